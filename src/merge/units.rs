//! Finds units (单位) whose amounts are so much larger than those of the others that they must be in 元 instead of the
//! currency unit of the layout. `check` in this folder calls it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::MergeNote;
use crate::model::{AmountCounts, Budget, Cell, Magnitudes, Place, finding};

/// A unit is reported if its median is at least this many times that of the others.
const MIN_RATIO: u64 = 2_000;

/// The tenth percentile and the median, in the currency unit of the layout, that its amounts must reach.
const MIN_PERCENTILES: (u64, u64) = (500, 20_000);

/// Findings about units whose amounts are in another currency unit, with the median of the other units. `measure` is
/// the currency unit of the layout.
pub(super) fn in_other_currency_unit(budgets: &[&Budget], measure: &str) -> Vec<MergeNote> {
    let all: AmountCounts = budgets.iter().flat_map(|budget| amounts(budget)).collect();
    let mut units: BTreeMap<&str, Vec<&Budget>> = BTreeMap::new();
    budgets.iter().for_each(|budget| units.entry(&budget.unit).or_default().push(budget));
    let median_of_others = |(unit, files): (&'_ str, Vec<&Budget>)| {
        (unit.to_owned(), all.beside(&files.into_iter().flat_map(amounts).collect()))
    };
    let others: BTreeMap<String, (usize, Decimal)> = units.into_iter().map(median_of_others).collect();
    let notes = budgets.iter().enumerate().filter_map(|(index, budget)| {
        let amounts: Magnitudes = amounts(budget).collect();
        let (count, others) = *others.get(&budget.unit)?;
        let (low, middle) = MIN_PERCENTILES;
        let is_large = amounts.percentile(10) >= Decimal::from(low) && amounts.percentile(50) >= Decimal::from(middle);
        let is_far_from_others = amounts.percentile(50) >= others * Decimal::from(MIN_RATIO);
        if count == 0 || !is_large || !is_far_from_others {
            return None;
        }
        let finding = finding::merge_unit_apart(&budget.unit, amounts.percentile(50), others, measure);
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
