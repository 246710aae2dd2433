//! Compares the tables on the pages with those of the view: recognises which table each one is, reads its text by
//! columns, and leaves the rows to `rows.rs`.

use super::expected::printed_tables;
use super::{PageDifference, rows};
use crate::page::{ReadPage, TableOnPage, solid};
use crate::view::{PrintedTable, View};

/// A position this close, in pt, to the right edge of a column belongs to the next one. The middle of a header cell
/// over an even number of equal columns is on such an edge, or beside it if its text has a bracket at one end.
const EDGE_PT: f64 = 3.0;

/// Compares the tables on the pages with those of the view.
pub(crate) fn compare_tables(pages: &[ReadPage], view: &View) -> Vec<PageDifference> {
    let mut tables: Vec<ReadTable<'_>> = printed_tables(view).map(ReadTable::new).collect();
    let mut differences = Vec::new();
    let mut current = None;
    for (index, page) in pages.iter().enumerate() {
        for on_page in &page.tables {
            match identify(on_page, &tables, current) {
                Some(found) => {
                    current = Some(found);
                    differences.extend(tables[found].read(on_page, index + 1));
                }
                None => differences.push(PageDifference::TableStray { page: index + 1 }),
            }
        }
    }
    for table in &tables {
        match table.pages.is_empty() {
            true => differences.push(PageDifference::TableLost { table: numbered_title(table.wanted) }),
            false => differences.extend(rows::compare(table).map(PageDifference::Cell)),
        }
    }
    differences
}

/// The name of a table in findings: number and title, or its identifier if it has no title.
pub(crate) fn numbered_title(table: &PrintedTable) -> String {
    let title = if table.title.is_empty() { &table.id } else { &table.title };
    format!("{} {title}", table.number).trim().to_owned()
}

/// Recognises a table on a page and returns its index in `tables`. Candidates are the table whose title is the last one
/// above, the one that is not complete yet, and those that follow; the first with the right header is chosen.
fn identify(on_page: &TableOnPage, tables: &[ReadTable<'_>], current: Option<usize>) -> Option<usize> {
    let has_header = |index: &usize| tables.get(*index).is_some_and(|table| table.has_header(on_page));
    let titled = tables.iter().enumerate().filter_map(|(index, table)| {
        let title = Some(solid(&table.wanted.title)).filter(|title| !title.is_empty())?;
        Some((on_page.above.rfind(&title)? + title.len(), title.len(), index))
    });
    // Of titles that end at one place the longest counts: a title may be a part of another.
    let titled = titled.max_by_key(|(end, length, _)| (*end, *length)).map(|(.., index)| index);
    let continued = current.filter(|current| !tables[*current].is_complete());
    let next = current.map_or(0, |current| current + 1)..tables.len();
    let mut likely = titled.into_iter().chain(continued).chain(next).chain(current);
    likely.find(has_header).or(titled).or(current)
}

/// A table of the view, with the parts of it that were read on the pages.
pub(super) struct ReadTable<'v> {
    pub(super) wanted: &'v PrintedTable,
    /// The text of its header in each column.
    pub(super) header: Vec<String>,
    /// The length of the text of its rows, in bytes.
    wanted_bytes: usize,
    /// The length of the text that was read, in bytes.
    read_bytes: usize,
    /// The pages on which it stands.
    pub(super) pages: Vec<usize>,
    /// The text of its columns on each of these pages, without headers.
    pub(super) columns: Vec<Vec<String>>,
}

impl<'v> ReadTable<'v> {
    fn new(wanted: &'v PrintedTable) -> Self {
        let wanted_bytes = wanted.rows.iter().flat_map(|row| &row.cells).map(|cell| solid(cell).len()).sum();
        let header = header(wanted);
        Self { wanted, header, wanted_bytes, read_bytes: 0, pages: Vec::new(), columns: Vec::new() }
    }

    fn has_header(&self, on_page: &TableOnPage) -> bool {
        let columns = by_column(self.wanted, on_page);
        columns.iter().zip(&self.header).all(|(column, header)| column.starts_with(header.as_str()))
    }

    /// Whether as much text has been read as its rows have.
    fn is_complete(&self) -> bool {
        self.read_bytes >= self.wanted_bytes
    }

    /// Adds the part of the table on a page. Returns a difference if the table is complete already or lacks a header.
    fn read(&mut self, on_page: &TableOnPage, page: usize) -> Option<PageDifference> {
        let mut columns = by_column(self.wanted, on_page);
        let mut lacking = None;
        for (column, header) in columns.iter_mut().zip(&self.header) {
            match column.strip_prefix(header.as_str()) {
                Some(body) => *column = body.to_owned(),
                None => lacking = lacking.or(Some(header)),
            }
        }
        let bytes = columns.iter().map(String::len).sum::<usize>();
        if bytes > 0 && self.wanted_bytes > 0 && self.is_complete() && rows::compare(self).is_none() {
            return Some(PageDifference::TableDoubled { table: numbered_title(self.wanted), page });
        }
        self.read_bytes += bytes;
        self.columns.push(columns);
        self.pages.push(page);
        let header = lacking?.clone();
        Some(PageDifference::HeaderLost { table: numbered_title(self.wanted), page, header })
    }
}

/// The text of a table on a page in each column of the view, from top to bottom.
fn by_column(wanted: &PrintedTable, on_page: &TableOnPage) -> Vec<String> {
    let mut columns = vec![String::new(); wanted.columns.len()];
    // A file of another program may have set the table wider or narrower.
    let width = edge(wanted, columns.len());
    let scale = if width > 0.0 && on_page.width > 0.0 { width / on_page.width } else { 1.0 };
    for line in &on_page.cell_lines {
        if let Some(column) = columns.get_mut(column_at(wanted, (line.middle - on_page.left) * scale)) {
            column.push_str(&line.text);
        }
    }
    columns
}

/// The left edge of a column, from the left edge of the table in pt.
fn edge(wanted: &PrintedTable, column: usize) -> f64 {
    wanted.columns.iter().take(column).map(|column| column.width).sum()
}

/// The index of the column at a distance from the left edge of the table in pt.
fn column_at(wanted: &PrintedTable, distance: f64) -> usize {
    let mut edge = 0.0;
    let found = wanted.columns.iter().position(|column| {
        edge += column.width;
        distance + EDGE_PT < edge
    });
    found.unwrap_or(wanted.columns.len().saturating_sub(1))
}

/// The text of the header in each column, from top to bottom. The text of a cell over several columns counts in the
/// column that contains the middle of the cell.
fn header(wanted: &PrintedTable) -> Vec<String> {
    let count = wanted.columns.len();
    let (mut texts, mut taken) = (vec![String::new(); count], vec![0; count]);
    for (row, cells) in wanted.header.iter().enumerate() {
        let mut column = 0;
        for cell in cells {
            // A cell of a row above may span this row.
            while taken.get(column).is_some_and(|rows| *rows > row) {
                column += 1;
            }
            let end = (column + cell.colspan).min(count);
            taken.iter_mut().take(end).skip(column).for_each(|rows| *rows = row + cell.rowspan);
            let middle = (edge(wanted, column) + edge(wanted, end)) / 2.0;
            texts.iter_mut().skip(column_at(wanted, middle)).take(1).for_each(|text| text.push_str(&solid(&cell.text)));
            column = end;
        }
    }
    texts
}
