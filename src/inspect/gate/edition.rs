//! Which edition a file is. A gate for another edition says so, and nothing else: all that it would find follows from it.

use super::super::report::Report;
use crate::model::Finding;

/// An edition, as a gate judges it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// To be published (公开版): PDF/A.
    Web,
    /// To be printed (印刷版): PDF/X.
    Print,
    /// The cover (封皮) of the print edition: one sheet.
    Cover,
}

/// A sheet so many times as wide as it is high has back and front side by side: 2 × 210 mm by 297 mm is 1.41.
const COVER_ASPECT: f64 = 1.4;

impl Edition {
    /// The edition that a file says to be; `None` if it says nothing, or several things.
    fn of(report: &Report) -> Option<Self> {
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

fn is_cover(report: &Report) -> bool {
    let [page] = &report.pages[..] else { return false };
    page.trim.is_some_and(|trim| trim.right - trim.left >= COVER_ASPECT * (trim.top - trim.bottom))
}

/// That a file is another edition than the one it is to be judged as.
pub fn other_edition(report: &Report, wanted: Edition) -> Option<Finding> {
    let given = Edition::of(report).filter(|given| *given != wanted)?;
    Some(Finding::error("gate-edition").with("given", given.word()).with("wanted", wanted.word()))
}
