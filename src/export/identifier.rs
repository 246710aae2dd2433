//! File identifiers that are digests of the file itself (ISO 32000-1, 14.4; XMP Media Management), so that any change
//! of a file shows. `compact` and `rewrite` write a file with blank identifiers first, and replace them by its digest.

use sha2::{Digest, Sha256};

/// The blank identifier, in place of the digest until the file is complete.
pub(super) const BLANK: [u8; 16] = *b"\x10\x32\x54\x76\x98\x10\x32\x54\x76\x98\x10\x32\x54\x76\x98\x10";

/// [`BLANK`] in hexadecimal digits.
pub(super) const BLANK_DIGITS: &str = "10325476981032547698103254769810";

/// The XMP property that has the identifier.
pub(super) const INSTANCE: &str = "xmpMM:InstanceID";

/// A metadata stream with a blank identifier in place of its own, and the offset of that; `None` for other objects.
pub(super) fn blanked(body: &[u8]) -> Option<(Vec<u8>, usize)> {
    let text = std::str::from_utf8(body).ok().filter(|text| text.starts_with("<<") && text.contains("/Metadata"))?;
    let open = format!("<{INSTANCE}>");
    let start = text.find(&open)? + open.len();
    let old = text.get(start..)?.find('<')?;
    let (before, rest) = text.split_once("/Length ")?;
    let digits = rest.find(|c: char| !c.is_ascii_digit())?;
    let length = rest[..digits].parse::<usize>().ok()? + BLANK_DIGITS.len() - old;
    let edited = format!("{before}/Length {length}{}", &rest[digits..]);
    let start = edited.find(&open)? + open.len();
    let (before, after) = (edited.get(..start)?, edited.get(start + old..)?);
    Some((format!("{before}{BLANK_DIGITS}{after}").into_bytes(), start))
}

/// The digest of a file as an identifier: the first 16 bytes of its SHA-256, in hexadecimal.
pub(super) fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes)[..BLANK.len()])
}

/// Replaces blank identifiers at these offsets by the digest of the file.
pub(super) fn fill(bytes: &mut [u8], places: &[usize]) {
    let digest = digest(bytes);
    for place in places {
        bytes[*place..*place + digest.len()].copy_from_slice(digest.as_bytes());
    }
}

/// Bytes as hexadecimal digits in capitals.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}
