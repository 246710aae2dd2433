//! Reads the worksheet of a ledger (明细账) into the member `ledger`: one line per row, below the column titles.
//!
//! [`super::read`] calls [`read`]. Titles, totals and remarks are recognised by the same rules as in CSV ledgers
//! (`load::ledger`).

use indexmap::IndexMap;

use super::grid::{CellPosition, GridCell, WorksheetGrid};
use super::reader::WorkbookReader;
use crate::layout::LedgerSpec;
use crate::load::ledger::{self, Totals};
use crate::load::node::JsonNode;
use crate::model::{Amount, Place, finding};

/// Number of non-empty rows at the top in which the column titles are looked for.
const TITLE_SEARCH_ROWS: usize = 10;

/// A column: its index, the field of a ledger line that it holds, and its title.
type Column = (u32, &'static str, String);

/// Reads a ledger; `None` if its column titles are not found or ambiguous, which is reported.
pub(super) fn read(grid: &WorksheetGrid, spec: &LedgerSpec, reader: &mut WorkbookReader<'_>) -> Option<JsonNode> {
    let place = Place::root().join("ledger");
    let top = title_row(grid, reader);
    reader.places.note(&place, grid, (top, 0));
    for (derived, _) in reader.layout.derived() {
        reader.places.note_first(&Place::root().join("sheets").join(&derived.id), grid, (top, 0));
    }
    let columns = find_columns(grid, top, &place, reader)?;
    let rows: Vec<u32> = grid.rows().into_iter().filter(|row| *row > top).collect();
    reader.report_hidden_rows(&rows, &place, grid);
    report_unread_columns(grid, &columns, top, &rows, reader);
    let book = LedgerSheet { grid, columns, spec, place };
    let mut totals = Totals::new(reader.file_words());
    let mut lines = Vec::new();
    for row in rows {
        let words = grid.row_texts(row);
        if let Some((column, words)) = words.first().filter(|(_, words)| reader.is_remark(words)) {
            let finding = finding::remark_unread(words).as_note();
            reader.report(finding, &book.place, grid, (row, *column));
        } else if let Some(words) = book.total_label(row, &totals) {
            let place = book.place.clone().in_cell(grid.reference((row, words.0)));
            totals.total(place, &words.1, book.amount(row).map(Amount::value));
        } else if book.columns.iter().any(|(column, ..)| !grid.is_blank((row, *column))) {
            totals.line(book.amount(row).map(Amount::value));
            lines.push(book.read_line(row, lines.len(), reader));
        }
    }
    reader.findings.extend(totals.findings());
    Some(JsonNode::List(lines))
}

/// The row of the column titles: the first of those with the most fields.
fn title_row(grid: &WorksheetGrid, reader: &WorkbookReader<'_>) -> u32 {
    let count = |row: u32| grid.row_texts(row).iter().filter(|(_, title)| reader.ledger_field(title).is_some()).count();
    // `max_by_key` returns the last maximum; reversed, this is the first row.
    grid.first_rows(TITLE_SEARCH_ROWS).into_iter().rev().max_by_key(|row| count(*row)).unwrap_or(0)
}

/// The columns that hold fields; `None` if titles are missing or repeated, which is reported.
fn find_columns(grid: &WorksheetGrid, top: u32, place: &Place, reader: &mut WorkbookReader<'_>) -> Option<Vec<Column>> {
    let titles = grid.row_texts(top);
    let texts: Vec<&str> = titles.iter().map(|(_, title)| title.as_str()).collect();
    let (fields, faults) = reader.ledger_fields(&texts);
    let lost = !faults.is_empty();
    for fault in faults {
        reader.report(fault, place, grid, (top, 0));
    }
    let known = titles.into_iter().zip(fields);
    let columns = known.filter_map(|((column, title), field)| Some((column, field?, title))).collect();
    (!lost).then_some(columns)
}

/// Reports columns that have content but hold no field, each at its first filled cell.
fn report_unread_columns(
    grid: &WorksheetGrid,
    columns: &[Column],
    top: u32,
    rows: &[u32],
    reader: &mut WorkbookReader<'_>,
) {
    for column in (0..grid.width()).filter(|column| columns.iter().all(|(known, ..)| known != column)) {
        let filled = |row: &u32| Some(((*row, column), grid.text((*row, column))?));
        let Some((at, given)) = rows.iter().find_map(filled) else { continue };
        // Not a column, but a remark below the table or the label of a total.
        let alone = columns.iter().all(|(known, ..)| grid.is_blank((at.0, *known)));
        if alone && grid.text((top, column)).is_none() {
            continue;
        }
        let title = grid.text((top, column)).unwrap_or_default();
        let finding = ledger::unread_column(&title, column as usize, &given, reader.file_words()).row(at.0 + 1);
        reader.report(finding, &Place::root().join("ledger"), grid, at);
    }
}

/// A ledger's worksheet, with its columns and the place of the ledger in the data.
struct LedgerSheet<'a> {
    grid: &'a WorksheetGrid,
    columns: Vec<Column>,
    spec: &'a LedgerSpec,
    place: Place,
}

impl LedgerSheet<'_> {
    /// The cell that holds a field of a row. Texts, but not amounts, may stand in a cell that is merged downwards from
    /// a row above.
    fn cell(&self, row: u32, column: u32, field: &str) -> CellPosition {
        let first = self.grid.merge_origin((row, column));
        if first.1 == column && field != "amount" { first } else { (row, column) }
    }

    /// The text of a field in a row.
    fn text(&self, row: u32, wanted: &str) -> Option<String> {
        let (column, field, _) = self.columns.iter().find(|(_, field, _)| *field == wanted)?;
        self.grid.text(self.cell(row, *column, field))
    }

    /// The amount of a row; `None` if it is missing or not a number.
    fn amount(&self, row: u32) -> Option<Amount> {
        let (column, ..) = self.columns.iter().find(|(_, field, _)| *field == "amount")?;
        match self.grid.cell((row, *column))? {
            GridCell::Number(number) => Some(Amount::new(number.shown)),
            GridCell::Text(text) => crate::load::text::amount_text(text)?.parse().ok(),
            _ => None,
        }
    }

    /// The column and the text that identify a row as a total; `None` for a ledger line.
    fn total_label(&self, row: u32, totals: &Totals) -> Option<(u32, String)> {
        let accounts = ["function", "economy"].map(|field| self.text(row, field));
        let cells = self.grid.row_texts(row);
        let texts: Vec<&str> = cells.iter().map(|(_, text)| text.as_str()).collect();
        let words = totals.words([accounts[0].as_deref(), accounts[1].as_deref()], &texts)?;
        cells.iter().find(|(_, text)| text == words).cloned()
    }

    /// Reads a row as the ledger line with this index.
    fn read_line(&self, row: u32, index: usize, reader: &mut WorkbookReader<'_>) -> JsonNode {
        let mut members = IndexMap::new();
        let line = self.place.join(index);
        let first = self.columns.first().map_or(0, |(column, ..)| *column);
        reader.places.note(&line, self.grid, (row, first));
        for (column, field, title) in &self.columns {
            let (at, place) = (self.cell(row, *column, field), line.join(field));
            let node = if *field == "amount" {
                reader.number(&place, self.grid, at, title, Some(&self.spec.measure))
            } else {
                let text = reader.text_or_placeholder(&place, self.grid, at, title);
                let Some(text) = text.map(|text| self.grid.ungrouped(at, text)) else { continue };
                for finding in ledger::notes_on_value(field, &text, reader.layout) {
                    reader.report(finding, &place, self.grid, at);
                }
                JsonNode::Text(ledger::value(field, &text, self.spec))
            };
            members.insert((*field).to_owned(), node);
        }
        JsonNode::Record(members)
    }
}
