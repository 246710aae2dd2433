//! Replaces grey by black ink in the print edition.
//!
//! Typst writes grey in a calibrated colour space (ICCBased), which a press would mix from four inks, so that small
//! type blurs. The layouts paint with black ink, but Typst writes some colours itself, such as the initial colour of a
//! stroke. Content refers to the colour space by name: the object is replaced, and content streams are not changed.

use std::collections::BTreeSet;

use lopdf::{Document, Object, ObjectId};

/// Replaces every calibrated grey colour space by DeviceGray, which a press prints with black ink.
pub(super) fn replace_grey(file: &mut Document) {
    let profiles: BTreeSet<ObjectId> = file
        .objects
        .iter()
        .filter_map(|(id, object)| {
            let stream = object.as_stream().ok()?;
            let is_grey = stream.dict.get(b"N").and_then(Object::as_i64).ok()? == 1;
            is_grey.then_some(*id)
        })
        .collect();
    for object in file.objects.values_mut() {
        replace(object, &profiles);
    }
}

/// Replaces the colour space in an object and in those nested in it.
fn replace(object: &mut Object, profiles: &BTreeSet<ObjectId>) {
    if is_grey(object, profiles) {
        *object = Object::Name(b"DeviceGray".to_vec());
        return;
    }
    match object {
        Object::Array(array) => array.iter_mut().for_each(|object| replace(object, profiles)),
        Object::Dictionary(dictionary) => dictionary.iter_mut().for_each(|(_, object)| replace(object, profiles)),
        Object::Stream(stream) => stream.dict.iter_mut().for_each(|(_, object)| replace(object, profiles)),
        _ => {}
    }
}

/// Whether an object is a calibrated grey colour space; `profiles` are the ICC profiles with one component.
fn is_grey(object: &Object, profiles: &BTreeSet<ObjectId>) -> bool {
    let Ok([Object::Name(name), rest @ ..]) = object.as_array().map(Vec::as_slice) else { return false };
    match (name.as_slice(), rest) {
        (b"ICCBased", [Object::Reference(id)]) => profiles.contains(id),
        (b"CalGray", _) => true,
        _ => false,
    }
}
