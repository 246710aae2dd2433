//! Declares ties (表间勾稽), the identities between tables in `layout.toml`. [`crate::check`] evaluates them on a budget.

use serde::Deserialize;

/// Two sums that must agree.
///
/// A term is `sheet/line/column`, or `figures/subject/field` for a figure of the narrative. `{code}`, `{project}`
/// and `{item}` in it stand for the codes, projects and items that the tie goes through.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tie {
    /// Its statement in the terms of public finance, for messages.
    pub title: String,
    /// The terms of the sum on the left.
    pub left: Vec<String>,
    /// The terms of the sum on the right.
    pub right: Vec<String>,
    /// The tie is evaluated for each of these; `None`: once.
    pub each: Option<Each>,
    /// A term with `{item}` stands for the sum of the terms with each of these in its place.
    #[serde(default)]
    pub items: Vec<String>,
    /// Whether the left sum may also be less than the right.
    #[serde(default)]
    pub at_most: bool,
    /// Whether a difference is reported as a warning only.
    #[serde(default)]
    pub warning: bool,
}

/// Over what a tie is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Each {
    /// Every class (类) in one of its sheets.
    Class,
    /// Every item (项) in one of its sheets.
    Item,
    /// Every account in one of its sheets.
    Account,
    /// Every project in the sheets on its left.
    Project,
}
