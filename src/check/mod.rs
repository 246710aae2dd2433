//! Checks the figures of a budget: every identity that the layout declares, within tables and between them, and the
//! rules about lines, notes and texts. The build calls it before typesetting, `merge` for the budgets of units
//! and their consolidation, `layout_check` for the specimen.
//!
//! An identity is two sums of printed cells. They agree exactly, or they differ by a rounding tail (尾差): each printed
//! amount was rounded half-up on its own, so that sums of n of them can differ by less than n half steps of the last
//! decimal. A larger difference is an error. A total is never changed.

mod accept;
mod cells;
mod explain;
mod footing;
mod groups;
mod html;
mod identity;
mod names;
mod order;
mod percent;
mod rules;
mod scale;
mod tie;
mod unread;
mod unread_lines;
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

/// The code of a finding that can be the cause of others: amounts in a wrong currency unit.
pub(crate) const CAUSE: &str = finding::unit_wrong::CODE;

/// The codes of findings that are reported first.
const CAUSES: [&str; 2] = [CAUSE, finding::year_unlikely::CODE];

/// The codes of rules that compare amounts with last year's or with the budget: they need exact amounts.
const COMPARISON_RULES: [&str; 4] = [
    finding::percent_differs::CODE,
    finding::reason_contradicts::CODE,
    finding::previous_negative::CODE,
    finding::year_jump::CODE,
];

/// The result of checking a budget.
#[derive(Debug, Clone)]
pub(crate) struct Checked<'a> {
    /// Every identity that was evaluated, in the order of the layout.
    pub identities: Vec<Identity<'a>>,
    /// The number of identities that were not evaluated, because a value in them could not be read.
    pub unevaluated: usize,
    /// The findings to report, in the order of the report.
    pub findings: Vec<Finding>,
    /// Findings that are explained by a cause ([`CAUSE`]) among `findings`. They are not reported, unless the cause is
    /// accepted: then it explains nothing.
    pub follows: Vec<Finding>,
}

impl Checked<'_> {
    /// The number of identities that agree in this way.
    pub fn count(&self, verdict: SumAgreement) -> usize {
        self.identities.iter().filter(|identity| identity.verdict() == verdict).count()
    }

    /// The findings of this severity.
    pub fn of(&self, severity: Severity) -> Vec<Finding> {
        self.findings.iter().filter(|finding| finding.severity == severity).cloned().collect()
    }
}

/// Checks a budget of which every value is known and which has no ledger.
pub(crate) fn check<'a>(budget: &'a Budget, layout: &'a Layout) -> Checked<'a> {
    check_read(budget, layout, FileSource { ledger: &[], unread: &Unread::default() })
}

/// The ledger of the file from which a budget was read, and the values that could not be read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FileSource<'s> {
    /// The ledger from which tables are derived; empty if there is none. As a whole it may be in a wrong currency unit.
    pub ledger: &'s [LedgerLine],
    /// The values that could not be read: identities and rules that depend on one are not evaluated.
    pub unread: &'s Unread,
}

/// Checks a budget that was read from a file.
pub(crate) fn check_read<'a>(budget: &'a Budget, layout: &'a Layout, source: FileSource<'_>) -> Checked<'a> {
    let unread = source.unread;
    let cells = LineIndex::new(budget, layout, unread);
    let (identities, unevaluated) = identities(budget, layout, unread);
    let scale = scale::examine(&identities, budget, layout, source);
    // A difference that a cause explains is not reported. A cause that is only a warning does not explain errors.
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
    // The rules use the amounts in the right currency units, and the year to which dates and texts refer.
    let mut restated = scale.budget.clone().unwrap_or_else(|| budget.clone());
    let likely = rules::edition::likely(&budget.texts(), budget, layout);
    if let Some((year, places)) = likely.filter(|_| unread.has_member("year") && unread.has_member("published")) {
        findings.push(rules::edition::finding(year, places, budget));
        restated.year = year;
    }
    let restated = &restated;
    let mut others = percent::check(restated, layout);
    others.extend(rules::check(restated, layout));
    let is_doubtful =
        |finding: &Finding| !scale.exact && COMPARISON_RULES.contains(&finding.code) && is_caused(finding);
    let (doubtful, others): (Vec<_>, Vec<_>) = others.into_iter().partition(is_doubtful);
    follows.extend(doubtful);
    findings.extend(others);
    findings.retain(|finding| unread::is_certain(finding, unread));
    follows.retain(|finding| unread::is_certain(finding, unread));
    // Causes use only values that were read.
    findings.extend(scale.findings);
    for list in [&mut findings, &mut follows] {
        layout.name_sheets(list);
        sort(list, layout);
    }
    Checked { identities, unevaluated, findings, follows }
}

/// The identities of the layout and of the data whose amounts were all read, and the number of the others.
fn identities<'a>(budget: &'a Budget, layout: &'a Layout, unread: &Unread) -> (Vec<Identity<'a>>, usize) {
    let mut identities = footing::identities(budget, layout, unread);
    identities.extend(tie::identities(&LineIndex::new(budget, layout, unread), budget, layout));
    let declared = identities.len();
    identities.retain(|identity| identity.is_whole);
    let unevaluated = declared - identities.len();
    (identities, unevaluated)
}
