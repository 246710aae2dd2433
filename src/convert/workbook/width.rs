//! How wide columns and how high rows must be.
//!
//! Widths are counted in the digits of ordinary type, as Excel does: a Chinese character takes a little less than two.

/// Height of one line of ordinary type, in pt.
const LINE: f64 = 15.0;

/// Space above and below a cell's text, in pt.
const AIR: f64 = 4.0;

/// Space left and right of a cell's text, in digits.
const PADDING: f64 = 2.0;

/// The width of a text, in digits.
pub(super) fn width(text: &str) -> f64 {
    let units: u32 = text.chars().map(|character| if character.is_ascii() { 1 } else { 2 }).sum();
    f64::from(units)
}

/// The width of a column that shows a text on one line.
pub(super) fn column(text: &str) -> f64 {
    width(text) + PADDING
}

/// How many lines a text takes in a column of this width.
pub(super) fn lines(text: &str, column: f64) -> f64 {
    (width(text) / (column - PADDING).max(1.0)).ceil().max(1.0)
}

/// The height of a row in which a text takes so many lines, in pt.
pub(super) fn height(lines: f64) -> f64 {
    lines * LINE + AIR
}
