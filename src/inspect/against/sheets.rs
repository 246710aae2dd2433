//! Tables: which of those that are printed is which sheet, and what of it stands in each column.

use super::super::values::solid;
use super::expected;
use super::layout::{FilePage, TableOnPage};
use super::rows;
use crate::model::Finding;
use crate::view::{PrintedTable, View};

/// A sheet as printed.
struct FileTable<'v> {
    sheet: &'v PrintedTable,
    /// Its header by columns.
    header: Vec<String>,
    /// How many bytes of text its rows hold, and how many have been read.
    wanted: usize,
    read: usize,
    /// The pages on which it stands.
    pages: Vec<usize>,
    /// For each page the texts of its columns, without headers.
    columns: Vec<Vec<String>>,
}

pub(super) fn check(pages: &[FilePage], view: &View) -> Vec<Finding> {
    let mut sheets: Vec<FileTable<'_>> = expected::sheets(view).into_iter().map(FileTable::of).collect();
    let mut findings = Vec::new();
    let mut current = None;
    for (index, page) in pages.iter().enumerate() {
        for table in &page.tables {
            match which(table, &sheets, current) {
                Some(found) => {
                    current = Some(found);
                    findings.extend(sheets[found].take(table, index + 1));
                }
                None => findings.push(Finding::error("against-sheet").with("what", "stray").with("page", index + 1)),
            }
        }
    }
    for printed in &sheets {
        match printed.pages.is_empty() {
            true => findings.push(about(printed.sheet, "lost")),
            false => findings.extend(rows::compare(printed.sheet, &printed.pages, &printed.columns)),
        }
    }
    findings
}

fn about(sheet: &PrintedTable, what: &str) -> Finding {
    Finding::error("against-sheet").with("what", what).with("sheet", named(sheet))
}

/// A sheet by number and title.
pub(super) fn named(sheet: &PrintedTable) -> String {
    let title = if sheet.title.is_empty() { &sheet.id } else { &sheet.title };
    format!("{} {title}", sheet.number).trim().to_owned()
}

/// Which sheet a table on a page is: the one whose title stands above it, else the one that goes on, else the next that
/// has its header.
fn which(table: &TableOnPage, sheets: &[FileTable<'_>], current: Option<usize>) -> Option<usize> {
    let titled = sheets.iter().enumerate().filter(|(_, printed)| {
        let title = solid(&printed.sheet.title);
        !title.is_empty() && table.above.contains(&title)
    });
    // A title may be a part of another.
    if let Some((index, _)) = titled.max_by_key(|(_, printed)| printed.sheet.title.len()) {
        return Some(index);
    }
    let fits = |index: &usize| sheets.get(*index).is_some_and(|printed| printed.has_header(table));
    let next = (current.map_or(0, |current| current + 1)..sheets.len()).find(fits);
    let goes_on = current.filter(fits).filter(|current| !sheets[*current].is_complete());
    goes_on.or(next).or(current.filter(fits)).or(current)
}

impl<'v> FileTable<'v> {
    fn of(sheet: &'v PrintedTable) -> Self {
        let wanted = sheet.rows.iter().flat_map(|row| &row.cells).map(|cell| solid(cell).len()).sum();
        Self { sheet, header: header(sheet), wanted, read: 0, pages: Vec::new(), columns: Vec::new() }
    }

    fn has_header(&self, table: &TableOnPage) -> bool {
        let columns = by_column(self.sheet, table);
        columns.iter().zip(&self.header).all(|(column, header)| column.starts_with(header.as_str()))
    }

    /// Whether all its rows have been read.
    fn is_complete(&self) -> bool {
        self.read >= self.wanted
    }

    /// Takes in what stands on a page.
    fn take(&mut self, table: &TableOnPage, page: usize) -> Option<Finding> {
        let columns = by_column(self.sheet, table);
        let mut lacking = None;
        let bodies =
            columns.iter().zip(&self.header).map(|(column, header)| match column.strip_prefix(header.as_str()) {
                Some(body) => body.to_owned(),
                None => {
                    lacking.get_or_insert_with(|| header.clone());
                    column.clone()
                }
            });
        let bodies: Vec<String> = bodies.collect();
        self.read += bodies.iter().map(String::len).sum::<usize>();
        self.columns.push(bodies);
        self.pages.push(page);
        lacking.map(|header| about(self.sheet, "header").with("page", page).with("header", header))
    }
}

/// The texts of a table by the columns of a sheet, each from top to bottom.
fn by_column(sheet: &PrintedTable, table: &TableOnPage) -> Vec<String> {
    let mut columns = vec![String::new(); sheet.columns.len()];
    let whole: f64 = sheet.columns.iter().map(|column| column.width).sum();
    // Another program may have set it wider or narrower.
    let scale = if whole > 0.0 && table.width > 0.0 { whole / table.width } else { 1.0 };
    for run in &table.runs {
        if let Some(column) = columns.get_mut(column_at(sheet, (run.middle - table.left) * scale)) {
            column.push_str(&run.text);
        }
    }
    columns
}

/// The column at a distance from the left edge. A header cell over an even number of equal columns has its middle on an
/// edge, give or take the blank side of a bracket: it counts to the right.
fn column_at(sheet: &PrintedTable, distance: f64) -> usize {
    const NEAR: f64 = 3.0;
    let mut edge = 0.0;
    let found = sheet.columns.iter().position(|column| {
        edge += column.width;
        distance + NEAR < edge
    });
    found.unwrap_or(sheet.columns.len().saturating_sub(1))
}

/// The header's texts by the column in which their middle lies, from top to bottom.
fn header(sheet: &PrintedTable) -> Vec<String> {
    let count = sheet.columns.len();
    let (mut texts, mut taken) = (vec![String::new(); count], vec![0; count]);
    let edge = |column: usize| sheet.columns.iter().take(column).map(|column| column.width).sum::<f64>();
    for (row, cells) in sheet.header.iter().enumerate() {
        let mut column = 0;
        for cell in cells {
            // A cell above may reach down into this row.
            while taken.get(column).is_some_and(|rows| *rows > row) {
                column += 1;
            }
            let end = (column + cell.colspan).min(count);
            taken.iter_mut().take(end).skip(column).for_each(|rows| *rows = row + cell.rowspan);
            let place = column_at(sheet, (edge(column) + edge(end)) / 2.0);
            texts.iter_mut().skip(place).take(1).for_each(|text| text.push_str(&solid(&cell.text)));
            column = end;
        }
    }
    texts
}
