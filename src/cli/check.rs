//! `budgetpress check`.

use super::Terminal;
use super::args::CheckArgs;
use crate::check::{Checked, Verdict};
use crate::error::Error;
use crate::load::{self, Loaded};
use crate::model::Severity;

pub(super) fn check(args: &CheckArgs, terminal: &Terminal) -> Result<(), Error> {
    let loaded = load::load(&args.input, &args.layouts.open())?;
    let checked = prove(&loaded, &args.input.display().to_string(), terminal)?;
    let count = |verdict| checked.count(verdict).to_string();
    let counts = [("exact", count(Verdict::Exact)), ("tail", count(Verdict::Tail))];
    terminal.say("checked", &counts);
    Ok(())
}

/// Checks the figures; tells warnings, and fails with all findings when there are errors.
pub(super) fn prove<'a>(loaded: &'a Loaded, file: &str, terminal: &Terminal) -> Result<Checked<'a>, Error> {
    let checked = crate::check::check(&loaded.budget, &loaded.layout);
    if !checked.of(Severity::Error).is_empty() {
        return Err(Error::Found(loaded.locate(checked.findings)));
    }
    if !checked.findings.is_empty() {
        terminal.tell(&terminal.catalogue.report(&loaded.locate(checked.findings.clone()), Some(file)));
    }
    Ok(checked)
}
