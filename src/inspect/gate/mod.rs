//! Gates (关口): rules that a finished PDF must pass before it is handed over. They judge its [`PdfReport`];
//! `src/build/gate.rs` applies them to each edition it builds, `src/door/inspection.rs` to files that users inspect.

mod bleed;
mod construct;
mod cover;
mod data;
mod drawn;
mod edition;
mod print;
mod release;
mod settings;

pub(super) use construct::constructs;
pub use cover::cover;
pub(super) use data::{digests, stated};
pub(super) use drawn::lines;
pub use edition::{JudgedEdition, other_edition};
pub use print::print;
pub(super) use release::overlaps;
pub use release::release;
pub use settings::{PressCondition, PrintSettings};

use super::report::{PdfReport, ReportedPage};
use crate::message::{Catalogue, ranges, rules};
use crate::model::{Finding, finding};

/// The codes of all rules of the release gate, the print gate and the comparison with the data.
pub const CODES: [&str; finding::GATES.len()] = finding::GATES;

/// The text of a rule with its source; `None` for an unknown code.
pub fn explain(code: &str, catalogue: &Catalogue) -> Option<String> {
    CODES.contains(&code).then(|| rules::rule(code, catalogue))
}

/// All rules in Markdown.
pub fn explained(catalogue: &Catalogue) -> String {
    rules::document(&CODES, ["gates-title", "gates-intro"], catalogue)
}

/// The numbers of the pages that pass `test`, counted from 1.
fn pages(report: &PdfReport, test: impl Fn(&ReportedPage) -> bool) -> Vec<usize> {
    report.pages.iter().enumerate().filter(|(_, page)| test(page)).map(|(index, _)| index + 1).collect()
}

/// A finding about the pages that pass `test`; `None` if no page does.
fn on_pages(
    finding: impl FnOnce(String) -> Finding,
    report: &PdfReport,
    test: impl Fn(&ReportedPage) -> bool,
) -> Option<Finding> {
    let found = pages(report, test);
    (!found.is_empty()).then(|| finding(ranges(&found)))
}

/// Whether the page tree has as many pages as it states, and any at all.
fn is_whole(report: &PdfReport) -> bool {
    let count = report.pages.len();
    count > 0 && report.file.pages_stated.is_some_and(|stated| usize::try_from(stated) == Ok(count))
}

/// Findings about parts of the file that could not be read, and therefore not judged.
fn unreadable(finding: fn(&'static str) -> Finding, report: &PdfReport) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend((!is_whole(report)).then(|| finding("pages")));
    findings.extend((report.file.unreadable > 0).then(|| finding("objects")));
    let content = |pages| finding("content").on_pages(pages);
    findings.extend(on_pages(content, report, |page| page.broken));
    findings
}

/// A finding about pages with slanted text, the watermark of drafts (草稿): drafts must not be published or printed.
fn drafts(finding: fn(String) -> Finding, report: &PdfReport) -> Option<Finding> {
    on_pages(finding, report, |page| page.letters.iter().any(|letter| letter.slanted && !letter.hidden))
}
