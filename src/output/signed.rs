//! Signatures inside files: what somebody signed is not replaced, whatever is asked for.

use std::io::Read;

/// Bytes that are read at once.
const PIECE_BYTES: usize = 1 << 20;

/// Bytes of one piece that are looked at again with the next, so that nothing is missed at the seam.
const SEAM_BYTES: usize = 64;

/// The key of a signature in a PDF (ISO 32000-1, 12.8.1). The signature's dictionary never lies in an object stream, as its
/// contents are left out of what is signed.
const PDF_KEY: &str = "ByteRange";

/// Names of the parts with signatures in packages: OOXML (`_xmlsignatures`), OpenDocument, OFD (GB/T 33190).
const PACKAGE_PARTS: [&str; 4] =
    ["_xmlsignatures/", "META-INF/documentsignatures.xml", "Signatures.xml", "Signature.xml"];

/// Names of the folders with signatures in compound files (MS-OFFCRYPTO, 2.5).
const COMPOUND_PARTS: [&str; 2] = ["_xmlsignatures", "_signatures"];

/// Whether a file holds a signature, as far as its format is known.
///
/// # Errors
/// That of the system if it cannot be read.
pub(super) fn is_signed(mut file: impl Read) -> std::io::Result<bool> {
    let mut piece = Vec::new();
    let mut holds: Option<fn(&[u8]) -> bool> = None;
    loop {
        let kept = piece.len().min(SEAM_BYTES);
        piece.drain(..piece.len() - kept);
        let read = file.by_ref().take(PIECE_BYTES as u64).read_to_end(&mut piece)?;
        if read == 0 {
            return Ok(false);
        }
        let holds = *holds.get_or_insert(match &piece[..] {
            head if head.starts_with(b"PK\x03\x04") => in_package,
            head if head.starts_with(b"\xD0\xCF\x11\xE0") => in_compound,
            head if head.windows(5).take(SEAM_BYTES << 4).any(|window| window == b"%PDF-") => in_pdf,
            _ => return Ok(false),
        });
        if holds(&piece) {
            return Ok(true);
        }
    }
}

fn in_package(piece: &[u8]) -> bool {
    PACKAGE_PARTS.iter().any(|part| contains(piece, part.as_bytes()))
}

/// Whether a compound file of Office has the folder of signatures; names stand in UTF-16.
fn in_compound(piece: &[u8]) -> bool {
    COMPOUND_PARTS.iter().any(|part| contains(piece, &part.bytes().flat_map(|byte| [byte, 0]).collect::<Vec<_>>()))
}

/// Whether the key stands there; its characters may be written by their numbers (`#42yteRange`).
fn in_pdf(piece: &[u8]) -> bool {
    piece.split(|byte| *byte == b'/').skip(1).any(begins_with_key)
}

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

fn contains(piece: &[u8], text: &[u8]) -> bool {
    piece.windows(text.len()).any(|window| window == text)
}
