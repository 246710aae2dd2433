//! Converts the visible glyphs and rules of a page to the types of [`crate::page`], which lines and tables are found
//! with.
//!
//! The lines of the report and the comparison with the data (`against`) use it.

use super::letters::Letter;
use super::report::PaintedMark;
use crate::page::{PageText, Rect};

/// The visible glyphs of a page, without oblique ones.
pub(super) struct FileTexts<'a> {
    /// Glyphs that do not run upward.
    pub(super) upright: Vec<PageText<'a>>,
    /// Glyphs of turned tables (横表竖排), which run upward, in the coordinates of the page turned to read them.
    pub(super) turned: Vec<PageText<'a>>,
}

impl<'a> FileTexts<'a> {
    /// Sorts the visible glyphs of a page by direction.
    pub(super) fn by_direction(letters: &'a [Letter]) -> Self {
        let (up, upright): (Vec<&Letter>, Vec<&Letter>) =
            letters.iter().filter(is_visible).partition(|letter| letter.runs_up());
        let turned = up.into_iter().map(|letter| text(letter).turned()).collect();
        Self { upright: upright.into_iter().map(text).collect(), turned }
    }

    /// All visible glyphs in the coordinates of the page, in any direction.
    pub(super) fn all_visible(letters: &'a [Letter]) -> impl Iterator<Item = PageText<'a>> {
        letters.iter().filter(is_visible).map(text)
    }
}

fn is_visible(letter: &&Letter) -> bool {
    !letter.hidden && !letter.slanted
}

fn text(letter: &Letter) -> PageText<'_> {
    let extent = letter.ink.map(Rect::from);
    PageText { text: &letter.text, left: letter.x, baseline: letter.y, size: letter.size, extent }
}

/// The painted areas of a page that are no glyphs: rules and fills.
pub(super) fn rules(marks: &[PaintedMark]) -> Vec<Rect> {
    marks.iter().filter(|mark| !mark.text).map(|mark| mark.seen.into()).collect()
}
