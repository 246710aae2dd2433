//! Where ink stands to the edge of the trimmed page.

use super::super::report::{Area, PaintedMark, ReportedPage};
use super::settings::PrintSettings;
use crate::model::PT_PER_MM;

/// Places are rounded in layout, in pt.
const TOLERANCE: f64 = 0.1;

/// How ink stands to the edge.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum BleedExtent {
    /// Well inside, or over the edge as far as it should.
    Good,
    /// Over the edge, but not far enough.
    Short,
    /// Too near to the edge.
    Near,
}

/// Whether ink of a page stands to its edge like this.
pub(super) fn any(page: &ReportedPage, settings: &PrintSettings, place: BleedExtent) -> bool {
    page.trim.is_some_and(|trim| page.marks.iter().any(|mark| judge(mark, &trim, settings) == place))
}

fn judge(mark: &PaintedMark, trim: &Area, settings: &PrintSettings) -> BleedExtent {
    let ink = &mark.area;
    // How far each side of the ink lies beyond the edge, in pt; negative inside.
    let beyond = [trim.left - ink.left, trim.bottom - ink.bottom, ink.right - trim.right, ink.top - trim.top];
    // What lies wholly outside is cut off: a mark of the printer.
    let outside = ink.right <= trim.left || ink.left >= trim.right || ink.top <= trim.bottom || ink.bottom >= trim.top;
    let (bleed, safety) = (settings.bleed * PT_PER_MM, settings.safety * PT_PER_MM);
    if outside {
        BleedExtent::Good
    } else if mark.text && beyond.iter().any(|side| *side > -safety + TOLERANCE) {
        BleedExtent::Near
    } else if beyond.iter().any(|side| *side > -TOLERANCE && *side < bleed - TOLERANCE) {
        BleedExtent::Short
    } else if beyond.iter().any(|side| *side > -safety + TOLERANCE && *side <= -TOLERANCE) {
        BleedExtent::Near
    } else {
        BleedExtent::Good
    }
}
