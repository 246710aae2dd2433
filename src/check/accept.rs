//! Findings that somebody answers for: each is named by code and place, with the reason, and stays on record.

use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

use super::CODES;
use crate::error::Error;
use crate::message::Catalogue;
use crate::model::{Finding, Place, finding};

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
    /// its severity, the place behind the number of its line. Full-width marks, brackets, blanks and punctuation around
    /// either do not matter.
    ///
    /// # Errors
    /// `allow-malformed` without a code, a place or a reason.
    pub fn new(named: &str, because: &str) -> Result<Self, Error> {
        let plain = plain(named);
        let (code, place) = plain.split_once('@').unwrap_or((&plain, ""));
        let (code, place, because) = (bare_code(code), bare_place(place), because.trim());
        if code.is_empty() || place.is_empty() || because.is_empty() {
            let code = if is_code(&code) { code } else { "CODE".to_owned() };
            return Err(Error::failed(finding::allow_malformed(named, code)));
        }
        Ok(Self { code, place, because: because.to_owned() })
    }

    /// The same, with the name of the file that reports print before a place taken away.
    pub fn in_file(mut self, file: &str) -> Self {
        if let Some(rest) = self.place.strip_prefix(&plain(file)) {
            self.place = bare_place(rest);
        }
        self
    }

    fn is_about(&self, finding: &Finding) -> bool {
        let Some(place) = finding.place.as_ref().filter(|_| finding.code == self.code) else { return false };
        // The name of a worksheet may have an @ of its own.
        let mut parts = self.place.match_indices('@').map(|(at, _)| (&self.place[..at], &self.place[at + 1..]));
        is_place(place, &self.place) || parts.any(|(printed, mark)| is_place(place, printed) && names(finding, mark))
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
        let (code, place) = (&self.code, &self.place);
        match about[..] {
            [] if unread.iter().any(|finding| self.is_about(finding)) => Some(finding::allow_impossible(code, place)),
            [] if !CODES.contains(&&*self.code) && findings.iter().all(|finding| finding.code != self.code) => {
                Some(finding::allow_elsewhere(code, place, self.nearest(findings)))
            }
            // What it is about may depend on what was not read.
            [] if !unread.is_empty() => None,
            [] => Some(finding::allow_unmatched(code, place, self.nearest(findings))),
            [_] => None,
            _ => Some(finding::allow_ambiguous(code, place, self.choices(&about))),
        }
    }

    /// The finding that is most likely meant, as it is to be named; `none` if nothing can be accepted.
    fn nearest(&self, findings: &[Finding]) -> String {
        let given = format!("{}@{}", self.code, self.place);
        let named = findings.iter().filter_map(|finding| {
            let place = finding.place.as_ref().map(Place::short).filter(|place| !place.is_empty())?;
            Some(format!("{}@{place}", finding.code))
        });
        named.min_by_key(|name| strsim::osa_distance(name, &given)).unwrap_or_else(|| "none".to_owned())
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
    finding.cells.iter().any(|cell| is_place(cell, mark))
        || finding.values.iter().any(|(_, value)| compact(value) == compact(mark))
}

/// Whether a report tells a place by this text: its cell, its pointer, or the last steps of its pointer.
fn is_place(place: &Place, printed: &str) -> bool {
    let printed = compact(printed);
    let ends_so =
        |pointer: &str| !printed.is_empty() && pointer.strip_suffix(&printed).is_some_and(|rest| rest.ends_with('/'));
    let is_cell = place.cell().is_some_and(|cell| compact(cell) == printed);
    let pointer = compact(place.pointer());
    is_cell || pointer == printed || ends_so(&pointer)
}

/// A text in which full-width marks are those of ASCII, as input methods change them.
fn plain(text: &str) -> String {
    text.nfkc().collect::<String>().replace('【', "[").replace('】', "]")
}

/// The same to compare texts by: without blanks, and without what may stand around them.
fn compact(text: &str) -> String {
    let text: String = plain(text).chars().filter(|character| !character.is_whitespace()).collect();
    text.trim_matches(is_edge).to_owned()
}

fn is_code(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_of_code)
}

fn is_of_code(character: char) -> bool {
    character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-'
}

/// The code of a finding as a report names it: alone, or in brackets behind the word for its severity.
pub fn bare_code(told: &str) -> String {
    let told = plain(told);
    let inner = told.split_once('[').map_or(told.as_str(), |(_, rest)| rest);
    let inner = inner.split_once(']').map_or(inner, |(inner, _)| inner);
    inner.trim_matches(is_edge).to_owned()
}

/// What may stand around a code or a place where it was copied together with the text beside it.
fn is_edge(character: char) -> bool {
    character.is_whitespace() || ",.;:()[]{}<>\"`、。“”‘’《》".contains(character)
}

/// A place without the file and the number of the line: `budget.json:12 /unit` and `:12 /unit` are `/unit`.
fn bare_place(told: &str) -> String {
    let pointer = told.match_indices(" /").find(|(at, _)| {
        let before = told[..*at].rsplit(' ').next().unwrap_or_default();
        let mut numbers = before.split(':').skip(1).peekable();
        numbers.peek().is_some() && numbers.all(|number| number.parse::<usize>().is_ok())
    });
    pointer.map_or(told, |(at, _)| &told[at + 1..]).trim_matches(is_edge).to_owned()
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
