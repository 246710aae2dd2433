//! A fence around readers of other people's files: what one cannot bear does not bring the program down.

use std::cell::Cell;
use std::sync::Once;

/// The stack of the thread that reads, in bytes: what is read may be nested deeply, and readers follow it by recursion.
/// It is reserved, not used.
const STACK: usize = 1 << 28;

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Runs a reading in a thread of its own; `None` if it panicked or no thread could be had. A damaged file is no fault of
/// the program, so nothing is printed.
pub(crate) fn guarded<T: Send>(read: impl FnOnce() -> T + Send) -> Option<T> {
    silence();
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || {
            QUIET.set(true);
            read()
        });
        thread.ok()?.join().ok()
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
