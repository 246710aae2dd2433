//! The `budgetpress` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    budgetpress::cli::run(std::env::args_os())
}
