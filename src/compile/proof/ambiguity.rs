//! One glyph, one character: a PDF tells the text of a glyph once for the whole font, so of two characters that
//! share a glyph one would be copied as the other.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use typst::text::TextItem;
use typst_layout::PagedDocument;

use super::frames;
use crate::model::{Finding, finding};

/// A glyph of a face: where the face's data lies in memory, its index there, the glyph's.
type Glyph = (usize, u32, u16);

/// Characters whose glyph stands for another character elsewhere in the document.
pub(super) fn check(document: &PagedDocument) -> Vec<Finding> {
    let mut known: HashMap<Glyph, &str> = HashMap::new();
    let mut findings: Vec<Finding> = Vec::new();
    let mut seen = HashSet::new();
    frames::runs(document, &mut |page, run| {
        for (glyph, text) in glyphs(run) {
            match known.entry(glyph) {
                Entry::Vacant(entry) => {
                    entry.insert(text);
                }
                Entry::Occupied(entry) if *entry.get() != text => {
                    let both = ambiguous(entry.get(), text);
                    if seen.insert(both.clone()) {
                        findings.push(finding::glyph_ambiguous(both.0, both.1, page));
                    }
                }
                Entry::Occupied(_) => {}
            }
        }
    });
    findings
}

fn glyphs(run: &TextItem) -> impl Iterator<Item = (Glyph, &str)> {
    let font = run.font.font();
    let face = (font.data().as_slice().as_ptr() as usize, font.index());
    let glyphs = run.glyphs.iter().map(move |glyph| ((face.0, face.1, glyph.id), &run.text[glyph.range()]));
    glyphs.filter(|((.., glyph), text)| *glyph != 0 && !text.trim().is_empty())
}

/// Both texts of a glyph, in one order, as they are shown.
fn ambiguous(one: &str, other: &str) -> (String, String) {
    let shown = |text: &str| {
        let points: Vec<String> = text.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
        format!("{text} ({})", points.join(" "))
    };
    let (one, other) = if one < other { (one, other) } else { (other, one) };
    (shown(one), shown(other))
}
