//! Checks and replaces references such as `{{ unit }}` in the texts of `layout.toml`.
//!
//! A reference to a name that is not known at its place would be printed with its braces. [`Layouts::examine`]
//! therefore reports each one; [`super::kinds`] replaces the names that are known when the layout is opened.
//!
//! [`Layouts::examine`]: super::Layouts::examine

use crate::model::{Finding, Place, finding};

/// The place of a text in `layout.toml`, and the text.
pub(super) type PlacedText = (Place, String);

/// The name that every text may refer to.
const YEAR: &str = "year";

/// The names that the text at this place may refer to. The year and the words of kinds are not among them, as they are
/// replaced when the layout is opened. `None` for texts in which braces are not references.
fn known_names(place: &Place) -> Option<&'static [&'static str]> {
    let steps: Vec<String> = place.steps().collect();
    let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
    Some(match steps[..] {
        ["title" | "about"] | ["keywords" | "cover", _] | ["part", _, "title"] | ["workbook", "unit"] => &["unit"],
        ["continued"] | ["words", "issuer" | "measure"] => &["unit", "measure", "number", "title"],
        ["words", "summary"] => &["unit", "measure", "number", "title", "rows", "columns"],
        ["words", "account"] => &["code", "name"],
        ["folio"] => &["number"],
        // Terms with `{code}` and the like; words that are searched for in data; words that `kind_problems` checks.
        ["tie", _, "left" | "right", _] | ["words", "placeholders", _] | ["kinds", ..] => return None,
        _ => &[],
    })
}

/// A finding for each text with a reference to an unknown name.
pub(super) fn unknown_references(texts: &[PlacedText]) -> Vec<Finding> {
    let found = texts.iter().filter_map(|(place, text)| {
        let names = known_names(place)?;
        has_unknown(text, names).then(|| finding(text, names).at(place))
    });
    found.collect()
}

/// A finding for each line with a brace in a text that is printed unchanged.
pub(super) fn in_lines(text: &str) -> Vec<Finding> {
    let found = text.lines().enumerate().filter_map(|(index, line)| {
        let column = line[..line.find(['{', '}'])?].chars().count() + 1;
        let place = Place::root().on_line(index + 1).at_column(column);
        Some(finding::layout_reference_fixed(line.chars().take(40).collect::<String>()).at(&place))
    });
    found.collect()
}

fn finding(text: &str, names: &[&str]) -> Finding {
    let known: Vec<String> = names.iter().chain([&YEAR]).map(|name| format!("{{{{ {name} }}}}")).collect();
    finding::layout_reference_unknown(text, known.join(", "))
}

/// Whether a text has braces other than references to these names and, if there are such names, template tags `{% %}`.
fn has_unknown(text: &str, names: &[&str]) -> bool {
    let mut rest = text;
    while let Some(start) = rest.find(['{', '}']) {
        rest = &rest[start..];
        let ends = [("{{", "}}"), ("{%", "%}")].into_iter().find(|(begin, _)| rest.starts_with(begin));
        let Some((inner, after)) = ends.and_then(|(_, end)| rest[2..].split_once(end)) else { return true };
        let name: &str = inner.trim_start();
        let name = &name[..name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len())];
        let is_filled = if rest.starts_with("{%") { !names.is_empty() } else { name == YEAR || names.contains(&name) };
        if !is_filled {
            return true;
        }
        rest = after;
    }
    false
}

/// The text with `word` in place of each reference to `name`: `{{ year }}年` or `{{year}}年` becomes `2025年`.
pub(super) fn filled(text: &str, name: &str, word: &str) -> String {
    let mut pieces = text.split("{{");
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once("}}") {
            Some((inner, after)) if inner.trim() == name => filled.extend([word, after]),
            _ => filled.extend(["{{", piece]),
        }
    }
    filled
}
