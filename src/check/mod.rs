//! Proving the figures: every identity that the layout declares, within the tables and among them.
//!
//! An identity is two sums of printed cells. They agree exactly, or they differ by a rounding tail (尾差): each
//! printed amount was rounded half-up on its own, so that n of them can be apart by less than n half steps of the
//! last decimal. Anything more is an error. A total is never repaired.

mod accept;
mod cells;
mod explain;
mod footing;
mod groups;
mod html;
mod identity;
mod percent;
mod rules;
mod tie;

pub use accept::{Acceptance, Accepted, accept, record};
pub use explain::{CODES, document, explain};
pub use html::html;
pub(crate) use html::{Page, escaped};
pub use identity::{Identity, Spot, Term, Verdict};

use crate::layout::Layout;
use crate::model::{Budget, Finding, Place, Severity};
use cells::Cells;

/// What the check of a budget gave.
#[derive(Debug, Clone)]
pub struct Checked<'a> {
    /// Every identity that was evaluated, in the order of the layout.
    pub identities: Vec<Identity<'a>>,
    /// What is wrong or doubtful.
    pub findings: Vec<Finding>,
}

impl Checked<'_> {
    /// How many identities got this verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.identities.iter().filter(|identity| identity.verdict() == verdict).count()
    }

    /// The findings of this severity.
    pub fn of(&self, severity: Severity) -> Vec<Finding> {
        self.findings.iter().filter(|finding| finding.severity == severity).cloned().collect()
    }
}

/// Checks a budget against the identities of its layout.
pub fn check<'a>(budget: &'a Budget, layout: &'a Layout) -> Checked<'a> {
    let cells = Cells::new(budget, layout);
    let mut identities = footing::identities(budget, layout);
    identities.extend(tie::identities(&cells, budget, layout));
    let mut findings: Vec<Finding> = identities.iter().filter_map(Identity::finding).collect();
    findings.extend(tie::unknown(&cells, budget));
    findings.extend(percent::check(budget, layout));
    findings.extend(rules::check(budget, layout));
    layout.name_sheets(&mut findings);
    sort(&mut findings, layout);
    Checked { identities, findings }
}

/// Puts findings into the order in which they are told.
pub fn sort(findings: &mut [Finding], layout: &Layout) {
    findings.sort_by_cached_key(|finding| order(finding, layout));
}

/// What is told first: tables in the order of the layout, their lines from the top, then all else; of one line the
/// graver finding.
fn order(finding: &Finding, layout: &Layout) -> (usize, usize, Severity, String) {
    let place = finding.place.as_ref();
    let sheet = place.and_then(Place::sheet);
    let position = |id: String| layout.sheets.iter().position(|spec| spec.id == id);
    let line = sheet.as_ref().and_then(|_| place?.steps().nth(3)?.parse().ok());
    let pointer = place.map(|place| place.pointer().to_owned()).unwrap_or_default();
    (sheet.and_then(position).unwrap_or(usize::MAX), line.unwrap_or(0), finding.severity, pointer)
}
