//! Fonts and paints as the interpreter knows them. What a font makes of a code, and how a paint looks, is asked of the
//! interpreter once and kept: programs, encodings and profiles are read in one way only.

use std::collections::{BTreeSet, HashMap};

use hayro_interpret::font::Glyph as Drawn;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, Paint, PathDrawMode, SoftMask,
    interpret,
};
use hayro_syntax::content::TypedIter;
use hayro_syntax::object::{Dict, Name};
use hayro_syntax::page::Resources;
use hayro_syntax::xref::XRef;
use kurbo::{Affine, BezPath, Rect};

use super::super::fonts::{self, FontKey};
use super::super::letters::{self, Extents};
use super::super::report::Font;
use super::super::values::{name, name_is};
use super::tokens::Odd;

/// A glyph of a font.
pub(super) struct Glyph {
    pub(super) text: String,
    /// Its ink in its own space, of a thousand units to the size of the font.
    pub(super) ink: Option<Rect>,
    /// How far the next glyph is from it, in such units.
    pub(super) advance: f32,
}

/// A font whose glyphs are outlines that follow each other from left to right.
pub(super) struct OutlineFont {
    pub(super) key: FontKey,
    pub(super) font: Font,
    /// Whether a code has two bytes.
    pub(super) wide: bool,
    /// By code, where among the glyphs it is, from 1.
    places: Vec<u32>,
    glyphs: Vec<Glyph>,
}

impl OutlineFont {
    /// Where among the glyphs that of a code is, if it is known.
    fn place(&self, code: u32) -> Option<usize> {
        (*self.places.get(code as usize)? as usize).checked_sub(1)
    }
}

/// The fonts of the file.
pub(super) struct FileFonts<'a> {
    xref: &'a XRef,
    context: Context<'a>,
    extents: Extents,
    /// `None` for a font that is not plain.
    known: HashMap<FontKey, Option<usize>>,
    faces: Vec<OutlineFont>,
}

impl<'a> FileFonts<'a> {
    pub(super) fn new(xref: &'a XRef, cache: &InterpreterCache<'a>) -> Self {
        Self {
            xref,
            context: letters::context(xref, cache),
            extents: Extents::default(),
            known: HashMap::new(),
            faces: Vec::new(),
        }
    }

    pub(super) fn face(&self, index: usize) -> &OutlineFont {
        &self.faces[index]
    }

    /// The font of this name among the resources.
    pub(super) fn find(&mut self, name: &[u8], resources: &Resources<'a>) -> Result<usize, Odd> {
        let dict = resources.get_font(&Name::new_unescaped(name)).ok_or(Odd)?;
        let key = fonts::key(&dict);
        if let Some(known) = self.known.get(&key) {
            return known.ok_or(Odd);
        }
        let face = self.open(name, &dict, key.clone(), resources);
        let index = face.map(|face| {
            self.faces.push(face);
            self.faces.len() - 1
        });
        self.known.insert(key, index);
        index.ok_or(Odd)
    }

    fn open(&mut self, own: &[u8], dict: &Dict<'a>, key: FontKey, resources: &Resources<'a>) -> Option<OutlineFont> {
        let font = fonts::read(dict, self.xref);
        let wide = match name(dict, "Subtype")?.as_str() {
            // Codes of other encodings have any number of bytes, and their glyphs may stand below each other.
            "Type0" if name_is(dict, "Encoding", b"Identity-H") && font.embedded => true,
            "Type1" | "MMType1" | "TrueType" => false,
            _ => return None,
        };
        // For a font that it cannot read the interpreter takes another, which shows nothing but ASCII.
        let last = if wide { 0xFFFF } else { 0xFF };
        self.ask(own, &[last], wide, resources)?;
        Some(OutlineFont { key, font, wide, places: Vec::new(), glyphs: Vec::new() })
    }

    /// Finds out about glyphs of the font, which has this name among the resources, as far as they are not known.
    pub(super) fn learn(
        &mut self,
        index: usize,
        codes: impl Iterator<Item = u32>,
        name: &[u8],
        resources: &Resources<'a>,
    ) -> Result<(), Odd> {
        let face = &self.faces[index];
        let unknown: BTreeSet<u32> = codes.filter(|code| face.place(*code).is_none()).collect();
        if unknown.is_empty() {
            return Ok(());
        }
        let unknown: Vec<u32> = unknown.into_iter().collect();
        let glyphs = self.ask(name, &unknown, face.wide, resources).ok_or(Odd)?;
        let face = &mut self.faces[index];
        for (code, glyph) in unknown.into_iter().zip(glyphs) {
            face.glyphs.push(glyph);
            let place = code as usize;
            if face.places.len() <= place {
                face.places.resize(place + 1, 0);
            }
            face.places[place] = face.glyphs.len() as u32;
        }
        Ok(())
    }

    /// The glyph of a code about which it is known.
    pub(super) fn glyph(&self, index: usize, code: u32) -> Result<&Glyph, Odd> {
        let face = &self.faces[index];
        face.place(code).and_then(|place| face.glyphs.get(place)).ok_or(Odd)
    }

    /// Has the interpreter show codes, each at the same place; `None` if it does anything else with one of them.
    fn ask(&mut self, name: &[u8], codes: &[u32], wide: bool, resources: &Resources<'a>) -> Option<Vec<Glyph>> {
        let mut content = [b"BT /", name, b" 1 Tf"].concat();
        for code in codes {
            let digits = if wide { format!("{code:04X}") } else { format!("{code:02X}") };
            content.extend(format!(" 1 0 0 1 0 0 Tm <{digits}> Tj").into_bytes());
        }
        content.extend(b" ET");
        let mut witness = Witness { extents: &mut self.extents, glyphs: Vec::new(), whites: Vec::new() };
        interpret(TypedIter::new(&content), resources, &mut self.context, &mut witness);
        let glyphs: Option<Vec<Glyph>> = witness.glyphs.into_iter().collect();
        glyphs.filter(|glyphs| glyphs.len() == codes.len())
    }

    /// Whether what is painted after this choice of a colour leaves white paper as it is.
    pub(super) fn is_white(&mut self, choice: &[u8], fills: bool, resources: &Resources<'a>) -> Result<bool, Odd> {
        let painting: &[u8] = if fills { b" 0 0 1 1 re f" } else { b" 0 0 m 1 1 l S" };
        let content = [choice, painting].concat();
        let mut witness = Witness { extents: &mut self.extents, glyphs: Vec::new(), whites: Vec::new() };
        interpret(TypedIter::new(&content), resources, &mut self.context, &mut witness);
        match witness.whites[..] {
            [white] => Ok(white),
            _ => Err(Odd),
        }
    }
}

/// What the interpreter shows.
struct Witness<'e> {
    extents: &'e mut Extents,
    /// `None` for a glyph that is not plain.
    glyphs: Vec<Option<Glyph>>,
    whites: Vec<bool>,
}

impl Device<'_> for Witness<'_> {
    fn draw_glyph(&mut self, glyph: &Drawn<'_>, place: Affine, own: Affine, _: &Paint<'_>, _: &GlyphDrawMode) {
        let upright = place == Affine::IDENTITY && own == Affine::scale(1.0 / 1000.0);
        let told = match glyph {
            Drawn::Outline(outline) if upright => Some(Glyph {
                text: letters::text(glyph),
                ink: self.extents.of(glyph),
                advance: outline.advance_width().unwrap_or_default(),
            }),
            _ => None,
        };
        self.glyphs.push(told);
    }

    fn draw_path(&mut self, _: &BezPath, _: Affine, paint: &Paint<'_>, _: &PathDrawMode) {
        self.whites.push(letters::is_white(paint));
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn pop_clip_path(&mut self) {}
    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_transparency_group(&mut self) {}
}
