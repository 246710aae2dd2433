//! `year-jump`: an amount is more than ten times last year's, or less than a tenth of it. `previous-negative`: the
//! change that is given makes last year's amount negative, so that there is no percentage.
//!
//! In 104 comparisons of 13 public budgets, two exceed the ratio: both of an office in its second year.

use rust_decimal::Decimal;

use crate::layout::Layout;
use crate::model::{Budget, Finding, Place, finding};

/// The ratio of the two years above which a warning is given.
const MAX_RATIO: Decimal = Decimal::TEN;

/// Amounts below this, in 元, may change by any ratio: they are single trips abroad or receptions.
const MIN_YUAN: u64 = 100_000;

/// The findings of this rule; [`super::check`] runs it with all others.
pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let money = layout.money();
    let reported = layout.figures.iter().filter_map(|spec| {
        let compared = spec.compared(budget)?;
        let (current, previous) = (compared.current, compared.previous());
        let given = budget.figures.get(&spec.key)?;
        let member = if given.contains_key("change") { "change" } else { "previous" };
        let place = Place::root().join("figures").join(&spec.key).join(member);
        if previous.is_sign_negative() && !previous.is_zero() {
            return Some(finding::previous_negative(current, previous).at(&place));
        }
        let (more, less) = (current.max(previous), current.min(previous));
        let is_large = more.checked_mul(Decimal::from(money.worth))? >= Decimal::from(MIN_YUAN);
        let ratio = more.checked_div(less).filter(|ratio| is_large && *ratio > MAX_RATIO)?;
        let times = ratio.round_dp(if ratio >= Decimal::ONE_HUNDRED { 0 } else { 1 }).normalize();
        let direction = if current > previous { "up" } else { "down" };
        Some(finding::year_jump(current, previous, &spec.title, times, direction, money.measure).at(&place))
    });
    reported.collect()
}
