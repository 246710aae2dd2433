//! `budgetpress check`.

use serde_json::{Value, json};

use super::args::{AcceptArgs, CheckArgs, Format};
use super::build::distinct;
use super::{Terminal, print};
use crate::check::{self, Acceptance, Accepted, Checked, Verdict};
use crate::error::Error;
use crate::export;
use crate::load::{self, Loaded};
use crate::message::Catalogue;
use crate::model::{Finding, Severity};

pub(super) fn check(args: &CheckArgs, terminal: &Terminal) -> Result<(), Error> {
    if let Some(code) = &args.explain {
        return explain(code, terminal);
    }
    let Some(input) = &args.input else { return Ok(()) };
    let file = input.display().to_string();
    let wishes = args.accept.wishes()?;
    let loaded = match load::load(input, &args.layouts.open()) {
        Err(error) if args.format == Format::Json => return told(error, &file, terminal),
        loaded => loaded?,
    };
    let proved = prove(&loaded, &wishes)?;
    if let Some(report) = &args.report {
        distinct(input, report)?;
        export::write(report, proved.html(&loaded, terminal).as_bytes())?;
    }
    match args.format {
        Format::Json => proved.print(&file, terminal),
        Format::Text => proved.settle(false, &file, terminal).map(|proved| proved.sum_up(terminal)),
    }
}

fn explain(code: &str, terminal: &Terminal) -> Result<(), Error> {
    let unknown =
        || Error::failed(Finding::error("rule-unknown").with("code", code).with("known", check::CODES.join(", ")));
    print(&format!("{}\n", check::explain(code, &terminal.catalogue).ok_or_else(unknown)?))
}

/// What a check gave: findings with their places in the file, less those that somebody answers for.
pub(super) struct Proved<'a> {
    checked: Checked<'a>,
    open: Vec<Finding>,
    pub(super) accepted: Vec<Accepted>,
}

/// Checks the figures.
pub(super) fn prove<'a>(loaded: &'a Loaded, wishes: &[Acceptance]) -> Result<Proved<'a>, Error> {
    let mut checked = check::check(&loaded.budget, &loaded.layout);
    let mut found = loaded.findings.clone();
    found.extend(loaded.locate(std::mem::take(&mut checked.findings)));
    check::sort(&mut found, &loaded.layout);
    let (open, accepted) = check::accept(found, wishes)?;
    Ok(Proved { checked, open, accepted })
}

impl Proved<'_> {
    fn is_wrong(&self) -> bool {
        self.open.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Fails with all findings when there are errors, unless this is a draft; else tells what there is to tell.
    pub(super) fn settle(self, draft: bool, file: &str, terminal: &Terminal) -> Result<Self, Error> {
        if self.is_wrong() && !draft {
            return Err(Error::Found(self.open));
        }
        if !self.open.is_empty() {
            terminal.tell(&terminal.catalogue.report(&self.open, Some(file)));
        }
        for accepted in &self.accepted {
            let place = accepted.finding.place.as_ref().map(|place| place.short().to_owned()).unwrap_or_default();
            let code = accepted.finding.code.to_owned();
            terminal.say("accepted", &[("code", code), ("place", place), ("because", accepted.because.clone())]);
        }
        Ok(self)
    }

    fn count(&self, verdict: Verdict) -> usize {
        self.checked.count(verdict)
    }

    fn sum_up(&self, terminal: &Terminal) {
        let count = |verdict| self.count(verdict).to_string();
        let counts = [Verdict::Exact, Verdict::Tail, Verdict::Error].map(count);
        let [exact, tail, error] = counts;
        let id = if error == "0" { "checked" } else { "checked-but" };
        terminal.say(id, &[("exact", exact), ("tail", tail), ("error", error)]);
    }

    /// What was found, in JSON; with the file's name where programs that called this one want it.
    pub(super) fn record(&self, file: Option<&str>, catalogue: &Catalogue) -> Value {
        let identities = json!({
            "exact": self.count(Verdict::Exact),
            "tail": self.count(Verdict::Tail),
            "error": self.count(Verdict::Error),
        });
        let findings = catalogue.json(&self.open, file);
        let accepted = check::record(&self.accepted, catalogue);
        json!({ "identities": identities, "findings": findings, "accepted": accepted })
    }

    /// Prints it in JSON; fails, without further words, when there are errors.
    fn print(self, file: &str, terminal: &Terminal) -> Result<(), Error> {
        print(&format!("{:#}\n", self.record(Some(file), &terminal.catalogue)))?;
        if self.is_wrong() { Err(Error::Found(Vec::new())) } else { Ok(()) }
    }

    fn html(&self, loaded: &Loaded, terminal: &Terminal) -> String {
        let Loaded { budget, layout, .. } = loaded;
        check::html(budget, layout, &self.checked, &self.open, &self.accepted, &terminal.catalogue)
    }
}

/// Prints what is wrong with a file that cannot be checked, in JSON.
fn told(error: Error, file: &str, terminal: &Terminal) -> Result<(), Error> {
    let findings = terminal.catalogue.json(error.findings(), Some(file));
    let told = json!({ "identities": Value::Null, "findings": findings, "accepted": [] });
    print(&format!("{told:#}\n"))?;
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
