//! The text of `layout.toml`: where in it everything stands, and what of it has no meaning.

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::references::Placed;
use crate::model::{Finding, Place};

/// So many keys without a meaning are told: a file that has more is something else.
const MOST: usize = 100;

/// Reads what a file in TOML tells. Everything that is no TOML, or else every key that is not known and the first value of
/// a wrong kind, is told with its line and column.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> (Option<T>, Vec<Finding>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        let told = errors.iter().map(|error| told(at(text, "layout-syntax", error), error));
        return (None, told.collect());
    }
    read_table(text, table)
}

/// The same with the texts in it that have braces, as references have.
pub(super) fn read_with_references<T: DeserializeOwned>(text: &str) -> (Option<T>, Vec<Finding>, Vec<Placed>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut texts = Vec::new();
    if !errors.is_empty() {
        return (None, read::<T>(text).1, texts);
    }
    for (key, value) in table.get_ref() {
        braced(value.get_ref(), &Place::root().join(key.get_ref()), &mut texts);
    }
    let (layout, told) = read_table(text, table);
    (layout, told, texts)
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

fn read_table<T: DeserializeOwned>(text: &str, mut table: Spanned<DeTable<'_>>) -> (Option<T>, Vec<Finding>) {
    let mut told = Vec::new();
    loop {
        let error = match T::deserialize(toml::de::Deserializer::from(table.clone())) {
            // Keys that have no meaning are left out of it.
            Ok(told_by_it) => return (Some(told_by_it), told),
            Err(error) => error,
        };
        let Some(key) = unknown(&error).filter(|_| told.len() < MOST) else {
            told.push(self::told(at(text, "layout-shape", &error), &error));
            return (None, told);
        };
        let finding = at(text, "layout-key-unknown", &error).with("key", key);
        told.push(finding.with("known", quoted(error.message()).split_off(1).join(", ")));
        // Without it the rest can be looked at.
        if !error.span().is_some_and(|span| remove(table.get_mut(), &span)) {
            return (None, told);
        }
    }
}

/// A finding with what the reader says: what it is about, so that the catalogue has its own words, and what would be right.
fn told(finding: Finding, error: &toml::de::Error) -> Finding {
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
        _ if finding.code == "layout-syntax" => ("line", String::new()),
        _ => ("other", String::new()),
    };
    finding.with("fault", fault).with("known", known).with("detail", message)
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

fn at(text: &str, code: &'static str, error: &toml::de::Error) -> Finding {
    let start = error.span().map_or(0, |span| span.start);
    Finding::error(code).at(&on(Place::root(), text, start))
}

/// A place with the line and column of a byte.
fn on(place: Place, text: &str, byte: usize) -> Place {
    LineStarts::new(text).on(place, byte)
}

/// Where the lines of a text begin, and how many characters stand before parts of it, so that many places are found in one go.
struct LineStarts<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// The characters before each block of bytes.
    characters: Vec<usize>,
}

impl<'a> LineStarts<'a> {
    /// Bytes of a block.
    const BLOCK: usize = 256;

    fn new(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let mut characters = vec![0];
        for block in text.as_bytes().chunks(Self::BLOCK) {
            characters.push(characters.last().copied().unwrap_or_default() + begun(block));
        }
        Self { text, starts: std::iter::once(0).chain(breaks).collect(), characters }
    }

    fn on(&self, place: Place, byte: usize) -> Place {
        let byte = if self.text.is_char_boundary(byte) { byte } else { self.text.len() };
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        place.on_line(line).at_column(self.before(byte) - self.before(start) + 1)
    }

    /// How many characters stand before a byte.
    fn before(&self, byte: usize) -> usize {
        let block = byte / Self::BLOCK;
        let rest = self.text.as_bytes().get(block * Self::BLOCK..byte).unwrap_or_default();
        self.characters.get(block).copied().unwrap_or_default() + begun(rest)
    }
}

/// How many characters begin among these bytes.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

/// The line and the column of a key in a section, if it is there.
pub(crate) fn place(text: &str, section: &str, key: &str) -> Option<(usize, usize)> {
    let (table, _) = DeTable::parse_recoverable(text);
    let DeValue::Table(section) = table.get_ref().get(section)?.get_ref() else { return None };
    let (key, _) = section.get_key_value(key)?;
    let place = on(Place::root(), text, key.span().start);
    place.line().zip(place.column())
}

/// Adds line and column to the places of findings: those of the key or value itself, or of the nearest one above it
/// that is there.
pub(super) fn locate(text: &str, mut findings: Vec<Finding>) -> Vec<Finding> {
    if findings.is_empty() {
        return findings;
    }
    let (table, _) = DeTable::parse_recoverable(text);
    let lines = LineStarts::new(text);
    for finding in &mut findings {
        if let Some(place) = finding.place.take() {
            let start = if place.line().is_some() { None } else { Some(start(&table, &place)) };
            finding.place = Some(start.map_or(place.clone(), |start| lines.on(place, start)));
        }
    }
    findings
}

fn start(table: &Spanned<DeTable<'_>>, place: &Place) -> usize {
    let mut steps = place.steps();
    let mut start = 0;
    let Some(step) = steps.next() else { return start };
    let Some((key, value)) = table.get_ref().get_key_value(step.as_str()) else { return start };
    start = key.span().start;
    let mut value = value;
    for step in steps {
        let below = match value.get_ref() {
            DeValue::Table(table) => table.get_key_value(step.as_str()).map(|(key, value)| (key.span().start, value)),
            DeValue::Array(array) => {
                step.parse::<usize>().ok().and_then(|index| array.get(index)).map(|value| (value.span().start, value))
            }
            _ => None,
        };
        let Some((own, below)) = below else { return start };
        (start, value) = (own, below);
    }
    start
}
