//! Text that runs up a page, as that of tables that were turned onto upright paper: it is read with the paper turned back.

use super::letters::Letter;
use super::report::PaintedMark;

/// The letters that are seen, by the way they run: along the page, and up.
pub(super) fn ways(letters: &[Letter]) -> (Vec<&Letter>, Vec<&Letter>) {
    letters.iter().filter(|letter| !letter.hidden && !letter.slanted).partition(|letter| !letter.runs_up())
}

/// Letters that run up, as they stand on the paper turned back: its left edge is up.
pub(super) fn letters(up: &[&Letter]) -> Vec<Letter> {
    let turned = |letter: &&Letter| {
        let (x, y) = (-letter.y, letter.x);
        Letter { x, y, ink: letter.ink.map(extent), along: [1.0, 0.0], ..(*letter).clone() }
    };
    up.iter().map(turned).collect()
}

/// Marks as they stand on the paper turned back.
pub(super) fn marks(marks: &[PaintedMark]) -> Vec<PaintedMark> {
    marks.iter().map(|mark| PaintedMark { seen: extent(mark.seen), ..*mark }).collect()
}

fn extent([left, top, right, bottom]: [f64; 4]) -> [f64; 4] {
    [-bottom, left, -top, right]
}
