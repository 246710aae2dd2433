//! From the bytes of a workbook to its worksheets.

use std::io::Cursor;

use calamine::{
    Color, Data, DataRef, DataType, Dimensions, ExcelDateTime, FillPattern, Ods, Reader, Sheet, SheetType,
    SheetVisible, Style, Xls, Xlsx,
};

use super::face::{CellType, Look, Rgb};
use super::format::{NumberFormat, builtin};
use super::grid::{At, Display, GridCell, MAX_MERGED, Number, WorksheetGrid};
use super::marks::{self, WorksheetMarks};
use super::number::{Numeric, decimal, displayed, number};
use super::{ods, xls};
use crate::error::Error;
use crate::guard::guarded;
use crate::load::container::Container;
use crate::load::errors;
use crate::model::{Date, Finding};

/// The worksheets of an admitted workbook, in their order.
///
/// # Errors
/// `workbook-unreadable` with what the library says.
pub(super) fn grids(bytes: &[u8], container: Container) -> Result<Vec<WorksheetGrid>, Error> {
    // The library trusts some numbers in the file; where it gives up in the middle, the file is damaged.
    let read = guarded(|| match container {
        Container::Xls => {
            let mut workbook = Xls::new(Cursor::new(bytes)).map_err(failed)?;
            let merged = |workbook: &Xls<_>, sheet: usize| workbook.merge_cells_by_sheet_id(sheet).ok();
            plain(&mut workbook, merged, xls::marks(bytes))
        }
        Container::Ods => plain(&mut Ods::new(Cursor::new(bytes)).map_err(failed)?, |_, _| None, ods::marks(bytes)),
        Container::Xlsx | Container::Json => xlsx(bytes),
    });
    read.unwrap_or_else(|| Err(failed("records contradict each other")))
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::failed(Finding::error("workbook-unreadable").with("detail", error))
}

fn empty(sheet: &Sheet) -> WorksheetGrid {
    WorksheetGrid::new(sheet.name.clone(), sheet.visible != SheetVisible::Visible)
}

/// How a cell displays what it holds.
#[derive(Debug, Clone)]
pub(super) struct DisplayKind {
    pub(super) numeric: Numeric,
    pub(super) look: Option<Look>,
}

impl Default for DisplayKind {
    fn default() -> Self {
        Self { numeric: Numeric::General, look: None }
    }
}

/// Worksheets of .xls and .ods.
fn plain<'b, R>(
    workbook: &mut R,
    merged: impl Fn(&R, usize) -> Option<Vec<Dimensions>>,
    marks: Vec<WorksheetMarks>,
) -> Result<Vec<WorksheetGrid>, Error>
where
    R: Reader<Cursor<&'b [u8]>>,
    R::Error: std::fmt::Display,
{
    let mut grids = Vec::new();
    let mut marks = marks.into_iter();
    let general = DisplayKind::default();
    for (index, sheet) in workbook.sheets_metadata().to_vec().into_iter().enumerate() {
        let mut grid = empty(&sheet);
        let mut marked = marks.next().unwrap_or_default();
        let range = workbook.worksheet_range(&sheet.name).map_err(failed)?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            // Both are below the limits of spreadsheets.
            let at = (top + row as u32, left + column as u32);
            marked.formulas.remove(&at);
            let shown = marked.shown.remove(&at);
            put(&mut grid, at, data, marked.kind(at).unwrap_or(&general), shown)?;
        }
        // What is left of the formulas has no value.
        marked.uncomputed.extend(marked.formulas.drain());
        if let Ok(formulas) = workbook.worksheet_formula(&sheet.name) {
            let (top, left) = formulas.start().unwrap_or_default();
            let cells = formulas.used_cells().filter(|(.., formula)| !formula.is_empty());
            marked.formulas.extend(cells.map(|(row, column, _)| (top + row as u32, left + column as u32)));
        }
        marked.merges.extend(merged(workbook, index).unwrap_or_default());
        finish(&mut grid, marked)?;
        grids.push(grid);
    }
    Ok(grids)
}

fn xlsx(bytes: &[u8]) -> Result<Vec<WorksheetGrid>, Error> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(failed)?;
    let mut marks = marks::marks(bytes);
    let mut grids = Vec::new();
    let mut kinds: Vec<Option<DisplayKind>> = Vec::new();
    for sheet in workbook.sheets_metadata().to_vec() {
        // Sheets of charts have no cells.
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let mut grid = empty(&sheet);
        let mut cells = workbook.worksheet_cells_reader(&sheet.name).map_err(failed)?;
        kinds.resize(cells.styles().len().max(1), None);
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(failed)? {
            let index = style.min(kinds.len() - 1);
            let kind = kinds[index].get_or_insert_with(|| cells.styles().get(style).map(kind).unwrap_or_default());
            put(&mut grid, cell.get_position(), cell.get_value(), kind, None)?;
        }
        drop(cells);
        let mut marked = marks.remove(&sheet.name).unwrap_or_default();
        marked.merges.extend(workbook.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default());
        finish(&mut grid, marked)?;
        grids.push(grid);
    }
    Ok(grids)
}

/// The number format and the type of a style.
fn kind(style: &Style) -> DisplayKind {
    let numeric = style.number_format.as_ref().map_or(Numeric::General, |format| {
        // The library gives formats that it has no code for as general ones.
        let code = format.format_id.filter(|_| format.format_code == "General").and_then(builtin);
        Numeric::of(code.unwrap_or(&format.format_code))
    });
    let rgb = |color: Color| -> Rgb { (color.red, color.green, color.blue) };
    let font = style.font.as_ref();
    let solid = style.fill.as_ref().filter(|fill| fill.pattern == FillPattern::Solid);
    let face = CellType {
        struck: font.is_some_and(|font| font.strikethrough),
        size: font.and_then(|font| font.size),
        ink: font.and_then(|font| font.color).map(rgb),
        ground: solid.and_then(|fill| fill.foreground_color).map(rgb),
    };
    DisplayKind { numeric, look: face.look() }
}

/// Adds a cell as it is displayed.
fn put(
    grid: &mut WorksheetGrid,
    at: At,
    data: &impl RawCellValue,
    kind: &DisplayKind,
    shown: Option<String>,
) -> Result<(), Error> {
    let Some(cell) = value(data, &kind.numeric, shown) else { return Ok(()) };
    let mut look = kind.look;
    let cell = match (cell, kind.numeric.format()) {
        (GridCell::Text(text), Some(format)) => {
            let words = format.words(&text).unwrap_or_default();
            // Programs differ on a section without the words themselves.
            if !words.contains(&text) {
                look = Some(Look::Blank);
                GridCell::Text(text)
            } else {
                // Programs differ on words that a format adds to words.
                look = look.or((words != text).then_some(Look::Added));
                GridCell::Text(words)
            }
        }
        (cell, _) => cell,
    };
    grid.looks.extend(look.map(|look| (at, look)));
    // Of two cells in one place programs show one or the other.
    if grid.put(at, cell) { Ok(()) } else { Err(failed(grid.reference(at))) }
}

/// Adds what is marked about cells and rows.
fn finish(grid: &mut WorksheetGrid, marked: WorksheetMarks) -> Result<(), Error> {
    grid.hidden_rows = marked.hidden;
    grid.hidden_columns = marked.hidden_columns;
    grid.formulas = marked.formulas;
    grid.doubtful = marked.doubtful;
    grid.looks.extend(marked.looks);
    for at in marked.uncomputed {
        grid.formulas.insert(at);
        grid.replace(at, GridCell::Uncomputed);
    }
    for region in &marked.merges {
        if !grid.merge(region) {
            let finding = Finding::error("workbook-merged").with("sheet", &grid.name);
            return Err(Error::failed(finding.with("limit", MAX_MERGED)));
        }
    }
    grid.uncover();
    Ok(())
}

/// What a cell holds, in either of the library's forms.
trait RawCellValue: DataType {
    fn date(&self) -> Option<ExcelDateTime>;
    fn shown(&self) -> String;
}

impl RawCellValue for Data {
    fn date(&self) -> Option<ExcelDateTime> {
        if let Self::DateTime(date) = self { Some(*date) } else { None }
    }

    fn shown(&self) -> String {
        self.to_string()
    }
}

impl RawCellValue for DataRef<'_> {
    fn date(&self) -> Option<ExcelDateTime> {
        if let Self::DateTime(date) = self { Some(*date) } else { None }
    }

    fn shown(&self) -> String {
        Data::from(self.clone()).to_string()
    }
}

fn value(data: &impl RawCellValue, numeric: &Numeric, shown: Option<String>) -> Option<GridCell> {
    if data.is_empty() {
        return None;
    }
    if data.is_error() {
        return Some(GridCell::Error(data.shown()));
    }
    if let Some(date) = data.date() {
        let (year, month, day, ..) = date.to_ymd_hms_milli();
        // A time of the day alone, or a day that no calendar has.
        let other = decimal(date.as_f64()).map_or_else(
            || GridCell::Other(data.shown()),
            |held| GridCell::Number(Number { shown: held, held, display: Display::Unknown }),
        );
        return Some(day_cell(&format!("{year:04}-{month:02}-{day:02}"), other, numeric.format(), shown));
    }
    if let Some(iso) = data.get_datetime_iso() {
        let day = iso.get(..10).unwrap_or_default();
        let plain = numeric.format().is_none().then(|| day.to_owned());
        return Some(day_cell(day, GridCell::Other(iso.to_owned()), numeric.format(), shown.or(plain)));
    }
    // A whole number of a workbook is below 2⁵³, which a binary number holds exactly.
    let binary = data.get_float().or_else(|| data.get_int().map(|whole| whole as f64));
    if let Some(binary) = binary {
        let read = match shown {
            Some(shown) => decimal(binary).map(|held| number(held, shown)),
            None => displayed(binary, numeric),
        };
        return Some(read.map_or_else(|| GridCell::Other(binary.to_string()), GridCell::Number));
    }
    if let Some(text) = data.get_string() {
        let text = shown.unwrap_or_else(|| text.to_owned());
        if errors::is_error(&text) {
            return Some(GridCell::Error(text.trim().to_owned()));
        }
        return (!text.trim().is_empty()).then_some(GridCell::Text(text));
    }
    Some(GridCell::Other(shown.unwrap_or_else(|| data.shown().to_uppercase())))
}

/// A day, or what else is held in its place.
fn day_cell(iso: &str, other: GridCell, format: Option<&NumberFormat>, shown: Option<String>) -> GridCell {
    match iso.parse::<Date>() {
        Ok(date) => GridCell::Date(date, shown.or_else(|| format?.day(date))),
        Err(_) => other,
    }
}
