//! Reads the mark of a PDF from the identifiers in its XMP metadata.
//!
//! `export` writes them: `DocumentID` is the same for all versions of a document, `InstanceID` is a digest of the file.
//! [`FileMark::read`] calls this module for every file that begins as a PDF.

use sha2::{Digest, Sha256};

use super::FileMark;

/// The name of the kind of output in the mark of a PDF.
pub(super) const KIND: &str = "pdf";

/// The start tag of the identifier of this version of the file.
const INSTANCE: &str = "<xmpMM:InstanceID>";

/// The start tag of the identifier of the document.
const DOCUMENT: &str = "<xmpMM:DocumentID>";

/// The start tag of the author, who is the issuer (公开单位).
const AUTHOR: &str = "<dc:creator>";

/// The digits that stand in place of the file's digest while it is computed; `export` uses the same.
const BLANK_DIGITS: &[u8] = b"10325476981032547698103254769810";

/// The mark of a PDF; `None` if it was written by another program.
pub(super) fn read(bytes: &[u8]) -> Option<FileMark> {
    let instance = element(bytes, INSTANCE)?.to_vec();
    let is_digest = instance.len() == BLANK_DIGITS.len() && instance.iter().all(u8::is_ascii_hexdigit);
    let document = identity(bytes).filter(|_| is_digest)?;
    let mut blanked = bytes.to_vec();
    replace(&mut blanked, &instance);
    let digest = super::hex(&Sha256::digest(&blanked)[..BLANK_DIGITS.len() / 2]).to_ascii_uppercase();
    Some(FileMark { kind: KIND.into(), document, intact: digest.as_bytes() == instance })
}

/// The identifier of the document and its author, which are the same in every build; `None` without an identifier.
pub(super) fn identity(bytes: &[u8]) -> Option<String> {
    let document = String::from_utf8_lossy(element(bytes, DOCUMENT)?).into_owned();
    let author = element(bytes, AUTHOR).map(String::from_utf8_lossy).unwrap_or_default();
    Some(format!("{document} {author}"))
}

/// The content of the first XML element with the start tag `open`, up to the next end tag of that name.
fn element<'a>(bytes: &'a [u8], open: &str) -> Option<&'a [u8]> {
    let start = find(bytes, open.as_bytes())? + open.len();
    let close = open.replacen('<', "</", 1);
    let rest = &bytes[start..];
    Some(&rest[..find(rest, close.as_bytes())?])
}

/// The offset of the first occurrence of `text`.
fn find(bytes: &[u8], text: &[u8]) -> Option<usize> {
    let first = *text.first()?;
    let mut from = 0;
    loop {
        let at = from + bytes.get(from..)?.iter().position(|byte| *byte == first)?;
        if bytes[at..].starts_with(text) {
            return Some(at);
        }
        from = at + 1;
    }
}

/// Replaces every occurrence of `digits` by [`BLANK_DIGITS`].
fn replace(bytes: &mut [u8], digits: &[u8]) {
    let mut from = 0;
    while let Some(at) = bytes.get(from..).and_then(|rest| find(rest, digits)) {
        let start = from + at;
        bytes[start..start + digits.len()].copy_from_slice(BLANK_DIGITS);
        from = start + digits.len();
    }
}
