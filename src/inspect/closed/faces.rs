//! Embedded fonts, compared with the faces of which they are subsets. A glyph of a file is what a reader sees, its ToUnicode entry
//! what is copied and compared: a forged font shows one and says the other. So each subset is made again, from the glyphs of the
//! known face that have the stated texts, and must come out byte for byte.

use std::collections::BTreeSet;

use pdf_writer::types::{SystemInfo, UnicodeCmap};
use pdf_writer::{Name, Str};
use subsetter::GlyphRemapper;
use ttf_parser::gsub::SubstitutionSubtable;
use ttf_parser::{Face, GlyphId, OutlineBuilder, RawFace, Tag};

use super::frame::Frame;
use super::syntax::{Members, StrictValue};
use super::walk::Fault;

/// Widths that differ by less are equal: PDF states them in thousandths of the size of the type.
const NEAR: f32 = 0.01;

/// A face that documents may be set with.
#[derive(Debug, Clone, Copy)]
pub struct KnownFace<'a> {
    /// The font file.
    pub data: &'a [u8],
    /// The number of the face in it.
    pub index: u32,
}

/// Compares the fonts of a file, by the numbers of their objects, with these faces.
pub(super) fn faults(frame: &Frame<'_>, fonts: &[usize], faces: &[KnownFace<'_>]) -> Vec<Fault> {
    let known: Vec<(String, OpenedFace<'_>)> = faces.iter().filter_map(|face| OpenedFace::open(*face)).collect();
    fonts.iter().filter_map(|font| compare(frame, *font, &known).err()).collect()
}

fn compare(frame: &Frame<'_>, number: usize, known: &[(String, OpenedFace<'_>)]) -> Result<(), Fault> {
    let wrong = |what: &'static str, detail: &str| Fault::new(number, what, detail);
    let embedded = EmbeddedFont::read(frame, number).ok_or_else(|| wrong("font", ""))?;
    // Several files may state one name.
    let mut outcome = Err(wrong("face", &embedded.name));
    for (_, face) in known.iter().filter(|(name, _)| *name == embedded.name) {
        outcome = compare_with(&embedded, face, number);
        if outcome.is_ok() {
            break;
        }
    }
    outcome
}

/// Compares a font with the subset of a face that is made again.
fn compare_with(embedded: &EmbeddedFont, face: &OpenedFace<'_>, number: usize) -> Result<(), Fault> {
    let wrong = |what: &'static str, detail: &str| Fault::new(number, what, detail);
    if face.variable {
        return Ok(());
    }
    // Most texts have one glyph of their width. Outlines, which take long to compare, tell where that is another one.
    if subset(embedded, face, None, number).is_ok() {
        return Ok(());
    }
    let program = Program::open(&embedded.program).ok_or_else(|| wrong("font", &embedded.name))?;
    subset(embedded, face, Some(&program), number)
}

/// Makes the subset of a face again, which must be the embedded one.
fn subset(
    embedded: &EmbeddedFont,
    face: &OpenedFace<'_>,
    program: Option<&Program<'_>>,
    number: usize,
) -> Result<(), Fault> {
    let wrong = |what: &'static str, detail: &str| Fault::new(number, what, detail);
    let mut mapper = GlyphRemapper::new();
    for (place, text) in embedded.texts.iter().enumerate() {
        let code = u16::try_from(place + 1).map_err(|_| wrong("font", &embedded.name))?;
        let width = embedded.width(code);
        let glyph = face.glyph(text, width, program, GlyphId(code)).ok_or_else(|| wrong("glyph", text))?;
        if mapper.remap(glyph.0) != code {
            return Err(wrong("glyph", text));
        }
    }
    let subset = subsetter::subset(face.data, face.index, &mapper).map_err(|_| wrong("font", &embedded.name))?;
    let raw = RawFace::parse(&subset, 0).map_err(|_| wrong("font", &embedded.name))?;
    let expected = raw.table(Tag::from_bytes(b"CFF ")).unwrap_or(&subset);
    if expected == embedded.program && embedded.set == set(embedded.texts.len() + 1) {
        Ok(())
    } else {
        Err(wrong("font", &embedded.name))
    }
}

/// A font of a file.
struct EmbeddedFont {
    /// The PostScript name of the face, without the mark of the subset.
    name: String,
    program: Vec<u8>,
    /// The glyphs that are in the program, one bit for each (CIDSet, ISO 32000-1, 9.8.3).
    set: Vec<u8>,
    /// The text of each glyph, from the second on: the first stands for missing ones.
    texts: Vec<String>,
    /// Runs of glyphs of one width: the first, the last, the width.
    widths: Vec<(u16, u16, f32)>,
}

impl EmbeddedFont {
    fn read(frame: &Frame<'_>, number: usize) -> Option<Self> {
        let font = frame.members(number)?;
        let Some(StrictValue::Reference(descendant)) = font.list("DescendantFonts").first() else { return None };
        let descendant = frame.members(*descendant)?;
        let descriptor = frame.members(descendant.reference("FontDescriptor")?)?;
        let program = descriptor.reference("FontFile2").or(descriptor.reference("FontFile3"))?;
        let base = std::str::from_utf8(descendant.name("BaseFont")?).ok()?;
        if !is_named_alike(&font, &descriptor, base) {
            return None;
        }
        let (_, name) = base.split_once('+')?;
        Some(Self {
            name: name.to_owned(),
            program: frame.data(program)?,
            set: frame.data(descriptor.reference("CIDSet")?)?,
            texts: texts(&frame.data(font.reference("ToUnicode")?)?)?,
            widths: widths(descendant.list("W"))?,
        })
    }

    fn width(&self, code: u16) -> f32 {
        let run = self.widths.iter().find(|(first, last, _)| (*first..=*last).contains(&code));
        run.map_or(0.0, |(_, _, width)| *width)
    }
}

/// The CIDSet of a font with so many glyphs.
fn set(glyphs: usize) -> Vec<u8> {
    let mut set = vec![0; glyphs.div_ceil(8)];
    (0..glyphs).for_each(|glyph| set[glyph / 8] |= 0x80 >> (glyph % 8));
    set
}

/// Whether font and descriptor have the name of the CIDFont.
fn is_named_alike(font: &Members<'_>, descriptor: &Members<'_>, base: &str) -> bool {
    let own = font.name("BaseFont").unwrap_or_default();
    let plain = own.strip_suffix(b"-Identity-H").unwrap_or(own);
    plain == base.as_bytes() && descriptor.name("FontName") == Some(base.as_bytes())
}

/// The texts of a ToUnicode CMap, which is written as this program writes it.
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

fn widths(list: &[StrictValue<'_>]) -> Option<Vec<(u16, u16, f32)>> {
    let runs = list.chunks_exact(3);
    let whole = runs.remainder().is_empty();
    let runs = runs.map(|run| {
        let code = |value: &StrictValue<'_>| u16::try_from(value.integer()?).ok();
        Some((code(&run[0])?, code(&run[1])?, run[2].number()? as f32))
    });
    runs.collect::<Option<Vec<_>>>().filter(|_| whole)
}

/// A face that documents may be set with, parsed.
struct OpenedFace<'a> {
    data: &'a [u8],
    index: u32,
    face: Face<'a>,
    /// Whether it has axes of variation: its instances are not compared.
    variable: bool,
}

impl<'a> OpenedFace<'a> {
    /// The face with its PostScript name.
    fn open(known: KnownFace<'a>) -> Option<(String, Self)> {
        let face = Face::parse(known.data, known.index).ok()?;
        let names = face.names().into_iter().filter(|name| name.name_id == ttf_parser::name_id::POST_SCRIPT_NAME);
        let name = names.filter_map(|name| name.to_string()).next()?;
        let variable = face.is_variable();
        Some((name, Self { data: known.data, index: known.index, face, variable }))
    }

    /// The glyph of this face that stands for a text, is as wide as stated, and is drawn as an embedded one of a program, if
    /// that is given.
    fn glyph(&self, text: &str, width: f32, program: Option<&Program<'_>>, embedded: GlyphId) -> Option<GlyphId> {
        let drawn = program.map(|program| program.outline(embedded));
        let is_it = |glyph: &GlyphId| {
            let own = f32::from(self.face.glyph_hor_advance(*glyph).unwrap_or(0));
            let own = own / f32::from(self.face.units_per_em()) * 1000.0;
            let is_drawn = |drawn: &Outline| outline(|to| self.face.outline_glyph(*glyph, to)) == *drawn;
            (own - width).abs() < NEAR && drawn.as_ref().is_none_or(is_drawn)
        };
        let mut found: BTreeSet<GlyphId> = self.base(text).into_iter().collect();
        let mut open: Vec<GlyphId> = found.iter().copied().collect();
        // Forms of a glyph, and forms of these.
        for _ in 0..3 {
            if let Some(glyph) = open.iter().find(|glyph| is_it(glyph)) {
                return Some(*glyph);
            }
            open = open.iter().flat_map(|glyph| self.forms(*glyph)).filter(|glyph| found.insert(*glyph)).collect();
        }
        None
    }

    /// The glyph of a character, or the ligatures of several.
    fn base(&self, text: &str) -> Vec<GlyphId> {
        let glyphs: Option<Vec<GlyphId>> = text.chars().map(|character| self.face.glyph_index(character)).collect();
        let Some((first, rest)) = glyphs.as_deref().and_then(<[GlyphId]>::split_first) else { return Vec::new() };
        if rest.is_empty() {
            return vec![*first];
        }
        let ligatures = self.substitutions().filter_map(|subtable| match subtable {
            SubstitutionSubtable::Ligature(table) => {
                let set = table.ligature_sets.get(table.coverage.get(*first)?)?;
                let fitting =
                    set.into_iter().filter(|ligature| ligature.components.into_iter().eq(rest.iter().copied()));
                Some(fitting.map(|ligature| ligature.glyph).collect::<Vec<_>>())
            }
            _ => None,
        });
        ligatures.flatten().collect()
    }

    /// The glyphs that features of the face put in the place of one.
    fn forms(&self, glyph: GlyphId) -> Vec<GlyphId> {
        use ttf_parser::gsub::SingleSubstitution;
        let forms = self.substitutions().filter_map(|subtable| match subtable {
            SubstitutionSubtable::Single(SingleSubstitution::Format1 { coverage, delta }) => {
                coverage.get(glyph)?;
                let shifted = i32::from(glyph.0) + i32::from(delta);
                Some(vec![GlyphId((shifted & 0xFFFF) as u16)])
            }
            SubstitutionSubtable::Single(SingleSubstitution::Format2 { coverage, substitutes }) => {
                Some(vec![substitutes.get(coverage.get(glyph)?)?])
            }
            SubstitutionSubtable::Alternate(table) => {
                let set = table.alternate_sets.get(table.coverage.get(glyph)?)?;
                Some(set.alternates.into_iter().collect())
            }
            _ => None,
        });
        forms.flatten().collect()
    }

    fn substitutions(&self) -> impl Iterator<Item = SubstitutionSubtable<'a>> {
        let lookups = self.face.tables().gsub.map(|table| table.lookups);
        let lookups = lookups.into_iter().flat_map(|lookups| lookups.into_iter());
        lookups.flat_map(|lookup| lookup.subtables.into_iter::<SubstitutionSubtable<'a>>())
    }
}

/// An embedded font program.
enum Program<'a> {
    TrueType(Box<Face<'a>>),
    Cff(Box<ttf_parser::cff::Table<'a>>),
}

impl<'a> Program<'a> {
    fn open(data: &'a [u8]) -> Option<Self> {
        match data.get(..4)? {
            [1, 0, ..] if data.get(2) == Some(&4) => ttf_parser::cff::Table::parse(data).map(Box::new).map(Self::Cff),
            _ => Face::parse(data, 0).ok().map(Box::new).map(Self::TrueType),
        }
    }

    fn outline(&self, glyph: GlyphId) -> Outline {
        match self {
            Self::TrueType(face) => outline(|to| face.outline_glyph(glyph, to)),
            Self::Cff(table) => outline(|to| table.outline(glyph, to).ok()),
        }
    }
}

/// The steps of an outline, with the numbers of each.
type Outline = Vec<(u8, [f32; 6])>;

/// The outline that is drawn.
fn outline<T>(draw: impl FnOnce(&mut dyn OutlineBuilder) -> T) -> Outline {
    struct Steps(Outline);
    impl OutlineBuilder for Steps {
        fn move_to(&mut self, x: f32, y: f32) {
            self.0.push((0, [x, y, 0.0, 0.0, 0.0, 0.0]));
        }
        fn line_to(&mut self, x: f32, y: f32) {
            self.0.push((1, [x, y, 0.0, 0.0, 0.0, 0.0]));
        }
        fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
            self.0.push((2, [x1, y1, x, y, 0.0, 0.0]));
        }
        fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
            self.0.push((3, [x1, y1, x2, y2, x, y]));
        }
        fn close(&mut self) {
            self.0.push((4, [0.0; 6]));
        }
    }
    let mut steps = Steps(Vec::new());
    draw(&mut steps);
    steps.0
}
