//! Arranges the lines of a table as the rows of its worksheet, which are those of the printed table.
//!
//! [`table`](super::table) makes the rows, [`super::cells`] writes them. A two-sided table (收支总表) has two or three
//! lines in one row.

use super::super::lines::fixed;
use super::Book;
use super::helpers::Helper;
use crate::layout::{FixedLine, LeafColumn, LineSpec, OpenLines, SIDES, SheetSpec, Side};
use crate::model::{Line, Sheet};

/// A table while its worksheet is written.
pub(super) struct WorksheetTable<'a> {
    pub(super) book: &'a Book<'a>,
    pub(super) spec: &'a SheetSpec,
    /// The printed columns, from left to right.
    pub(super) leaves: Vec<LeafColumn<'a>>,
    /// The helper columns at the right of them.
    pub(super) helpers: Vec<Helper>,
    /// The rows below the header.
    pub(super) rows: Vec<WorkbookRow<'a>>,
    /// The widths of the printed columns, in digits.
    pub(super) widths: Vec<f64>,
    /// The row of the first line, counted from 0.
    pub(super) first: u32,
}

/// A fixed line of the layout, with its line of the data if there is one.
#[derive(Clone, Copy)]
pub(super) struct FixedRow<'a> {
    pub(super) fixed: &'a FixedLine,
    pub(super) line: Option<&'a Line>,
}

/// A row of a worksheet. Arrays have one element for each of [`SIDES`].
pub(super) enum WorkbookRow<'a> {
    /// The fixed lines of each side; in a one-sided table all are the same.
    Fixed([Option<FixedRow<'a>>; 3]),
    /// An open line in a one-sided table; `None` for a blank row.
    Open(Option<&'a Line>),
    /// The fixed lines of each side, and an open line on the given side; `None` if it is blank there.
    Beside([Option<FixedRow<'a>>; 3], Option<&'a Line>, Side),
}

impl<'a> WorkbookRow<'a> {
    /// The fixed line on a side; `None` as the side of a one-sided table.
    pub(super) fn fixed(&self, side: Option<Side>) -> Option<FixedRow<'a>> {
        match self {
            Self::Fixed(entries) => entries[side.unwrap_or(Side::Left) as usize],
            Self::Beside(entries, _, open) if side != Some(*open) => entries[side.unwrap_or(Side::Left) as usize],
            Self::Open(_) | Self::Beside(..) => None,
        }
    }

    /// The open line on a side: `None` if the row is for fixed lines there, `Some(None)` if it is blank.
    pub(super) fn open_line(&self, side: Option<Side>) -> Option<Option<&'a Line>> {
        match self {
            Self::Open(line) => Some(*line),
            Self::Beside(_, line, open) if side == Some(*open) => Some(*line),
            _ => None,
        }
    }

    /// The open line in the row, if there is one.
    pub(super) fn line(&self) -> Option<&'a Line> {
        match self {
            Self::Open(line) | Self::Beside(_, line, _) => *line,
            Self::Fixed(..) => None,
        }
    }

    /// Whether the whole row is for an open line.
    pub(super) fn is_open(&self) -> bool {
        matches!(self, Self::Open(_))
    }
}

/// The rows of a table, with `spare` blank rows after its open lines.
pub(super) fn rows<'a>(spec: &'a SheetSpec, sheet: &'a Sheet, spare: usize) -> Vec<WorkbookRow<'a>> {
    let entry = |line: &'a FixedLine| FixedRow { fixed: line, line: fixed(sheet, &line.key) };
    let mut rows = Vec::new();
    for line in &spec.lines {
        match line {
            LineSpec::Fixed(line) => rows.push(WorkbookRow::Fixed(SIDES.map(|_| Some(entry(line))))),
            LineSpec::Beside(sides) => rows.push(WorkbookRow::Fixed(SIDES.map(|side| sides.on(side).map(entry)))),
            LineSpec::Open(open) => add_open_rows(open, sheet, spare, &mut rows),
        }
    }
    rows
}

/// Adds open lines and blank rows. Open lines of one side first fill the rows that have no fixed line on that side.
fn add_open_rows<'a>(open: &OpenLines, sheet: &'a Sheet, spare: usize, rows: &mut Vec<WorkbookRow<'a>>) {
    let lines = sheet.lines.iter().filter(|line| open.kinds.contains(&line.head.kind())).map(Some);
    let mut lines = lines.chain((0..spare).map(|_| None));
    let Some(side) = open.side else {
        rows.extend(lines.map(WorkbookRow::Open));
        return;
    };
    for row in rows.iter_mut().filter(|row| row.fixed(Some(side)).is_none()) {
        if let Some(line) = lines.next() {
            *row = WorkbookRow::Beside(SIDES.map(|side| row.fixed(Some(side))), line, side);
        }
    }
    rows.extend(lines.map(|line| WorkbookRow::Beside([None; 3], line, side)));
}
