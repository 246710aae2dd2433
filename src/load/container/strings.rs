//! The strings that cells share: a long one in many cells is more text than the file shows.

use super::{MOST_CELLS, refusal};
use crate::error::Error;

/// How long the shared strings are, in bytes, and how many cells show each.
#[derive(Debug, Default)]
pub(super) struct Strings {
    lengths: Vec<u32>,
    uses: Vec<u32>,
}

impl Strings {
    /// The string at this index is so long; of two with the same index, the longer counts.
    ///
    /// # Errors
    /// `workbook-rows` if there are more than cells could show.
    pub(super) fn is(&mut self, index: usize, bytes: u64) -> Result<(), Error> {
        let length = slot(&mut self.lengths, index)?;
        *length = (*length).max(u32::try_from(bytes).unwrap_or(u32::MAX));
        Ok(())
    }

    /// A cell shows the string at this index.
    ///
    /// # Errors
    /// As [`Self::is`].
    pub(super) fn shown(&mut self, index: usize) -> Result<(), Error> {
        let uses = slot(&mut self.uses, index)?;
        *uses = uses.saturating_add(1);
        Ok(())
    }

    /// What all cells show together, in bytes.
    pub(super) fn total(&self) -> u64 {
        let each = self.lengths.iter().zip(&self.uses).map(|(length, uses)| u64::from(*length) * u64::from(*uses));
        each.fold(0, u64::saturating_add)
    }
}

/// The number at `index`, which may be new.
fn slot(numbers: &mut Vec<u32>, index: usize) -> Result<&mut u32, Error> {
    if index as u64 >= MOST_CELLS {
        return Err(refusal::too_many("strings", MOST_CELLS));
    }
    if numbers.len() <= index {
        numbers.resize(index + 1, 0);
    }
    numbers.get_mut(index).ok_or_else(|| refusal::too_many("strings", MOST_CELLS))
}
