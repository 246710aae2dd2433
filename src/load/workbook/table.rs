//! The lines and notes of one table.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::grid::{At, GridCell, WorksheetGrid, letters};
use super::header::{self, Header};
use super::heads;
use super::reading::{STAND_IN, WorkbookReader};
use super::rows;
use crate::layout::{ColumnKind, LayoutColumn, SheetSpec, Side};
use crate::load::node::JsonNode;
use crate::model::{Finding, LineKind, Place};

/// A table of the layout in its worksheet.
pub(super) struct LocatedTable<'a> {
    pub(super) spec: &'a SheetSpec,
    columns: Vec<(&'a str, &'a LayoutColumn)>,
    pub(super) grid: &'a WorksheetGrid,
    pub(super) header: Header,
    pub(super) place: Place,
}

/// Reads a table as a data file would have it; `None` when its header is not found or lacks columns, which is told.
pub(super) fn read(spec: &SheetSpec, grid: &WorksheetGrid, reading: &mut WorkbookReader<'_>) -> Option<JsonNode> {
    let place = Place::root().join("sheets").join(&spec.id);
    reading.places.note(&place, grid, (0, 0));
    let Some(header) = header::find(grid, spec, reading) else {
        reading.tell(Finding::error("header-missing").with("sheet", spec.label()), &place, grid, (0, 0));
        return None;
    };
    reading.places.note(&place, grid, (header.top, 0));
    for (title, fitting) in &header.missing {
        let names: Vec<String> = fitting.iter().map(|column| letters(*column)).collect();
        let (code, column) = match fitting[..] {
            [first, _, ..] => ("column-ambiguous", first),
            _ => ("column-missing", 0),
        };
        let finding = Finding::error(code).with("column", title).with("names", names.join(", "));
        reading.tell(finding, &place, grid, (header.top, column));
    }
    for (column, words) in &header.unknown {
        let finding = Finding::error("column-unmatched").with("column", words).as_note();
        if header.missing.iter().all(|(_, fitting)| !fitting.contains(column)) {
            reading.tell(finding, &place, grid, (header.top, *column));
        }
    }
    if !header.missing.is_empty() {
        return None;
    }
    reading.measure(header.top, reading.layout.money_of(spec).measure, &place, grid);
    let table = LocatedTable { spec, columns: spec.data_columns(), grid, header, place };
    let (lines, notes) = table.body(reading);
    let mut members = IndexMap::from([("lines".to_owned(), JsonNode::List(lines))]);
    members.extend(notes.map(|notes| ("notes".to_owned(), notes)));
    Some(JsonNode::Record(members))
}

impl LocatedTable<'_> {
    fn body(&self, reading: &mut WorkbookReader<'_>) -> (Vec<JsonNode>, Option<JsonNode>) {
        let rows = rows::sorted(self, reading);
        self.beside(&rows.lines, reading);
        self.hidden(reading);
        let lines = self.lines(&rows.lines, reading);
        let notes = rows.notes.and_then(|notes| self.notes(notes, &lines, reading));
        (lines, notes)
    }

    /// Tells hidden columns that are read.
    fn hidden(&self, reading: &mut WorkbookReader<'_>) {
        let is_hidden =
            |column: u32| self.grid.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column));
        for (.., column) in self.header.cells.iter().filter(|(.., column)| is_hidden(*column)) {
            let finding = Finding::error("column-hidden").with("column", letters(*column)).as_warning();
            reading.tell(finding, &self.place, self.grid, (self.header.top, *column));
        }
    }

    /// Tells what stands in columns without a header, once for each.
    fn beside(&self, rows: &[u32], reading: &mut WorkbookReader<'_>) {
        let header = &self.header;
        let heads = header.heads.iter().map(|(.., column)| *column);
        let cells = header.cells.iter().map(|(.., column)| *column);
        let others = header.unknown.iter().map(|(column, _)| *column).chain(header.numbers.iter().copied());
        let others = others.chain(header.kind).chain(header.code);
        let mut known: BTreeSet<u32> = heads.chain(cells).chain(others).collect();
        for row in rows {
            for (column, words) in self.grid.words(*row) {
                if known.insert(column) {
                    let finding = Finding::error("cell-unread").with("words", words).as_note();
                    reading.tell(finding, &self.place, self.grid, (*row, column));
                }
            }
        }
    }

    /// Notes other than those of the layout.
    fn notes(
        &self,
        notes: Vec<(At, String)>,
        lines: &[JsonNode],
        reading: &mut WorkbookReader<'_>,
    ) -> Option<JsonNode> {
        let texts: Vec<&String> = notes.iter().map(|(_, text)| text).collect();
        let is_own = |own: &Vec<String>| own.iter().collect::<Vec<_>>() == texts;
        let own = match &self.spec.nil_notes {
            // A form that was not filled in has the note of a table with amounts.
            Some(nil) if self.is_nil(lines) => is_own(nil) || is_own(&self.spec.notes),
            _ => is_own(&self.spec.notes),
        };
        if own {
            return None;
        }
        let place = self.place.join("notes");
        for (index, (at, _)) in notes.iter().enumerate() {
            reading.places.note(&place.join(index), self.grid, *at);
        }
        Some(JsonNode::List(notes.into_iter().map(|(_, text)| JsonNode::Text(text)).collect()))
    }

    /// Whether every amount that was read is zero.
    fn is_nil(&self, lines: &[JsonNode]) -> bool {
        let amounts = self.columns.iter().filter(|(_, column)| column.kind == ColumnKind::Amount);
        let mut cells = amounts.flat_map(|(key, _)| lines.iter().filter_map(move |line| line.member(key)?.text()));
        cells.all(|text| text.chars().all(|c| matches!(c, '0' | '.')))
    }

    /// The lines of these rows: those of the left side, then those of the right one.
    fn lines(&self, rows: &[u32], reading: &mut WorkbookReader<'_>) -> Vec<JsonNode> {
        reading.hidden(rows, &self.place, self.grid);
        let mut sides: Vec<Option<Side>> = self.header.heads.iter().map(|(side, ..)| *side).collect();
        sides.dedup();
        // A table that prints no heads has one line.
        if sides.is_empty() {
            sides.push(None);
        }
        let mut lines = Vec::new();
        for side in sides {
            let mut bare = Vec::new();
            for row in rows.iter().filter(|row| !self.is_blank(**row, side)) {
                let place = self.place.join("lines").join(lines.len());
                match self.without_amounts(*row, side, reading) {
                    Some(at) => bare.push((at, place)),
                    None => lines.extend(self.line(*row, side, &place, reading)),
                }
            }
            self.bare(&bare, reading);
        }
        lines
    }

    fn places_of(&self, side: Option<Side>) -> impl Iterator<Item = u32> {
        let heads = self.header.heads.iter().filter(move |(own, ..)| *own == side).map(|(.., column)| *column);
        heads.chain(self.header.cells.iter().filter(move |(own, ..)| *own == side).map(|(.., column)| *column))
    }

    /// Whether nobody wrote into a row. A name that waits to be computed is no more than a formula of the blank workbook.
    fn is_blank(&self, row: u32, side: Option<Side>) -> bool {
        let names = self.header.heads.iter().filter(|(own, ..)| *own == side).map(|(.., column)| *column);
        let names: Vec<u32> = names.collect();
        let waits =
            |column: u32| names.contains(&column) && self.grid.cell((row, column)) == Some(&GridCell::Uncomputed);
        self.places_of(side).all(|column| self.grid.is_blank((row, column)) || waits(column))
    }

    /// The first filled cell of a row in which no amount is, though blanks are no zeros in this table.
    fn without_amounts(&self, row: u32, side: Option<Side>, reading: &WorkbookReader<'_>) -> Option<At> {
        let blank = reading.layout.money_of(self.spec).is_blank_zero();
        let mut amounts = self.header.cells.iter().filter(|(own, ..)| *own == side);
        let bare = !blank && amounts.all(|(.., column)| self.grid.cell((row, *column)).is_none());
        let first = self.places_of(side).find(|column| self.grid.cell((row, *column)).is_some())?;
        bare.then_some((row, first))
    }

    /// Reports rows without amounts, each run of them once.
    fn bare(&self, rows: &[(At, Place)], reading: &mut WorkbookReader<'_>) {
        let runs = rows.chunk_by(|((above, _), _), ((row, _), _)| *row == above + 1);
        for run in runs {
            let Some((first, rest)) = run.split_first() else { continue };
            let words = self.grid.text(first.0).unwrap_or_default();
            let many = if rest.is_empty() { "no" } else { "yes" };
            let mut finding = Finding::error("row-without-amounts").with("words", words).with("many", many);
            finding = finding.with("count", run.len());
            finding.cells = rest.iter().map(|(at, place)| place.clone().in_cell(self.grid.reference(*at))).collect();
            reading.tell(finding, &first.1, self.grid, first.0);
        }
    }

    fn line(&self, row: u32, side: Option<Side>, place: &Place, reading: &mut WorkbookReader<'_>) -> Option<JsonNode> {
        let at = (row, self.places_of(side).find(|column| self.grid.cell((row, *column)).is_some())?);
        reading.places.note(place, self.grid, at);
        let amounts: Vec<&(Option<Side>, String, u32)> =
            self.header.cells.iter().filter(|(own, ..)| *own == side).collect();
        let (kind, mut members) = heads::read(self, row, side, place, reading)?;
        for (_, key, column) in amounts {
            members.extend(self.cell(kind, key, (row, *column), place, reading).map(|node| (key.clone(), node)));
        }
        Some(JsonNode::Record(members))
    }

    fn cell(
        &self,
        kind: LineKind,
        key: &str,
        at: At,
        place: &Place,
        reading: &mut WorkbookReader<'_>,
    ) -> Option<JsonNode> {
        let (_, column) = self.columns.iter().find(|(own, _)| *own == key)?;
        let place = place.join(key);
        if !column.takes(kind) {
            // Words where this kind of line has none would be lost.
            if let Some(words) = self.grid.text(at) {
                let finding = Finding::error("cell-unexpected").with("words", words).with("column", &column.title);
                reading.tell(finding, &place, self.grid, at);
            }
            return None;
        }
        Some(match column.kind {
            ColumnKind::Amount => {
                let money = reading.layout.money_of(self.spec);
                reading.money(&money, &place, self.grid, at, &column.title)
            }
            ColumnKind::Text => {
                let words = reading.words(&place, self.grid, at, &column.title);
                if words.is_none() {
                    let finding = Finding::error("words-blank").with("column", &column.title);
                    reading.tell(finding, &place, self.grid, at);
                }
                JsonNode::Text(words.unwrap_or_else(|| STAND_IN.to_owned()))
            }
        })
    }
}
