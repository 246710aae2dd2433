//! The limits of Unix.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use rustix::time::{ClockId, clock_gettime};

use super::{Limits, PROGRAM_MIB};
use crate::guard::STACK_BYTES;

/// Beside the stack of a reading thread there is so much room at least, in bytes.
const LEAST_BYTES: u64 = 128 << 20;

/// Limits the memory of this process, and lets it leave no image of itself behind when it is ended.
pub(super) fn set(limits: Limits) -> std::io::Result<()> {
    // The stack of a reading thread counts although it is reserved only: there must be room for it.
    let own = limits.memory_mib.saturating_sub(PROGRAM_MIB) << 20;
    lower(Resource::Data, own.max(STACK_BYTES as u64 + LEAST_BYTES))?;
    lower(Resource::Core, 0)?;
    // Whoever waits for this process may be killed.
    #[cfg(target_os = "linux")]
    rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))?;
    Ok(())
}

/// The time that this process has taken, and that for one document more.
pub(super) fn renew(limits: Limits) {
    let taken = u64::try_from(clock_gettime(ClockId::ProcessCPUTime).tv_sec).unwrap_or_default();
    // A system that does not limit time leaves it to the process that waits.
    let _ = lower(Resource::Cpu, taken.saturating_add(limits.time_s).saturating_add(1));
}

/// Sets a limit that may be raised again, below any that holds already.
fn lower(resource: Resource, limit: u64) -> std::io::Result<()> {
    let held = getrlimit(resource);
    let limit = held.maximum.map_or(limit, |maximum| maximum.min(limit));
    setrlimit(resource, Rlimit { current: Some(limit), maximum: held.maximum })?;
    Ok(())
}
