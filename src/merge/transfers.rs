//! Notes transfers between units (上下级往来): they are counted in the revenue of one unit and the expenditure of another,
//! and stay in the department's totals. Called by [`super::merge`].

use rust_decimal::Decimal;

use super::{MergeNote, MergedFile};
use crate::layout::{CellRef, Layout};
use crate::model::{Budget, finding};

/// A note for each transfer of the layout that some unit receives and some unit pays.
pub(super) fn notes(budgets: &[&Budget], layout: &Layout) -> Vec<MergeNote> {
    let notes = layout.transfers.iter().filter_map(|transfer| {
        let (received, receivers) = sum_and_names(budgets, &transfer.revenue);
        let (paid, payers) = sum_and_names(budgets, &transfer.expenditure);
        let finding = finding::merge_transfer(&transfer.title, paid, payers, received, receivers);
        let both = !paid.is_zero() && !received.is_zero();
        both.then_some(MergeNote { file: MergedFile::Whole, finding })
    });
    notes.collect()
}

/// The sum of these cells over all units, and the names of the units where they are not zero.
fn sum_and_names(budgets: &[&Budget], cells: &[CellRef]) -> (Decimal, String) {
    let amount = |budget: &Budget| -> Decimal {
        let amounts = cells.iter().filter_map(|cell| budget.amount(&cell.sheet, &cell.line, &cell.column));
        amounts.map(|amount| amount.value()).sum()
    };
    let amounts = budgets.iter().map(|budget| (amount(budget), budget.unit.as_str()));
    let amounts: Vec<(Decimal, &str)> = amounts.filter(|(amount, _)| !amount.is_zero()).collect();
    let names: Vec<&str> = amounts.iter().map(|(_, name)| *name).collect();
    (amounts.iter().map(|(amount, _)| *amount).sum(), names.join(", "))
}
