//! Completeness and consistency: one rule a file. Each takes the budget and its layout and gives findings.

mod accounts;
mod dates;
mod levels;
mod names;
mod notes;
mod paragraphs;
mod personal;
mod placeholders;
mod reasons;
mod repeated;
mod selves;
mod slips;
mod years;

use crate::layout::Layout;
use crate::model::{Budget, Finding};

type Rule = fn(&Budget, &Layout) -> Vec<Finding>;

/// The rules in the order in which they report.
const RULES: [Rule; 13] = [
    repeated::check,
    levels::check,
    names::check,
    accounts::check,
    notes::check,
    placeholders::check,
    reasons::check,
    years::check,
    dates::check,
    selves::check,
    slips::check,
    paragraphs::check,
    personal::check,
];

/// What all rules find.
pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    RULES.iter().flat_map(|rule| rule(budget, layout)).collect()
}
