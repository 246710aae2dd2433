//! References such as `{{ unit }}` in the texts of a layout: each is filled where it stands, or is a fault. Whatever nothing
//! fills would be printed as it is.

use crate::model::{Finding, Place, finding};

/// A text of `layout.toml`, with its place there.
pub(super) type Placed = (Place, String);

/// The name that is known in every text.
const YEAR: &str = "year";

/// What may be referred to in a text at this place, beside the year and the words of kinds, which are put in before. `None`
/// for texts that have braces of their own.
fn known(place: &Place) -> Option<&'static [&'static str]> {
    let steps: Vec<String> = place.steps().collect();
    let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
    Some(match steps[..] {
        ["title" | "about"] | ["keywords" | "cover", _] | ["part", _, "title"] | ["workbook", "unit"] => &["unit"],
        ["continued"] | ["words", "issuer" | "measure"] => &["unit", "measure", "number", "title"],
        ["words", "summary"] => &["unit", "measure", "number", "title", "rows", "columns"],
        ["words", "account"] => &["code", "name"],
        ["folio"] => &["number"],
        // Cells with the marks of their lines; words that are looked for; words that have a finding of their own.
        ["tie", _, "left" | "right", _] | ["words", "placeholders", _] | ["kinds", ..] => return None,
        _ => &[],
    })
}

/// The texts in which a reference is left that nothing fills.
pub(super) fn unknown(texts: &[Placed]) -> Vec<Finding> {
    let found = texts.iter().filter_map(|(place, text)| {
        let names = known(place)?;
        is_left(text, names).then(|| finding(text, names).at(place))
    });
    found.collect()
}

/// The lines of a text that is printed as it is, with something that looks like a reference.
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

/// Whether a text has braces beside references to these names, and what templates have in `{% %}` where they are filled.
fn is_left(text: &str, names: &[&str]) -> bool {
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

/// A text with this word wherever it refers to the name, with any blanks around it.
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
