//! Cells of tagged tables and the header cells to which they refer (ISO 32000-1, 14.8.5.7): those who hear a figure hear with it the headers
//! of its column, and of no other.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::syntax::{Members, Value};

/// A table has no more columns, and a cell spans no more.
const MAX_COLUMNS: usize = 1_000;

/// The tables of a structure tree.
#[derive(Default)]
pub(super) struct TaggedTables {
    /// The element around each element.
    around: BTreeMap<usize, usize>,
    /// Cells in their order.
    cells: Vec<StructureCell>,
}

/// A cell.
struct StructureCell {
    element: usize,
    row: usize,
    header: bool,
    columns: usize,
    rows: usize,
    identifier: Vec<u8>,
    /// The identifiers of its headers.
    headers: Vec<Vec<u8>>,
}

impl TaggedTables {
    /// Notes an element; `None` if it is a cell without the attributes that cells have.
    pub(super) fn element(&mut self, number: usize, parent: usize, element: &Members<'_>) -> Option<()> {
        self.around.insert(number, parent);
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
        // Attributes of an owner are written where there are any.
        let is_empty = |attributes: &Value<'_>| matches!(attributes, Value::Dictionary(own) if own.0.len() < 2);
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

    /// A cell that refers to headers of another column, or to none although its column has some.
    pub(super) fn astray(&self) -> Option<usize> {
        let mut tables: BTreeMap<usize, Vec<&StructureCell>> = BTreeMap::new();
        for cell in &self.cells {
            // Around a row is its group, and around that the table.
            let table = self.around.get(&cell.row).and_then(|group| self.around.get(group));
            tables.entry(table.copied().unwrap_or(cell.row)).or_default().push(cell);
        }
        tables.values().find_map(|cells| astray(cells))
    }
}

/// The same within a table.
fn astray(cells: &[&StructureCell]) -> Option<usize> {
    // By column, for how many more rows a cell from above takes it.
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

/// Whether a cell names headers of its column, and none of another.
fn is_headed(cell: &StructureCell, range: &Range<usize>, headers: &[(&[u8], Range<usize>)]) -> bool {
    let covers = |own: &Range<usize>| own.start <= range.start && range.end <= own.end;
    let over = |name: &Vec<u8>| headers.iter().any(|(own, columns)| own == name && covers(columns));
    let none = !headers.iter().any(|(_, columns)| covers(columns));
    cell.headers.iter().all(over) && (none || !cell.headers.is_empty())
}
