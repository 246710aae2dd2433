//! What is not given to the reader at all.

use super::file::version;
use super::unreadable;
use crate::error::Error;
use crate::model::finding;

/// The largest file that is read, in bytes: a budget of a hundred pages has one MiB.
const MAX_FILE_BYTES: usize = 256 << 20;

/// Brackets that are open at once beyond which bytes are not given to the reader: what it does with so many would not
/// fit its stack. A document has a dozen.
const MAX_OPEN_BRACKETS: usize = 200_000;

/// Whether bytes are of a PDF that may be given to the reader.
///
/// # Errors
/// `pdf-unreadable` of an empty file and one that is no PDF, `pdf-too-large`.
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

/// Whether bytes open so many brackets within each other. Those within texts count, too: it is a bound, not a parse.
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
