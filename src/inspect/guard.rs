//! A fence around the reader: what it cannot bear does not bring the program down.

use std::cell::Cell;
use std::sync::Once;

/// The stack of the thread that reads, in bytes: objects may be nested deeply, and the reader follows them by recursion.
/// It is reserved, not used.
const STACK: usize = 1 << 28;

/// Brackets that are open at once beyond which bytes are not given to the reader: what it does with so many would not
/// fit its stack. A document has a dozen.
const DEEP: usize = 200_000;

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Whether bytes open so many brackets within each other. Those within texts count, too: it is a bound, not a parse.
pub(super) fn is_deep(bytes: &[u8]) -> bool {
    let mut open = 0_usize;
    bytes.iter().any(|byte| {
        match byte {
            b'[' | b'<' | b'(' => open += 1,
            b']' | b'>' | b')' => open = open.saturating_sub(1),
            _ => {}
        }
        open > DEEP
    })
}

/// Runs a reading in a thread of its own; `None` if it panicked or no thread could be had. A damaged file is no fault of
/// the program, so nothing is printed.
pub(super) fn guarded<T: Send>(read: impl FnOnce() -> T + Send) -> Option<T> {
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
