//! Walks the content streams of a page with the forms, patterns and glyph procedures that they use (ISO 32000-1, 8 and
//! 9).
//!
//! [`super::pages`] calls [`read`] for files of unknown origin, for colours as they are set, line widths, images,
//! transparency and untagged content; an interpreter for the screen ([`super::letters`]) reports only converted
//! colours.

mod marked;
mod operators;
mod paths;
mod state;

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};
use hayro_syntax::xref::XRef;
use kurbo::Affine;

use super::colour::{ColourFamily, ColourSpace, Paint, Use};
use super::fonts::{self, FontKey};
use super::guard::is_deep;
use super::report::{Font, Image};
use super::values::{name, number, rounded};
pub(super) use marked::OpenMarks;
use operators::key;
pub(super) use paths::PathExtent;
use state::{ContentState, PaintInk};

/// Maximum nesting of forms and patterns.
const MAX_FORM_DEPTH: usize = 24;

/// Maximum nesting of patterns and glyph procedures in a page that is drawn, because each is drawn many times.
const MAX_NESTED_DRAWINGS: usize = 2;

/// Maximum number of operators in a document, those of forms counted for each use: a page of a budget has some ten
/// thousand.
pub(super) const MAX_OPERATORS: usize = 10_000_000;

/// Maximum size of the unpacked content of a document.
const MAX_UNPACKED_BYTES: usize = 1 << 30;

/// Filters of images, with their abbreviations.
const PICTURE_FILTERS: [&str; 6] = ["CCITTFaxDecode", "CCF", "DCTDecode", "DCT", "JBIG2Decode", "JPXDecode"];

/// Maximum number of different paints that are reported for a page.
const MAX_PAINTS: usize = 10_000;

/// Fonts and counts of the whole document, passed from page to page.
#[derive(Default)]
pub(super) struct ContentTally {
    pub(super) fonts: BTreeMap<FontKey, Font>,
    /// For each Type 3 font, the nesting of patterns and glyph procedures in it.
    drawn: BTreeMap<FontKey, usize>,
    operators: usize,
    /// Bytes of content unpacked so far, those of forms counted for each use.
    unpacked: usize,
}

impl ContentTally {
    /// Whether the content exceeds a limit.
    pub(super) fn is_full(&self) -> bool {
        self.operators > MAX_OPERATORS || self.unpacked > MAX_UNPACKED_BYTES
    }
}

/// Properties of the content of a page, for its report.
#[derive(Default)]
pub(super) struct PageContent {
    pub(super) paints: BTreeSet<Paint>,
    pub(super) thinnest: Option<f64>,
    pub(super) images: Vec<Image>,
    pub(super) transparency: BTreeSet<String>,
    pub(super) untagged: usize,
    pub(super) broken: bool,
    /// Whether a form contains itself, or forms or arrays are nested too deeply. The page must not be interpreted then.
    pub(super) endless: bool,
    /// Whether patterns and glyph procedures are nested too deeply, or dashes too short. The page must not be drawn
    /// then.
    pub(super) tangled: bool,
    /// The numbers (MCID) of its marked content.
    pub(super) marked: BTreeSet<i32>,
    /// Forms that refer to a page of another file (`Ref`).
    pub(super) foreign: Vec<ObjectIdentifier>,
}

impl PageContent {
    /// The properties of a page before its content is read.
    pub(super) fn of(page: &Page<'_>) -> Self {
        let mut content = Self::default();
        if page.raw().get::<Dict<'_>>("Group").is_some_and(|group| name(&group, "S").as_deref() == Some("Transparency"))
        {
            content.transparency.insert("Group".into());
        }
        content
    }

    /// Counts a painting operation as untagged if no marked content encloses it.
    pub(super) fn painted(&mut self, marks: &OpenMarks) {
        self.untagged += usize::from(!marks.is_tagged());
    }

    /// Records a paint; values are components from 0 to 1.
    pub(super) fn note(&mut self, used: Use, space: &ColourSpace, values: &[f64]) {
        let values = values.iter().map(|value| (value * 10_000.0).round() as i64).collect();
        let paint = Paint { used, space: space.family, inks: space.inks.clone(), values };
        if self.paints.len() < MAX_PAINTS {
            self.paints.insert(paint);
        }
    }

    /// Records the width of a line or a bar, in pt.
    pub(super) fn record_width(&mut self, width: f64) {
        let width = rounded(width);
        self.thinnest = Some(self.thinnest.map_or(width, |least| least.min(width)));
    }
}

/// Reads the content of a page and the appearances of its annotations.
pub(super) fn read<'a>(page: &Page<'a>, xref: &'a XRef, tally: &mut ContentTally) -> PageContent {
    let mut walk = ContentWalk {
        xref,
        tally,
        content: PageContent::of(page),
        inside: Vec::new(),
        seen: BTreeMap::new(),
        height: 0,
    };
    if is_picture(page) {
        walk.content.endless = true;
        return walk.content;
    }
    match page.page_stream() {
        Some(data) => walk.stream(data, page.resources(), ContentState::default(), &mut OpenMarks::default(), true),
        // A page without content is blank; one whose content cannot be unpacked is broken.
        None => walk.content.broken = page.raw().contains_key("Contents") && !is_empty(page),
    }
    walk.appearances(page);
    walk.content.tangled |= walk.height > MAX_NESTED_DRAWINGS;
    walk.content
}

/// Whether the list of content streams is empty.
fn is_empty(page: &Page<'_>) -> bool {
    page.raw().get::<Array<'_>>("Contents").is_some_and(|contents| contents.raw_iter().next().is_none())
}

/// Cache of the resources that a content stream has looked up, because each run of text looks up its font and colour.
#[derive(Default)]
struct ResourceCache {
    fonts: BTreeSet<Vec<u8>>,
    spaces: BTreeMap<Vec<u8>, ColourSpace>,
}

/// Whether a content stream of a page is compressed by a filter for images: a thousand pages could share a large one.
pub(super) fn is_picture<'a>(page: &Page<'a>) -> bool {
    let packed = |stream: Stream<'a>| {
        let filters = super::values::each(stream.dict(), "Filter", page.xref());
        let mut names = filters.into_iter().filter_map(|(_, filter)| super::values::word(filter));
        names.any(|name| PICTURE_FILTERS.contains(&name.as_str()))
    };
    let parts = super::values::each(page.raw(), "Contents", page.xref());
    parts.into_iter().filter_map(|(_, part)| part.into_stream()).any(packed)
}

/// The state of reading one page.
struct ContentWalk<'a, 't> {
    xref: &'a XRef,
    tally: &'t mut ContentTally,
    content: PageContent,
    /// The open forms, patterns and glyph procedures, outermost first.
    inside: Vec<ObjectIdentifier>,
    /// Patterns that have been read, each once, with the nesting in them.
    seen: BTreeMap<ObjectIdentifier, usize>,
    /// Nesting of patterns and glyph procedures in the part of the open stream that has been read.
    height: usize,
}

impl<'a> ContentWalk<'a, '_> {
    /// Reads the operators of a content stream; `of_page` is false for forms, patterns and glyph procedures.
    fn stream(
        &mut self,
        data: &[u8],
        resources: &Resources<'a>,
        start: ContentState,
        marks: &mut OpenMarks,
        of_page: bool,
    ) {
        self.tally.unpacked = self.tally.unpacked.saturating_add(data.len());
        if is_deep(data) {
            self.content.endless = true;
            return;
        }
        let mut states = vec![start];
        let mut path = PathExtent::default();
        let mut known = ResourceCache::default();
        let mut operators = UntypedIter::new(data);
        while let Some(instruction) = operators.next() {
            self.tally.operators += 1;
            if self.tally.is_full() {
                return;
            }
            let operands: Vec<&Object<'_>> = instruction.operands().collect();
            let operator: &[u8] = instruction.operator;
            match operator {
                // Deeper levels are ignored; a page has a few.
                b"q" if states.len() < 1000 => states.extend(states.last().cloned()),
                b"Q" if states.len() > 1 => drop(states.pop()),
                b"BMC" | b"BDC" => {
                    let number = marks.open(&operands, resources);
                    self.content.marked.extend(number.filter(|_| of_page));
                }
                b"EMC" => marks.close(),
                _ => {
                    let Some(state) = states.last_mut() else { return };
                    self.operator(operator, &operands, state, (&mut path, &mut known), resources, marks);
                }
            }
        }
    }

    /// Records a paint, or reads its pattern.
    fn paint(&mut self, used: Use, ink: &PaintInk, resources: &Resources<'a>, state: &ContentState) {
        match ink.pattern.as_ref().and_then(|pattern| resources.get_pattern(&key(pattern))) {
            Some(pattern) => self.pattern(pattern, resources, state, ink),
            None => self.content.note(used, &ink.space, &ink.values),
        }
    }

    /// Reads a tiling or a shading pattern (ISO 32000-1, 8.7).
    fn pattern(&mut self, pattern: Object<'a>, resources: &Resources<'a>, state: &ContentState, ink: &PaintInk) {
        match pattern {
            Object::Stream(tile) => {
                let uncoloured = tile.dict().get::<i32>("PaintType") == Some(2);
                if uncoloured {
                    self.content.note(Use::Area, &ink.space, &ink.values);
                }
                let known = self.seen.get(&tile.obj_id()).copied();
                let height = known.unwrap_or_else(|| {
                    self.content.tangled |= self.inside.contains(&tile.obj_id());
                    let start = ContentState { ctm: state.ctm, ..ContentState::default() };
                    let height = self.within(|walk| walk.form(&tile, resources, start, &mut OpenMarks::artifact()));
                    self.seen.insert(tile.obj_id(), height);
                    height
                });
                self.height = self.height.max(height);
            }
            Object::Dict(shading) => {
                if let Some(shading) = shading.get::<Object<'_>>("Shading") {
                    self.shading(&shading, resources);
                }
            }
            _ => self.content.note(Use::Area, &ColourSpace::of(ColourFamily::Unknown), &[]),
        }
    }

    /// Records the colour space of a shading.
    fn shading(&mut self, shading: &Object<'a>, resources: &Resources<'a>) {
        let dict = match shading {
            Object::Dict(dict) => dict,
            Object::Stream(stream) => stream.dict(),
            _ => return,
        };
        let space = dict.get::<Object<'_>>("ColorSpace").map(|space| ColourSpace::read(&space, resources));
        self.content.note(Use::Shading, &space.unwrap_or(ColourSpace::of(ColourFamily::Unknown)), &[]);
    }

    /// Reads the content of a form, a tiling pattern or a glyph procedure.
    fn form(&mut self, form: &Stream<'a>, resources: &Resources<'a>, mut state: ContentState, marks: &mut OpenMarks) {
        let dict = form.dict();
        let id = form.obj_id();
        if self.inside.len() >= MAX_FORM_DEPTH || self.inside.contains(&id) {
            self.content.endless = true;
            return;
        }
        if dict.contains_key("Ref") {
            self.content.foreign.push(id);
        }
        if dict.get::<Dict<'_>>("Group").is_some_and(|group| name(&group, "S").as_deref() == Some("Transparency")) {
            self.content.transparency.insert("Group".into());
        }
        let Ok(data) = form.decoded() else {
            self.content.broken = true;
            return;
        };
        if let Some(matrix) = dict.get::<Array<'_>>("Matrix").and_then(|matrix| affine(&matrix)) {
            state.ctm *= matrix;
        }
        let inner_resources = dict.get::<Dict<'_>>("Resources").unwrap_or_default();
        let resources = Resources::from_parent(inner_resources, resources.clone());
        self.inside.push(id);
        let depth = marks.depth();
        self.stream(&data, &resources, state, marks, false);
        marks.truncate(depth);
        self.inside.pop();
    }

    /// Records an image with its resolution on the page.
    fn image(&mut self, dict: &Dict<'_>, resources: &Resources<'a>, state: &ContentState) {
        let get = |long: &str, short: &str| dict.get::<Object<'_>>(long).or_else(|| dict.get::<Object<'_>>(short));
        let pixels = |long, short| get(long, short).and_then(number).unwrap_or_default();
        let (width, height) = (pixels("Width", "W"), pixels("Height", "H"));
        let mask = matches!(get("ImageMask", "IM"), Some(Object::Boolean(true)));
        let bits = get("BitsPerComponent", "BPC").and_then(number);
        let [a, b, c, d, ..] = state.ctm.as_coeffs();
        let dpi = (width * 72.0 / a.hypot(b)).min(height * 72.0 / c.hypot(d));
        let dpi = if dpi.is_finite() { rounded(dpi) } else { 0.0 };
        let bilevel = mask || bits == Some(1.0);
        self.content.images.push(Image { width: width as i64, height: height as i64, dpi, bilevel });
        if mask {
            self.paint(Use::Area, &state.fill, resources, state);
        } else {
            let space = get("ColorSpace", "CS").map(|space| ColourSpace::read(&space, resources));
            self.content.note(Use::Image, &space.unwrap_or(ColourSpace::of(ColourFamily::Unknown)), &[]);
        }
        if dict.contains_key("SMask") || dict.get::<i32>("SMaskInData").is_some_and(|mask| mask > 0) {
            self.content.transparency.insert("SMask".into());
        }
    }

    /// Records the font in which text is shown, and reads the glyph procedures of a Type 3 font.
    fn font(&mut self, resources: &Resources<'a>, state: &ContentState, known: &mut ResourceCache) {
        let Some(font) = &state.font else { return };
        if !known.fonts.contains(font) {
            known.fonts.insert(font.clone());
            self.new_font(font, resources, state);
        }
    }

    fn new_font(&mut self, font: &[u8], resources: &Resources<'a>, state: &ContentState) {
        let Some(dict) = resources.get_font(&key(font)) else { return };
        let key = fonts::key(&dict);
        let Some(procedures) = dict.get::<Dict<'_>>("CharProcs") else {
            self.tally.fonts.entry(key).or_insert_with(|| fonts::read(&dict, self.xref));
            return;
        };
        if self.tally.fonts.contains_key(&key) {
            // A font without a known nesting is still being read: it uses itself.
            let height = self.tally.drawn.get(&key).copied().unwrap_or(MAX_NESTED_DRAWINGS + 1);
            self.height = self.height.max(height);
            return;
        }
        self.tally.fonts.insert(key.clone(), fonts::read(&dict, self.xref));
        let height = self.within(|walk| {
            for key in procedures.keys() {
                if let Some(procedure) = procedures.get::<Stream<'_>>(&key) {
                    let inner_resources = dict.get::<Dict<'_>>("Resources").unwrap_or_default();
                    let inner_resources = Resources::from_parent(inner_resources, resources.clone());
                    walk.form(&procedure, &inner_resources, state.clone(), &mut OpenMarks::artifact());
                }
            }
        });
        self.tally.drawn.insert(key, height);
        self.height = self.height.max(height);
    }

    /// Reads a pattern or the glyph procedures of a font, and returns its nesting: 1, plus that of patterns and fonts
    /// in it.
    fn within(&mut self, walk: impl FnOnce(&mut Self)) -> usize {
        let outer = std::mem::take(&mut self.height);
        walk(self);
        std::mem::replace(&mut self.height, outer) + 1
    }

    /// Reads the appearances of annotations. They count as tagged, by their annotation.
    fn appearances(&mut self, page: &Page<'a>) {
        for (_, annotation) in super::values::dicts(page.raw(), "Annots", self.xref) {
            let Some(normal) = annotation.get::<Dict<'_>>("AP").and_then(|ap| ap.get::<Object<'_>>("N")) else {
                continue;
            };
            let forms: Vec<Stream<'a>> = match normal {
                Object::Stream(form) => vec![form],
                Object::Dict(states) => states.keys().filter_map(|key| states.get::<Stream<'_>>(&key)).collect(),
                _ => continue,
            };
            for form in forms {
                self.form(&form, page.resources(), ContentState::default(), &mut OpenMarks::artifact());
            }
        }
    }
}

/// The matrix of a form or pattern; `None` if it has not six numbers.
fn affine(array: &Array<'_>) -> Option<Affine> {
    let numbers: Vec<f64> = array.iter::<Object<'_>>().take(6).filter_map(number).collect();
    numbers.try_into().ok().map(Affine::new)
}
