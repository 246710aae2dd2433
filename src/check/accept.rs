//! Acceptances: the user names a finding by code and place and gives the reason why it is right. Accepted findings do
//! not stop a build but stay on record in the report. Applied after the check.

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
    /// The place of the finding as the report prints it: the pointer, or worksheet and cell. Where several findings of
    /// this code have the place, `@` and a mark follow that only one of them has: another cell or a value
    /// (`…/3@120.5`).
    pub place: String,
    /// The reason why the data are right.
    pub because: String,
}

/// A finding that was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The finding.
    pub finding: Finding,
    /// The reason why the data are right.
    pub because: String,
}

impl Acceptance {
    /// Reads `CODE@PLACE` or `CODE@PLACE@MARK`, with code and place as reports print them: the code may be in brackets
    /// after its severity, the place after the file and the line number. Full-width characters, and brackets, blanks
    /// and punctuation around either, are accepted.
    ///
    /// # Errors
    /// `allow-malformed` without a code, a place or a reason.
    pub fn new(printed: &str, because: &str) -> Result<Self, Error> {
        let normal = normalized(printed);
        let (code, place) = normal.split_once('@').unwrap_or((&normal, ""));
        let (code, place, because) = (bare_code(code), bare_place(place), because.trim());
        if code.is_empty() || place.is_empty() || because.is_empty() {
            let code = if is_code(&code) { code } else { "CODE".to_owned() };
            return Err(Error::failed(finding::allow_malformed(printed, code)));
        }
        Ok(Self { code, place, because: because.to_owned() })
    }

    /// Removes the name of the file, which reports print before a place.
    pub fn in_file(mut self, file: &str) -> Self {
        if let Some(rest) = self.place.strip_prefix(&normalized(file)) {
            self.place = bare_place(rest);
        }
        self
    }

    /// Whether this acceptance names a finding.
    fn is_about(&self, finding: &Finding) -> bool {
        let Some(place) = finding.place.as_ref().filter(|_| finding.code == self.code) else { return false };
        // The name of a worksheet may have an @ of its own.
        let mut parts = self.place.match_indices('@').map(|(at, _)| (&self.place[..at], &self.place[at + 1..]));
        is_place(place, &self.place) || parts.any(|(printed, mark)| is_place(place, printed) && has_mark(finding, mark))
    }

    /// The fault of this acceptance, if it does not name exactly one finding. `unread` are the errors of reading.
    fn fault(&self, findings: &[Finding], unread: &[Finding]) -> Option<Finding> {
        let mut about: Vec<&Finding> = Vec::new();
        for finding in findings.iter().filter(|finding| self.is_about(finding)) {
            // Equal findings count once.
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
            // The finding may depend on a value that was not read.
            [] if !unread.is_empty() => None,
            [] => Some(finding::allow_unmatched(code, place, self.nearest(findings))),
            [_] => None,
            _ => Some(finding::allow_ambiguous(code, place, self.choices(&about))),
        }
    }

    /// The reference (`CODE@PLACE`) of a finding that is most similar to this one; `none` if no finding has a place.
    fn nearest(&self, findings: &[Finding]) -> String {
        let given = format!("{}@{}", self.code, self.place);
        let references = findings.iter().filter_map(|finding| {
            let place = finding.place.as_ref().map(Place::short).filter(|place| !place.is_empty())?;
            Some(format!("{}@{place}", finding.code))
        });
        references.min_by_key(|reference| strsim::osa_distance(reference, &given)).unwrap_or_else(|| "none".to_owned())
    }

    /// A line for each of these findings, with a reference (`CODE@PLACE@MARK`) that only it has.
    fn choices(&self, about: &[&Finding]) -> String {
        let mark = |finding: &&Finding| {
            let others = || about.iter().filter(|other| other != &finding);
            let marks =
                finding.cells.iter().map(Place::short).chain(finding.values.iter().map(|(_, value)| value.as_str()));
            let mut unique = marks.filter(|mark| others().all(|other| !has_mark(other, mark)));
            Some(format!("\n    {}@{}@{}", self.code, finding.place.as_ref()?.short(), unique.next()?))
        };
        about.iter().filter_map(mark).collect()
    }
}

/// Whether a finding has this mark: another cell or a value.
fn has_mark(finding: &Finding, mark: &str) -> bool {
    finding.cells.iter().any(|cell| is_place(cell, mark))
        || finding.values.iter().any(|(_, value)| compact(value) == compact(mark))
}

/// Whether a text is how a report prints a place: its cell, its pointer, or the last steps of its pointer.
fn is_place(place: &Place, printed: &str) -> bool {
    let printed = compact(printed);
    let ends_in_steps =
        |pointer: &str| !printed.is_empty() && pointer.strip_suffix(&printed).is_some_and(|rest| rest.ends_with('/'));
    let is_cell = place.cell().is_some_and(|cell| compact(cell) == printed);
    let pointer = compact(place.pointer());
    is_cell || pointer == printed || ends_in_steps(&pointer)
}

/// A text with full-width characters, which input methods produce, as ASCII.
fn normalized(text: &str) -> String {
    text.nfkc().collect::<String>().replace('【', "[").replace('】', "]")
}

/// A text for comparison: [`normalized`], without blanks, and without punctuation around it.
fn compact(text: &str) -> String {
    let text: String = normalized(text).chars().filter(|character| !character.is_whitespace()).collect();
    text.trim_matches(is_edge).to_owned()
}

fn is_code(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_code_character)
}

fn is_code_character(character: char) -> bool {
    character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-'
}

/// The code in a text copied from a report: the code alone, or in brackets after the word for its severity.
pub fn bare_code(printed: &str) -> String {
    let printed = normalized(printed);
    let inner = printed.split_once('[').map_or(printed.as_str(), |(_, rest)| rest);
    let inner = inner.split_once(']').map_or(inner, |(inner, _)| inner);
    inner.trim_matches(is_edge).to_owned()
}

/// Whether a character may surround a code or a place that was copied with the text around it.
fn is_edge(character: char) -> bool {
    character.is_whitespace() || ",.;:()[]{}<>\"`、。“”‘’《》".contains(character)
}

/// A place without file and line number: `/unit` for `budget.json:12 /unit` and for `:12 /unit`.
fn bare_place(printed: &str) -> String {
    let pointer = printed.match_indices(" /").find(|(at, _)| {
        let before = printed[..*at].rsplit(' ').next().unwrap_or_default();
        let mut numbers = before.split(':').skip(1).peekable();
        numbers.peek().is_some() && numbers.all(|number| number.parse::<usize>().is_ok())
    });
    pointer.map_or(printed, |(at, _)| &printed[at + 1..]).trim_matches(is_edge).to_owned()
}

/// Separates the accepted findings from the others. `unread` are the errors of reading, which cannot be accepted.
///
/// # Errors
/// `allow-impossible` for each acceptance of an error of reading, `allow-unmatched` or `allow-elsewhere` for each that
/// names no finding, `allow-ambiguous` for each that names more than one.
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

/// The accepted findings in JSON, each with its reason.
pub fn record(accepted: &[Accepted], catalogue: &Catalogue) -> Value {
    let record = |Accepted { finding, because }: &Accepted| json!({ "finding": catalogue.record(finding, None), "because": because });
    accepted.iter().map(record).collect()
}
