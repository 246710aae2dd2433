//! Lines that stand beside each other in one row (收支两栏).

use serde::Deserialize;

use super::{FixedLine, LayoutColumn, LeafColumn, LineSpec, SheetSpec};
use crate::model::{LineHead, LineKind};

/// A side of a sheet whose rows hold several lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Revenue, as a rule.
    Left,
    /// Between the two, on a sheet of three sides.
    Middle,
    /// Expenditure, as a rule.
    Right,
}

impl Side {
    /// Its name in a layout.
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
    /// The line on a side.
    pub fn on(&self, side: Side) -> Option<&FixedLine> {
        self.0[side as usize].as_ref()
    }
}

impl SheetSpec {
    /// The lines that the layout fixes on a side, from the top; on a sheet of one side, all of them.
    pub fn lines_on(&self, side: Option<Side>) -> Vec<&FixedLine> {
        let lines = self.lines.iter().filter_map(|line| match (line, side) {
            (LineSpec::Fixed(line), _) => Some(line),
            (LineSpec::Beside(sides), Some(side)) => sides.on(side),
            _ => None,
        });
        lines.collect()
    }

    /// The columns that hold data of this kind of line, each once; on a sheet of several sides those of the line's side.
    pub fn columns_of(&self, kind: LineKind, side: Option<Side>) -> Vec<(&str, &LayoutColumn)> {
        let mut columns: Vec<(&str, &LayoutColumn)> = Vec::new();
        for leaf in self.leaves() {
            let LeafColumn::Cell(column, key) = leaf else { continue };
            let beside = side.is_some() && column.side.is_some() && column.side != side;
            if !beside && column.takes(kind) && columns.iter().all(|(known, _)| *known != key) {
                columns.push((key, column));
            }
        }
        columns
    }

    /// The columns in which a line has cells.
    pub fn columns_of_line(&self, head: &LineHead) -> Vec<(&str, &LayoutColumn)> {
        self.columns_of(head.kind(), self.side_of_line(head))
    }

    /// The side on which a line stands, if the sheet has sides.
    pub fn side_of_line(&self, head: &LineHead) -> Option<Side> {
        match head {
            LineHead::Fixed(key) => self.side_of(key),
            _ => self.open().and_then(|open| open.side),
        }
    }

    /// Whether every line that the sheet can have has a cell in the column of this name.
    pub fn in_every_line(&self, key: &str) -> bool {
        let has = |columns: Vec<(&str, &LayoutColumn)>| columns.iter().any(|(own, _)| *own == key);
        let fixed = self.fixed_lines().all(|line| has(self.columns_of(LineKind::Fixed, self.side_of(&line.key))));
        let side = self.open().and_then(|open| open.side);
        fixed && self.open_kinds().into_iter().all(|kind| has(self.columns_of(kind, side)))
    }

    /// The side on which the fixed line of this key stands, if the sheet has sides.
    pub fn side_of(&self, key: &str) -> Option<Side> {
        let is_there = |line: &LineSpec, side: Side| match line {
            LineSpec::Beside(sides) => sides.on(side).is_some_and(|line| line.key == key),
            _ => false,
        };
        SIDES.into_iter().find(|side| self.lines.iter().any(|line| is_there(line, *side)))
    }
}
