//! Extracts from a PDF the inputs for building it again: embedded files, document information with the record of the
//! build, and the ICC profile of its output intent.
//!
//! `src/build/verify.rs` calls [`carried`] to check whether a file is genuine: it repeats the build from these inputs.

use std::collections::BTreeMap;

use super::revisions::{Dict, Layers, RevisionValue, objects};
use super::values::pdf_text;
use super::{guard, measure};
use crate::error::Error;
use crate::guard::guarded;

/// Maximum number of embedded files, and of nodes of their name tree.
const MAX_FILES: usize = 1000;

/// The inputs of a build that a file contains.
#[derive(Debug, Clone, Default)]
pub struct Carried {
    /// The embedded files with their names, in the order of the file. A name may occur twice.
    pub files: Vec<(String, Vec<u8>)>,
    /// The text entries of the document information dictionary, by key.
    pub info: BTreeMap<String, String>,
    /// The ICC profile of its PDF/X output intent, unpacked; `None` if it has none.
    pub profile: Option<Vec<u8>>,
    /// Whether it is a print edition: it has a PDF/X output intent.
    pub is_print: bool,
}

impl Carried {
    /// The contents of the embedded files with this name.
    pub fn named(&self, name: &str) -> Vec<&[u8]> {
        self.files.iter().filter(|(file_name, _)| file_name == name).map(|(_, data)| data.as_slice()).collect()
    }
}

/// Reads the inputs of a build from a file without incremental updates.
///
/// # Errors
/// As [`super::read`].
pub fn carried(bytes: &[u8]) -> Result<Carried, Error> {
    guard::admit(bytes)?;
    measure::check(bytes)?;
    let damaged = || super::unreadable("structure");
    guarded(|| found(bytes).ok_or_else(damaged), |_| Err(damaged()))
}

fn found(bytes: &[u8]) -> Option<Carried> {
    let layers = objects(bytes)?;
    let last = layers.trailers.len() - 1;
    let root = layers.get(layers.root("Root", last)?, last)?.value;
    let root = root.dict()?;
    let mut carried = Carried::default();
    for number in specifications(&layers, root, last) {
        carried.files.extend(files(&layers, number, last).into_iter().flatten());
    }
    let info = layers.root("Info", last).and_then(|info| layers.get(info, last));
    let info = info.as_ref().and_then(|info| info.value.dict());
    let texts = info
        .into_iter()
        .flat_map(|info| &info.0)
        .filter_map(|(key, value)| Some((String::from_utf8_lossy(key).into_owned(), pdf_text(value.text()?))));
    carried.info = texts.collect();
    let intents = layers.member(root, "OutputIntents", last);
    for intent in intents.as_ref().and_then(RevisionValue::list).unwrap_or_default() {
        let intent = layers.resolved(intent, last);
        let Some(intent) = intent.as_ref().and_then(RevisionValue::dict) else { continue };
        if intent.get("S").and_then(RevisionValue::name) == Some(b"GTS_PDFX") {
            carried.is_print = true;
            let profile = intent.get("DestOutputProfile").and_then(RevisionValue::reference);
            carried.profile = profile.and_then(|number| layers.decoded(&layers.get(number, last)?));
        }
    }
    Some(carried)
}

/// Numbers of the file specification objects that the catalogue (`AF`) and the name tree (`EmbeddedFiles`) list.
fn specifications(layers: &Layers<'_>, root: &Dict, last: usize) -> Vec<u32> {
    let associated = layers.member(root, "AF", last);
    let mut found: Vec<u32> = associated
        .as_ref()
        .and_then(RevisionValue::list)
        .unwrap_or_default()
        .iter()
        .filter_map(RevisionValue::reference)
        .collect();
    let names = layers.member(root, "Names", last);
    let tree =
        names.as_ref().and_then(RevisionValue::dict).and_then(|names| layers.member(names, "EmbeddedFiles", last));
    let mut open: Vec<RevisionValue> = tree.into_iter().collect();
    let mut nodes = 0;
    while let Some(node) = open.pop().filter(|_| nodes < MAX_FILES) {
        nodes += 1;
        let Some(node) = node.dict() else { continue };
        let list = |key: &str| {
            layers
                .member(node, key, last)
                .and_then(|list| list.list().map(<[RevisionValue]>::to_vec))
                .unwrap_or_default()
        };
        found.extend(list("Names").iter().filter_map(RevisionValue::reference));
        open.extend(list("Kids").iter().filter_map(|child| layers.resolved(child, last)));
    }
    let mut once = Vec::new();
    for number in found {
        if !once.contains(&number) && once.len() < MAX_FILES {
            once.push(number);
        }
    }
    once
}

/// The files of a specification: one, unless `UF` and `F` differ in name or content.
fn files(layers: &Layers<'_>, number: u32, last: usize) -> Option<Vec<(String, Vec<u8>)>> {
    let specification = layers.get(number, last)?.value;
    let specification = specification.dict()?;
    let embedded = layers.member(specification, "EF", last)?;
    let mut found: Vec<(String, Vec<u8>)> = Vec::new();
    let mut streams = Vec::new();
    for key in ["UF", "F"] {
        let (Some(name), Some(stream)) = (specification.get(key), embedded.dict()?.get(key)) else {
            continue;
        };
        let (name, stream) = (pdf_text(name.text()?), stream.reference()?);
        if found.iter().any(|(known, _)| *known == name) && streams.contains(&stream) {
            continue;
        }
        streams.push(stream);
        found.push((name, layers.decoded(&layers.get(stream, last)?)?));
    }
    // The name may stand under one of the two keys and the data under the other.
    if found.is_empty() {
        let name = specification.get("UF").or_else(|| specification.get("F"))?.text()?;
        let stream = embedded.dict()?.values().next()?.reference()?;
        found.push((pdf_text(name), layers.decoded(&layers.get(stream, last)?)?));
    }
    Some(found)
}
