//! Finds units (单位) whose amounts are so much larger than those of the others that they must be in 元 instead of the
//! currency unit of the layout. `merge::check` calls it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::MergeNote;
use crate::model::{AmountCounts, Budget, Cell, Magnitudes, Place, finding};

/// A unit is reported if its median is at least this many times that of the others.
const MIN_RATIO: u64 = 2_000;

/// The tenth percentile and the median, in the currency unit of the layout, that its amounts must reach.
const MIN_PERCENTILES: (u64, u64) = (500, 20_000);

/// Notes about such units, with the median of the other units. `measure` is the currency unit of the layout.
pub(super) fn in_other_currency_unit(budgets: &[&Budget], measure: &str) -> Vec<MergeNote> {
    let all: AmountCounts = budgets.iter().flat_map(|budget| amounts(budget)).collect();
    let mut units: BTreeMap<&str, Vec<&Budget>> = BTreeMap::new();
    budgets.iter().for_each(|budget| units.entry(&budget.unit).or_default().push(budget));
    let median_of_others = |(unit, own): (&'_ str, Vec<&Budget>)| {
        (unit.to_owned(), all.beside(&own.into_iter().flat_map(amounts).collect()))
    };
    let others: BTreeMap<String, (usize, Decimal)> = units.into_iter().map(median_of_others).collect();
    let notes = budgets.iter().enumerate().filter_map(|(index, budget)| {
        let own: Magnitudes = amounts(budget).collect();
        let (count, others) = *others.get(&budget.unit)?;
        let (low, middle) = MIN_PERCENTILES;
        let large = own.percentile(10) >= Decimal::from(low) && own.percentile(50) >= Decimal::from(middle);
        let far = own.percentile(50) >= others * Decimal::from(MIN_RATIO);
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
