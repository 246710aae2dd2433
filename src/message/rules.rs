//! Rules in words: those of the check, and those of inspection.

use super::Catalogue;

/// What the rule of a code says, with its source.
pub(crate) fn rule(code: &str, catalogue: &Catalogue) -> String {
    catalogue.text(&format!("{code}.rule"), &[]).unwrap_or_default()
}

/// All rules in Markdown, under the title and the introduction of these names.
pub(crate) fn document(codes: &[&str], [title, intro]: [&str; 2], catalogue: &Catalogue) -> String {
    let text = |id: &str| catalogue.text(id, &[]).unwrap_or_default();
    let rules = codes.iter().map(|code| format!("## `{code}`\n\n{}\n", rule(code, catalogue)));
    format!("# {}\n\n{}\n\n{}", text(title), text(intro), rules.collect::<Vec<_>>().join("\n"))
}
