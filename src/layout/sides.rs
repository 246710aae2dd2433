//! Tables whose rows hold several lines side by side, such as revenue and expenditure (收支两栏).
//!
//! Says on which [`Side`] a line stands and in which columns it has cells; used by readers, checks and the view.

use serde::Deserialize;

use super::{FixedLine, LayoutColumn, LeafColumn, LineSpec, SheetSpec};
use crate::model::{LineHead, LineKind};

/// A side of a table whose rows hold several lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Usually revenue.
    Left,
    /// Between the two, on a table of three sides.
    Middle,
    /// Usually expenditure.
    Right,
}

impl Side {
    /// Its key in `layout.toml`.
    pub(super) fn member(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Middle => "middle",
            Self::Right => "right",
        }
    }
}

/// The sides from left to right.
pub const SIDES: [Side; 3] = [Side::Left, Side::Middle, Side::Right];

/// The lines of one row, one at most on each side.
#[derive(Debug, Clone)]
pub struct Sides(pub [Option<FixedLine>; 3]);

impl Sides {
    /// The line on a side, if there is one.
    pub fn on(&self, side: Side) -> Option<&FixedLine> {
        self.0[side as usize].as_ref()
    }
}

impl SheetSpec {
    /// The fixed lines of a side, from the top; on a table without sides, all of them.
    pub fn lines_on(&self, side: Option<Side>) -> Vec<&FixedLine> {
        let lines = self.lines.iter().filter_map(|line| match (line, side) {
            (LineSpec::Fixed(line), _) => Some(line),
            (LineSpec::Beside(sides), Some(side)) => sides.on(side),
            _ => None,
        });
        lines.collect()
    }

    /// The columns of data in which a line of this kind has cells, with their keys, each once; on a table of several
    /// sides only those of the line's side.
    pub fn columns_of(&self, kind: LineKind, side: Option<Side>) -> Vec<(&str, &LayoutColumn)> {
        let mut columns: Vec<(&str, &LayoutColumn)> = Vec::new();
        for leaf in self.leaves() {
            let LeafColumn::Cell(column, key) = leaf else { continue };
            let is_on_other_side = side.is_some() && column.side.is_some() && column.side != side;
            if !is_on_other_side && column.takes(kind) && columns.iter().all(|(other, _)| *other != key) {
                columns.push((key, column));
            }
        }
        columns
    }

    /// The columns in which this line has cells, with their keys.
    pub fn columns_of_line(&self, head: &LineHead) -> Vec<(&str, &LayoutColumn)> {
        self.columns_of(head.kind(), self.side_of_line(head))
    }

    /// The side on which a line stands; `None` if the table has no sides.
    pub fn side_of_line(&self, head: &LineHead) -> Option<Side> {
        match head {
            LineHead::Fixed(key) => self.side_of(key),
            _ => self.open().and_then(|open| open.side),
        }
    }

    /// Whether every possible line of the table has a cell in the column of this key.
    pub fn in_every_line(&self, key: &str) -> bool {
        let have_key = |columns: Vec<(&str, &LayoutColumn)>| columns.iter().any(|(other, _)| *other == key);
        let fixed = self.fixed_lines().all(|line| have_key(self.columns_of(LineKind::Fixed, self.side_of(&line.key))));
        let side = self.open().and_then(|open| open.side);
        fixed && self.open_kinds().into_iter().all(|kind| have_key(self.columns_of(kind, side)))
    }

    /// The side of the fixed line with this key; `None` if the table has no sides.
    pub fn side_of(&self, key: &str) -> Option<Side> {
        let is_there = |line: &LineSpec, side: Side| match line {
            LineSpec::Beside(sides) => sides.on(side).is_some_and(|line| line.key == key),
            _ => false,
        };
        SIDES.into_iter().find(|side| self.lines.iter().any(|line| is_there(line, *side)))
    }
}
