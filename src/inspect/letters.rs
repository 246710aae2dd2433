//! Glyphs as they stand on the page: an interpreter runs the content and tells each glyph with its Unicode text, its
//! place and its ink. Files of this program are read by [`super::closed`].

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

/// A glyph on a page. Places are in pt from the upper left corner of the page as it is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// Its text; the replacement character if the file does not tell.
    pub text: String,
    /// The left end of its baseline.
    pub x: f64,
    /// Its baseline.
    pub y: f64,
    /// The size of its font.
    pub size: f64,
    /// The way that its baseline runs, as far as 1 to the right and down: `[1.0, 0.0]` for text that lies, `[0.0, -1.0]`
    /// for text that runs upward.
    pub along: [f64; 2],
    /// Its ink: left, top, right, bottom; nothing for a blank.
    pub ink: Option<[f64; 4]>,
    /// Whether it runs across the page, as the mark of a draft does.
    pub slanted: bool,
    /// Whether it is there without being seen: text rendering mode 3, outside the page or of what is clipped, too small, under
    /// something that was painted later.
    pub hidden: bool,
    /// The number of the marked content in which it stands.
    pub content: Option<i32>,
}

impl Letter {
    /// Whether it runs up the page, as the text of tables that were turned onto upright paper does.
    pub fn runs_up(&self) -> bool {
        let [right, down] = self.along;
        !self.slanted && down < 0.0 && -down > right.abs()
    }
}

/// What the interpreter tells of the pages.
pub(super) struct Interpreter<'a> {
    cache: InterpreterCache<'a>,
    xref: &'a XRef,
    extents: Extents,
}

/// The extents of glyphs by font and glyph.
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

    /// Reads a page, up to so many glyphs and marks.
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

/// What content is clipped to when it begins: more than any page, so that each clip is told.
const UNCLIPPED: Rect = Rect::new(-32_000.0, -32_000.0, 32_000.0, 32_000.0);

/// Where content begins: in user space.
fn context<'a>(xref: &'a XRef, cache: &InterpreterCache<'a>) -> Context<'a> {
    Context::new(Affine::IDENTITY, UNCLIPPED, cache, xref, InterpreterSettings::default())
}

struct LetterReader<'e> {
    extents: &'e mut Extents,
    sheet: PageReader,
}

/// The text for which a glyph stands.
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

/// Whether a paint leaves white paper as it is.
fn is_white(paint: &Paint<'_>) -> bool {
    match paint {
        Paint::Color(colour) => {
            let [red, green, blue, alpha] = colour.to_rgba().components();
            alpha == 0.0 || red.min(green).min(blue) > 0.995
        }
        Paint::Pattern(_) => false,
    }
}
