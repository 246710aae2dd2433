//! How much a workbook holds, against what a budget can hold.

use super::{MOST_CELLS, MOST_FORMATS, MOST_ROWS, MOST_SHEETS, MOST_TEXT, refusal};
use crate::error::Error;

/// What was counted so far, in all sheets. Every method fails with `workbook-rows` when it is too much.
#[derive(Debug, Default)]
pub(super) struct CellTally {
    sheets: u64,
    rows: u64,
    cells: u64,
    area: u64,
    text: u64,
    formats: u64,
}

impl CellTally {
    pub(super) fn sheet(&mut self) -> Result<(), Error> {
        add(&mut self.sheets, 1, MOST_SHEETS, "sheets")
    }

    pub(super) fn row(&mut self) -> Result<(), Error> {
        add(&mut self.rows, 1, MOST_ROWS, "rows")
    }

    pub(super) fn cells(&mut self, count: u64) -> Result<(), Error> {
        add(&mut self.cells, count, MOST_CELLS, "cells")
    }

    /// A sheet's filled cells end at this row and column, counted from one.
    pub(super) fn area(&mut self, (rows, columns): (u64, u64)) -> Result<(), Error> {
        add(&mut self.area, rows.saturating_mul(columns), MOST_CELLS, "area")
    }

    /// Text of cells, in bytes.
    pub(super) fn text(&mut self, bytes: u64) -> Result<(), Error> {
        add(&mut self.text, bytes, MOST_TEXT, "text")
    }

    pub(super) fn format(&mut self) -> Result<(), Error> {
        add(&mut self.formats, 1, MOST_FORMATS, "formats")
    }
}

fn add(count: &mut u64, more: u64, most: u64, what: &'static str) -> Result<(), Error> {
    *count = count.saturating_add(more);
    if *count > most { Err(refusal::too_many(what, most)) } else { Ok(()) }
}
