//! The print gate for the cover (封皮), a PDF/X file of its own: the rules of `print.rs` for one sheet, and a
//! comparison with the inner pages. `src/door/inspection.rs` calls it when a file is inspected as a cover.

use super::super::report::PdfReport;
use super::is_whole;
use super::print;
use super::settings::PrintSettings;
use crate::model::{Finding, PT_PER_MM, finding};

/// Findings about a cover with a spine (书脊) of this width in mm. `inner` is the report of the inner pages, whose
/// trimmed size then replaces that of the settings.
pub fn cover(report: &PdfReport, settings: PrintSettings, spine: f64, inner: Option<&PdfReport>) -> Vec<Finding> {
    // Landscape pages have a landscape cover.
    let trim = inner.and_then(|inner| inner.pages.first()).and_then(|page| page.trim);
    let trim = trim.map(|trim| ((trim.right - trim.left) / PT_PER_MM, (trim.top - trim.bottom) / PT_PER_MM));
    let settings = PrintSettings { trim: trim.unwrap_or(settings.trim), ..settings }.of_cover(spine);
    let mut findings = print(report, &settings);
    let Some(inner) = inner else { return findings };
    if !is_whole(inner) || inner.claims.pdfx.is_none() {
        findings.push(finding::print_cover("inner"));
        return findings;
    }
    // With the inner pages known, a wrong size of the cover is a wrong spine.
    if findings.iter().any(|finding| finding.code == finding::print_trim::CODE) {
        findings.retain(|finding| finding.code != finding::print_trim::CODE);
        let trim = report.pages.first().and_then(|page| page.trim);
        let width = trim.map_or(0.0, |trim| (trim.right - trim.left) / PT_PER_MM);
        let finding = finding::print_cover("spine");
        let (stated, wanted) = (format!("{width:.1}"), format!("{:.1}", settings.trim.0));
        findings.push(finding.spine(stated, spine, wanted, inner.pages.len()));
    }
    let stated = |report: &PdfReport, key: &str| report.info.get(key).cloned();
    if ["Title", "Keywords"].iter().any(|key| stated(report, key) != stated(inner, key)) {
        findings.push(finding::print_cover("other"));
    }
    findings
}
