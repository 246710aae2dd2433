//! Finds glyphs that stand for two characters; part of the proof of set pages (`frames`).
//!
//! A PDF states one text for each glyph of a font (ToUnicode): one of the two would be copied as the other.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use typst::text::TextItem;
use typst_layout::PagedDocument;

use super::pages;
use crate::model::{Finding, finding};

/// A glyph of a face: address of the font data, index of the face in it, identifier of the glyph.
type Glyph = (usize, u32, u16);

/// Reports each pair of texts that share a glyph once, with the first page on which that shows.
pub(super) fn check(document: &PagedDocument) -> Vec<Finding> {
    let mut known: HashMap<Glyph, &str> = HashMap::new();
    let mut pairs: Vec<[&str; 2]> = Vec::new();
    let mut findings: Vec<Finding> = Vec::new();
    pages::runs(document, &mut |page, run| {
        for (glyph, text) in glyphs(run) {
            match known.entry(glyph) {
                Entry::Vacant(entry) => {
                    entry.insert(text);
                }
                Entry::Occupied(entry) if *entry.get() != text => {
                    let mut pair = [*entry.get(), text];
                    pair.sort_unstable();
                    if !pairs.contains(&pair) {
                        pairs.push(pair);
                        let [one, other] = pair.map(with_code_points);
                        findings.push(finding::glyph_ambiguous(one, other, page));
                    }
                }
                Entry::Occupied(_) => {}
            }
        }
    });
    findings
}

/// The glyphs of a run with their texts, without missing glyphs and blanks.
fn glyphs(run: &TextItem) -> impl Iterator<Item = (Glyph, &str)> {
    let font = run.font.font();
    let face = (font.data().as_slice().as_ptr() as usize, font.index());
    let glyphs = run.glyphs.iter().map(move |glyph| ((face.0, face.1, glyph.id), &run.text[glyph.range()]));
    glyphs.filter(|((.., glyph), text)| *glyph != 0 && !text.trim().is_empty())
}

/// A text with the code points of its characters, as findings quote it.
fn with_code_points(text: &str) -> String {
    let points: Vec<String> = text.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
    format!("{text} ({})", points.join(" "))
}
