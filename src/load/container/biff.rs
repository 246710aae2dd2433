//! Checks the records of an `.xls` workbook ([MS-XLS]): one stream with the records of the workbook and of each sheet.
//!
//! [`compound`](super::compound) calls it before the workbook reader (calamine) sees the file. That reader allocates
//! the whole rectangle of each sheet and copies every text, so cells and texts are counted in the same way. Of a cell
//! only its position is checked here; a malformed formula is an error of the reader.

use std::collections::BTreeSet;

use super::strings::Strings;
use super::tally::CellTally;
use super::{MAX_TEXT_BYTES, MAX_UNPACKED_BYTES, refusal};
use crate::error::Error;

// Kinds of records ([MS-XLS] 2.3).
/// EOF: the end of the workbook's own records, of a sheet or of a chart.
const END: u16 = 0x000A;
/// BOF: the start of the workbook's own records, of a sheet or of a chart.
const BEGIN: u16 = 0x0809;
/// Continue: more data of the record before.
const CONTINUE: u16 = 0x003C;
/// FilePass: the workbook is encrypted.
const FILE_PASS: u16 = 0x002F;
/// BoundSheet8: a sheet and its offset in the stream.
const BOUND_SHEET: u16 = 0x0085;
/// SupBook: a reference to another workbook or program.
const SUP_BOOK: u16 = 0x01AE;
/// SST: the shared strings.
const SHARED_STRINGS: u16 = 0x00FC;
/// Dimensions: the range of filled cells of a sheet.
const DIMENSIONS: u16 = 0x0200;
/// MergeCells: ranges of merged cells.
const MERGED: u16 = 0x00E5;
/// MulRk: several numbers of one row.
const MANY_NUMBERS: u16 = 0x00BD;
/// LabelSst: a cell with a shared string.
const SHARED_LABEL: u16 = 0x00FD;
/// The records of single cells: Formula, Number, Label, RString, BoolErr, RK.
const CELLS: [u16; 6] = [0x0006, 0x0203, 0x0204, 0x00D6, 0x0205, 0x027E];

/// Maximum number of Continue records of one record, which hold 80 MiB of strings. The reader removes them one by one
/// from the front of a list, which takes quadratic time.
const MAX_CONTINUED: usize = 10_000;

/// Checks the records of a workbook.
///
/// # Errors
/// `workbook-encrypted`, `workbook-external`, `workbook-rows`; `workbook-truncated` for records that contradict each
/// other.
pub(super) fn admit(stream: &[u8]) -> Result<(), Error> {
    let mut strings = Strings::default();
    let mut tally = CellTally::default();
    let mut read = 0;
    for position in globals(stream, &mut strings, &mut tally)? {
        let sheet = stream.get(position..).ok_or_else(contradictory)?;
        sheet_records(sheet, &mut strings, &mut tally, &mut read)?;
    }
    if strings.total() > MAX_TEXT_BYTES { Err(refusal::too_many("text", MAX_TEXT_BYTES)) } else { Ok(()) }
}

/// The error for records that contradict each other.
fn contradictory() -> Error {
    refusal::damaged("records", "Workbook", "")
}

/// Checks the records of the workbook itself, which precede the sheets; returns the offsets at which the sheets begin.
fn globals(stream: &[u8], strings: &mut Strings, tally: &mut CellTally) -> Result<BTreeSet<usize>, Error> {
    let mut sheets = BTreeSet::new();
    let mut records = Records(stream).peekable();
    while let Some((kind, data)) = records.next() {
        let mut blocks = vec![data];
        while let Some((_, more)) = records.next_if(|(kind, _)| *kind == CONTINUE) {
            blocks.push(more);
            if blocks.len() > MAX_CONTINUED {
                return Err(contradictory());
            }
        }
        match kind {
            FILE_PASS => return Err(refusal::encrypted()),
            SUP_BOOK => {
                if let Some(name) = foreign(data) {
                    return Err(refusal::external(&name));
                }
            }
            SHARED_STRINGS => read_strings(&blocks, strings)?,
            BOUND_SHEET => {
                tally.sheet()?;
                if data.len() < 8 {
                    return Err(contradictory());
                }
                if !sheets.insert(u32_at(data, 0) as usize) {
                    return Err(refusal::damaged("double", "Workbook", ""));
                }
            }
            END => break,
            _ => {}
        }
    }
    Ok(sheets)
}

/// Checks the records of a sheet; records of charts inside it (nested BOF and EOF) are skipped. `read` counts the
/// bytes of all sheets.
fn sheet_records(stream: &[u8], strings: &mut Strings, tally: &mut CellTally, read: &mut u64) -> Result<(), Error> {
    let mut corner = (0, 0);
    let mut depth = 0_usize;
    for (kind, data) in Records(stream) {
        // Sheets may overlap, so that the bytes read can be more than the file has.
        *read += 4 + data.len() as u64;
        if *read > MAX_UNPACKED_BYTES {
            return Err(refusal::bomb());
        }
        let columns = match kind {
            BEGIN => {
                depth += 1;
                continue;
            }
            END if depth <= 1 => break,
            END => {
                depth -= 1;
                continue;
            }
            _ if depth > 1 => continue,
            DIMENSIONS => {
                check_dimensions(data)?;
                continue;
            }
            MERGED => {
                check_merged(data)?;
                continue;
            }
            MANY_NUMBERS => cell_count(data)?,
            SHARED_LABEL => {
                strings.add_use(u32_at(data, 6) as usize)?;
                1
            }
            kind if CELLS.contains(&kind) => 1,
            _ => continue,
        };
        tally.cells(columns)?;
        corner.0 = u64::max(corner.0, u64::from(u16_at(data, 0)) + 1);
        corner.1 = u64::max(corner.1, u64::from(u16_at(data, 2)) + columns);
    }
    tally.area(corner)
}

/// The number of cells of a MulRk record, which holds several numbers of one row.
fn cell_count(data: &[u8]) -> Result<u64, Error> {
    let last = u16_at(data, data.len().saturating_sub(2));
    let columns = last.checked_sub(u16_at(data, 2)).ok_or_else(contradictory)?;
    Ok(u64::from(columns) + 1)
}

/// Checks the Dimensions record, from which the reader computes the size of a sheet: first and last must be in order.
fn check_dimensions(data: &[u8]) -> Result<(), Error> {
    let (rows, columns) = match data.len() {
        10 => ((u32::from(u16_at(data, 0)), u32::from(u16_at(data, 2))), (u16_at(data, 4), u16_at(data, 6))),
        _ => ((u32_at(data, 0), u32_at(data, 4)), (u16_at(data, 8), u16_at(data, 10))),
    };
    let empty = rows.1 == 0 || columns.1 == 0;
    let sound = rows.0 < rows.1 && rows.1 <= 0x1_0000 && columns.0 != columns.1 && columns.1 <= 0x100;
    if empty || sound { Ok(()) } else { Err(contradictory()) }
}

/// Checks that a MergeCells record is as long as its number of ranges requires.
fn check_merged(data: &[u8]) -> Result<(), Error> {
    let count = usize::from(u16_at(data, 0));
    let sound = data.len() >= 2 + 8 * count && count <= 0x1000;
    if sound { Ok(()) } else { Err(contradictory()) }
}

/// The other workbook or program that a SupBook record names; `None` for a reference to the workbook itself or to
/// add-ins, which have special values in place of the length, and for an empty name (a zero or a space).
fn foreign(data: &[u8]) -> Option<String> {
    let (flags, name) = data.get(4..)?.split_first()?;
    let units: Vec<u16> = match flags & 1 {
        0 => name.iter().map(|byte| u16::from(*byte)).collect(),
        _ => name.chunks_exact(2).map(|unit| u16_at(unit, 0)).collect(),
    };
    let named = (1..=0xFF).contains(&u16_at(data, 2)) && !matches!(units.first(), None | Some(0 | 0x20));
    // Paths are encoded with control characters (VirtualPath in [MS-XLS]).
    let readable = |name: String| name.chars().filter(|c| !c.is_control()).take(80).collect();
    named.then(|| readable(String::from_utf16_lossy(&units)))
}

/// Records the lengths of the shared strings ([MS-XLS] 2.5.293), up to the first malformed one.
fn read_strings(blocks: &[&[u8]], strings: &mut Strings) -> Result<(), Error> {
    let Some((first, more)) = blocks.split_first() else { return Ok(()) };
    let mut text = Blocks { data: first.get(8..).unwrap_or_default(), more: more.iter() };
    let mut index = 0;
    while !text.data.is_empty() || text.advance() {
        let Some(characters) = text.string() else { break };
        // A character takes at most three bytes of UTF-8.
        strings.set_length(index, characters * 3)?;
        index += 1;
    }
    Ok(())
}

/// A cursor in the data of a record and its Continue records.
struct Blocks<'a, 'b> {
    /// The rest of the current record.
    data: &'a [u8],
    /// The Continue records that follow.
    more: std::slice::Iter<'b, &'a [u8]>,
}

impl Blocks<'_, '_> {
    /// Moves to the next Continue record; false if there is none.
    fn advance(&mut self) -> bool {
        self.more.next().inspect(|next| self.data = next).is_some()
    }

    /// Moves behind one string and returns its length in characters; `None` if it is cut off.
    fn string(&mut self) -> Option<u64> {
        if self.data.is_empty() {
            return Some(0);
        }
        let (&head, rest) = self.data.split_first_chunk::<3>()?;
        self.data = rest;
        let [low, high, flags] = head;
        let characters = usize::from(u16::from_le_bytes([low, high]));
        let runs = if flags & 0x8 != 0 { usize::from(u16::from_le_bytes(self.take()?)) } else { 0 };
        let extension = if flags & 0x4 != 0 { u32::from_le_bytes(self.take()?) as usize } else { 0 };
        self.characters(characters, flags)?;
        self.skip(extension.saturating_add(4 * runs))?;
        Some(characters as u64)
    }

    /// Takes bytes of the current record; `None` if it has fewer.
    fn take<const LENGTH: usize>(&mut self) -> Option<[u8; LENGTH]> {
        let (&taken, rest) = self.data.split_first_chunk()?;
        self.data = rest;
        Some(taken)
    }

    /// Moves behind characters of one or two bytes; each Continue record states their width again in its first byte.
    fn characters(&mut self, mut count: usize, mut flags: u8) -> Option<()> {
        loop {
            let width = if flags & 1 == 0 { 1 } else { 2 };
            let here = count.min(self.data.len() / width);
            self.data = self.data.get(here * width..)?;
            count -= here;
            if count == 0 {
                return Some(());
            }
            if !self.advance() {
                return None;
            }
            [flags] = self.take()?;
        }
    }

    /// Moves over bytes, into Continue records if necessary; `None` if there are fewer.
    fn skip(&mut self, mut length: usize) -> Option<()> {
        while length > 0 {
            if self.data.is_empty() && !self.advance() {
                return None;
            }
            let here = length.min(self.data.len());
            self.data = self.data.get(here..)?;
            length -= here;
        }
        Some(())
    }
}

/// Iterates over the records of a stream: kind and data, up to the first one that is cut off.
pub(in crate::load) struct Records<'a>(pub(in crate::load) &'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (head, rest) = self.0.split_at_checked(4)?;
        let (data, rest) = rest.split_at_checked(usize::from(u16_at(head, 2)))?;
        self.0 = rest;
        Some((u16_at(head, 0), data))
    }
}

/// The little-endian number of two bytes at an offset; zero beyond the end.
pub(in crate::load) fn u16_at(data: &[u8], offset: usize) -> u16 {
    data.get(offset..).and_then(|data| data.first_chunk()).copied().map(u16::from_le_bytes).unwrap_or_default()
}

/// The little-endian number of four bytes at an offset; zero beyond the end.
pub(in crate::load) fn u32_at(data: &[u8], offset: usize) -> u32 {
    data.get(offset..).and_then(|data| data.first_chunk()).copied().map(u32::from_le_bytes).unwrap_or_default()
}
