//! `year-jump`: an amount is more than ten times last year's, or less than a tenth of it. `previous-negative`: by the
//! change that is given, last year's amount would be negative, of which no percentage can be stated.
//!
//! Of 104 comparisons in 13 public budgets two, of one figure, are beyond the bound: those of an office in its second year.

use rust_decimal::Decimal;

use crate::layout::Layout;
use crate::model::{Budget, Finding, Place, finding};

/// An amount that is more than so many times last year's, or the other way round, is worth a look.
const BOUND: Decimal = Decimal::TEN;

/// Amounts of less than so many 元 may jump: a single trip abroad or reception.
const LEAST: u64 = 100_000;

pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let money = layout.money();
    let told = layout.figures.iter().filter_map(|spec| {
        let compared = spec.compared(budget)?;
        let (current, previous) = (compared.current, compared.previous());
        let given = budget.figures.get(&spec.key)?;
        let member = if given.contains_key("change") { "change" } else { "previous" };
        let place = Place::root().join("figures").join(&spec.key).join(member);
        if previous.is_sign_negative() && !previous.is_zero() {
            return Some(finding::previous_negative(current, previous).at(&place));
        }
        let (more, less) = (current.max(previous), current.min(previous));
        let large = more.checked_mul(Decimal::from(money.worth))? >= Decimal::from(LEAST);
        let ratio = more.checked_div(less).filter(|ratio| large && *ratio > BOUND)?;
        let times = ratio.round_dp(if ratio >= Decimal::ONE_HUNDRED { 0 } else { 1 }).normalize();
        let way = if current > previous { "up" } else { "down" };
        Some(finding::year_jump(current, previous, &spec.title, times, way, money.measure).at(&place))
    });
    told.collect()
}
