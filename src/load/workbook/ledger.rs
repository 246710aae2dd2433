//! The worksheet of a ledger (明细账): one line a row, below the titles that a ledger in CSV has.

use indexmap::IndexMap;

use super::grid::{At, GridCell, WorksheetGrid};
use super::reading::WorkbookReader;
use crate::layout::LedgerSpec;
use crate::load::ledger::{self, Totals};
use crate::load::node::JsonNode;
use crate::model::{Amount, Finding, Place};

/// The titles stand in one of so many rows that hold something.
const DEEPEST: usize = 10;

/// A column: the field of a line, and its title.
type Column = (u32, &'static str, String);

/// Reads a ledger as a data file would have it; `None` when its titles are not found, which is told.
pub(super) fn read(grid: &WorksheetGrid, spec: &LedgerSpec, reading: &mut WorkbookReader<'_>) -> Option<JsonNode> {
    let place = Place::root().join("ledger");
    let top = top(grid, reading);
    reading.places.note(&place, grid, (top, 0));
    for (derived, _) in reading.layout.derived() {
        reading.places.note_first(&Place::root().join("sheets").join(&derived.id), grid, (top, 0));
    }
    let columns = columns(grid, top, &place, reading)?;
    let rows: Vec<u32> = grid.rows().into_iter().filter(|row| *row > top).collect();
    reading.hidden(&rows, &place, grid);
    unread(grid, &columns, top, &rows, reading);
    let book = LedgerSheet { grid, columns, spec, place };
    let mut totals = Totals::new(reading.catalogue());
    let mut lines = Vec::new();
    for row in rows {
        let words = grid.words(row);
        if let Some((column, words)) = words.first().filter(|(_, words)| reading.is_remark(words)) {
            let finding = Finding::error("remark-unread").with("words", words).as_note();
            reading.tell(finding, &book.place, grid, (row, *column));
        } else if let Some(words) = book.total(row, &totals) {
            let place = book.place.clone().in_cell(grid.reference((row, words.0)));
            totals.total(place, &words.1, book.amount(row).map(Amount::value));
        } else if book.columns.iter().any(|(column, ..)| !grid.is_blank((row, *column))) {
            totals.line(book.amount(row).map(Amount::value));
            lines.push(book.line(row, lines.len(), reading));
        }
    }
    reading.findings.extend(totals.findings());
    Some(JsonNode::List(lines))
}

/// The row of the titles: that in which most fields are found.
fn top(grid: &WorksheetGrid, reading: &WorkbookReader<'_>) -> u32 {
    let count = |row: u32| grid.words(row).iter().filter(|(_, title)| reading.ledger_field(title).is_some()).count();
    // Of equally good rows the first.
    grid.first_rows(DEEPEST).into_iter().rev().max_by_key(|row| count(*row)).unwrap_or(0)
}

fn columns(grid: &WorksheetGrid, top: u32, place: &Place, reading: &mut WorkbookReader<'_>) -> Option<Vec<Column>> {
    let titles = grid.words(top);
    let texts: Vec<&str> = titles.iter().map(|(_, title)| title.as_str()).collect();
    let (fields, faults) = reading.ledger_fields(&texts);
    let lost = !faults.is_empty();
    for fault in faults {
        reading.tell(fault, place, grid, (top, 0));
    }
    let known = titles.into_iter().zip(fields);
    let columns = known.filter_map(|((column, title), field)| Some((column, field?, title))).collect();
    (!lost).then_some(columns)
}

/// Reports columns that are not read although something stands in them, each at the first cell that is filled.
fn unread(grid: &WorksheetGrid, columns: &[Column], top: u32, rows: &[u32], reading: &mut WorkbookReader<'_>) {
    for column in (0..grid.width()).filter(|column| columns.iter().all(|(known, ..)| known != column)) {
        let filled = |row: &u32| Some(((*row, column), grid.text((*row, column))?));
        let Some((at, given)) = rows.iter().find_map(filled) else { continue };
        // A remark below the table, or the words of a total.
        let alone = columns.iter().all(|(known, ..)| grid.is_blank((at.0, *known)));
        if alone && grid.text((top, column)).is_none() {
            continue;
        }
        let title = grid.text((top, column)).unwrap_or_default();
        let finding = ledger::unread(&title, column as usize, &given, reading.catalogue()).with("row", at.0 + 1);
        reading.tell(finding, &Place::root().join("ledger"), grid, at);
    }
}

/// The worksheet with its columns.
struct LedgerSheet<'a> {
    grid: &'a WorksheetGrid,
    columns: Vec<Column>,
    spec: &'a LedgerSpec,
    place: Place,
}

impl LedgerSheet<'_> {
    /// The cell of a field, which for words may be merged downwards from a row above.
    fn cell(&self, row: u32, column: u32, field: &str) -> At {
        let first = self.grid.first((row, column));
        if first.1 == column && field != "amount" { first } else { (row, column) }
    }

    fn text(&self, row: u32, wanted: &str) -> Option<String> {
        let (column, field, _) = self.columns.iter().find(|(_, field, _)| *field == wanted)?;
        self.grid.text(self.cell(row, *column, field))
    }

    /// The amount of a row, as far as it can be read.
    fn amount(&self, row: u32) -> Option<Amount> {
        let (column, ..) = self.columns.iter().find(|(_, field, _)| *field == "amount")?;
        match self.grid.cell((row, *column))? {
            GridCell::Number(number) => Some(Amount::new(number.shown)),
            GridCell::Text(text) => crate::load::text::as_amount(text)?.parse().ok(),
            _ => None,
        }
    }

    /// The column and the words by which a row is a total.
    fn total(&self, row: u32, totals: &Totals) -> Option<(u32, String)> {
        let accounts = ["function", "economy"].map(|field| self.text(row, field));
        let cells = self.grid.words(row);
        let texts: Vec<&str> = cells.iter().map(|(_, text)| text.as_str()).collect();
        let words = totals.words([accounts[0].as_deref(), accounts[1].as_deref()], &texts)?;
        cells.iter().find(|(_, text)| text == words).cloned()
    }

    fn line(&self, row: u32, index: usize, reading: &mut WorkbookReader<'_>) -> JsonNode {
        let mut members = IndexMap::new();
        let line = self.place.join(index);
        let first = self.columns.first().map_or(0, |(column, ..)| *column);
        reading.places.note(&line, self.grid, (row, first));
        for (column, field, title) in &self.columns {
            let (at, place) = (self.cell(row, *column, field), line.join(field));
            let node = if *field == "amount" {
                reading.number(&place, self.grid, at, title, Some(&self.spec.measure))
            } else {
                let Some(text) = reading.words(&place, self.grid, at, title) else { continue };
                for finding in ledger::remarks(field, &text, reading.layout) {
                    reading.tell(finding, &place, self.grid, at);
                }
                JsonNode::Text(ledger::value(field, &text, self.spec))
            };
            members.insert((*field).to_owned(), node);
        }
        JsonNode::Record(members)
    }
}
