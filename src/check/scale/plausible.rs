//! Finds amounts whose sizes alone show a wrong currency unit, as when a whole document is in 元 and contradicts no
//! identity. Measured on 49 public budgets of 18 cities: in 万元 the tenth percentile of the distinct amounts is between
//! 0.5 and 24, their median between 24 and 760.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use super::Cause;
use super::groups::{AmountGroup, units};
use crate::check::Spot;
use crate::layout::{ColumnKind, Layout, LayoutColumn, SheetSpec};
use crate::model::{AmountCounts, Budget, Cell, Magnitudes, Sheet, WAN_IN_YUAN};

/// Minimum number of distinct amounts from which a document is judged.
const MIN_DOCUMENT_AMOUNTS: usize = 10;

/// Minimum number of distinct amounts from which a table, a column or a budget unit (单位) is judged.
const MIN_GROUP_AMOUNTS: usize = 3;

/// Tenth percentile and median, in 万元, from which amounts may be 元 if their digits agree.
const LARGE_WAN: (u64, u64) = (500, 20_000);

/// Tenth percentile and median, in 万元, from which amounts are certainly 元 if half of them end in two zeros, and may be
/// 元 if a fifth do.
const HUGE_WAN: (u64, u64) = (5_000, 100_000);

/// Tenth percentile and median, in 万元, from which size alone is enough, if no sum has a rounding tail: a median of
/// 100亿元, which no ministry has.
const EXTREME_WAN: (u64, u64) = (10_000, 1_000_000);

/// Median and ninetieth percentile, in 元, below which amounts are too small for 元.
const TINY_YUAN: (u64, u64) = (3_000, 100_000);

/// If the largest amount of all tables, in 万元, is below this, they are in a larger currency unit.
const MIN_LARGEST_WAN: u64 = 5;

/// A group is in another currency unit if its median and that of all others have at least this ratio.
const MIN_MEDIAN_RATIO: u64 = 2_000;

/// A column is in another currency unit if its amounts are at least this many times the others of every line.
const MIN_COLUMN_RATIO: u64 = 500;

/// An amount of the narrative is in another currency unit if it is more than this many times the largest of the tables.
const MIN_TABLE_RATIO: u64 = 100;

/// Whether amounts in 万元 look like amounts in 元: `Some(true)` if certainly, `None` if not. Amounts in 元 are integers,
/// and at least half of them end in two zeros; of amounts in 万元 with two decimals one in a hundred does. `tails`:
/// whether sums have rounding tails, which those of amounts in 元 do not.
pub(super) fn looks_like_yuan(amounts: &Magnitudes, tails: bool) -> Option<bool> {
    let count = amounts.count();
    if count < MIN_DOCUMENT_AMOUNTS {
        return None;
    }
    let [whole, hundreds, thousands, ten_thousands] =
        [1, 100, 1_000, 10_000].map(|number| amounts.multiples_of(number));
    // Round thousands may be meant in 万元; amounts in 元 that were whole 万元 are multiples of ten thousand.
    let round = thousands == count && ten_thousands < count;
    let are_round = |share: usize| whole == count && hundreds * share >= count && !round;
    if are_round(2) && reaches(amounts, HUGE_WAN) {
        Some(true)
    } else if are_round(2) && reaches(amounts, LARGE_WAN)
        || are_round(5) && reaches(amounts, HUGE_WAN)
        || !tails && reaches(amounts, EXTREME_WAN)
    {
        Some(false)
    } else {
        None
    }
}

/// Whether all amounts of a table are integers, as those in 元 are: of amounts in 万元 with two decimals one in a hundred
/// is.
pub(super) fn is_whole(id: &str, sheet: &Sheet) -> bool {
    let sizes: Magnitudes = cells(id, sheet).map(|(_, amount)| amount).collect();
    sizes.count() >= MIN_GROUP_AMOUNTS && sizes.multiples_of(1) == sizes.count()
}

/// Whether amounts in 万元 are so large that they, and not others a ten-thousandth of them, are the ones in 元.
pub(super) fn is_large(amounts: &Magnitudes) -> bool {
    reaches(amounts, LARGE_WAN)
}

/// Whether tenth percentile and median reach these limits.
fn reaches(amounts: &Magnitudes, (low, middle): (u64, u64)) -> bool {
    amounts.percentile(10) >= Decimal::from(low) && amounts.percentile(50) >= Decimal::from(middle)
}

/// Whether amounts in 万元 are too small for a department, as those of tables in 亿元 are.
fn are_near_zero(amounts: &Magnitudes) -> bool {
    amounts.count() >= MIN_GROUP_AMOUNTS && amounts.percentile(100) < Decimal::from(MIN_LARGEST_WAN)
}

/// Whether at least `least` amounts in 元 look like amounts in 万元.
pub(super) fn looks_like_wan(amounts: &Magnitudes, least: usize) -> bool {
    let (middle, high) = TINY_YUAN;
    amounts.count() >= least
        && amounts.percentile(50) < Decimal::from(middle)
        && amounts.percentile(90) < Decimal::from(high)
}

/// The amounts of a sheet with their positions.
pub(super) fn cells<'a>(id: &'a str, sheet: &'a Sheet) -> impl Iterator<Item = (Spot<'a>, Decimal)> {
    sheet.lines.iter().enumerate().flat_map(move |(index, line)| {
        line.cells.iter().filter_map(move |(column, cell)| match cell {
            Cell::Amount(amount) => Some((Spot::Cell(id, index, column.as_str()), amount.value())),
            Cell::Text(_) => None,
        })
    })
}

/// The tables by the worth of their currency unit in 元.
fn by_worth<'a>(budget: &'a Budget, layout: &Layout) -> BTreeMap<u64, Vec<(&'a str, &'a Sheet)>> {
    let mut sheets: BTreeMap<u64, Vec<_>> = BTreeMap::new();
    for (id, sheet) in &budget.sheets {
        let worth = layout.sheet(id).map_or(layout.money().worth, |spec| layout.money_of(spec).worth);
        sheets.entry(worth).or_default().push((id.as_str(), sheet));
    }
    sheets
}

/// A cause about all tables in 万元, if their amounts look like amounts in 元.
pub(super) fn documents<'a>(budget: &'a Budget, layout: &Layout, tails: bool) -> Vec<Cause<'a>> {
    let main = layout.money().worth;
    let found = by_worth(budget, layout).into_iter().filter_map(|(worth, sheets)| {
        let all = || sheets.iter().flat_map(|(id, sheet)| cells(id, sheet));
        let sizes: Magnitudes = all().map(|(_, amount)| amount).collect();
        let (power, sure) = match worth {
            WAN_IN_YUAN => (-4, looks_like_yuan(&sizes, tails)?),
            _ => return None,
        };
        let groups = if worth == main {
            vec![AmountGroup::Document]
        } else {
            sheets.iter().map(|(id, _)| AmountGroup::Sheet((*id).to_owned())).collect()
        };
        Some(Cause::new(groups, power, sure, all()))
    });
    found.collect()
}

/// A cause about all tables in the currency unit of the layout, if their amounts are too small for it.
pub(super) fn near_zero_document<'a>(budget: &'a Budget, layout: &Layout) -> Option<Cause<'a>> {
    let worth = layout.money().worth;
    let sheets = by_worth(budget, layout).remove(&worth)?;
    let all = || sheets.iter().flat_map(|(id, sheet)| cells(id, sheet));
    let sizes = all().map(|(_, amount)| amount).collect();
    let is_tiny = match worth {
        WAN_IN_YUAN => are_near_zero(&sizes),
        1 => looks_like_wan(&sizes, MIN_DOCUMENT_AMOUNTS),
        _ => false,
    };
    is_tiny.then(|| Cause::new(vec![AmountGroup::Document], 4, false, all()))
}

/// Causes about single tables in 元 that look like 万元, if the others do not.
pub(super) fn tables<'a>(budget: &'a Budget, layout: &Layout) -> Vec<Cause<'a>> {
    let mut causes = Vec::new();
    for (id, sheet) in by_worth(budget, layout).remove(&1).unwrap_or_default() {
        let sizes: Magnitudes = cells(id, sheet).map(|(_, amount)| amount).collect();
        let others = budget.sheets.iter().filter(|(other, _)| *other != id && layout.is_in_yuan(other));
        let others: Magnitudes = others.flat_map(|(id, sheet)| cells(id, sheet)).map(|(_, amount)| amount).collect();
        let is_far_below = others.percentile(50) >= sizes.percentile(50) * Decimal::from(MIN_MEDIAN_RATIO);
        if looks_like_wan(&sizes, MIN_GROUP_AMOUNTS) && others.count() >= MIN_GROUP_AMOUNTS && is_far_below {
            causes.push(Cause::new(vec![AmountGroup::Sheet(id.to_owned())], 4, false, cells(id, sheet)));
        }
    }
    causes
}

/// Causes about budget units (单位) whose amounts are far larger than those of the others.
pub(super) fn single_units<'a>(budget: &'a Budget, layout: &Layout) -> Vec<Cause<'a>> {
    let heads = units(budget);
    let mut by_unit: BTreeMap<&str, Vec<(Spot<'a>, Decimal)>> = BTreeMap::new();
    for (id, sheet) in budget.sheets.iter().filter(|(id, _)| !layout.is_in_yuan(id)) {
        for (spot, amount) in cells(id, sheet) {
            let Spot::Cell(_, line, _) = spot else { continue };
            if let Some(unit) = heads.get(&(id.as_str(), line)) {
                by_unit.entry(unit).or_default().push((spot, amount));
            }
        }
    }
    let all: AmountCounts = by_unit.values().flatten().map(|(_, amount)| *amount).collect();
    let found = by_unit.iter().filter_map(|(unit, cells)| {
        let amounts = || cells.iter().map(|(_, amount)| *amount);
        let (others, middle) = all.beside(&amounts().collect());
        let sizes: Magnitudes = amounts().collect();
        if sizes.count() < MIN_GROUP_AMOUNTS || others < MIN_GROUP_AMOUNTS {
            return None;
        }
        let are_round = sizes.multiples_of(100) == sizes.count();
        let far = sizes.percentile(50) >= middle * Decimal::from(MIN_MEDIAN_RATIO);
        let huge =
            sizes.percentile(10) >= Decimal::from(HUGE_WAN.0) && sizes.percentile(50) >= Decimal::from(HUGE_WAN.1);
        let group = vec![AmountGroup::Unit((*unit).to_owned())];
        (far && (are_round || huge)).then(|| Cause::new(group, -4, false, cells.iter().copied()))
    });
    found.collect()
}

/// Causes about columns whose amounts are far larger than the others of every line, and that are in no sum.
pub(super) fn columns<'a>(budget: &'a Budget, layout: &Layout) -> Vec<Cause<'a>> {
    let mut causes = Vec::new();
    for (id, sheet) in &budget.sheets {
        let Some(spec) = layout.sheet(id) else { continue };
        let columns = spec.data_columns().into_iter().filter(|(_, column)| column.kind == ColumnKind::Amount);
        for (key, _) in columns.filter(|(key, column)| is_in_no_sum(key, column, spec)) {
            let in_column: Vec<(Spot<'a>, Decimal)> =
                cells(id, sheet).filter(|(spot, _)| matches!(spot, Spot::Cell(.., column) if *column == key)).collect();
            let ratios: Vec<Decimal> =
                in_column.iter().filter_map(|(spot, amount)| ratio(spot, *amount, sheet)).collect();
            let distinct: Magnitudes = in_column.iter().map(|(_, amount)| *amount).collect();
            let all_far_above = ratios.iter().all(|ratio| *ratio >= Decimal::from(MIN_COLUMN_RATIO));
            if all_far_above && ratios.len() >= MIN_GROUP_AMOUNTS && distinct.count() >= MIN_GROUP_AMOUNTS {
                let group = vec![AmountGroup::Column(id.clone(), key.to_owned())];
                causes.push(Cause::new(group, -4, true, in_column.into_iter()));
            }
        }
    }
    causes
}

/// Whether a column is neither a sum nor part of one.
fn is_in_no_sum(key: &str, column: &LayoutColumn, spec: &SheetSpec) -> bool {
    let part = |(_, other): &(&str, &LayoutColumn)| other.sum.iter().any(|part| part == key);
    column.sum.is_empty() && !spec.data_columns().iter().any(part)
}

/// The quotient of an amount and the largest other amount of its line, if neither is zero.
fn ratio(spot: &Spot<'_>, amount: Decimal, sheet: &Sheet) -> Option<Decimal> {
    let Spot::Cell(_, line, own_column) = spot else { return None };
    let others = sheet.lines[*line].cells.iter().filter(|(column, _)| column.as_str() != *own_column);
    let others = others.filter_map(|(_, cell)| match cell {
        Cell::Amount(amount) => Some(amount.value().abs()),
        Cell::Text(_) => None,
    });
    let largest = others.max().filter(|largest| !largest.is_zero() && !amount.is_zero())?;
    amount.abs().checked_div(largest)
}

/// Causes about amounts of the narrative that are far larger than those of the tables.
pub(super) fn narrative<'a>(budget: &'a Budget, layout: &Layout) -> Vec<Cause<'a>> {
    let layout_worth = Decimal::from(layout.money().worth);
    let amounts = by_worth(budget, layout).into_iter().flat_map(|(worth, sheets)| {
        let amounts = sheets.into_iter().flat_map(|(id, sheet)| cells(id, sheet));
        amounts
            .filter_map(|(_, amount)| (amount.abs() * Decimal::from(worth)).checked_div(layout_worth))
            .collect::<Vec<_>>()
    });
    let limit = amounts.max().unwrap_or_default() * Decimal::from(MIN_TABLE_RATIO);
    let mut causes: HashMap<&str, Vec<(Spot<'a>, Decimal)>> = HashMap::new();
    for (subject, field, amount) in super::narrative_amounts(budget, layout) {
        if !limit.is_zero() && amount > limit && layout.money().worth == WAN_IN_YUAN {
            causes.entry(subject).or_default().push((Spot::Figure(subject, field), amount));
        }
    }
    let mut causes: Vec<_> = causes.into_iter().collect();
    causes.sort_by_key(|(subject, _)| layout.figures.iter().position(|spec| spec.key == *subject));
    let cause = |(subject, amounts): (&str, Vec<_>)| {
        Cause::new(vec![AmountGroup::Subject(subject.to_owned())], -4, false, amounts.into_iter())
    };
    causes.into_iter().map(cause).collect()
}
