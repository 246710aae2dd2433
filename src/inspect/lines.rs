//! Lines of text.

use super::letters::Letter;
use super::report::TextLine;
use super::turn;
use super::values::{rounded, solid};

/// Glyphs whose baselines differ by less are on one line, in pt.
const LEVEL: f64 = 2.0;

/// The lines of a page from top to bottom, each from left to right; behind them those that run up the page, from left to
/// right. Hidden text is none, nor is text across the page.
pub(super) fn lines(letters: &[Letter]) -> Vec<TextLine> {
    let (along, up) = turn::ways(letters);
    let turned = turn::letters(&up);
    let along = told(along).into_iter().map(|(_, y, text)| TextLine { y: rounded(y), text });
    // On the paper turned back, what is left is down.
    let up = told(turned.iter().collect()).into_iter().map(|(left, _, text)| TextLine { y: rounded(-left), text });
    along.chain(up).collect()
}

/// The lines of letters: left end, baseline, text.
fn told(mut letters: Vec<&Letter>) -> Vec<(f64, f64, String)> {
    letters.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut lines: Vec<(f64, Vec<&Letter>)> = Vec::new();
    for letter in letters {
        match lines.last_mut() {
            Some((y, line)) if letter.y - *y < LEVEL => line.push(letter),
            _ => lines.push((letter.y, vec![letter])),
        }
    }
    let told = lines.into_iter().map(|(y, mut line)| {
        line.sort_by(|a, b| a.x.total_cmp(&b.x));
        let text: String = line.iter().map(|letter| letter.text.as_str()).collect();
        (line.first().map_or(0.0, |letter| letter.x), y, solid(&text))
    });
    told.filter(|(.., text)| !text.is_empty()).collect()
}
