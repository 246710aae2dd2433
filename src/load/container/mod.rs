//! Recognises the kind of a data file from its bytes, and refuses unsafe workbooks before the workbook reader opens
//! them.
//!
//! [`load`](super::load()) calls [`admit`] first. Refused are workbooks that need too much time or memory, that are
//! encrypted or damaged, or that take figures from other files, databases or programs. A workbook is a ZIP archive of
//! XML parts (`.xlsx`, `.ods`) or a compound file of records (`.xls`). Sizes that it declares are not trusted: parts
//! are unpacked through a counter, and cells are counted one by one.
//!
//! **Time** is linear in the unpacked size, at most [`MAX_UNPACKED_BYTES`]: each part is unpacked and read once. The
//! reader of an accepted workbook unpacks it a second time.
//!
//! **Memory**: parts are streamed, with one tag or text of at most [`MAX_PIECE_BYTES`] in memory. Only the list of
//! parts (the ZIP directory, at most [`MAX_FILE_BYTES`]) and eight bytes for each shared string grow with the workbook.
//! Of an `.xls` the stream of records is in memory.
//!
//! Parts are read with the XML library of the workbook reader and by the same element names, so that both see the same
//! elements. Macros are accepted: the program never runs them, and the values are those that were saved last.

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

/// The largest workbook file, in bytes: a budget with every annex is less than a tenth of it.
const MAX_FILE_BYTES: usize = 32 << 20;

/// The largest size of all unpacked parts of a workbook together, in bytes.
const MAX_UNPACKED_BYTES: u64 = 256 << 20;

/// Maximum number of parts of a workbook.
const MAX_PARTS: u64 = 10_000;

/// Maximum length of a tag or text of an XML part, in bytes: a cell has at most 32,767 characters.
const MAX_PIECE_BYTES: u64 = 1 << 20;

/// Maximum number of sheets of a workbook.
const MAX_SHEETS: u64 = 1_000;

/// Maximum number of rows in all sheets, including empty ones: nearly four sheets filled to the last row.
const MAX_ROWS: u64 = 4_000_000;

/// Maximum number of cells in all sheets; also the most cells in the rectangles around the filled cells, which the
/// reader allocates as a whole. It is five times 50,000 lines of 20 columns.
const MAX_CELLS: u64 = 5_000_000;

/// Maximum length of the text in all cells, in bytes; a shared string counts once for each cell that shows it.
const MAX_TEXT_BYTES: u64 = 256 << 20;

/// Maximum number of cell formats; Excel has 65,490.
const MAX_FORMATS: u64 = 100_000;

/// The kind of a data file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// JSON, or anything else that is neither a ZIP archive nor a compound file.
    Json,
    /// An Office Open XML workbook, with macros or without.
    Xlsx,
    /// A workbook of Excel 5 to 2003.
    Xls,
    /// An OpenDocument spreadsheet.
    Ods,
}

/// Returns the kind of a file; a workbook is checked to its end.
///
/// # Errors
/// The reason why a workbook is refused: `workbook-large`, `workbook-truncated`, `workbook-encrypted`,
/// `workbook-unknown`, `workbook-path`, `workbook-bomb`, `workbook-foreign`, `workbook-entity`, `workbook-encoding`,
/// `workbook-rows`, `workbook-external` or `workbook-dde`.
pub(super) fn admit(bytes: &[u8]) -> Result<Container, Error> {
    let zip = [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"].iter().any(|mark| bytes.starts_with(*mark));
    let compound = bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    if (zip || compound) && bytes.len() > MAX_FILE_BYTES {
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

/// Recognises files of other formats that spreadsheet programs open because of their name: a web page (`html`), a
/// workbook in the XML of Office 2003 (`xml`), or one of Excel 4 or earlier (`old`). `None` for all others.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    // ASCII characters of the first 4 KiB; zeros are dropped, so that UTF-16 is recognised, too.
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
