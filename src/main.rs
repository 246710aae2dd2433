//! The `budgetpress` program: runs the command line of the `cli` module on top of the library.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    quiet_readers();
    cli::run(std::env::args_os())
}

/// Silences the panic messages of threads that read files: the library turns those panics into errors.
fn quiet_readers() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().name() != Some(budgetpress::READER_THREAD) {
            usual(info);
        }
    }));
}
