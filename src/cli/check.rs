//! `budgetpress check`.

use std::path::Path;

use serde_json::{Value, json};

use super::args::{AcceptArgs, CheckArgs, Format};
use super::{Terminal, explain, print_json};
use crate::build::{Proved, prove};
use crate::check::{self, Acceptance, Verdict};
use crate::error::Error;
use crate::load::{self, Loaded};
use crate::mark::{self, Subject};
use crate::model::Finding;
use crate::output::{self, NewFile, Rule};

pub(super) fn check(args: &CheckArgs, terminal: &Terminal) -> Result<(), Error> {
    if let Some(code) = &args.explain {
        return explain::of_check(code, terminal);
    }
    let Some(input) = &args.input else { return Ok(()) };
    let file = input.display().to_string();
    let wishes = args.accept.wishes()?;
    let loaded = match args.layouts.open().and_then(|layouts| load::load(input, &layouts)) {
        Err(error) if args.format == Format::Json => return told(error, &file, terminal),
        loaded => loaded?,
    };
    let proved = prove(&loaded, &wishes)?;
    if let Some(report) = &args.report {
        let page = mark::html(&html(&proved, &loaded, terminal), &subject(Some(&loaded), input));
        let file = NewFile { path: report, bytes: page.as_bytes(), within: None };
        output::put(&[file], &Rule::new(args.replace.force, [input.as_path()]))?;
    }
    match args.format {
        Format::Json => print_record(&proved, &file, terminal),
        Format::Text => settle(proved, false, &file, terminal).map(|proved| sum_up(&proved, terminal)),
    }
}

/// What a report is about: the document, as far as it could be read, and the file of its data.
fn subject(loaded: Option<&Loaded>, input: &Path) -> Subject {
    let file = input.file_name().unwrap_or_default().to_string_lossy();
    Subject::of_report(loaded.map(|loaded| &loaded.budget), &file)
}

/// Fails with all findings when there are errors, unless this is a draft; else tells what there is to tell.
pub(super) fn settle<'a>(
    proved: Proved<'a>,
    draft: bool,
    file: &str,
    terminal: &Terminal,
) -> Result<Proved<'a>, Error> {
    let proved = proved.settle(draft)?;
    if !proved.open.is_empty() {
        terminal.tell(&terminal.catalogue.report(&proved.open, Some(file)));
    }
    for accepted in &proved.accepted {
        let place = accepted.finding.place.as_ref().map(|place| place.short().to_owned()).unwrap_or_default();
        let code = accepted.finding.code.to_owned();
        terminal.say("accepted", &[("code", code), ("place", place), ("because", accepted.because.clone())]);
    }
    Ok(proved)
}

fn sum_up(proved: &Proved<'_>, terminal: &Terminal) {
    let count = |verdict| proved.count(verdict).to_string();
    let counts = [Verdict::Exact, Verdict::Tail, Verdict::Error].map(count);
    let [exact, tail, error] = counts;
    let id = if error == "0" { "checked" } else { "checked-but" };
    terminal.say(id, &[("exact", exact), ("tail", tail), ("error", error)]);
}

/// Prints what was found in JSON; fails, without further words, when there are errors.
fn print_record(proved: &Proved<'_>, file: &str, terminal: &Terminal) -> Result<(), Error> {
    print_json(&proved.record(Some(file), &terminal.catalogue))?;
    if proved.is_wrong() { Err(Error::Found(Vec::new())) } else { Ok(()) }
}

fn html(proved: &Proved<'_>, loaded: &Loaded, terminal: &Terminal) -> String {
    let Loaded { budget, layout, .. } = loaded;
    check::html(budget, layout, &proved.checked, &proved.open, &proved.accepted, &terminal.catalogue)
}

/// Prints what is wrong with a file that cannot be checked, in JSON.
pub(super) fn told(error: Error, file: &str, terminal: &Terminal) -> Result<(), Error> {
    let findings = terminal.catalogue.json(error.findings(), Some(file));
    let told = json!({ "identities": Value::Null, "findings": findings, "accepted": [] });
    print_json(&told)?;
    Err(match error {
        Error::Found(_) => Error::Found(Vec::new()),
        Error::Failed(_) => Error::Failed(Vec::new()),
    })
}

impl AcceptArgs {
    /// The findings to accept.
    ///
    /// # Errors
    /// `allow-malformed` unless each has a code, a place and a reason.
    pub(super) fn wishes(&self) -> Result<Vec<Acceptance>, Error> {
        let reasons = self.because.iter().map(String::as_str).chain(std::iter::repeat(""));
        let wishes: Result<Vec<Acceptance>, Error> =
            self.allow.iter().zip(reasons).map(|(named, because)| Acceptance::new(named, because)).collect();
        match self.because.get(self.allow.len()) {
            Some(spare) => Err(Error::failed(Finding::error("allow-malformed").with("value", spare))),
            None => wishes,
        }
    }
}
