//! Crop marks (裁切线): fine lines of black ink at the corners, outside whatever the bleed covers.

use crate::model::PT_PER_MM;

/// Between bleed and mark, and between mark and the edge of the page, in pt: 1 mm.
const GAP: f64 = PT_PER_MM;

/// How long a mark is, in pt: 5 mm.
const LENGTH: f64 = 5.0 * GAP;

/// What marks take around the bleed, in pt: 7 mm.
pub(super) const ROOM: f64 = 2.0 * GAP + LENGTH;

/// The marks of a page that is cut at `trim` and may bleed to `bleed` (left, bottom, right, top, in pt): two at each
/// corner, in line with its edges, 0.25 pt wide; and one above and one below each fold.
pub(super) fn content(trim: [f64; 4], bleed: [f64; 4], folds: &[f64]) -> Vec<u8> {
    let [left, bottom, right, top] = trim;
    let [out_left, out_bottom, out_right, out_top] = bleed;
    let mut lines = String::from("q 0 0 0 1 K 0.25 w 0 J");
    let mut line = |x: f64, y: f64, dx: f64, dy: f64| {
        lines.push_str(&format!(" {x:.3} {y:.3} m {:.3} {:.3} l", x + dx, y + dy));
    };
    for y in [bottom, top] {
        line(out_left - GAP, y, -LENGTH, 0.0);
        line(out_right + GAP, y, LENGTH, 0.0);
    }
    for x in [left, right].into_iter().chain(folds.iter().map(|fold| left + fold)) {
        line(x, out_bottom - GAP, 0.0, -LENGTH);
        line(x, out_top + GAP, 0.0, LENGTH);
    }
    lines.push_str(" S Q");
    lines.into_bytes()
}
