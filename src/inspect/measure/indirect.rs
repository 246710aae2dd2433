//! Resolves indirect lengths and filters of streams for [`super::SizeCheck`].
//!
//! A length may be in an object stream (ISO 32000-1, 7.5.7), where some programs put all of them.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::object::{ObjRef, Object, Stream};

use super::Refusal;
use super::chain::Chain;
use super::index::object_offsets;
use super::objects::{Located, single};
use crate::syntax::spaced;

/// Integers in object streams by object number; of several with one number the greatest, as the upper bound.
pub(super) type Packed = BTreeMap<i32, usize>;

/// The integers in object streams; empty if no stream has its length there. Nested object streams are ignored.
/// `max_bytes` limits the unpacked size.
///
/// # Errors
/// [`Refusal::Unpacks`] for an object stream that unpacks to too much; [`Refusal::Unclear`] if its filters are unknown.
pub(super) fn packed(located: &[Located<'_>], max_bytes: usize) -> Result<Packed, Refusal> {
    let all: BTreeSet<i32> = located.iter().map(|found| found.number).collect();
    let indirect = IndirectObjects::new(located, Packed::new());
    let streams = || {
        located.iter().filter_map(|found| match &found.object {
            Object::Stream(stream) => Some((found.number, stream)),
            _ => None,
        })
    };
    let lacks =
        |stream: &Stream<'_>| stream.dict().get_ref("Length").is_some_and(|length| !all.contains(&length.obj_number));
    let mut packed = Packed::new();
    if !streams().any(|(_, stream)| lacks(stream)) {
        return Ok(packed);
    }
    let mut room = max_bytes;
    for (number, stream) in streams() {
        let dict = stream.dict();
        let is_direct = dict.get_ref("Length").is_none() && dict.get_ref("Filter").is_none();
        if !(is_direct && dict.contains_key("N") && dict.contains_key("First")) {
            continue;
        }
        let chain = Chain::of(stream, &indirect).ok_or(Refusal::Unclear)?;
        room = room.checked_sub(chain.length(&stream.raw_data(), room)).ok_or(Refusal::Unpacks(number))?;
        let Ok(data) = stream.decoded() else { continue };
        for (object, at) in object_offsets(dict, &data) {
            let value = data.get(at..).map(spaced).filter(|bytes| bytes.first().is_some_and(u8::is_ascii_digit));
            let value = value.and_then(|bytes| bytes.split(|byte| !byte.is_ascii_digit()).next());
            let value = value.and_then(|digits| std::str::from_utf8(digits).ok()?.parse::<usize>().ok());
            if let Some(value) = value.filter(|_| !all.contains(&object)) {
                let known = packed.entry(object).or_default();
                *known = value.max(*known);
            }
        }
    }
    Ok(packed)
}

/// The objects of the file whose number is unique, and the numbers that were looked up.
pub(super) struct IndirectObjects<'f, 'a> {
    objects: BTreeMap<i32, &'f Object<'a>>,
    packed: Packed,
    asked: RefCell<BTreeSet<i32>>,
}

impl<'f, 'a> IndirectObjects<'f, 'a> {
    pub(super) fn new(located: &'f [Located<'a>], packed: Packed) -> Self {
        Self { objects: single(located), packed, asked: RefCell::default() }
    }

    /// The object to which a reference leads, if its number is unique; records the look-up.
    pub(super) fn get(&self, reference: ObjRef) -> Option<&'f Object<'a>> {
        self.asked.borrow_mut().insert(reference.obj_number);
        self.objects.get(&reference.obj_number).copied()
    }

    /// Whether the condition holds for an object number that was looked up.
    pub(super) fn any(&self, holds: impl Fn(i32) -> bool) -> bool {
        self.asked.borrow().iter().any(|number| holds(*number))
    }

    /// The packed data of a stream, and whether their length is known. If an indirect length cannot be resolved, the
    /// data extend to the end of `bytes`.
    pub(super) fn extent<'d>(&self, stream: &Stream<'d>, bytes: &'d [u8]) -> (Cow<'d, [u8]>, bool) {
        let data = stream.raw_data();
        let Some(reference) = stream.dict().get_ref("Length") else { return (data, true) };
        let length = match self.packed.get(&reference.obj_number) {
            Some(length) => Some(*length),
            None => match self.get(reference) {
                Some(Object::Number(number)) => usize::try_from(number.as_i64()).ok(),
                _ => None,
            },
        };
        let start = (data.as_ptr() as usize).checked_sub(bytes.as_ptr() as usize);
        let Some(rest) = start.and_then(|start| bytes.get(start..)) else { return (data, false) };
        match length.and_then(|length| rest.get(..length)) {
            Some(data) => (Cow::Borrowed(data), true),
            None => (Cow::Borrowed(rest), false),
        }
    }
}
