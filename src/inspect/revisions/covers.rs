//! What a visible signature stands over.

use super::super::letters::Letter;
use super::super::report::{Area, PdfReport, ReportedPage};
use super::{Revisions, Signature};
use crate::model::Finding;

/// So many characters of what is covered are quoted.
const MAX_QUOTED: usize = 40;

impl Revisions<'_> {
    /// The text that visible signatures stand over, by page, with their boxes in pt from the lower left corner; `report` is of the
    /// first revision. A seal (印章) on blank paper covers nothing.
    pub fn covered(&self, report: &PdfReport) -> Vec<Finding> {
        self.signatures().filter_map(|signature| covered(signature, report)).collect()
    }
}

fn covered(signature: &Signature, report: &PdfReport) -> Option<Finding> {
    let (number, area) = signature.seen?;
    let page = report.pages.get(number.checked_sub(1)?)?;
    let text: String =
        page.letters.iter().filter(|letter| lies(letter, page, area)).map(|letter| letter.text.as_str()).collect();
    if text.is_empty() {
        return None;
    }
    let box_ = format!("{:.0} {:.0} {:.0} {:.0}", area.left, area.bottom, area.right, area.top);
    let finding =
        Finding::error("revision-covers").with("field", &signature.field).with("page", number).with("box", box_);
    Some(finding.with("text", text.chars().take(MAX_QUOTED).collect::<String>()))
}

/// Whether the ink of a glyph reaches into a box.
fn lies(letter: &Letter, page: &ReportedPage, area: Area) -> bool {
    let Some([left, top, right, bottom]) = letter.ink.filter(|_| !letter.hidden) else { return false };
    // Glyphs are told from the upper left corner of what is shown of the page.
    let shown = page.crop.unwrap_or(page.media);
    let (left, right) = (left + shown.left, right + shown.left);
    let (top, bottom) = (shown.top - top, shown.top - bottom);
    page.rotation != 0 || (left < area.right && right > area.left && bottom < area.top && top > area.bottom)
}
