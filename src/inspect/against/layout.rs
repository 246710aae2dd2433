//! A page taken apart: its tables, told by their rules, and the lines of text outside them.

use super::super::letters::Letter;
use super::super::report::{self, PaintedMark};
use super::super::turn;
use super::super::values::solid;

/// A rule is not thicker, in pt.
const THICK: f64 = 2.0;

/// Rules that are not farther apart belong to one table, in pt.
const GAP: f64 = 1.5;

/// A table is not smaller, in pt; a shorter or narrower group of rules is a line, a mark, a box.
const LEAST: (f64, f64) = (60.0, 8.0);

/// Glyphs whose baselines differ by less are on one line, in pt.
const LEVEL: f64 = 2.0;

/// So many rules of a page are looked at.
const MOST: usize = 20_000;

/// Left, top, right, bottom from the upper left corner of the page, in pt.
type Extent = [f64; 4];

/// A page.
pub(super) struct FilePage {
    /// Its tables from top to bottom.
    pub(super) tables: Vec<TableOnPage>,
    /// The lines outside tables from top to bottom, without white space.
    pub(super) lines: Vec<String>,
}

/// A table or a part of one, as it stands on a page.
pub(super) struct TableOnPage {
    pub(super) left: f64,
    pub(super) width: f64,
    /// What stands in it between upright rules, line by line, from top to bottom and from left to right.
    pub(super) runs: Vec<Run>,
    /// The text between it and the table before it, or the upper edge.
    pub(super) above: String,
}

/// The letters of a line of a cell.
pub(super) struct Run {
    /// Where its middle is, from the left edge of the page in pt.
    pub(super) middle: f64,
    /// Without white space.
    pub(super) text: String,
}

/// Takes a page apart. One whose tables hold text that runs up is read with the paper turned; the rest of its text, a foot
/// that stands upright, comes last.
pub(super) fn page(page: &report::ReportedPage) -> FilePage {
    let (along, up) = turn::ways(&page.letters);
    let turned = turn::letters(&up);
    let up: Vec<&Letter> = turned.iter().collect();
    if up.is_empty() {
        return apart(along, &page.marks);
    }
    let (lying, raised) = (apart(along.clone(), &page.marks), apart(up.clone(), &turn::marks(&page.marks)));
    let (mut read, rest) = match raised.tabled() > lying.tabled() {
        true => (raised, apart(along, &[])),
        false => (lying, apart(up, &[])),
    };
    read.lines.extend(rest.lines);
    read
}

impl FilePage {
    /// How much text stands in tables, in bytes.
    fn tabled(&self) -> usize {
        self.tables.iter().flat_map(|table| &table.runs).map(|run| run.text.len()).sum()
    }
}

/// Letters and marks, taken apart.
fn apart(letters: Vec<&Letter>, marks: &[PaintedMark]) -> FilePage {
    let extents = tables(marks);
    let mut inside: Vec<Vec<&Letter>> = vec![Vec::new(); extents.len()];
    let mut outside = Vec::new();
    for letter in letters {
        match extents.iter().position(|extent| holds(extent, letter)) {
            Some(index) => inside[index].push(letter),
            None => outside.push(letter),
        }
    }
    let lines: Vec<(f64, String)> =
        in_lines(outside).into_iter().map(|(y, line)| (y, told(&line))).filter(|(_, line)| !line.is_empty()).collect();
    let mut read = Vec::new();
    for (index, (extent, letters)) in extents.iter().zip(inside).enumerate() {
        let top = if index == 0 { f64::MIN } else { extents[index - 1][3] };
        let above = lines.iter().filter(|(y, _)| *y >= top && *y <= extent[1] + LEVEL);
        read.push(TableOnPage {
            left: extent[0],
            width: extent[2] - extent[0],
            runs: runs(letters, &uprights(marks, extent)),
            above: above.map(|(_, line)| line.as_str()).collect(),
        });
    }
    FilePage { tables: read, lines: lines.into_iter().map(|(_, line)| line).collect() }
}

/// The extents of the groups of rules that touch each other, from top to bottom.
fn tables(marks: &[PaintedMark]) -> Vec<Extent> {
    let thin = |mark: &&PaintedMark| {
        let [left, top, right, bottom] = mark.seen;
        !mark.text && (right - left).min(bottom - top) < THICK
    };
    let mut groups: Vec<Extent> = Vec::new();
    for mark in marks.iter().filter(thin).take(MOST) {
        let mut joined = mark.seen;
        // A rule can join groups that did not touch before.
        while let Some(index) = groups.iter().position(|group| touch(group, &joined)) {
            joined = around(&groups.swap_remove(index), &joined);
        }
        groups.push(joined);
    }
    groups.retain(|[left, top, right, bottom]| right - left > LEAST.0 && bottom - top > LEAST.1);
    groups.sort_by(|a, b| a[1].total_cmp(&b[1]));
    groups
}

fn touch(one: &Extent, other: &Extent) -> bool {
    one[0] <= other[2] + GAP && other[0] <= one[2] + GAP && one[1] <= other[3] + GAP && other[1] <= one[3] + GAP
}

fn around(one: &Extent, other: &Extent) -> Extent {
    [one[0].min(other[0]), one[1].min(other[1]), one[2].max(other[2]), one[3].max(other[3])]
}

/// Whether a glyph stands in a table: by the middle of its ink, or its origin if it has none.
fn holds(extent: &Extent, letter: &Letter) -> bool {
    let (x, y) = middle(letter);
    x >= extent[0] && x <= extent[2] && y >= extent[1] && y <= extent[3]
}

/// The middle of a glyph's ink.
fn middle(letter: &Letter) -> (f64, f64) {
    match letter.ink {
        Some([left, top, right, bottom]) => ((left + right) / 2.0, (top + bottom) / 2.0),
        None => (letter.x, letter.y - letter.size / 4.0),
    }
}

/// The upright rules of a table.
fn uprights(marks: &[PaintedMark], table: &Extent) -> Vec<Extent> {
    let upright = |mark: &PaintedMark| {
        let [left, top, right, bottom] = mark.seen;
        !mark.text && right - left < THICK && bottom - top > THICK
    };
    marks
        .iter()
        .take(MOST)
        .filter(|mark| upright(mark))
        .map(|mark| mark.seen)
        .filter(|rule| touch(rule, table))
        .collect()
}

/// The letters of a table, each line cut where an upright rule passes.
fn runs(letters: Vec<&Letter>, uprights: &[Extent]) -> Vec<Run> {
    let mut runs = Vec::new();
    for (_, line) in in_lines(letters) {
        let mut run: Vec<&Letter> = Vec::new();
        for letter in line {
            if run.last().is_some_and(|last| is_cut(last, letter, uprights)) {
                runs.extend(joined(&std::mem::take(&mut run)));
            }
            run.push(letter);
        }
        runs.extend(joined(&run));
    }
    runs
}

fn is_cut(one: &Letter, next: &Letter, uprights: &[Extent]) -> bool {
    let ((left, y), (right, _)) = (middle(one), middle(next));
    uprights.iter().any(|rule| rule[0] > left && rule[2] < right && rule[1] <= y && rule[3] >= y)
}

fn joined(letters: &[&Letter]) -> Option<Run> {
    let text = told(letters);
    let inked = || letters.iter().filter_map(|letter| letter.ink);
    let (left, right) = (inked().next()?[0], inked().next_back()?[2]);
    Some(Run { middle: (left + right) / 2.0, text })
}

fn told(letters: &[&Letter]) -> String {
    solid(&letters.iter().map(|letter| letter.text.as_str()).collect::<String>())
}

/// Letters as lines with their baselines, from top to bottom and from left to right.
fn in_lines(mut letters: Vec<&Letter>) -> Vec<(f64, Vec<&Letter>)> {
    letters.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut lines: Vec<(f64, Vec<&Letter>)> = Vec::new();
    for letter in letters {
        match lines.last_mut() {
            Some((y, line)) if letter.y - *y < LEVEL => line.push(letter),
            _ => lines.push((letter.y, vec![letter])),
        }
    }
    lines.iter_mut().for_each(|(_, line)| line.sort_by(|a, b| a.x.total_cmp(&b.x)));
    lines
}
