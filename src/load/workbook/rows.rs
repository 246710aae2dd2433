//! The rows below a header: lines, then notes. What is neither is told.

use super::grid::{At, GridCell};
use super::reading::WorkbookReader;
use super::table::LocatedTable;
use crate::load::fold::fold;
use crate::load::text::one_line;
use crate::model::Finding;

/// The rows of a table.
#[derive(Debug, Default)]
pub(super) struct WorksheetRows {
    /// Those of its lines.
    pub(super) lines: Vec<u32>,
    /// Its notes with their cells; `None` if it has none.
    pub(super) notes: Option<Vec<(At, String)>>,
}

/// Notes begin with the word for them and go on in the rows right below, one in each.
pub(super) fn sorted(table: &LocatedTable<'_>, reading: &mut WorkbookReader<'_>) -> WorksheetRows {
    let word = reading.layout.words.note.clone();
    let mut rows = WorksheetRows::default();
    let mut noted = 0;
    for row in table.grid.rows().into_iter().filter(|row| *row >= table.header.body) {
        let words = table.grid.words(row);
        // A row with amounts is a line, whatever its name begins with.
        let numbered = |column: u32| matches!(table.grid.cell((row, column)), Some(GridCell::Number(_)));
        let is_line = rows.notes.is_none() && table.header.cells.iter().any(|(.., column)| numbered(*column));
        let first = words.first().map(|(column, first)| ((row, *column), first.as_str()));
        match (&mut rows.notes, first) {
            _ if is_line => rows.lines.push(row),
            (_, Some((at, first))) if reading.is_remark(first) => {
                let finding = Finding::error("remark-unread").with("words", first).as_note();
                reading.tell(finding, &table.place, table.grid, at);
            }
            (Some(notes), Some((at, first))) if words.len() == 1 && row == noted + 1 => {
                let note = reading.words(&table.place.join("notes").join(notes.len()), table.grid, at, &word);
                notes.push((at, note.unwrap_or_else(|| first.to_owned())));
                noted = row;
            }
            (Some(_), Some((at, first))) => {
                let finding = Finding::error("remark-unread").with("words", first).as_warning();
                reading.tell(finding, &table.place, table.grid, at);
            }
            (None, Some((at, first))) if fold(first).starts_with(&fold(&word)) => {
                // The word and the note may stand in cells of their own.
                let beside: String = words.iter().skip(1).map(|(_, words)| words.as_str()).collect();
                let note = format!("{}{beside}", after(first, &word));
                let note = one_line(&note);
                rows.notes = Some(if note.is_empty() { Vec::new() } else { vec![(at, note)] });
                noted = row;
            }
            (None, _) => rows.lines.push(row),
            // A row of formulas without values.
            (Some(_), None) => {
                let cells: Vec<u32> = table.grid.row(row).map(|(column, _)| column).collect();
                for column in cells {
                    drop(reading.readable(&table.place.join("notes"), table.grid, (row, column), &word));
                }
            }
        }
    }
    rows
}

/// The note behind the word for notes, as it was typed.
pub(super) fn after<'a>(text: &'a str, word: &str) -> &'a str {
    let length = fold(word).chars().count();
    let mut seen = 0;
    let rest = text.trim().char_indices().find(|(_, c)| {
        let passed = seen == length;
        seen += fold(&c.to_string()).chars().count();
        passed
    });
    rest.map_or("", |(start, _)| text.trim()[start..].trim())
}
