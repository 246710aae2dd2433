//! The closed world as a rule of both gates: a file holds nothing but what this program writes.

use super::super::closed::{self, Allowed, ClosedWorldEdition, Fault};
use super::super::report::PdfReport;
use super::drawn;
use crate::model::Finding;

/// At most so many faults are reported: one is enough to refuse a file.
const MAX_FINDINGS: usize = 5;

/// What of a web edition this program does not write.
pub fn web_constructs(bytes: &[u8], report: &PdfReport, allowed: &Allowed<'_>) -> Vec<Finding> {
    findings(closed::faults(bytes, ClosedWorldEdition::Web, allowed), report, allowed)
}

/// The same of a print edition, or of its cover.
pub fn print_constructs(bytes: &[u8], report: &PdfReport, allowed: &Allowed<'_>) -> Vec<Finding> {
    findings(closed::faults(bytes, ClosedWorldEdition::Print, allowed), report, allowed)
}

fn findings(faults: Vec<Fault>, report: &PdfReport, allowed: &Allowed<'_>) -> Vec<Finding> {
    if faults.is_empty() {
        // Everything that is drawn and is no text is a straight line, or a picture.
        return drawn::lines(report, allowed.pictures);
    }
    let finding = |fault: Fault| {
        let place = fault.page.map_or("object", |_| "page");
        let number = fault.page.unwrap_or(fault.object);
        Finding::error("gate-construct")
            .with("what", fault.what)
            .with("place", if number == 0 { "file" } else { place })
            .with("number", number)
            .with("detail", fault.detail)
    };
    faults.into_iter().take(MAX_FINDINGS).map(finding).collect()
}
