//! Paths, of which only the extent matters.

use kurbo::{Affine, Point, Rect};

/// A path under construction, by the extent of its points in user space.
#[derive(Debug, Default)]
pub(in super::super) struct PathExtent {
    extent: Option<Rect>,
    /// How many subpaths it has.
    parts: usize,
}

impl PathExtent {
    /// Takes the points of a construction operator in (ISO 32000-1, 8.5.2).
    pub(in super::super) fn build(&mut self, operator: &[u8], numbers: &[f64], ctm: Affine) {
        if operator == b"re" {
            let [x, y, width, height] = numbers[..] else { return };
            self.parts += 1;
            self.add(ctm * Point::new(x, y));
            self.add(ctm * Point::new(x + width, y + height));
            return;
        }
        self.parts += usize::from(operator == b"m");
        for pair in numbers.chunks_exact(2) {
            self.add(ctm * Point::new(pair[0], pair[1]));
        }
    }

    fn add(&mut self, point: Point) {
        self.extent = Some(match self.extent {
            Some(extent) => extent.union_pt(point),
            None => Rect::from_points(point, point),
        });
    }

    /// How thin the path is if it is filled as a bar: one rectangle or one outline.
    pub(in super::super) fn thinness(&self) -> Option<f64> {
        let extent = self.extent.filter(|_| self.parts == 1)?;
        let thin = extent.width().min(extent.height());
        (thin > 0.0).then_some(thin)
    }

    pub(in super::super) fn clear(&mut self) {
        *self = Self::default();
    }
}
