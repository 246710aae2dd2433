//! Places of cells such as `XFD1048576`.

use std::fmt;

use quick_xml::events::BytesStart;

use super::part::attribute;
use super::refusal;
use crate::error::Error;
use crate::load::a1;

/// A cell's row and column, from zero.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) row: u64,
    pub(super) column: u64,
}

impl Reference {
    /// The cell that `text` names, if a sheet has it.
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

/// The refusal of a place that no sheet has.
pub(super) fn refused(part: &str, text: &str) -> Error {
    refusal::damaged("place", part, text.chars().take(40).collect::<String>())
}

/// The `ref` of an element, if it has one, goes from its first cell to its last. Readers subtract the two.
pub(super) fn check_area(part: &str, element: &BytesStart<'_>) -> Result<(), Error> {
    let Some(area) = attribute(part, element, "ref")? else { return Ok(()) };
    let (first, last) = area.split_once(':').unwrap_or((&area, &area));
    let places = Reference::parse(first).zip(Reference::parse(last));
    if places.is_some_and(|(first, last)| first.row <= last.row && first.column <= last.column) {
        return Ok(());
    }
    Err(refused(part, &area))
}
