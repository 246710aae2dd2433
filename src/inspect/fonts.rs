//! Describes the fonts of a PDF for the report (ISO 32000-1, 9.5 to 9.9): name, kind, embedding, mapping to Unicode.
//!
//! [`super::content`] calls it for each font with which a page shows text.

use hayro_syntax::object::{Dict, ObjectIdentifier, Stream};
use hayro_syntax::xref::XRef;

use super::report::Font;
use super::values::{dicts, name};

/// Identifies a font: its object, and the bytes of its dictionary, as one object may contain several fonts.
pub(super) type FontKey = (Option<ObjectIdentifier>, Vec<u8>);

/// The key of a font dictionary.
pub(super) fn key(font: &Dict<'_>) -> FontKey {
    (font.obj_id(), font.data().to_vec())
}

/// Describes a font by its dictionary and that of its descendant.
pub(super) fn read<'a>(font: &Dict<'a>, xref: &'a XRef) -> Font {
    let descendant = dicts(font, "DescendantFonts", xref).into_iter().next().map(|(_, dict)| dict);
    let kind = |dict: &Dict<'_>| name(dict, "Subtype").unwrap_or_default();
    let (font_kind, below) = (kind(font), descendant.as_ref().map(kind));
    let program = descendant.as_ref().unwrap_or(font).get::<Dict<'_>>("FontDescriptor");
    let embedded = program.is_some_and(|descriptor| {
        ["FontFile", "FontFile2", "FontFile3"].iter().any(|file| descriptor.get::<Stream<'_>>(file).is_some())
    });
    let full = name(font, "BaseFont").unwrap_or_default();
    let (base_name, subset) = match full.split_once('+') {
        Some((mark, rest)) if mark.len() == 6 && mark.bytes().all(|byte| byte.is_ascii_uppercase()) => (rest, true),
        _ => (full.as_str(), false),
    };
    Font {
        name: base_name.to_owned(),
        // The glyphs of a Type 3 font are content of the file.
        embedded: embedded || font_kind == "Type3",
        kind: below.map_or(font_kind.clone(), |below| format!("{font_kind}/{below}")),
        subset,
        unicode: font.get::<Stream<'_>>("ToUnicode").is_some(),
    }
}
