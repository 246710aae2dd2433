//! The rows of a table, as they are printed.

use super::super::lines::fixed;
use crate::layout::{FixedLine, LineSpec, SIDES, SheetSpec, Side};
use crate::model::{Line, Sheet};

/// A line that the layout fixes, with its cells if they are filled in.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) fixed: &'a FixedLine,
    pub(super) line: Option<&'a Line>,
}

/// A row.
pub(super) enum Row<'a> {
    /// Lines of the layout by side: the same on all, where the table has one side.
    Fixed([Option<Entry<'a>>; 3]),
    /// A line of the data, or room for one.
    Open(Option<&'a Line>),
}

impl<'a> Row<'a> {
    /// The line of the layout on a side.
    pub(super) fn fixed(&self, side: Option<Side>) -> Option<Entry<'a>> {
        match self {
            Self::Fixed(entries) => entries[side.unwrap_or(Side::Left) as usize],
            Self::Open(_) => None,
        }
    }

    /// Whether it is one for the data's own lines.
    pub(super) fn is_open(&self) -> bool {
        matches!(self, Self::Open(_))
    }
}

/// The rows of a sheet, with so many blank ones after the data's own lines.
pub(super) fn rows<'a>(spec: &'a SheetSpec, sheet: &'a Sheet, spare: usize) -> Vec<Row<'a>> {
    let entry = |line: &'a FixedLine| Entry { fixed: line, line: fixed(sheet, &line.key) };
    let mut rows = Vec::new();
    for line in &spec.lines {
        match line {
            LineSpec::Fixed(line) => rows.push(Row::Fixed(SIDES.map(|_| Some(entry(line))))),
            LineSpec::Beside(sides) => rows.push(Row::Fixed(SIDES.map(|side| sides.on(side).map(entry)))),
            LineSpec::Open(kinds) => {
                let own = sheet.lines.iter().filter(|line| kinds.contains(&line.head.kind()));
                rows.extend(own.map(|line| Row::Open(Some(line))));
                rows.extend((0..spare).map(|_| Row::Open(None)));
            }
        }
    }
    rows
}
