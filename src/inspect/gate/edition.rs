//! Which edition a file is. A gate for another edition says so, and nothing else: all that it would find follows from it.

use super::super::report::PdfReport;
use super::settings::PrintSettings;
use crate::model::{Finding, PT_PER_MM, finding};

/// An edition, as a gate judges it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JudgedEdition {
    /// To be published (公开版): PDF/A.
    Web,
    /// To be printed (印刷版): PDF/X.
    Print,
    /// The cover (封皮) of the print edition: one sheet.
    Cover,
}

/// A cover is at least so many times as wide as the upright trimmed page: back and front are 2, less what a shop trims.
/// A single page that lies across, 297 mm by 210 mm, is 1.41 and no cover.
const COVER_WIDTHS: f64 = 1.9;

impl JudgedEdition {
    /// The edition that a file says to be; `None` if it says nothing, or several things.
    fn of(report: &PdfReport) -> Option<Self> {
        let for_print = report.claims.pdfx.is_some() || report.intents.iter().any(|intent| intent.kind == "GTS_PDFX");
        match (report.claims.pdfa.is_some(), for_print) {
            (true, false) => Some(Self::Web),
            (false, true) => Some(if is_cover(report) { Self::Cover } else { Self::Print }),
            _ => None,
        }
    }

    fn word(self) -> &'static str {
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
        width > height && width >= COVER_WIDTHS * page_width * PT_PER_MM
    })
}

/// That a file is another edition than the one it is to be judged as.
pub fn other_edition(report: &PdfReport, wanted: JudgedEdition) -> Option<Finding> {
    let given = JudgedEdition::of(report).filter(|given| *given != wanted)?;
    Some(finding::gate_edition(given.word(), wanted.word()))
}
