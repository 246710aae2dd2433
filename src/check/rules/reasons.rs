//! `reason-contradicts`: the reason for a change, or for the variance from the budget, contradicts its sign. A reason
//! that says that the amount stayed the same (持平) although it changed is an error. A word for growth or decrease is
//! only a warning, because it may be about something else.

use rust_decimal::Decimal;

use crate::layout::{BUDGET_REASON, Directions, FigureSpec, Layout};
use crate::model::{Amount, Budget, Figure, Finding, Place, finding};

/// The findings of this rule; [`super::check`] runs it with all others.
pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let reasons = layout.figures.iter().flat_map(|spec| {
        let change = spec.compared(budget).map(|compared| compared.change);
        let variance = spec.variance(budget).map(|(_, variance)| variance);
        let changes = [("reason", change), (BUDGET_REASON, variance)];
        changes.into_iter().filter_map(|(reason_key, change)| finding_about(spec, reason_key, change?, budget, layout))
    });
    reasons.collect()
}

/// The finding about the reason that a subject has under this key, if it contradicts the change.
fn finding_about(
    spec: &FigureSpec,
    reason_key: &str,
    change: Decimal,
    budget: &Budget,
    layout: &Layout,
) -> Option<Finding> {
    let Some(Figure::Text(reason)) = budget.figures.get(&spec.key)?.get(reason_key) else { return None };
    let change = Amount::new(change).rounded(layout.format.decimals);
    let (word, is_error) = contradiction(reason, change, &layout.words.direction)?;
    let place = Place::root().join("figures").join(&spec.key).join(reason_key);
    let finding = finding::reason_contradicts(word, change).at(&place);
    Some(if is_error { finding } else { finding.as_warning() })
}

/// The word of a reason that contradicts the change, and whether that is an error.
fn contradiction<'a>(reason: &str, change: Decimal, words: &'a Directions) -> Option<(&'a str, bool)> {
    let is_negated = |at: usize| words.negations.iter().any(|before| reason[..at].ends_with(before.as_str()));
    let says = |word: &&str| reason.match_indices(word).any(|(at, _)| !is_negated(at));
    let find = |words: &'a [String]| words.iter().map(String::as_str).find(says);
    let (up, down, level) = (find(&words.up), find(&words.down), find(&words.level));
    match (change.is_zero(), change.is_sign_negative()) {
        // No change: a word for growth or decrease alone contradicts it.
        (true, _) => up.xor(down).filter(|_| level.is_none()).map(|word| (word, false)),
        (_, true) if down.is_none() => level.map(|word| (word, true)).or(up.map(|word| (word, false))),
        (_, false) if up.is_none() => level.map(|word| (word, true)).or(down.map(|word| (word, false))),
        _ => None,
    }
}
