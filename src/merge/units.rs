//! A unit (单位) whose amounts are far from those of all others: its budget is in another unit of money.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::MergeNote;
use crate::model::{AmountCounts, Budget, Cell, Magnitudes, Place, finding};

/// A unit whose median is so many times that of the others is in another unit of money.
const FAR_APART: u64 = 2_000;

/// The tenth percentile and the median in the unit of the layout from which such amounts can be 元.
const LARGE: (u64, u64) = (500, 20_000);

/// What is found by size alone, with what the others have.
pub(super) fn apart(budgets: &[&Budget], measure: &str) -> Vec<MergeNote> {
    let all: AmountCounts = budgets.iter().flat_map(|budget| amounts(budget)).collect();
    let mut units: BTreeMap<&str, Vec<&Budget>> = BTreeMap::new();
    budgets.iter().for_each(|budget| units.entry(&budget.unit).or_default().push(budget));
    let beside = |(unit, own): (&'_ str, Vec<&Budget>)| {
        (unit.to_owned(), all.beside(&own.into_iter().flat_map(amounts).collect()))
    };
    let others: BTreeMap<String, (usize, Decimal)> = units.into_iter().map(beside).collect();
    let notes = budgets.iter().enumerate().filter_map(|(index, budget)| {
        let own: Magnitudes = amounts(budget).collect();
        let (count, others) = *others.get(&budget.unit)?;
        let (low, middle) = LARGE;
        let large = own.percentile(10) >= Decimal::from(low) && own.percentile(50) >= Decimal::from(middle);
        let far = own.percentile(50) >= others * Decimal::from(FAR_APART);
        if count == 0 || !large || !far {
            return None;
        }
        let finding = finding::merge_unit_apart(&budget.unit, own.percentile(50), others, measure);
        Some(MergeNote::unit(index, finding.at(&Place::root().join("sheets"))))
    });
    notes.collect()
}

/// The amounts of all tables.
fn amounts(budget: &Budget) -> impl Iterator<Item = Decimal> {
    let lines = budget.sheets.values().flat_map(|sheet| &sheet.lines);
    lines.flat_map(|line| line.cells.values()).filter_map(|cell| match cell {
        Cell::Amount(amount) => Some(amount.value()),
        Cell::Text(_) => None,
    })
}
