//! Grey as black ink.
//!
//! Typst writes grey as a colour by measurement (ICCBased): a press mixes it from four inks, and small type blurs. The
//! layouts paint with ink; what they leave to Typst, such as the first colour of a stroke, is still written as grey.
//! The colour space is an object that content only refers to: it is replaced, and content stays as it is.

use std::collections::BTreeSet;

use lopdf::{Document, Object, ObjectId};

/// Replaces every measured grey by that of the black ink.
pub(super) fn settle(file: &mut Document) {
    let profiles: BTreeSet<ObjectId> = file
        .objects
        .iter()
        .filter_map(|(id, object)| {
            let stream = object.as_stream().ok()?;
            let one = stream.dict.get(b"N").and_then(Object::as_i64).ok()? == 1;
            one.then_some(*id)
        })
        .collect();
    for object in file.objects.values_mut() {
        replace(object, &profiles);
    }
}

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

fn is_grey(object: &Object, profiles: &BTreeSet<ObjectId>) -> bool {
    let Ok([Object::Name(name), rest @ ..]) = object.as_array().map(Vec::as_slice) else { return false };
    match (name.as_slice(), rest) {
        (b"ICCBased", [Object::Reference(id)]) => profiles.contains(id),
        (b"CalGray", _) => true,
        _ => false,
    }
}
