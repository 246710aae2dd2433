//! Times and sizes, as ratios to Typst alone in the same run: machines differ, and are busy.
//!
//! `cargo bench` runs all; `cargo bench -- NAME…` those named: cost, stages, check, ledger, edit, growth, many, again.
//! Where a bar is not met it ends with an error, when all is done. `docs/performance.md` tells the figures.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a benchmark prints, and ends when it cannot go on")]

mod bare;
mod budgets;
mod check;
mod cost;
#[path = "../tests/support/departments.rs"]
mod departments;
mod figures;
mod growth;
mod ledger;
mod many;

/// A benchmark by its name.
const ALL: [(&str, fn()); 8] = [
    ("cost", cost::cost),
    ("stages", cost::stages),
    ("check", check::check),
    ("ledger", ledger::ledger),
    ("edit", cost::edit),
    ("growth", growth::growth),
    ("many", many::many),
    ("again", many::again),
];

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    // A process of its own, for peaks of memory: `--child KIND ARGUMENT…`.
    if let Some(at) = args.iter().position(|arg| arg == "--child") {
        return match args[at + 1].as_str() {
            "rows" => growth::child(&args[at + 2..]),
            _ => many::child(&args[at + 2..]),
        };
    }
    let named: Vec<&String> = args.iter().filter(|arg| !arg.starts_with('-')).collect();
    for (name, run) in ALL {
        if named.is_empty() || named.iter().any(|arg| *arg == name) {
            run();
        }
    }
    assert!(!figures::missed(), "a bar was missed");
}
