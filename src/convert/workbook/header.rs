//! The header of a table: the tree of its columns as merged cells.

use rust_xlsxwriter::{Format, Worksheet};

use super::width::{height, lines};
use crate::error::Error;
use crate::layout::{LayoutColumn, SheetSpec};

/// A cell of a header: its words, its first row and column, and how many of each it takes.
struct WorkbookHeaderCell<'a> {
    text: &'a str,
    row: usize,
    column: usize,
    rows: usize,
    columns: usize,
}

/// How many rows the header of a sheet takes: the titles of its columns and, where the layout has it, their numbers.
pub(super) fn depth(spec: &SheetSpec) -> usize {
    spec.depth() + usize::from(spec.column_numbers.is_some())
}

/// Writes the header from row `top` on, for leaf columns of these widths.
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

/// The row of the header, counted from 0, in which the title of a leaf column begins: where it is merged downwards, only
/// that cell is seen.
pub(super) fn first_row(spec: &SheetSpec, column: u16) -> usize {
    let cells = cells(spec, &[]);
    let leaf = cells.iter().find(|cell| cell.column == usize::from(column) && cell.row + cell.rows == spec.depth());
    leaf.map_or(0, |cell| cell.row)
}

/// Writes words into a range that looks like one cell.
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

/// Adds the cells of a column and of those below it; gives the number of its leaves.
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

/// The heights of the header's rows, in pt: what its cells of one row need, the last row also the rest of those that
/// take several.
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
