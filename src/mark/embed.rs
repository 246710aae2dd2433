//! Where a mark stands in each kind of file.

use flate2::Crc;

use super::{MEMBER, SHA256_DIGITS, Subject};
use crate::model::sha256;

/// The keyword of a chunk of text in PNG, with its end.
const KEYWORD: &[u8] = b"Comment\0";

/// How a PNG file begins.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Bytes of the chunk that ends a PNG file.
const PNG_END_BYTES: usize = 12;

/// Bytes of the checksum of a chunk in PNG.
const CRC_BYTES: usize = 4;

/// Bytes of the record that ends a ZIP archive, without a comment; the last two are the comment's length.
const ZIP_END_BYTES: usize = 22;

/// Stands for the file's digest until it is known.
fn blank() -> String {
    "0".repeat(SHA256_DIGITS)
}

/// A JSON object with the mark as its last member.
pub fn json(text: &str, subject: &Subject) -> String {
    let body = text.trim_end();
    let end = &text[body.len()..];
    let Some(members) = body.strip_suffix('}') else { return text.to_owned() };
    let inner = members.trim_end();
    let gap = &members[inner.len()..];
    let comma = if inner.ends_with('{') { "" } else { "," };
    let before = if gap.is_empty() { String::new() } else { format!("{gap}  ") };
    let space = if gap.is_empty() { "" } else { " " };
    let mark = subject.mark(&blank());
    let sealed = format!("{inner}{comma}{before}\"{MEMBER}\":{space}\"{mark}\"{gap}}}{end}");
    String::from_utf8(filled(sealed.into_bytes())).unwrap_or_default()
}

/// An HTML page with the mark among its metadata.
pub fn html(page: &str, subject: &Subject) -> String {
    let meta = format!("<meta name=\"generator\" content=\"{}\"></head>", subject.mark(&blank()));
    String::from_utf8(filled(page.replacen("</head>", &meta, 1).into_bytes())).unwrap_or_default()
}

/// A text with the mark as its last line.
pub fn text(text: &str, subject: &Subject) -> String {
    let sealed = format!("{}\n\n{}\n", text.trim_end_matches('\n'), subject.mark(&blank()));
    String::from_utf8(filled(sealed.into_bytes())).unwrap_or_default()
}

/// A workbook with the mark as the comment of its archive, which programs drop when they save it.
pub fn workbook(mut bytes: Vec<u8>, subject: &Subject) -> Vec<u8> {
    let mark = subject.mark(&blank());
    let length = (mark.len() as u16).to_le_bytes();
    let end = bytes.len().saturating_sub(ZIP_END_BYTES);
    if bytes.get(end..end + 4) != Some(b"PK\x05\x06") {
        return bytes;
    }
    bytes.truncate(end + ZIP_END_BYTES - length.len());
    bytes.extend(length);
    bytes.extend(mark.into_bytes());
    filled(bytes)
}

/// A PNG image with the mark as a text (`tEXt`).
pub fn png(mut bytes: Vec<u8>, subject: &Subject) -> Vec<u8> {
    let data = [KEYWORD, subject.mark(&blank()).as_bytes()].concat();
    let chunk = [&(data.len() as u32).to_be_bytes()[..], b"tEXt", &data, &[0; CRC_BYTES]].concat();
    let at = bytes.len().saturating_sub(PNG_END_BYTES);
    bytes.splice(at..at, chunk);
    let start = at + 4;
    let mut bytes = filled(bytes);
    let mut crc = Crc::new();
    crc.update(&bytes[start..start + 4 + data.len()]);
    let crc = crc.sum().to_be_bytes();
    let end = start + 4 + data.len();
    bytes[end..end + CRC_BYTES].copy_from_slice(&crc);
    bytes
}

/// The file with its digest in its mark.
fn filled(mut bytes: Vec<u8>) -> Vec<u8> {
    if let Some(found) = super::MarkPosition::of(&bytes) {
        let digest = digest(&bytes, found.sha256);
        bytes[found.sha256..found.sha256 + SHA256_DIGITS].copy_from_slice(&digest);
    }
    bytes
}

/// The digest of a file, in digits, as if those at this place were zero; in PNG the checksum behind them, too.
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
