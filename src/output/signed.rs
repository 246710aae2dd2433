//! Finds digital signatures in PDFs, workbooks, OFD and compound files, by the names that each format gives them.
//!
//! [`judge`](super::judge) asks before it replaces a file: a signed file is never replaced, not even with `--force`.

use std::io::Read;

/// Bytes that are read at a time.
const CHUNK_BYTES: usize = 1 << 20;

/// Bytes at the end of a chunk that are searched again with the next one, as a name may stand across the boundary.
const OVERLAP_BYTES: usize = 64;

/// The key of a signature in a PDF (ISO 32000-1, 12.8.1). A signature's dictionary is never compressed into an object
/// stream, because the signed range leaves its contents out.
const PDF_KEY: &str = "ByteRange";

/// Names of the parts with signatures in packages: OOXML (`_xmlsignatures`), OpenDocument, OFD (GB/T 33190).
const PACKAGE_PARTS: [&str; 4] =
    ["_xmlsignatures/", "META-INF/documentsignatures.xml", "Signatures.xml", "Signature.xml"];

/// Names of the folders with signatures in compound files (MS-OFFCRYPTO, 2.5).
const COMPOUND_PARTS: [&str; 2] = ["_xmlsignatures", "_signatures"];

/// Whether a file contains a signature; `false` for formats other than PDF, ZIP packages and compound files.
///
/// # Errors
/// The system's error if the file cannot be read.
pub(super) fn is_signed(mut file: impl Read) -> std::io::Result<bool> {
    let mut chunk = Vec::new();
    let mut holds: Option<fn(&[u8]) -> bool> = None;
    loop {
        let kept = chunk.len().min(OVERLAP_BYTES);
        chunk.drain(..chunk.len() - kept);
        let read = file.by_ref().take(CHUNK_BYTES as u64).read_to_end(&mut chunk)?;
        if read == 0 {
            return Ok(false);
        }
        let holds = *holds.get_or_insert(match &chunk[..] {
            head if head.starts_with(b"PK\x03\x04") => in_package,
            head if head.starts_with(b"\xD0\xCF\x11\xE0") => in_compound,
            head if head.windows(5).take(OVERLAP_BYTES << 4).any(|window| window == b"%PDF-") => in_pdf,
            _ => return Ok(false),
        });
        if holds(&chunk) {
            return Ok(true);
        }
    }
}

/// Whether a ZIP package has a part with signatures.
fn in_package(chunk: &[u8]) -> bool {
    PACKAGE_PARTS.iter().any(|part| contains(chunk, part.as_bytes()))
}

/// Whether a compound file of Office has a folder of signatures; its names are in UTF-16.
fn in_compound(chunk: &[u8]) -> bool {
    COMPOUND_PARTS.iter().any(|part| contains(chunk, &part.bytes().flat_map(|byte| [byte, 0]).collect::<Vec<_>>()))
}

/// Whether the key of a signature occurs in a PDF; characters of a name may be written in hexadecimal (`#42yteRange`).
fn in_pdf(chunk: &[u8]) -> bool {
    chunk.split(|byte| *byte == b'/').skip(1).any(begins_with_key)
}

/// Whether the bytes behind a slash are the name [`PDF_KEY`], with escapes resolved.
fn begins_with_key(name: &[u8]) -> bool {
    let mut bytes = name.iter();
    let mut next = || match bytes.next()? {
        b'#' => {
            let mut digit = || char::from(*bytes.next()?).to_digit(16);
            Some((digit()? << 4 | digit()?) as u8)
        }
        byte => Some(*byte),
    };
    PDF_KEY.bytes().all(|wanted| next() == Some(wanted))
}

fn contains(chunk: &[u8], text: &[u8]) -> bool {
    chunk.windows(text.len()).any(|window| window == text)
}
