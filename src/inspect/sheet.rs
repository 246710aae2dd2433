//! A page while its content is read: what is inked, and with which glyphs.

use kurbo::{Affine, BezPath, Point, Rect, Shape};

use super::letters::Letter;
use super::report::{Area, PaintedMark};

/// What one page holds.
#[derive(Debug, Default, PartialEq)]
pub(super) struct PageRecord {
    pub(super) letters: Vec<Letter>,
    pub(super) marks: Vec<PaintedMark>,
}

/// Smaller type is not seen, in pt: a dot of a press has a tenth of it.
const MIN_SEEN_PT: f64 = 1.0;

/// How a glyph is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Showing {
    Filled,
    Stroked,
    /// Not at all (text rendering mode 3).
    Hidden,
}

pub(super) struct PageReader {
    /// From user space to the page as it is read.
    turn: Affine,
    /// What is shown, on the page as it is read.
    shown: Rect,
    room: usize,
    record: PageRecord,
    /// The numbers of the open marked content.
    open: Vec<Option<i32>>,
    /// The extents to which painting is clipped, each within the one before.
    clips: Vec<Rect>,
}

impl PageReader {
    /// An empty page of which this is shown, with room for so many glyphs and marks.
    pub(super) fn new(turn: Affine, shown: Rect, room: usize) -> Self {
        Self { turn, shown, room, record: PageRecord::default(), open: Vec::new(), clips: Vec::new() }
    }

    pub(super) fn record(self) -> PageRecord {
        self.record
    }

    fn is_full(&self) -> bool {
        self.record.letters.len() + self.record.marks.len() >= self.room
    }

    /// Notes ink in user space, as far as it is not clipped.
    pub(super) fn mark(&mut self, area: Rect, text: bool) {
        let area = self.clips.last().map_or(area, |clip| area.intersect(*clip));
        if !self.is_full() && area.is_finite() && area.width() >= 0.0 && area.height() >= 0.0 {
            let seen = self.turn.transform_rect_bbox(area);
            let seen = [seen.x0, seen.y0, seen.x1, seen.y1];
            let area = Area { left: area.x0, bottom: area.y0, right: area.x1, top: area.y1 };
            self.record.marks.push(PaintedMark { area, seen, text });
        }
    }

    /// Whether this is the outline of the glyph that has just been filled: the two halves of text that is filled and
    /// stroked, as office programs make bold type, come one after the other.
    fn repeats(&self, text: &str, origin: Point, showing: Showing) -> bool {
        let last = self.record.letters.last();
        showing == Showing::Stroked
            && last.is_some_and(|last| last.text == text && Point::new(last.x, last.y) == origin)
    }

    /// A glyph with its ink in its own space, that of its font, and the way from there to user space.
    pub(super) fn glyph(&mut self, text: &str, ink: Option<Rect>, place: Affine, white: bool, showing: Showing) {
        let turned = self.turn * place;
        let origin = turned * Point::ZERO;
        if self.is_full() || !origin.is_finite() || self.repeats(text, origin, showing) {
            return;
        }
        let middle = ink.map_or(Point::ZERO, |ink| ink.center());
        let clipped = self.clips.last().is_some_and(|clip| !clip.contains(place * middle));
        // A glyph has a thousand units to the size of its font.
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

    /// A path, filled, or stroked with a line of some width in its own space.
    pub(super) fn path(&mut self, path: &BezPath, place: Affine, white: bool, line: Option<f64>) {
        if !white && !path.elements().is_empty() {
            self.area((place * path).bounding_box(), place, line);
        }
    }

    fn area(&mut self, mut area: Rect, place: Affine, line: Option<f64>) {
        if let Some(width) = line {
            let half = width * place.determinant().abs().sqrt() / 2.0;
            // The ends of a line are not inked beyond it.
            let (flat, upright) = (area.height() < half, area.width() < half);
            area = area.inflate(if flat { 0.0 } else { half }, if upright { 0.0 } else { half });
        }
        self.mark(area, false);
    }

    /// Clips what follows to the extent of a path in user space.
    pub(super) fn clip(&mut self, area: Rect) {
        let area = self.clips.last().map_or(area, |outer| area.intersect(*outer));
        self.clips.push(area);
    }

    pub(super) fn unclip(&mut self) {
        self.clips.pop();
    }

    /// Marked content begins, with its number.
    pub(super) fn open(&mut self, number: Option<i32>) {
        self.open.push(number);
    }

    pub(super) fn close(&mut self) {
        self.open.pop();
    }
}
