//! Proof of set pages (校样): compares them, as Typst's frames show them, with the view, before a PDF is written.
//!
//! [`Compiler::compile`](super::Compiler::compile) calls [`check`]. Typst reports no layout faults: text that does not
//! fit runs over its neighbour, a long table can collapse into one line, a missing glyph prints as a box. Geometry,
//! folios and glyphs are checked here, where frames show them; `proof` compares texts and tables.

mod ambiguity;
mod folio;
mod geometry;
mod pages;

use std::collections::BTreeSet;

use typst_layout::PagedDocument;

use super::fonts::Fonts;
use crate::model::{Budget, Finding, Place, finding};
use crate::page::PageText;
use crate::proof::{self, CellDifference, PageDifference};
use crate::view::View;
pub(super) use pages::stray_notes;
use pages::{SetPage, TextRun};

/// Finds every fault of the set pages.
pub(super) fn check(document: &PagedDocument, view: &View) -> Vec<Finding> {
    let mut pages = pages::read(document, view.draft.as_deref());
    geometry::find_areas(&mut pages, view);
    let mut findings = geometry::check(&pages, view);
    findings.extend(differences(&pages, view).into_iter().map(describe));
    findings.extend(folio::check(&pages, view));
    findings.extend(ambiguity::check(document));
    findings
}

/// Compares the pages with the view: a cover by its areas, other documents by text and tables.
fn differences(pages: &[SetPage], view: &View) -> Vec<PageDifference> {
    if let Some(wrap) = &view.wrap {
        let texts: Vec<PageText<'_>> = pages.iter().flat_map(|page| &page.texts).map(TextRun::placed).collect();
        return proof::compare_cover(&texts, 0.0, wrap, &view.cover);
    }
    let contents = geometry::contents(pages, view);
    let (mut differences, _) = proof::compare_texts(&contents, view);
    differences.extend(proof::compare_tables(&contents, view));
    differences
}

/// Turns a difference into a finding: the layout printed something else than the view.
fn describe(difference: PageDifference) -> Finding {
    match difference {
        PageDifference::TextLost { page, text, printed, .. } => {
            finding::text_lost(page, if printed.is_empty() { "nothing" } else { "other" }, text, printed)
        }
        PageDifference::TextStray { page, text, doubled } => {
            finding::text_stray(page, if doubled { "doubled" } else { "stray" }, text)
        }
        PageDifference::ContentsPage { text, stated, page } => finding::contents_wrong(text, stated, page),
        PageDifference::TableLost { table } => finding::sheet_lost(table),
        PageDifference::TableDoubled { table, page } => finding::sheet_doubled(table, page),
        PageDifference::TableStray { page } => finding::sheet_stray(page),
        PageDifference::HeaderLost { table, page, header } => finding::header_lost(table, page, header),
        PageDifference::Cell(cell) => {
            let CellDifference { table, page, row, name, column, header, kind, wanted, printed } = cell;
            finding::sheet_differs(table, page, kind, row, name, column, header, wanted, printed)
        }
    }
}

/// Finds characters of the view that no font has. These come from the layout: those of the budget were checked before
/// ([`uncovered_in_budget`]).
pub(super) fn uncovered_in_view(view: &View, fonts: &Fonts) -> Vec<Finding> {
    let mut findings = Vec::new();
    proof::all_texts(view, &mut |text| {
        findings.extend(fonts.missing(text).into_iter().map(|missing| {
            let excerpt: String = text.chars().take(20).collect();
            finding::glyph_missing_text(missing.character, code_point(missing.character), missing.position, excerpt)
        }));
    });
    findings
}

/// All characters that the view prints.
pub(super) fn characters(view: &View) -> BTreeSet<char> {
    let mut characters = BTreeSet::new();
    proof::all_texts(view, &mut |text| characters.extend(text.chars()));
    characters
}

/// Finds characters of the budget that no font has, with their places in the data.
pub(super) fn uncovered_in_budget(budget: &Budget, fonts: &Fonts) -> Vec<Finding> {
    let findings = |(place, text): (Place, &str)| {
        let missing = fonts.missing(text).into_iter();
        missing
            .map(|missing| {
                finding::glyph_missing(missing.character, code_point(missing.character), missing.position).at(&place)
            })
            .collect::<Vec<_>>()
    };
    budget.texts().into_iter().flat_map(findings).collect()
}

/// The code point of a character, such as `U+4E00`.
fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}
