//! What a file would take to read, before the reader gets it (度量). Ten kilobytes may unpack to ten gigabytes, and a page
//! tree of thirty nodes may have a thousand million pages; the reader unpacks and follows what it finds. So all objects
//! are looked at where they stand, and what streams unpack to is counted without unpacking it.

mod chain;
mod flate;
mod images;
mod index;
mod indirect;
mod lengths;
mod objects;
mod page_tree;

use hayro_syntax::object::{Dict, Object};

use super::guard::is_deep;
use super::values::name;
use crate::error::Error;
use crate::model::finding;
use chain::{Chain, longest_row};
use index::Containers;
use indirect::IndirectObjects;
use objects::Located;
use page_tree::PageTree;

/// What one stream may unpack to, in bytes: a page of 600 pixels an inch in four inks has 140 MB.
const MAX_STREAM_BYTES: usize = 256 << 20;

/// A predictor makes no longer row, in bytes.
const MAX_ROW_BYTES: usize = 16 << 20;

/// What all streams together may unpack to, in bytes, but for pictures.
const MAX_TOTAL_BYTES: usize = 1 << 30;

/// What all pictures together may unpack to.
const MAX_PICTURE_BYTES: usize = 16 << 30;

/// Streams may lie in object streams, which by the standard they do not. So deep they are looked for.
const MAX_STREAM_DEPTH: usize = 3;

/// Why a file is not given to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refusal {
    /// What is packed in the object of this number.
    Unpacks(i32),
    /// It has more objects, pages or levels than are read.
    Large,
    /// It cannot be told what an object is.
    Unclear,
    /// What is encrypted cannot be measured.
    Encrypted,
}

/// Whether a file may be given to the reader.
///
/// # Errors
/// `pdf-unpacks` if a stream, or all of them, would unpack to more than is read; `pdf-too-large` if there are more pages,
/// objects or levels; `pdf-encrypted` and `pdf-unreadable` if that cannot be told.
pub(super) fn check(bytes: &[u8]) -> Result<(), Error> {
    measured(bytes).map_err(|refusal| {
        Error::failed(match refusal {
            Refusal::Unpacks(number) => finding::pdf_unpacks(number, MAX_STREAM_BYTES >> 20, MAX_TOTAL_BYTES >> 20),
            Refusal::Large => finding::pdf_too_large(),
            Refusal::Unclear => finding::pdf_unreadable("structure"),
            Refusal::Encrypted => finding::pdf_encrypted(),
        })
    })
}

fn measured(bytes: &[u8]) -> Result<(), Refusal> {
    let located = objects::all(bytes)?;
    let encrypted = objects::is_encrypted(bytes, &located);
    let packed = if encrypted { indirect::Packed::new() } else { indirect::packed(&located, MAX_STREAM_BYTES)? };
    // Most files pass by what their streams could unpack to at most; what each does unpack to is counted only if not.
    match Measure::of(bytes, &located, packed.clone(), (encrypted, false)) {
        Err(Refusal::Unpacks(_)) if !encrypted => Measure::of(bytes, &located, packed, (false, true)),
        Err(Refusal::Unpacks(_)) => Err(Refusal::Encrypted),
        outcome => outcome,
    }
}

struct Measure<'f, 'a> {
    indirect: IndirectObjects<'f, 'a>,
    encrypted: bool,
    exact: bool,
    unpacked: usize,
    pictures: usize,
    page_tree: PageTree,
    containers: Containers,
}

impl<'f, 'a> Measure<'f, 'a> {
    fn of(
        bytes: &[u8],
        located: &'f [Located<'a>],
        packed: indirect::Packed,
        (encrypted, exact): (bool, bool),
    ) -> Result<(), Refusal> {
        let (page_tree, containers) = (PageTree::default(), Containers::default());
        let indirect = IndirectObjects::new(located, packed);
        let mut measure = Measure { indirect, encrypted, exact, unpacked: 0, pictures: 0, page_tree, containers };
        located.iter().try_for_each(|found| measure.object(found.number, &found.object, bytes, 0))?;
        // An object stream may have another object of the number that was asked for.
        if measure.indirect.any(|number| measure.containers.has(number)) {
            return Err(Refusal::Unclear);
        }
        measure.containers.check()?;
        measure.page_tree.check()
    }

    /// Looks at an object that stands in these bytes.
    fn object(&mut self, number: i32, object: &Object<'_>, bytes: &[u8], depth: usize) -> Result<(), Refusal> {
        self.page_tree.note(number, object)?;
        let Object::Stream(stream) = object else { return Ok(()) };
        let dict = stream.dict();
        let chain = Chain::of(stream, &self.indirect).ok_or(Refusal::Unclear)?;
        if longest_row(dict, &self.indirect) > MAX_ROW_BYTES {
            return Err(Refusal::Unpacks(number));
        }
        let (data, whole) = self.indirect.extent(stream, bytes);
        self.count(
            number,
            dict,
            if self.exact { chain.length(&data, MAX_STREAM_BYTES) } else { chain.max_length(&data) },
        )?;
        let (indexes, runs) = (dict.contains_key("W"), dict.contains_key("FunctionType"));
        let holds_objects = dict.contains_key("N") && dict.contains_key("First");
        if !(holds_objects || indexes || runs) {
            return Ok(());
        }
        if self.encrypted && !indexes {
            return Err(Refusal::Encrypted);
        }
        let plain = dict.get_ref("Length").is_none() && dict.get_ref("Filter").is_none();
        let data = match plain {
            true => stream.decoded().ok().map(std::borrow::Cow::into_owned),
            false if whole => chain.unpack(&data),
            false => return Err(Refusal::Unclear),
        };
        let Some(data) = data else { return Ok(()) };
        if indexes {
            return self.containers.index(dict, &data);
        }
        // What is read by recursion: objects, and functions that are programs.
        if is_deep(&data) {
            return Err(Refusal::Large);
        }
        if holds_objects { self.contents(number, dict, &data, depth) } else { Ok(()) }
    }

    /// The objects in an object stream.
    fn contents(&mut self, number: i32, dict: &Dict<'_>, data: &[u8], depth: usize) -> Result<(), Refusal> {
        if depth >= MAX_STREAM_DEPTH {
            return Err(Refusal::Large);
        }
        for (own, object) in self.containers.contents(number, dict, data)? {
            self.object(own, &object, data, depth + 1)?;
        }
        Ok(())
    }

    /// Adds what a stream unpacks to. Pictures are unpacked one at a time, and only to draw them.
    fn count(&mut self, number: i32, dict: &Dict<'_>, length: usize) -> Result<(), Refusal> {
        let picture = name(dict, "Subtype").as_deref() == Some("Image");
        let (sum, max) =
            if picture { (&mut self.pictures, MAX_PICTURE_BYTES) } else { (&mut self.unpacked, MAX_TOTAL_BYTES) };
        *sum = sum.saturating_add(length);
        if length > MAX_STREAM_BYTES || *sum > max { Err(Refusal::Unpacks(number)) } else { Ok(()) }
    }
}
