//! Computes the numbers of rows (行次) and columns (栏次) that official forms print.
//!
//! The view and the worksheets of workbooks print them.

use std::collections::BTreeSet;

use super::validate::Problems;
use super::{LeafColumn, Print, SheetSpec, Side};
use crate::model::{Place, finding};

impl SheetSpec {
    /// The printed number of the row with index `row`. On a table of several sides the numbers of a side continue those
    /// of the side before it.
    pub fn row_number(&self, row: usize, side: Option<Side>) -> usize {
        let numbered = self.leaves().into_iter().filter_map(|leaf| match leaf {
            LeafColumn::Head(column, Print::Number) => column.side,
            _ => None,
        });
        let before: BTreeSet<Side> = numbered.filter(|other| side.is_some_and(|side| *other < side)).collect();
        row + 1 + before.len() * self.lines.len()
    }

    /// The cells of the header row that numbers the columns, from left to right: the text, and how many columns it
    /// spans. Columns that print line heads get the layout's word (栏次), columns of data a number. Empty if there is no
    /// such row.
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

    /// Reports row numbers on a table with open lines, and a table of several lines without a column that names them.
    pub(super) fn number_problems(&self, place: &Place, problems: &mut Problems) {
        let leaves = self.leaves();
        let has_numbers = leaves.iter().any(|leaf| matches!(leaf, LeafColumn::Head(_, Print::Number)));
        problems.unless(!has_numbers || self.open_kinds().is_empty(), &place.join("lines"), || {
            finding::layout_lines("numbered")
        });
        let has_heads = leaves.iter().any(|leaf| matches!(leaf, LeafColumn::Head(_, print) if *print != Print::Number));
        let is_single_line = self.open_kinds().is_empty() && self.fixed_lines().count() == 1;
        // A sheet without columns is reported by `validate`.
        problems.unless(has_heads || is_single_line || leaves.is_empty(), &place.join("lines"), || {
            finding::layout_lines("headless")
        });
    }
}
