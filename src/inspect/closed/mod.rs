//! The closed world (封闭构造) of both editions: a file consists of what this program writes, and of nothing else. Tricks that make a page
//! show, copy or read aloud another figure than its data are many; constructs that our writer uses are few. So these are
//! accepted, and all others refused: bytes between objects, keys, operators, operands, glyphs. `docs/constructs.md` lists them.

mod content;
mod describe;
mod faces;
mod form;
mod frame;
mod grammar;
mod relations;
mod steps;
mod syntax;
mod tables;
mod walk;

pub use describe::document;
pub use faces::KnownFace;
pub(super) use walk::Fault;

use content::Surroundings;
use form::DictionaryForm;
use frame::{Frame, FrameFault};
use relations::DocumentParts;
use syntax::{Members, StrictValue};
use walk::ObjectWalk;

use crate::model::sha256;

/// The edition as which a file is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClosedWorldEdition {
    /// PDF/A-3a and PDF/UA-1.
    Web,
    /// PDF/X, of the document or of its cover.
    Print,
}

/// What a layout and a machine allow beyond what stands in the tables.
#[derive(Debug, Clone, Copy, Default)]
pub struct Allowed<'a> {
    /// The faces of which embedded fonts are subsets. Without them fonts are not compared.
    pub faces: Option<&'a [KnownFace<'a>]>,
    /// Whether pages may hold pictures: images, filled areas, curves.
    pub pictures: bool,
}

/// Everything in a file that this program does not write.
pub(super) fn faults(bytes: &[u8], edition: ClosedWorldEdition, allowed: &Allowed<'_>) -> Vec<Fault> {
    let frame = match Frame::read(bytes) {
        Ok(frame) => frame,
        Err(fault) => return vec![of_frame(fault)],
    };
    let (trailer, versions): (&'static DictionaryForm, &[&[u8]]) = match edition {
        ClosedWorldEdition::Web => (&grammar::WEB_TRAILER, &[b"1.7"]),
        ClosedWorldEdition::Print => (&grammar::PRINT_TRAILER, &[b"1.4", b"1.6"]),
    };
    if !versions.contains(&frame.version) {
        return vec![Fault::new(0, "header", String::from_utf8_lossy(frame.version))];
    }
    let walk = ObjectWalk::new(&frame, trailer, &grammar::OBJECT_STREAM);
    let mut faults = walk.faults;
    if !is_sealed(bytes, &frame) {
        faults.push(Fault::new(0, "identifier", ""));
    }
    // What follows takes every object for what its form says.
    if faults.is_empty() {
        if edition == ClosedWorldEdition::Web {
            faults.extend(unknown_profile(&frame, &walk.profiles));
        }
        match DocumentParts::read(&frame) {
            Some(document) => {
                faults.extend(document.faults(allowed.pictures));
                faults.extend(pages(&frame, &document.pages, edition, allowed.pictures));
            }
            None => faults.push(Fault::new(0, "pages", "")),
        }
        if let Some(faces) = allowed.faces {
            faults.extend(faces::faults(&frame, &walk.fonts, faces));
        }
    }
    faults
}

/// The ICC profiles of the web edition by their components: grey and sRGB, as the library that writes PDF has them. Another profile
/// shows the same numbers in other colours, black as white.
const WEB_PROFILES: [(i64, &str); 2] = [
    (1, "00c0f94e09127520a17dc0e1d9264b5702081d96dbdb1549ee88e3631ce42a9d"),
    (3, "c56e1685d888f5edb92fe07f2750f387f8fe8e91b32ff8fb0b56bfbbb9458353"),
];

/// A profile of the web edition that is none of those that are written.
fn unknown_profile(frame: &Frame<'_>, profiles: &[usize]) -> Option<Fault> {
    let is_known = |number: usize| {
        let components = frame.members(number)?.integer("N")?;
        let digest = sha256(&frame.data(number)?);
        Some(WEB_PROFILES.contains(&(components, digest.as_str())))
    };
    let unknown = profiles.iter().find(|number| is_known(**number) != Some(true));
    unknown.map(|number| Fault::new(*number, "value", "ICC"))
}

/// In place of the digest, when it is taken of the file in which it stands.
const BLANK_DIGITS: &[u8] = b"10325476981032547698103254769810";

/// Whether the second half of the identifier (ISO 32000-1, 14.4), which stands in the metadata as well, is the digest of the file.
fn is_sealed(bytes: &[u8], frame: &Frame<'_>) -> bool {
    let [_, StrictValue::Text(digest)] = frame.trailer.list("ID") else { return false };
    let digits = digest.iter().map(|byte| format!("{byte:02X}")).collect::<String>().into_bytes();
    if digits.len() != BLANK_DIGITS.len() {
        return false;
    }
    let mut blank = bytes.to_vec();
    let mut places = 0;
    let mut from = 0;
    while let Some(at) = super::file::find(&blank[from..], &digits) {
        blank[from + at..from + at + digits.len()].copy_from_slice(BLANK_DIGITS);
        from += at + digits.len();
        places += 1;
    }
    let sealed = sha256(&blank).to_uppercase();
    places == 2 && sealed.as_bytes().starts_with(&digits)
}

fn of_frame(fault: FrameFault) -> Fault {
    match fault {
        FrameFault::Header => Fault::new(0, "header", ""),
        FrameFault::Bytes(offset) => Fault::new(0, "bytes", offset.to_string()),
        FrameFault::Number(number) => Fault::new(number, "number", ""),
        FrameFault::Index => Fault::new(0, "index", ""),
        FrameFault::End => Fault::new(0, "end", ""),
    }
}

/// The content of all pages.
fn pages(frame: &Frame<'_>, pages: &[usize], edition: ClosedWorldEdition, pictures: bool) -> Vec<Fault> {
    let fault = |(place, page): (usize, &usize)| {
        let operator = page_fault(frame, *page, edition, pictures)?;
        Some(Fault { page: Some(place + 1), ..Fault::new(*page, "operator", operator) })
    };
    pages.iter().enumerate().filter_map(fault).collect()
}

/// The first operator of a page that is not written.
fn page_fault(frame: &Frame<'_>, page: usize, edition: ClosedWorldEdition, pictures: bool) -> Option<String> {
    let members = frame.members(page)?;
    let streams: Vec<usize> = match members.get("Contents") {
        Some(StrictValue::Reference(stream)) => vec![*stream],
        Some(StrictValue::List(list)) => list
            .iter()
            .filter_map(|stream| match stream {
                StrictValue::Reference(stream) => Some(*stream),
                _ => None,
            })
            .collect(),
        _ => return None,
    };
    let mut content = Vec::new();
    for stream in streams {
        let Some(data) = frame.data(stream) else { return Some("?".into()) };
        content.extend(data);
        content.push(b'\n');
    }
    let surroundings = Surroundings { pictures, ..surroundings(frame, &members, edition) };
    content::check(&content, &surroundings).err().map(|unexpected| unexpected.0)
}

/// What the content of a page may use, and where its edges are.
fn surroundings(frame: &Frame<'_>, page: &Members<'_>, edition: ClosedWorldEdition) -> Surroundings {
    let resources = page.reference("Resources").and_then(|number| frame.members(number)).unwrap_or_default();
    let keys = |kind: &str| {
        let members = resources.dictionary(kind).map(|members| members.0.as_slice()).unwrap_or_default();
        members.iter().map(|(name, value)| (name.to_vec(), value)).collect::<Vec<_>>()
    };
    let components = |space: &StrictValue<'_>| {
        let StrictValue::Reference(space) = space else { return None };
        let Some((StrictValue::List(space), _)) = frame.get(*space) else { return None };
        let Some(StrictValue::Reference(profile)) = space.get(1) else { return None };
        frame.members(*profile)?.integer("N")
    };
    let bleed: Vec<f64> = page.list("BleedBox").iter().filter_map(StrictValue::number).collect();
    Surroundings {
        marked: edition == ClosedWorldEdition::Web,
        bleed: bleed.try_into().ok(),
        pictures: false,
        images: keys("XObject").into_iter().map(|(name, _)| name).collect(),
        fonts: keys("Font").into_iter().map(|(name, _)| name).collect(),
        spaces: keys("ColorSpace").into_iter().filter_map(|(name, space)| Some((name, components(space)?))).collect(),
    }
}
