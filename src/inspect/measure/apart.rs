//! Objects of their own that tell how a stream is to be read: its length, its filters.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::object::{ObjRef, Object, Stream};

use super::objects::{Located, single};

/// The objects of the file of which there is one of their number, and which of them streams have asked for.
pub(super) struct Apart<'f, 'a> {
    objects: BTreeMap<i32, &'f Object<'a>>,
    asked: RefCell<BTreeSet<i32>>,
}

impl<'f, 'a> Apart<'f, 'a> {
    pub(super) fn new(located: &'f [Located<'a>]) -> Self {
        Self { objects: single(located), asked: RefCell::default() }
    }

    pub(super) fn get(&self, reference: ObjRef) -> Option<&'f Object<'a>> {
        self.asked.borrow_mut().insert(reference.obj_number);
        self.objects.get(&reference.obj_number).copied()
    }

    /// Whether streams have asked for an object of which this holds.
    pub(super) fn any(&self, holds: impl Fn(i32) -> bool) -> bool {
        self.asked.borrow().iter().any(|number| holds(*number))
    }

    /// The data of a stream, and whether they end where they are known to. Where the length is an object that cannot be
    /// found, all that follows counts.
    pub(super) fn extent<'d>(&self, stream: &Stream<'d>, bytes: &'d [u8]) -> (Cow<'d, [u8]>, bool) {
        let data = stream.raw_data();
        let Some(reference) = stream.dict().get_ref("Length") else { return (data, true) };
        let length = match self.get(reference) {
            Some(Object::Number(number)) => usize::try_from(number.as_i64()).ok(),
            _ => None,
        };
        let start = (data.as_ptr() as usize).checked_sub(bytes.as_ptr() as usize);
        let Some(rest) = start.and_then(|start| bytes.get(start..)) else { return (data, false) };
        match length.and_then(|length| rest.get(..length)) {
            Some(data) => (Cow::Borrowed(data), true),
            None => (Cow::Borrowed(rest), false),
        }
    }
}
