//! Looks up PDF objects in the state that they have in a given revision of a file.
//!
//! [`super::changes`] compares two revisions with it; [`Layers`] also serves files with one revision.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use hayro_syntax::object::{FromBytes, Stream};

use super::super::file;
use super::chain::{XrefEntries, XrefEntry, XrefSection};
use super::value::{self, Dict, Indirect, RevisionValue, indirect};

/// The state of an object in a revision.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::inspect) struct RevisedObject {
    pub(in crate::inspect) value: RevisionValue,
    /// The bytes of the file with the data of a stream.
    pub(in crate::inspect) data: Option<Range<usize>>,
    /// Its bytes in the file; `None` for an object in an object stream.
    pub(in crate::inspect) span: Option<Range<usize>>,
}

/// An unpacked object stream: object numbers with offsets, and the data.
struct Packed {
    places: Vec<(u32, usize)>,
    data: Vec<u8>,
}

/// The objects of one file, by revision. Revisions are counted from 0.
pub(in crate::inspect) struct Layers<'a> {
    pub(in crate::inspect) bytes: &'a [u8],
    /// The cross-reference entries of each revision.
    layers: Vec<XrefEntries<'a>>,
    pub(in crate::inspect) trailers: Vec<Dict>,
    /// Unpacked object streams by their offset in the file; `None` if malformed.
    packed: RefCell<HashMap<usize, Option<Rc<Packed>>>>,
}

impl<'a> Layers<'a> {
    /// `None` if a cross-reference section is malformed.
    pub(super) fn new(bytes: &'a [u8], sections: &[&XrefSection]) -> Option<Self> {
        let layers: Vec<XrefEntries<'a>> =
            sections.iter().map(|section| XrefEntries::read(bytes, section)).collect::<Option<_>>()?;
        let trailers = sections.iter().map(|section| section.trailer.clone()).collect();
        Some(Self { bytes, layers, trailers, packed: RefCell::default() })
    }

    /// The cross-reference entries that a revision adds.
    pub(in crate::inspect) fn entries(&self, revision: usize) -> &XrefEntries<'a> {
        &self.layers[revision]
    }

    /// The location of an object in a revision: the last entry up to it; `None` if the object does not exist.
    fn entry(&self, number: u32, revision: usize) -> Option<XrefEntry> {
        let found = self.layers.get(..=revision)?.iter().rev().find_map(|layer| layer.get(number));
        found.filter(|entry| *entry != XrefEntry::Free)
    }

    /// Whether an object of this number exists in a revision.
    pub(super) fn has(&self, number: u32, revision: usize) -> bool {
        self.entry(number, revision).is_some()
    }

    /// The state of an object in a revision.
    pub(in crate::inspect) fn get(&self, number: u32, revision: usize) -> Option<RevisedObject> {
        match self.entry(number, revision)? {
            XrefEntry::Free => None,
            XrefEntry::At(offset, 0) => {
                let Indirect { value, data, span, number: found, .. } = self.object(offset, revision)?;
                (found == number).then_some(RevisedObject { value, data, span: Some(span) })
            }
            XrefEntry::At(..) => None,
            XrefEntry::In(stream, place) => {
                let packed = self.unpacked(stream, revision)?;
                let (found, offset) = packed.places.get(place)?;
                let (value, _) = value::value(&packed.data, *offset)?;
                (*found == number).then_some(RevisedObject { value, data: None, span: None })
            }
        }
    }

    /// Reads the object at an offset of the file.
    pub(super) fn object(&self, offset: usize, revision: usize) -> Option<Indirect> {
        indirect(self.bytes, offset, &|number| match self.entry(number, revision)? {
            XrefEntry::At(offset, 0) => indirect(self.bytes, offset, &|_| None)?.value.whole(),
            _ => None,
        })
    }

    /// Resolves a value that is a reference; other values are returned unchanged.
    pub(in crate::inspect) fn resolved(&self, value: &RevisionValue, revision: usize) -> Option<RevisionValue> {
        match value {
            RevisionValue::Reference(..) => Some(self.get(value.reference()?, revision)?.value),
            other => Some(other.clone()),
        }
    }

    /// The value under a key, with its reference resolved.
    pub(in crate::inspect) fn member(&self, dict: &Dict, key: &str, revision: usize) -> Option<RevisionValue> {
        self.resolved(dict.get(key)?, revision)
    }

    /// The object number to which a key of the trailer refers, such as `Root`.
    pub(in crate::inspect) fn root(&self, key: &str, revision: usize) -> Option<u32> {
        self.trailers.get(revision)?.get(key)?.reference()
    }

    /// The unpacked data of a stream.
    pub(in crate::inspect) fn decoded(&self, item: &RevisedObject) -> Option<Vec<u8>> {
        let span = item.span.clone()?;
        let start = span.start + file::find(self.bytes.get(span.clone())?, b"<<")?;
        let stream = Stream::from_bytes(self.bytes.get(start..span.end)?)?;
        Some(stream.decoded().ok()?.into_owned())
    }

    fn unpacked(&self, stream: u32, revision: usize) -> Option<Rc<Packed>> {
        // An object stream cannot be in another object stream.
        let XrefEntry::At(offset, 0) = self.entry(stream, revision)? else { return None };
        if let Some(known) = self.packed.borrow().get(&offset) {
            return known.clone();
        }
        let packed = self.unpack(offset, revision).map(Rc::new);
        self.packed.borrow_mut().insert(offset, packed.clone());
        packed
    }

    fn unpack(&self, offset: usize, revision: usize) -> Option<Packed> {
        let object = self.object(offset, revision)?;
        let dict = object.value.dict()?;
        let (count, first) = (dict.get("N")?.whole()?, dict.get("First")?.whole()?);
        let item =
            RevisedObject { value: RevisionValue::Null, data: object.data.clone(), span: Some(object.span.clone()) };
        let data = self.decoded(&item)?;
        let head = std::str::from_utf8(data.get(..first)?).ok()?;
        let numbers: Vec<usize> = head.split_ascii_whitespace().map(|word| word.parse().ok()).collect::<Option<_>>()?;
        if numbers.len() != count.checked_mul(2)? {
            return None;
        }
        let places = numbers.chunks_exact(2).map(|pair| {
            Some((u32::try_from(pair[0]).ok()?, first.checked_add(pair[1]).filter(|at| *at <= data.len())?))
        });
        Some(Packed { places: places.collect::<Option<_>>()?, data })
    }
}
