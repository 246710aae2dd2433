//! The text of `layout.toml`: where in it everything stands, and what of it has no meaning.

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::LAYOUT_FILE;
use super::references::Placed;
use super::texts::{FileFinding, SourceTexts};
use crate::model::{Finding, Place, finding};

/// Unknown keys that are reported: a file that has more is something else.
const MAX_UNKNOWN_KEYS: usize = 100;

/// The findings about a TOML file, which are those of its kind.
pub(crate) struct TomlFindings {
    /// It is no TOML.
    pub(crate) syntax: fn() -> Finding,
    /// A value is of a wrong kind.
    pub(crate) shape: fn() -> Finding,
    /// A key has no meaning, among those that have one.
    pub(crate) key: fn(String, String) -> Finding,
}

/// The findings about `layout.toml` and the parts that it extends.
pub(super) const OF_LAYOUTS: TomlFindings =
    TomlFindings { syntax: finding::layout_syntax, shape: finding::layout_shape, key: finding::layout_key_unknown };

/// Reads a value from a TOML file. Findings, with line and column, for everything that is no TOML, or else for every key that
/// is not known and the first value of a wrong kind.
pub(crate) fn read<T: DeserializeOwned>(text: &str, own: &TomlFindings) -> (Option<T>, Vec<Finding>) {
    let texts = SourceTexts::of("", text.to_owned());
    let found = |found: Vec<FileFinding>| found.into_iter().map(|(_, finding)| finding).collect();
    match parsed(&texts, own) {
        Ok(mut tables) => {
            let (value, wrong) = read_table(&texts, tables.swap_remove(0), own);
            (value, found(wrong))
        }
        Err(wrong) => (None, found(wrong)),
    }
}

/// The tables of all files, in their order.
///
/// # Errors
/// The finding of syntax for everything in them that is no TOML.
pub(super) fn parsed<'t>(
    texts: &'t SourceTexts,
    own: &TomlFindings,
) -> Result<Vec<Spanned<DeTable<'t>>>, Vec<FileFinding>> {
    let (tables, errors) = texts.parsed();
    let syntax =
        |(start, error): &(usize, toml::de::Error)| texts.placed(described((own.syntax)(), "line", error), *start);
    if errors.is_empty() { Ok(tables) } else { Err(errors.iter().map(syntax).collect()) }
}

/// The texts in a table that have braces, as references have.
pub(super) fn with_braces(table: &DeTable<'_>) -> Vec<Placed> {
    let mut texts = Vec::new();
    for (key, value) in table {
        braced(value.get_ref(), &Place::root().join(key.get_ref()), &mut texts);
    }
    texts
}

/// The texts of a value and of all below it that have braces.
fn braced(value: &DeValue<'_>, place: &Place, texts: &mut Vec<Placed>) {
    match value {
        DeValue::String(text) if text.contains(['{', '}']) => texts.push((place.clone(), text.to_string())),
        DeValue::Array(array) => {
            array.iter().enumerate().for_each(|(index, value)| braced(value.get_ref(), &place.join(index), texts));
        }
        DeValue::Table(table) => {
            table.iter().for_each(|(key, value)| braced(value.get_ref(), &place.join(key.get_ref()), texts));
        }
        _ => {}
    }
}

/// Reads a table that lies in these texts; keys that have no meaning are reported and left out.
pub(super) fn read_table<T: DeserializeOwned>(
    texts: &SourceTexts,
    mut table: Spanned<DeTable<'_>>,
    own: &TomlFindings,
) -> (Option<T>, Vec<FileFinding>) {
    let mut found = Vec::new();
    loop {
        let error = match T::deserialize(toml::de::Deserializer::from(table.clone())) {
            Ok(value) => return (Some(value), found),
            Err(error) => error,
        };
        let start = error.span().map_or(0, |span| span.start);
        let Some(key) = unknown(&error).filter(|_| found.len() < MAX_UNKNOWN_KEYS) else {
            found.push(texts.placed(described((own.shape)(), "other", &error), start));
            return (None, found);
        };
        let known = quoted(error.message()).split_off(1).join(", ");
        found.push(texts.placed((own.key)(key, known), start));
        // Without it the rest can be looked at.
        if !error.span().is_some_and(|span| remove(table.get_mut(), &span)) {
            return (None, found);
        }
    }
}

/// A finding with what the reader says: what it is about, so that the catalogue has its own words, and what would be right;
/// `fault` where that is not known.
fn described(finding: Finding, fault: &'static str, error: &toml::de::Error) -> Finding {
    let message = error.message();
    let wanted = message.split_once("expected ").map(|(_, wanted)| wanted).unwrap_or_default();
    let (fault, known) = match message {
        _ if message.starts_with("unknown variant") => ("choice", quoted(message).split_off(1).join(", ")),
        _ if message.starts_with("missing field") => ("missing", quoted(message).join(", ")),
        _ if message.starts_with("invalid type") => (kind(wanted), String::new()),
        "duplicate key" => ("twice", String::new()),
        "wanted string or table" => ("text", String::new()),
        _ if message.starts_with("string values must be quoted") => ("quotes", String::new()),
        _ if message.starts_with("unclosed") || message.starts_with("invalid basic string") => ("open", String::new()),
        _ => (fault, String::new()),
    };
    finding.in_toml(fault, known, message)
}

/// What kind of value serde wants by this word.
fn kind(wanted: &str) -> &'static str {
    match wanted {
        "a boolean" => "flag",
        "a string" | "str" => "text",
        "a sequence" => "list",
        "a map" | "a table" => "table",
        _ if !wanted.is_empty() && wanted.trim_start_matches(['f', 'u', 'i']).chars().all(|c| c.is_ascii_digit()) => {
            "number"
        }
        _ => "other",
    }
}

/// The key that is not known, if that is what an error is about.
fn unknown(error: &toml::de::Error) -> Option<String> {
    let message = error.message();
    message.starts_with("unknown field").then(|| quoted(message).swap_remove(0))
}

/// What an error names between back quotes; at least one, which may be empty.
fn quoted(message: &str) -> Vec<String> {
    let names: Vec<String> = message.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    if names.is_empty() { vec![String::new()] } else { names }
}

/// Removes the key that stands at these bytes.
fn remove(table: &mut DeTable<'_>, span: &Range<usize>) -> bool {
    let here = table.keys().find(|key| key.span() == *span).cloned();
    if let Some(key) = here {
        return table.remove(&key).is_some();
    }
    table.iter_mut().any(|(_, value)| remove_in(value.get_mut(), span))
}

fn remove_in(value: &mut DeValue<'_>, span: &Range<usize>) -> bool {
    match value {
        DeValue::Table(table) => remove(table, span),
        DeValue::Array(array) => array.iter_mut().any(|value| remove_in(value.get_mut(), span)),
        _ => false,
    }
}

/// The line and the column of a key in a section, if it is there.
pub(crate) fn place(text: &str, section: &str, key: &str) -> Option<(usize, usize)> {
    let texts = SourceTexts::of("", text.to_owned());
    let (tables, _) = texts.parsed();
    let DeValue::Table(section) = tables.first()?.get_ref().get(section)?.get_ref() else { return None };
    let (key, _) = section.get_key_value(key)?;
    let place = texts.placed(finding::layout_shape(), key.span().start).1.place?;
    place.line().zip(place.column())
}

/// Adds file, line and column to the places of findings: those of the key or value itself, or of the nearest one above it
/// that is there.
pub(super) fn locate(texts: &SourceTexts, table: &DeTable<'_>, findings: Vec<Finding>) -> Vec<FileFinding> {
    let located = findings.into_iter().map(|finding| match &finding.place {
        Some(place) if place.line().is_none() => {
            let start = start(texts, table, place);
            texts.placed(finding, start)
        }
        _ => (LAYOUT_FILE.to_owned(), finding),
    });
    located.collect()
}

fn start(texts: &SourceTexts, table: &DeTable<'_>, place: &Place) -> usize {
    let member = |table: &DeTable<'_>, step: &str| -> Option<usize> {
        let (key, value) = table.get_key_value(step)?;
        let (key, value) = (key.span().start, value.span().start);
        // A value that a layout sets anew stands in another file than the key that it extends.
        Some(if texts.are_together(key, value) { key } else { value })
    };
    let mut steps = place.steps();
    let Some(step) = steps.next() else { return 0 };
    let (Some(mut at), Some(value)) = (member(table, &step), table.get(step.as_str())) else { return 0 };
    let mut value = value.get_ref();
    for step in steps {
        let below = match value {
            DeValue::Table(table) => member(table, &step).zip(table.get(step.as_str())),
            DeValue::Array(array) => {
                let entry = step.parse::<usize>().ok().and_then(|index| array.get(index));
                entry.map(|entry| (entry.span().start, entry))
            }
            _ => None,
        };
        let Some((start, below)) = below else { return at };
        (at, value) = (start, below.get_ref());
    }
    at
}
