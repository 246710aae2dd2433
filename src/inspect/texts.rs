//! The glyphs of a page that are seen, as texts of the page model.

use super::letters::Letter;
use super::report::PaintedMark;
use crate::page::{PageText, Rect};

/// The glyphs of a page that are seen, but for those that run across it.
pub(super) struct FileTexts<'a> {
    /// Those that lie.
    pub(super) lying: Vec<PageText<'a>>,
    /// Those that run up the page, as the text of tables that were turned onto upright paper does, with the paper turned back.
    pub(super) turned: Vec<PageText<'a>>,
}

impl<'a> FileTexts<'a> {
    pub(super) fn seen(letters: &'a [Letter]) -> Self {
        let (up, lying): (Vec<&Letter>, Vec<&Letter>) =
            letters.iter().filter(is_seen).partition(|letter| letter.runs_up());
        let turned = up.into_iter().map(|letter| text(letter).turned()).collect();
        Self { lying: lying.into_iter().map(text).collect(), turned }
    }

    /// All of them as they stand on the page, whichever way they run.
    pub(super) fn all_seen(letters: &'a [Letter]) -> impl Iterator<Item = PageText<'a>> {
        letters.iter().filter(is_seen).map(text)
    }
}

fn is_seen(letter: &&Letter) -> bool {
    !letter.hidden && !letter.slanted
}

fn text(letter: &Letter) -> PageText<'_> {
    let extent = letter.ink.map(Rect::from);
    PageText { text: &letter.text, left: letter.x, baseline: letter.y, size: letter.size, extent }
}

/// The marks of a page that are no glyphs: rules and areas.
pub(super) fn rules(marks: &[PaintedMark]) -> Vec<Rect> {
    marks.iter().filter(|mark| !mark.text).map(|mark| mark.seen.into()).collect()
}
