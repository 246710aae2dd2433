//! The bytes of an appended revision: objects one after another, each in the index, and nothing between them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::file::find;
use super::chain::{XrefEntry, XrefSection};
use super::layers::Layers;
use super::value::RevisionValue;
use crate::model::{Finding, finding};
use crate::syntax::spaced;

/// The entries of a revision whose objects begin at `start`; otherwise the fault at the first byte that cannot be accounted for.
#[expect(clippy::result_large_err, reason = "a finding is made once, when a file is refused")]
pub(super) fn account(
    layers: &Layers<'_>,
    revision: usize,
    start: usize,
    section: &XrefSection,
) -> Result<BTreeMap<u32, XrefEntry>, Finding> {
    let broken = |what: &'static str, offset: usize| finding::revision_broken(what, offset);
    let mut entries = layers.entries(revision).all().ok_or_else(|| broken("index", section.span.start))?;
    // The first entry of a table is of no object, and an index in a stream may list itself.
    if entries.get(&0) == Some(&XrefEntry::Free) {
        entries.remove(&0);
    }
    if let Some(own) = section.number {
        entries.remove(&own);
    }
    let mut found = BTreeMap::new();
    let mut at = start;
    loop {
        at = blank(layers.bytes, at..section.span.start).ok_or_else(|| broken("bytes", at))?;
        if at >= section.span.start {
            break;
        }
        let object = layers.object(at, revision).filter(|object| object.span.end <= section.span.start);
        let object = object.ok_or_else(|| broken("bytes", at))?;
        if entries.get(&object.number) != Some(&XrefEntry::At(at, 0)) || object.generation != 0 {
            return Err(broken("object", at));
        }
        let dict = object.value.dict();
        let packs = dict.is_some_and(|dict| dict.get("Type").and_then(RevisionValue::name) == Some(b"ObjStm"));
        if packs {
            let count = dict.and_then(|dict| dict.get("N")?.whole());
            let own = |entry: &&XrefEntry| matches!(entry, XrefEntry::In(stream, _) if *stream == object.number);
            if count != Some(entries.values().filter(own).count()) {
                return Err(broken("object", at));
            }
        }
        found.insert(object.number, packs);
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
    // Object streams are how objects are written down, not what the revision says.
    entries.retain(|number, _| found.get(number) != Some(&true));
    Ok(entries)
}

/// Where the white space and the comments that begin here end; `None` if a comment looks like the end of a revision.
fn blank(bytes: &[u8], range: Range<usize>) -> Option<usize> {
    let rest = bytes.get(range.clone())?;
    let passed = rest.len() - spaced(rest).len();
    let words: [&[u8]; 3] = [b"startxref", b"EOF", b"obj"];
    let is_blank_only = words.iter().all(|word| find(&rest[..passed], word).is_none());
    is_blank_only.then_some(range.start + passed)
}
