//! What a sheet should hold against what is printed of it, row by row.

use super::super::values::solid;
use super::outer::parting;
use super::sheets::named;
use crate::model::Finding;
use crate::view::PrintedTable;

/// Where a column parts from what it should be.
struct Parting {
    row: usize,
    column: usize,
    page: usize,
    wanted: String,
    printed: String,
}

/// The first difference of a sheet by rows, with what it comes from: a row that is missing or stands twice, or a cell.
pub(super) fn compare(sheet: &PrintedTable, pages: &[usize], printed: &[Vec<String>]) -> Option<Finding> {
    let wanted: Vec<Vec<String>> =
        sheet.rows.iter().map(|row| row.cells.iter().map(|cell| solid(cell)).collect()).collect();
    let partings = (0..sheet.columns.len()).filter_map(|column| part(&wanted, pages, printed, column));
    let first = partings.min_by_key(|parting| (parting.row, parting.column))?;
    let nearby = first.row.saturating_sub(1)..=first.row + 1;
    let what = |repeat: usize| {
        nearby.clone().find(|row| {
            *row < wanted.len()
                && (0..sheet.columns.len())
                    .all(|column| with_row(&wanted, column, *row, repeat) == whole(printed, column))
        })
    };
    let (what, row) = match (what(0), what(2)) {
        (Some(row), _) => ("missing", row),
        (_, Some(row)) => ("doubled", row),
        _ => ("cell", first.row),
    };
    let name =
        sheet.rows.get(row).map(|row| row.cells.iter().find(|cell| !cell.is_empty()).cloned().unwrap_or_default());
    let finding = Finding::error("against-cell").with("what", what).with("page", first.page);
    let finding = finding.with("sheet", named(sheet)).with("row", row + 1).with("name", name.unwrap_or_default());
    Some(finding.with("column", first.column + 1).with("wanted", first.wanted).with("printed", first.printed))
}

fn whole(printed: &[Vec<String>], column: usize) -> String {
    printed.iter().filter_map(|page| page.get(column)).map(String::as_str).collect()
}

/// What a column would hold if a row stood in it so many times.
fn with_row(wanted: &[Vec<String>], column: usize, row: usize, times: usize) -> String {
    let cells = wanted.iter().enumerate().flat_map(|(index, cells)| {
        let times = if index == row { times } else { 1 };
        cells.get(column).map(String::as_str).into_iter().cycle().take(times)
    });
    cells.collect()
}

fn part(wanted: &[Vec<String>], pages: &[usize], printed: &[Vec<String>], column: usize) -> Option<Parting> {
    let there = whole(printed, column);
    let mut rest = there.as_str();
    for (row, cells) in wanted.iter().enumerate() {
        let cell = cells.get(column).map(String::as_str).unwrap_or_default();
        match rest.strip_prefix(cell) {
            Some(after) => rest = after,
            None => {
                let page = page_at(pages, printed, column, there.len() - rest.len());
                let printed: String = rest.chars().take(cell.chars().count().max(1)).collect();
                let (wanted, printed) = parting(cell, &printed);
                return Some(Parting { row, column, page, wanted, printed });
            }
        }
    }
    // More than there should be.
    let page = page_at(pages, printed, column, there.len() - rest.len());
    let (_, printed) = parting("", rest);
    (!rest.is_empty()).then(|| Parting { row: wanted.len(), column, page, wanted: String::new(), printed })
}

/// The page on which a place in the text of a column stands.
fn page_at(pages: &[usize], printed: &[Vec<String>], column: usize, mut at: usize) -> usize {
    for (page, columns) in pages.iter().zip(printed) {
        let length = columns.get(column).map_or(0, String::len);
        if at < length {
            return *page;
        }
        at -= length;
    }
    pages.last().copied().unwrap_or_default()
}
