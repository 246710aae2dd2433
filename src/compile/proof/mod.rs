//! Proof (校样): what the set pages must hold before anyone sees them.
//!
//! Typst lays out whatever it is given: text that does not fit runs over its neighbour, a long table can
//! collapse into one line, a missing glyph prints as a box, and nothing is said. So the pages are read back,
//! frame by frame: every text in its area and its cell, none over another, every word of the view there once.

mod ambiguity;
mod expected;
mod folio;
mod frames;
mod geometry;
mod outer;
mod sheets;

use std::collections::BTreeSet;

use typst_layout::PagedDocument;

use super::fonts::Fonts;
use crate::model::{Budget, Finding, Place, finding};
use crate::view::View;

/// Every fault of the set pages.
pub(super) fn pages(document: &PagedDocument, view: &View) -> Vec<Finding> {
    let mut pages = frames::read(document, view.draft.as_deref());
    geometry::settle(&mut pages, view);
    let mut findings = geometry::check(&pages, view);
    findings.extend(sheets::check(&pages, view));
    findings.extend(outer::check(&pages, view));
    findings.extend(folio::check(&pages, view));
    findings.extend(ambiguity::check(document));
    findings
}

/// The tables whose notes stand on a page without any of their rows.
pub(super) fn stray_notes(document: &PagedDocument) -> Vec<String> {
    frames::stray_notes(document)
}

/// The characters of the view that no font has: those that come from the layout, when the budget's own have
/// been looked at before.
pub(super) fn glyphs(view: &View, fonts: &Fonts) -> Vec<Finding> {
    let mut findings = Vec::new();
    expected::texts(view, &mut |text| {
        findings.extend(fonts.missing(text).into_iter().map(|missing| {
            let excerpt: String = text.chars().take(20).collect();
            finding::glyph_missing_text(missing.character, point(missing.character), missing.position, excerpt)
        }));
    });
    findings
}

/// The characters that stand on the pages.
pub(super) fn characters(view: &View) -> BTreeSet<char> {
    let mut characters = BTreeSet::new();
    expected::texts(view, &mut |text| characters.extend(text.chars()));
    characters
}

/// The characters of the budget that no font has.
pub(super) fn uncovered(budget: &Budget, fonts: &Fonts) -> Vec<Finding> {
    let lacking = |(place, text): (Place, &str)| {
        let missing = fonts.missing(text).into_iter();
        missing
            .map(|missing| {
                finding::glyph_missing(missing.character, point(missing.character), missing.position).at(&place)
            })
            .collect::<Vec<_>>()
    };
    budget.texts().into_iter().flat_map(lacking).collect()
}

/// The code point of a character.
fn point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// A text without its white space: lines break where layout wants.
fn solid(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}
