//! Lines of text.

use super::letters::Letter;
use super::report::TextLine;
use super::texts::FileTexts;
use super::values::rounded;
use crate::page::lines as page_lines;

/// The lines of a page from top to bottom, each from left to right; behind them those that run up the page, from left to
/// right. Hidden text is left out, and so is text across the page.
pub(super) fn lines(letters: &[Letter]) -> Vec<TextLine> {
    let texts = FileTexts::seen(letters);
    let lying = page_lines(texts.lying);
    let lying = lying.iter().map(|line| TextLine { y: rounded(line.baseline), text: line.text() });
    // On the paper turned back, the left edge of the paper is up, and its upper edge on the right.
    let turned = page_lines(texts.turned);
    let turned = turned.iter().map(|line| {
        let end = line.texts.first().map_or(0.0, |text| text.left);
        TextLine { y: rounded(-end), text: line.text() }
    });
    lying.chain(turned).filter(|line| !line.text.is_empty()).collect()
}
