//! Reads all pages of a PDF for the report: page boxes, paints, images, annotations, glyphs and lines of text.
//!
//! [`super::document`] calls it. Pages of an edition have been read by [`super::closed`]; those of other files are read
//! here, by [`super::content`] and the interpreter ([`super::letters`]).

use std::collections::{BTreeSet, HashMap};

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, ObjectIdentifier};
use hayro_syntax::page::{Page as Source, Rotation};
use hayro_syntax::xref::XRef;

use super::closed::OwnEdition;
use super::content::{self, ContentTally, PageContent};
use super::letters::Interpreter;
use super::lines;
use super::outline::Destinations;
use super::overlaps::{Overlaps, overlaps};
use super::report::{Area, Font, ReportedPage};
use super::sheet::PageRecord;
use super::values::area;
use crate::error::Error;
use crate::model::finding;

/// The limit of glyphs and marks divided by this is the limit of pages: 5,000 in files of unknown origin.
const MIN_ITEMS_PER_PAGE: usize = 400;

/// Maximum number of pairs of neighbouring glyphs that are compared in a document: legible text has a few per glyph.
const MAX_PAIRS: usize = 100_000_000;

/// The pages, and what later stages need of them.
pub(super) struct PagesRead<'a> {
    pub(super) pages: Vec<ReportedPage>,
    pub(super) fonts: Vec<Font>,
    /// The numbers (MCID) of the marked content of each page.
    pub(super) numbers: Vec<BTreeSet<i32>>,
    /// The forms that refer to a page of another file (`Ref`).
    pub(super) foreign: Vec<ObjectIdentifier>,
    pub(super) destinations: Destinations<'a>,
}

/// Reads all pages; those in `own_edition` have been read by the strict reader.
///
/// # Errors
/// `pdf-too-large` if a limit is exceeded.
pub(super) fn read<'a>(
    pdf: &'a Pdf,
    root: &Dict<'a>,
    own_edition: Option<OwnEdition>,
    max_items: usize,
) -> Result<PagesRead<'a>, Error> {
    let (xref, sources) = (pdf.xref(), pdf.pages());
    let numbers: HashMap<ObjectIdentifier, usize> =
        sources.iter().enumerate().filter_map(|(index, page)| Some((page.raw().obj_id()?, index + 1))).collect();
    let destinations = Destinations::new(root.clone(), xref, numbers);
    let mut read =
        PagesRead { pages: Vec::new(), fonts: Vec::new(), numbers: Vec::new(), foreign: Vec::new(), destinations };
    let (mut own_pages, own_fonts) = own_edition.map(|edition| (edition.pages.into_iter(), edition.fonts)).unzip();
    let mut reader = Reader::new(xref, max_items);
    let mut pairs = 0;
    for source in sources.iter() {
        let (mut content, record) = match own_pages.as_mut().and_then(Iterator::next) {
            Some(page) => page,
            None => reader.read(source, read.pages.len())?,
        };
        read.numbers.push(std::mem::take(&mut content.marked));
        read.foreign.append(&mut content.foreign);
        let room = MAX_PAIRS.saturating_sub(pairs);
        let (page, looked) = page(source, content, record, &read.destinations, room);
        pairs += looked;
        if pairs >= MAX_PAIRS {
            return Err(Error::failed(finding::pdf_too_large()));
        }
        read.pages.push(page);
    }
    read.fonts = own_fonts.unwrap_or_else(|| reader.tally.fonts.into_values().collect());
    read.fonts.sort();
    read.fonts.dedup();
    Ok(read)
}

/// Reads pages of files of unknown origin. The operators of a page are counted before it is interpreted, so that a file
/// with too many of them is refused first.
struct Reader<'a> {
    xref: &'a XRef,
    /// Limit of glyphs and marks.
    max_items: usize,
    interpreter: Interpreter<'a>,
    tally: ContentTally,
    /// Number of glyphs and marks so far.
    count: usize,
    /// Number of annotations and content streams so far; those of a list that pages share count for each page.
    listed: usize,
}

impl<'a> Reader<'a> {
    fn new(xref: &'a XRef, max_items: usize) -> Self {
        Self {
            xref,
            max_items,
            interpreter: Interpreter::new(xref),
            tally: ContentTally::default(),
            count: 0,
            listed: 0,
        }
    }

    /// Reads a page that follows on `before` other pages.
    fn read(&mut self, source: &Source<'a>, before: usize) -> Result<(PageContent, PageRecord), Error> {
        let too_large = || Error::failed(finding::pdf_too_large());
        let room = self.max_items.saturating_sub(self.count);
        self.listed += listed(source);
        if self.listed > self.max_items {
            return Err(too_large());
        }
        let content = content::read(source, self.xref, &mut self.tally);
        if self.tally.is_full() || before >= self.max_items / MIN_ITEMS_PER_PAGE {
            return Err(too_large());
        }
        // The interpreter would follow such content without end.
        let record = if content.endless { PageRecord::default() } else { self.interpreter.read(source, room) };
        self.count += record.letters.len() + record.marks.len();
        if self.count >= self.max_items { Err(too_large()) } else { Ok((content, record)) }
    }
}

/// Number of annotations and content streams that a page lists.
fn listed(source: &Source<'_>) -> usize {
    let length = |key| source.raw().get::<Array<'_>>(key).map_or(0, |list| list.raw_iter().count());
    length("Annots") + length("Contents")
}

/// The rotation of a page in degrees. The reader ignores values that are no multiple of 90; they are returned as
/// stated.
fn rotation(source: &Source<'_>) -> i32 {
    let stated = source.raw().get::<i32>("Rotate").filter(|stated| stated % 90 != 0);
    stated.unwrap_or(match source.rotation() {
        Rotation::None => 0,
        Rotation::Horizontal => 90,
        Rotation::Flipped => 180,
        Rotation::FlippedHorizontal => 270,
    })
}

/// Makes the report of a page. Also returns the number of compared pairs of glyphs, which `room` limits.
fn page<'a>(
    source: &Source<'a>,
    content: PageContent,
    record: PageRecord,
    destinations: &Destinations<'a>,
    room: usize,
) -> (ReportedPage, usize) {
    let dict = source.raw();
    let media = source.media_box();
    let shown = source.crop_box();
    let stated = |x0: f64, y0: f64, x1: f64, y1: f64| Area { left: x0, bottom: y0, right: x1, top: y1 };
    let media = stated(media.x0, media.y0, media.x1, media.y1);
    let shown = stated(shown.x0, shown.y0, shown.x1, shown.y1);
    let Overlaps { first: overlaps, covered: overlapping, compared } = overlaps(&record.letters, room);
    let page = ReportedPage {
        media,
        // A CropBox may be inherited from the page tree.
        crop: (shown != media || dict.contains_key("CropBox")).then_some(shown),
        bleed: area(dict, "BleedBox"),
        trim: area(dict, "TrimBox"),
        art: area(dict, "ArtBox"),
        rotation: rotation(source),
        user_unit: dict.get::<f32>("UserUnit").map(f64::from),
        paints: content.paints,
        thinnest: content.thinnest,
        images: content.images,
        transparency: content.transparency,
        untagged: content.untagged,
        broken: content.broken || content.endless,
        tangled: content.tangled || content.endless,
        annotations: destinations.annotations(source),
        lines: lines::lines(&record.letters),
        unmapped: record.letters.iter().filter(|letter| letter.text.contains('\u{FFFD}')).count(),
        overlaps,
        overlapping,
        letters: record.letters,
        marks: record.marks,
    };
    (page, compared)
}
