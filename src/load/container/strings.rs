//! Counts the text of shared strings: the workbook reader copies a string into each cell that shows it, so that a small
//! file can need much memory.
//!
//! The checks of `.xlsx` and `.xls` compare [`Strings::total`] with the limit.

use super::{MAX_CELLS, refusal};
use crate::error::Error;

/// The shared strings of a workbook, by index.
#[derive(Debug, Default)]
pub(super) struct Strings {
    /// The length of each string, in bytes.
    lengths: Vec<u32>,
    /// The number of cells that show each string.
    uses: Vec<u32>,
}

impl Strings {
    /// Records the length of the string at an index; of two strings with the same index, the longer counts.
    ///
    /// # Errors
    /// `workbook-rows` if there are more strings than a workbook may have cells.
    pub(super) fn set_length(&mut self, index: usize, bytes: u64) -> Result<(), Error> {
        let length = slot(&mut self.lengths, index)?;
        *length = (*length).max(u32::try_from(bytes).unwrap_or(u32::MAX));
        Ok(())
    }

    /// Records a cell that shows the string at an index.
    ///
    /// # Errors
    /// As [`Self::set_length`].
    pub(super) fn add_use(&mut self, index: usize) -> Result<(), Error> {
        let uses = slot(&mut self.uses, index)?;
        *uses = uses.saturating_add(1);
        Ok(())
    }

    /// The length of the text that all cells together show, in bytes.
    pub(super) fn total(&self) -> u64 {
        let each = self.lengths.iter().zip(&self.uses).map(|(length, uses)| u64::from(*length) * u64::from(*uses));
        each.fold(0, u64::saturating_add)
    }
}

/// The number at `index`; the list is extended with zeros if it is shorter.
fn slot(numbers: &mut Vec<u32>, index: usize) -> Result<&mut u32, Error> {
    if index as u64 >= MAX_CELLS {
        return Err(refusal::too_many("strings", MAX_CELLS));
    }
    if numbers.len() <= index {
        numbers.resize(index + 1, 0);
    }
    numbers.get_mut(index).ok_or_else(|| refusal::too_many("strings", MAX_CELLS))
}
