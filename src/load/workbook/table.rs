//! Reads the lines and notes of one table from its worksheet, into a member of `sheets`.
//!
//! [`super::read`] calls [`read`] for each table that [`super::sheets`] found; [`super::header`] locates the columns,
//! [`super::rows`] the rows, [`super::heads`] interprets the head of each row.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::grid::{CellPosition, GridCell, WorksheetGrid};
use super::header::{self, LocatedTable};
use super::heads;
use super::reader::{PLACEHOLDER, WorkbookReader};
use super::rows;
use crate::layout::{ColumnKind, SheetSpec, Side};
use crate::load::a1::letters;
use crate::load::node::JsonNode;
use crate::model::{LineKind, Place, finding};

/// Reads a table; `None` if its header is not found or lacks columns, which is reported.
pub(super) fn read(spec: &SheetSpec, grid: &WorksheetGrid, reader: &mut WorkbookReader<'_>) -> Option<JsonNode> {
    let place = Place::root().join("sheets").join(&spec.id);
    reader.places.note(&place, grid, (0, 0));
    let Some(header) = header::find(grid, spec, reader) else {
        reader.report(finding::header_missing(spec.label()), &place, grid, (0, 0));
        return None;
    };
    reader.places.note(&place, grid, (header.top, 0));
    for (title, fitting) in &header.missing {
        let names: Vec<String> = fitting.iter().map(|column| letters(*column)).collect();
        let (finding, column) = match fitting[..] {
            [first, _, ..] => (finding::column_ambiguous(title, names.join(", ")), first),
            _ => (finding::column_missing(title), 0),
        };
        reader.report(finding, &place, grid, (header.top, column));
    }
    for (column, words) in &header.unknown {
        let finding = finding::column_unmatched(words);
        if header.missing.iter().all(|(_, fitting)| !fitting.contains(column)) {
            reader.report(finding, &place, grid, (header.top, *column));
        }
    }
    if !header.missing.is_empty() {
        return None;
    }
    reader.report_other_currency_unit(header.top, reader.layout.money_of(spec).measure, &place, grid);
    let table = LocatedTable { spec, columns: spec.data_columns(), grid, header, place };
    let (lines, notes) = table.read_body(reader);
    let mut members = IndexMap::from([("lines".to_owned(), JsonNode::List(lines))]);
    members.extend(notes.map(|notes| ("notes".to_owned(), notes)));
    Some(JsonNode::Record(members))
}

impl LocatedTable<'_> {
    /// Reads the rows below the header: the lines, and the notes if they differ from those of the layout.
    fn read_body(&self, reader: &mut WorkbookReader<'_>) -> (Vec<JsonNode>, Option<JsonNode>) {
        let rows = rows::sort_rows(self, reader);
        self.report_cells_without_header(&rows.lines, reader);
        self.report_hidden_columns(reader);
        let lines = self.read_lines(&rows.lines, reader);
        let notes = rows.notes.and_then(|notes| self.own_notes(notes, &lines, reader));
        (lines, notes)
    }

    /// Reports hidden columns that are read.
    fn report_hidden_columns(&self, reader: &mut WorkbookReader<'_>) {
        let is_hidden =
            |column: u32| self.grid.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column));
        for (.., column) in self.header.cells.iter().filter(|(.., column)| is_hidden(*column)) {
            let finding = finding::column_hidden(letters(*column));
            reader.report(finding, &self.place, self.grid, (self.header.top, *column));
        }
    }

    /// Reports content in columns without a header, once for each column.
    fn report_cells_without_header(&self, rows: &[u32], reader: &mut WorkbookReader<'_>) {
        let header = &self.header;
        let heads = header.heads.iter().map(|(.., column)| *column);
        let cells = header.cells.iter().map(|(.., column)| *column);
        let others = header.unknown.iter().map(|(column, _)| *column).chain(header.numbers.iter().copied());
        let others = others.chain(header.kind).chain(header.code);
        let mut known: BTreeSet<u32> = heads.chain(cells).chain(others).collect();
        for row in rows {
            for (column, words) in self.grid.row_texts(*row) {
                if known.insert(column) {
                    let finding = finding::cell_unread(words);
                    reader.report(finding, &self.place, self.grid, (*row, column));
                }
            }
        }
    }

    /// The member `notes`; `None` if the notes are those of the layout.
    fn own_notes(
        &self,
        notes: Vec<(CellPosition, String)>,
        lines: &[JsonNode],
        reader: &mut WorkbookReader<'_>,
    ) -> Option<JsonNode> {
        let texts: Vec<&String> = notes.iter().map(|(_, text)| text).collect();
        let equals = |expected: &Vec<String>| expected.iter().collect::<Vec<_>>() == texts;
        let as_in_layout = match &self.spec.nil_notes {
            // A template that was not filled in still has the notes of a table with amounts.
            Some(nil) if self.is_nil(lines) => equals(nil) || equals(&self.spec.notes),
            _ => equals(&self.spec.notes),
        };
        if as_in_layout {
            return None;
        }
        let place = self.place.join("notes");
        for (index, (at, _)) in notes.iter().enumerate() {
            reader.places.note(&place.join(index), self.grid, *at);
        }
        Some(JsonNode::List(notes.into_iter().map(|(_, text)| JsonNode::Text(text)).collect()))
    }

    /// Whether all amounts of the lines are zero.
    fn is_nil(&self, lines: &[JsonNode]) -> bool {
        let amounts = self.columns.iter().filter(|(_, column)| column.kind == ColumnKind::Amount);
        let mut cells = amounts.flat_map(|(key, _)| lines.iter().filter_map(move |line| line.member(key)?.text()));
        cells.all(|text| text.chars().all(|c| matches!(c, '0' | '.')))
    }

    /// Reads rows as lines: those of the left side of the table, then those of the right one.
    fn read_lines(&self, rows: &[u32], reader: &mut WorkbookReader<'_>) -> Vec<JsonNode> {
        reader.report_hidden_rows(rows, &self.place, self.grid);
        let mut sides: Vec<Option<Side>> = self.header.heads.iter().map(|(side, ..)| *side).collect();
        sides.dedup();
        // A table without heads has one line.
        if sides.is_empty() {
            sides.push(None);
        }
        let mut lines = Vec::new();
        for side in sides {
            let mut without_amounts = Vec::new();
            for row in rows.iter().filter(|row| !self.is_blank(**row, side)) {
                let place = self.place.join("lines").join(lines.len());
                match self.first_cell_without_amounts(*row, side, reader) {
                    Some(at) => without_amounts.push((at, place)),
                    None => lines.extend(self.read_line(*row, side, &place, reader)),
                }
            }
            self.report_rows_without_amounts(&without_amounts, reader);
        }
        lines
    }

    /// The columns of one side of the table: heads, then cells.
    fn columns_of(&self, side: Option<Side>) -> impl Iterator<Item = u32> {
        let heads =
            self.header.heads.iter().filter(move |(column_side, ..)| *column_side == side).map(|(.., column)| *column);
        heads.chain(
            self.header.cells.iter().filter(move |(column_side, ..)| *column_side == side).map(|(.., column)| *column),
        )
    }

    /// Whether a row was not filled in. A name that is an uncomputed formula comes from the blank template.
    fn is_blank(&self, row: u32, side: Option<Side>) -> bool {
        let names =
            self.header.heads.iter().filter(|(column_side, ..)| *column_side == side).map(|(.., column)| *column);
        let names: Vec<u32> = names.collect();
        let is_uncomputed_name =
            |column: u32| names.contains(&column) && self.grid.cell((row, column)) == Some(&GridCell::Uncomputed);
        self.columns_of(side).all(|column| self.grid.is_blank((row, column)) || is_uncomputed_name(column))
    }

    /// The first filled cell of a row without any amount, in a table where blanks are not zeros; `None` for any other
    /// row.
    fn first_cell_without_amounts(
        &self,
        row: u32,
        side: Option<Side>,
        reader: &WorkbookReader<'_>,
    ) -> Option<CellPosition> {
        let blank = reader.layout.money_of(self.spec).is_blank_zero();
        let mut amounts = self.header.cells.iter().filter(|(column_side, ..)| *column_side == side);
        let without_amounts = !blank && amounts.all(|(.., column)| self.grid.cell((row, *column)).is_none());
        let first = self.columns_of(side).find(|column| self.grid.cell((row, *column)).is_some())?;
        without_amounts.then_some((row, first))
    }

    /// Reports rows without amounts, with one finding for each run of rows.
    fn report_rows_without_amounts(&self, rows: &[(CellPosition, Place)], reader: &mut WorkbookReader<'_>) {
        let runs = rows.chunk_by(|((above, _), _), ((row, _), _)| *row == above + 1);
        for run in runs {
            let Some((first, rest)) = run.split_first() else { continue };
            let words = self.grid.text(first.0).unwrap_or_default();
            let many = if rest.is_empty() { "no" } else { "yes" };
            let mut finding = finding::row_without_amounts(words, many, run.len());
            finding.cells = rest.iter().map(|(at, place)| place.clone().in_cell(self.grid.reference(*at))).collect();
            reader.report(finding, &first.1, self.grid, first.0);
        }
    }

    /// Reads one row; `None` if its head cannot be read or matches no line, which is reported.
    fn read_line(
        &self,
        row: u32,
        side: Option<Side>,
        place: &Place,
        reader: &mut WorkbookReader<'_>,
    ) -> Option<JsonNode> {
        let at = (row, self.columns_of(side).find(|column| self.grid.cell((row, *column)).is_some())?);
        reader.places.note(place, self.grid, at);
        let amounts: Vec<&(Option<Side>, String, u32)> =
            self.header.cells.iter().filter(|(column_side, ..)| *column_side == side).collect();
        let (kind, mut members) = heads::read(self, row, side, place, reader)?;
        for (_, key, column) in amounts {
            members.extend(self.read_cell(kind, key, (row, *column), place, reader).map(|node| (key.clone(), node)));
        }
        Some(JsonNode::Record(members))
    }

    /// Reads one cell of a line; `None` if lines of this kind have no such cell.
    fn read_cell(
        &self,
        kind: LineKind,
        key: &str,
        at: CellPosition,
        place: &Place,
        reader: &mut WorkbookReader<'_>,
    ) -> Option<JsonNode> {
        let (_, column) = self.columns.iter().find(|(column_key, _)| *column_key == key)?;
        let place = place.join(key);
        if !column.takes(kind) {
            // Content in a cell that this kind of line does not have would be lost.
            if let Some(words) = self.grid.text(at) {
                let finding = finding::cell_unexpected(words, &column.title);
                reader.report(finding, &place, self.grid, at);
            }
            return None;
        }
        Some(match column.kind {
            ColumnKind::Amount => {
                let money = reader.layout.money_of(self.spec);
                reader.amount(&money, &place, self.grid, at, &column.title)
            }
            ColumnKind::Text => {
                let words = reader.text_or_placeholder(&place, self.grid, at, &column.title);
                if words.is_none() {
                    let finding = finding::words_blank(&column.title);
                    reader.report(finding, &place, self.grid, at);
                }
                JsonNode::Text(words.unwrap_or_else(|| PLACEHOLDER.to_owned()))
            }
        })
    }
}
