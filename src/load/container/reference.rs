//! Parses and checks references to cells and areas of an `.xlsx`, such as `XFD1048576` and `A1:C3`.
//!
//! [`Xlsx`](super::xlsx::Xlsx) uses it for rows, cells and areas, [`Ods`](super::ods::Ods) to name a cell in an error.

use std::fmt;

use quick_xml::events::BytesStart;

use super::part::attribute;
use super::refusal;
use crate::error::Error;

/// The number of rows of a sheet.
const ROWS: u64 = 1_048_576;

/// The number of columns of a sheet.
const COLUMNS: u64 = 16_384;

/// The row and column of a cell, counted from 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) row: u64,
    pub(super) column: u64,
}

impl Reference {
    /// Parses a reference such as `B3`; `None` if it is malformed or beyond the last row or column.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (letters, number) = text.split_at(text.find(|c: char| c.is_ascii_digit())?);
        if letters.len() > 3 || !letters.bytes().all(|letter| letter.is_ascii_alphabetic()) {
            return None;
        }
        let value = |letter: u8| u64::from(letter.to_ascii_uppercase() - b'A') + 1;
        let column = letters.bytes().fold(0, |column, letter| column * 26 + value(letter));
        let column = column.checked_sub(1).filter(|column| *column < COLUMNS)?;
        Some(Self { row: row(number)?, column })
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.column + 1;
        while rest > 0 {
            rest -= 1;
            letters.push(b'A' + u8::try_from(rest % 26).unwrap_or_default());
            rest /= 26;
        }
        letters.iter().rev().try_for_each(|letter| write!(formatter, "{}", char::from(*letter)))?;
        write!(formatter, "{}", self.row + 1)
    }
}

/// The row, counted from 0, for a row number of a file, counted from 1; `None` if it is malformed or too large.
pub(super) fn row(number: &str) -> Option<u64> {
    let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let row = number.parse::<u64>().ok().filter(|_| digits)?;
    row.checked_sub(1).filter(|row| *row < ROWS)
}

/// The error for a malformed reference.
pub(super) fn refused(part: &str, text: &str) -> Error {
    refusal::damaged("place", part, text.chars().take(40).collect::<String>())
}

/// Checks that the area in the attribute `ref` of an element, if it has one, runs from its first cell to its last: the
/// workbook reader subtracts one from the other.
pub(super) fn check_area(part: &str, element: &BytesStart<'_>) -> Result<(), Error> {
    let Some(area) = attribute(part, element, "ref")? else { return Ok(()) };
    let (first, last) = area.split_once(':').unwrap_or((&area, &area));
    let places = Reference::parse(first).zip(Reference::parse(last));
    if places.is_some_and(|(first, last)| first.row <= last.row && first.column <= last.column) {
        return Ok(());
    }
    Err(refused(part, &area))
}
