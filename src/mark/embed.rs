//! Writes the mark of a file into JSON, HTML, text, workbooks and PNG, in the place that each format has for it.
//!
//! Each function writes the mark with 64 zeros first, computes the SHA-256 of the file in that state and puts it in
//! their place. [`FileMark::read`](super::FileMark::read) verifies it with [`digest`].

use flate2::Crc;

use super::{MEMBER, SHA256_DIGITS, Subject};
use crate::model::sha256;

/// The keyword of the `tEXt` chunk, with the zero byte that ends it.
const KEYWORD: &[u8] = b"Comment\0";

/// The signature at the start of a PNG file.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Length of the `IEND` chunk that ends a PNG file, in bytes.
const PNG_END_BYTES: usize = 12;

/// Length of the CRC of a PNG chunk, in bytes.
const CRC_BYTES: usize = 4;

/// Length of the end-of-central-directory record of a ZIP archive without a comment, in bytes. Its last two bytes are
/// the length of the comment.
const ZIP_END_BYTES: usize = 22;

/// The zeros that stand in place of the file's digest until it is computed.
fn zero_digest() -> String {
    "0".repeat(SHA256_DIGITS)
}

/// The JSON object `text` with the mark as its last member; any other text is returned as it is.
pub fn json(text: &str, subject: &Subject) -> String {
    let body = text.trim_end();
    let end = &text[body.len()..];
    let Some(members) = body.strip_suffix('}') else { return text.to_owned() };
    let inner = members.trim_end();
    let gap = &members[inner.len()..];
    let comma = if inner.ends_with('{') { "" } else { "," };
    let before = if gap.is_empty() { String::new() } else { format!("{gap}  ") };
    let space = if gap.is_empty() { "" } else { " " };
    let mark = subject.mark(&zero_digest());
    let sealed = format!("{inner}{comma}{before}\"{MEMBER}\":{space}\"{mark}\"{gap}}}{end}");
    String::from_utf8(with_digest(sealed.into_bytes())).unwrap_or_default()
}

/// The HTML page with the mark in a `meta` element of its head.
pub fn html(page: &str, subject: &Subject) -> String {
    let meta = format!("<meta name=\"generator\" content=\"{}\"></head>", subject.mark(&zero_digest()));
    String::from_utf8(with_digest(page.replacen("</head>", &meta, 1).into_bytes())).unwrap_or_default()
}

/// The plain text with the mark as its last line.
pub fn text(text: &str, subject: &Subject) -> String {
    let sealed = format!("{}\n\n{}\n", text.trim_end_matches('\n'), subject.mark(&zero_digest()));
    String::from_utf8(with_digest(sealed.into_bytes())).unwrap_or_default()
}

/// The workbook with the mark as the comment of its ZIP archive. Spreadsheet programs drop the comment when they save
/// the file, so that an edited workbook has no mark.
pub fn workbook(mut bytes: Vec<u8>, subject: &Subject) -> Vec<u8> {
    let mark = subject.mark(&zero_digest());
    let length = (mark.len() as u16).to_le_bytes();
    let end = bytes.len().saturating_sub(ZIP_END_BYTES);
    if bytes.get(end..end + 4) != Some(b"PK\x05\x06") {
        return bytes;
    }
    bytes.truncate(end + ZIP_END_BYTES - length.len());
    bytes.extend(length);
    bytes.extend(mark.into_bytes());
    with_digest(bytes)
}

/// The PNG image with the mark in a `tEXt` chunk before its end.
pub fn png(mut bytes: Vec<u8>, subject: &Subject) -> Vec<u8> {
    let data = [KEYWORD, subject.mark(&zero_digest()).as_bytes()].concat();
    let chunk = [&(data.len() as u32).to_be_bytes()[..], b"tEXt", &data, &[0; CRC_BYTES]].concat();
    let at = bytes.len().saturating_sub(PNG_END_BYTES);
    bytes.splice(at..at, chunk);
    let start = at + 4;
    let mut bytes = with_digest(bytes);
    let mut crc = Crc::new();
    crc.update(&bytes[start..start + 4 + data.len()]);
    let crc = crc.sum().to_be_bytes();
    let end = start + 4 + data.len();
    bytes[end..end + CRC_BYTES].copy_from_slice(&crc);
    bytes
}

/// The file with its digest in place of the zeros of its mark.
fn with_digest(mut bytes: Vec<u8>) -> Vec<u8> {
    if let Some(found) = super::MarkPosition::of(&bytes) {
        let digest = digest(&bytes, found.sha256);
        bytes[found.sha256..found.sha256 + SHA256_DIGITS].copy_from_slice(&digest);
    }
    bytes
}

/// The SHA-256 of a file in hexadecimal, computed with zeros in place of the digest at `at`; in PNG also with zeros in
/// place of the CRC behind it.
pub(super) fn digest(bytes: &[u8], at: usize) -> Vec<u8> {
    let mut blanked = bytes.to_vec();
    let end = at + SHA256_DIGITS;
    blanked[at..end].fill(b'0');
    if bytes.starts_with(PNG)
        && let Some(crc) = blanked.get_mut(end..end + CRC_BYTES)
    {
        crc.fill(0);
    }
    sha256(&blanked).into_bytes()
}
