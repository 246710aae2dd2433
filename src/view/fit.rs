//! How wide the columns of a table are, and how large its type.
//!
//! An amount, a code, never breaks and never runs into its neighbour: its column widens at the cost of the
//! others; when that is not enough the type shrinks to the layout's least size; when that is not enough the
//! table does not fit. Digits are set half-width and Han full-width, so widths are known without fonts.

use super::{CellContent, HeaderCell, PrintedColumn, PrintedRow};
use crate::layout::{PageSpec, TableStyle};

/// What there is to fit.
pub(super) struct Need<'a> {
    pub(super) page: &'a PageSpec,
    pub(super) style: &'a TableStyle,
    /// The type size to begin with, in pt.
    pub(super) size: f64,
    /// The layout's share of the width for each column.
    pub(super) shares: Vec<f64>,
    pub(super) contents: Vec<CellContent>,
}

/// A table that fits.
pub(super) struct Fitted {
    pub(super) size: f64,
    pub(super) columns: Vec<PrintedColumn>,
}

/// A table that does not fit: its widest unbreakable cell, in the column that lacks most.
pub(super) struct Tight {
    pub(super) row: usize,
    pub(super) column: usize,
}

/// Type shrinks by this much at a time, in pt.
const STEP: f64 = 0.5;

/// A column of names is at least this wide, in em.
const NAMES: f64 = 6.0;

/// A column of words is at least this wide, in em: narrower ones cannot be read.
const WORDS: f64 = 10.0;

/// Left and right of a header's words at least this much of an em stays free.
const HEADER_PADDING: f64 = 0.2;

/// Rounding of widths must not squeeze an amount: pt.
const SLACK: f64 = 0.01;

/// Fits a table.
pub(super) fn fit(need: &Need<'_>, rows: &[PrintedRow]) -> Result<Fitted, Tight> {
    let widest = widest(need, rows);
    let width = need.page.text_width() - SLACK;
    let mut size = need.size;
    loop {
        let least: Vec<f64> = widest.iter().map(|(em, _)| em * size + 2.0 * need.style.padding + SLACK).collect();
        if let Some(widths) = spread(&need.shares, &least, width) {
            let columns = widths
                .into_iter()
                .zip(&need.contents)
                .map(|(width, content)| PrintedColumn { width, content: *content });
            return Ok(Fitted { size, columns: columns.collect() });
        }
        if size - STEP < need.style.min_size {
            return Err(tightest(need, &widest, &least, width));
        }
        size -= STEP;
    }
}

/// For each column the width in em that it must have, and the row that asks for it.
fn widest(need: &Need<'_>, rows: &[PrintedRow]) -> Vec<(f64, usize)> {
    let mut widest = vec![(0.0, 0); need.contents.len()];
    for (index, row) in rows.iter().enumerate() {
        for ((widest, cell), content) in widest.iter_mut().zip(&row.cells).zip(&need.contents) {
            let em = match content {
                CellContent::Amount | CellContent::Code => em(cell),
                CellContent::Name => NAMES,
                CellContent::Text => WORDS,
            };
            if em > widest.0 {
                *widest = (em, index);
            }
        }
    }
    widest
}

/// The width of a text in em: half for ASCII, as digits are set half-width, one for the rest.
fn em(text: &str) -> f64 {
    text.chars().map(|character| if character.is_ascii() { 0.5 } else { 1.0 }).sum()
}

/// The width in em at which a header's words fill lines of equal length, in a cell of so many em.
pub(super) fn balanced(words: &str, cell: f64) -> f64 {
    let room = (cell - 2.0 * HEADER_PADDING).floor().max(1.0);
    let length = em(words);
    let lines = (length / room).ceil().max(1.0);
    (length / lines).ceil().min(room)
}

/// Spreads the width by shares, then widens what is below its least at the cost of what is above.
fn spread(shares: &[f64], least: &[f64], width: f64) -> Option<Vec<f64>> {
    let total: f64 = shares.iter().sum();
    let mut widths: Vec<f64> = shares.iter().map(|share| width * share / total).collect();
    let lacking: f64 = widths.iter().zip(least).map(|(width, least)| (least - width).max(0.0)).sum();
    let spare: f64 = widths.iter().zip(least).map(|(width, least)| (width - least).max(0.0)).sum();
    if lacking > spare {
        return None;
    }
    for (width, least) in widths.iter_mut().zip(least) {
        *width = if *width < *least { *least } else { *width - (*width - least) * lacking / spare.max(SLACK) };
    }
    Some(widths)
}

fn tightest(need: &Need<'_>, widest: &[(f64, usize)], least: &[f64], width: f64) -> Tight {
    let total: f64 = need.shares.iter().sum();
    let lack = |column: usize| least[column] - width * need.shares[column] / total;
    let column = (0..least.len()).max_by(|a, b| lack(*a).total_cmp(&lack(*b))).unwrap_or(0);
    Tight { row: widest[column].1, column }
}

/// The height in pt of a header, at most: a cell over two rows may make them taller than their own words do.
pub(super) fn header_height(header: &[Vec<HeaderCell>], size: f64, style: &TableStyle) -> f64 {
    let line = size * (1.0 + style.leading);
    let height = |cell: &HeaderCell| {
        let lines = (em(&cell.text) / cell.measure).ceil().max(1.0) + 1.0;
        lines * line + style.pitch - size
    };
    header
        .iter()
        .map(|row| row.iter().filter(|cell| cell.rowspan == 1).map(height).fold(style.pitch, f64::max))
        .sum::<f64>()
        .max(header.iter().flatten().map(height).fold(0.0, f64::max))
}

/// Marks the rows that surely are one line, and those that are taller than a page has room for: these must break over
/// pages.
pub(super) fn mark_heights(rows: &mut [PrintedRow], fitted: &Fitted, room: f64, style: &TableStyle) {
    let line = fitted.size * (1.0 + style.leading);
    for row in rows {
        let cells = row.cells.iter().zip(&fitted.columns).enumerate();
        let lines = cells.map(|(index, (cell, column))| {
            let indent = row.indents.get(index).copied().unwrap_or(0.0);
            let room = (column.width - 2.0 * style.padding) / fitted.size - indent;
            match column.content {
                // Their columns are wide enough.
                CellContent::Amount | CellContent::Code => 1.0,
                // They have air above and below, however few they are.
                CellContent::Text if !cell.is_empty() => most_lines(cell, room).max(2.0),
                CellContent::Name | CellContent::Text => most_lines(cell, room),
            }
        });
        let lines = lines.fold(1.0, f64::max);
        row.single = lines <= 1.0;
        row.breakable = lines * line + style.pitch - fitted.size + AIR > room;
    }
}

/// What a cell of several lines has above and below, in pt, at most.
const AIR: f64 = 6.0;

/// How many lines a text takes in a column of so many em, at most. Digits and Han have known widths; letters are
/// taken as wide as they get. A line may stay empty by one em, as marks cannot begin one, or by its last word.
fn most_lines(text: &str, column: f64) -> f64 {
    let width = |c: char| match c {
        '0'..='9' | '.' | ',' | '%' => 0.5,
        'A'..='Z' | '@' => 1.0,
        _ if c.is_ascii() => 0.65,
        _ => 1.0,
    };
    let (mut total, mut word, mut longest): (f64, f64, f64) = (0.0, 0.0, 1.0);
    for c in text.chars() {
        total += width(c);
        word = if c.is_ascii_alphanumeric() { word + width(c) } else { 0.0 };
        longest = longest.max(word);
    }
    if total <= column - SLACK {
        return 1.0;
    }
    let usable = column - longest.min(column / 2.0);
    (total / usable.max(1.0)).ceil().max(2.0)
}
