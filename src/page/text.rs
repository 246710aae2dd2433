//! Texts on a page.

use super::Rect;

/// A text on a page: a run of a set page, or a glyph of a file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PageText<'a> {
    pub(crate) text: &'a str,
    /// The left end of its baseline, from the left edge of the page.
    pub(crate) left: f64,
    /// Its baseline, from the upper edge of the page.
    pub(crate) baseline: f64,
    /// The size of its font.
    pub(crate) size: f64,
    /// Its extent; none for a blank.
    pub(crate) extent: Option<Rect>,
}

impl PageText<'_> {
    /// The point in its middle; a blank counts as half an `x` above its baseline.
    pub(crate) fn middle(&self) -> (f64, f64) {
        self.extent.map_or((self.left, self.baseline - self.size / 4.0), |extent| extent.middle())
    }

    /// The text on the page turned clockwise by 90°, its left edge up: text that ran up the page now lies.
    pub(crate) fn turned(self) -> Self {
        Self { left: -self.baseline, baseline: self.left, extent: self.extent.map(Rect::turned), ..self }
    }
}

/// A text without its white space: lines break where layout wants.
pub(crate) fn solid(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// Findings quote so many characters of a text.
const MAX_QUOTED: usize = 30;

/// The beginning of a text, for a finding.
pub(crate) fn excerpt(text: &str) -> String {
    text.chars().take(MAX_QUOTED).collect()
}
