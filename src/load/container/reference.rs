//! Parses and checks references to cells and areas of an `.xlsx`, such as `XFD1048576` and `A1:C3`.
//!
//! [`Xlsx`](super::xlsx::Xlsx) uses it for rows, cells and areas, [`Ods`](super::ods::Ods) to name a cell in an error.

use std::fmt;

use quick_xml::events::BytesStart;

use super::part::attribute;
use super::refusal;
use crate::error::Error;
use crate::load::a1;

/// The row and column of a cell, counted from 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) row: u64,
    pub(super) column: u64,
}

impl Reference {
    /// Parses a reference such as `B3`; `None` if it is malformed or beyond the last row or column.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (row, column) = a1::parse(text)?;
        Some(Self { row: row.into(), column: column.into() })
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&a1::name(self.row, self.column))
    }
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
