//! Identifiers that are digests of the file in which they stand (ISO 32000-1, 14.4; XMP Media Management).

use sha2::{Digest, Sha256};

/// Stands for the file's digest until there is a file to take it of: no writer of identifiers makes it.
pub(super) const BLANK: [u8; 16] = *b"\x10\x32\x54\x76\x98\x10\x32\x54\x76\x98\x10\x32\x54\x76\x98\x10";

/// The same in digits.
pub(super) const BLANK_DIGITS: &str = "10325476981032547698103254769810";

/// The name of the identifier in the metadata.
pub(super) const INSTANCE: &str = "xmpMM:InstanceID";

/// Metadata with a blank identifier, and where in it that stands; `None` for what is no metadata stream.
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

/// The digest of a file, as identifiers hold it.
pub(super) fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes)[..BLANK.len()])
}

/// Writes the digest of a file with blank identifiers in their places.
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
