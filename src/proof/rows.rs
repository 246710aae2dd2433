//! Finds the first difference between the rows of a table, as `tables.rs` read them from the pages, and the view.

use super::tables::{ReadTable, numbered_title};
use super::{CellDifference, first_difference};
use crate::page::solid;

/// The first difference of one column; row and column are counted from 0.
struct ColumnDifference {
    row: usize,
    column: usize,
    page: usize,
    kind: &'static str,
    wanted: String,
    printed: String,
}

/// The first difference of a table, with its cause: a row that is missing or printed twice, or a single cell. `None` if
/// the table agrees with the view.
pub(super) fn compare(table: &ReadTable<'_>) -> Option<CellDifference> {
    let (rows, columns) = (&table.wanted.rows, table.wanted.columns.len());
    let wanted: Vec<Vec<String>> = rows.iter().map(|row| row.cells.iter().map(|cell| solid(cell)).collect()).collect();
    let printed: Vec<String> = (0..columns).map(|column| printed_column(table, column)).collect();
    let differences = printed.iter().enumerate().filter_map(|(column, text)| difference(table, &wanted, text, column));
    let first = differences.min_by_key(|difference| (difference.row, difference.column))?;
    let nearby = first.row.saturating_sub(1)..(first.row + 2).min(wanted.len());
    let explained_by = |times: usize| {
        let explains =
            |row: &usize| (0..columns).all(|column| with_row(&wanted, column, *row, times) == printed[column]);
        nearby.clone().find(explains)
    };
    let (kind, row) = match (explained_by(0), explained_by(2)) {
        (Some(row), _) => ("missing", row),
        (_, Some(row)) => ("doubled", row),
        _ => (first.kind, first.row),
    };
    let name = rows.get(row).and_then(|row| row.cells.iter().find(|cell| !cell.is_empty()));
    Some(CellDifference {
        table: numbered_title(table.wanted),
        page: first.page,
        row: row + 1,
        name: name.cloned().unwrap_or_default(),
        column: first.column + 1,
        header: table.header.get(first.column).cloned().unwrap_or_default(),
        kind,
        wanted: first.wanted,
        printed: first.printed,
    })
}

/// The text of a column on all pages.
fn printed_column(table: &ReadTable<'_>, column: usize) -> String {
    table.columns.iter().filter_map(|page| page.get(column)).map(String::as_str).collect()
}

/// The text of a column if one row were printed so many times: 0 for a missing row, 2 for a doubled one.
fn with_row(wanted: &[Vec<String>], column: usize, row: usize, times: usize) -> String {
    let cells = wanted.iter().enumerate().flat_map(|(index, cells)| {
        let times = if index == row { times } else { 1 };
        cells.get(column).map(String::as_str).into_iter().cycle().take(times)
    });
    cells.collect()
}

/// The first difference of a column; `None` if its text is that of the view.
fn difference(table: &ReadTable<'_>, wanted: &[Vec<String>], printed: &str, column: usize) -> Option<ColumnDifference> {
    let cells = || wanted.iter().map(|row| row.get(column).map(String::as_str).unwrap_or_default());
    let mut rest = printed;
    let differs = cells().enumerate().find(|(_, cell)| match rest.strip_prefix(cell) {
        Some(after) => {
            rest = after;
            false
        }
        None => true,
    });
    let page = page_at(table, column, printed.len() - rest.len());
    let new = |row, kind, wanted, printed| ColumnDifference { row, column, page, kind, wanted, printed };
    let Some((row, cell)) = differs else {
        let (_, more) = first_difference("", rest);
        return (!rest.is_empty()).then(|| new(wanted.len(), "more", String::new(), more));
    };
    // A blank cell has no text, so that the text of the next cell follows.
    let next = cells().skip(row + 1).find(|cell| !cell.is_empty());
    if rest.is_empty() || next.is_some_and(|next| rest.starts_with(next)) {
        return Some(new(row, "blank", first_difference(cell, "").0, String::new()));
    }
    let found: String = rest.chars().take(cell.chars().count().max(1)).collect();
    let (wanted, printed) = first_difference(cell, &found);
    Some(new(row, "cell", wanted, printed))
}

/// The page of the byte `at` in the text of a column.
fn page_at(table: &ReadTable<'_>, column: usize, mut at: usize) -> usize {
    for (page, columns) in table.pages.iter().zip(&table.columns) {
        let length = columns.get(column).map_or(0, String::len);
        if at < length {
            return *page;
        }
        at -= length;
    }
    table.pages.last().copied().unwrap_or_default()
}
