//! Records which objects are in which object streams (ISO 32000-1, 7.5.7 and 7.5.8), and refuses nested object streams.
//!
//! [`super::SizeCheck`] passes cross-reference streams and object streams to [`Containers`].

use std::collections::BTreeMap;

use hayro_syntax::object::{Array, Dict, FromBytes, Object};

use super::Refusal;
use crate::syntax::{is_blank, spaced};

/// Maximum number of entries of a cross-reference stream: the standard allows as many objects.
const MAX_ENTRIES: usize = 8_388_607;

/// Maximum number of steps in which the reader finds every object once: for an object of an object stream it goes
/// through all previous ones.
const MAX_STEPS: usize = 200_000_000;

/// The object streams by the numbers of the objects in them.
#[derive(Default)]
pub(super) struct Containers {
    by_object: BTreeMap<i64, i64>,
    steps: usize,
}

impl Containers {
    /// Records the entries of a cross-reference stream from its dictionary and its unpacked data.
    pub(super) fn index(&mut self, dict: &Dict<'_>, data: &[u8]) -> Result<(), Refusal> {
        let Some([kind, place, within]) = dict.get::<[u8; 3]>("W") else { return Ok(()) };
        let width = usize::from(kind.min(1)) + usize::from(place) + usize::from(within);
        let spans: Vec<(u32, u32)> = match dict.get::<Array<'_>>("Index") {
            Some(spans) => spans.iter::<(u32, u32)>().take(MAX_ENTRIES).collect(),
            None => vec![(0, dict.get::<u32>("Size").unwrap_or_default())],
        };
        let entries = spans.iter().fold(0_usize, |sum, (_, count)| sum.saturating_add(*count as usize));
        // Entries of width 0 take no data, so that there may be any number of them.
        if entries > MAX_ENTRIES || (width == 0 && entries > 0) {
            return Err(Refusal::Large);
        }
        let numbers = spans.iter().flat_map(|(start, count)| i64::from(*start)..i64::from(*start) + i64::from(*count));
        for (number, entry) in numbers.zip(data.chunks_exact(width.max(1))) {
            let entry_kind = if kind == 0 { 1 } else { entry[0] };
            let from = usize::from(kind.min(1));
            if entry_kind == 2 {
                let container = entry[from..from + usize::from(place)].iter();
                self.by_object
                    .insert(number, container.fold(0_i64, |sum, byte| (sum << 8 | i64::from(*byte)) & 0xFFFF_FFFF));
            }
        }
        Ok(())
    }

    /// The objects in an object stream with their numbers; records them.
    pub(super) fn contents<'d>(
        &mut self,
        number: i32,
        dict: &Dict<'_>,
        data: &'d [u8],
    ) -> Result<Vec<(i32, Object<'d>)>, Refusal> {
        let (Some(count), Some(first)) = (dict.get::<u32>("N"), dict.get::<u32>("First")) else {
            return Err(Refusal::Unclear);
        };
        let words = data.split(is_blank).filter(|word| !word.is_empty());
        let numbers: Vec<usize> = words.take(2 * count as usize).map_while(whole).collect();
        // The reader ignores an object stream with missing numbers.
        if numbers.len() < 2 * count as usize {
            return Err(Refusal::Unclear);
        }
        let pairs: Vec<&[usize]> = numbers.chunks_exact(2).collect();
        self.steps = self.steps.saturating_add(pairs.len().saturating_mul(pairs.len()));
        if self.steps > MAX_STEPS {
            return Err(Refusal::Large);
        }
        let found = pairs.into_iter().filter_map(|pair| {
            let object_number = i32::try_from(pair[0]).ok()?;
            self.by_object.entry(i64::from(object_number)).or_insert(i64::from(number));
            let object = Object::from_bytes(spaced(data.get((first as usize).checked_add(pair[1])?..)?))?;
            Some((object_number, object))
        });
        Ok(found.collect())
    }

    /// Whether an object is recorded as part of an object stream.
    pub(super) fn has(&self, number: i32) -> bool {
        self.by_object.contains_key(&i64::from(number))
    }

    /// Refuses files in which an object stream is in another: the reader could recurse without end.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        let nested =
            self.by_object.iter().any(|(key, container)| key != container && self.by_object.contains_key(container));
        if nested { Err(Refusal::Large) } else { Ok(()) }
    }
}

/// The numbers of the objects in an object stream, with their offsets in its data; those that cannot be read are left
/// out.
pub(super) fn object_offsets(dict: &Dict<'_>, data: &[u8]) -> Vec<(i32, usize)> {
    let (Some(count), Some(first)) = (dict.get::<u32>("N"), dict.get::<u32>("First")) else { return Vec::new() };
    let words = data.split(is_blank).filter(|word| !word.is_empty());
    let numbers: Vec<usize> = words.take(2 * count as usize).map_while(whole).collect();
    let pairs = numbers.chunks_exact(2);
    pairs.filter_map(|pair| Some((i32::try_from(pair[0]).ok()?, pair[1].checked_add(first as usize)?))).collect()
}

fn whole(word: &[u8]) -> Option<usize> {
    std::str::from_utf8(word).ok()?.parse().ok()
}
