//! Finds glyphs that overlap other glyphs of a page, as when a text does not fit its place.
//!
//! [`super::pages`] calls it for each page. Glyphs are put into the cells of a grid, so that each is compared only with
//! those near it.

use super::letters::Letter;
use super::report::Overlap;

/// Glyphs whose baselines differ by less than this, in pt, are on one line.
const SAME_LINE_PT: f64 = 2.0;

/// Share of the ink of the smaller glyph that may overlap the other: kerned and italic glyphs touch.
const MAX_INK_SHARE: f64 = 0.25;

/// Share of the font size by which the ink of a glyph may extend beyond the origin of the next: kerning and overhangs
/// of text faces, as in `V.`, `/,` and `fj`, take up to 0.19.
const MAX_KERNING_SHARE: f64 = 0.2;

/// Maximum number of overlaps that are described for a page.
const MAX_OVERLAPS: usize = 20;

/// Maximum number of overlaps examined to find different ones to describe: a collapsed table has thousands of equal
/// ones.
const MAX_EXAMINED: usize = 2_000;

/// Minimum side of a cell of the grid, in pt: a glyph of the usual sizes lies in a few cells.
const MIN_CELL_PT: f64 = 16.0;

/// Maximum number of columns, and of rows, of the grid; on larger paper its cells are larger.
const MAX_GRID_SIDE: f64 = 256.0;

/// Maximum number of cells of a glyph. A larger one, of which a page has few, is compared with all glyphs of the page.
const MAX_CELLS: usize = 64;

/// The overlaps of a page.
#[derive(Default)]
pub(super) struct Overlaps {
    /// Descriptions of the first overlaps.
    pub(super) first: Vec<Overlap>,
    /// Number of glyphs that overlap a later one.
    pub(super) covered: usize,
    /// Number of compared pairs.
    pub(super) compared: usize,
}

/// The overlaps of a page; the search ends when more than `room` pairs have been compared.
pub(super) fn overlaps(letters: &[Letter], room: usize) -> Overlaps {
    let mut inked: Vec<(usize, [f64; 4])> = letters
        .iter()
        .enumerate()
        .filter(|(_, letter)| !letter.hidden && !letter.slanted)
        .filter_map(|(index, letter)| Some((index, letter.ink?)))
        .collect();
    inked.sort_by(|(_, a), (_, b)| a[1].total_cmp(&b[1]));
    let grid = GlyphGrid::of(&inked);
    let mut search = OverlapSearch {
        letters,
        words: GlyphRuns::of(letters),
        inked: &inked,
        examined: 0,
        found: Overlaps::default(),
    };
    for place in 0..inked.len() {
        let ink = &inked[place].1;
        let over = match grid.lists(ink) {
            Some(mut lists) => lists.any(|list| search.meets(place, behind(list, place))),
            None => search.describe(place, place as u32 + 1..inked.len() as u32),
        };
        search.found.covered += usize::from(over);
        if over && search.describes() {
            let lists = grid.lists(ink).into_iter().flatten();
            let mut others: Vec<u32> = lists.flat_map(|list| behind(list, place)).copied().collect();
            others.sort_unstable();
            others.dedup();
            search.describe(place, others.into_iter());
        }
        if search.found.compared > room {
            break;
        }
    }
    search.found
}

/// The part of a sorted list that is greater than `place`.
fn behind(list: &[u32], place: usize) -> &[u32] {
    &list[list.partition_point(|other| *other as usize <= place)..]
}

/// A search through the glyphs of a page from top to bottom. A place is an index into `inked`.
struct OverlapSearch<'a> {
    letters: &'a [Letter],
    words: GlyphRuns<'a>,
    /// The visible glyphs by their index, with their ink, sorted by its upper edge.
    inked: &'a [(usize, [f64; 4])],
    /// Number of overlaps examined to describe them.
    examined: usize,
    found: Overlaps,
}

impl OverlapSearch<'_> {
    /// Whether further overlaps are described, not only counted.
    fn describes(&self) -> bool {
        self.found.first.len() < MAX_OVERLAPS && self.examined < MAX_EXAMINED
    }

    /// Whether the glyphs at two places overlap.
    fn overlap(&self, place: usize, other: usize) -> bool {
        let ((one, ink), (other, beside)) = (&self.inked[place], &self.inked[other]);
        meet(ink, beside) && !are_kerned(self.letters, *one, *other)
    }

    /// Whether the glyph at a place overlaps one of the others.
    fn meets(&mut self, place: usize, others: &[u32]) -> bool {
        let met = others.iter().position(|other| self.overlap(place, *other as usize));
        self.found.compared += met.map_or(others.len(), |met| met + 1);
        met.is_some()
    }

    /// Like [`Self::meets`], but describes the overlaps until a limit is reached.
    fn describe(&mut self, place: usize, others: impl Iterator<Item = u32>) -> bool {
        let one = &self.inked[place].0;
        let mut over = false;
        for other in others {
            self.found.compared += 1;
            if !self.overlap(place, other as usize) {
                continue;
            }
            let other = &self.inked[other as usize].0;
            over = true;
            if !self.describes() {
                break;
            }
            self.examined += 1;
            let pair = Overlap { one: self.words.around(*one), other: self.words.around(*other) };
            if self.found.first.last() != Some(&pair) {
                self.found.first.push(pair);
            }
        }
        over
    }
}

/// A grid over the page that lists for each cell the glyphs with ink in it.
struct GlyphGrid {
    left: f64,
    top: f64,
    cell: f64,
    columns: usize,
    /// The end of each cell's list in `places`.
    ends: Vec<u32>,
    /// The lists of all cells one after another, each sorted.
    places: Vec<u32>,
    /// The glyphs that would lie in more than [`MAX_CELLS`] cells.
    large: Vec<u32>,
}

impl GlyphGrid {
    fn of(inked: &[(usize, [f64; 4])]) -> Self {
        let min = |side: usize| inked.iter().map(|(_, ink)| ink[side]).fold(f64::INFINITY, f64::min);
        let max = |side: usize| inked.iter().map(|(_, ink)| ink[side]).fold(f64::NEG_INFINITY, f64::max);
        let (left, top) = (min(0), min(1));
        let (width, height) = ((max(2) - left).max(0.0), (max(3) - top).max(0.0));
        let cell = (width.max(height) / MAX_GRID_SIDE).max(MIN_CELL_PT);
        let columns = (width / cell) as usize + 1;
        let cells = columns * ((height / cell) as usize + 1);
        let mut grid = Self { left, top, cell, columns, ends: vec![0; cells], places: Vec::new(), large: Vec::new() };
        for (place, (_, ink)) in inked.iter().enumerate() {
            match grid.cells(ink) {
                Some(cells) => cells.for_each(|cell| grid.ends[cell] += 1),
                None => grid.large.push(place as u32),
            }
        }
        let mut sum = 0;
        grid.ends.iter_mut().for_each(|end| sum += std::mem::replace(end, sum));
        grid.places = vec![0; sum as usize];
        for (place, (_, ink)) in inked.iter().enumerate() {
            for cell in grid.cells(ink).into_iter().flatten() {
                grid.places[grid.ends[cell] as usize] = place as u32;
                grid.ends[cell] += 1;
            }
        }
        grid
    }

    /// The cells in which ink lies; `None` if they are more than [`MAX_CELLS`].
    fn cells(&self, ink: &[f64; 4]) -> Option<impl Iterator<Item = usize> + use<>> {
        let at = |value: f64, start: f64| ((value - start) / self.cell) as usize;
        let (columns, rows) =
            (at(ink[0], self.left)..=at(ink[2], self.left), at(ink[1], self.top)..=at(ink[3], self.top));
        let count = (columns.end().saturating_sub(*columns.start()) + 1)
            .saturating_mul(rows.end().saturating_sub(*rows.start()) + 1);
        let width = self.columns;
        (count <= MAX_CELLS).then(|| rows.flat_map(move |row| columns.clone().map(move |column| row * width + column)))
    }

    /// The lists of the glyphs that may overlap ink; `None` if it must be compared with all glyphs.
    fn lists(&self, ink: &[f64; 4]) -> Option<impl Iterator<Item = &[u32]>> {
        let list = |cell: usize| {
            let start = cell.checked_sub(1).map_or(0, |before| self.ends[before]);
            &self.places[start as usize..self.ends[cell] as usize]
        };
        Some(self.cells(ink)?.map(list).chain(std::iter::once(self.large.as_slice())))
    }
}

/// Whether the inks of two glyphs overlap by more than [`MAX_INK_SHARE`].
fn meet(one: &[f64; 4], other: &[f64; 4]) -> bool {
    let width = one[2].min(other[2]) - one[0].max(other[0]);
    let height = one[3].min(other[3]) - one[1].max(other[1]);
    let area = |ink: &[f64; 4]| (ink[2] - ink[0]) * (ink[3] - ink[1]);
    width > 0.0 && height > 0.0 && width * height > MAX_INK_SHARE * area(one).min(area(other))
}

/// Whether two glyphs follow each other in the content stream and on a line, and overlap by no more than kerning
/// explains.
fn are_kerned(letters: &[Letter], one: usize, other: usize) -> bool {
    let (one, next) = (&letters[one.min(other)], letters[one.min(other)..].get(1).filter(|_| one.abs_diff(other) == 1));
    let (Some(next), Some([left, top, right, bottom])) = (next, one.ink) else { return false };
    let [dx, dy] = one.along;
    // Distances from the origin of the second glyph, along and across the baseline, for any direction of text.
    let along = |x: f64, y: f64| (x - next.x) * dx + (y - next.y) * dy;
    let across = (one.y - next.y) * dx - (one.x - next.x) * dy;
    let corners = [along(left, top), along(right, top), along(left, bottom), along(right, bottom)];
    let overhang = corners.into_iter().fold(f64::MIN, f64::max);
    let straight = (one.along[0] - next.along[0]).abs() + (one.along[1] - next.along[1]).abs() < 1e-6;
    let alike = straight && (one.size - next.size).abs() < 0.01 * one.size;
    alike && across.abs() < 0.01 * one.size && along(one.x, one.y) < 0.0 && overhang <= MAX_KERNING_SHARE * one.size
}

/// Runs of glyphs that follow each other in the content stream and on a line; they describe overlaps as text.
struct GlyphRuns<'a> {
    letters: &'a [Letter],
    /// The index of the first glyph of each run.
    starts: Vec<usize>,
}

impl<'a> GlyphRuns<'a> {
    fn of(letters: &'a [Letter]) -> Self {
        let follows = |one: &Letter, next: &Letter| {
            // Distances along and across the baseline, for any direction of text.
            let (dx, dy, [right, down]) = (next.x - one.x, next.y - one.y, one.along);
            let (gap, off) = (dx * right + dy * down, dy * right - dx * down);
            off.abs() < SAME_LINE_PT && gap > 0.0 && gap < 2.0 * one.size.max(1.0)
        };
        let starts = (0..letters.len()).filter(|index| *index == 0 || !follows(&letters[index - 1], &letters[*index]));
        Self { letters, starts: starts.collect() }
    }

    /// The first 20 glyphs of the run that contains a glyph, as text.
    fn around(&self, index: usize) -> String {
        let run = self.starts.partition_point(|start| *start <= index);
        let start = self.starts.get(run.wrapping_sub(1)).copied().unwrap_or_default();
        let end = self.starts.get(run).copied().unwrap_or(self.letters.len());
        self.letters[start..end].iter().take(20).map(|letter| letter.text.as_str()).collect()
    }
}
