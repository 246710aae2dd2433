//! Reads embedded fonts in the one form that this program writes: the text, width and ink of the glyph of each code.
//! [`super::read`] reads all fonts of a file; `drawing.rs` places their glyphs, and `faces.rs` compares them with the
//! installed faces.

use kurbo::{BezPath, Rect, Shape};
use pdf_writer::types::{SystemInfo, UnicodeCmap};
use pdf_writer::{Name, Str};
use ttf_parser::{Face, GlyphId, OutlineBuilder};

use super::super::report::Font;
use super::frame::Frame;
use crate::syntax::{Members, Value};

/// An embedded font.
pub(super) struct EmbeddedFont {
    /// The PostScript name of the face, without the subset tag.
    pub(super) name: String,
    /// The entry of the font in the report.
    pub(super) font: Font,
    /// The font program: TrueType, or a bare CFF table.
    pub(super) program: Vec<u8>,
    /// The CIDSet, a bit for each glyph of the program (ISO 32000-1, 9.8.3).
    pub(super) cid_set: Vec<u8>,
    /// The glyphs by code, from code 1 on: code 0 is the glyph for missing characters.
    pub(super) glyphs: Vec<EmbeddedGlyph>,
}

/// A glyph of an embedded font. Lengths are in thousandths of the font size.
pub(super) struct EmbeddedGlyph {
    /// Its text in the ToUnicode CMap.
    pub(super) text: String,
    pub(super) width: f32,
    /// The bounding box of its ink; `None` for a blank.
    pub(super) ink: Option<Rect>,
}

impl EmbeddedFont {
    /// Reads the font with this object number; `None` if this program does not write such a font.
    pub(super) fn read(frame: &Frame<'_>, number: usize) -> Option<Self> {
        let font = frame.members(number)?;
        let Some(Value::Reference(descendant)) = font.list("DescendantFonts").first() else { return None };
        let descendant = frame.members(*descendant)?;
        let descriptor = frame.members(descendant.reference("FontDescriptor")?)?;
        let program = descriptor.reference("FontFile2").or(descriptor.reference("FontFile3"))?;
        let base = std::str::from_utf8(descendant.name("BaseFont")?).ok()?;
        if !has_one_name(&font, &descriptor, base) {
            return None;
        }
        let (_, name) = base.split_once('+')?;
        let data = frame.data(program)?;
        let (font_program, widths) = (FontProgram::open(&data)?, widths(descendant.list("W"))?);
        let texts = texts(&frame.data(font.reference("ToUnicode")?)?)?;
        let glyph = |(place, text): (usize, String)| {
            let code = u16::try_from(place + 1).ok()?;
            let run = widths.iter().find(|(first, last, _)| (*first..=*last).contains(&code));
            let width = run.map_or(0.0, |(_, _, width)| *width);
            Some(EmbeddedGlyph { text, width, ink: font_program.ink(GlyphId(code)) })
        };
        let glyphs = texts.into_iter().enumerate().map(glyph).collect::<Option<_>>()?;
        let kind = String::from_utf8_lossy(descendant.name("Subtype")?).into_owned();
        let full = String::from_utf8_lossy(font.name("BaseFont")?).into_owned();
        let font = Font {
            name: full.split_once('+').map_or(full.as_str(), |(_, name)| name).to_owned(),
            kind: format!("Type0/{kind}"),
            embedded: true,
            subset: true,
            unicode: true,
        };
        Some(Self {
            name: name.to_owned(),
            font,
            cid_set: frame.data(descriptor.reference("CIDSet")?)?,
            glyphs,
            program: data,
        })
    }

    /// The glyph of a code; `None` for code 0 and codes beyond the last.
    pub(super) fn glyph(&self, code: u16) -> Option<&EmbeddedGlyph> {
        self.glyphs.get(usize::from(code).checked_sub(1)?)
    }
}

/// The CIDSet of a font with this number of glyphs.
pub(super) fn cid_set(glyphs: usize) -> Vec<u8> {
    let mut bits = vec![0; glyphs.div_ceil(8)];
    (0..glyphs).for_each(|glyph| bits[glyph / 8] |= 0x80 >> (glyph % 8));
    bits
}

/// Whether font and font descriptor have the name of the CIDFont.
fn has_one_name(font: &Members<'_>, descriptor: &Members<'_>, base: &str) -> bool {
    let font_name = font.name("BaseFont").unwrap_or_default();
    let without_encoding = font_name.strip_suffix(b"-Identity-H").unwrap_or(font_name);
    without_encoding == base.as_bytes() && descriptor.name("FontName") == Some(base.as_bytes())
}

/// The texts of a ToUnicode CMap by code; `None` if it is not byte for byte the CMap that this program writes for them.
fn texts(map: &[u8]) -> Option<Vec<String>> {
    let text = std::str::from_utf8(map).ok()?;
    let mut texts = Vec::new();
    for line in text.lines() {
        let Some((code, rest)) = line.strip_prefix('<').and_then(|line| line.split_once("> <")) else { continue };
        let Some(units) = rest.strip_suffix('>').filter(|_| line != "<0000> <FFFF>") else { continue };
        if usize::from_str_radix(code, 16).ok()? != texts.len() + 1 || units.len() % 4 != 0 {
            return None;
        }
        let units = units.as_bytes().chunks(4).map(|unit| {
            let unit = std::str::from_utf8(unit).ok()?;
            u16::from_str_radix(unit, 16).ok()
        });
        texts.push(String::from_utf16(&units.collect::<Option<Vec<u16>>>()?).ok()?);
    }
    let system = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
    let mut again = UnicodeCmap::<u16>::new(Name(b"Custom"), system);
    for (place, text) in texts.iter().enumerate() {
        again.pair_with_multiple(u16::try_from(place + 1).ok()?, text.chars());
    }
    (again.finish().as_slice() == map).then_some(texts)
}

/// The widths (W) as runs: first code, last code, width.
fn widths(list: &[Value<'_>]) -> Option<Vec<(u16, u16, f32)>> {
    let runs = list.chunks_exact(3);
    let whole = runs.remainder().is_empty();
    let runs = runs.map(|run| {
        let code = |value: &Value<'_>| u16::try_from(value.integer()?).ok();
        Some((code(&run[0])?, code(&run[1])?, run[2].number()? as f32))
    });
    runs.collect::<Option<Vec<_>>>().filter(|_| whole)
}

/// A parsed font program.
pub(super) enum FontProgram<'a> {
    TrueType(Box<Face<'a>>),
    Cff(Box<ttf_parser::cff::Table<'a>>),
}

impl<'a> FontProgram<'a> {
    /// Parses a font program; `None` if it is damaged.
    pub(super) fn open(data: &'a [u8]) -> Option<Self> {
        match data.get(..4)? {
            [1, 0, ..] if data.get(2) == Some(&4) => ttf_parser::cff::Table::parse(data).map(Box::new).map(Self::Cff),
            _ => Face::parse(data, 0).ok().map(Box::new).map(Self::TrueType),
        }
    }

    /// The outline of a glyph, in units of the font.
    pub(super) fn outline(&self, glyph: GlyphId) -> BezPath {
        match self {
            Self::TrueType(face) => outline(|to| face.outline_glyph(glyph, to)),
            Self::Cff(table) => outline(|to| table.outline(glyph, to).ok()),
        }
    }

    /// The bounding box of a glyph in thousandths of the font size; `None` for a blank.
    fn ink(&self, glyph: GlyphId) -> Option<Rect> {
        let outline = self.outline(glyph);
        let units = match self {
            Self::TrueType(face) => f64::from(face.units_per_em()),
            Self::Cff(table) => 1.0 / f64::from(table.matrix().sx),
        };
        let ink = outline.bounding_box().scale_from_origin(1000.0 / units);
        (!outline.elements().is_empty() && ink.area() > 0.0).then_some(ink)
    }
}

/// Collects the outline that a parser draws.
pub(super) fn outline<T>(draw: impl FnOnce(&mut dyn OutlineBuilder) -> T) -> BezPath {
    struct Path(BezPath);
    impl OutlineBuilder for Path {
        fn move_to(&mut self, x: f32, y: f32) {
            self.0.move_to((f64::from(x), f64::from(y)));
        }
        fn line_to(&mut self, x: f32, y: f32) {
            self.0.line_to((f64::from(x), f64::from(y)));
        }
        fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
            self.0.quad_to((f64::from(x1), f64::from(y1)), (f64::from(x), f64::from(y)));
        }
        fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
            let [one, two, end] = [(x1, y1), (x2, y2), (x, y)].map(|(x, y)| (f64::from(x), f64::from(y)));
            self.0.curve_to(one, two, end);
        }
        fn close(&mut self) {
            self.0.close_path();
        }
    }
    let mut path = Path(BezPath::new());
    draw(&mut path);
    path.0
}
