//! Examines whether a ledger is in 万元 instead of 元. If it is, the tables derived from it are derived again with the
//! corrected ledger.

use rust_decimal::Decimal;

use super::{Identity, ScaleOutcome};
use crate::check::{FileSource, SumAgreement, identities};
use crate::derive::{misstated, misstatement, restated, sheets};
use crate::layout::Layout;
use crate::model::{Budget, Cell, LedgerLine, Place};

/// A difference that becomes this many times smaller with the corrected ledger is explained as rounding of its
/// amounts.
const MIN_REDUCTION: u32 = 100;

/// The outcome with the ledger in 元; `None` if the ledger does not look as if it were in 万元. `all` are the identities
/// of the budget as given.
pub(super) fn examine(
    all: &[Identity<'_>],
    budget: &Budget,
    layout: &Layout,
    source: FileSource<'_>,
) -> Option<ScaleOutcome> {
    let FileSource { ledger, unread } = source;
    let mut found = misstated(ledger, layout);
    if found.is_empty() {
        return None;
    }
    let lines: Vec<usize> = found.iter().flat_map(|part| part.lines.iter().copied()).collect();
    let better = rederived(budget, &restated(ledger, &lines), layout);
    let (after, _) = identities(&better, layout, unread);
    let fails = |identity: &Identity<'_>| identity.verdict() == SumAgreement::Error;
    let sure =
        after.iter().filter(|identity| fails(identity)).count() < all.iter().filter(|identity| fails(identity)).count();
    found.iter_mut().for_each(|part| part.sure |= sure);
    let place = Place::root().join("ledger");
    let findings =
        found.iter().map(|part| misstatement(part, ledger, layout, part.part.is_none().then_some(&place))).collect();
    let explained = all.iter().enumerate().map(|(number, before)| {
        // Amounts of the ledger were rounded in 万元: the rest of a difference may be due to that.
        let shrunk =
            |after: &Identity<'_>| after.difference().abs() * Decimal::from(MIN_REDUCTION) <= before.difference().abs();
        after.get(number).is_some_and(|after| !fails(after) || shrunk(after))
    });
    let explained = explained.collect();
    Some(ScaleOutcome { findings, explained, budget: Some(better), exact: false })
}

/// The budget with the tables derived from another ledger of the same lines; its texts stay.
fn rederived(budget: &Budget, ledger: &[LedgerLine], layout: &Layout) -> Budget {
    let mut budget = budget.clone();
    for (id, mut sheet) in sheets(ledger, layout) {
        let Some(old) = budget.sheets.get_mut(&id) else { continue };
        for (line, before) in sheet.lines.iter_mut().zip(&old.lines).filter(|(line, before)| line.head == before.head) {
            let words = before.cells.iter().filter(|(_, cell)| matches!(cell, Cell::Text(_)));
            line.cells.extend(words.map(|(column, cell)| (column.clone(), cell.clone())));
        }
        old.lines = sheet.lines;
    }
    budget
}
