//! Refuses files before the PDF reader sees them: empty, no PDF, too large, or nested too deeply.
//!
//! Every function that reads a file of unknown origin calls [`admit`] first.

use super::file::version;
use super::unreadable;
use crate::error::Error;
use crate::model::finding;

/// Maximum size of a file: a budget of a hundred pages has one MiB.
const MAX_FILE_BYTES: usize = 256 << 20;

/// Maximum number of open brackets: the reader parses by recursion and would overflow its stack. A document has a
/// dozen.
const MAX_OPEN_BRACKETS: usize = 200_000;

/// Checks that bytes are a PDF that may be given to the reader.
///
/// # Errors
/// `pdf-unreadable` if the file is empty or no PDF; `pdf-too-large` if it is too large or nested too deeply.
pub(super) fn admit(bytes: &[u8]) -> Result<(), Error> {
    if bytes.is_empty() {
        return Err(unreadable("empty"));
    }
    if version(bytes).is_none() {
        return Err(unreadable("header"));
    }
    if bytes.len() > MAX_FILE_BYTES || is_deep(bytes) {
        return Err(Error::failed(finding::pdf_too_large()));
    }
    Ok(())
}

/// Whether bytes nest more than [`MAX_OPEN_BRACKETS`] brackets. Brackets within strings count, too: this is an upper
/// bound.
pub(super) fn is_deep(bytes: &[u8]) -> bool {
    if bytes.len() <= MAX_OPEN_BRACKETS {
        return false;
    }
    let mut open = 0_usize;
    bytes.iter().any(|byte| {
        match byte {
            b'[' | b'<' | b'(' | b'{' => open += 1,
            b']' | b'>' | b')' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > MAX_OPEN_BRACKETS
    })
}
