//! Reads a PDF back with a reader that shares nothing with the program: every glyph with its Unicode text and
//! its place.

use hayro_cmap::BfString;
use hayro_interpret::font::Glyph;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, interpret_page,
};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Name, Stream, String as Bytes};
use kurbo::{Affine, BezPath, Point, Rect, Shape};

/// A page as a reader sees it.
pub(crate) struct Page {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) glyphs: Vec<Letter>,
    /// The drawn lines, as rectangles from the upper left corner.
    pub(crate) rules: Vec<Rect>,
}

/// A glyph's text, the left end of its baseline from the upper left corner of the page, in pt.
pub(crate) struct Letter {
    pub(crate) text: String,
    pub(crate) x: f64,
    pub(crate) y: f64,
}

impl Page {
    /// The page's text in the order of its content, without white space.
    pub(crate) fn text(&self) -> String {
        super::solid(&self.glyphs.iter().map(|letter| letter.text.as_str()).collect::<String>())
    }

    /// The lines of the page from top to bottom, each from left to right.
    pub(crate) fn lines(&self) -> Vec<String> {
        let mut glyphs: Vec<&Letter> = self.glyphs.iter().collect();
        let key = |letter: &Letter| (letter.y.round(), letter.x);
        glyphs.sort_by(|a, b| key(a).0.total_cmp(&key(b).0).then(a.x.total_cmp(&b.x)));
        let mut lines: Vec<(f64, String)> = Vec::new();
        for letter in glyphs {
            match lines.last_mut() {
                Some((y, line)) if (letter.y - *y).abs() < 2.0 => line.push_str(&letter.text),
                _ => lines.push((letter.y, letter.text.clone())),
            }
        }
        lines.into_iter().map(|(_, line)| super::solid(&line)).collect()
    }
}

pub(crate) fn read(bytes: &[u8]) -> Vec<Page> {
    let pdf = Pdf::new(bytes.to_vec()).expect("the PDF parses");
    let cache = InterpreterCache::new();
    let pages = pdf.pages().iter().map(|page| {
        let area = Rect::new(0.0, 0.0, 1.0, 1.0);
        let mut context = Context::new(Affine::IDENTITY, area, &cache, pdf.xref(), InterpreterSettings::default());
        let (width, height) = page.render_dimensions();
        let mut reader = Reader { height: height.into(), glyphs: Vec::new(), rules: Vec::new() };
        interpret_page(page, &mut context, &mut reader);
        Page { width: width.into(), height: height.into(), glyphs: reader.glyphs, rules: reader.rules }
    });
    pages.collect()
}

struct Reader {
    height: f64,
    glyphs: Vec<Letter>,
    rules: Vec<Rect>,
}

impl Device<'_> for Reader {
    fn draw_glyph(&mut self, glyph: &Glyph<'_>, transform: Affine, own: Affine, _: &Paint<'_>, _: &GlyphDrawMode) {
        let text = match glyph.as_unicode() {
            Some(BfString::Char(character)) => character.to_string(),
            Some(BfString::String(text)) => text,
            None => "\u{FFFD}".into(),
        };
        let point = transform * own * Point::ZERO;
        self.glyphs.push(Letter { text, x: point.x, y: self.height - point.y });
    }

    fn draw_path(&mut self, path: &BezPath, transform: Affine, _: &Paint<'_>, _: &PathDrawMode) {
        let area = (transform * path.clone()).bounding_box();
        self.rules.push(Rect::new(area.x0, self.height - area.y1, area.x1, self.height - area.y0));
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// A text string of a PDF: UTF-16 with a byte order mark, or ASCII.
pub(crate) fn text(bytes: &Bytes<'_>) -> String {
    let bytes = bytes.as_bytes();
    match bytes.strip_prefix(b"\xFE\xFF") {
        Some(wide) => {
            let units: Vec<u16> = wide.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// The embedded file of this name.
pub(crate) fn attachment(bytes: &[u8], name: &str) -> Vec<u8> {
    let pdf = Pdf::new(bytes.to_vec()).expect("the PDF parses");
    let objects = pdf.objects().into_iter();
    let mut files = objects.filter_map(|object| {
        let spec = object.into_dict()?;
        let own = text(&spec.get::<Bytes<'_>>(b"UF".as_slice())?);
        let file = spec.get::<Dict<'_>>(b"EF".as_slice())?.get::<Stream<'_>>(b"F".as_slice())?;
        (own == name).then(|| file.decoded().expect("it decodes").to_vec())
    });
    files.next().expect("the attachment is there")
}

/// The names of the embedded fonts.
pub(crate) fn fonts(bytes: &[u8]) -> Vec<String> {
    let pdf = Pdf::new(bytes.to_vec()).expect("the PDF parses");
    let objects = pdf.objects().into_iter();
    let names = objects.filter_map(|object| object.into_dict()?.get::<Name<'_>>(b"FontName".as_slice()));
    names.map(|name| name.as_str().to_owned()).collect()
}
