//! A worksheet as the reader needs it: the cells that hold something, each with what it displays.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use calamine::Dimensions;
use rust_decimal::Decimal;

use super::face::Look;
use crate::model::Date;

/// Row and column of a cell, counted from 0.
pub(super) type At = (u32, u32);

/// A cell that holds something.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum GridCell {
    /// Words.
    Text(String),
    /// A number.
    Number(Number),
    /// A day, with what the cell displays if that is known.
    Date(Date, Option<String>),
    /// A formula whose value the workbook does not hold.
    Uncomputed,
    /// An error such as #REF!
    Error(String),
    /// What is no value of ours: a truth value, a time.
    Other(String),
}

/// A number as a cell displays it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Number {
    /// What the cell displays, without grouping.
    pub(super) shown: Decimal,
    /// What it holds, to 15 significant digits as spreadsheets do.
    pub(super) held: Decimal,
    /// How it is displayed.
    pub(super) display: Display,
}

/// How a number is displayed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Display {
    /// As it is, rounded to some decimals.
    Plain,
    /// In percent: `shown` is a hundred times what is held.
    Percent,
    /// With words around it: the text that is displayed, and the words in it.
    Worded(String, String),
    /// As another number than the cell holds, or as none: the text that is displayed.
    Other(String),
    /// In a number format that is not understood.
    Unknown,
}

impl Number {
    /// Whether the cell displays fewer decimals than it holds.
    pub(super) fn is_rounded(&self) -> bool {
        let basis = if self.display == Display::Percent { self.held * Decimal::ONE_HUNDRED } else { self.held };
        basis != self.shown
    }

    /// What the cell displays, as words.
    pub(super) fn words(&self) -> String {
        match &self.display {
            Display::Plain | Display::Unknown => self.shown.to_string(),
            Display::Percent => format!("{}%", self.shown),
            Display::Worded(text, _) | Display::Other(text) => text.trim().to_owned(),
        }
    }
}

/// A worksheet.
#[derive(Debug, Clone, Default)]
pub(super) struct WorksheetGrid {
    /// Its name.
    pub(super) name: String,
    /// Whether its tab is hidden.
    pub(super) hidden: bool,
    /// Its cells.
    cells: BTreeMap<At, GridCell>,
    /// The first cell of the merged region to which a cell belongs.
    merged: HashMap<At, At>,
    /// Rows that are hidden.
    pub(super) hidden_rows: BTreeSet<u32>,
    /// Runs of columns that are hidden, each from its first to its last.
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// Cells with a formula.
    pub(super) formulas: HashSet<At>,
    /// Cells with a formula that is zero, and that a program may never have computed.
    pub(super) doubtful: HashSet<At>,
    /// Cells whose characters are not plain to see.
    pub(super) looks: HashMap<At, Look>,
    /// Cells that a merged region covers, with the words that nobody sees.
    pub(super) covered: Vec<(At, String)>,
    width: u32,
    /// How many cells lie in the merged regions.
    in_merged: u64,
}

/// Merged regions of more cells than this are not entered: nobody merges so many for a header.
const LARGEST_MERGE: u64 = 10_000;

/// So many cells may lie in the merged regions of a worksheet, those of regions that overlap counted for each.
pub(super) const MAX_MERGED: u64 = 1_000_000;

impl WorksheetGrid {
    pub(super) fn new(name: String, hidden: bool) -> Self {
        Self { name, hidden, ..Self::default() }
    }

    /// Adds a cell; whether its place was free.
    pub(super) fn put(&mut self, at: At, cell: GridCell) -> bool {
        self.width = self.width.max(at.1 + 1);
        self.cells.insert(at, cell).is_none()
    }

    /// The same in place of what may stand there.
    pub(super) fn replace(&mut self, at: At, cell: GridCell) {
        self.put(at, cell);
    }

    /// Takes out what stands below merged regions: only the first cell of one is displayed.
    pub(super) fn uncover(&mut self) {
        let below = |at: &&At| self.merged.get(*at).is_some_and(|first| first != *at);
        let gone: Vec<At> = self.cells.keys().filter(below).copied().collect();
        for at in gone {
            let words = self.text(at).unwrap_or_default();
            self.cells.remove(&at);
            self.covered.extend((!words.is_empty()).then_some((at, words)));
        }
    }

    /// The first cell of the merged region to which a cell belongs; the cell itself, if it belongs to none.
    pub(super) fn first(&self, at: At) -> At {
        self.merged.get(&at).copied().unwrap_or(at)
    }

    /// Enters a merged region; `false` if there are more than a worksheet has.
    pub(super) fn merge(&mut self, region: &Dimensions) -> bool {
        self.in_merged += if region.len() <= LARGEST_MERGE { region.len() } else { 1 };
        if self.in_merged > MAX_MERGED {
            return false;
        }
        let (rows, columns) = (region.start.0..=region.end.0, region.start.1..=region.end.1);
        if region.len() <= LARGEST_MERGE {
            let cells = rows.flat_map(|row| columns.clone().map(move |column| (row, column)));
            self.merged.extend(cells.map(|at| (at, region.start)));
        }
        true
    }

    pub(super) fn cell(&self, at: At) -> Option<&GridCell> {
        self.cells.get(&at)
    }

    /// Whether nobody wrote anything into a cell: it holds nothing, or a formula that comes to nothing.
    pub(super) fn is_blank(&self, at: At) -> bool {
        match self.cell(at) {
            None => true,
            Some(GridCell::Number(number)) => self.formulas.contains(&at) && number.held.is_zero(),
            Some(_) => false,
        }
    }

    /// The words in a cell; a number as it is displayed.
    pub(super) fn text(&self, at: At) -> Option<String> {
        match self.cell(at)? {
            GridCell::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            GridCell::Number(number) => Some(number.words()).filter(|text| !text.is_empty()),
            GridCell::Date(date, shown) => Some(shown.clone().unwrap_or_else(|| date.to_string())),
            GridCell::Error(text) | GridCell::Other(text) => Some(text.clone()),
            GridCell::Uncomputed => None,
        }
    }

    /// The same for headers: of a merged region every cell has the words of the first.
    pub(super) fn header(&self, at: At) -> Option<String> {
        self.text(self.first(at))
    }

    /// The rows that hold something, from the top.
    pub(super) fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.cells.keys().map(|(row, _)| *row).collect();
        rows.dedup();
        rows
    }

    /// The first of them.
    pub(super) fn first_rows(&self, most: usize) -> Vec<u32> {
        let mut rows: Vec<u32> = Vec::new();
        for (row, _) in self.cells.keys() {
            if rows.last() != Some(row) {
                if rows.len() == most {
                    break;
                }
                rows.push(*row);
            }
        }
        rows
    }

    /// The hidden rows among these, each run of them as its first and last.
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

    /// The rows among these with characters that are not plain to see, each run of them with its first and last, and the
    /// column where they stand in the first.
    pub(super) fn veiled_runs(&self, rows: &[u32]) -> Vec<(Look, u32, u32, u32)> {
        let mut runs: Vec<(Look, u32, u32, u32)> = Vec::new();
        if self.looks.is_empty() {
            return runs;
        }
        for row in rows {
            let mut looks = self.row(*row).filter_map(|(column, _)| Some((*self.looks.get(&(*row, column))?, column)));
            // Of words that a format adds each cell tells by itself.
            let Some((look, column)) = looks.find(|(look, _)| *look != Look::Added) else { continue };
            match runs.last_mut() {
                Some((own, _, last, _)) if *own == look && *last + 1 == *row => *last = *row,
                _ => runs.push((look, *row, *row, column)),
            }
        }
        runs
    }

    /// The cells of a row, from the left.
    pub(super) fn row(&self, row: u32) -> impl Iterator<Item = (u32, &GridCell)> {
        self.cells.range((row, 0)..=(row, u32::MAX)).map(|((_, column), cell)| (*column, cell))
    }

    /// The words of a row, from the left, with their columns.
    pub(super) fn words(&self, row: u32) -> Vec<(u32, String)> {
        self.row(row).filter_map(|(column, _)| Some((column, self.text((row, column))?))).collect()
    }

    /// One more than the last column that holds something.
    pub(super) fn width(&self) -> u32 {
        self.width
    }

    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The name of a cell, as spreadsheets write it with the worksheet: `Sheet1!B12`.
    pub(super) fn reference(&self, (row, column): At) -> String {
        let plain = self.name.chars().all(|c| c.is_alphanumeric() || c == '_');
        let name = if plain { self.name.clone() } else { format!("'{}'", self.name.replace('\'', "''")) };
        format!("{name}!{}{}", letters(column), row + 1)
    }
}

/// The letters of a column: A to Z, AA, AB, …
pub(super) fn letters(column: u32) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        let digit = ((rest - 1) % 26) as u8;
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Row and column of a cell named like `B12`.
pub(super) fn at(reference: &str) -> Option<At> {
    let digits = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = reference.split_at(digits);
    let place = |column: u32, letter: char| {
        let digit = u32::from(letter.to_ascii_uppercase()).checked_sub(u32::from('A'))?;
        column.checked_mul(26)?.checked_add(digit + 1).filter(|_| digit < 26)
    };
    let column = letters.chars().try_fold(0u32, place)?;
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}
