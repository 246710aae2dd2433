//! Reading a written PDF and writing it anew, with what is stamped onto it for the print shop.

use lopdf::{Dictionary, Document, Object, StringFormat};

use super::identifier::{self, BLANK, BLANK_DIGITS, INSTANCE};
use crate::error::Error;
use crate::model::finding;

pub(super) fn failed(detail: impl ToString) -> Error {
    Error::failed(finding::export_failed(detail.to_string()))
}

/// Reads a PDF.
///
/// # Errors
/// `export-failed` if it cannot be read.
pub(super) fn load(bytes: &[u8]) -> Result<Document, Error> {
    Document::load_mem(bytes).map_err(failed)
}

/// Writes a PDF, each object by itself and a plain index of them, which every device reads. The first half of its
/// identifier (ISO 32000-1, 14.4) stays: it is the document's. The second half, and the identifier in its metadata,
/// become the digest of what is written.
///
/// # Errors
/// `export-failed` if it cannot be written.
pub(super) fn save(document: &mut Document) -> Result<Vec<u8>, Error> {
    blank_identifiers(document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(failed)?;
    // Programs that sign append at once, and what follows on this line would be a comment.
    bytes.push(b'\n');
    let digest = identifier::digest(&bytes);
    replace(&mut bytes, BLANK_DIGITS.as_bytes(), digest.as_bytes());
    Ok(bytes)
}

fn blank_identifiers(document: &mut Document) {
    let blank = Object::String(BLANK.to_vec(), StringFormat::Hexadecimal);
    let first = document.trailer.get(b"ID").and_then(Object::as_array).ok().and_then(|id| id.first().cloned());
    document.trailer.set("ID", vec![first.unwrap_or_else(|| blank.clone()), blank]);
    edit_metadata(document, |text| with_element(&text, INSTANCE, BLANK_DIGITS));
}

/// Changes the document's metadata (XMP). It stays uncompressed, so that it can be found without reading the file.
pub(super) fn edit_metadata(document: &mut Document, change: impl FnOnce(String) -> String) {
    let id = document.catalog().and_then(|catalog| catalog.get(b"Metadata")).and_then(Object::as_reference);
    let stream = id.ok().and_then(|id| document.get_object_mut(id).ok()).and_then(|object| object.as_stream_mut().ok());
    if let Some(stream) = stream {
        let text = String::from_utf8_lossy(&stream.content).into_owned();
        stream.set_content(change(text).into_bytes());
    }
}

/// The text with other words in its first element of this name; as it was if it has none.
pub(super) fn with_element(text: &str, name: &str, words: &str) -> String {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let Some((before, rest)) = text.split_once(&open) else { return text.into() };
    let Some((_, after)) = rest.split_once(&close) else { return text.into() };
    format!("{before}{open}{words}{close}{after}")
}

/// Replaces all of `from`, which are digits, by something as long.
fn replace(bytes: &mut [u8], from: &[u8], to: &[u8]) {
    let mut at = 0;
    while let Some(window) = bytes.get_mut(at..at + from.len()) {
        if window == from {
            window.copy_from_slice(to);
        }
        // Where no digit stands, none of `from` can: most of a file is passed over in leaps.
        let leap = window == to || window.last().is_none_or(|last| !last.is_ascii_digit());
        at += if leap { from.len() } else { 1 };
    }
}

/// The document's information dictionary, which is made if there is none.
///
/// # Errors
/// `export-failed` if it is no dictionary.
pub(super) fn info(document: &mut Document) -> Result<&mut Dictionary, Error> {
    let id = match document.trailer.get(b"Info").and_then(Object::as_reference) {
        Ok(id) => id,
        Err(_) => {
            let id = document.add_object(Dictionary::new());
            document.trailer.set("Info", id);
            id
        }
    };
    document.get_dictionary_mut(id).map_err(failed)
}
