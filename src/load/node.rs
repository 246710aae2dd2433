//! JSON as it stands in the file: members in order, none twice.

use std::fmt;

use indexmap::IndexMap;
use indexmap::map::Entry;
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::error::Error;
use crate::model::{Finding, Place};

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
    pub(super) fn member(&self, key: &str) -> Option<&JsonNode> {
        match self {
            Self::Record(members) => members.get(key),
            _ => None,
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn list(&self) -> &[JsonNode] {
        match self {
            Self::List(nodes) => nodes,
            _ => &[],
        }
    }

    /// The value as the user would recognise it, shortened.
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

/// The most values that are read, far above any department's budget: each takes many times its room in the file.
const MOST: usize = 8_000_000;

/// Reads a JSON document in UTF-8, with or without a byte order mark.
///
/// # Errors
/// `json-too-many` for more values than are read, `json-encoding` for other encodings, `json-syntax` for what is not
/// JSON, for a member given twice, and for values nested deeper than 128 levels.
pub(super) fn parse(bytes: &[u8]) -> Result<JsonNode, Error> {
    // Every value but the first stands behind one of these.
    if bytes.iter().filter(|byte| matches!(byte, b',' | b'[' | b'{')).count() > MOST {
        return Err(Error::found(Finding::error("json-too-many").with("limit", MOST)));
    }
    let text = utf8(bytes)?;
    serde_json::from_str(text).map_err(|error| {
        let place = Place::root().on_line(error.line());
        let (line, column) = (error.line(), characters(text, error.line(), error.column()));
        let finding = Finding::error("json-syntax").at(&place).with("line", line).with("column", column);
        // The place stands at the end of the text once more.
        let detail = error.to_string();
        let detail = detail.split(" at line ").next().unwrap_or_default();
        Error::found(finding.with("fault", fault(detail)).with("detail", detail))
    })
}

/// The column in characters of one that is told in bytes; after the last line break that is 0.
fn characters(text: &str, line: usize, bytes: usize) -> usize {
    let line = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
    line.char_indices().take_while(|(at, _)| *at < bytes).count().max(1)
}

/// What the reader's words are about, so that the catalogue has its own.
fn fault(detail: &str) -> &'static str {
    const FAULTS: [(&str, &str); 17] = [
        ("EOF", "end"),
        ("trailing comma", "last-comma"),
        ("trailing characters", "after"),
        ("control character", "control"),
        ("is given twice", "doubled"),
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

/// The error for an encoding that is not read, first seen on a line.
pub(super) fn encoding_fault(line: usize) -> Error {
    Error::found(Finding::error("json-encoding").at(&Place::root().on_line(line)).with("line", line))
}

/// The layout that the file names.
///
/// # Errors
/// `layout-unnamed` if it names none.
pub(super) fn layout_name(node: &JsonNode) -> Result<String, Error> {
    let name = node.member("layout").and_then(JsonNode::text);
    let place = Place::root().join("layout");
    name.map(str::to_owned).ok_or_else(|| Error::found(Finding::error("layout-unnamed").at(&place)))
}

/// The year and the kind of document that a file names, so far as they are what they should be.
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
        // A map takes the room of several members at once; of millions of small records that would be gigabytes.
        members.shrink_to_fit();
        Ok(JsonNode::Record(members))
    }
}
