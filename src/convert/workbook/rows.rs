//! The rows of a table, as they are printed.

use super::super::lines::fixed;
use crate::layout::{FixedLine, LineSpec, OpenLines, SIDES, SheetSpec, Side};
use crate::model::{Line, Sheet};

/// A line that the layout fixes, with its cells if they are filled in.
#[derive(Clone, Copy)]
pub(super) struct FixedRow<'a> {
    pub(super) fixed: &'a FixedLine,
    pub(super) line: Option<&'a Line>,
}

/// A row.
pub(super) enum WorkbookRow<'a> {
    /// Lines of the layout by side: the same on all, where the table has one side.
    Fixed([Option<FixedRow<'a>>; 3]),
    /// A line of the data, or room for one.
    Open(Option<&'a Line>),
    /// Lines of the layout by side, and on the side that is named a line of the data or room for one.
    Beside([Option<FixedRow<'a>>; 3], Option<&'a Line>, Side),
}

impl<'a> WorkbookRow<'a> {
    /// The line of the layout on a side.
    pub(super) fn fixed(&self, side: Option<Side>) -> Option<FixedRow<'a>> {
        match self {
            Self::Fixed(entries) => entries[side.unwrap_or(Side::Left) as usize],
            Self::Beside(entries, _, open) if side != Some(*open) => entries[side.unwrap_or(Side::Left) as usize],
            Self::Open(_) | Self::Beside(..) => None,
        }
    }

    /// The line of the data on a side, or room for one.
    pub(super) fn own(&self, side: Option<Side>) -> Option<Option<&'a Line>> {
        match self {
            Self::Open(line) => Some(*line),
            Self::Beside(_, line, open) if side == Some(*open) => Some(*line),
            _ => None,
        }
    }

    /// The line of the data in the row, if there is one.
    pub(super) fn line(&self) -> Option<&'a Line> {
        match self {
            Self::Open(line) | Self::Beside(_, line, _) => *line,
            Self::Fixed(..) => None,
        }
    }

    /// Whether it is one for the data's own lines.
    pub(super) fn is_open(&self) -> bool {
        matches!(self, Self::Open(_))
    }
}

/// The rows of a sheet, with so many blank ones after the data's own lines.
pub(super) fn rows<'a>(spec: &'a SheetSpec, sheet: &'a Sheet, spare: usize) -> Vec<WorkbookRow<'a>> {
    let entry = |line: &'a FixedLine| FixedRow { fixed: line, line: fixed(sheet, &line.key) };
    let mut rows = Vec::new();
    for line in &spec.lines {
        match line {
            LineSpec::Fixed(line) => rows.push(WorkbookRow::Fixed(SIDES.map(|_| Some(entry(line))))),
            LineSpec::Beside(sides) => rows.push(WorkbookRow::Fixed(SIDES.map(|side| sides.on(side).map(entry)))),
            LineSpec::Open(open) => own(open, sheet, spare, &mut rows),
        }
    }
    rows
}

/// Adds the data's own lines and blank rows: on one side first in the rows that have nothing there.
fn own<'a>(open: &OpenLines, sheet: &'a Sheet, spare: usize, rows: &mut Vec<WorkbookRow<'a>>) {
    let own = sheet.lines.iter().filter(|line| open.kinds.contains(&line.head.kind())).map(Some);
    let mut own = own.chain((0..spare).map(|_| None));
    let Some(side) = open.side else {
        rows.extend(own.map(WorkbookRow::Open));
        return;
    };
    for row in rows.iter_mut().filter(|row| row.fixed(Some(side)).is_none()) {
        if let Some(line) = own.next() {
            *row = WorkbookRow::Beside(SIDES.map(|side| row.fixed(Some(side))), line, side);
        }
    }
    rows.extend(own.map(|line| WorkbookRow::Beside([None; 3], line, side)));
}
