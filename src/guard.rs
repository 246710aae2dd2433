//! Runs readers of other people's files, each on a thread of its own, so that a panic becomes an error.

use std::any::Any;

use crate::error::Error;
use crate::model::finding;

/// The stack of the thread that reads, in bytes: what is read may be nested deeply, and readers follow it by recursion.
/// It is reserved, not used.
pub(crate) const STACK_BYTES: usize = 1 << 28;

/// The name of the threads that read. The program prints no message about their panics: a damaged file is no fault of its own.
pub const READER_THREAD: &str = "reader";

/// Runs a reading on a thread of its own; `panicked` gets the text of a panic.
///
/// # Errors
/// `thread-none` if no thread can be had, whatever the file is; what reading refuses.
pub(crate) fn guarded<T: Send>(
    read: impl FnOnce() -> Result<T, Error> + Send,
    panicked: impl FnOnce(String) -> Result<T, Error>,
) -> Result<T, Error> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name(READER_THREAD.to_owned()).stack_size(STACK_BYTES);
        let thread = thread.spawn_scoped(scope, read);
        let thread = thread.map_err(|_| Error::failed(finding::thread_none()))?;
        thread.join().unwrap_or_else(|panic| panicked(panic_text(&*panic)))
    })
}

/// The text of a panic.
pub(crate) fn panic_text(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}
