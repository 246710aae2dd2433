//! Splits the inputs of a batch run into shards (分片), one for each machine.

use std::num::NonZeroU64;
use std::str::FromStr;

use sha2::{Digest, Sha256};

/// One shard of several. It takes inputs by a digest of their names, so that a new input does not move others to
/// another shard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Its number, from 0.
    index: u64,
    count: NonZeroU64,
}

impl Shard {
    /// The shard `index` (from 0) of `count`; `None` if the index is too large.
    pub fn new(index: u64, count: u64) -> Option<Self> {
        let count = NonZeroU64::new(count)?;
        (index < count.get()).then_some(Self { index, count })
    }

    /// The shard that a scheduler states in environment variables: `JOB_COMPLETION_INDEX` with `JOB_COMPLETIONS` for an
    /// Indexed Job of Kubernetes, `SLURM_ARRAY_TASK_ID` with `_COUNT`, `_MIN` and `_STEP` for an array of Slurm. `None`
    /// if there are none, or they are inconsistent.
    pub fn from_variables(variable: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let number = |name: &str| variable(name)?.trim().parse::<u64>().ok();
        if let Some(index) = number("JOB_COMPLETION_INDEX") {
            return Self::new(index, number("JOB_COMPLETIONS")?);
        }
        let (task, count) = (number("SLURM_ARRAY_TASK_ID")?, number("SLURM_ARRAY_TASK_COUNT")?);
        let (first, step) = (number("SLURM_ARRAY_TASK_MIN")?, number("SLURM_ARRAY_TASK_STEP").unwrap_or(1).max(1));
        let offset = task.checked_sub(first)?;
        // Slurm task numbers may be any list (`--array=1,5,6`): a number that is not on a step has no index. That all
        // are on a step does not prove that the list has no gaps.
        if offset % step == 0 { Self::new(offset / step, count) } else { None }
    }

    /// Whether the input of this name belongs to this shard.
    pub fn takes(self, name: &str) -> bool {
        let digest = Sha256::digest(name.as_bytes());
        let number = digest.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        number % self.count == self.index
    }

    /// The suffix of its journal, lock and report: `.2-of-8`.
    pub(super) fn suffix(self) -> String {
        format!(".{}-of-{}", self.index + 1, self.count)
    }
}

impl FromStr for Shard {
    type Err = ();

    /// Reads `I/N`, with I from 1 to N.
    fn from_str(text: &str) -> Result<Self, ()> {
        let (index, count) = text.split_once('/').ok_or(())?;
        let index: u64 = index.trim().parse().map_err(drop)?;
        Self::new(index.checked_sub(1).ok_or(())?, count.trim().parse().map_err(drop)?).ok_or(())
    }
}
