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
mod scale;
mod tie;

pub use accept::{Acceptance, Accepted, accept, record};
pub use explain::{CODES, document, explain};
pub use html::html;
pub(crate) use html::{Page, escaped};
pub use identity::{Identity, Spot, Term, Verdict};

use crate::layout::Layout;
use crate::model::{Budget, Finding, LedgerLine, Place, Severity};
use cells::Cells;

/// The code of findings that are the cause of others.
pub const CAUSE: &str = "unit-wrong";

/// The codes that stand at the head of the report.
const CAUSES: [&str; 2] = [CAUSE, "year-unlikely"];

/// The codes of findings about a comparison with last year or with the budget, which takes exact amounts.
const COMPARED: [&str; 4] = ["percent-differs", "reason-contradicts", "previous-negative", "year-jump"];

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
    check_with(budget, layout, &[])
}

/// The same of a budget whose tables follow from a ledger: that may be in another unit as a whole.
pub fn check_with<'a>(budget: &'a Budget, layout: &'a Layout, ledger: &[LedgerLine]) -> Checked<'a> {
    let cells = Cells::new(budget, layout);
    let identities = identities(budget, layout);
    let scale = scale::examine(&identities, budget, layout, ledger);
    let mut findings = scale.findings;
    let open = identities.iter().zip(&scale.explained).filter(|(identity, explained)| {
        // What follows from a cause is said there.
        !**explained || identity.verdict() != Verdict::Error
    });
    findings.extend(open.filter_map(|(identity, _)| identity.finding()));
    findings.extend(tie::unknown(&cells, budget));
    // All else is held against the amounts in their own unit, and the year of which dates and texts speak.
    let mut restated = scale.budget.unwrap_or_else(|| budget.clone());
    if let Some((year, places)) = rules::edition::likely(&budget.texts(), budget, layout) {
        findings.push(rules::edition::finding(year, places, budget));
        restated.year = year;
    }
    let restated = &restated;
    let mut others = percent::check(restated, layout);
    others.extend(rules::check(restated, layout));
    others.retain(|finding| scale.exact || !COMPARED.contains(&finding.code));
    findings.extend(others);
    layout.name_sheets(&mut findings);
    sort(&mut findings, layout);
    Checked { identities, findings }
}

/// Every identity of the layout and of the data.
fn identities<'a>(budget: &'a Budget, layout: &'a Layout) -> Vec<Identity<'a>> {
    let mut identities = footing::identities(budget, layout);
    identities.extend(tie::identities(&Cells::new(budget, layout), budget, layout));
    identities
}

/// Puts findings into the order in which they are told.
pub fn sort(findings: &mut [Finding], layout: &Layout) {
    findings.sort_by_cached_key(|finding| order(finding, layout));
}

/// What is told first: causes of many differences, then tables in the order of the layout, their lines from the top, then
/// all else; of one line the graver finding.
fn order(finding: &Finding, layout: &Layout) -> (bool, usize, usize, Severity, String) {
    let place = finding.place.as_ref();
    let sheet = place.and_then(Place::sheet);
    let position = |id: String| layout.sheets.iter().position(|spec| spec.id == id);
    let line = sheet.as_ref().and_then(|_| place?.steps().nth(3)?.parse().ok());
    let pointer = place.map(|place| place.pointer().to_owned()).unwrap_or_default();
    let row = (sheet.and_then(position).unwrap_or(usize::MAX), line.unwrap_or(0));
    (!CAUSES.contains(&finding.code), row.0, row.1, finding.severity, pointer)
}
