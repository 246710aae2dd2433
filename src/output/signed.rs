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

/// Whether the key stands there; its characters may be written by their numbers (`#42yteRange`).
fn in_pdf(piece: &[u8]) -> bool {
    let names = piece.split(|byte| *byte == b'/').skip(1);
    names.map(decoded).any(|name| name == PDF_KEY.as_bytes())
}

/// The beginning of a name with its characters, as long as the key.
fn decoded(name: &[u8]) -> Vec<u8> {
    let mut bytes = name.iter();
    let mut out = Vec::new();
    while let Some(byte) = bytes.next().filter(|_| out.len() < PDF_KEY.len()) {
        let digit = |byte: Option<&u8>| char::from(*byte?).to_digit(16);
        out.push(match byte {
            b'#' => {
                let (high, low) = (digit(bytes.next()), digit(bytes.next()));
                high.zip(low).map_or(b'#', |(high, low)| (high << 4 | low) as u8)
            }
            byte => *byte,
        });
    }
    out
}

fn contains(piece: &[u8], text: &[u8]) -> bool {
    piece.windows(text.len()).any(|window| window == text)
}
