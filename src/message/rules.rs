//! The rules in words: the documents that list the rules of the check and of the gates, and the text of `budgetpress
//! explain CODE`.

use super::Catalogue;

/// The rule of a code with its source (`.rule` of the message).
pub(crate) fn rule(code: &str, catalogue: &Catalogue) -> String {
    catalogue.text(&format!("{code}.rule"), &[])
}

/// The statement and the remedy of a code, with `…` in place of values; `None` if no finding has this code.
pub fn explained(code: &str, catalogue: &Catalogue) -> Option<String> {
    let hint = catalogue.find(&format!("{code}.hint"), &[])?;
    let text = catalogue.find(code, &[])?;
    let [text, hint] = [text, hint].map(|text| dotted(&text));
    let values = [("code", code.to_owned()), ("text", text), ("hint", hint)];
    Some(catalogue.text("code-explained", &values))
}

/// A text with `…` in place of each `{$name}` that got no value.
fn dotted(text: &str) -> String {
    let mut parts = text.split("{$");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + "…" + part.split_once('}').map_or(part, |(_, rest)| rest))
}

/// The rules of these codes in Markdown; `title` and `intro` are identifiers of messages.
pub(crate) fn document(codes: &[&str], [title, intro]: [&str; 2], catalogue: &Catalogue) -> String {
    let text = |id: &str| catalogue.text(id, &[]);
    let rules = codes.iter().map(|code| format!("## `{code}`\n\n{}\n", rule(code, catalogue)));
    format!("# {}\n\n{}\n\n{}", text(title), text(intro), rules.collect::<Vec<_>>().join("\n"))
}
