//! `reason-contradicts`: the reason for a change tells another direction than its sign. That the amount stayed the
//! same (持平) although it changed is an error; a word for growth or decrease may be about something else.

use rust_decimal::Decimal;

use crate::layout::{Directions, Layout};
use crate::model::{Amount, Budget, Figure, Finding, Place};

pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let words = &layout.words.direction;
    let reasons = layout.figures.iter().filter_map(|spec| {
        let Some(Figure::Text(reason)) = budget.figures.get(&spec.key)?.get("reason") else { return None };
        let change = Amount::new(spec.compared(budget)?.change).rounded(layout.format.decimals);
        let (word, grave) = contradiction(reason, change, words)?;
        let place = Place::root().join("figures").join(&spec.key).join("reason");
        let finding = Finding::error("reason-contradicts").at(&place).with("word", word).with("change", change);
        Some(if grave { finding } else { finding.as_warning() })
    });
    reasons.collect()
}

/// The word of a reason that does not go with the change, and whether it cannot.
fn contradiction<'a>(reason: &str, change: Decimal, words: &'a Directions) -> Option<(&'a str, bool)> {
    let unsaid = |at: usize| words.unsaid.iter().any(|before| reason[..at].ends_with(before.as_str()));
    let says = |word: &&str| reason.match_indices(word).any(|(at, _)| !unsaid(at));
    let find = |words: &'a [String]| words.iter().map(String::as_str).find(says);
    let (up, down, level) = (find(&words.up), find(&words.down), find(&words.level));
    match (change.is_zero(), change.is_sign_negative()) {
        (true, _) => up.xor(down).filter(|_| level.is_none()).map(|word| (word, false)),
        (_, true) if down.is_none() => level.map(|word| (word, true)).or(up.map(|word| (word, false))),
        (_, false) if up.is_none() => level.map(|word| (word, true)).or(down.map(|word| (word, false))),
        _ => None,
    }
}
