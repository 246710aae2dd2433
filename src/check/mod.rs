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
mod lost;
mod names;
mod order;
mod percent;
mod rules;
mod scale;
mod tie;
mod unread;
mod words;

pub use accept::{Acceptance, Accepted, bare_code};
pub(crate) use accept::{accept, record};
pub use explain::CODES;
pub(crate) use explain::{document, explain};
pub(crate) use html::{html, html_of_unread};
pub use identity::{Identity, Spot, SumAgreement, Term};
pub(crate) use order::sort;
pub(crate) use words::place_words;

use crate::layout::Layout;
use crate::model::{Budget, Finding, LedgerLine, Severity, Unread, finding};
use cells::LineIndex;

/// The code of findings that are the cause of others.
pub(crate) const CAUSE: &str = finding::unit_wrong::CODE;

/// The codes that stand at the head of the report.
const CAUSES: [&str; 2] = [CAUSE, finding::year_unlikely::CODE];

/// The codes of findings about a comparison with last year or with the budget, which takes exact amounts.
const COMPARED: [&str; 4] = [
    finding::percent_differs::CODE,
    finding::reason_contradicts::CODE,
    finding::previous_negative::CODE,
    finding::year_jump::CODE,
];

/// What the check of a budget gave.
#[derive(Debug, Clone)]
pub(crate) struct Checked<'a> {
    /// Every identity that was evaluated, in the order of the layout.
    pub identities: Vec<Identity<'a>>,
    /// How many identities were not evaluated, because a value in them could not be read.
    pub unevaluated: usize,
    /// What is wrong or doubtful.
    pub findings: Vec<Finding>,
    /// What else would be wrong if the causes among these findings ([`CAUSE`]) were none: it is not reported beside them, but
    /// where somebody answers for a cause.
    pub follows: Vec<Finding>,
}

impl Checked<'_> {
    /// How many identities got this verdict.
    pub fn count(&self, verdict: SumAgreement) -> usize {
        self.identities.iter().filter(|identity| identity.verdict() == verdict).count()
    }

    /// The findings of this severity.
    pub fn of(&self, severity: Severity) -> Vec<Finding> {
        self.findings.iter().filter(|finding| finding.severity == severity).cloned().collect()
    }
}

/// Checks a budget against the identities of its layout.
pub(crate) fn check<'a>(budget: &'a Budget, layout: &'a Layout) -> Checked<'a> {
    check_read(budget, layout, FileSource { ledger: &[], unread: &Unread::default() })
}

/// What is known of the file from which a budget was read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FileSource<'s> {
    /// The ledger from which tables follow: it may be in another unit as a whole.
    pub ledger: &'s [LedgerLine],
    /// What could not be read: identities and rules that depend on any of it are not evaluated.
    pub unread: &'s Unread,
}

/// Checks a budget that was read from a file.
pub(crate) fn check_read<'a>(budget: &'a Budget, layout: &'a Layout, source: FileSource<'_>) -> Checked<'a> {
    let unread = source.unread;
    let cells = LineIndex::new(budget, layout, unread);
    let (identities, unevaluated) = identities(budget, layout, unread);
    let scale = scale::examine(&identities, budget, layout, source);
    // What follows from a cause is reported there. A cause that is only a warning does not stand for errors.
    let is_sure = scale.findings.iter().all(|cause| cause.severity == Severity::Error);
    let is_caused = |finding: &Finding| !scale.findings.is_empty() && (is_sure || finding.severity != Severity::Error);
    let (mut findings, mut follows) = (Vec::new(), Vec::new());
    for (identity, explained) in identities.iter().zip(&scale.explained) {
        let Some(finding) = identity.finding(budget, layout) else { continue };
        let follow = *explained && identity.verdict() == SumAgreement::Error && is_caused(&finding);
        let list = if follow { &mut follows } else { &mut findings };
        list.push(finding);
    }
    findings.extend(tie::unknown(&cells, budget, layout));
    // All else is compared with the amounts in their own unit, and with the year of which dates and texts speak.
    let mut restated = scale.budget.clone().unwrap_or_else(|| budget.clone());
    let likely = rules::edition::likely(&budget.texts(), budget, layout);
    if let Some((year, places)) = likely.filter(|_| unread.has_member("year") && unread.has_member("published")) {
        findings.push(rules::edition::finding(year, places, budget));
        restated.year = year;
    }
    let restated = &restated;
    let mut others = percent::check(restated, layout);
    others.extend(rules::check(restated, layout));
    let is_doubtful = |finding: &Finding| !scale.exact && COMPARED.contains(&finding.code) && is_caused(finding);
    let (doubtful, others): (Vec<_>, Vec<_>) = others.into_iter().partition(is_doubtful);
    follows.extend(doubtful);
    findings.extend(others);
    findings.retain(|finding| unread::is_certain(finding, unread));
    follows.retain(|finding| unread::is_certain(finding, unread));
    // Causes follow from what was read alone.
    findings.extend(scale.findings);
    for list in [&mut findings, &mut follows] {
        layout.name_sheets(list);
        sort(list, layout);
    }
    Checked { identities, unevaluated, findings, follows }
}

/// Every identity of the layout and of the data of which all amounts were read, and the number of the others.
fn identities<'a>(budget: &'a Budget, layout: &'a Layout, unread: &Unread) -> (Vec<Identity<'a>>, usize) {
    let mut identities = footing::identities(budget, layout, unread);
    identities.extend(tie::identities(&LineIndex::new(budget, layout, unread), budget, layout));
    let stated = identities.len();
    identities.retain(|identity| identity.is_whole);
    let unevaluated = stated - identities.len();
    (identities, unevaluated)
}
