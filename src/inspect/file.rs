//! Reads header, trailer and identifier of a PDF strictly by the standard (ISO 32000-1, 7.5).
//!
//! The PDF reader silently repairs a damaged file structure. [`super::document`] and [`super::revisions`] therefore
//! follow the way from the end of the file to its trailer here, without repairs.

use hayro_syntax::object::{Array, Dict, FromBytes, Name, Object};
use hayro_syntax::xref::XRef;

use crate::model::hex;

/// The end mark is searched in this many last bytes of the file: other bytes may follow it.
const MAX_TAIL_BYTES: usize = 1 << 11;

/// The end mark of a file, or of one of its revisions.
pub(super) const END_MARK: &[u8] = b"%%EOF";

/// Violations of the standard in the file structure that readers tolerate, as ids of the message catalogue.
pub(super) fn repairs(bytes: &[u8]) -> Vec<&'static str> {
    let mut at = 0;
    let mut ends = std::iter::from_fn(|| {
        at += find(&bytes[at..], END_MARK)? + END_MARK.len();
        Some(&bytes[at..])
    });
    // By the standard, an object appended to the end mark without a line break is part of a comment.
    let behind = ends.any(|rest| rest.first().is_some_and(u8::is_ascii_digit));
    behind.then_some("behind-end").into_iter().collect()
}

/// The version that the header states, such as `1.7`; the header may begin within the first 1024 bytes.
pub(super) fn version(bytes: &[u8]) -> Option<String> {
    let start = find(bytes.get(..bytes.len().min(1024))?, b"%PDF-")? + 5;
    let version = bytes.get(start..start + 3)?;
    let [major, b'.', minor] = version else { return None };
    (major.is_ascii_digit() && minor.is_ascii_digit()).then(|| String::from_utf8_lossy(version).into_owned())
}

/// The trailer to which `startxref` leads; `None` if there is none, as in a truncated file. Its references are not
/// resolved.
pub(super) fn trailer(bytes: &[u8]) -> Option<Dict<'_>> {
    let section = bytes.get(index(bytes)?..)?;
    let start = match section.trim_ascii_start().strip_prefix(b"xref") {
        // Before `trailer`, a table contains only its entries.
        Some(table) => section.len() - table.len() + find(table, b"trailer")? + 7,
        None if section.trim_ascii_start().first()?.is_ascii_digit() => find(section.get(..64)?, b"<<")?,
        None => return None,
    };
    let trailer = Dict::from_bytes(section.get(start..)?.trim_ascii_start())?;
    trailer.get_ref("Root").map(|_| trailer)
}

/// The offset of the last cross-reference table or stream, as `startxref` states it.
pub(super) fn index(bytes: &[u8]) -> Option<usize> {
    let tail = bytes.len().saturating_sub(MAX_TAIL_BYTES);
    let end = tail + find_last(&bytes[tail..], END_MARK)?;
    let marked = find_last(&bytes[..end], b"startxref")?;
    std::str::from_utf8(bytes.get(marked + 9..end)?).ok()?.trim().parse().ok()
}

/// The value of a key of a dictionary whose references are not resolved.
pub(super) fn member<'a>(trailer: &Dict<'a>, key: &str, xref: &'a XRef) -> Option<Object<'a>> {
    match trailer.get_ref(key) {
        Some(reference) => xref.get(reference.into()),
        None => trailer.get(key),
    }
}

/// The two parts of the file identifier (`ID`, ISO 32000-1, 14.4) in hexadecimal digits.
pub(super) fn identifier(trailer: &Dict<'_>, xref: &XRef) -> Option<[String; 2]> {
    let array: Array<'_> = match trailer.get_ref("ID") {
        Some(reference) => xref.get(reference.into())?,
        None => trailer.get("ID")?,
    };
    let mut parts = array.iter::<Object<'_>>().filter_map(Object::into_string).map(|part| hex(part.as_bytes()));
    Some([parts.next()?, parts.next()?])
}

/// The version that the catalogue states (`Version`).
pub(super) fn catalogue_version(root: &Dict<'_>) -> Option<String> {
    root.get::<Name<'_>>("Version").map(|version| version.as_str().to_owned())
}

/// The first offset of `needle`.
pub(super) fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|window| window == needle)
}

/// The last offset of `needle`.
fn find_last(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).rposition(|window| window == needle)
}
