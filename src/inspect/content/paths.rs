//! Tracks the extent of the current path, which shows thin filled bars, for `operators.rs` and `closed/drawing.rs`.

use kurbo::{Affine, Point, Rect};

/// The extent of a path under construction, in user space.
#[derive(Debug, Default)]
pub(in super::super) struct PathExtent {
    extent: Option<Rect>,
    /// Number of subpaths.
    parts: usize,
}

impl PathExtent {
    /// Adds the points of a path construction operator (ISO 32000-1, 8.5.2).
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

    /// The shorter side of the path, in pt, if it is a single subpath that may be a bar; `None` if it has no thickness.
    pub(in super::super) fn thinness(&self) -> Option<f64> {
        let extent = self.extent.filter(|_| self.parts == 1)?;
        let thin = extent.width().min(extent.height());
        (thin > 0.0).then_some(thin)
    }

    pub(in super::super) fn clear(&mut self) {
        *self = Self::default();
    }
}
