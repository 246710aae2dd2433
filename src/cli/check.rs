//! `budgetpress check`.

use serde_json::json;

use super::args::{CheckArgs, Format};
use super::build::distinct;
use super::{Terminal, print};
use crate::check::{self, Checked, Verdict};
use crate::error::Error;
use crate::export;
use crate::load::{self, Loaded};
use crate::model::{Finding, Severity};

pub(super) fn check(args: &CheckArgs, terminal: &Terminal) -> Result<(), Error> {
    if let Some(code) = &args.explain {
        return explain(code, terminal);
    }
    let Some(input) = &args.input else { return Ok(()) };
    let file = input.display().to_string();
    let loaded = match load::load(input, &args.layouts.open()) {
        Err(error) if args.format == Format::Json => return told(error, &file, terminal),
        loaded => loaded?,
    };
    if let Some(report) = &args.report {
        distinct(input, report)?;
        let checked = check::check(&loaded.budget, &loaded.layout);
        let findings = loaded.locate(checked.findings.clone());
        let page = check::html(&loaded.budget, &loaded.layout, &checked, &findings, &terminal.catalogue);
        export::write(report, page.as_bytes())?;
    }
    if args.format == Format::Json {
        return as_json(&loaded, &file, terminal);
    }
    let checked = prove(&loaded, &file, terminal)?;
    let count = |verdict| checked.count(verdict).to_string();
    terminal.say("checked", &[("exact", count(Verdict::Exact)), ("tail", count(Verdict::Tail))]);
    Ok(())
}

fn explain(code: &str, terminal: &Terminal) -> Result<(), Error> {
    let unknown =
        || Error::failed(Finding::error("rule-unknown").with("code", code).with("known", check::CODES.join(", ")));
    print(&format!("{}\n", check::explain(code, &terminal.catalogue).ok_or_else(unknown)?))
}

/// Checks the figures; tells warnings, and fails with all findings when there are errors.
pub(super) fn prove<'a>(loaded: &'a Loaded, file: &str, terminal: &Terminal) -> Result<Checked<'a>, Error> {
    let checked = check::check(&loaded.budget, &loaded.layout);
    if !checked.of(Severity::Error).is_empty() {
        return Err(Error::Found(loaded.locate(checked.findings)));
    }
    if !checked.findings.is_empty() {
        terminal.tell(&terminal.catalogue.report(&loaded.locate(checked.findings.clone()), Some(file)));
    }
    Ok(checked)
}

/// Prints what the check gave in JSON; fails, without further words, when there are errors.
fn as_json(loaded: &Loaded, file: &str, terminal: &Terminal) -> Result<(), Error> {
    let checked = check::check(&loaded.budget, &loaded.layout);
    let count = |verdict| checked.count(verdict);
    let identities =
        json!({ "exact": count(Verdict::Exact), "tail": count(Verdict::Tail), "error": count(Verdict::Error) });
    let failed = !checked.of(Severity::Error).is_empty();
    let findings = terminal.catalogue.json(&loaded.locate(checked.findings), file);
    print(&format!("{:#}\n", json!({ "identities": identities, "findings": findings })))?;
    if failed { Err(Error::Found(Vec::new())) } else { Ok(()) }
}

/// Prints what is wrong with a file that cannot be checked, in JSON.
fn told(error: Error, file: &str, terminal: &Terminal) -> Result<(), Error> {
    let findings = terminal.catalogue.json(error.findings(), file);
    print(&format!("{:#}\n", json!({ "identities": null, "findings": findings })))?;
    Err(match error {
        Error::Found(_) => Error::Found(Vec::new()),
        Error::Failed(_) => Error::Failed(Vec::new()),
    })
}
