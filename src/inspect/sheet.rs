//! Collects the glyphs and painted areas of a page while an interpreter reports its painting operations.
//!
//! [`super::letters`] drives it for files of unknown origin, [`super::closed`] for editions. It decides which text is
//! visible.

use kurbo::{Affine, BezPath, Point, Rect, Shape};

use super::letters::Letter;
use super::report::{Area, PaintedMark};

/// The glyphs and painted areas of a page.
#[derive(Debug, Default, PartialEq)]
pub(super) struct PageRecord {
    pub(super) letters: Vec<Letter>,
    pub(super) marks: Vec<PaintedMark>,
}

/// Smaller type, in pt, counts as invisible: a printed dot has a tenth of this.
const MIN_SEEN_PT: f64 = 1.0;

/// The text rendering mode of a glyph, without clipping.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Showing {
    Filled,
    Stroked,
    /// Neither filled nor stroked (text rendering mode 3).
    Hidden,
}

/// The state of a page that is being read.
pub(super) struct PageReader {
    /// Transformation from user space to the displayed page, with its origin in the upper left corner.
    turn: Affine,
    /// The visible area of the displayed page.
    shown: Rect,
    /// Maximum number of glyphs and marks.
    room: usize,
    record: PageRecord,
    /// The numbers (MCID) of the open marked contents; `None` for those without.
    open: Vec<Option<i32>>,
    /// The extents of the clipping paths in user space, each intersected with the previous one.
    clips: Vec<Rect>,
}

impl PageReader {
    /// An empty page; `turn`, `shown` and `room` are the fields of the same name.
    pub(super) fn new(turn: Affine, shown: Rect, room: usize) -> Self {
        Self { turn, shown, room, record: PageRecord::default(), open: Vec::new(), clips: Vec::new() }
    }

    /// The glyphs and areas collected.
    pub(super) fn record(self) -> PageRecord {
        self.record
    }

    fn is_full(&self) -> bool {
        self.record.letters.len() + self.record.marks.len() >= self.room
    }

    /// Records the visible part of a painted area in user space.
    pub(super) fn mark(&mut self, area: Rect, text: bool) {
        let area = self.clips.last().map_or(area, |clip| area.intersect(*clip));
        if !self.is_full() && area.is_finite() && area.width() >= 0.0 && area.height() >= 0.0 {
            let seen = self.turn.transform_rect_bbox(area);
            let seen = [seen.x0, seen.y0, seen.x1, seen.y1];
            let area = Area { left: area.x0, bottom: area.y0, right: area.x1, top: area.y1 };
            self.record.marks.push(PaintedMark { area, seen, text });
        }
    }

    /// Whether this is the stroke of the glyph that was filled last: office programs make bold type by filling and
    /// stroking a glyph, which arrives here as two glyphs.
    fn repeats(&self, text: &str, origin: Point, showing: Showing) -> bool {
        let last = self.record.letters.last();
        showing == Showing::Stroked
            && last.is_some_and(|last| last.text == text && Point::new(last.x, last.y) == origin)
    }

    /// Records a glyph; `ink` is its extent in font space, which `place` transforms to user space.
    pub(super) fn glyph(&mut self, text: &str, ink: Option<Rect>, place: Affine, white: bool, showing: Showing) {
        let turned = self.turn * place;
        let origin = turned * Point::ZERO;
        if self.is_full() || !origin.is_finite() || self.repeats(text, origin, showing) {
            return;
        }
        let middle = ink.map_or(Point::ZERO, |ink| ink.center());
        let clipped = self.clips.last().is_some_and(|clip| !clip.contains(place * middle));
        // Font space has 1000 units per font size.
        let size = {
            let [_, _, c, d, ..] = turned.as_coeffs();
            c.hypot(d) * 1000.0
        };
        let outside = ink.is_some() && (clipped || !self.shown.contains(turned * middle) || size < MIN_SEEN_PT);
        let hidden = showing == Showing::Hidden || outside;
        if let Some(ink) = ink.filter(|_| !hidden && !white) {
            self.mark(place.transform_rect_bbox(ink), true);
        }
        let [a, b, ..] = turned.as_coeffs();
        let ink = ink.map(|ink| turned.transform_rect_bbox(ink)).map(|ink| [ink.x0, ink.y0, ink.x1, ink.y1]);
        let length = a.hypot(b);
        self.record.letters.push(Letter {
            text: text.to_owned(),
            x: origin.x,
            y: origin.y,
            size,
            along: if length > 0.0 { [a / length, b / length] } else { [0.0; 2] },
            ink,
            slanted: a.abs().min(b.abs()) > 0.01 * a.abs().max(b.abs()),
            hidden,
            content: self.open.iter().rev().find_map(|number| *number),
        });
    }

    /// Records a path: stroked if `line` gives the width of the line in the space of the path, otherwise filled.
    pub(super) fn path(&mut self, path: &BezPath, place: Affine, white: bool, line: Option<f64>) {
        if !white && !path.elements().is_empty() {
            self.area((place * path).bounding_box(), place, line);
        }
    }

    fn area(&mut self, mut area: Rect, place: Affine, line: Option<f64>) {
        if let Some(width) = line {
            let half = width * place.determinant().abs().sqrt() / 2.0;
            // A straight line has no ink beyond its ends (butt caps).
            let (flat, upright) = (area.height() < half, area.width() < half);
            area = area.inflate(if flat { 0.0 } else { half }, if upright { 0.0 } else { half });
        }
        self.mark(area, false);
    }

    /// Restricts the clipping area to the extent of a path in user space, until [`Self::unclip`].
    pub(super) fn clip(&mut self, area: Rect) {
        let area = self.clips.last().map_or(area, |outer| area.intersect(*outer));
        self.clips.push(area);
    }

    /// Restores the previous clipping area.
    pub(super) fn unclip(&mut self) {
        self.clips.pop();
    }

    /// Begins marked content with its number (MCID), if it has one.
    pub(super) fn open(&mut self, number: Option<i32>) {
        self.open.push(number);
    }

    /// Ends the innermost marked content.
    pub(super) fn close(&mut self) {
        self.open.pop();
    }
}
