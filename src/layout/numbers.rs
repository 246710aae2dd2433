//! Numbers of rows (行次) and columns (栏次), as official forms have them.

use std::collections::BTreeSet;

use super::validate::Problems;
use super::{LeafColumn, Print, SheetSpec, Side};
use crate::model::{Finding, Place};

impl SheetSpec {
    /// The number that a column prints of a row, counted from 0: those of a side go on after those of the side before.
    pub fn row_number(&self, row: usize, side: Option<Side>) -> usize {
        let numbered = self.leaves().into_iter().filter_map(|leaf| match leaf {
            LeafColumn::Head(column, Print::Number) => column.side,
            _ => None,
        });
        let before: BTreeSet<Side> = numbered.filter(|other| side.is_some_and(|side| *other < side)).collect();
        row + 1 + before.len() * self.lines.len()
    }

    /// The cells of the header row that numbers the columns, from left to right, each with the number of columns that it
    /// takes: the layout's word above heads, a number above each column of cells. Empty if the sheet has no such row.
    pub fn number_cells(&self) -> Vec<(String, usize)> {
        let Some(word) = &self.column_numbers else { return Vec::new() };
        let mut cells: Vec<(String, usize)> = Vec::new();
        let mut heads = None;
        let mut number = 0;
        for leaf in self.leaves() {
            let side = leaf.column().side;
            match (leaf, cells.last_mut()) {
                (LeafColumn::Head(_, Print::Number), _) => cells.push((String::new(), 1)),
                (LeafColumn::Head(..), Some((_, columns))) if heads == Some(side) => *columns += 1,
                (LeafColumn::Head(..), _) => cells.push((word.clone(), 1)),
                (LeafColumn::Cell(..), _) => {
                    number += 1;
                    cells.push((number.to_string(), 1));
                }
            }
            heads = matches!(leaf, LeafColumn::Head(_, print) if print != Print::Number).then_some(side);
        }
        cells
    }

    /// Rows have numbers where the layout fixes them all; lines that print no head can only be told apart if there is one.
    pub(super) fn number_problems(&self, place: &Place, problems: &mut Problems) {
        let leaves = self.leaves();
        let numbers = leaves.iter().any(|leaf| matches!(leaf, LeafColumn::Head(_, Print::Number)));
        let lines = |what: &str| Finding::error("layout-lines").with("what", what);
        problems.unless(!numbers || self.open_kinds().is_empty(), &place.join("lines"), || lines("numbered"));
        let heads = leaves.iter().any(|leaf| matches!(leaf, LeafColumn::Head(_, print) if *print != Print::Number));
        let lone = self.open_kinds().is_empty() && self.fixed_lines().count() == 1;
        // A sheet without columns is told of elsewhere.
        problems.unless(heads || lone || leaves.is_empty(), &place.join("lines"), || lines("headless"));
    }
}
