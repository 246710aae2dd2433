//! Estimates the widths of columns and the heights of rows from their texts, for all worksheets of a workbook.
//!
//! Widths are in digits of ordinary type, as in Excel: a Chinese character is a little less than two digits wide.

/// Height of one line of ordinary type, in pt.
const LINE_PT: f64 = 15.0;

/// Space above and below a cell's text together, in pt.
const SPACE_PT: f64 = 4.0;

/// Space left and right of a cell's text together, in digits.
const PADDING: f64 = 2.0;

/// The width of a text, in digits.
pub(super) fn width(text: &str) -> f64 {
    let units: u32 = text.chars().map(|character| if character.is_ascii() { 1 } else { 2 }).sum();
    f64::from(units)
}

/// The width of a column that shows a text on one line, in digits.
pub(super) fn column(text: &str) -> f64 {
    width(text) + PADDING
}

/// The number of lines that a text takes in a column of this width in digits; at least 1.
pub(super) fn lines(text: &str, column: f64) -> f64 {
    (width(text) / (column - PADDING).max(1.0)).ceil().max(1.0)
}

/// The height of a row with this number of lines of text, in pt.
pub(super) fn height(lines: f64) -> f64 {
    lines * LINE_PT + SPACE_PT
}
