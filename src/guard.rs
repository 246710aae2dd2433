//! Runs parsers of files that others wrote, each on a thread of its own, so that a panic becomes an error. Used for
//! PDFs (`inspect`) and workbooks (`load`), whose parsers are libraries.

use std::any::Any;

use crate::error::Error;
use crate::model::finding;

/// The stack of a reader thread, in bytes: files may be nested deeply, and parsers recurse into them. Address space is
/// reserved; memory is used only as the stack grows.
pub(crate) const STACK_BYTES: usize = 1 << 28;

/// The name of reader threads. The program's panic hook prints nothing for them: their panics are caused by damaged
/// files and are reported as findings.
pub const READER_THREAD: &str = "reader";

/// Runs `read` on a reader thread. If it panics, `panicked` gets the text of the panic and decides the result.
///
/// # Errors
/// `thread-none` if no thread can be started; otherwise those of `read` and `panicked`.
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

/// The message of a panic; empty if it has none.
pub(crate) fn panic_text(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}
