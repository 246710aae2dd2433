//! Writes the header of a table (表头) into its worksheet: the layout's tree of columns as merged cells.
//!
//! [`table`](super::table) calls [`header`] after the heading and before the lines.

use rust_xlsxwriter::{Format, Worksheet};

use super::width::{height, lines};
use crate::error::Error;
use crate::layout::{LayoutColumn, SheetSpec};

/// A cell of a header.
struct WorkbookHeaderCell<'a> {
    text: &'a str,
    /// Its first row, counted from the top of the header.
    row: usize,
    /// Its first column.
    column: usize,
    /// The number of rows that it spans.
    rows: usize,
    /// The number of columns that it spans.
    columns: usize,
}

/// The number of rows of a table's header: the titles of its columns and, where the layout has them, their numbers.
pub(super) fn depth(spec: &SheetSpec) -> usize {
    spec.depth() + usize::from(spec.column_numbers.is_some())
}

/// Writes the header from row `top` on. `widths` are the widths of the columns in digits.
pub(super) fn header(
    sheet: &mut Worksheet,
    spec: &SheetSpec,
    top: u32,
    widths: &[f64],
    format: &Format,
) -> Result<(), Error> {
    let numbers = spec.number_cells();
    let cells = cells(spec, &numbers);
    for cell in &cells {
        let (row, column) = (top + cell.row as u32, cell.column as u16);
        let (last_row, last_column) = (row + cell.rows as u32 - 1, column + cell.columns as u16 - 1);
        merged(sheet, (row, column), (last_row, last_column), cell.text, format)?;
    }
    for (row, height) in (top..).zip(heights(&cells, depth(spec), widths)) {
        sheet.set_row_height(row, height)?;
    }
    Ok(())
}

/// The first row of the title of a column, counted from the top of the header. A comment must stand in this cell, as
/// only the first of merged cells is visible.
pub(super) fn first_row(spec: &SheetSpec, column: u16) -> usize {
    let cells = cells(spec, &[]);
    let leaf = cells.iter().find(|cell| cell.column == usize::from(column) && cell.row + cell.rows == spec.depth());
    leaf.map_or(0, |cell| cell.row)
}

/// Writes a text into a range of cells, which is merged if it has more than one.
pub(super) fn merged(
    sheet: &mut Worksheet,
    first: (u32, u16),
    last: (u32, u16),
    text: &str,
    format: &Format,
) -> Result<(), Error> {
    if first == last {
        sheet.write_string_with_format(first.0, first.1, text, format)?;
    } else {
        sheet.merge_range(first.0, first.1, last.0, last.1, text, format)?;
    }
    Ok(())
}

/// The cells of a header. `numbers` are the column numbers below the titles, each with the number of columns it spans.
fn cells<'a>(spec: &'a SheetSpec, numbers: &'a [(String, usize)]) -> Vec<WorkbookHeaderCell<'a>> {
    let (mut cells, mut left) = (Vec::new(), 0);
    for column in &spec.columns {
        left += add(column, 0, left, spec.depth(), &mut cells);
    }
    let mut left = 0;
    for (text, columns) in numbers {
        cells.push(WorkbookHeaderCell { text, row: spec.depth(), column: left, rows: 1, columns: *columns });
        left += columns;
    }
    cells
}

/// Adds the cells of a column and of the columns below it; returns the number of worksheet columns that it spans.
fn add<'a>(
    column: &'a LayoutColumn,
    row: usize,
    left: usize,
    depth: usize,
    cells: &mut Vec<WorkbookHeaderCell<'a>>,
) -> usize {
    let mut columns = 0;
    for below in &column.columns {
        columns += add(below, row + 1, left + columns, depth, cells);
    }
    let rows = if columns == 0 { depth - row } else { 1 };
    let columns = columns.max(1);
    cells.push(WorkbookHeaderCell { text: &column.title, row, column: left, rows, columns });
    columns
}

/// The heights of the header's rows, in pt: those that the cells of one row need. If a cell that spans several rows
/// needs more, the last row gets the difference.
fn heights(cells: &[WorkbookHeaderCell<'_>], depth: usize, widths: &[f64]) -> Vec<f64> {
    let need = |cell: &WorkbookHeaderCell<'_>| {
        let width = widths.iter().skip(cell.column).take(cell.columns).sum();
        height(lines(cell.text, width))
    };
    let mut heights: Vec<f64> = (0..depth)
        .map(|row| cells.iter().filter(|cell| cell.row == row && cell.rows == 1).map(need).fold(height(1.0), f64::max))
        .collect();
    let tallest = cells.iter().filter(|cell| cell.rows > 1).map(need).fold(0.0, f64::max);
    let lacking = (tallest - heights.iter().sum::<f64>()).max(0.0);
    if let Some(last) = heights.last_mut() {
        *last += lacking;
    }
    heights
}
