//! Identities among sheets (表间勾稽) as a layout declares them.

use serde::Deserialize;

/// Two sums that must agree.
///
/// A term is `sheet/line/column`, or `figures/subject/field` for a figure of the narrative. `{code}`, `{project}`
/// and `{item}` in it stand for the codes, projects and items that the tie goes through.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tie {
    /// What it states, in the words of public finance.
    pub title: String,
    /// The terms of the sum on the left.
    pub left: Vec<String>,
    /// The terms of the sum on the right.
    pub right: Vec<String>,
    /// It holds for each of these, one by one.
    pub each: Option<Each>,
    /// Terms with `{item}` stand for one term with each of these.
    #[serde(default)]
    pub items: Vec<String>,
    /// Whether the left may also be less than the right.
    #[serde(default)]
    pub at_most: bool,
    /// Whether a difference may have a good reason: then it is a warning.
    #[serde(default)]
    pub warning: bool,
}

/// What a tie goes through.
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
