//! The gate for data files: tells from the bytes what a file is, and refuses workbooks that would cost more than
//! they can be worth, or whose figures are not their own, before a reader of workbooks sees them.
//!
//! A workbook is a zip of XML parts (`.xlsx`, `.ods`) or a compound file of records (`.xls`). Nothing that it
//! declares about itself is believed: parts are unpacked through a counter, and cells are counted where they stand.
//!
//! **Time** is linear in the unpacked size, at most [`MOST_BYTES`]: every part is unpacked and read once. A workbook
//! in good order is unpacked once more by its reader.
//!
//! **Memory**: parts are streamed, with one tag or text of at most [`LONGEST`] bytes held at a time. What grows
//! with the workbook is the list of its parts (the zip's directory, which is part of the file: at most
//! [`LARGEST`]) and, for its shared strings, eight bytes each. Of an `.xls` the stream of records is held.
//!
//! Parts are read with the XML reader that the reader of workbooks uses, by the same names, so that both see the
//! same elements. Macros are not refused: nothing here or later runs them, and the values are those last saved.

mod archive;
pub(super) mod biff;
mod compound;
mod formula;
mod links;
mod ods;
mod part;
mod reference;
mod refusal;
mod strings;
mod tally;
mod xlsx;

use crate::error::Error;

/// The largest workbook file, in bytes: a budget with every annex stays below a tenth of it.
const LARGEST: usize = 32 << 20;
/// The most that the parts of a workbook unpack to, in bytes.
const MOST_BYTES: u64 = 256 << 20;
/// The most parts of a workbook.
const MOST_PARTS: u64 = 10_000;
/// The longest tag or text of an XML part, in bytes: a cell holds at most 32 767 characters.
const LONGEST: u64 = 1 << 20;
/// The most sheets of a workbook.
const MOST_SHEETS: u64 = 1_000;
/// The most rows in all sheets, empty ones among them: nearly four sheets filled to the last row.
const MOST_ROWS: u64 = 4_000_000;
/// The most cells in all sheets, and the most that the rectangles around the filled cells hold, as readers set
/// them up whole: 50 000 lines of 20 columns, five times.
const MOST_CELLS: u64 = 5_000_000;
/// The most text in all cells, in bytes, a text that several cells share counted for each.
const MOST_TEXT: u64 = 256 << 20;
/// The most formats of cells; Excel has 65 490.
const MOST_FORMATS: u64 = 100_000;

/// The kind of a data file, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// Everything that is neither a zip nor a compound file.
    Json,
    /// An Office Open XML workbook, with macros or without.
    Xlsx,
    /// A workbook of Excel 5 to 2003.
    Xls,
    /// An OpenDocument spreadsheet.
    Ods,
}

/// Tells the kind of a file; a workbook is looked through to its end.
///
/// # Errors
/// `workbook-large`, `workbook-truncated`, `workbook-encrypted`, `workbook-unknown`, `workbook-path`,
/// `workbook-bomb`, `workbook-foreign`, `workbook-entity`, `workbook-encoding`, `workbook-rows`, `workbook-external` or
/// `workbook-dde` for a workbook that must not be read.
pub(super) fn admit(bytes: &[u8]) -> Result<Container, Error> {
    let zip = [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"].iter().any(|mark| bytes.starts_with(*mark));
    let compound = bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    if (zip || compound) && bytes.len() > LARGEST {
        return Err(refusal::large());
    }
    if let Some(kind) = foreign(bytes) {
        return Err(refusal::foreign(kind));
    }
    match (zip, compound) {
        (true, _) => archive::admit(bytes),
        (_, true) => compound::admit(bytes).map(|()| Container::Xls),
        _ => Ok(Container::Json),
    }
}

/// What a file is that spreadsheet programs open as a workbook by its name, though it is none: a web page, a workbook
/// in the XML of Office 2003, or one of Excel 4 and before.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    // So much of the beginning tells, without the zeros of UTF-16 and its mark.
    let head: Vec<u8> = bytes.iter().take(4096).filter(|byte| (1..0x80).contains(*byte)).copied().collect();
    let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
    let head = head.trim_start();
    if bytes.len() > 4 && bytes[0] == 0x09 && matches!(bytes[1], 0x00 | 0x02 | 0x04 | 0x08) && bytes[3] == 0 {
        return Some("old");
    }
    if head.starts_with("mime-version:") {
        return Some("html");
    }
    if !head.starts_with('<') {
        return None;
    }
    if head.contains("office:spreadsheet") || head.contains("excel.sheet") {
        return Some("xml");
    }
    ["<html", "<!doctype html", "<table", "<meta"].iter().any(|tag| head.contains(tag)).then_some("html")
}
