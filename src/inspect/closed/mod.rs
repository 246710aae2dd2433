//! The strict reader of both editions (封闭构造): accepts a PDF only if it consists of constructs (写法) that this
//! program writes, and refuses any other byte between objects, key, operator, operand or glyph. Many constructs can
//! make a page show, copy or read aloud another figure than its data; this program writes few.
//! `inspect::edition` calls [`read`] before a gate judges a file. `docs/constructs.md` lists the constructs.

mod content;
mod describe;
mod drawing;
mod embedded;
mod faces;
mod form;
mod frame;
mod grammar;
mod relations;
mod steps;
mod tables;
mod walk;

pub use describe::document;
pub use faces::KnownFace;
pub(super) use walk::Fault;

use content::{ImageOnPage, PageContext, Unexpected};
use embedded::EmbeddedFont;
use form::DictionaryForm;
use frame::{Frame, FrameFault};
use relations::DocumentParts;

use walk::ObjectWalk;

use super::colour::ColourFamily;
use super::content::PageContent;
use super::gate::JudgedEdition;
use super::report::Font;
use super::sheet::PageRecord;
use crate::model::sha256;
use crate::syntax::{Members, Value};

/// Constructs that depend on the layout and on the installed fonts.
#[derive(Debug, Clone, Copy, Default)]
pub struct Allowed<'a> {
    /// Faces of which embedded fonts must be subsets; `None` leaves the fonts unchecked.
    pub faces: Option<&'a [KnownFace<'a>]>,
    /// Whether pages may have pictures: images, filled areas, curves.
    pub pictures: bool,
}

/// An edition that consists of constructs of this program alone.
pub(super) struct OwnEdition {
    /// Paints, glyphs and marks of each page.
    pub(super) pages: Vec<(PageContent, PageRecord)>,
    pub(super) fonts: Vec<Font>,
    /// The objects as a PDF without object streams, for the general PDF reader; see [`Frame::expanded`].
    pub(super) expanded: Vec<u8>,
    /// The number of objects.
    pub(super) objects: usize,
}

/// Reads a file as an edition of this program.
///
/// # Errors
/// The constructs that this program does not write, at least one.
pub(super) fn read(bytes: &[u8], edition: JudgedEdition, allowed: &Allowed<'_>) -> Result<OwnEdition, Vec<Fault>> {
    let frame = Frame::read(bytes).map_err(|fault| vec![of_frame(fault)])?;
    let (trailer, versions): (&'static DictionaryForm, &[&[u8]]) = match edition {
        JudgedEdition::Web => (&grammar::WEB_TRAILER, &[b"1.7"]),
        JudgedEdition::Print | JudgedEdition::Cover => (&grammar::PRINT_TRAILER, &[b"1.4", b"1.6"]),
    };
    if !versions.contains(&frame.version) {
        return Err(vec![Fault::new(0, "header", String::from_utf8_lossy(frame.version))]);
    }
    let walk = ObjectWalk::new(&frame, trailer, &grammar::OBJECT_STREAM);
    let document = DocumentParts::read(&frame);
    let mut faults = walk.faults;
    // Findings name the page rather than the object where they can.
    for fault in &mut faults {
        let pages = document.as_ref().map(|document| document.pages.as_slice()).unwrap_or_default();
        fault.page = walk.pages.get(fault.object).copied().flatten().and_then(|page| page_number(pages, page));
    }
    if !is_sealed(bytes, &frame) {
        faults.push(Fault::new(0, "identifier", ""));
    }
    // The checks that follow rely on the form of each object.
    let Some(document) = document.filter(|_| faults.is_empty()) else {
        let no_pages = faults.is_empty().then(|| Fault::new(0, "pages", ""));
        return Err(faults.into_iter().chain(no_pages).collect());
    };
    if edition == JudgedEdition::Web {
        faults.extend(unknown_profile(&frame, &walk.profiles));
    }
    faults.extend(document.faults(allowed.pictures));
    let mut fonts: Vec<(usize, EmbeddedFont)> = Vec::new();
    for number in &walk.fonts {
        match EmbeddedFont::read(&frame, *number) {
            Some(font) => fonts.push((*number, font)),
            None => faults.push(Fault::new(*number, "font", "")),
        }
    }
    faults.extend(allowed.faces.map(|faces| faces::faults(&fonts, faces)).unwrap_or_default());
    let mut pages = Vec::new();
    for (index, number) in document.pages.iter().enumerate() {
        match page(&frame, *number, &fonts, edition, allowed.pictures) {
            Ok(page) => pages.push(page),
            Err(Unexpected(what, detail)) => {
                faults.push(Fault { page: Some(index + 1), ..Fault::new(*number, what, detail) });
            }
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let fonts = fonts.into_iter().map(|(_, font)| font.font).collect();
    Ok(OwnEdition { pages, fonts, expanded: frame.expanded(), objects: frame.numbers().count() })
}

/// The number of a page in the document, counted from 1, by that of its object.
fn page_number(pages: &[usize], page: usize) -> Option<usize> {
    pages.iter().position(|object| *object == page).map(|place| place + 1)
}

/// The ICC profiles of the web edition, grey and sRGB, that the library krilla embeds: number of components, SHA-256.
/// Another profile could show the same colour values differently, even black as white.
const WEB_PROFILES: [(i64, &str); 2] = [
    (1, "00c0f94e09127520a17dc0e1d9264b5702081d96dbdb1549ee88e3631ce42a9d"),
    (3, "c56e1685d888f5edb92fe07f2750f387f8fe8e91b32ff8fb0b56bfbbb9458353"),
];

/// A fault for the first ICC profile that is none of [`WEB_PROFILES`].
fn unknown_profile(frame: &Frame<'_>, profiles: &[usize]) -> Option<Fault> {
    let is_known = |number: usize| {
        let components = frame.members(number)?.integer("N")?;
        let digest = sha256(&frame.data(number)?);
        Some(WEB_PROFILES.contains(&(components, digest.as_str())))
    };
    let unknown = profiles.iter().find(|number| is_known(**number) != Some(true));
    unknown.map(|number| Fault::new(*number, "value", "ICC"))
}

/// Placeholder for the digest while it is computed over the file that contains it.
const DIGEST_PLACEHOLDER: &[u8] = b"10325476981032547698103254769810";

/// Whether the second half of the file identifier (ISO 32000-1, 14.4), repeated in the XMP metadata, is the digest of
/// the file.
fn is_sealed(bytes: &[u8], frame: &Frame<'_>) -> bool {
    let [_, Value::Text(digest)] = frame.trailer.list("ID") else { return false };
    let digits = digest.iter().map(|byte| format!("{byte:02X}")).collect::<String>().into_bytes();
    if digits.len() != DIGEST_PLACEHOLDER.len() {
        return false;
    }
    let mut blank = bytes.to_vec();
    let mut count = 0;
    let mut from = 0;
    while let Some(at) = super::file::find(&blank[from..], &digits) {
        blank[from + at..from + at + digits.len()].copy_from_slice(DIGEST_PLACEHOLDER);
        from += at + digits.len();
        count += 1;
    }
    let sealed = sha256(&blank).to_uppercase();
    count == 2 && sealed.as_bytes().starts_with(&digits)
}

/// The fault of the file structure as one of the file.
fn of_frame(fault: FrameFault) -> Fault {
    match fault {
        FrameFault::Header => Fault::new(0, "header", ""),
        FrameFault::Bytes(offset) => Fault::new(0, "bytes", offset.to_string()),
        FrameFault::Number(number) => Fault::new(number, "number", ""),
        FrameFault::Index => Fault::new(0, "index", ""),
        FrameFault::End => Fault::new(0, "end", ""),
    }
}

/// Paints, glyphs and marks of a page; or the first operator or text that this program does not write.
fn page(
    frame: &Frame<'_>,
    page: usize,
    fonts: &[(usize, EmbeddedFont)],
    edition: JudgedEdition,
    pictures: bool,
) -> Result<(PageContent, PageRecord), Unexpected> {
    let unreadable = || Unexpected("operator", "?".into());
    let members = frame.members(page).ok_or_else(unreadable)?;
    let streams: Vec<usize> = match members.get("Contents") {
        Some(Value::Reference(stream)) => vec![*stream],
        Some(Value::List(list)) => relations::references(list),
        _ => Vec::new(),
    };
    let mut data = Vec::new();
    for stream in streams {
        data.extend(frame.data(stream).ok_or_else(unreadable)?);
        data.push(b'\n');
    }
    let context = page_context(frame, &members, fonts, edition).ok_or_else(unreadable)?;
    content::read(&data, &PageContext { pictures, ..context })
}

/// The resources and boxes of a page; `None` if it has no MediaBox.
fn page_context<'f>(
    frame: &Frame<'_>,
    page: &Members<'_>,
    fonts: &'f [(usize, EmbeddedFont)],
    edition: JudgedEdition,
) -> Option<PageContext<'f>> {
    let resources = page.reference("Resources").and_then(|number| frame.members(number)).unwrap_or_default();
    let named = |kind: &str| {
        let members = resources.dictionary(kind).map(|members| members.0.as_slice()).unwrap_or_default();
        members.iter().filter_map(|(name, value)| match value {
            Value::Reference(number) => Some((name.to_vec(), *number)),
            _ => None,
        })
    };
    let font = |number: usize| fonts.iter().find(|(object, _)| *object == number).map(|(_, font)| font);
    let sides = |key: &str| -> Option<[f64; 4]> {
        page.list(key).iter().filter_map(Value::number).collect::<Vec<_>>().try_into().ok()
    };
    Some(PageContext {
        marked: edition == JudgedEdition::Web,
        media: sides("MediaBox")?,
        bleed: sides("BleedBox"),
        pictures: false,
        images: named("XObject").filter_map(|(name, image)| Some((name, picture(frame, image)?))).collect(),
        fonts: named("Font").filter_map(|(name, number)| Some((name, font(number)?))).collect(),
        spaces: named("ColorSpace").filter_map(|(name, space)| Some((name, components(frame, space)?))).collect(),
    })
}

/// The number of components of a colour space (ICCBased), by the number of its object.
fn components(frame: &Frame<'_>, space: usize) -> Option<i64> {
    let Some((Value::List(space), _)) = frame.get(space) else { return None };
    let Some(Value::Reference(profile)) = space.get(1) else { return None };
    frame.members(*profile)?.integer("N")
}

/// An image XObject, by the number of its object.
fn picture(frame: &Frame<'_>, image: usize) -> Option<ImageOnPage> {
    let members = frame.members(image)?;
    let family = match members.get("ColorSpace")? {
        Value::Reference(space) => match components(frame, *space)? {
            1 => ColourFamily::IccGray,
            3 => ColourFamily::IccRgb,
            4 => ColourFamily::IccCmyk,
            _ => ColourFamily::Unknown,
        },
        Value::Name(name) if name.as_ref() == b"DeviceCMYK" => ColourFamily::Cmyk,
        _ => ColourFamily::Gray,
    };
    Some(ImageOnPage {
        width: members.integer("Width")?,
        height: members.integer("Height")?,
        bilevel: members.integer("BitsPerComponent") == Some(1),
        family,
        masked: members.get("SMask").is_some(),
    })
}
