//! Last year's amounts (上年数), or the changes from them, in another unit than this year's.

use rust_decimal::Decimal;

use super::Cause;
use super::groups::AmountGroup;
use super::search::ten_to;
use crate::check::Spot;
use crate::layout::Layout;
use crate::model::{Budget, Figure, WAN_IN_YUAN};

/// How far the ratio of two years, less ten thousandfold, may be from one, in either direction.
const SPREAD: Decimal = Decimal::TEN;

/// A change that is so many times this year's amount is in another unit if others are like it.
const CHANGE_BEYOND: Decimal = Decimal::from_parts(50, 0, 0, false, 0);

/// The same of a single change.
const CHANGE_ALONE: Decimal = Decimal::ONE_THOUSAND;

/// A subject that the narrative compares with last year.
struct Pair<'a> {
    subject: &'a str,
    current: Decimal,
    given: Decimal,
    stated: Option<Decimal>,
}

/// The subjects that give this member, of which neither this year's amount nor the member is zero.
fn pairs<'a>(member: &'static str, budget: &'a Budget, layout: &Layout) -> Vec<Pair<'a>> {
    let pair = |(subject, given): (&'a String, &'a crate::model::FigureSet)| {
        let spec = layout.figures.iter().find(|spec| spec.key == *subject)?;
        let Figure::Amount(amount) = given.get(member)? else { return None };
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

/// How many of the pairs differ: revenue and expenditure are often one figure.
fn different(pairs: &[&Pair<'_>]) -> usize {
    let mut values: Vec<(Decimal, Decimal)> = pairs.iter().map(|pair| (pair.current, pair.given)).collect();
    values.sort_unstable();
    values.dedup();
    values.len()
}

/// What is given by pairs, as a cause.
fn cause<'a>(member: &'static str, pairs: &[&Pair<'a>], sure: bool) -> Cause<'a> {
    let amounts = pairs.iter().map(|pair| (Spot::Figure(pair.subject, member), pair.given));
    Cause::of(vec![AmountGroup::LastYear(member)], -4, sure, amounts)
}

/// Last year's amounts that are ten thousand times this year's.
pub(super) fn previous<'a>(budget: &'a Budget, layout: &Layout) -> Option<Cause<'a>> {
    if layout.money().worth != WAN_IN_YUAN {
        return None;
    }
    let all = pairs("previous", budget, layout);
    let myriad = |pair: &&Pair<'_>| is_near(pair.given.checked_div(pair.current), 4);
    let found: Vec<&Pair<'_>> = all.iter().filter(myriad).collect();
    let agrees = found.iter().any(|pair| percent_agrees(pair, pair.given * ten_to(-4)));
    (!found.is_empty()).then(|| cause("previous", &found, agrees || different(&found) > 1))
}

/// The tables of which all amounts that the text compares are ten thousand times last year's: they are in 元.
pub(super) fn tables<'a>(budget: &'a Budget, layout: &Layout) -> Vec<&'a str> {
    let all = pairs("previous", budget, layout);
    let sheet = |pair: &Pair<'_>| {
        let spec = layout.figures.iter().find(|spec| spec.key == pair.subject)?;
        spec.cell.as_ref().map(|cell| cell.sheet.clone())
    };
    let far = budget.sheets.keys().filter(|id| {
        let own: Vec<&Pair<'_>> = all.iter().filter(|pair| sheet(pair).as_ref() == Some(*id)).collect();
        let far = own.iter().all(|pair| is_near(pair.current.checked_div(pair.given), 4));
        far && different(&own) > 1 && !layout.is_in_yuan(id)
    });
    far.map(String::as_str).collect()
}

/// Changes that are far beyond this year's amounts, so that last year's would be negative or nothing beside them.
pub(super) fn changes<'a>(budget: &'a Budget, layout: &Layout) -> Option<Cause<'a>> {
    if layout.money().worth != WAN_IN_YUAN {
        return None;
    }
    let all = pairs("change", budget, layout);
    let meant = |pair: &Pair<'_>| pair.current - pair.given * ten_to(-4);
    let is_impossible = |pair: &&Pair<'_>| pair.given > pair.current * Decimal::TEN;
    let is_far = |pair: &&Pair<'_>| pair.given.abs() > pair.current.abs() * CHANGE_BEYOND;
    let found: Vec<&Pair<'_>> = all.iter().filter(|pair| is_impossible(pair) || is_far(pair)).collect();
    let alone = found.iter().any(|pair| pair.given.abs() > pair.current.abs() * CHANGE_ALONE);
    let known = alone || found.iter().any(is_impossible) || different(&found) > 1;
    let whole = found.len() == all.len() || found.iter().all(is_impossible);
    let possible = found.iter().all(|pair| meant(pair) > Decimal::ZERO);
    if found.is_empty() || !known || !possible {
        return None;
    }
    // Where some are in 元, small changes among the rest may be, too.
    let among: Vec<&Pair<'_>> = all.iter().filter(|pair| pair.given.abs() > pair.current.abs()).collect();
    let found = if whole { found } else { among };
    let agrees = found.iter().any(|pair| percent_agrees(pair, meant(pair)));
    Some(cause("change", &found, agrees || different(&found) > 1 || found.iter().any(is_impossible)))
}

/// Whether a ratio is about this power of ten.
fn is_near(ratio: Option<Decimal>, power: i32) -> bool {
    let ratio = ratio.and_then(|ratio| ratio.checked_div(ten_to(power))).unwrap_or_default();
    ratio * SPREAD >= Decimal::ONE && ratio <= SPREAD
}

/// Whether the stated percentage is that of the change from this amount.
fn percent_agrees(pair: &Pair<'_>, previous: Decimal) -> bool {
    let ratio = (pair.current - previous).checked_mul(Decimal::ONE_HUNDRED).and_then(|c| c.checked_div(previous));
    match (pair.stated, ratio) {
        (Some(stated), Some(ratio)) => (ratio.abs() - stated).abs() <= Decimal::new(6, stated.scale() + 1),
        _ => false,
    }
}
