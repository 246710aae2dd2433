//! The cover (封皮) for the print shop, held against the pages that it goes around.

use super::super::report::PdfReport;
use super::is_whole;
use super::print;
use super::settings::PrintSettings;
use crate::model::{Finding, PT_PER_MM, finding};

/// What stands in the way of printing a cover with a spine (书脊) so wide in mm, around these pages if they are there.
pub fn cover(report: &PdfReport, settings: PrintSettings, spine: f64, inner: Option<&PdfReport>) -> Vec<Finding> {
    // Pages that lie across have a cover that does.
    let trim = inner.and_then(|inner| inner.pages.first()).and_then(|page| page.trim);
    let trim = trim.map(|trim| ((trim.right - trim.left) / PT_PER_MM, (trim.top - trim.bottom) / PT_PER_MM));
    let settings = PrintSettings { trim: trim.unwrap_or(settings.trim), ..settings }.of_cover(spine);
    let mut findings = print(report, &settings);
    let Some(inner) = inner else { return findings };
    if !is_whole(inner) || inner.claims.pdfx.is_none() {
        findings.push(finding::print_cover("inner"));
        return findings;
    }
    // The trimmed size follows from the pages.
    if findings.iter().any(|finding| finding.code == finding::print_trim::CODE) {
        findings.retain(|finding| finding.code != finding::print_trim::CODE);
        let trim = report.pages.first().and_then(|page| page.trim);
        let width = trim.map_or(0.0, |trim| (trim.right - trim.left) / PT_PER_MM);
        let finding = finding::print_cover("spine");
        let (stated, wanted) = (format!("{width:.1}"), format!("{:.1}", settings.trim.0));
        findings.push(finding.spine(stated, spine, wanted, inner.pages.len()));
    }
    let told = |report: &PdfReport, key: &str| report.info.get(key).cloned();
    if ["Title", "Keywords"].iter().any(|key| told(report, key) != told(inner, key)) {
        findings.push(finding::print_cover("other"));
    }
    findings
}
