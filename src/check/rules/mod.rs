//! Completeness and consistency: one rule a file. Each takes the budget and its layout, some also all texts of the
//! budget, and gives findings.

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
mod selves;
mod slips;
mod years;

use crate::layout::Layout;
use crate::model::{Budget, Finding, Place};

/// The texts of a budget with their places.
pub(super) type Texts<'a> = [(Place, &'a str)];

type Rule = fn(&Budget, &Layout) -> Vec<Finding>;
type TextRule = fn(&Texts<'_>, &Budget, &Layout) -> Vec<Finding>;

/// The rules about lines, notes and figures, in the order in which they report.
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
const TEXT_RULES: [TextRule; 5] = [placeholders::check, years::check, selves::check, slips::check, personal::check];

/// What all rules find.
pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let texts = budget.texts();
    let findings = RULES.iter().flat_map(|rule| rule(budget, layout));
    findings.chain(TEXT_RULES.iter().flat_map(|rule| rule(&texts, budget, layout))).collect()
}

/// Whether a word stands in a text, beyond the layout's words in which it begins by chance.
fn says(text: &str, word: &str, layout: &Layout) -> bool {
    text.contains(word) && without_harmless(text, layout).contains(word)
}

/// A text without the layout's words in which others begin by chance.
fn without_harmless(text: &str, layout: &Layout) -> String {
    let without = |text: String, harmless: &String| text.replace(harmless.as_str(), " ");
    layout.words.exceptions.iter().fold(text.to_owned(), without)
}

/// The end of a text, at most so many characters: a look back that does not depend on how long the text is.
fn tail(text: &str, count: usize) -> &str {
    let first = text.char_indices().rev().take(count).last();
    first.map_or(text, |(at, _)| &text[at..])
}
