//! The shape of a data file, as it follows from a layout.

use crate::layout::{ColumnKind, FieldKind, FigureSpec, Layout, PartBody, SheetSpec};
use crate::model::LineKind;

/// What a value must be.
#[derive(Debug, Clone)]
pub enum Shape {
    /// Words on one line, not empty.
    Text,
    /// Exactly this text.
    Constant(String),
    /// One of these texts, each with what it stands for.
    Choice(Vec<(String, String)>),
    /// An account code.
    Code,
    /// Money or another exact number: a text of digits, with at most so many decimals.
    Amount {
        /// The most decimals, if limited.
        decimals: Option<u32>,
    },
    /// A day, `2024-02-05`.
    Date,
    /// A whole number from `least` to `most`.
    Integer {
        /// The least.
        least: u64,
        /// The most.
        most: u64,
    },
    /// Any number of values of one shape.
    List(Box<Shape>),
    /// Named members.
    Record(Record),
    /// Records of several kinds, told by the member named first.
    Kinds(Vec<(&'static str, Record)>),
}

/// The members of a record.
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// The members in the order of the documentation.
    pub fields: Vec<Field>,
    /// Of these members exactly one must be given.
    pub one_of: Vec<&'static str>,
}

/// A member of a record.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name.
    pub key: String,
    /// What its value must be.
    pub shape: Shape,
    /// Whether it must be given.
    pub required: bool,
    /// What it means, in the words of the layout.
    pub about: String,
}

impl Record {
    fn field(mut self, key: impl Into<String>, shape: Shape, required: bool, about: impl Into<String>) -> Self {
        self.fields.push(Field { key: key.into(), shape, required, about: about.into() });
        self
    }

    fn must(self, key: impl Into<String>, shape: Shape, about: impl Into<String>) -> Self {
        self.field(key, shape, true, about)
    }

    fn may(self, key: impl Into<String>, shape: Shape, about: impl Into<String>) -> Self {
        self.field(key, shape, false, about)
    }
}

fn texts() -> Shape {
    Shape::List(Box::new(Shape::Text))
}

/// The shape of the data files of a layout.
pub fn shape(layout: &Layout) -> Shape {
    Shape::Record(
        Record::default()
            .may("$schema", Shape::Text, "schema")
            .must("layout", Shape::Constant(layout.name.clone()), "layout")
            .must("unit", Shape::Text, "unit")
            .must("year", Shape::Integer { least: 1950, most: 2999 }, "year")
            .must("published", Shape::Date, "published")
            .must("texts", prose(layout), "texts")
            .must("sheets", sheets(layout), "sheets")
            .must("figures", figures(layout), "figures"),
    )
}

fn prose(layout: &Layout) -> Shape {
    let mut parts = Record::default();
    for part in &layout.parts {
        if let Some(PartBody::Sections(sections)) = part.body() {
            let record = sections
                .iter()
                .fold(Record::default(), |record, section| record.must(&section.key, texts(), &section.title));
            parts = parts.must(&part.key, Shape::Record(record), &part.title);
        }
    }
    Shape::Record(parts)
}

fn sheets(layout: &Layout) -> Shape {
    let record = layout.sheets.iter().fold(Record::default(), |record, spec| {
        let about = format!("{} {}", spec.number, spec.title);
        record.must(&spec.id, sheet(spec, layout), about.trim())
    });
    Shape::Record(record)
}

fn sheet(spec: &SheetSpec, layout: &Layout) -> Shape {
    let kinds = spec.line_kinds().into_iter().map(|kind| (kind.member(), line(kind, spec, layout))).collect();
    let lines = Shape::List(Box::new(Shape::Kinds(kinds)));
    Shape::Record(Record::default().must("lines", lines, "lines").may("notes", texts(), "notes"))
}

fn line(kind: LineKind, spec: &SheetSpec, layout: &Layout) -> Record {
    let mut record = match kind {
        LineKind::Fixed => {
            let keys = spec.fixed_lines().map(|line| (line.key.clone(), format!("{}{}", line.ordinal, line.name)));
            Record::default().must("key", Shape::Choice(keys.collect()), "key")
        }
        LineKind::Account => Record::default().must("code", Shape::Code, "code").must("name", Shape::Text, "name"),
        LineKind::Unit | LineKind::Project => Record::default().must(kind.member(), Shape::Text, kind.member()),
    };
    for (key, column) in spec.data_columns().into_iter().filter(|(_, column)| column.takes(kind)) {
        let shape = match column.kind {
            ColumnKind::Amount => Shape::Amount { decimals: Some(layout.format.decimals) },
            ColumnKind::Text => Shape::Text,
        };
        record = record.must(key, shape, &column.title);
    }
    record
}

fn figures(layout: &Layout) -> Shape {
    let record = layout
        .figures
        .iter()
        .fold(Record::default(), |record, spec| record.must(&spec.key, Shape::Record(figure(spec, layout)), ""));
    Shape::Record(record)
}

fn figure(spec: &FigureSpec, layout: &Layout) -> Record {
    let money = || Shape::Amount { decimals: Some(layout.format.decimals) };
    if spec.cell.is_some() {
        let mut record = Record::default()
            .may("change", money(), "change")
            .may("previous", Shape::Amount { decimals: None }, "previous")
            .may("percent", Shape::Amount { decimals: None }, "percent");
        record.one_of = vec!["change", "previous"];
        return if spec.reason { record.must("reason", Shape::Text, "reason") } else { record };
    }
    spec.fields.iter().fold(Record::default(), |record, (key, kind)| {
        let shape = match kind {
            FieldKind::Amount => money(),
            FieldKind::Number => Shape::Amount { decimals: None },
            FieldKind::Count => Shape::Integer { least: 0, most: 1_000_000_000 },
            FieldKind::Date => Shape::Date,
            FieldKind::Text => Shape::Text,
        };
        record.must(key, shape, "")
    })
}
