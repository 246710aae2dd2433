//! A text on a page, the unit that all comparison begins with, and how texts are compared and quoted.

use super::Rect;

/// A text on a page: a run of a set page, or a glyph of a PDF. Lengths are in pt.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PageText<'a> {
    pub(crate) text: &'a str,
    /// The left end of its baseline, from the left edge of the page.
    pub(crate) left: f64,
    /// Its baseline, from the upper edge of the page.
    pub(crate) baseline: f64,
    /// The size of its font.
    pub(crate) size: f64,
    /// Its extent; `None` for a blank.
    pub(crate) extent: Option<Rect>,
}

impl PageText<'_> {
    /// The point in its middle; for a blank, a point a quarter of its size above the baseline.
    pub(crate) fn middle(&self) -> (f64, f64) {
        self.extent.map_or((self.left, self.baseline - self.size / 4.0), |extent| extent.middle())
    }

    /// The text after the page was turned clockwise by 90°, so that text that ran upwards is horizontal.
    pub(crate) fn turned(self) -> Self {
        Self { left: -self.baseline, baseline: self.left, extent: self.extent.map(Rect::turned), ..self }
    }
}

/// A text without white space, as texts are compared: line breaks depend on the layout.
pub(crate) fn solid(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// Findings quote at most this many characters of a text.
const MAX_QUOTED_CHARS: usize = 30;

/// The beginning of a text, for a finding.
pub(crate) fn excerpt(text: &str) -> String {
    text.chars().take(MAX_QUOTED_CHARS).collect()
}
