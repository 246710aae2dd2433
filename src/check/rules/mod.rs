//! The rules of the check about completeness and consistency, each in its own file. A rule takes the budget and its
//! layout, some also all texts of the budget, and returns findings. `check` runs them after the identities.

mod accounts;
mod dates;
pub(super) mod edition;
mod jumps;
mod levels;
mod names;
mod notes;
mod paragraphs;
mod personal;
mod placeholders;
mod reasons;
mod repeated;
mod self_references;
mod slips;
mod years;

use crate::layout::Layout;
use crate::model::{Budget, Finding, Place};

/// The texts of a budget with their places.
pub(super) type Texts<'a> = [(Place, &'a str)];

type Rule = fn(&Budget, &Layout) -> Vec<Finding>;
type TextRule = fn(&Texts<'_>, &Budget, &Layout) -> Vec<Finding>;

/// The rules about lines, notes and figures, in the order in which they are run.
const RULES: [Rule; 10] = [
    repeated::check,
    levels::check,
    names::check,
    accounts::check,
    edition::check,
    notes::check,
    reasons::check,
    jumps::check,
    dates::check,
    paragraphs::check,
];

/// The rules about all texts.
const TEXT_RULES: [TextRule; 5] =
    [placeholders::check, years::check, self_references::check, slips::check, personal::check];

/// The findings of all rules.
pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let texts = budget.texts();
    let findings = RULES.iter().flat_map(|rule| rule(budget, layout));
    findings.chain(TEXT_RULES.iter().flat_map(|rule| rule(&texts, budget, layout))).collect()
}

/// Whether a text contains a word, outside the layout's exceptions (longer words that contain it by chance).
fn says(text: &str, word: &str, layout: &Layout) -> bool {
    text.contains(word) && without_exceptions(text, layout).contains(word)
}

/// A text without the layout's exceptions.
fn without_exceptions(text: &str, layout: &Layout) -> String {
    let without = |text: String, exception: &String| text.replace(exception.as_str(), " ");
    layout.words.exceptions.iter().fold(text.to_owned(), without)
}

/// The last `count` characters of a text, so that the cost of looking back does not depend on its length.
fn last_characters(text: &str, count: usize) -> &str {
    let first = text.char_indices().rev().take(count).last();
    first.map_or(text, |(at, _)| &text[at..])
}
