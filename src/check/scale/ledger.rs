//! A ledger in another unit: the tables that follow from it say nothing of it, but follow from it anew.

use super::{Identity, Outcome};
use crate::check::{Verdict, identities};
use crate::derive::{misstated, misstatement, restated, sheets};
use crate::layout::Layout;
use crate::model::{Budget, Cell, LedgerLine, Place};

/// What a budget is with its ledger in 元, if the ledger looks as if it were in 万元.
pub(super) fn examine(
    all: &[Identity<'_>],
    budget: &Budget,
    layout: &Layout,
    ledger: &[LedgerLine],
) -> Option<Outcome> {
    let mut found = misstated(ledger, layout);
    if found.is_empty() {
        return None;
    }
    let lines: Vec<usize> = found.iter().flat_map(|part| part.lines.iter().copied()).collect();
    let better = rederived(budget, &restated(ledger, &lines), layout);
    let wrong = |identities: &[Identity<'_>]| -> Vec<bool> {
        identities.iter().map(|identity| identity.verdict() == Verdict::Error).collect()
    };
    let (before, after) = (wrong(all), wrong(&identities(&better, layout)));
    let count = |wrong: &[bool]| wrong.iter().filter(|wrong| **wrong).count();
    let sure = count(&after) < count(&before);
    found.iter_mut().for_each(|part| part.sure |= sure);
    let place = Place::root().join("ledger");
    let findings =
        found.iter().map(|part| misstatement(part, ledger, layout, part.part.is_none().then_some(&place))).collect();
    let explained = before.iter().enumerate().map(|(number, _)| !after.get(number).copied().unwrap_or(true)).collect();
    Some(Outcome { findings, explained, budget: Some(better), exact: false })
}

/// The budget with the tables of another ledger of the same lines; words stay.
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
