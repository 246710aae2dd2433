//! Opens a workbook with the spreadsheet library calamine, and turns each worksheet into a [`WorksheetGrid`] of cells
//! as they are displayed.
//!
//! This is the first step of [`super::read`]. Calamine gives the stored values; number formats, fonts, hidden rows and
//! formulas come from [`super::xlsx`], [`super::xls`] and [`super::ods`].

use std::io::Cursor;

use calamine::{
    Color, Data, DataRef, DataType, Dimensions, ExcelDateTime, FillPattern, Ods, Reader, Sheet, SheetType,
    SheetVisible, Style, Xls, Xlsx,
};

use super::details::CellStyle;
use super::details::WorksheetDetails;
use super::effect::{CellFont, Rgb, TextEffect};
use super::format::{NumberFormat, builtin};
use super::grid::{CellPosition, Display, GridCell, MAX_MERGED_CELLS, Number, WorksheetGrid};
use super::number::{CellFormat, compare_with_text, from_float, to_decimal};
use super::{ods, xls, xlsx};
use crate::error::Error;
use crate::guard::guarded;
use crate::load::container::Container;
use crate::load::errors;
use crate::model::{Date, finding};

/// Reads the worksheets of a workbook that passed the checks of `load::container`, in their order.
///
/// # Errors
/// `workbook-unreadable` with the message of the library; `workbook-merged` for too many merged cells.
pub(super) fn open_worksheets(bytes: &[u8], container: Container) -> Result<Vec<WorksheetGrid>, Error> {
    // Calamine trusts some numbers in the file and may panic on them; the file is then reported as damaged.
    let read = || match container {
        Container::Xls => {
            let mut workbook = Xls::new(Cursor::new(bytes)).map_err(unreadable)?;
            let merged = |workbook: &Xls<_>, sheet: usize| workbook.merge_cells_by_sheet_id(sheet).ok();
            read_xls_or_ods(&mut workbook, merged, xls::read(bytes))
        }
        Container::Ods => {
            read_xls_or_ods(&mut Ods::new(Cursor::new(bytes)).map_err(unreadable)?, |_, _| None, ods::read(bytes))
        }
        Container::Xlsx | Container::Json => read_xlsx(bytes),
    };
    guarded(read, |_| Err(unreadable("records contradict each other")))
}

/// The error `workbook-unreadable` with a message.
fn unreadable(error: impl std::fmt::Display) -> Error {
    Error::failed(finding::workbook_unreadable(error))
}

/// A grid without cells for a worksheet.
fn empty_grid(sheet: &Sheet) -> WorksheetGrid {
    WorksheetGrid::new(sheet.name.clone(), sheet.visible != SheetVisible::Visible)
}

/// Reads the worksheets of an .xls or .ods workbook. `merged` returns the merged regions of a worksheet by its index,
/// where calamine knows them; `details` are in the order of the worksheets.
fn read_xls_or_ods<'b, R>(
    workbook: &mut R,
    merged: impl Fn(&R, usize) -> Option<Vec<Dimensions>>,
    details: Vec<WorksheetDetails>,
) -> Result<Vec<WorksheetGrid>, Error>
where
    R: Reader<Cursor<&'b [u8]>>,
    R::Error: std::fmt::Display,
{
    let mut grids = Vec::new();
    let mut details = details.into_iter();
    let general = CellStyle::default();
    for (index, sheet) in workbook.sheets_metadata().to_vec().into_iter().enumerate() {
        let mut grid = empty_grid(&sheet);
        let mut details = details.next().unwrap_or_default();
        let range = workbook.worksheet_range(&sheet.name).map_err(unreadable)?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            // No overflow: spreadsheets have at most 2²⁰ rows and 2¹⁴ columns.
            let at = (top + row as u32, left + column as u32);
            details.formulas.remove(&at);
            let shown = details.shown.remove(&at);
            add_cell(&mut grid, at, data, details.style(at).unwrap_or(&general), shown)?;
        }
        // Cells with a formula for which calamine returned no value.
        details.uncomputed.extend(details.formulas.drain());
        if let Ok(formulas) = workbook.worksheet_formula(&sheet.name) {
            let (top, left) = formulas.start().unwrap_or_default();
            let cells = formulas.used_cells().filter(|(.., formula)| !formula.is_empty());
            details.formulas.extend(cells.map(|(row, column, _)| (top + row as u32, left + column as u32)));
        }
        details.merges.extend(merged(workbook, index).unwrap_or_default());
        add_details(&mut grid, details)?;
        grids.push(grid);
    }
    Ok(grids)
}

/// Reads the worksheets of an .xlsx workbook.
fn read_xlsx(bytes: &[u8]) -> Result<Vec<WorksheetGrid>, Error> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut details = xlsx::read(bytes);
    let mut grids = Vec::new();
    let mut styles: Vec<Option<CellStyle>> = Vec::new();
    for sheet in workbook.sheets_metadata().to_vec() {
        // Chart sheets have no cells.
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let mut grid = empty_grid(&sheet);
        let mut cells = workbook.worksheet_cells_reader(&sheet.name).map_err(unreadable)?;
        styles.resize(cells.styles().len().max(1), None);
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(unreadable)? {
            let index = style.min(styles.len() - 1);
            let style =
                styles[index].get_or_insert_with(|| cells.styles().get(style).map(cell_style).unwrap_or_default());
            add_cell(&mut grid, cell.get_position(), cell.get_value(), style, None)?;
        }
        drop(cells);
        let mut details = details.remove(&sheet.name).unwrap_or_default();
        details.merges.extend(workbook.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default());
        add_details(&mut grid, details)?;
        grids.push(grid);
    }
    Ok(grids)
}

/// Converts a style of calamine.
fn cell_style(style: &Style) -> CellStyle {
    let number_format = style.number_format.as_ref().map_or(CellFormat::General, |format| {
        // Calamine reports a built-in format whose code it does not know as `General`.
        let code = format.format_id.filter(|_| format.format_code == "General").and_then(builtin);
        CellFormat::parse(code.unwrap_or(&format.format_code))
    });
    let rgb = |color: Color| -> Rgb { (color.red, color.green, color.blue) };
    let font = style.font.as_ref();
    let solid = style.fill.as_ref().filter(|fill| fill.pattern == FillPattern::Solid);
    let font_style = CellFont {
        struck: font.is_some_and(|font| font.strikethrough),
        size: font.and_then(|font| font.size),
        colour: font.and_then(|font| font.color).map(rgb),
        background: solid.and_then(|fill| fill.foreground_color).map(rgb),
    };
    CellStyle { number_format, effect: font_style.effect() }
}

/// Adds a cell to the grid as it is displayed. `shown` is the displayed text if the file states it, as .ods files do.
///
/// # Errors
/// `workbook-unreadable` if two cells of the file claim the same position.
fn add_cell(
    grid: &mut WorksheetGrid,
    at: CellPosition,
    data: &impl RawCellValue,
    style: &CellStyle,
    shown: Option<String>,
) -> Result<(), Error> {
    let Some(cell) = convert_value(data, &style.number_format, shown) else { return Ok(()) };
    let mut effect = style.effect;
    let cell = match (cell, style.number_format.parsed()) {
        (GridCell::Text(text), Some(format)) => {
            let words = format.text(&text).unwrap_or_default();
            // Spreadsheet programs differ on a text format that leaves out the text itself.
            if !words.contains(&text) {
                effect = Some(TextEffect::Blank);
                GridCell::Text(text)
            } else {
                // Spreadsheet programs differ on characters that a format adds to a text.
                effect = effect.or((words != text).then_some(TextEffect::Added));
                GridCell::Text(words)
            }
        }
        (cell, _) => cell,
    };
    grid.effects.extend(effect.map(|effect| (at, effect)));
    // Spreadsheet programs differ on which of two cells at one position they display.
    if grid.insert(at, cell) { Ok(()) } else { Err(unreadable(grid.reference(at))) }
}

/// Adds the details of the worksheet to its grid, and removes cells under merged regions.
///
/// # Errors
/// `workbook-merged` if merged regions cover more than [`MAX_MERGED_CELLS`] cells.
fn add_details(grid: &mut WorksheetGrid, details: WorksheetDetails) -> Result<(), Error> {
    grid.hidden_rows = details.hidden_rows;
    grid.hidden_columns = details.hidden_columns;
    grid.formulas = details.formulas;
    grid.doubtful_zeros = details.doubtful_zeros;
    grid.effects.extend(details.effects);
    for at in details.uncomputed {
        grid.formulas.insert(at);
        grid.replace(at, GridCell::Uncomputed);
    }
    for region in &details.merges {
        if !grid.merge(region) {
            return Err(Error::failed(finding::workbook_merged(&grid.name, MAX_MERGED_CELLS)));
        }
    }
    grid.remove_covered();
    Ok(())
}

/// The value of a cell, in either of the two types that calamine uses.
trait RawCellValue: DataType {
    /// The date and time, if the cell holds one.
    fn date(&self) -> Option<ExcelDateTime>;
    /// The value as text.
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

/// Converts a value of calamine; `None` for a blank cell.
fn convert_value(data: &impl RawCellValue, number_format: &CellFormat, shown: Option<String>) -> Option<GridCell> {
    if data.is_empty() {
        return None;
    }
    if data.is_error() {
        return Some(GridCell::Error(data.shown()));
    }
    if let Some(date) = data.date() {
        let (year, month, day, ..) = date.to_ymd_hms_milli();
        // A time without a day, or a day that no calendar has, is kept as a number in an unknown format.
        let other = to_decimal(date.as_f64()).map_or_else(
            || GridCell::Other(data.shown()),
            |stored| GridCell::Number(Number { shown: stored, stored, display: Display::Unknown, formatted: None }),
        );
        return Some(day_cell(&format!("{year:04}-{month:02}-{day:02}"), other, number_format.parsed(), shown));
    }
    if let Some(iso) = data.get_datetime_iso() {
        let day = iso.get(..10).unwrap_or_default();
        let iso_day = number_format.parsed().is_none().then(|| day.to_owned());
        return Some(day_cell(day, GridCell::Other(iso.to_owned()), number_format.parsed(), shown.or(iso_day)));
    }
    // Integers in a workbook are below 2⁵³, so that the conversion to a float is exact.
    let binary = data.get_float().or_else(|| data.get_int().map(|whole| whole as f64));
    if let Some(binary) = binary {
        let read = match shown {
            Some(shown) => to_decimal(binary).map(|stored| compare_with_text(stored, shown)),
            None => from_float(binary, number_format),
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

/// A date cell, or `other` if the text is no valid date.
fn day_cell(iso: &str, other: GridCell, format: Option<&NumberFormat>, shown: Option<String>) -> GridCell {
    match iso.parse::<Date>() {
        Ok(date) => GridCell::Date(date, shown.or_else(|| format?.day(date))),
        Err(_) => other,
    }
}
