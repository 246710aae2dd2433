//! From the bytes of a workbook to its worksheets.

use std::io::Cursor;

use calamine::{Data, DataRef, DataType, ExcelDateTime, Ods, Reader, Sheet, SheetVisible, Xls, Xlsx};

use super::grid::{Cell, Grid, MAX_MERGED};
use super::marks;
use super::number::displayed;
use crate::error::Error;
use crate::guard::guarded;
use crate::load::container::Container;
use crate::model::{Date, Finding};

/// The worksheets of an admitted workbook, in their order.
///
/// # Errors
/// `workbook-unreadable` with what the library says.
pub(super) fn grids(bytes: &[u8], container: Container) -> Result<Vec<Grid>, Error> {
    // The library trusts some numbers in the file; where it gives up in the middle, the file is damaged.
    let read = guarded(|| match container {
        Container::Xls => plain(&mut Xls::new(Cursor::new(bytes)).map_err(failed)?),
        Container::Ods => plain(&mut Ods::new(Cursor::new(bytes)).map_err(failed)?),
        Container::Xlsx | Container::Json => xlsx(bytes),
    });
    read.unwrap_or_else(|| Err(failed("records contradict each other")))
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::failed(Finding::error("workbook-unreadable").with("detail", error))
}

fn empty(sheet: &Sheet) -> Grid {
    Grid::new(sheet.name.clone(), sheet.visible != SheetVisible::Visible)
}

/// Worksheets of .xls and .ods, of which the library tells no number formats: a number displays what it holds.
fn plain<'b, R>(workbook: &mut R) -> Result<Vec<Grid>, Error>
where
    R: Reader<Cursor<&'b [u8]>>,
    R::Error: std::fmt::Display,
{
    let mut grids = Vec::new();
    for sheet in workbook.sheets_metadata().to_vec() {
        let mut grid = empty(&sheet);
        let range = workbook.worksheet_range(&sheet.name).map_err(failed)?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            // Both are below the limits of spreadsheets.
            let at = (top + row as u32, left + column as u32);
            value(data, None).into_iter().for_each(|cell| grid.put(at, cell));
        }
        // Both formats have their formulas at hand; that of .xlsx would unfold them.
        if let Ok(formulas) = workbook.worksheet_formula(&sheet.name) {
            let (top, left) = formulas.start().unwrap_or_default();
            let cells = formulas.used_cells().filter(|(.., formula)| !formula.is_empty());
            grid.formulas.extend(cells.map(|(row, column, _)| (top + row as u32, left + column as u32)));
        }
        grids.push(grid);
    }
    Ok(grids)
}

fn xlsx(bytes: &[u8]) -> Result<Vec<Grid>, Error> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(failed)?;
    let mut marks = marks::marks(bytes);
    let mut grids = Vec::new();
    for sheet in workbook.sheets_metadata().to_vec() {
        let mut grid = empty(&sheet);
        // Sheets of charts have no cells.
        let Ok(mut cells) = workbook.worksheet_cells_reader(&sheet.name) else { continue };
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(failed)? {
            let format = cells.styles().get(style).and_then(|style| style.number_format.as_ref());
            let read = value(cell.get_value(), format.map(|format| format.format_code.as_str()));
            read.into_iter().for_each(|read| grid.put(cell.get_position(), read));
        }
        drop(cells);
        for region in workbook.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default() {
            if !grid.merge(&region) {
                let finding = Finding::error("workbook-merged").with("sheet", &sheet.name);
                return Err(Error::failed(finding.with("limit", MAX_MERGED)));
            }
        }
        let marked = marks.remove(&sheet.name).unwrap_or_default();
        grid.hidden_rows = marked.hidden;
        grid.hidden_columns = marked.hidden_columns;
        grid.formulas = marked.formulas;
        for at in marked.uncomputed {
            if grid.cell(at).is_none() {
                grid.put(at, Cell::Uncomputed);
            }
        }
        grids.push(grid);
    }
    Ok(grids)
}

/// What a cell holds, in either of the library's forms.
trait Held: DataType {
    fn date(&self) -> Option<ExcelDateTime>;
    fn shown(&self) -> String;
}

impl Held for Data {
    fn date(&self) -> Option<ExcelDateTime> {
        if let Self::DateTime(date) = self { Some(*date) } else { None }
    }

    fn shown(&self) -> String {
        self.to_string()
    }
}

impl Held for DataRef<'_> {
    fn date(&self) -> Option<ExcelDateTime> {
        if let Self::DateTime(date) = self { Some(*date) } else { None }
    }

    fn shown(&self) -> String {
        Data::from(self.clone()).to_string()
    }
}

fn value(data: &impl Held, format: Option<&str>) -> Option<Cell> {
    if data.is_empty() {
        return None;
    }
    if let Some(date) = data.date() {
        let (year, month, day, ..) = date.to_ymd_hms_milli();
        let date: Option<Date> = format!("{year:04}-{month:02}-{day:02}").parse().ok();
        return Some(date.map_or_else(|| Cell::Other(data.shown()), Cell::Date));
    }
    if let Some(iso) = data.get_datetime_iso() {
        let date = iso.get(..10).and_then(|day| day.parse().ok());
        return Some(date.map_or_else(|| Cell::Other(iso.to_owned()), Cell::Date));
    }
    // A whole number of a workbook is below 2⁵³, which a binary number holds exactly.
    let number = data.get_float().or_else(|| data.get_int().map(|whole| whole as f64));
    if let Some(number) = number {
        return Some(displayed(number, format).map_or_else(|| Cell::Other(number.to_string()), Cell::Number));
    }
    if let Some(text) = data.get_string() {
        return (!text.trim().is_empty()).then(|| Cell::Text(text.to_owned()));
    }
    Some(Cell::Other(data.shown()))
}
