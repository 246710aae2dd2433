//! Lines of text, and texts that stand over each other.

use super::letters::Letter;
use super::report::{Line, Overlap};
use super::turn;
use super::values::{rounded, solid};

/// Glyphs whose baselines differ by less are on one line, in pt.
const LEVEL: f64 = 2.0;

/// Of the ink of the smaller glyph, so much may lie within another's: kerned and italic glyphs touch.
const SHARE: f64 = 0.25;

/// So many overlaps are told of a page.
const MOST: usize = 20;

/// So many pairs are looked at on a page: a collapsed table has thousands, a hostile file any number.
const MOST_PAIRS: usize = 5_000_000;

/// The lines of a page from top to bottom, each from left to right; behind them those that run up the page, from left to
/// right. Hidden text is none, nor is text across the page.
pub(super) fn lines(letters: &[Letter]) -> Vec<Line> {
    let (along, up) = turn::ways(letters);
    let turned = turn::letters(&up);
    let along = told(along).into_iter().map(|(_, y, text)| Line { y: rounded(y), text });
    // On the paper turned back, what is left is down.
    let up = told(turned.iter().collect()).into_iter().map(|(left, _, text)| Line { y: rounded(-left), text });
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

/// The texts that stand over each other, the first of them, and how many glyphs do.
pub(super) fn overlaps(letters: &[Letter]) -> (Vec<Overlap>, usize) {
    let mut inked: Vec<(usize, [f64; 4])> = letters
        .iter()
        .enumerate()
        .filter(|(_, letter)| !letter.hidden && !letter.slanted)
        .filter_map(|(index, letter)| Some((index, letter.ink?)))
        .collect();
    inked.sort_by(|(_, a), (_, b)| a[1].total_cmp(&b[1]));
    let words = Words::of(letters);
    let (mut told, mut covered, mut looked): (Vec<Overlap>, usize, usize) = (Vec::new(), 0, 0);
    for (place, (one, ink)) in inked.iter().enumerate() {
        let mut over = false;
        for (other, beside) in &inked[place + 1..] {
            if beside[1] >= ink[3] {
                break;
            }
            looked += 1;
            // Most stand on the same line.
            if beside[0] >= ink[2] || beside[2] <= ink[0] || !meet(ink, beside) {
                continue;
            }
            over = true;
            let pair = Overlap { one: words.around(*one), other: words.around(*other) };
            if told.len() < MOST && told.last() != Some(&pair) {
                told.push(pair);
            }
        }
        covered += usize::from(over);
        if looked > MOST_PAIRS {
            break;
        }
    }
    (told, covered)
}

/// Whether the inks of two glyphs have a good part in common.
fn meet(one: &[f64; 4], other: &[f64; 4]) -> bool {
    let width = one[2].min(other[2]) - one[0].max(other[0]);
    let height = one[3].min(other[3]) - one[1].max(other[1]);
    let area = |ink: &[f64; 4]| (ink[2] - ink[0]) * (ink[3] - ink[1]);
    width > 0.0 && height > 0.0 && width * height > SHARE * area(one).min(area(other))
}

/// Runs of glyphs that follow on each other in the content and on the page.
struct Words<'a> {
    letters: &'a [Letter],
    /// Where each run begins.
    starts: Vec<usize>,
}

impl<'a> Words<'a> {
    fn of(letters: &'a [Letter]) -> Self {
        let follows = |one: &Letter, next: &Letter| {
            // Along the baseline, whichever way it runs, and across it.
            let (dx, dy, [right, down]) = (next.x - one.x, next.y - one.y, one.along);
            let (gap, off) = (dx * right + dy * down, dy * right - dx * down);
            off.abs() < LEVEL && gap > 0.0 && gap < 2.0 * one.size.max(1.0)
        };
        let starts = (0..letters.len()).filter(|index| *index == 0 || !follows(&letters[index - 1], &letters[*index]));
        Self { letters, starts: starts.collect() }
    }

    /// The run in which a glyph stands, cut to some characters.
    fn around(&self, index: usize) -> String {
        let run = self.starts.partition_point(|start| *start <= index);
        let start = self.starts.get(run.wrapping_sub(1)).copied().unwrap_or_default();
        let end = self.starts.get(run).copied().unwrap_or(self.letters.len());
        self.letters[start..end].iter().take(20).map(|letter| letter.text.as_str()).collect()
    }
}
