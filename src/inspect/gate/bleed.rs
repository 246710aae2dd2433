//! Classifies how close glyphs, lines and images of a page come to the edge of the trimmed page. The print gate
//! (`print.rs`) asks it for pages with too little bleed, and for pages with ink inside the safety margin.

use super::super::report::{Area, PaintedMark, ReportedPage};
use super::settings::PrintSettings;
use crate::model::PT_PER_MM;

/// Layout rounds coordinates, so that this deviation is no fault, in pt.
const TOLERANCE_PT: f64 = 0.1;

/// Position of ink relative to the edge of the trimmed page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum BleedExtent {
    /// Far enough inside the page, through the whole bleed, or wholly outside.
    Good,
    /// Touches the edge or crosses it, but does not fill the bleed.
    Short,
    /// Inside the page but within the safety margin, or text at or over the edge.
    TooClose,
}

/// Whether a page has ink in this position; false without a TrimBox.
pub(super) fn has_ink(page: &ReportedPage, settings: &PrintSettings, extent: BleedExtent) -> bool {
    page.trim.is_some_and(|trim| page.marks.iter().any(|mark| judge(mark, &trim, settings) == extent))
}

/// Classifies a mark against the trimmed page.
fn judge(mark: &PaintedMark, trim: &Area, settings: &PrintSettings) -> BleedExtent {
    let ink = &mark.area;
    // How far each side of the ink lies beyond the edge, in pt; negative inside.
    let beyond = [trim.left - ink.left, trim.bottom - ink.bottom, ink.right - trim.right, ink.top - trim.top];
    // Marks wholly outside are cut off: crop marks.
    let outside = ink.right <= trim.left || ink.left >= trim.right || ink.top <= trim.bottom || ink.bottom >= trim.top;
    let (bleed, safety) = (settings.bleed * PT_PER_MM, settings.safety * PT_PER_MM);
    if outside {
        BleedExtent::Good
    } else if mark.text && beyond.iter().any(|side| *side > -safety + TOLERANCE_PT) {
        BleedExtent::TooClose
    } else if beyond.iter().any(|side| *side > -TOLERANCE_PT && *side < bleed - TOLERANCE_PT) {
        BleedExtent::Short
    } else if beyond.iter().any(|side| *side > -safety + TOLERANCE_PT && *side <= -TOLERANCE_PT) {
        BleedExtent::TooClose
    } else {
        BleedExtent::Good
    }
}
