//! The rules of the check in words, for `budgetpress explain` and `RULES.md`.

use crate::message::{Catalogue, rules};
use crate::model::finding;

/// The codes of all rules, in the order of the documentation.
pub const CODES: [&str; finding::CHECK.len()] = finding::CHECK;

/// The text of a rule with its source and an example; `None` if no rule has this code.
pub fn explain(code: &str, catalogue: &Catalogue) -> Option<String> {
    CODES.contains(&code).then(|| rules::rule(code, catalogue))
}

/// All rules in Markdown.
pub fn document(catalogue: &Catalogue) -> String {
    rules::document(&CODES, ["rules-title", "rules-intro"], catalogue)
}
