//! Pages of tables that are turned onto upright pages.

use super::PrintOptions;
use super::valid::{LEAST_OUTSIDE_MM, PrintFault};
use crate::layout::PageSpec;

/// The margin above turned tables is not given up beyond this for the margin below, in mm.
const HEAD_MM: f64 = 10.0;

/// Turned tables may reach so far below the text of other pages, in mm; the folio begins 7 mm below that text (GB/T 9704, 7.5).
const REACH_MM: f64 = 5.0;

impl PrintOptions {
    /// How pages of tables are turned, if they lie across while pages of prose stand, and are to be.
    pub fn turned(&self, prose: &PageSpec, sheet: &PageSpec) -> Option<Turned> {
        let across = sheet.width > sheet.height && prose.width < prose.height;
        (self.turn_tables() && across).then(|| Turned::new(prose, *sheet, self.inside()))
    }
}

/// How pages of tables that lie across are turned: their upper edge becomes the left one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Turned {
    /// The page before it is turned, as right-hand pages have it: its upper margin is the inner one (订口).
    pub page: PageSpec,
    /// How far the text of left-hand pages stands nearer to the upper edge, in mm, so that the lower margin is the inner one.
    pub shift: f64,
}

impl Turned {
    /// The text keeps its size. Of both margins above and below, the inner one has at least the width that binding needs; of
    /// those at the ends, the one that will be the lower leaves the folio where other pages have it (GB/T 9704, 7.9).
    fn new(prose: &PageSpec, sheet: PageSpec, inside: f64) -> Self {
        let (across, ends) = (sheet.top + sheet.bottom, sheet.left + sheet.right);
        let top = sheet.top.max(inside);
        let left = prose.bottom.min(ends - HEAD_MM).max(prose.bottom - REACH_MM).max(sheet.left);
        let page = PageSpec { top, bottom: across - top, left, right: ends - left, ..sheet };
        Self { page, shift: page.top - page.bottom }
    }

    pub(super) fn validate(&self) -> Result<(), PrintFault> {
        let PageSpec { top, bottom, left, right, .. } = self.page;
        match (bottom < LEAST_OUTSIDE_MM, right < LEAST_OUTSIDE_MM) {
            (true, _) => Err(PrintFault::narrow(&["turn_tables"], "turned", top, bottom)),
            (_, true) => Err(PrintFault::narrow(&["turn_tables"], "head", left, right)),
            _ => Ok(()),
        }
    }
}
