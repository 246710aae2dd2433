//! The `budgetpress` program.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    budgetpress::cli::run(&budgetpress::cli::Args::parse())
}
