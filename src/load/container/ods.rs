//! Checks the XML parts of an `.ods` workbook: counts rows, cells and text, including repeated ones, and refuses links
//! to other files and programs.
//!
//! [`archive`](super::archive) reads the parts and passes each element to [`Ods`]. In OpenDocument one element can
//! stand for any number of equal rows or cells.

use quick_xml::escape::unescape;
use quick_xml::events::BytesStart;
use quick_xml::name::QName;

use super::part::{TextEncoding, Visit, attribute};
use super::reference::Reference;
use super::tally::CellTally;
use super::{formula, refusal};
use crate::error::Error;

/// State of the check while the parts are read.
#[derive(Debug, Default)]
pub(super) struct Ods {
    tally: CellTally,
    /// The nesting depth of tables; the workbook reader treats a table and those inside it as one.
    tables: usize,
    /// The number of rows so far.
    rows: u64,
    /// The current row.
    row: Option<OdsRowScan>,
    /// The number of rows and of columns up to the last filled cell.
    corner: (u64, u64),
}

/// State of the check inside a row.
#[derive(Debug)]
struct OdsRowScan {
    /// The number of rows that the element stands for.
    repeated: u64,
    /// The number of columns so far.
    columns: u64,
    /// The columns that were counted as cells; empty cells at the end of a row are not.
    counted: u64,
    /// Whether a cell of the row is filled.
    filled: bool,
    /// The current cell.
    cell: Option<OdsCellScan>,
}

/// State of the check inside a cell.
#[derive(Debug)]
struct OdsCellScan {
    /// The number of cells that the element stands for.
    repeated: u64,
    /// Whether it has a value, a formula or text.
    filled: bool,
    /// The length of its attributes and text, in bytes.
    bytes: u64,
}

impl Ods {
    /// Begins a row.
    fn begin_row(&mut self, part: &str, element: &BytesStart<'_>) -> Result<(), Error> {
        self.tally.row()?;
        if self.row.is_some() {
            return Err(refusal::damaged("nesting", part, ""));
        }
        let repeated = times(part, element, "table:number-rows-repeated")?;
        self.row = Some(OdsRowScan { repeated, columns: 0, counted: 0, filled: false, cell: None });
        Ok(())
    }

    /// Begins a cell; refuses one whose formula refers to another file or program.
    fn begin_cell(&mut self, part: &str, element: &BytesStart<'_>) -> Result<(), Error> {
        let Some(row) = &mut self.row else { return Ok(()) };
        if row.cell.is_some() {
            return Err(refusal::damaged("nesting", part, ""));
        }
        let formula = attribute(part, element, "table:formula")?;
        if let Some(formula) = &formula {
            let text = unescape(formula).map_err(|error| refusal::damaged("xml", part, error))?;
            if formula::has_dde_link(&text) {
                let cell = Reference { row: self.rows, column: row.columns };
                return Err(refusal::dde(part, &cell.to_string()));
            }
            // A reference to another file looks like 'file:///a.ods'#$Sheet.A1
            if text.contains("'#") {
                return Err(refusal::external(part));
            }
        }
        let repeated = times(part, element, "table:number-columns-repeated")?;
        let filled = element.attributes_raw().contains("office:") || formula.is_some();
        row.cell = Some(OdsCellScan { repeated, filled, bytes: element.len() as u64 });
        Ok(())
    }

    /// Adds text to the current cell, if there is one.
    fn add(&mut self, bytes: u64) {
        if let Some(cell) = self.row.as_mut().and_then(|row| row.cell.as_mut()) {
            cell.filled |= bytes > 0;
            cell.bytes = cell.bytes.saturating_add(bytes);
        }
    }

    /// Ends a cell and counts it with its text, for all rows and columns that it stands for.
    fn end_cell(&mut self) -> Result<(), Error> {
        let Some(row) = &mut self.row else { return Ok(()) };
        let Some(cell) = row.cell.take() else { return Ok(()) };
        row.columns = row.columns.saturating_add(cell.repeated);
        if cell.filled {
            row.filled = true;
            self.tally.cells(row.columns - row.counted)?;
            row.counted = row.columns;
            self.tally.text(cell.bytes.saturating_mul(cell.repeated).saturating_mul(row.repeated))?;
        }
        Ok(())
    }

    /// Ends a row.
    fn end_row(&mut self) {
        let Some(row) = self.row.take() else { return };
        self.rows = self.rows.saturating_add(row.repeated);
        if row.filled {
            self.corner = (self.rows, self.corner.1.max(row.counted));
        }
    }
}

impl Visit for Ods {
    fn start(&mut self, part: &str, element: &BytesStart<'_>) -> Result<(), Error> {
        match element.name().as_ref() {
            "table:table" => {
                if self.tables == 0 {
                    self.tally.sheet()?;
                    self.rows = 0;
                    self.corner = (0, 0);
                }
                self.tables += 1;
            }
            "table:table-row" => self.begin_row(part, element)?,
            "table:table-cell" | "table:covered-table-cell" => self.begin_cell(part, element)?,
            // An element for several spaces.
            "text:s" => self.add(times(part, element, "text:c")?),
            "text:tab" | "text:line-break" | "text:p" => self.add(1),
            "table:table-source" | "table:cell-range-source" => return Err(refusal::external(part)),
            "office:dde-source" | "table:dde-link" => return Err(refusal::dde(part, "")),
            "manifest:encryption-data" => return Err(refusal::encrypted()),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, _: &str, name: QName<'_>) -> Result<(), Error> {
        match name.as_ref() {
            "table:table" => {
                self.tables = self.tables.saturating_sub(1);
                self.tally.area(self.corner)
            }
            "table:table-row" => {
                self.end_row();
                Ok(())
            }
            "table:table-cell" | "table:covered-table-cell" => self.end_cell(),
            _ => Ok(()),
        }
    }

    fn text(&mut self, part: &str, text: &str, form: TextEncoding) -> Result<(), Error> {
        // The workbook reader ignores CDATA sections in cells.
        if form == TextEncoding::Section && self.row.as_ref().is_some_and(|row| row.cell.is_some()) {
            return Err(refusal::damaged("value", part, ""));
        }
        self.add(text.len() as u64);
        Ok(())
    }
}

/// The number of repetitions in an attribute of an element; 1 without the attribute.
fn times(part: &str, element: &BytesStart<'_>, name: &str) -> Result<u64, Error> {
    let Some(number) = attribute(part, element, name)? else { return Ok(1) };
    // The workbook reader may resolve character references here and get a large number.
    number.parse().map_err(|_| refusal::damaged("xml", part, name))
}
