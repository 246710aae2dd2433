//! Writes the shape of a layout's data files as JSON Schema, for programs and editors, and as documentation in
//! Markdown.
//!
//! `cli` prints both; the shape comes from [`super::format`], which also checks files.

use serde_json::{Map, Value, json};

use super::format::{LineRecords, RecordField, RecordFormat, Shape, shape, with_ledger};
use crate::layout::Layout;
use crate::message::{Catalogue, Language};

/// The JSON Schema (draft 2020-12) of the data files of a layout.
pub fn schema(layout: &Layout) -> Value {
    let writer = SchemaWriter { catalogue: Catalogue::new(Language::English) };
    let whole = writer.shape(&shape(layout));
    let mut schema = writer.shape(&with_ledger(layout));
    if let Value::Object(members) = &mut schema {
        // Without a ledger, the tables that would follow from it are required.
        if let Some(tables) = whole.pointer("/properties/sheets/required").filter(|_| layout.ledger.is_some()) {
            members.insert("if".into(), json!({ "not": { "required": ["ledger"] } }));
            members.insert("then".into(), json!({ "properties": { "sheets": { "required": tables } } }));
        }
        members.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
        members.insert("title".into(), layout.description.clone().into());
    }
    schema
}

/// Writes shapes with the words of a catalogue.
struct SchemaWriter {
    catalogue: Catalogue,
}

impl SchemaWriter {
    /// The JSON Schema of a shape.
    fn shape(&self, shape: &Shape) -> Value {
        match shape {
            Shape::Text => json!({ "type": "string", "pattern": r"^\S(.*\S)?$" }),
            Shape::Constant(text) => json!({ "const": text }),
            Shape::Choice(choices) => json!({ "enum": choices.iter().map(|(key, _)| key).collect::<Vec<_>>() }),
            Shape::Code => json!({ "type": "string", "pattern": "^([0-9]{3}|[0-9]{5}|[0-9]{7})$" }),
            Shape::Clause => json!({ "type": "string", "pattern": r"^\S(.*[^\s。；，、：！？.;,])?$" }),
            Shape::Amount { decimals, signed } => {
                json!({ "type": "string", "pattern": amount_pattern(*decimals, *signed) })
            }
            Shape::Date => json!({ "type": "string", "pattern": "^[12][0-9]{3}-[01][0-9]-[0-3][0-9]$" }),
            Shape::Integer { min, max } => json!({ "type": "integer", "minimum": min, "maximum": max }),
            Shape::List(inner, min) => json!({ "type": "array", "items": self.shape(inner), "minItems": min }),
            Shape::Lines(LineRecords { kinds, .. }) => {
                let kinds: Vec<Value> = kinds.iter().map(|(_, record)| self.record(record)).collect();
                json!({ "type": "array", "items": { "oneOf": kinds } })
            }
            Shape::Record(record) => self.record(record),
        }
    }

    /// The JSON Schema of a record.
    fn record(&self, record: &RecordFormat) -> Value {
        let properties: Map<String, Value> =
            record.fields.iter().map(|field| (field.key.clone(), self.field(field))).collect();
        let required: Vec<_> = record.fields.iter().filter(|field| field.required).map(|field| &field.key).collect();
        let mut schema =
            json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false });
        if let (Value::Object(members), false) = (&mut schema, record.one_of.is_empty()) {
            let choices: Vec<_> = record.one_of.iter().map(|key| json!({ "required": [key] })).collect();
            members.insert("oneOf".into(), choices.into());
        }
        schema
    }

    /// The JSON Schema of a member, with its description.
    fn field(&self, field: &RecordField) -> Value {
        let mut schema = self.shape(&field.shape);
        let about = self.about(field);
        if let (Value::Object(members), false) = (&mut schema, about.is_empty()) {
            members.insert("description".into(), about.into());
        }
        schema
    }

    /// The meaning of a member: from the catalogue, or else the layout's title.
    fn about(&self, field: &RecordField) -> String {
        let words = self.catalogue.find(&format!("about-{}", field.about), &[]);
        words.unwrap_or_else(|| field.about.clone())
    }
}

/// The regular expression of an amount; `decimals` is the most decimals, `None` for any number.
fn amount_pattern(decimals: Option<u32>, signed: bool) -> String {
    let sign = if signed { "-?" } else { "" };
    let fraction = match decimals {
        Some(0) => String::new(),
        Some(max) => format!("(\\.[0-9]{{1,{max}}})?"),
        None => "(\\.[0-9]+)?".into(),
    };
    format!("^{sign}(0|[1-9][0-9]*){fraction}$")
}

/// The documentation of the data files of a layout, in Markdown: a table of all members with place, type and meaning.
pub fn document(layout: &Layout, language: Language) -> String {
    let writer = SchemaWriter { catalogue: Catalogue::new(language) };
    let text = |id: &str| writer.catalogue.text(id, &[]);
    let mut out = format!("# {} `{}`\n\n{}\n\n", text("format-title"), layout.name, text("format-intro"));
    out.push_str(&format!(
        "| {} | {} | {} |\n|---|---|---|\n",
        text("format-place"),
        text("format-kind"),
        text("format-about")
    ));
    writer.rows("", &shape(layout), &mut out);
    out
}

impl SchemaWriter {
    /// Appends the rows for everything inside a shape; `place` is its path.
    fn rows(&self, place: &str, shape: &Shape, out: &mut String) {
        match shape {
            Shape::List(inner, _) => self.rows(&format!("{place}/…"), inner, out),
            Shape::Record(record) => self.fields(place, record, out),
            Shape::Lines(LineRecords { kinds, .. }) => {
                for (member, record) in kinds {
                    self.fields(&format!("{place}/…({member})"), record, out);
                }
            }
            _ => {}
        }
    }

    /// Appends a row for each member of a record, followed by those inside it; `?` marks optional members.
    fn fields(&self, place: &str, record: &RecordFormat, out: &mut String) {
        for field in &record.fields {
            let place = format!("{place}/{}", field.key);
            let optional = if field.required { "" } else { "?" };
            let kind = self.kind(&field.shape);
            out.push_str(&format!("| `{place}`{optional} | {kind} | {} |\n", self.about(field)));
            self.rows(&place, &field.shape, out);
        }
    }

    /// The name of a shape's type in the documentation.
    fn kind(&self, shape: &Shape) -> String {
        let text = |id: &str| self.catalogue.text(&format!("kind-{id}"), &[]);
        match shape {
            Shape::Text | Shape::Clause => text("text"),
            Shape::Constant(constant) => format!("`\"{constant}\"`"),
            Shape::Choice(choices) => {
                choices.iter().map(|(key, name)| format!("`{key}` {name}")).collect::<Vec<_>>().join("<br>")
            }
            Shape::Code => text("code"),
            Shape::Amount { .. } => text("amount"),
            Shape::Date => text("date"),
            Shape::Integer { .. } => text("integer"),
            Shape::List(..) | Shape::Lines(_) => text("list"),
            Shape::Record(_) => text("record"),
        }
    }
}
