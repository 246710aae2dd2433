//! The pages: their boxes, what is painted on them, their text.

use std::collections::{BTreeSet, HashMap};

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, ObjectIdentifier};
use hayro_syntax::page::{Page as Source, Rotation};

use super::content::{self, Content, Tally};
use super::letters::{Interpreter, MOST, Printed};
use super::lines;
use super::outline::Ways;
use super::report::{Area, Font, Page};
use super::values::area;
use crate::error::Error;
use crate::model::Finding;

/// So many pages are read.
const MOST_PAGES: usize = 5000;

/// What the pages hold.
pub(super) struct Read<'a> {
    pub(super) pages: Vec<Page>,
    pub(super) fonts: Vec<Font>,
    /// The numbers of the marked content of each page.
    pub(super) numbers: Vec<BTreeSet<i32>>,
    /// The forms that stand for content of other files.
    pub(super) foreign: Vec<ObjectIdentifier>,
    pub(super) ways: Ways<'a>,
}

/// Reads all pages. What their operators do is counted before they are interpreted, so that a file with more of them
/// than can be followed is refused first.
pub(super) fn read<'a>(pdf: &'a Pdf, root: &Dict<'a>) -> Result<Read<'a>, Error> {
    let too_large = || Error::failed(Finding::error("pdf-too-large"));
    let (xref, sources) = (pdf.xref(), pdf.pages());
    let numbers: HashMap<ObjectIdentifier, usize> =
        sources.iter().enumerate().filter_map(|(index, page)| Some((page.raw().obj_id()?, index + 1))).collect();
    let ways = Ways { root: root.clone(), xref, numbers };
    let mut read = Read { pages: Vec::new(), fonts: Vec::new(), numbers: Vec::new(), foreign: Vec::new(), ways };
    let (mut tally, mut interpreter) = (Tally::default(), Interpreter::new(xref));
    for source in sources.iter() {
        let mut content = content::read(source, xref, &mut tally);
        if tally.is_full() || read.pages.len() >= MOST_PAGES {
            return Err(too_large());
        }
        // The interpreter follows such content down to a depth at which it is countless.
        let printed = if content.endless { Printed::default() } else { interpreter.read(source) };
        if interpreter.count >= MOST {
            return Err(too_large());
        }
        read.numbers.push(std::mem::take(&mut content.marked));
        read.foreign.append(&mut content.foreign);
        read.pages.push(page(source, content, printed, &read.ways));
    }
    read.fonts = tally.fonts.into_values().collect();
    read.fonts.sort();
    read.fonts.dedup();
    Ok(read)
}

fn page<'a>(source: &Source<'a>, content: Content, printed: Printed, ways: &Ways<'a>) -> Page {
    let dict = source.raw();
    let media = source.media_box();
    let shown = source.crop_box();
    let stated = |x0: f64, y0: f64, x1: f64, y1: f64| Area { left: x0, bottom: y0, right: x1, top: y1 };
    let media = stated(media.x0, media.y0, media.x1, media.y1);
    let shown = stated(shown.x0, shown.y0, shown.x1, shown.y1);
    let (overlaps, overlapping) = lines::overlaps(&printed.letters);
    Page {
        media,
        // It may be inherited.
        crop: (shown != media || dict.contains_key("CropBox")).then_some(shown),
        bleed: area(dict, "BleedBox"),
        trim: area(dict, "TrimBox"),
        art: area(dict, "ArtBox"),
        rotation: match source.rotation() {
            Rotation::None => 0,
            Rotation::Horizontal => 90,
            Rotation::Flipped => 180,
            Rotation::FlippedHorizontal => 270,
        },
        paints: content.paints,
        thinnest: content.thinnest,
        images: content.images,
        transparency: content.transparency,
        untagged: content.untagged,
        broken: content.broken || content.endless,
        tangled: content.tangled || content.endless,
        annotations: ways.annotations(source),
        lines: lines::lines(&printed.letters),
        unmapped: printed.letters.iter().filter(|letter| letter.text.contains('\u{FFFD}')).count(),
        overlaps,
        overlapping,
        letters: printed.letters,
        marks: printed.marks,
    }
}
