//! Rectangles on a page: extents of texts, rules, tables and text areas.

/// A rectangle in pt from the upper left corner of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rect {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl From<[f64; 4]> for Rect {
    /// The rectangle with these edges: left, top, right, bottom.
    fn from([left, top, right, bottom]: [f64; 4]) -> Self {
        Self { left, top, right, bottom }
    }
}

impl Rect {
    /// Its width.
    pub(crate) fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Its height.
    pub(crate) fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The point in its middle, from left and from top.
    pub(crate) fn middle(&self) -> (f64, f64) {
        ((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }

    /// The rectangle made smaller on all sides by this length; larger if the length is negative.
    pub(crate) fn shrunk(self, by: f64) -> Self {
        Self { left: self.left + by, top: self.top + by, right: self.right - by, bottom: self.bottom - by }
    }

    /// The rectangle mirrored on a page of this width.
    pub(crate) fn mirrored(self, width: f64) -> Self {
        Self { left: width - self.right, right: width - self.left, ..self }
    }

    /// The rectangle after the page was turned clockwise by 90°, so that its left edge is at the top.
    pub(crate) fn turned(self) -> Self {
        Self { left: -self.bottom, top: self.left, right: -self.top, bottom: self.right }
    }

    /// Whether the interiors of both have a point in common.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Whether the distance between both is at most `gap`, in each direction.
    pub(crate) fn is_near(&self, other: &Self, gap: f64) -> bool {
        let (one, other) = (self.shrunk(-gap), other);
        one.left <= other.right && other.left <= one.right && one.top <= other.bottom && other.top <= one.bottom
    }

    /// Whether the other lies within this one.
    pub(crate) fn holds(&self, other: &Self) -> bool {
        self.left <= other.left && self.top <= other.top && other.right <= self.right && other.bottom <= self.bottom
    }

    /// Whether a point lies within it or on its edge.
    pub(crate) fn has(&self, (x, y): (f64, f64)) -> bool {
        x >= self.left && x <= self.right && y >= self.top && y <= self.bottom
    }

    /// The smallest rectangle that contains both.
    pub(crate) fn around(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}
