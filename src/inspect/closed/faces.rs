//! Compares embedded fonts with the installed faces (字体) of which they claim to be subsets. A forged font could show
//! the glyph of one digit and map it to the text of another in ToUnicode, which is what is copied and compared. So each
//! subset is made again, from the glyphs that the face has for the stated texts, and must be the same to the byte.
//! Called by [`super::read`].

use std::collections::BTreeSet;

use kurbo::BezPath;
use subsetter::GlyphRemapper;
use ttf_parser::gsub::SubstitutionSubtable;
use ttf_parser::{Face, GlyphId, RawFace, Tag};

use super::embedded::{EmbeddedFont, EmbeddedGlyph, FontProgram, cid_set, outline};
use super::walk::Fault;

/// Glyph widths that differ by less are equal, in thousandths of the font size.
const WIDTH_TOLERANCE: f32 = 0.01;

/// An installed face, with which documents may be set.
#[derive(Debug, Clone, Copy)]
pub struct KnownFace<'a> {
    /// The font file.
    pub data: &'a [u8],
    /// The index of the face in a collection; 0 for a single font.
    pub index: u32,
}

/// The faults of the fonts of a file, given with their object numbers: fonts that are no subset of one of the faces.
pub(super) fn faults(fonts: &[(usize, EmbeddedFont)], faces: &[KnownFace<'_>]) -> Vec<Fault> {
    let known: Vec<(String, OpenedFace<'_>)> = faces.iter().filter_map(|face| OpenedFace::open(*face)).collect();
    fonts.iter().filter_map(|(number, font)| compare(font, *number, &known).err()).collect()
}

/// Compares a font with all faces of its name.
fn compare(embedded: &EmbeddedFont, number: usize, known: &[(String, OpenedFace<'_>)]) -> Result<(), Fault> {
    // Several font files may have one name.
    let mut outcome = Err(Fault::new(number, "face", &embedded.name));
    for (_, face) in known.iter().filter(|(name, _)| *name == embedded.name) {
        outcome = compare_with(embedded, face, number);
        if outcome.is_ok() {
            break;
        }
    }
    outcome
}

/// Compares a font with one face. Instances of variable faces are not compared.
fn compare_with(embedded: &EmbeddedFont, face: &OpenedFace<'_>, number: usize) -> Result<(), Fault> {
    let wrong = |what: &'static str, detail: &str| Fault::new(number, what, detail);
    if face.variable {
        return Ok(());
    }
    // Glyphs are found by text and width first; comparing outlines, needed where several fit, takes long.
    if compare_subset(embedded, face, None, number).is_ok() {
        return Ok(());
    }
    let program = FontProgram::open(&embedded.program).ok_or_else(|| wrong("font", &embedded.name))?;
    compare_subset(embedded, face, Some(&program), number)
}

/// Makes the subset of a face again and compares it with the embedded one. With `program`, the outlines of glyphs must
/// agree too.
fn compare_subset(
    embedded: &EmbeddedFont,
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
    if expected == embedded.program && embedded.cid_set == cid_set(embedded.glyphs.len() + 1) {
        Ok(())
    } else {
        Err(wrong("font", &embedded.name))
    }
}

/// A parsed face.
struct OpenedFace<'a> {
    data: &'a [u8],
    index: u32,
    face: Face<'a>,
    /// Whether it is a variable font.
    variable: bool,
}

impl<'a> OpenedFace<'a> {
    /// Parses a face; returns it with its PostScript name.
    fn open(known: KnownFace<'a>) -> Option<(String, Self)> {
        let face = Face::parse(known.data, known.index).ok()?;
        let names = face.names().into_iter().filter(|name| name.name_id == ttf_parser::name_id::POST_SCRIPT_NAME);
        let name = names.filter_map(|name| name.to_string()).next()?;
        let variable = face.is_variable();
        Some((name, Self { data: known.data, index: known.index, face, variable }))
    }

    /// The glyph of this face for a text that has the stated width and, with `program`, the outline of its glyph
    /// `embedded`.
    fn glyph(&self, text: &str, width: f32, program: Option<&FontProgram<'_>>, embedded: GlyphId) -> Option<GlyphId> {
        let drawn = program.map(|program| program.outline(embedded));
        let fits = |glyph: &GlyphId| {
            let advance = f32::from(self.face.glyph_hor_advance(*glyph).unwrap_or(0));
            let advance = advance / f32::from(self.face.units_per_em()) * 1000.0;
            let is_drawn = |drawn: &BezPath| outline(|to| self.face.outline_glyph(*glyph, to)) == *drawn;
            (advance - width).abs() < WIDTH_TOLERANCE && drawn.as_ref().is_none_or(is_drawn)
        };
        let mut found: BTreeSet<GlyphId> = self.base_glyphs(text).into_iter().collect();
        let mut open: Vec<GlyphId> = found.iter().copied().collect();
        // The glyph itself, its alternates, and their alternates.
        for _ in 0..3 {
            if let Some(glyph) = open.iter().find(|glyph| fits(glyph)) {
                return Some(*glyph);
            }
            open = open.iter().flat_map(|glyph| self.alternates(*glyph)).filter(|glyph| found.insert(*glyph)).collect();
        }
        None
    }

    /// The glyph of a single character, or the ligatures of several.
    fn base_glyphs(&self, text: &str) -> Vec<GlyphId> {
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

    /// The glyphs that OpenType features substitute for one.
    fn alternates(&self, glyph: GlyphId) -> Vec<GlyphId> {
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

    /// All glyph substitutions (GSUB) of the face.
    fn substitutions(&self) -> impl Iterator<Item = SubstitutionSubtable<'a>> {
        let lookups = self.face.tables().gsub.map(|table| table.lookups);
        let lookups = lookups.into_iter().flat_map(|lookups| lookups.into_iter());
        lookups.flat_map(|lookup| lookup.subtables.into_iter::<SubstitutionSubtable<'a>>())
    }
}
