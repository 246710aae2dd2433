//! Rules in words: those of the check, and those of inspection.

use super::Catalogue;

/// What the rule of a code says, with its source.
pub(crate) fn rule(code: &str, catalogue: &Catalogue) -> String {
    catalogue.text(&format!("{code}.rule"), &[])
}

/// What the findings of a code state, and their remedy, with dots for what they name; `None` if no finding has this code.
pub fn explained(code: &str, catalogue: &Catalogue) -> Option<String> {
    let hint = catalogue.find(&format!("{code}.hint"), &[])?;
    let text = catalogue.find(code, &[])?;
    let [text, hint] = [text, hint].map(|text| dotted(&text));
    let values = [("code", code.to_owned()), ("text", text), ("hint", hint)];
    Some(catalogue.text("code-explained", &values))
}

/// A text with dots in place of its values, which are not known.
fn dotted(text: &str) -> String {
    let mut parts = text.split("{$");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + "…" + part.split_once('}').map_or(part, |(_, rest)| rest))
}

/// All rules in Markdown, under the title and the introduction of these names.
pub(crate) fn document(codes: &[&str], [title, intro]: [&str; 2], catalogue: &Catalogue) -> String {
    let text = |id: &str| catalogue.text(id, &[]);
    let rules = codes.iter().map(|code| format!("## `{code}`\n\n{}\n", rule(code, catalogue)));
    format!("# {}\n\n{}\n\n{}", text(title), text(intro), rules.collect::<Vec<_>>().join("\n"))
}
