//! Completeness and consistency: one rule a file. Each takes the budget and its layout and gives findings.

mod levels;
mod names;
mod notes;
mod paragraphs;
mod personal;
mod placeholders;
mod repeated;
mod years;

use crate::layout::Layout;
use crate::model::{Budget, Finding};

type Rule = fn(&Budget, &Layout) -> Vec<Finding>;

/// The rules in the order in which they report.
const RULES: [Rule; 8] = [
    repeated::check,
    levels::check,
    names::check,
    notes::check,
    placeholders::check,
    years::check,
    paragraphs::check,
    personal::check,
];

/// What all rules find.
pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    RULES.iter().flat_map(|rule| rule(budget, layout)).collect()
}
