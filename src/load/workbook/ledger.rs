//! The worksheet of a ledger (明细账): one line a row, below the titles that a ledger in CSV has.

use indexmap::IndexMap;

use super::grid::{Cell, Grid};
use super::reading::Reading;
use crate::layout::LedgerSpec;
use crate::load::ledger;
use crate::load::node::Node;
use crate::model::{Finding, Place};

/// The titles stand in one of so many rows that hold something.
const DEEPEST: usize = 10;

/// A column: the field of a line, and its title.
type Column = (u32, &'static str, String);

/// Reads a ledger as a data file would have it; `None` when its titles are not found, which is told.
pub(super) fn read(grid: &Grid, spec: &LedgerSpec, reading: &mut Reading<'_>) -> Option<Node> {
    let place = Place::root().join("ledger");
    let top = top(grid, reading);
    reading.places.note(&place, grid, (top, 0));
    for (derived, _) in reading.layout.derived() {
        reading.places.note_first(&Place::root().join("sheets").join(&derived.id), grid, (top, 0));
    }
    let columns = columns(grid, top, &place, reading)?;
    let mut lines = Vec::new();
    let rows: Vec<u32> = grid.rows().into_iter().filter(|row| *row > top).collect();
    reading.hidden(&rows, &place, grid);
    for row in rows {
        let words = grid.words(row);
        if let Some((column, words)) = words.first().filter(|(_, words)| reading.is_remark(words)) {
            let finding = Finding::error("remark-unread").with("words", words).as_note();
            reading.tell(finding, &place, grid, (row, *column));
        } else if columns.iter().any(|(column, ..)| !grid.is_blank((row, *column))) {
            lines.push(line(grid, row, &columns, spec, &place.join(lines.len()), reading));
        }
    }
    Some(Node::List(lines))
}

/// The row of the titles: that in which most fields are found.
fn top(grid: &Grid, reading: &Reading<'_>) -> u32 {
    let count = |row: u32| grid.words(row).iter().filter(|(_, title)| reading.ledger_field(title).is_some()).count();
    // Of equally good rows the first.
    grid.first_rows(DEEPEST).into_iter().rev().max_by_key(|row| count(*row)).unwrap_or(0)
}

fn columns(grid: &Grid, top: u32, place: &Place, reading: &mut Reading<'_>) -> Option<Vec<Column>> {
    let titles = grid.words(top);
    let texts: Vec<&str> = titles.iter().map(|(_, title)| title.as_str()).collect();
    let (fields, faults) = reading.ledger_fields(&texts);
    let lost = !faults.is_empty();
    for fault in faults {
        reading.tell(fault, place, grid, (top, 0));
    }
    let mut columns = Vec::new();
    for ((column, title), field) in titles.into_iter().zip(fields) {
        match field {
            Some(field) => columns.push((column, field, title)),
            None => {
                let finding = Finding::error("column-unmatched").with("column", title).as_note();
                reading.tell(finding, place, grid, (top, column));
            }
        }
    }
    (!lost).then_some(columns)
}

fn line(
    grid: &Grid,
    row: u32,
    columns: &[Column],
    spec: &LedgerSpec,
    place: &Place,
    reading: &mut Reading<'_>,
) -> Node {
    let mut members = IndexMap::new();
    let first = columns.first().map_or(0, |(column, ..)| *column);
    reading.places.note(place, grid, (row, first));
    for (column, field, title) in columns {
        let (at, place) = ((row, *column), place.join(field));
        reading.places.note(&place, grid, at);
        let node = match grid.cell(at) {
            _ if *field == "amount" => reading.number(&place, grid, at, title),
            Some(Cell::Uncomputed) => {
                reading.tell(Finding::error("cell-uncomputed").with("column", title), &place, grid, at);
                continue;
            }
            _ => match grid.text(at) {
                Some(text) => Node::Text(ledger::value(field, &text, spec)),
                None => continue,
            },
        };
        members.insert((*field).to_owned(), node);
    }
    Node::Record(members)
}
