//! Groups the texts of a page into lines by their baselines; used for cells, for text outside tables, and for covers.

use super::PageText;

/// Texts whose baselines differ by less than this, in pt, are on one line.
pub(super) const SAME_LINE_PT: f64 = 2.0;

/// Texts of one baseline.
pub(crate) struct PageLine<'a> {
    /// The baseline of its first text, from the upper edge of the page.
    pub(crate) baseline: f64,
    /// Its texts from left to right.
    pub(crate) texts: Vec<PageText<'a>>,
}

impl PageLine<'_> {
    /// Its text without white space.
    pub(crate) fn text(&self) -> String {
        joined(&self.texts)
    }
}

/// Groups texts into lines, from top to bottom, each from left to right.
pub(crate) fn lines(mut texts: Vec<PageText<'_>>) -> Vec<PageLine<'_>> {
    texts.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut lines: Vec<PageLine<'_>> = Vec::new();
    for text in texts {
        match lines.last_mut() {
            Some(line) if text.baseline - line.baseline < SAME_LINE_PT => line.texts.push(text),
            _ => lines.push(PageLine { baseline: text.baseline, texts: vec![text] }),
        }
    }
    lines.iter_mut().for_each(|line| line.texts.sort_by(|a, b| a.left.total_cmp(&b.left)));
    lines
}

/// Concatenates texts, without white space.
pub(super) fn joined(texts: &[PageText<'_>]) -> String {
    texts.iter().flat_map(|text| text.text.chars()).filter(|character| !character.is_whitespace()).collect()
}
