//! Counts the sheets, rows, cells, text and formats of a workbook and fails at the limits of [`container`](super).
//!
//! The checks of `.xlsx`, `.ods` and `.xls` count with it.

use super::{MAX_CELLS, MAX_FORMATS, MAX_ROWS, MAX_SHEETS, MAX_TEXT_BYTES, refusal};
use crate::error::Error;

/// The counts of all sheets so far. Every method adds to one of them, and fails with `workbook-rows` above its limit.
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
    /// Adds a sheet.
    pub(super) fn sheet(&mut self) -> Result<(), Error> {
        add(&mut self.sheets, 1, MAX_SHEETS, "sheets")
    }

    /// Adds a row.
    pub(super) fn row(&mut self) -> Result<(), Error> {
        add(&mut self.rows, 1, MAX_ROWS, "rows")
    }

    /// Adds cells.
    pub(super) fn cells(&mut self, count: u64) -> Result<(), Error> {
        add(&mut self.cells, count, MAX_CELLS, "cells")
    }

    /// Adds the rectangle of a sheet up to its last filled row and column, counted from 1.
    pub(super) fn area(&mut self, (rows, columns): (u64, u64)) -> Result<(), Error> {
        add(&mut self.area, rows.saturating_mul(columns), MAX_CELLS, "area")
    }

    /// Adds text of cells, in bytes.
    pub(super) fn text(&mut self, bytes: u64) -> Result<(), Error> {
        add(&mut self.text, bytes, MAX_TEXT_BYTES, "text")
    }

    /// Adds a cell format.
    pub(super) fn format(&mut self) -> Result<(), Error> {
        add(&mut self.formats, 1, MAX_FORMATS, "formats")
    }
}

/// Adds to a count and compares it with its limit; `what` is the catalogue's word for it.
fn add(count: &mut u64, more: u64, max: u64, what: &'static str) -> Result<(), Error> {
    *count = count.saturating_add(more);
    if *count > max { Err(refusal::too_many(what, max)) } else { Ok(()) }
}
