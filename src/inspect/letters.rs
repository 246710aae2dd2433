//! Extracts the glyphs of a page: hayro interprets the content stream and reports each glyph with Unicode text,
//! position and ink to a [`PageReader`].
//!
//! [`super::pages`] calls it for files of unknown origin; editions of this program are read by [`super::closed`].

use std::collections::HashMap;

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, CacheKey, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, TransformExt, interpret_page,
};
use hayro_syntax::page::Page;
use hayro_syntax::xref::XRef;
use kurbo::{Affine, BezPath, Rect, Shape};

use super::sheet::{PageReader, PageRecord, Showing};

/// A glyph on a page. Coordinates are in pt from the upper left corner of the displayed page.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// Its text; the replacement character (U+FFFD) if the file does not state it.
    pub text: String,
    /// Distance of its origin from the left edge.
    pub x: f64,
    /// Distance of its origin, which lies on the baseline, from the upper edge.
    pub y: f64,
    /// The size of its font in pt.
    pub size: f64,
    /// Direction of its baseline as a unit vector (right, down): `[1.0, 0.0]` for horizontal text, `[0.0, -1.0]` for
    /// text that runs upward.
    pub along: [f64; 2],
    /// Extent of its ink: left, top, right, bottom; `None` for a blank.
    pub ink: Option<[f64; 4]>,
    /// Whether its baseline is oblique, as that of the watermark of a draft.
    pub slanted: bool,
    /// Whether it is invisible: text rendering mode 3, outside the page or the clipping path, or too small.
    pub hidden: bool,
    /// The number (MCID) of the marked content that contains it.
    pub content: Option<i32>,
}

impl Letter {
    /// Whether it runs upward, as the text of turned tables (横表竖排) does.
    pub fn runs_up(&self) -> bool {
        let [right, down] = self.along;
        !self.slanted && down < 0.0 && -down > right.abs()
    }
}

/// Interprets pages one after another, with caches that they share.
pub(super) struct Interpreter<'a> {
    cache: InterpreterCache<'a>,
    xref: &'a XRef,
    extents: Extents,
}

/// Cache of the extents of glyph outlines, in font units.
#[derive(Default)]
struct Extents(HashMap<u128, Rect>);

impl Extents {
    fn of(&mut self, glyph: &Glyph<'_>) -> Option<Rect> {
        let Glyph::Outline(glyph) = glyph else { return None };
        let extent = *self.0.entry(glyph.identifier().cache_key()).or_insert_with(|| {
            let outline = glyph.outline();
            if outline.elements().is_empty() { Rect::ZERO } else { outline.bounding_box() }
        });
        (extent.area() > 0.0).then_some(extent)
    }
}

impl<'a> Interpreter<'a> {
    pub(super) fn new(xref: &'a XRef) -> Self {
        Self { cache: InterpreterCache::new(), xref, extents: Extents::default() }
    }

    /// Reads a page, up to `room` glyphs and marks.
    pub(super) fn read(&mut self, page: &Page<'a>, room: usize) -> PageRecord {
        let mut context = context(self.xref, &self.cache);
        let (width, height) = page.render_dimensions();
        let shown = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let sheet = PageReader::new(page.initial_transform(true).to_kurbo(), shown, room);
        let mut reader = LetterReader { extents: &mut self.extents, sheet };
        interpret_page(page, &mut context, &mut reader);
        reader.sheet.record()
    }
}

/// The initial clipping area, in pt: larger than any page, so that the interpreter reports each clipping path.
const UNCLIPPED: Rect = Rect::new(-32_000.0, -32_000.0, 32_000.0, 32_000.0);

/// The initial state of the interpreter: coordinates are those of user space.
fn context<'a>(xref: &'a XRef, cache: &InterpreterCache<'a>) -> Context<'a> {
    Context::new(Affine::IDENTITY, UNCLIPPED, cache, xref, InterpreterSettings::default())
}

/// Passes the events of the interpreter on to the [`PageReader`].
struct LetterReader<'e> {
    extents: &'e mut Extents,
    sheet: PageReader,
}

/// The Unicode text of a glyph.
fn text(glyph: &Glyph<'_>) -> String {
    match glyph.as_unicode() {
        Some(BfString::Char(character)) => character.to_string(),
        Some(BfString::String(text)) => text,
        None => "\u{FFFD}".into(),
    }
}

impl Device<'_> for LetterReader<'_> {
    fn draw_glyph(&mut self, glyph: &Glyph<'_>, place: Affine, own: Affine, paint: &Paint<'_>, mode: &GlyphDrawMode) {
        let showing = match mode {
            GlyphDrawMode::Fill => Showing::Filled,
            GlyphDrawMode::Stroke(_) => Showing::Stroked,
            GlyphDrawMode::Invisible => Showing::Hidden,
        };
        let ink = self.extents.of(glyph);
        self.sheet.glyph(&text(glyph), ink, place * own, is_white(paint), showing);
    }

    fn draw_path(&mut self, path: &BezPath, place: Affine, paint: &Paint<'_>, mode: &PathDrawMode) {
        let line = match mode {
            PathDrawMode::Stroke(stroke) => Some(f64::from(stroke.line_width)),
            PathDrawMode::Fill(_) => None,
        };
        self.sheet.path(path, place, is_white(paint), line);
    }

    fn draw_image(&mut self, image: Image<'_, '_>, place: Affine) {
        let size = Rect::new(0.0, 0.0, image.width().into(), image.height().into());
        self.sheet.mark(place.transform_rect_bbox(size), false);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.sheet.clip(clip.path.bounding_box());
    }

    fn pop_clip_path(&mut self) {
        self.sheet.unclip();
    }

    fn begin_marked_content(&mut self, _: &[u8], number: Option<i32>) {
        self.sheet.open(number);
    }

    fn end_marked_content(&mut self) {
        self.sheet.close();
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_transparency_group(&mut self) {}
}

/// Whether a paint is invisible on white paper: white, or fully transparent.
fn is_white(paint: &Paint<'_>) -> bool {
    match paint {
        Paint::Color(colour) => {
            let [red, green, blue, alpha] = colour.to_rgba().components();
            alpha == 0.0 || red.min(green).min(blue) > 0.995
        }
        Paint::Pattern(_) => false,
    }
}
