//! The rules in words.

use crate::message::{Catalogue, rules};

/// The codes of all rules, in the order of the documentation.
pub const CODES: [&str; 29] = [
    "unit-wrong",
    "footing",
    "tie",
    "tie-own",
    "tie-unknown",
    "amount-differs",
    "tail-unlikely",
    "percent-differs",
    "previous-negative",
    "year-jump",
    "line-repeated",
    "level-missing",
    "name-differs",
    "account-unknown",
    "account-name",
    "note-of-nil",
    "nil-without-note",
    "note-of-other-fund",
    "paragraph-repeated",
    "placeholder",
    "year-unlikely",
    "accounts-of-year",
    "year-old",
    "year-other",
    "personal-number",
    "reason-contradicts",
    "date-far",
    "self-mixed",
    "unit-slip",
];

/// What a rule says, with its source and an example; `None` for a code that no rule has.
pub fn explain(code: &str, catalogue: &Catalogue) -> Option<String> {
    CODES.contains(&code).then(|| rules::rule(code, catalogue))
}

/// All rules in Markdown.
pub fn document(catalogue: &Catalogue) -> String {
    rules::document(&CODES, ["rules-title", "rules-intro"], catalogue)
}
