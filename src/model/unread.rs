//! Records the values of a data file that could not be read. `load` fills the record; `check` uses it to leave out
//! identities and rules that depend on such values.

use std::collections::{HashMap, HashSet};

use super::{Finding, LineKind, Place, Severity, finding};

/// The values of a data file that could not be read. Identities and rules that depend on one are not evaluated: they
/// would report differences that are only due to the missing value.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Unread {
    /// Whether there were more faults than are listed, so that any other value may be unread, too.
    uncounted: bool,
    members: HashSet<String>,
    sheets: HashSet<String>,
    lines: HashMap<String, Vec<UnreadLine>>,
    cells: HashMap<String, HashSet<(usize, String)>>,
    figures: HashSet<(String, String)>,
    ties: HashSet<usize>,
}

/// A line of a sheet whose head could not be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UnreadLine {
    /// The index of the line in the data, or of the line before which it stands; `None` if it may be anywhere.
    pub index: Option<usize>,
    /// Whether the budget has a line at this index in its place.
    pub is_present: bool,
    /// Its kind, if that could be read.
    pub kind: Option<LineKind>,
}

/// Findings at a line that are about single members: each member that is unread has a finding of its own.
const ABOUT_MEMBERS: [&str; 3] =
    [finding::member_missing::CODE, finding::member_misspelt::CODE, finding::member_unknown::CODE];

impl Unread {
    /// Whether everything was read.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Records the places of a finding of `load`, if it is an error.
    pub fn note(&mut self, finding: &Finding) {
        if finding.severity != Severity::Error {
            return;
        }
        self.uncounted |= finding.code == finding::faults_more::CODE;
        finding.place.iter().for_each(|place| self.note_place(place, finding.code));
        // One finding may be about cells of a whole table.
        let cells = finding.cells.iter().filter(|_| finding.code == finding::amounts_decimals::CODE);
        cells.for_each(|place| self.note_place(place, finding.code));
    }

    /// Records the value at a place, by the code of the finding about it.
    fn note_place(&mut self, place: &Place, code: &str) {
        let kinds = [LineKind::Fixed, LineKind::Account, LineKind::Unit, LineKind::Project];
        let steps: Vec<String> = place.steps().collect();
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        match steps[..] {
            ["sheets", id] => self.sheet(id),
            ["sheets", id, "lines"] => self.line(id, UnreadLine::default()),
            ["sheets", id, "lines", line] if !ABOUT_MEMBERS.contains(&code) => {
                let is_present = code == finding::line_doubled::CODE;
                self.line(id, UnreadLine { index: line.parse().ok(), is_present, kind: None });
            }
            ["sheets", id, "lines", line, column] => {
                let Ok(index) = line.parse() else { return };
                self.cell(id, index, column);
                if let Some(kind) = kinds.into_iter().find(|kind| kind.member() == column) {
                    self.line(id, UnreadLine { index: Some(index), is_present: true, kind: Some(kind) });
                }
            }
            ["sheets", ..] => {}
            ["figures", subject] => self.figure(subject, ""),
            ["figures", subject, field, ..] => self.figure(subject, field),
            ["ties", index, ..] => self.ties.extend(index.parse::<usize>()),
            [member, ..] => self.member(member),
            [] => {}
        }
    }

    /// Records a top-level member, such as the year.
    pub fn member(&mut self, key: &str) {
        self.members.insert(key.to_owned());
    }

    /// Records a whole sheet.
    pub fn sheet(&mut self, id: &str) {
        self.sheets.insert(id.to_owned());
    }

    /// Records a line whose head is unread; if an index comes twice, the first record counts.
    pub fn line(&mut self, sheet: &str, line: UnreadLine) {
        let lines = self.lines.entry(sheet.to_owned()).or_default();
        if !lines.iter().any(|known| known.index == line.index) {
            lines.push(line);
        }
    }

    /// Records a cell.
    pub fn cell(&mut self, sheet: &str, line: usize, column: &str) {
        self.cells.entry(sheet.to_owned()).or_default().insert((line, column.to_owned()));
    }

    /// Records a figure of the narrative; all figures of the subject if `field` is empty.
    pub fn figure(&mut self, subject: &str, field: &str) {
        self.figures.insert((subject.to_owned(), field.to_owned()));
    }

    /// Records a tie of the data, by its index.
    pub fn tie(&mut self, index: usize) {
        self.ties.insert(index);
    }

    /// Whether a top-level member was read.
    pub fn has_member(&self, key: &str) -> bool {
        !self.uncounted && !self.members.contains(key)
    }

    /// Whether a sheet was read, though single lines or cells may be unread.
    pub fn has_sheet(&self, id: &str) -> bool {
        !self.uncounted && !self.sheets.contains(id)
    }

    /// Whether all of a sheet was read.
    pub fn has_all_of(&self, id: &str) -> bool {
        self.has_sheet(id) && !self.lines.contains_key(id) && !self.cells.contains_key(id)
    }

    /// Whether every line and cell of every sheet was read.
    pub fn has_all_amounts(&self) -> bool {
        !self.uncounted && self.sheets.is_empty() && self.lines.is_empty() && self.cells.is_empty()
    }

    /// Whether a cell was read.
    pub fn has_cell(&self, sheet: &str, line: usize, column: &str) -> bool {
        let is_unread = |cells: &HashSet<(usize, String)>| cells.contains(&(line, column.to_owned()));
        self.has_sheet(sheet) && !self.cells.get(sheet).is_some_and(is_unread)
    }

    /// Whether a figure was read.
    pub fn has_figure(&self, subject: &str, field: &str) -> bool {
        let is_unread = |field: &str| self.figures.contains(&(subject.to_owned(), field.to_owned()));
        !self.uncounted && !is_unread("") && !is_unread(field)
    }

    /// Whether all figures of a subject were read.
    pub fn has_subject(&self, subject: &str) -> bool {
        !self.uncounted && !self.figures.iter().any(|(unread, _)| unread == subject)
    }

    /// Whether a tie of the data was read.
    pub fn has_tie(&self, index: usize) -> bool {
        !self.uncounted && !self.ties.contains(&index)
    }

    /// The lines of a sheet whose heads are unread.
    pub fn lines(&self, sheet: &str) -> &[UnreadLine] {
        self.lines.get(sheet).map_or(&[], Vec::as_slice)
    }

    /// Whether the value at a place, or any part of it, is unread.
    pub fn covers(&self, place: &Place) -> bool {
        let steps: Vec<String> = place.steps().collect();
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        match steps[..] {
            ["sheets", id] => !self.has_sheet(id),
            ["sheets", id, _, line, ..] if !self.has_sheet(id) || self.is_head_unread(id, line) => true,
            ["sheets", id, _, line, column] => line.parse().is_ok_and(|line| !self.has_cell(id, line, column)),
            ["sheets", id, ..] => !self.has_sheet(id),
            ["figures", subject, field] => !self.has_figure(subject, field),
            ["figures", subject] => !self.has_subject(subject),
            ["ties", index, ..] => index.parse().is_ok_and(|index| !self.has_tie(index)),
            [member, ..] => !self.has_member(member),
            [] => self.uncounted,
        }
    }

    /// Whether the line at this index is in the budget but its head is unread.
    fn is_head_unread(&self, sheet: &str, line: &str) -> bool {
        let index: Option<usize> = line.parse().ok();
        index.is_some() && self.lines(sheet).iter().any(|line| line.is_present && line.index == index)
    }
}
