//! The `budgetpress` program.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    quiet_readers();
    cli::run(std::env::args_os())
}

/// Lets panics of threads that read files, and no others, pass without a message: they become errors.
fn quiet_readers() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().name() != Some(budgetpress::READER_THREAD) {
            usual(info);
        }
    }));
}
