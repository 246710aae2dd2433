//! The pages held against the data (对照): every text and every figure of the view stands on them once, in its place, and
//! nothing else.
//!
//! Tables are read by columns: whatever rows were broken over pages, a column's texts from top to bottom, without the
//! repeated headers, are those of the view. All else is one stream of text.

mod aloud;
mod cover;
mod expected;
mod folio;
mod layout;
mod link_texts;
mod outer;
mod rows;
mod sheets;
mod ways;

use super::gate;
use super::report::PdfReport;
use crate::model::Finding;
use crate::view::View;

/// Where the pages of a PDF differ from a view.
pub fn against(report: &PdfReport, view: &View) -> Vec<Finding> {
    let mut findings = data(report, view);
    if let Some(wrap) = &view.wrap {
        findings.extend(cover::check(report, wrap, view));
        return findings;
    }
    let pages: Vec<layout::FilePage> = report.pages.iter().map(layout::page).collect();
    findings.extend(folio::check(&pages, view));
    let (found, entries) = outer::check(&pages, view);
    findings.extend(found);
    findings.extend(ways::check(report, &entries, view));
    findings.extend(sheets::check(&pages, view));
    findings.extend(aloud::check(report, view));
    findings.extend(gate::overlaps(report, "against-overlap"));
    findings
}

/// Whether the PDF states another digest of its data than the view.
fn data(report: &PdfReport, view: &View) -> Vec<Finding> {
    let (stated, wanted) = (gate::stated(report), gate::digests(view.keywords.iter().map(String::as_str)));
    let other = wanted.first().filter(|wanted| !stated.is_empty() && !stated.contains(*wanted));
    let told = |wanted| {
        let stated: Vec<&str> = stated.iter().copied().collect();
        Finding::error("against-data").with("stated", stated.join(", ")).with("wanted", wanted)
    };
    other.map(told).into_iter().collect()
}
