//! Computes the widths of the columns of a table and its size of type; [`super::sheet`] calls it for each table.
//!
//! Amounts and codes never break. A column that is too narrow for them is widened at the cost of the others; if that
//! does not suffice, the type is reduced down to the layout's smallest size; if that does not suffice, the table does
//! not fit. Digits are set half-width and Han characters full-width, so that widths are known without fonts.

use super::{CellContent, HeaderCell, PrintedColumn, PrintedRow};
use crate::layout::{PageSpec, TableStyle};

/// A table to be fitted.
pub(super) struct FitInput<'a> {
    /// The page whose text area it must fit.
    pub(super) page: &'a PageSpec,
    pub(super) style: &'a TableStyle,
    /// The preferred size of type, in pt.
    pub(super) size: f64,
    /// The layout's share of the width for each column.
    pub(super) shares: Vec<f64>,
    /// The kind of cells of each column.
    pub(super) contents: Vec<CellContent>,
}

/// The size of type in pt and the columns of a table that fits.
pub(super) struct FittedTable {
    pub(super) size: f64,
    pub(super) columns: Vec<PrintedColumn>,
}

/// The cell because of which a table does not fit: the widest one of the column that lacks most width.
pub(super) struct TightestCell {
    pub(super) row: usize,
    pub(super) column: usize,
}

/// The step by which type is reduced, in pt.
const SIZE_STEP_PT: f64 = 0.5;

/// The smallest width of a column of names, in em.
const MIN_NAME_EM: f64 = 6.0;

/// The smallest width of a column of text, in em; narrower ones cannot be read.
const MIN_TEXT_EM: f64 = 10.0;

/// The free space left and right of the text of a header cell, in em.
const HEADER_PADDING_EM: f64 = 0.2;

/// A tolerance, in pt or em as the width compared, so that rounding does not make a column too narrow for its amount.
const SLACK: f64 = 0.01;

/// Fits a table, or returns the cell that prevents it.
pub(super) fn fit(input: &FitInput<'_>, rows: &[PrintedRow]) -> Result<FittedTable, TightestCell> {
    let widest = widest(input, rows);
    let width = input.page.text_width() - SLACK;
    let mut size = input.size;
    loop {
        let least: Vec<f64> = widest.iter().map(|(em, _)| em * size + 2.0 * input.style.padding + SLACK).collect();
        if let Some(widths) = divide(&input.shares, &least, width) {
            let columns = widths
                .into_iter()
                .zip(&input.contents)
                .map(|(width, content)| PrintedColumn { width, content: *content });
            return Ok(FittedTable { size, columns: columns.collect() });
        }
        if size - SIZE_STEP_PT < input.style.min_size {
            return Err(tightest(input, &widest, &least, width));
        }
        size -= SIZE_STEP_PT;
    }
}

/// For each column its smallest width in em, and the index of the row that needs it.
fn widest(input: &FitInput<'_>, rows: &[PrintedRow]) -> Vec<(f64, usize)> {
    let mut widest = vec![(0.0, 0); input.contents.len()];
    for (index, row) in rows.iter().enumerate() {
        for ((widest, cell), content) in widest.iter_mut().zip(&row.cells).zip(&input.contents) {
            let em = match content {
                CellContent::Amount | CellContent::Code => em(cell),
                CellContent::Name => MIN_NAME_EM,
                CellContent::Text => MIN_TEXT_EM,
            };
            if em > widest.0 {
                *widest = (em, index);
            }
        }
    }
    widest
}

/// The width of a text in em: half an em for ASCII, as digits are set half-width, one for other characters.
fn em(text: &str) -> f64 {
    text.chars().map(|character| if character.is_ascii() { 0.5 } else { 1.0 }).sum()
}

/// The width in em at which the text of a header cell, `cell` em wide, breaks into lines of equal length.
pub(super) fn balanced(words: &str, cell: f64) -> f64 {
    let room = (cell - 2.0 * HEADER_PADDING_EM).floor().max(1.0);
    let length = em(words);
    let lines = (length / room).ceil().max(1.0);
    (length / lines).ceil().min(room)
}

/// Divides the width by shares, then widens columns below their least width at the cost of the others; `None` if the
/// least widths together exceed the width.
fn divide(shares: &[f64], least: &[f64], width: f64) -> Option<Vec<f64>> {
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

/// The cell that needs most width beyond the share of its column.
fn tightest(input: &FitInput<'_>, widest: &[(f64, usize)], least: &[f64], width: f64) -> TightestCell {
    let total: f64 = input.shares.iter().sum();
    let lack = |column: usize| least[column] - width * input.shares[column] / total;
    let column = (0..least.len()).max_by(|a, b| lack(*a).total_cmp(&lack(*b))).unwrap_or(0);
    TightestCell { row: widest[column].1, column }
}

/// An upper bound of the height of a header, in pt: a cell over two rows may need more height than the cells of each
/// row.
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

/// Marks rows that certainly have one line, and rows higher than `room`, the height in pt below the header, which must
/// break over pages.
pub(super) fn mark_heights(rows: &mut [PrintedRow], fitted: &FittedTable, room: f64, style: &TableStyle) {
    let line = fitted.size * (1.0 + style.leading);
    for row in rows {
        let cells = row.cells.iter().zip(&fitted.columns).enumerate();
        let lines = cells.map(|(index, (cell, column))| {
            let indent = row.indents.get(index).copied().unwrap_or(0.0);
            let room = (column.width - 2.0 * style.padding) / fitted.size - indent;
            match column.content {
                // Columns of amounts and codes are as wide as their cells.
                CellContent::Amount | CellContent::Code => 1.0,
                // Text of one line also has space above and below.
                CellContent::Text if !cell.is_empty() => max_lines(cell, room).max(2.0),
                CellContent::Name | CellContent::Text => max_lines(cell, room),
            }
        });
        let lines = lines.fold(1.0, f64::max);
        row.single = lines <= 1.0;
        row.breakable = lines * line + style.pitch - fitted.size + MAX_CELL_SPACE_PT > room;
    }
}

/// The greatest space above and below the lines of a cell together, in pt.
const MAX_CELL_SPACE_PT: f64 = 6.0;

/// An upper bound of the number of lines of a text in a column of `column` em. Digits and Han characters have known
/// widths; letters count as the widest of their kind. A line may end one em early, as punctuation cannot begin the
/// next, or before a long word.
fn max_lines(text: &str, column: f64) -> f64 {
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
