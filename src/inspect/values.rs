//! Reads simple values from PDF objects: strings, names, numbers, rectangles, arrays. All of `inspect` uses it.

use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, String as Bytes};
use hayro_syntax::xref::XRef;

use super::report::Area;

/// A text string (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 with a byte order mark, else PDFDocEncoding, which is Latin 1
/// for nearly all that occurs.
pub(super) fn text(bytes: &Bytes<'_>) -> String {
    pdf_text(bytes.as_bytes())
}

/// Decodes a text string from its bytes; see [`text`].
pub(super) fn pdf_text(bytes: &[u8]) -> String {
    let units = |wide: &[u8], unit: fn([u8; 2]) -> u16| -> String {
        let pairs = wide.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        String::from_utf16_lossy(&pairs.collect::<Vec<_>>())
    };
    if let Some(wide) = bytes.strip_prefix(b"\xFE\xFF") {
        units(wide, u16::from_be_bytes)
    } else if let Some(wide) = bytes.strip_prefix(b"\xFF\xFE") {
        units(wide, u16::from_le_bytes)
    } else if let Some(utf8) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        String::from_utf8_lossy(utf8).into_owned()
    } else {
        bytes.iter().map(|byte| char::from(*byte)).collect()
    }
}

/// A text string under a key.
pub(super) fn string(dict: &Dict<'_>, key: &str) -> Option<String> {
    dict.get::<Bytes<'_>>(key).map(|bytes| text(&bytes))
}

/// A name under a key.
pub(super) fn name(dict: &Dict<'_>, key: &str) -> Option<String> {
    dict.get::<Name<'_>>(key).map(|name| name.as_str().to_owned())
}

/// Whether the value of a key is this name.
pub(super) fn name_is(dict: &Dict<'_>, key: &str, wanted: &[u8]) -> bool {
    dict.get::<Name<'_>>(key).is_some_and(|name| name.as_ref() == wanted)
}

/// The text of a text string or a name.
pub(super) fn word(object: Object<'_>) -> Option<String> {
    match object {
        Object::String(bytes) => Some(text(&bytes)),
        Object::Name(name) => Some(name.as_str().to_owned()),
        _ => None,
    }
}

/// A rectangle under a key, with its corners in order.
pub(super) fn area(dict: &Dict<'_>, key: &str) -> Option<Area> {
    let numbers: Vec<f64> = dict.get::<Array<'_>>(key)?.iter::<Object<'_>>().take(5).filter_map(number).collect();
    let [x0, y0, x1, y1] = numbers[..] else { return None };
    Some(Area { left: x0.min(x1), bottom: y0.min(y1), right: x0.max(x1), top: y0.max(y1) })
}

/// A finite number.
pub(super) fn number(object: Object<'_>) -> Option<f64> {
    object.into_number().map(|number| number.as_f64()).filter(|number| number.is_finite())
}

/// The object to which a key refers; `None` if its value is direct.
pub(super) fn reference(dict: &Dict<'_>, key: &str) -> Option<ObjectIdentifier> {
    dict.get_ref(key).map(ObjectIdentifier::from)
}

/// The elements of the array under a key, or its value as the only element, each with its identifier if it is indirect.
pub(super) fn each<'a>(dict: &Dict<'a>, key: &str, xref: &'a XRef) -> Vec<(Option<ObjectIdentifier>, Object<'a>)> {
    match dict.get::<Object<'_>>(key) {
        Some(Object::Array(array)) => elements(&array, xref),
        Some(object) => vec![(reference(dict, key), object)],
        None => Vec::new(),
    }
}

/// The elements of an array, each with its identifier if it is indirect. References to missing objects are skipped; the
/// iterators of hayro would end there.
pub(super) fn elements<'a>(array: &Array<'a>, xref: &'a XRef) -> Vec<(Option<ObjectIdentifier>, Object<'a>)> {
    let resolved = array.raw_iter().filter_map(|raw| match raw {
        MaybeRef::Ref(reference) => {
            let id = ObjectIdentifier::from(reference);
            Some((Some(id), xref.get::<Object<'_>>(id)?))
        }
        MaybeRef::NotRef(object) => Some((None, object)),
    });
    resolved.collect()
}

/// The dictionaries among the elements of [`each`].
pub(super) fn dicts<'a>(dict: &Dict<'a>, key: &str, xref: &'a XRef) -> Vec<(Option<ObjectIdentifier>, Dict<'a>)> {
    each(dict, key, xref).into_iter().filter_map(|(id, object)| Some((id, object.into_dict()?))).collect()
}

/// Rounds to a ten-thousandth, so that reports do not depend on floating-point noise.
pub(super) fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}
