//! Accounts for every byte of an appended revision: only objects with a cross-reference entry, white space and
//! comments.
//!
//! [`super::changes`] calls it before it judges the objects, so that no content remains unseen.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::file::find;
use super::chain::{XrefEntry, XrefSection};
use super::layers::Layers;
use super::value::RevisionValue;
use crate::model::{Finding, finding};
use crate::syntax::spaced;

/// The cross-reference entries of a revision whose objects begin at offset `start`.
///
/// # Errors
/// `revision-broken` at the first byte that belongs to no object, or for an entry without an object.
#[expect(clippy::result_large_err, reason = "a finding is made once, when a file is refused")]
pub(super) fn account(
    layers: &Layers<'_>,
    revision: usize,
    start: usize,
    section: &XrefSection,
) -> Result<BTreeMap<u32, XrefEntry>, Finding> {
    let broken = |what: &'static str, offset: usize| finding::revision_broken(what, offset);
    let mut entries = layers.entries(revision).all().ok_or_else(|| broken("index", section.span.start))?;
    // Entry 0 of a table belongs to no object, and a cross-reference stream may list itself.
    if entries.get(&0) == Some(&XrefEntry::Free) {
        entries.remove(&0);
    }
    if let Some(stream_number) = section.number {
        entries.remove(&stream_number);
    }
    let mut found = BTreeMap::new();
    let mut at = start;
    loop {
        at = end_of_blank(layers.bytes, at..section.span.start).ok_or_else(|| broken("bytes", at))?;
        if at >= section.span.start {
            break;
        }
        let object = layers.object(at, revision).filter(|object| object.span.end <= section.span.start);
        let object = object.ok_or_else(|| broken("bytes", at))?;
        if entries.get(&object.number) != Some(&XrefEntry::At(at, 0)) || object.generation != 0 {
            return Err(broken("object", at));
        }
        let dict = object.value.dict();
        let is_object_stream =
            dict.is_some_and(|dict| dict.get("Type").and_then(RevisionValue::name) == Some(b"ObjStm"));
        if is_object_stream {
            let count = dict.and_then(|dict| dict.get("N")?.whole());
            let is_inside = |entry: &&XrefEntry| matches!(entry, XrefEntry::In(stream, _) if *stream == object.number);
            if count != Some(entries.values().filter(is_inside).count()) {
                return Err(broken("object", at));
            }
        }
        found.insert(object.number, is_object_stream);
        at = object.span.end;
    }
    let is_there = |(number, entry): (&u32, &XrefEntry)| match entry {
        XrefEntry::Free => false,
        XrefEntry::At(..) => found.contains_key(number),
        XrefEntry::In(stream, _) => found.get(stream) == Some(&true) && layers.get(*number, revision).is_some(),
    };
    if !entries.iter().all(is_there) {
        return Err(broken("index", section.span.start));
    }
    // Object streams are containers; their objects are judged, not they themselves.
    entries.retain(|number, _| found.get(number) != Some(&true));
    Ok(entries)
}

/// The end of the white space and comments at the start of a range; `None` if a comment contains words of the file
/// structure.
fn end_of_blank(bytes: &[u8], range: Range<usize>) -> Option<usize> {
    let rest = bytes.get(range.clone())?;
    let passed = rest.len() - spaced(rest).len();
    let words: [&[u8]; 3] = [b"startxref", b"EOF", b"obj"];
    let is_blank_only = words.iter().all(|word| find(&rest[..passed], word).is_none());
    is_blank_only.then_some(range.start + passed)
}
