//! Parses JSON into a tree that keeps the order of members and refuses a member that is given twice.
//!
//! [`load`](super::load()) parses data files with it; the readers of workbooks and ledgers build the same tree, so that
//! [`check`](super::check) is the same for all.

use std::fmt;

use indexmap::IndexMap;
use indexmap::map::Entry;
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;

use crate::error::Error;
use crate::model::{Place, finding};

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum JsonNode {
    Null,
    Bool(bool),
    Integer(i128),
    Float(f64),
    Text(String),
    List(Vec<JsonNode>),
    Record(IndexMap<String, JsonNode>),
}

impl JsonNode {
    /// A member of a record; `None` if there is none, or for another value.
    pub(super) fn member(&self, key: &str) -> Option<&JsonNode> {
        match self {
            Self::Record(members) => members.get(key),
            _ => None,
        }
    }

    /// The text; `None` for another value.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The elements of a list; none for another value.
    pub(super) fn list(&self) -> &[JsonNode] {
        match self {
            Self::List(nodes) => nodes,
            _ => &[],
        }
    }

    /// The value as findings quote it, with at most 40 characters of a text.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Null => "null".into(),
            Self::Bool(value) => value.to_string(),
            Self::Integer(value) => value.to_string(),
            Self::Float(value) => value.to_string(),
            Self::Text(text) if text.chars().count() > 40 => {
                format!("\"{}…\"", text.chars().take(40).collect::<String>())
            }
            Self::Text(text) => format!("\"{text}\""),
            Self::List(_) => "[…]".into(),
            Self::Record(_) => "{…}".into(),
        }
    }
}

/// Maximum number of values of a file, far above any department's budget. A value needs many times more memory than
/// bytes of the file.
const MAX_VALUES: usize = 8_000_000;

/// Reads a JSON document in UTF-8, with or without a byte order mark.
///
/// # Errors
/// `json-too-many` for more than [`MAX_VALUES`] values; `json-encoding` for other encodings; `json-syntax` for invalid
/// JSON, for a member given twice, and for values nested deeper than 128 levels.
pub(super) fn parse(bytes: &[u8]) -> Result<JsonNode, Error> {
    // Every value but the first follows a comma or an opening bracket.
    if bytes.iter().filter(|byte| matches!(byte, b',' | b'[' | b'{')).count() > MAX_VALUES {
        return Err(Error::found(finding::json_too_many(MAX_VALUES)));
    }
    let text = utf8(bytes)?;
    serde_json::from_str(text).map_err(|error| {
        let place = Place::root().on_line(error.line());
        let (line, column) = (error.line(), characters(text, error.line(), error.column()));
        // serde_json repeats the place at the end of its message.
        let detail = error.to_string();
        let detail = detail.split(" at line ").next().unwrap_or_default();
        let fault = match error.classify() {
            Category::Eof => "end",
            // All else is JSON, whatever it means.
            Category::Data => "doubled",
            Category::Syntax | Category::Io => fault(detail),
        };
        Error::found(finding::json_syntax(line, column, fault, detail).at(&place))
    })
}

/// Converts a column in bytes to a column in characters, both from 1; 0 bytes, behind a line break, is column 1.
fn characters(text: &str, line: usize, bytes: usize) -> usize {
    let line = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
    line.char_indices().take_while(|(at, _)| *at < bytes).count().max(1)
}

/// The catalogue's word for a message of serde_json, so that users read it in their language; `other` for unknown ones.
fn fault(detail: &str) -> &'static str {
    /// The start of a message of serde_json or of [`NodeVisitor`], and the catalogue's word.
    const FAULTS: [(&str, &str); 15] = [
        ("trailing comma", "last-comma"),
        ("trailing characters", "after"),
        ("control character", "control"),
        ("key must be a string", "key"),
        ("invalid number", "number"),
        ("number out of range", "number"),
        ("expected `:`", "colon"),
        ("expected `,`", "comma"),
        ("expected ident", "value"),
        ("expected value", "value"),
        ("invalid escape", "escape"),
        ("invalid unicode", "escape"),
        ("lone leading surrogate", "escape"),
        ("unexpected end of hex escape", "escape"),
        ("recursion limit", "deep"),
    ];
    FAULTS.iter().find(|(words, _)| detail.starts_with(words)).map_or("other", |(_, fault)| fault)
}

/// The text of a file in UTF-8, with or without a byte order mark.
///
/// # Errors
/// `json-encoding` for other encodings.
pub(super) fn utf8(bytes: &[u8]) -> Result<&str, Error> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count() + 1;
        encoding_fault(line)
    })
}

/// The error for an unknown encoding, first seen on this line.
pub(super) fn encoding_fault(line: usize) -> Error {
    Error::found(finding::json_encoding(line).at(&Place::root().on_line(line)))
}

/// The layout that the file names.
///
/// # Errors
/// `layout-unnamed` if it names none.
pub(super) fn layout_name(node: &JsonNode) -> Result<String, Error> {
    let name = node.member("layout").and_then(JsonNode::text);
    let place = Place::root().join("layout");
    name.map(str::to_owned).ok_or_else(|| Error::found(finding::layout_unnamed().at(&place)))
}

/// The year and the kind of document that a file names; `None` for a missing or malformed one.
pub(super) fn year_and_kind(node: &JsonNode) -> (Option<u16>, Option<&str>) {
    let year = match node.member("year") {
        Some(JsonNode::Integer(year)) => u16::try_from(*year).ok(),
        _ => None,
    };
    (year, node.member("kind").and_then(JsonNode::text))
}

impl<'de> Deserialize<'de> for JsonNode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

/// The serde visitor that builds a [`JsonNode`].
struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = JsonNode;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<JsonNode, E> {
        Ok(JsonNode::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<JsonNode, E> {
        Ok(JsonNode::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<JsonNode, E> {
        Ok(JsonNode::Integer(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<JsonNode, E> {
        Ok(JsonNode::Integer(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<JsonNode, E> {
        Ok(JsonNode::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<JsonNode, E> {
        Ok(JsonNode::Text(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<JsonNode, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = access.next_element()? {
            nodes.push(node);
        }
        Ok(JsonNode::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<JsonNode, A::Error> {
        let mut members = IndexMap::new();
        while let Some(key) = access.next_key::<String>()? {
            match members.entry(key) {
                Entry::Occupied(entry) => {
                    return Err(de::Error::custom(format_args!("\"{}\" is given twice", entry.key())));
                }
                Entry::Vacant(entry) => entry.insert(access.next_value()?),
            };
        }
        // A map reserves memory for several members; for millions of small records that would be gigabytes.
        members.shrink_to_fit();
        Ok(JsonNode::Record(members))
    }
}
