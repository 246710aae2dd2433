//! Sets the limits of memory and CPU time of this process with `setrlimit`, which exists on Unix only.
//!
//! The child process calls it through [`Limits::set`] and [`Limits::renew`].

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use rustix::time::{ClockId, clock_gettime};

use super::{Limits, PROGRAM_MIB};
use crate::guard::STACK_BYTES;

/// Minimum memory that remains beside the stack of a reading thread, in bytes.
const MIN_HEAP_BYTES: u64 = 128 << 20;

/// Limits the memory of this process, disables core dumps and, on Linux, ends the process when its parent ends.
pub(super) fn set(limits: Limits) -> std::io::Result<()> {
    // The whole stack of a reading thread counts as memory, although it is only reserved.
    let memory = limits.memory_mib.saturating_sub(PROGRAM_MIB) << 20;
    lower(Resource::Data, memory.max(STACK_BYTES as u64 + MIN_HEAP_BYTES))?;
    lower(Resource::Core, 0)?;
    // A parent that was killed cannot stop this process any more.
    #[cfg(target_os = "linux")]
    rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))?;
    Ok(())
}

/// Sets the CPU time limit to the time used so far plus the time for one more document.
pub(super) fn renew(limits: Limits) {
    let used_s = u64::try_from(clock_gettime(ClockId::ProcessCPUTime).tv_sec).unwrap_or_default();
    // Where the limit cannot be set, the parent still ends this process after its waiting time.
    let _ = lower(Resource::Cpu, used_s.saturating_add(limits.time_s).saturating_add(1));
}

/// Sets the soft limit of a resource, at most to its hard limit. The hard limit stays, so that [`renew`] can raise the
/// soft one again.
fn lower(resource: Resource, limit: u64) -> std::io::Result<()> {
    let present = getrlimit(resource);
    let limit = present.maximum.map_or(limit, |maximum| maximum.min(limit));
    setrlimit(resource, Rlimit { current: Some(limit), maximum: present.maximum })?;
    Ok(())
}
