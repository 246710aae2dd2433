//! The pages held against the data (对照): every text and every figure of the view stands on them once, in its place, and
//! nothing else.
//!
//! Tables are read by columns: whatever rows were broken over pages, a column's texts from top to bottom, without the
//! repeated headers, are those of the view. All else is one stream of text.

mod expected;
mod folio;
mod layout;
mod outer;
mod rows;
mod sheets;

use super::gate;
use super::report::Report;
use crate::model::Finding;
use crate::view::View;

/// Where the pages of a PDF differ from a view.
pub fn against(report: &Report, view: &View) -> Vec<Finding> {
    let pages: Vec<layout::Page<'_>> = report.pages.iter().map(layout::page).collect();
    let mut findings = folio::check(&pages, view);
    findings.extend(outer::check(&pages, view));
    findings.extend(sheets::check(&pages, view));
    findings.extend(gate::overlaps(report, "against-overlap"));
    findings
}
