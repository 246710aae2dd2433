//! `budgetpress check`.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::args::{AcceptArgs, CheckArgs, FindingsFormat, FontArgs};
use super::{Terminal, explain, print_json};
use crate::build::{Proved, prove};
use crate::check::{self, Acceptance, SumAgreement};
use crate::compile::Compiler;
use crate::compile::fonts::{Fonts, find_folder};
use crate::error::Error;
use crate::load::{self, Loaded};
use crate::mark::{self, Subject};
use crate::message::{Conclusion, Purpose};
use crate::model::Finding;
use crate::output::{self, NewFile, OverwriteRule};

pub(super) fn check(args: &CheckArgs, terminal: &Terminal) -> Result<(), Error> {
    if let Some(code) = &args.explain {
        return explain::explain(code, &check::CODES, terminal);
    }
    let Some(input) = &args.input else { return Ok(()) };
    let file = input.display().to_string();
    let wishes = args.accept.wishes(&file)?;
    let loaded = args.with.layouts().and_then(|layouts| load::examine(&load::bytes(input)?, &layouts));
    let loaded = match loaded {
        Ok(loaded) => loaded,
        Err(error) => return unreadable(error, None, args, &file, terminal),
    };
    let proved = match prove(&loaded, &wishes) {
        Ok(proved) => proved.with_unready(&loaded, fonts(&args.with.fonts)?.as_ref()),
        Err(error) => return unreadable(error, Some(&loaded), args, &file, terminal),
    };
    write_report(args, Some(&loaded), || html(&proved, &loaded, terminal))?;
    match args.format {
        FindingsFormat::Json => print_record(&proved, &file, terminal),
        FindingsFormat::Text => {
            let proved = settle(proved, false, &file, terminal)?;
            sum_up(&proved, terminal);
            terminal.conclude(&proved.conclusion());
            Ok(())
        }
    }
}

/// Writes the report if one is wanted: on the document as far as it could be read, and the file of its data.
fn write_report(args: &CheckArgs, loaded: Option<&Loaded>, page: impl FnOnce() -> String) -> Result<(), Error> {
    let (Some(report), Some(input)) = (&args.report, &args.input) else { return Ok(()) };
    let subject = Subject::of_report(loaded.map(|loaded| &loaded.budget), canonical(input).as_deref());
    let page = mark::html(&page(), &subject);
    let new = NewFile { path: report, bytes: page.as_bytes(), within: None };
    output::put(&[new], &OverwriteRule::new(args.replace.force, [input.as_path()]))
}

/// The canonical path of a file, even one that is not there; `None` for the standard input, a pipe and a folder.
fn canonical(input: &Path) -> Option<PathBuf> {
    if input.as_os_str() == "-" {
        return None;
    }
    match input.metadata() {
        Ok(known) => input.canonicalize().ok().filter(|_| known.is_file()),
        Err(_) => {
            let folder = input.parent().filter(|folder| !folder.as_os_str().is_empty());
            Some(folder.unwrap_or(Path::new(".")).canonicalize().ok()?.join(input.file_name()?))
        }
    }
}

/// The fonts by which glyphs are looked for, unless there are none where they are by default.
pub(super) fn fonts(args: &FontArgs) -> Result<Option<Compiler>, Error> {
    let given = args.fonts_folder.as_deref();
    let folder = match find_folder(given) {
        Err(_) if given.is_none() => return Ok(None),
        folder => folder?,
    };
    Ok(Some(Compiler::new(Fonts::open(&folder, args.system_fonts)?)))
}

/// Reports a file of which nothing could be checked, or acceptances that cannot be.
fn unreadable(
    error: Error,
    loaded: Option<&Loaded>,
    args: &CheckArgs,
    file: &str,
    terminal: &Terminal,
) -> Result<(), Error> {
    let findings = error.findings();
    write_report(args, loaded, || check::html_of_unread(file, findings, &terminal.catalogue))?;
    match args.format {
        FindingsFormat::Json => return told(error, file, terminal),
        FindingsFormat::Text => {
            terminal.tell(&terminal.catalogue.report(findings, Some(file)));
            terminal.conclude(&Conclusion::of(findings, Purpose::Publication));
        }
    }
    Err(error.emptied())
}

/// Reports what is open. Fails, without further words, when there are errors, unless this is a draft.
pub(super) fn settle<'a>(
    proved: Proved<'a>,
    draft: bool,
    file: &str,
    terminal: &Terminal,
) -> Result<Proved<'a>, Error> {
    if proved.is_refused(draft) {
        terminal.tell(&terminal.catalogue.report(&proved.open, Some(file)));
        let count = |verdict| proved.count(verdict).to_string();
        let counts = [("exact", SumAgreement::Exact), ("tail", SumAgreement::Tail), ("error", SumAgreement::Error)];
        terminal.say("report-counts", &counts.map(|(name, verdict)| (name, count(verdict))));
        tell_unevaluated(&proved, terminal);
        terminal.conclude(&proved.conclusion());
        return Err(Error::Found(Vec::new()));
    }
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

/// Reports how many identities were not evaluated, if there are such.
fn tell_unevaluated(proved: &Proved<'_>, terminal: &Terminal) {
    let count = proved.checked.unevaluated;
    if count > 0 {
        terminal.say("unevaluated", &[("count", count.to_string())]);
    }
}

fn sum_up(proved: &Proved<'_>, terminal: &Terminal) {
    let count = |verdict| proved.count(verdict).to_string();
    let counts = [SumAgreement::Exact, SumAgreement::Tail, SumAgreement::Error].map(count);
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
    let conclusion = Conclusion::of(error.findings(), Purpose::Publication);
    let verdict = terminal.catalogue.conclusion_record(&conclusion);
    let told = json!({ "verdict": verdict, "identities": Value::Null, "findings": findings, "accepted": [] });
    print_json(&told)?;
    Err(error.emptied())
}

impl AcceptArgs {
    /// The findings to accept in a file, whose name reports print before places.
    ///
    /// # Errors
    /// `allow-malformed` unless each has a code, a place and a reason.
    pub(super) fn wishes(&self, file: &str) -> Result<Vec<Acceptance>, Error> {
        let reasons = self.because.iter().map(String::as_str).chain(std::iter::repeat(""));
        let wishes: Result<Vec<Acceptance>, Error> =
            self.allow.iter().zip(reasons).map(|(named, because)| Acceptance::new(named, because)).collect();
        let wishes = wishes.map(|wishes| wishes.into_iter().map(|wish| wish.in_file(file)).collect());
        match self.because.get(self.allow.len()) {
            Some(spare) => Err(Error::failed(Finding::error("allow-malformed").with("value", spare))),
            None => wishes,
        }
    }
}
