//! Paths as the interpreter takes them, with its allowances, and what they are clipped to.

use kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};

use super::super::content::PathExtent as Extent;
use super::super::letters::WHOLE;
use super::super::sheet::PageReader;
use super::tokens::Odd;

/// What differs by less is one to the interpreter.
const NEAR: f64 = 1.0 / 256.0;

/// A line that would have no length is so long, so that its ends can be seen.
const DOT: f64 = 0.0001;

/// The width of the line that stands for an area without breadth.
const HAIR: f32 = 0.001;

/// A path under construction.
#[derive(Default)]
pub(super) struct PathBuilder {
    outline: BezPath,
    /// Its points in user space.
    pub(super) extent: Extent,
    first: Point,
    last: Point,
}

impl PathBuilder {
    pub(super) fn is_empty(&self) -> bool {
        self.outline.elements().is_empty()
    }

    pub(super) fn clear(&mut self) {
        self.outline.truncate(0);
        self.extent.clear();
    }

    pub(super) fn build(&mut self, operator: &[u8], numbers: &[f64], ctm: Affine) -> Result<(), Odd> {
        self.extent.build(operator, numbers, ctm);
        let starts = matches!(operator, b"m" | b"re");
        if !starts && self.is_empty() {
            return Err(Odd);
        }
        match (operator, numbers) {
            (b"re", [x, y, width, height]) => {
                let rect = Rect::new(*x, *y, x + width, y + height);
                self.outline.extend(rect.path_elements(0.1));
                return Ok(());
            }
            (b"m", [x, y]) => {
                self.first = Point::new(*x, *y);
                self.outline.move_to(self.first);
                self.last = self.first;
            }
            (b"l", [x, y]) => {
                let point = Point::new(*x, *y);
                let shift = if point == self.last { DOT } else { 0.0 };
                self.outline.line_to(Point::new(point.x + shift, point.y));
                self.last = point;
            }
            (b"c" | b"v" | b"y", points) => self.curve(operator, points)?,
            _ => return Err(Odd),
        }
        Ok(())
    }

    fn curve(&mut self, operator: &[u8], numbers: &[f64]) -> Result<(), Odd> {
        let points: Vec<Point> = numbers.chunks_exact(2).map(|pair| Point::new(pair[0], pair[1])).collect();
        let [one, two, end] = match (operator, &points[..]) {
            (b"c", [one, two, end]) => [*one, *two, *end],
            (b"v", [two, end]) => [self.last, *two, *end],
            (b"y", [one, end]) => [*one, *end, *end],
            _ => return Err(Odd),
        };
        self.outline.curve_to(one, two, end);
        self.last = end;
        Ok(())
    }

    pub(super) fn close(&mut self) {
        if !self.is_empty() && self.outline.elements().last() != Some(&PathEl::ClosePath) {
            self.outline.close_path();
            self.last = self.first;
        }
    }

    /// Fills it: an area without breadth as a hair.
    pub(super) fn fill(&self, sheet: &mut PageReader, ctm: Affine, white: bool) {
        let around = control_box(&self.outline);
        // The interpreter measures in single precision.
        let thin = |breadth: f64| f64::from(breadth as f32) <= NEAR;
        if thin(around.width()) || thin(around.height()) {
            let mut hair = BezPath::new();
            hair.move_to((around.x0, around.y0));
            hair.line_to((around.x1, around.y1));
            sheet.path(&hair, ctm, white, Some(HAIR));
        } else {
            self.paint(sheet, ctm, white, None);
        }
    }

    pub(super) fn stroke(&self, sheet: &mut PageReader, ctm: Affine, white: bool, width: f32) {
        self.paint(sheet, ctm, white, Some(width));
    }

    fn paint(&self, sheet: &mut PageReader, ctm: Affine, white: bool, line: Option<f32>) {
        match as_rect(&self.outline) {
            Some(rect) => sheet.rect(rect, ctm, white, line),
            None => sheet.path(&self.outline, ctm, white, line),
        }
    }
}

/// What painting is clipped to.
pub(super) struct Clips {
    /// The extent of each, none larger than the one before.
    boxes: Vec<Rect>,
    /// Whether each was told to the page.
    told: Vec<bool>,
}

impl Clips {
    pub(super) fn new() -> Self {
        // The page begins as the interpreter is told.
        Self { boxes: vec![WHOLE], told: Vec::new() }
    }

    pub(super) fn count(&self) -> usize {
        self.told.len()
    }

    /// Clips to a path. A rectangle that holds all of what is left changes nothing, and the interpreter does not tell it.
    pub(super) fn push(&mut self, path: &PathBuilder, ctm: Affine, sheet: &mut PageReader) {
        let placed = ctm * &path.outline;
        let left = self.boxes.last().copied().unwrap_or_default();
        let holds = |rect: Rect| {
            let less = |one: f64, other: f64| (one - other).abs() <= NEAR || one < other;
            less(rect.x0, left.x0) && less(rect.y0, left.y0) && less(left.x1, rect.x1) && less(left.y1, rect.y1)
        };
        let told = !as_rect(&placed).is_some_and(holds);
        if told {
            let area = placed.bounding_box();
            sheet.clip(area);
            self.boxes.push(left.intersect(area));
        }
        self.told.push(told);
    }

    /// Goes back to so many.
    pub(super) fn shut(&mut self, count: usize, sheet: &mut PageReader) {
        while self.told.len() > count {
            if self.told.pop() == Some(true) {
                sheet.unclip();
                self.boxes.pop();
            }
        }
    }
}

/// The rectangle around all points of a path.
fn control_box(path: &BezPath) -> Rect {
    let mut points = path.elements().iter().flat_map(|element| match *element {
        PathEl::MoveTo(end) | PathEl::LineTo(end) => [Some(end), None, None],
        PathEl::QuadTo(one, end) => [Some(one), Some(end), None],
        PathEl::CurveTo(one, two, end) => [Some(one), Some(two), Some(end)],
        PathEl::ClosePath => [None; 3],
    });
    let mut points = points.by_ref().flatten();
    let Some(first) = points.next() else { return Rect::ZERO };
    points.fold(Rect::from_points(first, first), |around, point| around.union_pt(point))
}

/// The rectangle that a path is: four straight sides with each corner at one of its own, and closed.
fn as_rect(path: &BezPath) -> Option<Rect> {
    let elements = path.elements();
    if elements.len() != 5 {
        return None;
    }
    let around = control_box(path);
    let near = |one: f64, other: f64| (one - other).abs() <= NEAR;
    let mut corners = [false; 4];
    for (place, element) in elements.iter().enumerate() {
        let point = match element {
            PathEl::MoveTo(point) if place == 0 => point,
            PathEl::LineTo(point) => point,
            PathEl::ClosePath => continue,
            _ => return None,
        };
        let (left, right) = (near(point.x, around.x0), near(point.x, around.x1));
        let (bottom, top) = (near(point.y, around.y0), near(point.y, around.y1));
        for (corner, here) in corners.iter_mut().zip([left && bottom, left && top, right && bottom, right && top]) {
            *corner |= here;
        }
    }
    (corners == [true; 4]).then_some(around)
}
