//! Names the kind of a PDF object, such as page, font or signature, by the keys of its dictionary.
//!
//! Findings about changed objects name the kind, in [`super::changes`] and in the comparison of two files.

use super::value::{Dict, RevisionValue};

/// The kind of an object: a key of the message `object-kind`.
pub(in crate::inspect) fn kind(value: &RevisionValue, is_stream: bool) -> &'static str {
    let Some(dict) = value.dict() else {
        return if value.list().is_some() { "list" } else { "value" };
    };
    let name = |key: &str| dict.get(key).and_then(RevisionValue::name).unwrap_or_default();
    match name("Type") {
        b"Catalog" => "catalogue",
        b"Page" => "page",
        b"Pages" => "page-tree",
        b"Font" | b"FontDescriptor" => "font",
        b"Annot" if name("FT") == b"Sig" => "field",
        b"Annot" => "annotation",
        b"StructElem" | b"StructTreeRoot" => "structure",
        b"Metadata" => "metadata",
        b"Filespec" | b"EmbeddedFile" => "attachment",
        b"ObjStm" => "object-stream",
        b"XRef" => "index",
        b"Sig" | b"DocTimeStamp" => "signature",
        b"ExtGState" => "graphics-state",
        b"OCG" | b"OCMD" => "layer",
        b"Outlines" => "bookmark",
        b"OutputIntent" => "intent",
        b"DSS" => "certificates",
        _ => untyped(dict, is_stream),
    }
}

/// The kind of a dictionary whose `Type` is missing or unknown.
fn untyped(dict: &Dict, is_stream: bool) -> &'static str {
    let has = |key: &str| dict.contains(key);
    let name = |key: &str| dict.get(key).and_then(RevisionValue::name).unwrap_or_default();
    match name("Subtype") {
        b"Image" => return "image",
        b"Form" => return "drawing",
        b"Widget" => return "field",
        b"Link" => return "annotation",
        b"OpenType" | b"CIDFontType0C" | b"Type1C" => return "font",
        _ => {}
    }
    match () {
        () if is_stream && (has("Length1") || has("CMapName")) => "font",
        () if has("ByteRange") => "signature",
        () if has("Fields") => "form",
        () if has("FT") => "field",
        () if has("Title") && has("Parent") => "bookmark",
        () if has("Producer") || has("CreationDate") => "information",
        () if is_stream => "stream",
        () => "dictionary",
    }
}
