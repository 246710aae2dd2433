//! Reads and saves the PDF that `print` changes (with lopdf), and edits its metadata: the print edition is Typst's file
//! with additions for the print shop.

use lopdf::{Dictionary, Document, Object, StringFormat};

use super::identifier::{self, BLANK, BLANK_DIGITS, INSTANCE};
use crate::error::Error;
use crate::model::finding;

/// The finding `export-failed` with this detail, as an error.
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

/// Writes a PDF without object streams and with a cross-reference table, which every press device can read. The first
/// half of its identifier (ISO 32000-1, 14.4) is kept, as it identifies the document. The second half, and the
/// identifier in the metadata, become the digest of the file.
///
/// # Errors
/// `export-failed` if it cannot be written.
pub(super) fn save(document: &mut Document) -> Result<Vec<u8>, Error> {
    blank_identifiers(document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(failed)?;
    // Signing programs append directly: without the line end, their first line would be part of the comment `%%EOF`.
    bytes.push(b'\n');
    let digest = identifier::digest(&bytes);
    replace(&mut bytes, BLANK_DIGITS.as_bytes(), digest.as_bytes());
    Ok(bytes)
}

/// Sets the second half of the identifier, and that in the metadata, to blank.
fn blank_identifiers(document: &mut Document) {
    let blank = Object::String(BLANK.to_vec(), StringFormat::Hexadecimal);
    let first = document.trailer.get(b"ID").and_then(Object::as_array).ok().and_then(|id| id.first().cloned());
    document.trailer.set("ID", vec![first.unwrap_or_else(|| blank.clone()), blank]);
    edit_metadata(document, |text| with_element(&text, INSTANCE, BLANK_DIGITS));
}

/// Changes the metadata (XMP). The stream stays uncompressed, so that programs find it without parsing the file.
pub(super) fn edit_metadata(document: &mut Document, change: impl FnOnce(String) -> String) {
    let id = document.catalog().and_then(|catalog| catalog.get(b"Metadata")).and_then(Object::as_reference);
    let stream = id.ok().and_then(|id| document.get_object_mut(id).ok()).and_then(|object| object.as_stream_mut().ok());
    if let Some(stream) = stream {
        let text = String::from_utf8_lossy(&stream.content).into_owned();
        stream.set_content(change(text).into_bytes());
    }
}

/// Replaces the content of the first element `name` in an XML text; returns the text unchanged if there is none.
pub(super) fn with_element(text: &str, name: &str, content: &str) -> String {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let Some((before, rest)) = text.split_once(&open) else { return text.into() };
    let Some((_, after)) = rest.split_once(&close) else { return text.into() };
    format!("{before}{open}{content}{close}{after}")
}

/// Replaces every occurrence of `from`, a string of digits, by `to`, which has the same length.
fn replace(bytes: &mut [u8], from: &[u8], to: &[u8]) {
    let mut at = 0;
    while let Some(window) = bytes.get_mut(at..at + from.len()) {
        if window == from {
            window.copy_from_slice(to);
        }
        // `from` has digits only: a window that ends in another byte is skipped as a whole, which is most of a file.
        let skip = window == to || window.last().is_none_or(|last| !last.is_ascii_digit());
        at += if skip { from.len() } else { 1 };
    }
}

/// The document information dictionary, which is created if there is none.
///
/// # Errors
/// `export-failed` if it is not a dictionary.
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
