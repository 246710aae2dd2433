//! What of a data file could not be read.

use std::collections::{HashMap, HashSet};

use super::{Finding, LineKind, Place, Severity, finding};

/// What of a data file could not be read. Identities and rules that depend on any of it are not evaluated: they would
/// report differences that the unread value alone explains.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Unread {
    /// Whether more faults were found than are listed, so that nothing is known of the rest.
    uncounted: bool,
    members: HashSet<String>,
    sheets: HashSet<String>,
    lines: HashMap<String, Vec<UnreadLine>>,
    cells: HashMap<String, HashSet<(usize, String)>>,
    figures: HashSet<(String, String)>,
    ties: HashSet<usize>,
}

/// A line of a sheet of which it is not known what it is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UnreadLine {
    /// The index of the line in the data, or of the line before which it stands; `None` if it could be anywhere.
    pub index: Option<usize>,
    /// Whether the data have a line of this index in its place.
    pub is_present: bool,
    /// Its kind, if that could be read.
    pub kind: Option<LineKind>,
}

/// Findings about a line whose members are all known, one by one, to be read or not.
const ABOUT_MEMBERS: [&str; 3] =
    [finding::member_missing::CODE, finding::member_misspelt::CODE, finding::member_unknown::CODE];

impl Unread {
    /// Whether everything was read.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds what an error of reading is about.
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

    /// A member of the file itself, such as its year.
    pub fn member(&mut self, key: &str) {
        self.members.insert(key.to_owned());
    }

    /// A whole sheet.
    pub fn sheet(&mut self, id: &str) {
        self.sheets.insert(id.to_owned());
    }

    /// What a line is about; of each line the first that is known.
    pub fn line(&mut self, sheet: &str, line: UnreadLine) {
        let lines = self.lines.entry(sheet.to_owned()).or_default();
        if !lines.iter().any(|known| known.index == line.index) {
            lines.push(line);
        }
    }

    /// A cell.
    pub fn cell(&mut self, sheet: &str, line: usize, column: &str) {
        self.cells.entry(sheet.to_owned()).or_default().insert((line, column.to_owned()));
    }

    /// A figure of the narrative; all of the subject if the field is empty.
    pub fn figure(&mut self, subject: &str, field: &str) {
        self.figures.insert((subject.to_owned(), field.to_owned()));
    }

    /// A tie of the data's own.
    pub fn tie(&mut self, index: usize) {
        self.ties.insert(index);
    }

    /// Whether a member of the file itself was read.
    pub fn has_member(&self, key: &str) -> bool {
        !self.uncounted && !self.members.contains(key)
    }

    /// Whether a sheet was read, but for lines and cells of it.
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
        let lost = |cells: &HashSet<(usize, String)>| cells.contains(&(line, column.to_owned()));
        self.has_sheet(sheet) && !self.cells.get(sheet).is_some_and(lost)
    }

    /// Whether a figure was read.
    pub fn has_figure(&self, subject: &str, field: &str) -> bool {
        let lost = |field: &str| self.figures.contains(&(subject.to_owned(), field.to_owned()));
        !self.uncounted && !lost("") && !lost(field)
    }

    /// Whether a subject of the narrative was read whole.
    pub fn has_subject(&self, subject: &str) -> bool {
        !self.uncounted && !self.figures.iter().any(|(own, _)| own == subject)
    }

    /// Whether a tie of the data's own was read.
    pub fn has_tie(&self, index: usize) -> bool {
        !self.uncounted && !self.ties.contains(&index)
    }

    /// The lines of a sheet of which it is not known what they are about.
    pub fn lines(&self, sheet: &str) -> &[UnreadLine] {
        self.lines.get(sheet).map_or(&[], Vec::as_slice)
    }

    /// Whether a place lies in what was not read.
    pub fn covers(&self, place: &Place) -> bool {
        let steps: Vec<String> = place.steps().collect();
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        match steps[..] {
            ["sheets", id] => !self.has_sheet(id),
            ["sheets", id, _, line, ..] if !self.has_sheet(id) || self.is_lost(id, line) => true,
            ["sheets", id, _, line, column] => line.parse().is_ok_and(|line| !self.has_cell(id, line, column)),
            ["sheets", id, ..] => !self.has_sheet(id),
            ["figures", subject, field] => !self.has_figure(subject, field),
            ["figures", subject] => !self.has_subject(subject),
            ["ties", index, ..] => index.parse().is_ok_and(|index| !self.has_tie(index)),
            [member, ..] => !self.has_member(member),
            [] => self.uncounted,
        }
    }

    fn is_lost(&self, sheet: &str, line: &str) -> bool {
        let index: Option<usize> = line.parse().ok();
        index.is_some() && self.lines(sheet).iter().any(|lost| lost.is_present && lost.index == index)
    }
}
