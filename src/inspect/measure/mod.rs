//! Checks size limits of a PDF before the PDF reader opens it, because the reader unpacks and follows whatever it
//! finds.
//!
//! Ten kilobytes may unpack to ten gigabytes, and a page tree of thirty nodes may have a thousand million pages.
//! [`check`] therefore scans the bytes for all objects and computes the unpacked lengths of streams without unpacking
//! them. Every function that reads a file of unknown origin calls it after [`super::guard::admit`].

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

/// Maximum unpacked size of a stream: an A4 page at 600 pixels per inch in four inks has 140 MB.
const MAX_STREAM_BYTES: usize = 256 << 20;

/// Maximum length of a row of a predictor.
const MAX_ROW_BYTES: usize = 16 << 20;

/// Maximum unpacked size of all streams together, except pictures.
const MAX_TOTAL_BYTES: usize = 1 << 30;

/// Maximum unpacked size of all pictures together.
const MAX_PICTURE_BYTES: usize = 16 << 30;

/// Maximum nesting of object streams. The standard forbids streams in object streams, but readers accept them.
const MAX_STREAM_DEPTH: usize = 3;

/// The reason why a file is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refusal {
    /// The stream with this object number, or all streams up to it, unpack to too much.
    Unpacks(i32),
    /// There are too many objects, pages or levels.
    Large,
    /// The size of an object cannot be determined.
    Unclear,
    /// The sizes of encrypted streams cannot be determined.
    Encrypted,
}

/// Checks the size limits of a file.
///
/// # Errors
/// `pdf-unpacks` if a stream, or all of them, would unpack to too much; `pdf-too-large` if there are too many pages,
/// objects or levels; `pdf-encrypted` or `pdf-unreadable` if this cannot be determined.
pub(super) fn check(bytes: &[u8]) -> Result<(), Error> {
    check_sizes(bytes).map_err(|refusal| {
        Error::failed(match refusal {
            Refusal::Unpacks(number) => finding::pdf_unpacks(number, MAX_STREAM_BYTES >> 20, MAX_TOTAL_BYTES >> 20),
            Refusal::Large => finding::pdf_too_large(),
            Refusal::Unclear => finding::pdf_unreadable("structure"),
            Refusal::Encrypted => finding::pdf_encrypted(),
        })
    })
}

/// Computes the sizes of a file: upper bounds first, exact sizes if these exceed a limit.
fn check_sizes(bytes: &[u8]) -> Result<(), Refusal> {
    let located = objects::all(bytes)?;
    let encrypted = objects::is_encrypted(bytes, &located);
    let packed = if encrypted { indirect::Packed::new() } else { indirect::packed(&located, MAX_STREAM_BYTES)? };
    // Most files pass with the upper bounds of their unpacked sizes; exact sizes are computed only for the others.
    match SizeCheck::of(bytes, &located, packed.clone(), (encrypted, false)) {
        Err(Refusal::Unpacks(_)) if !encrypted => SizeCheck::of(bytes, &located, packed, (false, true)),
        Err(Refusal::Unpacks(_)) => Err(Refusal::Encrypted),
        outcome => outcome,
    }
}

/// The state of checking one file.
struct SizeCheck<'f, 'a> {
    indirect: IndirectObjects<'f, 'a>,
    encrypted: bool,
    /// Whether exact sizes are computed instead of upper bounds.
    exact: bool,
    unpacked: usize,
    pictures: usize,
    page_tree: PageTree,
    containers: Containers,
}

impl<'f, 'a> SizeCheck<'f, 'a> {
    fn of(
        bytes: &[u8],
        located: &'f [Located<'a>],
        packed: indirect::Packed,
        (encrypted, exact): (bool, bool),
    ) -> Result<(), Refusal> {
        let (page_tree, containers) = (PageTree::default(), Containers::default());
        let indirect = IndirectObjects::new(located, packed);
        let mut sizes = SizeCheck { indirect, encrypted, exact, unpacked: 0, pictures: 0, page_tree, containers };
        located.iter().try_for_each(|found| sizes.object(found.number, &found.object, bytes, 0))?;
        // A length or filter was looked up by a number that an object stream also defines: the reader may use the
        // other.
        if sizes.indirect.any(|number| sizes.containers.has(number)) {
            return Err(Refusal::Unclear);
        }
        sizes.containers.check()?;
        sizes.page_tree.check()
    }

    /// Checks an object; `bytes` contain the data of a stream, `depth` counts the enclosing object streams.
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
        let is_direct = dict.get_ref("Length").is_none() && dict.get_ref("Filter").is_none();
        let data = match is_direct {
            true => stream.decoded().ok().map(std::borrow::Cow::into_owned),
            false if whole => chain.unpack(&data),
            false => return Err(Refusal::Unclear),
        };
        let Some(data) = data else { return Ok(()) };
        if indexes {
            return self.containers.index(dict, &data);
        }
        // The reader parses objects and PostScript functions by recursion.
        if is_deep(&data) {
            return Err(Refusal::Large);
        }
        if holds_objects { self.contents(number, dict, &data, depth) } else { Ok(()) }
    }

    /// Checks the objects in an object stream.
    fn contents(&mut self, number: i32, dict: &Dict<'_>, data: &[u8], depth: usize) -> Result<(), Refusal> {
        if depth >= MAX_STREAM_DEPTH {
            return Err(Refusal::Large);
        }
        for (inner_number, object) in self.containers.contents(number, dict, data)? {
            self.object(inner_number, &object, data, depth + 1)?;
        }
        Ok(())
    }

    /// Adds the unpacked length of a stream. Pictures have a limit of their own: they are unpacked one at a time, to
    /// draw them.
    fn count(&mut self, number: i32, dict: &Dict<'_>, length: usize) -> Result<(), Refusal> {
        let picture = name(dict, "Subtype").as_deref() == Some("Image");
        let (sum, max) =
            if picture { (&mut self.pictures, MAX_PICTURE_BYTES) } else { (&mut self.unpacked, MAX_TOTAL_BYTES) };
        *sum = sum.saturating_add(length);
        if length > MAX_STREAM_BYTES || *sum > max { Err(Refusal::Unpacks(number)) } else { Ok(()) }
    }
}
