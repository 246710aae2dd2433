//! Reads TOML files strictly, with findings that name line and column: syntax errors, unknown keys, values of a wrong
//! type.
//!
//! Used for `layout.toml` and the parts that it extends, and, through [`read`] and [`place`], for site settings and
//! other TOML files. [`locate`] adds line and column to findings that later checks make with a pointer only.

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::LAYOUT_FILE;
use super::references::PlacedText;
use super::texts::{FileFinding, SourceTexts};
use crate::model::{Finding, Place, finding};

/// The limit of reported unknown keys; a file with more is probably not of this kind.
const MAX_UNKNOWN_KEYS: usize = 100;

/// The findings to use for one kind of TOML file.
pub(crate) struct TomlFindings {
    /// A syntax error.
    pub(crate) syntax: fn() -> Finding,
    /// A value of a wrong type.
    pub(crate) shape: fn() -> Finding,
    /// An unknown key; its arguments are the key and the known keys.
    pub(crate) key: fn(String, String) -> Finding,
}

/// The findings about `layout.toml` and the parts that it extends.
pub(super) const OF_LAYOUTS: TomlFindings =
    TomlFindings { syntax: finding::layout_syntax, shape: finding::layout_shape, key: finding::layout_key_unknown };

/// Reads a value from the text of a TOML file. Returns findings, with line and column, for all syntax errors, or else
/// for all unknown keys and the first value of a wrong type; the value is `None` after a syntax error or a wrong type.
pub(crate) fn read<T: DeserializeOwned>(text: &str, constructors: &TomlFindings) -> (Option<T>, Vec<Finding>) {
    let texts = SourceTexts::of("", text.to_owned());
    let found = |found: Vec<FileFinding>| found.into_iter().map(|(_, finding)| finding).collect();
    match parsed(&texts, constructors) {
        Ok(mut tables) => {
            let (value, wrong) = read_table(&texts, tables.swap_remove(0), constructors);
            (value, found(wrong))
        }
        Err(wrong) => (None, found(wrong)),
    }
}

/// The parsed tables of all files, in their order.
///
/// # Errors
/// A finding for each syntax error.
pub(super) fn parsed<'t>(
    texts: &'t SourceTexts,
    constructors: &TomlFindings,
) -> Result<Vec<Spanned<DeTable<'t>>>, Vec<FileFinding>> {
    let (tables, errors) = texts.parsed();
    let syntax = |(start, error): &(usize, toml::de::Error)| {
        texts.placed(described((constructors.syntax)(), "line", error), *start)
    };
    if errors.is_empty() { Ok(tables) } else { Err(errors.iter().map(syntax).collect()) }
}

/// The texts in a table that contain braces and therefore may contain references.
pub(super) fn with_braces(table: &DeTable<'_>) -> Vec<PlacedText> {
    let mut texts = Vec::new();
    for (key, value) in table {
        collect_with_braces(value.get_ref(), &Place::root().join(key.get_ref()), &mut texts);
    }
    texts
}

/// Adds the texts with braces in a value and in all nested values.
fn collect_with_braces(value: &DeValue<'_>, place: &Place, texts: &mut Vec<PlacedText>) {
    match value {
        DeValue::String(text) if text.contains(['{', '}']) => texts.push((place.clone(), text.to_string())),
        DeValue::Array(array) => {
            array
                .iter()
                .enumerate()
                .for_each(|(index, value)| collect_with_braces(value.get_ref(), &place.join(index), texts));
        }
        DeValue::Table(table) => {
            table
                .iter()
                .for_each(|(key, value)| collect_with_braces(value.get_ref(), &place.join(key.get_ref()), texts));
        }
        _ => {}
    }
}

/// Deserialises a table that was parsed from these texts. Unknown keys are reported, removed, and the rest is read
/// again.
pub(super) fn read_table<T: DeserializeOwned>(
    texts: &SourceTexts,
    mut table: Spanned<DeTable<'_>>,
    constructors: &TomlFindings,
) -> (Option<T>, Vec<FileFinding>) {
    let mut found = Vec::new();
    loop {
        let error = match T::deserialize(toml::de::Deserializer::from(table.clone())) {
            Ok(value) => return (Some(value), found),
            Err(error) => error,
        };
        let start = error.span().map_or(0, |span| span.start);
        let Some(key) = unknown_key(&error).filter(|_| found.len() < MAX_UNKNOWN_KEYS) else {
            found.push(texts.placed(described((constructors.shape)(), "other", &error), start));
            return (None, found);
        };
        let known = quoted(error.message()).split_off(1).join(", ");
        found.push(texts.placed((constructors.key)(key, known), start));
        // Serde stops at the first unknown key: remove it and read again.
        if !error.span().is_some_and(|span| remove(table.get_mut(), &span)) {
            return (None, found);
        }
    }
}

/// Adds the error of the TOML reader to a finding: a key for the catalogue, which has its own words for frequent errors
/// (`fault` for others), the expected values, and the reader's message.
fn described(finding: Finding, fault: &'static str, error: &toml::de::Error) -> Finding {
    let message = error.message();
    let wanted = message.split_once("expected ").map(|(_, wanted)| wanted).unwrap_or_default();
    let (fault, known) = match message {
        _ if message.starts_with("unknown variant") => ("choice", quoted(message).split_off(1).join(", ")),
        _ if message.starts_with("missing field") => ("missing", quoted(message).join(", ")),
        _ if message.starts_with("invalid type") => (type_key(wanted), String::new()),
        "duplicate key" => ("twice", String::new()),
        "wanted string or table" => ("text", String::new()),
        _ if message.starts_with("string values must be quoted") => ("quotes", String::new()),
        _ if message.starts_with("unclosed") || message.starts_with("invalid basic string") => ("open", String::new()),
        _ => (fault, String::new()),
    };
    finding.in_toml(fault, known, message)
}

/// The catalogue's key for the type that serde expects.
fn type_key(wanted: &str) -> &'static str {
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

/// The unknown key that an error reports; `None` for other errors.
fn unknown_key(error: &toml::de::Error) -> Option<String> {
    let message = error.message();
    message.starts_with("unknown field").then(|| quoted(message).swap_remove(0))
}

/// The names in back quotes in an error message; one empty name if there are none.
fn quoted(message: &str) -> Vec<String> {
    let names: Vec<String> = message.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    if names.is_empty() { vec![String::new()] } else { names }
}

/// Removes the key at these bytes; whether it was found.
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

/// The line and column of a key in a section of a TOML text; `None` if it is not there.
pub(crate) fn place(text: &str, section: &str, key: &str) -> Option<(usize, usize)> {
    let texts = SourceTexts::of("", text.to_owned());
    let (tables, _) = texts.parsed();
    let DeValue::Table(section) = tables.first()?.get_ref().get(section)?.get_ref() else { return None };
    let (key, _) = section.get_key_value(key)?;
    let place = texts.placed(finding::layout_shape(), key.span().start).1.place?;
    place.line().zip(place.column())
}

/// Adds file, line and column to findings whose place is a pointer into `table`. If there is no such key or value, the
/// place is that of its nearest existing parent.
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

/// The byte offset of the key or value to which a pointer leads, or of its nearest existing parent.
fn start(texts: &SourceTexts, table: &DeTable<'_>, place: &Place) -> usize {
    let member = |table: &DeTable<'_>, step: &str| -> Option<usize> {
        let (key, value) = table.get_key_value(step)?;
        let (key, value) = (key.span().start, value.span().start);
        // A value that replaces an inherited one is in another file than its key.
        Some(if texts.are_in_one_file(key, value) { key } else { value })
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
