//! Computes the margins of landscape tables that are turned onto upright pages of the print edition (横表竖排).
//!
//! The view takes the page from here; the tables themselves are set landscape and turned in Typst.

use super::PrintOptions;
use super::valid::{MIN_OUTSIDE_MM, PrintFault};
use crate::layout::PageSpec;

/// The smallest margin above turned tables, in mm; the rest of the room may go to the margin below.
const MIN_HEAD_MM: f64 = 10.0;

/// How far turned tables may extend below the text area of other pages, in mm; the folio begins 7 mm below it (GB/T
/// 9704, 7.5).
const MAX_OVERHANG_MM: f64 = 5.0;

impl PrintOptions {
    /// How pages of tables are turned; `None` if the option is off, or unless tables are landscape and prose is
    /// upright.
    pub fn turned(&self, prose: &PageSpec, sheet: &PageSpec) -> Option<Turned> {
        let is_landscape = sheet.width > sheet.height && prose.width < prose.height;
        (self.turn_tables() && is_landscape).then(|| Turned::new(prose, *sheet, self.inside()))
    }
}

/// The turning of landscape pages: their upper edge becomes the left edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Turned {
    /// The right-hand page before it is turned: its upper margin is the inner one (订口).
    pub page: PageSpec,
    /// How far the text of left-hand pages is moved to the upper edge, in mm, so that the lower margin is the inner
    /// one.
    pub shift: f64,
}

impl Turned {
    /// Moves the text area, which keeps its size: the inner margin gets at least the width `inside` that binding needs,
    /// and the left margin, which will be the lower one, leaves room for the folio at its usual place (GB/T 9704, 7.9).
    fn new(prose: &PageSpec, sheet: PageSpec, inside: f64) -> Self {
        let (vertical, horizontal) = (sheet.top + sheet.bottom, sheet.left + sheet.right);
        let top = sheet.top.max(inside);
        let left = prose.bottom.min(horizontal - MIN_HEAD_MM).max(prose.bottom - MAX_OVERHANG_MM).max(sheet.left);
        let page = PageSpec { top, bottom: vertical - top, left, right: horizontal - left, ..sheet };
        Self { page, shift: page.top - page.bottom }
    }

    /// Refuses margins that are narrower than [`MIN_OUTSIDE_MM`].
    pub(super) fn validate(&self) -> Result<(), PrintFault> {
        let PageSpec { top, bottom, left, right, .. } = self.page;
        match (bottom < MIN_OUTSIDE_MM, right < MIN_OUTSIDE_MM) {
            (true, _) => Err(PrintFault::narrow(&["turn_tables"], "turned", top, bottom)),
            (_, true) => Err(PrintFault::narrow(&["turn_tables"], "head", left, right)),
            _ => Ok(()),
        }
    }
}
