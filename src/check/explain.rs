//! The rules in words.

use crate::message::{Catalogue, rules};
use crate::model::finding;

/// The codes of all rules, in the order of the documentation.
pub const CODES: [&str; finding::CHECK.len()] = finding::CHECK;

/// What a rule says, with its source and an example; `None` for a code that no rule has.
pub fn explain(code: &str, catalogue: &Catalogue) -> Option<String> {
    CODES.contains(&code).then(|| rules::rule(code, catalogue))
}

/// All rules in Markdown.
pub fn document(catalogue: &Catalogue) -> String {
    rules::document(&CODES, ["rules-title", "rules-intro"], catalogue)
}
