//! Files inside the PDF (ISO 32000-1, 7.11; ISO 19005-3, 6.8), found by walking all objects.

use std::collections::BTreeSet;

use hayro_syntax::object::{Dict, Object, ObjectIdentifier, Stream, String as Bytes};
use hayro_syntax::xref::XRef;
use md5::{Digest, Md5};

use super::report::Attachment;
use super::values::{each, name, name_is, string};
use crate::model::sha256;

/// So many files are read.
const MOST: usize = 1000;

/// The files that specifications among the objects embed, by name.
pub(super) fn read<'a>(root: &Dict<'a>, specifications: &[Dict<'a>], xref: &'a XRef) -> Vec<Attachment> {
    let associated: BTreeSet<ObjectIdentifier> = each(root, "AF", xref).into_iter().filter_map(|(id, _)| id).collect();
    let mut found: Vec<Attachment> =
        specifications.iter().take(MOST).filter_map(|file| attachment(file, &associated)).collect();
    found.sort();
    found.dedup();
    found
}

/// Whether a dictionary specifies an embedded file.
pub(super) fn is_specification(dict: &Dict<'_>) -> bool {
    dict.get::<Dict<'_>>("EF").is_some() || name_is(dict, "Type", b"Filespec")
}

fn attachment(file: &Dict<'_>, associated: &BTreeSet<ObjectIdentifier>) -> Option<Attachment> {
    let embedded = file.get::<Dict<'_>>("EF")?;
    let stream = embedded.get::<Stream<'_>>("UF").or_else(|| embedded.get::<Stream<'_>>("F"))?;
    let data = stream.decoded().unwrap_or_default();
    let stated = stream.dict().get::<Dict<'_>>("Params").unwrap_or_default();
    let checksum = stated.get::<Bytes<'_>>("CheckSum");
    Some(Attachment {
        name: string(file, "UF").or_else(|| string(file, "F")).unwrap_or_default(),
        mime: name(stream.dict(), "Subtype"),
        relationship: name(file, "AFRelationship"),
        description: string(file, "Desc").filter(|text| !text.is_empty()),
        bytes: data.len(),
        bytes_stated: stated.get::<i64>("Size"),
        checksum: checksum.map(|stated| stated.as_bytes() == &Md5::digest(&data)[..]),
        sha256: sha256(&data),
        associated: file.obj_id().is_some_and(|id| associated.contains(&id)),
    })
}

/// Whether a stream takes its data from another file (ISO 32000-1, 7.3.8.2).
pub(super) fn is_external(dict: &Dict<'_>) -> bool {
    matches!(dict.get::<Object<'_>>("F"), Some(Object::String(_) | Object::Dict(_)))
}
