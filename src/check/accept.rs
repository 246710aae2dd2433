//! Findings that somebody answers for: each is named by code and place, with the reason, and stays on record.

use serde_json::{Value, json};

use super::CODES;
use crate::error::Error;
use crate::message::Catalogue;
use crate::model::{Finding, Place};

/// The acceptance of one finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The code of the finding.
    pub code: String,
    /// Its place, as the report tells it: the pointer, or sheet and cell. Where several findings of this code have
    /// it, `@` follows with what only one of them names: another cell, or else a value.
    pub place: String,
    /// Why it is right all the same.
    pub because: String,
}

/// A finding that was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The finding.
    pub finding: Finding,
    /// Why it is right all the same.
    pub because: String,
}

impl Acceptance {
    /// Reads `CODE@PLACE` or `CODE@PLACE@CELL`, code and place as reports print them: the code may stand in brackets behind
    /// its severity, the place behind the number of its line.
    ///
    /// # Errors
    /// `allow-malformed` without a code, a place or a reason.
    pub fn new(named: &str, because: &str) -> Result<Self, Error> {
        let parts = named.split_once('@').filter(|(code, place)| !code.is_empty() && !place.is_empty());
        match parts {
            Some((code, place)) if !because.trim().is_empty() => Ok(Self {
                code: bare_code(code).into(),
                place: bare_place(place).into(),
                because: because.trim().into(),
            }),
            _ => Err(Error::failed(Finding::error("allow-malformed").with("value", named))),
        }
    }

    /// The same, with the name of the file that reports print before a place taken away.
    pub fn in_file(mut self, file: &str) -> Self {
        if let Some(rest) = self.place.strip_prefix(file) {
            self.place = bare_place(rest.trim_start()).to_owned();
        }
        self
    }

    fn is_about(&self, finding: &Finding) -> bool {
        let Some(place) = finding.place.as_ref().filter(|_| finding.code == self.code) else { return false };
        // The name of a worksheet may have an @ of its own.
        let mut parts = self.place.match_indices('@').map(|(at, _)| (&self.place[..at], &self.place[at + 1..]));
        place.is(&self.place) || parts.any(|(told, mark)| place.is(told) && names(finding, mark))
    }

    /// What is wrong with it: nothing answers to it, so that it may have been meant for another, or more than one.
    fn fault(&self, findings: &[Finding], unread: &[Finding]) -> Option<Finding> {
        let mut about: Vec<&Finding> = Vec::new();
        for finding in findings.iter().filter(|finding| self.is_about(finding)) {
            // What is told twice in the same words is one.
            if !about.contains(&finding) {
                about.push(finding);
            }
        }
        let fault = |code| Finding::error(code).with("code", &self.code).with("place", &self.place);
        match about[..] {
            [] if unread.iter().any(|finding| self.is_about(finding)) => Some(fault("allow-impossible")),
            [] if !CODES.contains(&&*self.code) && findings.iter().all(|finding| finding.code != self.code) => {
                Some(fault("allow-elsewhere"))
            }
            // What it is about may depend on what was not read.
            [] if !unread.is_empty() => None,
            [] => Some(fault("allow-unmatched")),
            [_] => None,
            _ => Some(fault("allow-ambiguous").with("choices", self.choices(&about))),
        }
    }

    /// The ways to name one of these findings only, a line each.
    fn choices(&self, about: &[&Finding]) -> String {
        let mark = |finding: &&Finding| {
            let others = || about.iter().filter(|other| other != &finding);
            let marks =
                finding.cells.iter().map(Place::short).chain(finding.values.iter().map(|(_, value)| value.as_str()));
            let mut own = marks.filter(|mark| others().all(|other| !names(other, mark)));
            Some(format!("\n    {}@{}@{}", self.code, finding.place.as_ref()?.short(), own.next()?))
        };
        about.iter().filter_map(mark).collect()
    }
}

/// Whether a finding names this as another cell or as a value.
fn names(finding: &Finding, mark: &str) -> bool {
    finding.cells.iter().any(|cell| cell.is(mark)) || finding.values.iter().any(|(_, value)| value == mark)
}

/// What names a code in a report: `code`, or `[code]` behind the word for its severity.
pub fn bare_code(told: &str) -> &str {
    let inner = told.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map(|(inner, _)| inner);
    inner.unwrap_or(told).trim()
}

/// A place without the file and the number of the line: `budget.json:12 /unit` and `:12 /unit` are `/unit`.
fn bare_place(told: &str) -> &str {
    let told = told.trim();
    let pointer = told.match_indices(" /").find(|(at, _)| {
        let before = told[..*at].rsplit(' ').next().unwrap_or_default();
        let mut numbers = before.split(':').skip(1).peekable();
        numbers.peek().is_some() && numbers.all(|number| number.parse::<usize>().is_ok())
    });
    pointer.map_or(told, |(at, _)| &told[at + 1..])
}

/// Takes the accepted findings out of all that were found. `unread` are the errors of reading, for which nobody can answer.
///
/// # Errors
/// `allow-impossible` for each acceptance of an error of reading,
/// `allow-unmatched` for each acceptance that no finding answers to, `allow-ambiguous` for each that more than one
/// does.
pub fn accept(
    findings: Vec<Finding>,
    unread: &[Finding],
    acceptances: &[Acceptance],
) -> Result<(Vec<Finding>, Vec<Accepted>), Error> {
    let faults: Vec<Finding> =
        acceptances.iter().filter_map(|acceptance| acceptance.fault(&findings, unread)).collect();
    if !faults.is_empty() {
        return Err(Error::Failed(faults));
    }
    let (mut open, mut accepted) = (Vec::new(), Vec::new());
    for finding in findings {
        match acceptances.iter().find(|acceptance| acceptance.is_about(&finding)) {
            Some(acceptance) => accepted.push(Accepted { finding, because: acceptance.because.clone() }),
            None => open.push(finding),
        }
    }
    Ok((open, accepted))
}

/// What was accepted, in JSON: each finding with its reason.
pub fn record(accepted: &[Accepted], catalogue: &Catalogue) -> Value {
    let record = |Accepted { finding, because }: &Accepted| json!({ "finding": catalogue.record(finding, None), "because": because });
    accepted.iter().map(record).collect()
}
