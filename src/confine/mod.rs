//! Work in a process of its own, with limits of time and memory (限时限量).
//!
//! Some files of other people cost more than any bound in front of the readers can foresee: a layout may loop, a page may take
//! a drawing library for ever, or ask it for more memory than there is, which ends the process. Threads cannot be stopped, so
//! the program starts itself once more for such work, and the copy limits itself before it reads anything. What exceeds its
//! limits is ended by the system, and the process that waits for it reports that.
//!
//! Time is that of the processor, so that a busy machine refuses nothing; memory is what the process has of its own, without
//! the program and the fonts. Systems other than Unix know neither: there the process is ended after the time alone.

mod child;
#[cfg(unix)]
mod unix;

pub(crate) use child::{ForcedEnd, ended, program, stop, words};

use std::ffi::{OsStr, OsString};
use std::time::Duration;

use crate::error::Error;
use crate::model::{Finding, finding};

/// The first word after the program's name if it is to limit itself; two numbers follow.
const MARK: &str = "--confined";

/// What of the memory that a process may take goes to the program, its libraries and fonts, in MiB.
#[cfg(unix)]
const PROGRAM_MIB: u64 = 128;

/// Waiting takes so many times the time of the processor at most: other processes need it, too.
const WAIT: u32 = if cfg!(unix) { 12 } else { 2 };

/// How much a process may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Memory, in MiB.
    pub memory_mib: u64,
    /// Time of the processor for one document, in seconds.
    pub time_s: u64,
}

impl Limits {
    /// The limits for a larger input: each MiB of it takes so many seconds more.
    #[must_use]
    pub fn with_input(self, bytes: u64, seconds_per_mib: u64) -> Self {
        Self { time_s: self.time_s.saturating_add((bytes >> 20).saturating_mul(seconds_per_mib)), ..self }
    }

    /// The limits that the command line of a process states, and the same command line without them.
    pub fn of_process(words: &[OsString]) -> Option<(Self, Vec<OsString>)> {
        let [program, mark, memory, time, rest @ ..] = words else { return None };
        let number = |word: &OsStr| word.to_str()?.parse().ok();
        let limits = Self { memory_mib: number(memory)?, time_s: number(time)? };
        (mark == MARK).then(|| (limits, std::iter::once(program).chain(rest).cloned().collect()))
    }

    /// Runs this program once more with these limits and this command line, on the same input and output, and gives its exit
    /// status. What it writes to the standard error is handed to `say` once it has ended, as it cannot be known before whether
    /// it counts.
    ///
    /// # Errors
    /// `limit-time`, `limit-memory`, `limit-depth` if it exceeded its limits; `limit-broken` if it broke down; `limit-spawn` if it
    /// cannot be started.
    pub fn run(self, words: &[OsString], coloured: bool, say: impl Fn(&[u8])) -> Result<u8, Error> {
        child::run(words, self, coloured, say)
    }

    /// What the process of these limits is started with, before the words of the command.
    fn words(self) -> [OsString; 3] {
        [MARK.into(), self.memory_mib.to_string().into(), self.time_s.to_string().into()]
    }

    /// How long is waited for one document.
    pub(crate) fn wait(self) -> Duration {
        Duration::from_secs(self.time_s).saturating_mul(WAIT)
    }

    /// Limits this process, once.
    ///
    /// # Errors
    /// `limit-unset` if the system refuses.
    pub fn set(self) -> Result<(), Error> {
        #[cfg(unix)]
        unix::set(self).map_err(|error| Error::failed(finding::limit_unset(error)))?;
        self.renew();
        Ok(())
    }

    /// Gives this process the time for one more document.
    pub(crate) fn renew(self) {
        #[cfg(unix)]
        unix::renew(self);
    }
}

/// What a process is reported for that exceeded its limits, or broke down.
pub(crate) fn finding(ended: &ForcedEnd, limits: Limits) -> Finding {
    match ended {
        ForcedEnd::Time => finding::limit_time(limits.time_s),
        ForcedEnd::Memory => finding::limit_memory(limits.memory_mib),
        ForcedEnd::Depth => finding::limit_depth(),
        ForcedEnd::Broken(detail) => finding::limit_broken(detail),
    }
}
