//! Reports text that a visible signature covers; part of the check whether a signed file is genuine.

use super::super::letters::Letter;
use super::super::report::{Area, PdfReport, ReportedPage};
use super::{Revisions, Signature};
use crate::model::{Finding, finding};

/// Maximum number of covered characters that a finding quotes.
const MAX_QUOTED: usize = 40;

impl Revisions<'_> {
    /// A finding for each visible signature that covers text, with its page, its box in pt from the lower left corner,
    /// and the text. `report` describes the first revision. A seal (印章) on blank paper covers nothing.
    pub fn covered(&self, report: &PdfReport) -> Vec<Finding> {
        self.signatures().filter_map(|signature| covered(signature, report)).collect()
    }
}

/// The finding for a signature; `None` if it is invisible or covers no text.
fn covered(signature: &Signature, report: &PdfReport) -> Option<Finding> {
    let (number, area) = signature.seen?;
    let page = report.pages.get(number.checked_sub(1)?)?;
    let text: String =
        page.letters.iter().filter(|letter| overlaps(letter, page, area)).map(|letter| letter.text.as_str()).collect();
    if text.is_empty() {
        return None;
    }
    let box_ = format!("{:.0} {:.0} {:.0} {:.0}", area.left, area.bottom, area.right, area.top);
    Some(finding::revision_covers(&signature.field, number, box_, text.chars().take(MAX_QUOTED).collect::<String>()))
}

/// Whether the ink of a glyph overlaps a box. On a rotated page every visible glyph counts.
fn overlaps(letter: &Letter, page: &ReportedPage, area: Area) -> bool {
    let Some([left, top, right, bottom]) = letter.ink.filter(|_| !letter.hidden) else { return false };
    // Coordinates of glyphs start at the upper left corner of the visible area.
    let shown = page.crop.unwrap_or(page.media);
    let (left, right) = (left + shown.left, right + shown.left);
    let (top, bottom) = (shown.top - top, shown.top - bottom);
    page.rotation != 0 || (left < area.right && right > area.left && bottom < area.top && top > area.bottom)
}
