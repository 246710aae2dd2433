//! Recognises which edition a PDF is: web, print, or the cover of the print edition. `src/door/inspection.rs` asks
//! before it applies a gate: for a file of another edition it reports only that, as all other findings would follow
//! from it.

use super::super::report::PdfReport;
use super::settings::PrintSettings;
use crate::model::{Finding, PT_PER_MM, finding};

/// An edition, each with a gate of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JudgedEdition {
    /// Web edition (公开版), to be published: PDF/A.
    Web,
    /// Print edition (印刷版): PDF/X.
    Print,
    /// The cover (封皮) of the print edition: one sheet.
    Cover,
}

/// Least width of a cover in widths of the upright A4 page: back and front are 2, less the trim of some shops. A single
/// landscape page, 297 mm wide, is 1.41 and no cover.
const MIN_COVER_WIDTHS: f64 = 1.9;

impl JudgedEdition {
    /// The edition that a file claims to be; `None` if it claims none, or both PDF/A and PDF/X.
    fn of(report: &PdfReport) -> Option<Self> {
        let for_print = report.claims.pdfx.is_some() || report.intents.iter().any(|intent| intent.kind == "GTS_PDFX");
        match (report.claims.pdfa.is_some(), for_print) {
            (true, false) => Some(Self::Web),
            (false, true) => Some(if is_cover(report) { Self::Cover } else { Self::Print }),
            _ => None,
        }
    }

    /// Its id in findings.
    fn id(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Print => "print",
            Self::Cover => "cover",
        }
    }
}

fn is_cover(report: &PdfReport) -> bool {
    let [page] = &report.pages[..] else { return false };
    let (page_width, _) = PrintSettings::default().trim;
    page.trim.is_some_and(|trim| {
        let (width, height) = (trim.right - trim.left, trim.top - trim.bottom);
        width > height && width >= MIN_COVER_WIDTHS * page_width * PT_PER_MM
    })
}

/// A finding if a file claims to be another edition than the wanted one.
pub fn other_edition(report: &PdfReport, wanted: JudgedEdition) -> Option<Finding> {
    let given = JudgedEdition::of(report).filter(|given| *given != wanted)?;
    Some(finding::gate_edition(given.id(), wanted.id()))
}
