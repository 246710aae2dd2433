//! Crop marks (裁切线) of the print edition: fine lines of black ink at the corners of the trimmed page and at folds,
//! outside the bleed. `boxes` adds them to the pages.

use crate::model::PT_PER_MM;

/// The distance between bleed and mark, and between mark and edge of the page: 1 mm, in pt.
const GAP_PT: f64 = PT_PER_MM;

/// The length of a mark: 5 mm, in pt.
const LENGTH_PT: f64 = 5.0 * GAP_PT;

/// The width of the border around the bleed that marks need: 7 mm, in pt.
pub(super) const ROOM_PT: f64 = 2.0 * GAP_PT + LENGTH_PT;

/// The operators that paint the marks of a page with the edges `trim` and `bleed` (left, bottom, right, top, in pt):
/// two at each corner, in line with the trimmed edges, and one above and one below each fold; 0.25 pt wide. `folds` are
/// distances from the left trimmed edge in pt.
pub(super) fn content(trim: [f64; 4], bleed: [f64; 4], folds: &[f64]) -> Vec<u8> {
    let [left, bottom, right, top] = trim;
    let [out_left, out_bottom, out_right, out_top] = bleed;
    let mut lines = String::from("q 0 0 0 1 K 0.25 w 0 J");
    let mut line = |x: f64, y: f64, dx: f64, dy: f64| {
        lines.push_str(&format!(" {x:.3} {y:.3} m {:.3} {:.3} l", x + dx, y + dy));
    };
    for y in [bottom, top] {
        line(out_left - GAP_PT, y, -LENGTH_PT, 0.0);
        line(out_right + GAP_PT, y, LENGTH_PT, 0.0);
    }
    for x in [left, right].into_iter().chain(folds.iter().map(|fold| left + fold)) {
        line(x, out_bottom - GAP_PT, 0.0, -LENGTH_PT);
        line(x, out_top + GAP_PT, 0.0, LENGTH_PT);
    }
    lines.push_str(" S Q");
    lines.into_bytes()
}
