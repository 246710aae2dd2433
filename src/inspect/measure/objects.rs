//! Finds all objects of a file by scanning its bytes for `obj` instead of cross-references, for [`super::check`].

use std::collections::BTreeMap;

use hayro_syntax::object::{Dict, FromBytes, Object};

use super::super::MAX_ITEMS;
use super::super::file::{END_MARK, find};
use super::Refusal;
use crate::syntax::{is_blank, spaced};

/// An object with its number; its references are not resolved.
pub(super) struct Located<'a> {
    pub(super) number: i32,
    pub(super) object: Object<'a>,
}

/// Bytes before `obj` in which a comment is looked for.
const COMMENT_WINDOW_BYTES: usize = 64;

/// Maximum size of all scanned objects together, as a multiple of the file: in a valid file objects do not overlap.
const MAX_OVERLAP_FACTOR: usize = 16;

/// All objects that begin like `1 0 obj`.
pub(super) fn all(bytes: &[u8]) -> Result<Vec<Located<'_>>, Refusal> {
    let mut found = Vec::new();
    let mut room = bytes.len().saturating_mul(MAX_OVERLAP_FACTOR);
    let mut at = 0;
    while let Some(next) = find(&bytes[at..], b"obj") {
        let word = at + next;
        at = word + 3;
        if bytes[..word].ends_with(b"end") {
            continue;
        }
        let rest = spaced(&bytes[at..]);
        let Some(number) = number(&bytes[..word]) else {
            // The reader accepts comments between the numbers, but no program writes them.
            let commented = bytes[word.saturating_sub(COMMENT_WINDOW_BYTES)..word].contains(&b'%');
            if commented && (rest.starts_with(b"<<") || rest.starts_with(b"[")) {
                return Err(Refusal::Unclear);
            }
            continue;
        };
        let end = find(rest, b"endobj").unwrap_or(rest.len());
        room = room.checked_sub(end).ok_or(Refusal::Large)?;
        // The reader does not parse a stream stored in an external file, but it does parse its dictionary.
        let object = Object::from_bytes(rest).or_else(|| Dict::from_bytes(rest).map(Object::Dict));
        found.extend(object.map(|object| Located { number, object }));
        if found.len() > MAX_ITEMS {
            return Err(Refusal::Large);
        }
    }
    Ok(found)
}

/// The objects whose number is unique in the file.
pub(super) fn single<'f, 'a>(located: &'f [Located<'a>]) -> BTreeMap<i32, &'f Object<'a>> {
    let mut times: BTreeMap<i32, usize> = BTreeMap::new();
    located.iter().for_each(|found| *times.entry(found.number).or_default() += 1);
    let once = located.iter().filter(|found| times.get(&found.number) == Some(&1));
    once.map(|found| (found.number, &found.object)).collect()
}

/// The object number before the keyword `obj`; `None` if there is none or it is in a comment.
fn number(before: &[u8]) -> Option<i32> {
    let (_, before) = last_number(before)?;
    let (number, before) = last_number(before)?;
    // `%%EOF` is also a comment, but readers accept an object appended to it without a line break.
    let near = &before[before.len().saturating_sub(COMMENT_WINDOW_BYTES)..];
    let line = near.iter().rposition(|byte| matches!(byte, b'\r' | b'\n')).map_or(near, |end| &near[end..]);
    (!line.contains(&b'%') || line.trim_ascii() == END_MARK).then_some(number)
}

/// The number at the end of the bytes, and the bytes before it.
fn last_number(bytes: &[u8]) -> Option<(i32, &[u8])> {
    let end = bytes.iter().rposition(|byte| !is_blank(byte))? + 1;
    let start = bytes[..end].iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |before| before + 1);
    let digits = std::str::from_utf8(bytes.get(start..end)?).ok()?;
    Some((digits.parse().ok()?, &bytes[..start]))
}

/// Whether a trailer or a cross-reference stream declares the file encrypted.
pub(super) fn is_encrypted(bytes: &[u8], located: &[Located<'_>]) -> bool {
    let says = |dict: &Dict<'_>| dict.contains_key("Encrypt");
    let indexed = located.iter().any(|found| match &found.object {
        Object::Stream(stream) => says(stream.dict()),
        _ => false,
    });
    let mut at = 0;
    let mut trailers = std::iter::from_fn(|| {
        at += find(&bytes[at..], b"trailer")? + 7;
        Some(Dict::from_bytes(spaced(&bytes[at..])))
    });
    indexed || trailers.any(|trailer| trailer.is_some_and(|trailer| says(&trailer)))
}
