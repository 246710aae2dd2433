//! Limits of CPU time and memory (限时限量) for work on untrusted files, which runs in a child process.
//!
//! A layout may loop, and a drawing may need more time or memory than the machine has, although the file passed all
//! checks of size. A thread cannot be stopped from outside, so `cli` and `batch` start this program again for such
//! work. The child sets its limits before it reads any file; the system ends it when it exceeds them, and the parent
//! reports a finding.
//!
//! Time is CPU time, so that a busy machine refuses no document. Memory is the data segment, without the program and
//! the fonts. On systems other than Unix neither can be limited: there the parent ends the child after a waiting time.

mod child;
#[cfg(unix)]
mod unix;

pub(crate) use child::{ForcedEnd, end_cause, program, read_stderr, stop};

use std::ffi::{OsStr, OsString};
use std::time::Duration;

use crate::error::Error;
use crate::model::{Finding, finding};

/// The first argument of a child that must limit itself; the memory in MiB and the time in seconds follow.
const CONFINED_FLAG: &str = "--confined";

/// The share of the memory limit that the program, its libraries and fonts take, in MiB.
#[cfg(unix)]
const PROGRAM_MIB: u64 = 128;

/// How long the parent waits for a child, as a multiple of the child's CPU time: other processes share the processor.
const WAIT_FACTOR: u32 = if cfg!(unix) { 12 } else { 2 };

/// How much memory and time a child process may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Memory, in MiB.
    pub memory_mib: u64,
    /// CPU time for one document, in seconds.
    pub time_s: u64,
}

impl Limits {
    /// These limits with `seconds_per_mib` more seconds for each whole MiB of an input of `bytes` bytes.
    #[must_use]
    pub fn with_input(self, bytes: u64, seconds_per_mib: u64) -> Self {
        Self { time_s: self.time_s.saturating_add((bytes >> 20).saturating_mul(seconds_per_mib)), ..self }
    }

    /// The limits in the command line of a child, and the command line without them; `None` for any other process.
    pub fn of_process(words: &[OsString]) -> Option<(Self, Vec<OsString>)> {
        let [program, flag, memory, time, rest @ ..] = words else { return None };
        let number = |word: &OsStr| word.to_str()?.parse().ok();
        let limits = Self { memory_mib: number(memory)?, time_s: number(time)? };
        (flag == CONFINED_FLAG).then(|| (limits, std::iter::once(program).chain(rest).cloned().collect()))
    }

    /// Runs the program again with these limits and the command line `words`, on the same standard input and output;
    /// returns its exit status. Its standard error is held back and passed to `say` after a normal end; after an
    /// abnormal end a finding replaces it.
    ///
    /// # Errors
    /// `limit-time`, `limit-memory`, `limit-depth` if it exceeded its limits; `limit-broken` if it broke down; `limit-spawn` if it
    /// cannot be started.
    pub fn run(self, words: &[OsString], coloured: bool, say: impl Fn(&[u8])) -> Result<u8, Error> {
        child::run(words, self, coloured, say)
    }

    /// The arguments that give a child these limits; they precede the command line of the user.
    fn arguments(self) -> [OsString; 3] {
        [CONFINED_FLAG.into(), self.memory_mib.to_string().into(), self.time_s.to_string().into()]
    }

    /// How long the parent waits for one document.
    pub(crate) fn wait(self) -> Duration {
        Duration::from_secs(self.time_s).saturating_mul(WAIT_FACTOR)
    }

    /// Applies the limits to this process; called once, by the child, before it reads any file.
    ///
    /// # Errors
    /// `limit-unset` if the system refuses.
    pub fn set(self) -> Result<(), Error> {
        #[cfg(unix)]
        unix::set(self).map_err(|error| Error::failed(finding::limit_unset(error)))?;
        self.renew();
        Ok(())
    }

    /// Raises the CPU time limit of this process by the time for one more document.
    pub(crate) fn renew(self) {
        #[cfg(unix)]
        unix::renew(self);
    }
}

/// The finding for a child that exceeded its limits or crashed.
pub(crate) fn finding(cause: &ForcedEnd, limits: Limits) -> Finding {
    match cause {
        ForcedEnd::Time => finding::limit_time(limits.time_s),
        ForcedEnd::Memory => finding::limit_memory(limits.memory_mib),
        ForcedEnd::Depth => finding::limit_depth(),
        ForcedEnd::Broken(detail) => finding::limit_broken(detail),
    }
}
