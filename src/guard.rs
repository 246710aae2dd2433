//! A fence around readers of other people's files: what one cannot bear does not bring the program down.

use std::cell::Cell;
use std::sync::Once;

/// The stack of the thread that reads, in bytes: what is read may be nested deeply, and readers follow it by recursion.
/// It is reserved, not used.
pub(crate) const STACK_BYTES: usize = 1 << 28;

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Runs a reading in a thread of its own; `None` if it panicked or no thread could be had. A damaged file is no fault of
/// the program, so nothing is printed.
pub(crate) fn guarded<T: Send>(read: impl FnOnce() -> T + Send) -> Option<T> {
    caught(read).ok()
}

/// The same, with what the panic said.
pub(crate) fn caught<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, String> {
    silence();
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, || {
            QUIET.set(true);
            work()
        });
        thread.map_err(|error| error.to_string())?.join().map_err(|panic| {
            let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
            text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
        })
    })
}

/// Lets panics of the reading threads, and no others, pass without a message.
fn silence() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !QUIET.get() {
                usual(info);
            }
        }));
    });
}
