//! Finds a wrong currency unit by comparing the figures of two years: last year's amounts (上年数), the changes from them,
//! or the tables with this year's amounts.

use rust_decimal::Decimal;

use super::groups::AmountGroup;
use super::search::ten_to;
use super::{Cause, plausible};
use crate::check::Spot;
use crate::layout::Layout;
use crate::model::{Budget, Figure, WAN_IN_YUAN};

/// Maximum factor by which the ratio of two years may differ from ten thousand, in either direction.
const MAX_SPREAD: Decimal = Decimal::TEN;

/// As [`MAX_SPREAD`], if there is a single figure, as revenue and expenditure are often equal.
const MAX_SINGLE_SPREAD: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// Amount in 元 from which a single figure is enough: offices of this size do not grow or shrink ten thousandfold.
const MIN_SINGLE_YUAN: u64 = 1_000_000;

/// A change of more than this many times this year's amount is in a wrong currency unit, if several are.
const MIN_CHANGE_RATIO: Decimal = Decimal::from_parts(50, 0, 0, false, 0);

/// As [`MIN_CHANGE_RATIO`], for a single change.
const MIN_SINGLE_CHANGE_RATIO: Decimal = Decimal::ONE_THOUSAND;

/// A subject that the narrative compares with last year: this year's amount, the amount given under the key `previous`
/// or `change`, and the stated percentage.
struct Pair<'a> {
    subject: &'a str,
    current: Decimal,
    given: Decimal,
    stated: Option<Decimal>,
}

/// The subjects that have an amount under this key, if neither that nor this year's amount is zero.
fn pairs<'a>(key: &'static str, budget: &'a Budget, layout: &Layout) -> Vec<Pair<'a>> {
    let pair = |(subject, given): (&'a String, &'a crate::model::FigureSet)| {
        let spec = layout.figures.iter().find(|spec| spec.key == *subject)?;
        let Figure::Amount(amount) = given.get(key)? else { return None };
        let current = spec.compared(budget)?.current;
        let stated = match given.get("percent") {
            Some(Figure::Percent(percent)) => Some(*percent),
            _ => None,
        };
        let pair = Pair { subject, current, given: amount.value(), stated };
        (!current.is_zero() && !pair.given.is_zero()).then_some(pair)
    };
    budget.figures.iter().filter_map(pair).collect()
}

/// The number of distinct pairs: revenue and expenditure are often equal.
fn count_distinct(pairs: &[&Pair<'_>]) -> usize {
    let mut values: Vec<(Decimal, Decimal)> = pairs.iter().map(|pair| (pair.current, pair.given)).collect();
    values.sort_unstable();
    values.dedup();
    values.len()
}

/// A cause about the amounts of these pairs under this key.
fn cause<'a>(key: &'static str, power: i32, pairs: &[&Pair<'a>], sure: bool) -> Cause<'a> {
    let amounts = pairs.iter().map(|pair| (Spot::Figure(pair.subject, key), pair.given));
    Cause::new(vec![AmountGroup::LastYear(key)], power, sure, amounts)
}

/// Causes about last year's amounts that are ten thousand times this year's, as if in 元, or a ten-thousandth of them,
/// as if in 亿元 (in a document in 元: in 万元).
pub(super) fn previous<'a>(budget: &'a Budget, layout: &Layout) -> Vec<Cause<'a>> {
    let worth = layout.money().worth;
    let powers: &[i32] = match worth {
        WAN_IN_YUAN => &[-4, 4],
        1 => &[4],
        _ => &[],
    };
    let all = pairs("previous", budget, layout);
    let of_power = |power: &i32| {
        let ratio = |pair: &Pair<'_>| pair.given.checked_div(pair.current);
        let found: Vec<&Pair<'a>> = all.iter().filter(|pair| is_near(ratio(pair), -power, MAX_SPREAD)).collect();
        let is_close = |pair: &&Pair<'_>| is_near(ratio(pair), -power, MAX_SINGLE_SPREAD);
        let is_large = |pair: &&Pair<'_>| is_large(pair.current, worth);
        let agrees = found.iter().any(|pair| percent_agrees(pair, pair.given * ten_to(*power)));
        let sure = agrees || count_distinct(&found) > 1 || found.iter().any(|pair| is_close(pair) && is_large(pair));
        // The first amounts of a new office may be small.
        let is_cause = !found.is_empty() && (*power < 0 || found.iter().any(is_close));
        is_cause.then(|| cause("previous", *power, &found, sure))
    };
    powers.iter().filter_map(of_power).collect()
}

/// Whether an amount, in a currency unit of this worth, is at least [`MIN_SINGLE_YUAN`].
fn is_large(amount: Decimal, worth: u64) -> bool {
    amount.abs().checked_mul(Decimal::from(worth)).is_none_or(|yuan| yuan >= Decimal::from(MIN_SINGLE_YUAN))
}

/// The tables in 元: all their amounts that the narrative compares are ten thousand times last year's.
pub(super) fn tables<'a>(budget: &'a Budget, layout: &Layout) -> Vec<&'a str> {
    let all = pairs("previous", budget, layout);
    let sheet = |pair: &Pair<'_>| {
        let spec = layout.figures.iter().find(|spec| spec.key == pair.subject)?;
        spec.cell.as_ref().map(|cell| cell.sheet.clone())
    };
    let tables = budget.sheets.iter().filter(|(id, table)| {
        let in_table: Vec<&Pair<'_>> = all.iter().filter(|pair| sheet(pair).as_ref() == Some(*id)).collect();
        let is_far = |pair: &&Pair<'_>, spread| is_near(pair.current.checked_div(pair.given), 4, spread);
        let alone = |pair: &&Pair<'_>| is_far(pair, MAX_SINGLE_SPREAD) && is_large(pair.given, layout.money().worth);
        let is_clear = count_distinct(&in_table) > 1 || in_table.iter().any(alone) && plausible::is_whole(id, table);
        in_table.iter().all(|pair| is_far(pair, MAX_SPREAD)) && is_clear && !layout.is_in_yuan(id)
    });
    tables.map(|(id, _)| id.as_str()).collect()
}

/// A cause about changes that are far larger than this year's amounts, so that last year's would be negative or tiny.
pub(super) fn changes<'a>(budget: &'a Budget, layout: &Layout) -> Option<Cause<'a>> {
    if layout.money().worth != WAN_IN_YUAN {
        return None;
    }
    let all = pairs("change", budget, layout);
    let meant = |pair: &Pair<'_>| pair.current - pair.given * ten_to(-4);
    let is_impossible = |pair: &&Pair<'_>| pair.given > pair.current * Decimal::TEN;
    let is_far = |pair: &&Pair<'_>| pair.given.abs() > pair.current.abs() * MIN_CHANGE_RATIO;
    let found: Vec<&Pair<'_>> = all.iter().filter(|pair| is_impossible(pair) || is_far(pair)).collect();
    let alone = found.iter().any(|pair| pair.given.abs() > pair.current.abs() * MIN_SINGLE_CHANGE_RATIO);
    let is_clear = alone || found.iter().any(is_impossible) || count_distinct(&found) > 1;
    let are_all = found.len() == all.len() || found.iter().all(is_impossible);
    let is_possible = found.iter().all(|pair| meant(pair) > Decimal::ZERO);
    if found.is_empty() || !is_clear || !is_possible {
        return None;
    }
    // If some are in 元, small changes among the rest may be in 元, too.
    let among: Vec<&Pair<'_>> = all.iter().filter(|pair| pair.given.abs() > pair.current.abs()).collect();
    let found = if are_all { found } else { among };
    let agrees = found.iter().any(|pair| percent_agrees(pair, meant(pair)));
    Some(cause("change", -4, &found, agrees || count_distinct(&found) > 1 || found.iter().any(is_impossible)))
}

/// Whether a ratio is near this power of ten: at most `spread` times more or less.
fn is_near(ratio: Option<Decimal>, power: i32, spread: Decimal) -> bool {
    let ratio = ratio.and_then(|ratio| ratio.checked_div(ten_to(power))).unwrap_or_default();
    ratio * spread >= Decimal::ONE && ratio <= spread
}

/// Whether the stated percentage is that of the change from this amount.
fn percent_agrees(pair: &Pair<'_>, previous: Decimal) -> bool {
    let ratio = (pair.current - previous).checked_mul(Decimal::ONE_HUNDRED).and_then(|c| c.checked_div(previous));
    match (pair.stated, ratio) {
        (Some(stated), Some(ratio)) => (ratio.abs() - stated).abs() <= Decimal::new(6, stated.scale() + 1),
        _ => false,
    }
}
