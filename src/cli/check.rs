//! The command `budgetpress check`: checks a data file and reports the findings as text, JSON or an HTML page.

use budgetpress::check::{self, Acceptance, SumAgreement};
use budgetpress::message::{Conclusion, Purpose};
use budgetpress::model::usage as finding;
use budgetpress::{Document, DocumentCheck, Error, InputKind, report_of_unread};
use serde_json::{Value, json};

use super::args::{AcceptArgs, CheckArgs, FindingsFormat};
use super::{Terminal, explain, input_file, print_json};

pub(super) fn check(args: &CheckArgs, terminal: &Terminal) -> Result<(), Error> {
    if let Some(code) = &args.explain {
        return explain::explain(code, &check::CODES, terminal);
    }
    let Some(input) = &args.input else { return Ok(()) };
    let file = input.display().to_string();
    let accepted = args.accept.acceptances(&file)?;
    let resources = args.with.resources();
    let document = match input_file(input, InputKind::Data).and_then(|input| resources.document(input)) {
        Ok(document) => document,
        Err(error) => return report_unread(error, None, args, &file, terminal),
    };
    let check = match document.check(&accepted) {
        Ok(check) => check.with_unready()?,
        Err(error) => return report_unread(error, Some(&document), args, &file, terminal),
    };
    if let Some(report) = &args.report {
        check.report(report, &terminal.catalogue)?.write(args.replace.force)?;
    }
    match args.format {
        FindingsFormat::Json => print_record(&check, terminal),
        FindingsFormat::Text => {
            report_open(&check, false, &file, terminal)?;
            sum_up(&check, terminal);
            terminal.conclude(&check.conclusion());
            Ok(())
        }
    }
}

/// Reports a file that could not be checked, or acceptances that cannot be applied.
fn report_unread(
    error: Error,
    document: Option<&Document<'_>>,
    args: &CheckArgs,
    file: &str,
    terminal: &Terminal,
) -> Result<(), Error> {
    let findings = error.findings();
    if let (Some(report), Some(input)) = (&args.report, &args.input) {
        report_of_unread(input, document, findings, report, &terminal.catalogue)?.write(args.replace.force)?;
    }
    match args.format {
        FindingsFormat::Json => return unreadable(error, file, terminal),
        FindingsFormat::Text => {
            terminal.print(&terminal.catalogue.report(findings, Some(file)));
            terminal.conclude(&Conclusion::of(findings, Purpose::Publication));
        }
    }
    Err(error.emptied())
}

/// Prints the open and the accepted findings. Fails with an empty error if there are errors and this is no draft. Also
/// used by `build` and `convert`.
pub(super) fn report_open(
    check: &DocumentCheck<'_>,
    draft: bool,
    file: &str,
    terminal: &Terminal,
) -> Result<(), Error> {
    if check.is_refused(draft) {
        terminal.print(&terminal.catalogue.report(check.findings(), Some(file)));
        terminal.say("report-counts", &counts(check));
        if check.unevaluated() > 0 {
            terminal.say("unevaluated", &[("count", check.unevaluated().to_string())]);
        }
        terminal.conclude(&check.conclusion());
        return Err(Error::Found(Vec::new()));
    }
    if !check.findings().is_empty() {
        terminal.print(&terminal.catalogue.report(check.findings(), Some(file)));
    }
    for accepted in check.accepted() {
        let place = accepted.finding.place.as_ref().map(|place| place.short().to_owned()).unwrap_or_default();
        let code = accepted.finding.code.to_owned();
        terminal.say("accepted", &[("code", code), ("place", place), ("because", accepted.because.clone())]);
    }
    Ok(())
}

fn counts(check: &DocumentCheck<'_>) -> [(&'static str, String); 3] {
    let kinds = [("exact", SumAgreement::Exact), ("tail", SumAgreement::Tail), ("error", SumAgreement::Error)];
    kinds.map(|(name, agreement)| (name, check.count(agreement).to_string()))
}

fn sum_up(check: &DocumentCheck<'_>, terminal: &Terminal) {
    let id = if check.count(SumAgreement::Error) == 0 { "checked" } else { "checked-but" };
    terminal.say(id, &counts(check));
}

/// Prints the report of the check in JSON; fails with an empty error if there are errors.
fn print_record(check: &DocumentCheck<'_>, terminal: &Terminal) -> Result<(), Error> {
    print_json(&check.record(&terminal.catalogue))?;
    if check.is_wrong() { Err(Error::Found(Vec::new())) } else { Ok(()) }
}

/// Prints in JSON why a file cannot be checked.
pub(super) fn unreadable(error: Error, file: &str, terminal: &Terminal) -> Result<(), Error> {
    let findings = terminal.catalogue.json(error.findings(), Some(file));
    let conclusion = Conclusion::of(error.findings(), Purpose::Publication);
    let verdict = terminal.catalogue.conclusion_record(&conclusion);
    let record = json!({ "verdict": verdict, "identities": Value::Null, "findings": findings, "accepted": [] });
    print_json(&record)?;
    Err(error.emptied())
}

impl AcceptArgs {
    /// The acceptances that the user typed. `file` is the name that reports print before places.
    ///
    /// # Errors
    /// `allow-malformed` unless each has a code, a place and a reason.
    pub(super) fn acceptances(&self, file: &str) -> Result<Vec<Acceptance>, Error> {
        let reasons = self.because.iter().map(String::as_str).chain(std::iter::repeat(""));
        let acceptance = |(named, because): (&String, &str)| Ok(Acceptance::new(named, because)?.in_file(file));
        let acceptances = self.allow.iter().zip(reasons).map(acceptance).collect();
        match self.because.get(self.allow.len()) {
            Some(spare) => Err(Error::failed(finding::allow_malformed(spare, "CODE"))),
            None => acceptances,
        }
    }
}
