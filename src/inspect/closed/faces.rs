//! Embedded fonts, compared with the faces of which they are subsets. A glyph of a file is what a reader sees, its ToUnicode entry
//! what is copied and compared: a forged font shows one and says the other. So each subset is made again, from the glyphs of the
//! known face that have the stated texts, and must come out byte for byte.

use std::collections::BTreeSet;

use kurbo::BezPath;
use subsetter::GlyphRemapper;
use ttf_parser::gsub::SubstitutionSubtable;
use ttf_parser::{Face, GlyphId, RawFace, Tag};

use super::embedded::{Embedded, EmbeddedGlyph, FontProgram, outline, set};
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
pub(super) fn faults(fonts: &[(usize, Embedded)], faces: &[KnownFace<'_>]) -> Vec<Fault> {
    let known: Vec<(String, OpenedFace<'_>)> = faces.iter().filter_map(|face| OpenedFace::open(*face)).collect();
    fonts.iter().filter_map(|(number, font)| compare(font, *number, &known).err()).collect()
}

fn compare(embedded: &Embedded, number: usize, known: &[(String, OpenedFace<'_>)]) -> Result<(), Fault> {
    // Several files may state one name.
    let mut outcome = Err(Fault::new(number, "face", &embedded.name));
    for (_, face) in known.iter().filter(|(name, _)| *name == embedded.name) {
        outcome = compare_with(embedded, face, number);
        if outcome.is_ok() {
            break;
        }
    }
    outcome
}

/// Compares a font with the subset of a face that is made again.
fn compare_with(embedded: &Embedded, face: &OpenedFace<'_>, number: usize) -> Result<(), Fault> {
    let wrong = |what: &'static str, detail: &str| Fault::new(number, what, detail);
    if face.variable {
        return Ok(());
    }
    // Most texts have one glyph of their width. Where that is another one, outlines decide, which take long to compare.
    if subset(embedded, face, None, number).is_ok() {
        return Ok(());
    }
    let program = FontProgram::open(&embedded.program).ok_or_else(|| wrong("font", &embedded.name))?;
    subset(embedded, face, Some(&program), number)
}

/// Makes the subset of a face again, which must be the embedded one.
fn subset(
    embedded: &Embedded,
    face: &OpenedFace<'_>,
    program: Option<&FontProgram<'_>>,
    number: usize,
) -> Result<(), Fault> {
    let wrong = |what: &'static str, detail: &str| Fault::new(number, what, detail);
    let mut mapper = GlyphRemapper::new();
    for (place, EmbeddedGlyph { text, width, .. }) in embedded.glyphs.iter().enumerate() {
        let code = u16::try_from(place + 1).map_err(|_| wrong("font", &embedded.name))?;
        let glyph = face.glyph(text, *width, program, GlyphId(code)).ok_or_else(|| wrong("glyph", text))?;
        if mapper.remap(glyph.0) != code {
            return Err(wrong("glyph", text));
        }
    }
    let subset = subsetter::subset(face.data, face.index, &mapper).map_err(|_| wrong("font", &embedded.name))?;
    let raw = RawFace::parse(&subset, 0).map_err(|_| wrong("font", &embedded.name))?;
    let expected = raw.table(Tag::from_bytes(b"CFF ")).unwrap_or(&subset);
    if expected == embedded.program && embedded.set == set(embedded.glyphs.len() + 1) {
        Ok(())
    } else {
        Err(wrong("font", &embedded.name))
    }
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
    fn glyph(&self, text: &str, width: f32, program: Option<&FontProgram<'_>>, embedded: GlyphId) -> Option<GlyphId> {
        let drawn = program.map(|program| program.outline(embedded));
        let is_it = |glyph: &GlyphId| {
            let own = f32::from(self.face.glyph_hor_advance(*glyph).unwrap_or(0));
            let own = own / f32::from(self.face.units_per_em()) * 1000.0;
            let is_drawn = |drawn: &BezPath| outline(|to| self.face.outline_glyph(*glyph, to)) == *drawn;
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
