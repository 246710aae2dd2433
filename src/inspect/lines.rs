//! Joins the visible glyphs of a page into lines of text for the report
//! ([`ReportedPage`](super::report::ReportedPage)).

use super::letters::Letter;
use super::report::TextLine;
use super::texts::FileTexts;
use super::values::rounded;
use crate::page::lines as page_lines;

/// The horizontal lines of a page from top to bottom, then the lines that run upward from left to right. Hidden and
/// oblique text is left out.
pub(super) fn lines(letters: &[Letter]) -> Vec<TextLine> {
    let texts = FileTexts::by_direction(letters);
    let upright = page_lines(texts.upright);
    let upright = upright.iter().map(|line| TextLine { y: rounded(line.baseline), text: line.text() });
    // With the page turned clockwise to read them, its left edge is above and its upper edge on the right.
    let turned = page_lines(texts.turned);
    let turned = turned.iter().map(|line| {
        let end = line.texts.first().map_or(0.0, |text| text.left);
        TextLine { y: rounded(-end), text: line.text() }
    });
    upright.chain(turned).filter(|line| !line.text.is_empty()).collect()
}
