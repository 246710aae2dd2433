//! Glyphs as they stand on the page: an interpreter runs the content and tells each glyph with its Unicode text, its
//! place and its ink.

use std::collections::HashMap;

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, CacheKey, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, TransformExt, interpret_page,
};
use hayro_syntax::page::Page;
use hayro_syntax::xref::XRef;
use kurbo::{Affine, BezPath, Point, Rect, Shape};

use super::report::{Area, Mark};

/// So many glyphs and other marks are read in a document. A budget has some ten thousand.
pub(super) const MOST: usize = 2_000_000;

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
    /// Its ink: left, top, right, bottom; nothing for a blank.
    pub ink: Option<[f64; 4]>,
    /// Whether it runs across the page, as the mark of a draft does.
    pub slanted: bool,
    /// Whether it runs up the page, as the text of tables that were turned onto upright paper does.
    pub aside: bool,
    /// Whether it is there without being seen (text rendering mode 3).
    pub hidden: bool,
    /// The number of the marked content in which it stands.
    pub content: Option<i32>,
}

/// What the interpreter tells of the pages.
pub(super) struct Interpreter<'a> {
    cache: InterpreterCache<'a>,
    xref: &'a XRef,
    /// The extents of glyphs by font and glyph.
    extents: HashMap<u128, Rect>,
    pub(super) count: usize,
}

/// What one page holds.
#[derive(Default)]
pub(super) struct Printed {
    pub(super) letters: Vec<Letter>,
    pub(super) marks: Vec<Mark>,
}

impl<'a> Interpreter<'a> {
    pub(super) fn new(xref: &'a XRef) -> Self {
        Self { cache: InterpreterCache::new(), xref, extents: HashMap::new(), count: 0 }
    }

    pub(super) fn read(&mut self, page: &Page<'a>) -> Printed {
        let area = Rect::new(0.0, 0.0, 1.0, 1.0);
        let settings = InterpreterSettings::default();
        let mut context = Context::new(Affine::IDENTITY, area, &self.cache, self.xref, settings);
        let mut reader = Reader {
            turn: page.initial_transform(true).to_kurbo(),
            extents: std::mem::take(&mut self.extents),
            room: MOST.saturating_sub(self.count),
            printed: Printed::default(),
            open: Vec::new(),
            clips: Vec::new(),
        };
        interpret_page(page, &mut context, &mut reader);
        self.extents = reader.extents;
        self.count += reader.printed.letters.len() + reader.printed.marks.len();
        reader.printed
    }
}

struct Reader {
    /// From user space to the page as it is read.
    turn: Affine,
    extents: HashMap<u128, Rect>,
    room: usize,
    printed: Printed,
    /// The numbers of the open marked content.
    open: Vec<Option<i32>>,
    /// The extents to which painting is clipped, each within the one before.
    clips: Vec<Rect>,
}

impl Reader {
    fn is_full(&self) -> bool {
        self.printed.letters.len() + self.printed.marks.len() >= self.room
    }

    /// Notes ink in user space, as far as it is not clipped.
    fn mark(&mut self, area: Rect, text: bool) {
        let area = self.clips.last().map_or(area, |clip| area.intersect(*clip));
        if !self.is_full() && area.is_finite() && area.width() >= 0.0 && area.height() >= 0.0 {
            let seen = self.turn.transform_rect_bbox(area);
            let seen = [seen.x0, seen.y0, seen.x1, seen.y1];
            let area = Area { left: area.x0, bottom: area.y0, right: area.x1, top: area.y1 };
            self.printed.marks.push(Mark { area, seen, text });
        }
    }

    /// Whether this is the outline of the glyph that has just been filled: the interpreter tells the two halves of text
    /// that is filled and stroked, as office programs make bold type, one after the other.
    fn repeats(&self, text: &str, origin: Point, mode: &GlyphDrawMode) -> bool {
        let stroked = matches!(mode, GlyphDrawMode::Stroke(_));
        let last = self.printed.letters.last();
        stroked && last.is_some_and(|last| last.text == text && Point::new(last.x, last.y) == origin)
    }

    fn extent(&mut self, glyph: &Glyph<'_>) -> Option<Rect> {
        let Glyph::Outline(glyph) = glyph else { return None };
        let extent = *self.extents.entry(glyph.identifier().cache_key()).or_insert_with(|| {
            let outline = glyph.outline();
            if outline.elements().is_empty() { Rect::ZERO } else { outline.bounding_box() }
        });
        (extent.area() > 0.0).then_some(extent)
    }
}

impl Device<'_> for Reader {
    fn draw_glyph(&mut self, glyph: &Glyph<'_>, place: Affine, own: Affine, paint: &Paint<'_>, mode: &GlyphDrawMode) {
        let text = match glyph.as_unicode() {
            Some(BfString::Char(character)) => character.to_string(),
            Some(BfString::String(text)) => text,
            None => "\u{FFFD}".into(),
        };
        let matrix = place * own;
        let turned = self.turn * matrix;
        let origin = turned * Point::ZERO;
        if self.is_full() || !origin.is_finite() || self.repeats(&text, origin, mode) {
            return;
        }
        let ink = self.extent(glyph);
        let hidden = matches!(mode, GlyphDrawMode::Invisible);
        if let Some(ink) = ink.filter(|_| !hidden && !is_white(paint)) {
            self.mark(matrix.transform_rect_bbox(ink), true);
        }
        let [a, b, c, d, ..] = turned.as_coeffs();
        let ink = ink.map(|ink| turned.transform_rect_bbox(ink)).map(|ink| [ink.x0, ink.y0, ink.x1, ink.y1]);
        // A glyph has a thousand units to the size of its font.
        let size = c.hypot(d) * 1000.0;
        let slanted = a.abs().min(b.abs()) > 0.01 * a.abs().max(b.abs());
        let aside = !slanted && b < 0.0 && b.abs() > a.abs();
        let content = self.open.iter().rev().find_map(|number| *number);
        self.printed.letters.push(Letter {
            text,
            x: origin.x,
            y: origin.y,
            size,
            ink,
            slanted,
            aside,
            hidden,
            content,
        });
    }

    fn draw_path(&mut self, path: &BezPath, place: Affine, paint: &Paint<'_>, mode: &PathDrawMode) {
        if is_white(paint) {
            return;
        }
        let mut area = (place * path.clone()).bounding_box();
        if let PathDrawMode::Stroke(stroke) = mode {
            let half = f64::from(stroke.line_width) * place.determinant().abs().sqrt() / 2.0;
            // The ends of a line are not inked beyond it.
            let (flat, upright) = (area.height() < half, area.width() < half);
            area = area.inflate(if flat { 0.0 } else { half }, if upright { 0.0 } else { half });
        }
        self.mark(area, false);
    }

    fn draw_image(&mut self, image: Image<'_, '_>, place: Affine) {
        let size = Rect::new(0.0, 0.0, image.width().into(), image.height().into());
        self.mark(place.transform_rect_bbox(size), false);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let area = clip.path.bounding_box();
        let area = self.clips.last().map_or(area, |outer| area.intersect(*outer));
        self.clips.push(area);
    }

    fn pop_clip_path(&mut self) {
        self.clips.pop();
    }

    fn begin_marked_content(&mut self, _: &[u8], number: Option<i32>) {
        self.open.push(number);
    }

    fn end_marked_content(&mut self) {
        self.open.pop();
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
