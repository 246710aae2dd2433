//! Defines the shape of a layout's data files: which members there are, and what each value must be.
//!
//! [`load`](super::load()) checks files with it, [`schema`](super::schema()) writes it as JSON Schema and
//! [`document`](super::document) as documentation.

use crate::layout::{
    BUDGET_REASON, ColumnKind, FieldKind, FigureSpec, FixedLine, Layout, LayoutColumn, LedgerSpec, PartBody, SIDES,
    SheetSpec,
};
use crate::mark::MEMBER;
use crate::model::{LEDGER_DECIMALS, LineKind};

/// The type of a value, with its limits.
#[derive(Debug, Clone)]
pub enum Shape {
    /// A text on one line, not empty.
    Text,
    /// A text that becomes part of a sentence, so that it must not end with a punctuation mark.
    Clause,
    /// Exactly this text.
    Constant(String),
    /// One of these texts; each with its meaning.
    Choice(Vec<(String, String)>),
    /// An account code.
    Code,
    /// Money or another exact number, as a text of digits.
    Amount {
        /// Maximum number of decimals; `None` for any number.
        decimals: Option<u32>,
        /// Whether it may be negative.
        signed: bool,
    },
    /// A day, such as `2024-02-05`.
    Date,
    /// A whole number in a range.
    Integer {
        /// The smallest number.
        min: u64,
        /// The largest number.
        max: u64,
    },
    /// Values of one shape, and the least number of them.
    List(Box<Shape>, usize),
    /// The lines of a table.
    Lines(LineRecords),
    /// An object with named members.
    Record(RecordFormat),
}

/// The lines of a table: records of several kinds, some of which are required.
#[derive(Debug, Clone, Default)]
pub struct LineRecords {
    /// The kinds of lines, each with the member that distinguishes it, such as `code`.
    pub kinds: Vec<(&'static str, RecordFormat)>,
    /// The fixed lines, each required once: key and name.
    pub fixed: Vec<(String, String)>,
}

/// The members of a record.
#[derive(Debug, Clone, Default)]
pub struct RecordFormat {
    /// The members in the order of the documentation.
    pub fields: Vec<RecordField>,
    /// Members of which exactly one must be given; empty if there are none.
    pub one_of: Vec<&'static str>,
}

/// A member of a record.
#[derive(Debug, Clone)]
pub struct RecordField {
    /// Its name.
    pub key: String,
    /// The shape of its value.
    pub shape: Shape,
    /// Whether it must be given.
    pub required: bool,
    /// Its meaning: a title of the layout, or an identifier of the catalogue (without `about-`).
    pub about: String,
}

impl RecordFormat {
    /// This record with one more member.
    fn field(mut self, key: impl Into<String>, shape: Shape, required: bool, about: impl Into<String>) -> Self {
        self.fields.push(RecordField { key: key.into(), shape, required, about: about.into() });
        self
    }

    /// This record with one more required member.
    fn required(self, key: impl Into<String>, shape: Shape, about: impl Into<String>) -> Self {
        self.field(key, shape, true, about)
    }

    /// This record with one more optional member.
    fn optional(self, key: impl Into<String>, shape: Shape, about: impl Into<String>) -> Self {
        self.field(key, shape, false, about)
    }
}

/// A list of at least one text.
fn texts() -> Shape {
    Shape::List(Box::new(Shape::Text), 1)
}

/// The shape of the data files of a layout.
pub fn shape(layout: &Layout) -> Shape {
    let record =
        RecordFormat::default().optional("$schema", Shape::Text, "schema").optional(MEMBER, Shape::Text, "written");
    let record = record.required("layout", Shape::Constant(layout.name.clone()), "layout");
    let record = match &layout.kinds_about()[..] {
        [] => record,
        kinds => record.required("kind", Shape::Choice(kinds.to_vec()), "document"),
    };
    let record = record
        .required("unit", Shape::Text, "unit")
        .required("year", Shape::Integer { min: 1950, max: 2999 }, "year")
        .required("published", Shape::Date, "published")
        .required("texts", prose(layout), "texts")
        .required("sheets", sheets(layout), "sheets")
        .required("figures", figures(layout), "figures")
        .optional("ties", Shape::List(Box::new(Shape::Record(tie())), 0), "ties");
    Shape::Record(match &layout.ledger {
        Some(spec) => record.optional("ledger", Shape::List(Box::new(ledger_line(spec)), 1), "ledger"),
        None => record,
    })
}

/// The shape of a data file with a ledger: like [`shape`], but the tables that follow from the ledger are optional.
pub(super) fn with_ledger(layout: &Layout) -> Shape {
    let mut shape = shape(layout);
    if let Shape::Record(record) = &mut shape
        && let Some(field) = record.fields.iter_mut().find(|field| field.key == "sheets")
        && let Shape::Record(sheets) = &mut field.shape
    {
        for field in &mut sheets.fields {
            field.required &= layout.derived().all(|(spec, _)| spec.id != field.key);
        }
    }
    shape
}

/// The shape of a department's own file in a consolidation (汇总): like [`shape`], but only texts are required; tables,
/// amounts, counts and days are optional.
pub(super) fn texts_only(layout: &Layout) -> Shape {
    let mut shape = shape(layout);
    let Shape::Record(record) = &mut shape else { return shape };
    for field in &mut record.fields {
        match (field.key.as_str(), &mut field.shape) {
            ("sheets", Shape::Record(sheets)) => {
                field.required = false;
                sheets.fields.iter_mut().for_each(loosen_sheet);
            }
            ("figures", Shape::Record(figures)) => {
                figures.fields.iter_mut().for_each(loosen_figure);
                field.required = figures.fields.iter().any(|figure| figure.required);
            }
            _ => {}
        }
    }
    shape
}

/// Makes a table and all its members optional.
fn loosen_sheet(field: &mut RecordField) {
    field.required = false;
    if let Shape::Record(sheet) = &mut field.shape {
        sheet.fields.iter_mut().for_each(|member| member.required = false);
    }
}

/// Makes all values of a figure optional but its texts.
fn loosen_figure(field: &mut RecordField) {
    if let Shape::Record(figure) = &mut field.shape {
        figure.one_of.clear();
        figure.fields.iter_mut().for_each(|member| member.required &= matches!(member.shape, Shape::Clause));
        field.required = figure.fields.iter().any(|member| member.required);
    }
}

/// The shape of a line of a ledger.
pub(super) fn ledger_line(spec: &LedgerSpec) -> Shape {
    let choices = |names: &indexmap::IndexMap<String, String>| {
        Shape::Choice(names.iter().map(|(key, name)| (key.clone(), name.clone())).collect())
    };
    Shape::Record(
        RecordFormat::default()
            .optional("unit", Shape::Text, "ledger-unit")
            .required("kind", choices(&spec.kinds), "ledger-kind")
            .optional("project", Shape::Text, "ledger-project")
            .required("function", Shape::Code, "ledger-function")
            .required("economy", Shape::Code, "ledger-economy")
            .required("fund", choices(&spec.funds), "ledger-fund")
            .required("amount", Shape::Amount { decimals: Some(LEDGER_DECIMALS), signed: false }, "ledger-amount")
            .optional("goal", Shape::Text, "ledger-goal"),
    )
}

/// The record of a tie of the department.
fn tie() -> RecordFormat {
    RecordFormat::default().required("title", Shape::Text, "tie-title").required("left", texts(), "tie-left").required(
        "right",
        texts(),
        "tie-right",
    )
}

/// The shape of the prose: parts, sections, paragraphs.
fn prose(layout: &Layout) -> Shape {
    let mut parts = RecordFormat::default();
    for part in &layout.parts {
        if let Some(PartBody::Sections(sections)) = part.body() {
            let record = sections.iter().fold(RecordFormat::default(), |record, section| {
                record.required(&section.key, texts(), section.label(part))
            });
            parts = parts.field(&part.key, Shape::Record(record), !part.optional, &part.title);
        }
    }
    Shape::Record(parts)
}

/// The shape of all tables, by identifier.
fn sheets(layout: &Layout) -> Shape {
    let record = layout.sheets.iter().fold(RecordFormat::default(), |record, spec| {
        let about = format!("{} {}", spec.number, spec.title);
        record.field(&spec.id, sheet(spec, layout), !layout.is_optional(&spec.id), about.trim())
    });
    Shape::Record(record)
}

/// The shape of one table: its lines and its notes.
fn sheet(spec: &SheetSpec, layout: &Layout) -> Shape {
    let kinds = spec.line_kinds().into_iter().flat_map(|kind| lines_of(kind, spec, layout)).collect();
    let lines = Shape::Lines(LineRecords { kinds, fixed: fixed(spec) });
    Shape::Record(RecordFormat::default().required("lines", lines, "lines").optional(
        "notes",
        Shape::List(Box::new(Shape::Text), 0),
        "notes",
    ))
}

/// The keys and names of a table's fixed lines.
fn fixed(spec: &SheetSpec) -> Vec<(String, String)> {
    spec.fixed_lines().map(named).collect()
}

/// The key of a fixed line, and its name with its ordinal.
fn named(line: &FixedLine) -> (String, String) {
    (line.key.clone(), format!("{}{}", line.ordinal, line.name))
}

/// The records of a kind of line: one, or one for each side of a two-sided table whose sides have different columns.
fn lines_of(kind: LineKind, spec: &SheetSpec, layout: &Layout) -> Vec<(&'static str, RecordFormat)> {
    let open = spec.open().and_then(|open| open.side).filter(|_| kind != LineKind::Fixed);
    let one = (kind.member(), line(kind, fixed(spec), &spec.columns_of(kind, open), (spec, layout)));
    let keys = |columns: &[(&str, &LayoutColumn)]| columns.iter().map(|(key, _)| (*key).to_owned()).collect::<Vec<_>>();
    let sides = SIDES.map(|side| (spec.lines_on(Some(side)), spec.columns_of(kind, Some(side))));
    let sided = sides.iter().filter(|(lines, _)| kind == LineKind::Fixed && !lines.is_empty());
    let sided: Vec<_> = sided.collect();
    if sided.windows(2).all(|pair| keys(&pair[0].1) == keys(&pair[1].1)) {
        return vec![one];
    }
    let record = |(lines, columns): &&(Vec<&FixedLine>, Vec<(&str, &LayoutColumn)>)| {
        (kind.member(), line(kind, lines.iter().copied().map(named).collect(), columns, (spec, layout)))
    };
    sided.iter().map(record).collect()
}

/// The record of a line of this kind with these columns; `fixed` are the keys to choose from if it is a fixed line.
fn line(
    kind: LineKind,
    fixed: Vec<(String, String)>,
    columns: &[(&str, &LayoutColumn)],
    (spec, layout): (&SheetSpec, &Layout),
) -> RecordFormat {
    let mut record = match kind {
        LineKind::Fixed => RecordFormat::default().required("key", Shape::Choice(fixed), "key"),
        LineKind::Account => {
            RecordFormat::default().required("code", Shape::Code, "code").required("name", Shape::Text, "name")
        }
        LineKind::Unit | LineKind::Project => {
            RecordFormat::default().required(kind.member(), Shape::Text, kind.member())
        }
    };
    let decimals = layout.money_of(spec).decimals;
    for (key, column) in columns {
        let shape = match column.kind {
            ColumnKind::Amount => Shape::Amount { decimals: Some(decimals), signed: layout.format.negative },
            ColumnKind::Text => Shape::Text,
        };
        record = record.required(*key, shape, &column.title);
    }
    record
}

/// The shape of the figures of the narrative, by subject.
fn figures(layout: &Layout) -> Shape {
    let record = layout.figures.iter().fold(RecordFormat::default(), |record, spec| {
        record.required(&spec.key, Shape::Record(figure(spec, layout)), &spec.title)
    });
    Shape::Record(record)
}

/// The record of one subject: its change on last year and the reasons, or the fields that the layout defines.
fn figure(spec: &FigureSpec, layout: &Layout) -> RecordFormat {
    let money = |signed| Shape::Amount { decimals: Some(layout.format.decimals), signed };
    if spec.cell.is_some() {
        let mut record = RecordFormat::default()
            .optional("change", money(true), "change")
            .optional("previous", Shape::Amount { decimals: None, signed: false }, "previous")
            .optional("amount", money(false), "amount")
            .optional(
                "percent",
                Shape::Amount { decimals: Some(layout.format.percent_decimals), signed: false },
                "percent",
            );
        record.one_of = vec!["change", "previous"];
        let reasons = ["reason", BUDGET_REASON].into_iter().filter(|reason| spec.takes(reason));
        return reasons.fold(record, |record, reason| record.required(reason, Shape::Clause, reason.replace('_', "-")));
    }
    spec.fields.iter().fold(RecordFormat::default(), |record, (key, field)| {
        let shape = match field.kind {
            FieldKind::Amount | FieldKind::Number => money(false),
            FieldKind::Count => Shape::Integer { min: 0, max: 1_000_000_000 },
            FieldKind::Date => Shape::Date,
            FieldKind::Text => Shape::Clause,
        };
        record.required(key, shape, &field.title)
    })
}
