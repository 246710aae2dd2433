//! Separates the rows below a table's header into lines and notes, for [`super::table`]. Rows that are neither are
//! reported.

use super::grid::{CellPosition, GridCell};
use super::header::LocatedTable;
use super::reader::WorkbookReader;
use crate::load::fold::fold;
use crate::load::text::one_line;
use crate::model::finding;

/// The rows of a table, by use.
#[derive(Debug, Default)]
pub(super) struct WorksheetRows {
    /// Rows of lines.
    pub(super) lines: Vec<u32>,
    /// Notes with their cells; `None` if the table has none.
    pub(super) notes: Option<Vec<(CellPosition, String)>>,
}

/// Sorts the rows of a table. The first note begins with the layout's word for notes (注); further notes follow in the
/// rows directly below, one in each.
pub(super) fn sort_rows(table: &LocatedTable<'_>, reader: &mut WorkbookReader<'_>) -> WorksheetRows {
    let word = reader.layout.words.note.clone();
    let mut rows = WorksheetRows::default();
    let mut last_note_row = 0;
    for row in table.grid.rows().into_iter().filter(|row| *row >= table.header.body) {
        let words = table.grid.row_texts(row);
        // A row with amounts is a line, even if its name begins like a note.
        let numbered = |column: u32| matches!(table.grid.cell((row, column)), Some(GridCell::Number(_)));
        let is_line = rows.notes.is_none() && table.header.cells.iter().any(|(.., column)| numbered(*column));
        let first = words.first().map(|(column, first)| ((row, *column), first.as_str()));
        match (&mut rows.notes, first) {
            _ if is_line => rows.lines.push(row),
            (_, Some((at, first))) if reader.is_remark(first) => {
                let finding = finding::remark_unread(first).as_note();
                reader.report(finding, &table.place, table.grid, at);
            }
            (Some(notes), Some((at, first))) if words.len() == 1 && row == last_note_row + 1 => {
                let note =
                    reader.text_or_placeholder(&table.place.join("notes").join(notes.len()), table.grid, at, &word);
                notes.push((at, note.unwrap_or_else(|| first.to_owned())));
                last_note_row = row;
            }
            (Some(_), Some((at, first))) => {
                let finding = finding::remark_unread(first).as_warning();
                reader.report(finding, &table.place, table.grid, at);
            }
            (None, Some((at, first))) if fold(first).starts_with(&fold(&word)) => {
                // The word for notes and the note may stand in separate cells.
                let beside: String = words.iter().skip(1).map(|(_, words)| words.as_str()).collect();
                let note = format!("{}{beside}", after_label(first, &word));
                let note = one_line(&note);
                rows.notes = Some(if note.is_empty() { Vec::new() } else { vec![(at, note)] });
                last_note_row = row;
            }
            (None, _) => rows.lines.push(row),
            // A row of formulas without results: reading each cell reports it.
            (Some(_), None) => {
                let cells: Vec<u32> = table.grid.row(row).map(|(column, _)| column).collect();
                for column in cells {
                    drop(reader.text(&table.place.join("notes"), table.grid, (row, column), &word));
                }
            }
        }
    }
    rows
}

/// The part of a text behind a leading label, as it was typed. The label is compared as folded, so that width and
/// blanks do not matter.
pub(super) fn after_label<'a>(text: &'a str, word: &str) -> &'a str {
    let length = fold(word).chars().count();
    let mut seen = 0;
    let rest = text.trim().char_indices().find(|(_, c)| {
        let passed = seen == length;
        seen += fold(&c.to_string()).chars().count();
        passed
    });
    rest.map_or("", |(start, _)| text.trim()[start..].trim())
}
