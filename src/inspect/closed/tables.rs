//! Checks that the cells of tagged tables refer to the header cells of their own columns (ISO 32000-1, 14.8.5.7),
//! because screen readers read these headers with each figure. `relations.rs` feeds in the structure elements.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::syntax::{Members, Value};

/// Limit of the columns or rows that a cell spans.
const MAX_COLUMNS: usize = 1_000;

/// The cells of all tables of a structure tree.
#[derive(Default)]
pub(super) struct TaggedTables {
    /// The parent of each element, by object number.
    parents: BTreeMap<usize, usize>,
    /// Cells in document order.
    cells: Vec<StructureCell>,
}

/// A cell as a structure element.
struct StructureCell {
    /// Its object number.
    element: usize,
    /// The object number of its row.
    row: usize,
    header: bool,
    /// The numbers of columns and rows that it spans.
    columns: usize,
    rows: usize,
    /// The identifier by which cells refer to it, if it is a header cell.
    identifier: Vec<u8>,
    /// The identifiers of the header cells to which it refers.
    headers: Vec<Vec<u8>>,
}

impl TaggedTables {
    /// Notes a structure element; `None` if it is a cell whose attributes this program does not write.
    pub(super) fn element(&mut self, number: usize, parent: usize, element: &Members<'_>) -> Option<()> {
        self.parents.insert(number, parent);
        let header = match element.name("S") {
            Some(b"TH") => true,
            Some(b"TD") => false,
            _ => return Some(()),
        };
        let attributes = element.list("A").iter().find_map(|attributes| match attributes {
            Value::Dictionary(attributes) if attributes.name("O") == Some(b"Table") => Some(attributes),
            _ => None,
        })?;
        attributes.get("Headers")?;
        // An attribute dictionary has more than its owner (O).
        let is_empty = |attributes: &Value<'_>| matches!(attributes, Value::Dictionary(entries) if entries.0.len() < 2);
        if element.list("A").iter().any(is_empty) {
            return None;
        }
        if header != attributes.get("Scope").is_some() {
            return None;
        }
        let span = |key: &str| {
            let stated = attributes.integer(key).unwrap_or(1);
            usize::try_from(stated).ok().filter(|span| (1..=MAX_COLUMNS).contains(span))
        };
        let names = attributes.list("Headers").iter().filter_map(|name| match name {
            Value::Text(name) => Some(name.clone()),
            _ => None,
        });
        self.cells.push(StructureCell {
            element: number,
            row: parent,
            header,
            columns: span("ColSpan")?,
            rows: span("RowSpan")?,
            identifier: element.text("ID").unwrap_or_default().to_vec(),
            headers: names.collect(),
        });
        Some(())
    }

    /// The object number of the first cell that refers to a header of another column, or to none although its column
    /// has one.
    pub(super) fn misheaded_cell(&self) -> Option<usize> {
        let mut tables: BTreeMap<usize, Vec<&StructureCell>> = BTreeMap::new();
        for cell in &self.cells {
            // The parent of a row is its row group, whose parent is the table.
            let table = self.parents.get(&cell.row).and_then(|group| self.parents.get(group));
            tables.entry(table.copied().unwrap_or(cell.row)).or_default().push(cell);
        }
        tables.values().find_map(|cells| misheaded_cell(cells))
    }
}

/// The first such cell within a table.
fn misheaded_cell(cells: &[&StructureCell]) -> Option<usize> {
    // By column, the number of rows that a cell above still spans.
    let mut taken: Vec<usize> = Vec::new();
    let mut headers: Vec<(&[u8], Range<usize>)> = Vec::new();
    for row in cells.chunk_by(|one, other| one.row == other.row) {
        let mut column = 0;
        let mut next: Vec<usize> = taken.iter().map(|rows| rows.saturating_sub(1)).collect();
        for cell in row {
            while taken.get(column).is_some_and(|rows| *rows > 0) {
                column += 1;
            }
            let range = column..column + cell.columns;
            if next.len() < range.end {
                next.resize(range.end, 0);
            }
            next[range.clone()].fill(cell.rows - 1);
            if cell.header {
                headers.push((&cell.identifier, range.clone()));
            } else if !is_headed(cell, &range, &headers) {
                return Some(cell.element);
            }
            column = range.end;
        }
        taken = next;
    }
    None
}

/// Whether a cell refers to headers of its column only, and to at least one if its column has any.
fn is_headed(cell: &StructureCell, range: &Range<usize>, headers: &[(&[u8], Range<usize>)]) -> bool {
    let covers = |columns: &Range<usize>| columns.start <= range.start && range.end <= columns.end;
    let is_above = |name: &Vec<u8>| headers.iter().any(|(header, columns)| header == name && covers(columns));
    let none = !headers.iter().any(|(_, columns)| covers(columns));
    cell.headers.iter().all(is_above) && (none || !cell.headers.is_empty())
}
