//! [`WorksheetGrid`], a worksheet in memory: its filled cells as they are displayed, with merged regions, hidden rows
//! and formatting.
//!
//! [`super::open`] builds the grids; all other files of the workbook reader look cells up in them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use calamine::Dimensions;
use rust_decimal::Decimal;

use super::effect::TextEffect;
use crate::load::a1;
use crate::model::Date;

/// Row and column of a cell, counted from 0.
pub(super) type CellPosition = (u32, u32);

/// The content of a cell that is not empty.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum GridCell {
    /// Text.
    Text(String),
    /// A number.
    Number(Number),
    /// A date, with the text that the cell displays if it is known.
    Date(Date, Option<String>),
    /// A formula whose result is not stored in the workbook.
    Uncomputed,
    /// An error such as `#REF!`.
    Error(String),
    /// A value that a budget does not use, such as a truth value or a time.
    Other(String),
}

/// A number, as stored and as displayed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Number {
    /// The number that the cell displays.
    pub(super) shown: Decimal,
    /// The stored number, to 15 significant digits as spreadsheets use them.
    pub(super) stored: Decimal,
    /// The form in which it is displayed.
    pub(super) display: Display,
    /// The displayed text where it differs from the number: with grouping, brackets or the sign of the yuan.
    pub(super) formatted: Option<String>,
}

/// The form in which a cell displays a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Display {
    /// As digits only, rounded to the decimals of the format.
    Digits,
    /// In percent: `shown` is 100 times the stored number.
    Percent,
    /// With words around it: the whole displayed text, and the words in it.
    Worded(String, String),
    /// As another number than the stored one, or without a number: the displayed text.
    Other(String),
    /// In a number format that is not understood.
    Unknown,
}

impl Number {
    /// Whether the cell displays fewer decimals than it stores.
    pub(super) fn is_rounded(&self) -> bool {
        let basis = if self.display == Display::Percent { self.stored * Decimal::ONE_HUNDRED } else { self.stored };
        basis != self.shown
    }

    /// The displayed text, with grouping, brackets and the sign of the yuan.
    pub(super) fn displayed_text(&self) -> String {
        self.formatted.clone().unwrap_or_else(|| self.plain_text())
    }

    /// The displayed number as text, without grouping.
    pub(super) fn plain_text(&self) -> String {
        match &self.display {
            Display::Digits | Display::Unknown => self.shown.to_string(),
            Display::Percent => format!("{}%", self.shown),
            Display::Worded(text, _) | Display::Other(text) => text.trim().to_owned(),
        }
    }
}

/// A worksheet.
#[derive(Debug, Clone, Default)]
pub(super) struct WorksheetGrid {
    /// Name of the worksheet.
    pub(super) name: String,
    /// Whether its tab is hidden.
    pub(super) hidden: bool,
    /// Cells that are not empty.
    cells: BTreeMap<CellPosition, GridCell>,
    /// For each cell in a merged region, the region's top left cell.
    merged: HashMap<CellPosition, CellPosition>,
    /// Hidden rows.
    pub(super) hidden_rows: BTreeSet<u32>,
    /// Runs of hidden columns, as first and last column.
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// Cells with a formula.
    pub(super) formulas: HashSet<CellPosition>,
    /// Cells with a formula whose stored result is zero, in a workbook that may never have been computed.
    pub(super) doubtful_zeros: HashSet<CellPosition>,
    /// Cells whose formatting hides or alters their text.
    pub(super) effects: HashMap<CellPosition, TextEffect>,
    /// Cells hidden under a merged region, with their text.
    pub(super) covered: Vec<(CellPosition, String)>,
    /// One more than the last column with content.
    width: u32,
    /// Number of cells in all merged regions.
    merged_cells: u64,
}

/// Maximum number of cells of one merged region that is expanded; larger ones are ignored, as no header needs them.
const MAX_MERGE_CELLS: u64 = 10_000;

/// Maximum number of cells in the merged regions of a worksheet; a cell in overlapping regions counts for each.
pub(super) const MAX_MERGED_CELLS: u64 = 1_000_000;

impl WorksheetGrid {
    /// A worksheet without cells.
    pub(super) fn new(name: String, hidden: bool) -> Self {
        Self { name, hidden, ..Self::default() }
    }

    /// Adds a cell. Returns `false` if the position was already filled.
    pub(super) fn insert(&mut self, at: CellPosition, cell: GridCell) -> bool {
        self.width = self.width.max(at.1 + 1);
        self.cells.insert(at, cell).is_none()
    }

    /// Sets a cell, whether or not the position was filled.
    pub(super) fn replace(&mut self, at: CellPosition, cell: GridCell) {
        self.insert(at, cell);
    }

    /// Removes cells under merged regions, of which only the top left cell is displayed. Their text is kept in
    /// `covered`.
    pub(super) fn remove_covered(&mut self) {
        let below = |at: &&CellPosition| self.merged.get(*at).is_some_and(|first| first != *at);
        let gone: Vec<CellPosition> = self.cells.keys().filter(below).copied().collect();
        for at in gone {
            let words = self.text(at).unwrap_or_default();
            self.cells.remove(&at);
            self.covered.extend((!words.is_empty()).then_some((at, words)));
        }
    }

    /// The top left cell of the merged region that a cell belongs to, or the cell itself.
    pub(super) fn merge_origin(&self, at: CellPosition) -> CellPosition {
        self.merged.get(&at).copied().unwrap_or(at)
    }

    /// Adds a merged region. Returns `false` once the worksheet has more than [`MAX_MERGED_CELLS`].
    pub(super) fn merge(&mut self, region: &Dimensions) -> bool {
        self.merged_cells += if region.len() <= MAX_MERGE_CELLS { region.len() } else { 1 };
        if self.merged_cells > MAX_MERGED_CELLS {
            return false;
        }
        let (rows, columns) = (region.start.0..=region.end.0, region.start.1..=region.end.1);
        if region.len() <= MAX_MERGE_CELLS {
            let cells = rows.flat_map(|row| columns.clone().map(move |column| (row, column)));
            self.merged.extend(cells.map(|at| (at, region.start)));
        }
        true
    }

    /// The content of a cell; `None` if it is empty.
    pub(super) fn cell(&self, at: CellPosition) -> Option<&GridCell> {
        self.cells.get(&at)
    }

    /// Whether a cell counts as not filled in: it is empty, or its formula results in zero.
    pub(super) fn is_blank(&self, at: CellPosition) -> bool {
        match self.cell(at) {
            None => true,
            Some(GridCell::Number(number)) => self.formulas.contains(&at) && number.stored.is_zero(),
            Some(_) => false,
        }
    }

    /// The text that a cell displays; `None` if it is empty, displays nothing, or is a formula without a result.
    pub(super) fn text(&self, at: CellPosition) -> Option<String> {
        match self.cell(at)? {
            GridCell::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            GridCell::Number(number) => Some(number.plain_text()).filter(|text| !text.is_empty()),
            GridCell::Date(date, shown) => Some(shown.clone().unwrap_or_else(|| date.to_string())),
            GridCell::Error(text) | GridCell::Other(text) => Some(text.clone()),
            GridCell::Uncomputed => None,
        }
    }

    /// The text of a cell; of a number the text without grouping, as codes may be grouped by their number format.
    pub(super) fn ungrouped(&self, at: CellPosition, text: String) -> String {
        match self.cell(at) {
            Some(GridCell::Number(number)) => number.plain_text(),
            _ => text,
        }
    }

    /// The displayed text of a header cell: all cells of a merged region have the text of its top left cell.
    pub(super) fn header_text(&self, at: CellPosition) -> Option<String> {
        self.text(self.merge_origin(at))
    }

    /// Rows with content, from the top.
    pub(super) fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.cells.keys().map(|(row, _)| *row).collect();
        rows.dedup();
        rows
    }

    /// The first `count` rows with content, from the top.
    pub(super) fn first_rows(&self, count: usize) -> Vec<u32> {
        let mut rows: Vec<u32> = Vec::new();
        for (row, _) in self.cells.keys() {
            if rows.last() != Some(row) {
                if rows.len() == count {
                    break;
                }
                rows.push(*row);
            }
        }
        rows
    }

    /// The hidden rows among `rows`, as runs of first and last row.
    pub(super) fn hidden_runs(&self, rows: &[u32]) -> Vec<(u32, u32)> {
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for row in rows.iter().filter(|row| self.hidden_rows.contains(row)) {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == *row => *last = *row,
                _ => runs.push((*row, *row)),
            }
        }
        runs
    }

    /// The rows among `rows` with a cell whose formatting hides or alters its text, in runs of the same effect: the
    /// effect, the first and the last row, and the column of the cell in the first row.
    pub(super) fn effect_runs(&self, rows: &[u32]) -> Vec<(TextEffect, u32, u32, u32)> {
        let mut runs: Vec<(TextEffect, u32, u32, u32)> = Vec::new();
        if self.effects.is_empty() {
            return runs;
        }
        for row in rows {
            let mut with_effect =
                self.row(*row).filter_map(|(column, _)| Some((*self.effects.get(&(*row, column))?, column)));
            // Text added by a format is reported for each cell by `WorkbookReader`.
            let Some((effect, column)) = with_effect.find(|(effect, _)| *effect != TextEffect::Added) else { continue };
            match runs.last_mut() {
                Some((last_effect, _, last, _)) if *last_effect == effect && *last + 1 == *row => *last = *row,
                _ => runs.push((effect, *row, *row, column)),
            }
        }
        runs
    }

    /// The cells of a row with content and their columns, from the left.
    pub(super) fn row(&self, row: u32) -> impl Iterator<Item = (u32, &GridCell)> {
        self.cells.range((row, 0)..=(row, u32::MAX)).map(|((_, column), cell)| (*column, cell))
    }

    /// The displayed texts of a row and their columns, from the left.
    pub(super) fn row_texts(&self, row: u32) -> Vec<(u32, String)> {
        self.row(row).filter_map(|(column, _)| Some((column, self.text((row, column))?))).collect()
    }

    /// One more than the last column with content.
    pub(super) fn width(&self) -> u32 {
        self.width
    }

    /// Whether no cell has content.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The reference of a cell with its worksheet, as spreadsheets write it: `Sheet1!B12`.
    pub(super) fn reference(&self, (row, column): CellPosition) -> String {
        let needs_no_quotes = self.name.chars().all(|c| c.is_alphanumeric() || c == '_');
        let name = if needs_no_quotes { self.name.clone() } else { format!("'{}'", self.name.replace('\'', "''")) };
        format!("{name}!{}", a1::name(row, column))
    }
}
