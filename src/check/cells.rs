//! Finds the amounts that a reference such as `3/2080505/total` (sheet, line, column) names. `tie.rs` makes the ties
//! with it.

use std::collections::HashMap;

use super::identity::{Spot, Term};
use super::unread_lines::UnreadLines;
use crate::layout::Layout;
use crate::model::{Budget, Cell, Figure, Line, LineHead, Unread};

/// An index of the lines of each sheet by key, code or name, and of the figures of the narrative.
pub(super) struct LineIndex<'a, 'u> {
    budget: &'a Budget,
    layout: &'a Layout,
    unread: &'u Unread,
    /// The unread lines of each sheet; empty if the whole file was read.
    unread_lines: HashMap<&'a str, UnreadLines<'a, 'u>>,
    lines: HashMap<(&'a str, &'a str), Vec<(usize, &'a Line)>>,
}

/// The kinds of lines that a reference may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReferableLines {
    /// Lines that stand for an account: accounts, and those that the layout fixes.
    Code,
    /// Projects.
    Project,
    /// Any kind; a line with the name as its key or code is preferred to units and projects of that name.
    Any,
}

impl ReferableLines {
    fn admits(self, head: &LineHead) -> bool {
        match self {
            Self::Code => matches!(head, LineHead::Fixed(_) | LineHead::Account(..)),
            Self::Project => matches!(head, LineHead::Project(_)),
            Self::Any => true,
        }
    }
}

/// The first step of a reference to a figure of the narrative.
pub(super) const FIGURES: &str = "figures";

impl<'a, 'u> LineIndex<'a, 'u> {
    pub(super) fn new(budget: &'a Budget, layout: &'a Layout, unread: &'u Unread) -> Self {
        let mut lines: HashMap<_, Vec<_>> = HashMap::new();
        for (id, sheet) in &budget.sheets {
            for (index, line) in sheet.lines.iter().enumerate() {
                lines.entry((id.as_str(), line.head.name())).or_default().push((index, line));
            }
        }
        let sheets = budget.sheets.iter().filter(|_| !unread.is_empty());
        let unread_lines =
            sheets.map(|(id, sheet)| (id.as_str(), UnreadLines::new(&sheet.lines, unread.lines(id)))).collect();
        Self { budget, layout, unread, unread_lines, lines }
    }

    /// The cells that a reference names: one for each line of that name, none if the sheet has no such line.
    pub(super) fn terms(&self, reference: &str) -> Vec<Term<'a>> {
        self.terms_of(reference, ReferableLines::Any)
    }

    /// As [`Self::terms`], for lines of these kinds only.
    pub(super) fn terms_of(&self, reference: &str, kinds: ReferableLines) -> Vec<Term<'a>> {
        let Some((sheet, line, column)) = reference_steps(reference) else { return Vec::new() };
        if sheet == FIGURES {
            return self.figure(line, column).into_iter().collect();
        }
        let Some((sheet, _)) = self.budget.sheets.get_key_value(sheet) else { return Vec::new() };
        let found = self.lines.get(&(sheet.as_str(), line)).map_or(&[][..], Vec::as_slice);
        let has_coded =
            kinds == ReferableLines::Any && found.iter().any(|(_, line)| ReferableLines::Code.admits(&line.head));
        let kinds = if has_coded { ReferableLines::Code } else { kinds };
        let found = found.iter().filter(|(_, line)| kinds.admits(&line.head));
        let money = self.layout.sheet(sheet).map_or(self.layout.money(), |spec| self.layout.money_of(spec));
        let term = |(index, line): &(usize, &'a Line)| {
            let (column, cell) = line.cells.get_key_value(column)?;
            let Cell::Amount(amount) = cell else { return None };
            Some(Term::new(Spot::Cell(sheet, *index, column), *amount, &money))
        };
        found.filter_map(term).collect()
    }

    /// Whether every amount that a reference names was read.
    pub(super) fn is_read(&self, reference: &str) -> bool {
        let Some((sheet, line, column)) = reference_steps(reference).filter(|_| !self.unread.is_empty()) else {
            return true;
        };
        if sheet == FIGURES {
            return self.unread.has_figure(line, column);
        }
        let found = self.lines.get(&(sheet, line)).map_or(&[][..], Vec::as_slice);
        let cells = || found.iter().all(|(index, _)| self.unread.has_cell(sheet, *index, column));
        let is_unread = self.unread_lines.get(sheet).is_some_and(|unread| unread.may_include(line));
        self.unread.has_sheet(sheet) && !is_unread && cells()
    }

    fn figure(&self, subject: &str, field: &str) -> Option<Term<'a>> {
        let (subject, figures) = self.budget.figures.get_key_value(subject)?;
        match figures.get_key_value(field)? {
            (field, Figure::Amount(amount)) => {
                Some(Term::new(Spot::Figure(subject, field), *amount, &self.layout.money()))
            }
            _ => None,
        }
    }

    /// The lines of a sheet.
    pub(super) fn lines_of(&self, sheet: &str) -> &'a [Line] {
        self.budget.sheets.get(sheet).map_or(&[], |sheet| &sheet.lines)
    }
}

/// The sheet, the line and the column of a reference. The name of a project may contain slashes.
pub(super) fn reference_steps(reference: &str) -> Option<(&str, &str, &str)> {
    let (sheet, rest) = reference.split_once('/')?;
    let (line, column) = rest.rsplit_once('/')?;
    Some((sheet, line, column))
}
