//! The shape of a data file, as it follows from a layout.

use crate::layout::{
    BUDGET_REASON, ColumnKind, FieldKind, FigureSpec, FixedLine, Layout, LayoutColumn, LedgerSpec, PartBody, SIDES,
    SheetSpec,
};
use crate::mark::MEMBER;
use crate::model::{LEDGER_DECIMALS, LineKind};

/// What a value must be.
#[derive(Debug, Clone)]
pub enum Shape {
    /// Words on one line, not empty.
    Text,
    /// Words that go on in a sentence: without a mark at the end.
    Clause,
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
        /// Whether it may be negative.
        signed: bool,
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
    /// Values of one shape, at least so many.
    List(Box<Shape>, usize),
    /// The lines of a sheet.
    Lines(LineRecords),
    /// Named members.
    Record(RecordFormat),
}

/// The lines of a sheet: records of several kinds, and which of them there must be.
#[derive(Debug, Clone, Default)]
pub struct LineRecords {
    /// The kinds, each told by a member.
    pub kinds: Vec<(&'static str, RecordFormat)>,
    /// The lines that there must be, each once, by key, with what they stand for.
    pub fixed: Vec<(String, String)>,
}

/// The members of a record.
#[derive(Debug, Clone, Default)]
pub struct RecordFormat {
    /// The members in the order of the documentation.
    pub fields: Vec<RecordField>,
    /// Of these members exactly one must be given.
    pub one_of: Vec<&'static str>,
}

/// A member of a record.
#[derive(Debug, Clone)]
pub struct RecordField {
    /// Its name.
    pub key: String,
    /// What its value must be.
    pub shape: Shape,
    /// Whether it must be given.
    pub required: bool,
    /// What it means, in the words of the layout.
    pub about: String,
}

impl RecordFormat {
    fn field(mut self, key: impl Into<String>, shape: Shape, required: bool, about: impl Into<String>) -> Self {
        self.fields.push(RecordField { key: key.into(), shape, required, about: about.into() });
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
    Shape::List(Box::new(Shape::Text), 1)
}

/// The shape of the data files of a layout.
pub fn shape(layout: &Layout) -> Shape {
    let record = RecordFormat::default().may("$schema", Shape::Text, "schema").may(MEMBER, Shape::Text, "written");
    let record = record.must("layout", Shape::Constant(layout.name.clone()), "layout");
    let record = match &layout.kinds_about()[..] {
        [] => record,
        kinds => record.must("kind", Shape::Choice(kinds.to_vec()), "document"),
    };
    let record = record
        .must("unit", Shape::Text, "unit")
        .must("year", Shape::Integer { least: 1950, most: 2999 }, "year")
        .must("published", Shape::Date, "published")
        .must("texts", prose(layout), "texts")
        .must("sheets", sheets(layout), "sheets")
        .must("figures", figures(layout), "figures")
        .may("ties", Shape::List(Box::new(Shape::Record(tie())), 0), "ties");
    Shape::Record(match &layout.ledger {
        Some(spec) => record.may("ledger", Shape::List(Box::new(ledger_line(spec)), 1), "ledger"),
        None => record,
    })
}

/// The same for a file that brings a ledger: the tables that follow from it may be left out.
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

/// The same for a file with a department's words only: tables, amounts, counts and days may be left out.
pub(super) fn words(layout: &Layout) -> Shape {
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

/// A sheet that may be missing, or have notes only.
fn loosen_sheet(field: &mut RecordField) {
    field.required = false;
    if let Shape::Record(sheet) = &mut field.shape {
        sheet.fields.iter_mut().for_each(|member| member.required = false);
    }
}

/// A figure of which only the words must be there.
fn loosen_figure(field: &mut RecordField) {
    if let Shape::Record(figure) = &mut field.shape {
        figure.one_of.clear();
        figure.fields.iter_mut().for_each(|member| member.required &= matches!(member.shape, Shape::Clause));
        field.required = figure.fields.iter().any(|member| member.required);
    }
}

/// A line of a ledger.
pub(super) fn ledger_line(spec: &LedgerSpec) -> Shape {
    let choices = |names: &indexmap::IndexMap<String, String>| {
        Shape::Choice(names.iter().map(|(key, name)| (key.clone(), name.clone())).collect())
    };
    Shape::Record(
        RecordFormat::default()
            .may("unit", Shape::Text, "ledger-unit")
            .must("kind", choices(&spec.kinds), "ledger-kind")
            .may("project", Shape::Text, "ledger-project")
            .must("function", Shape::Code, "ledger-function")
            .must("economy", Shape::Code, "ledger-economy")
            .must("fund", choices(&spec.funds), "ledger-fund")
            .must("amount", Shape::Amount { decimals: Some(LEDGER_DECIMALS), signed: false }, "ledger-amount")
            .may("goal", Shape::Text, "ledger-goal"),
    )
}

/// A tie that the data brings itself.
fn tie() -> RecordFormat {
    RecordFormat::default().must("title", Shape::Text, "tie-title").must("left", texts(), "tie-left").must(
        "right",
        texts(),
        "tie-right",
    )
}

fn prose(layout: &Layout) -> Shape {
    let mut parts = RecordFormat::default();
    for part in &layout.parts {
        if let Some(PartBody::Sections(sections)) = part.body() {
            let record = sections.iter().fold(RecordFormat::default(), |record, section| {
                record.must(&section.key, texts(), section.label(part))
            });
            parts = parts.field(&part.key, Shape::Record(record), !part.optional, &part.title);
        }
    }
    Shape::Record(parts)
}

fn sheets(layout: &Layout) -> Shape {
    let record = layout.sheets.iter().fold(RecordFormat::default(), |record, spec| {
        let about = format!("{} {}", spec.number, spec.title);
        record.field(&spec.id, sheet(spec, layout), !layout.is_optional(&spec.id), about.trim())
    });
    Shape::Record(record)
}

fn sheet(spec: &SheetSpec, layout: &Layout) -> Shape {
    let kinds = spec.line_kinds().into_iter().flat_map(|kind| lines_of(kind, spec, layout)).collect();
    let lines = Shape::Lines(LineRecords { kinds, fixed: fixed(spec) });
    Shape::Record(RecordFormat::default().must("lines", lines, "lines").may(
        "notes",
        Shape::List(Box::new(Shape::Text), 0),
        "notes",
    ))
}

fn fixed(spec: &SheetSpec) -> Vec<(String, String)> {
    spec.fixed_lines().map(named).collect()
}

fn named(line: &FixedLine) -> (String, String) {
    (line.key.clone(), format!("{}{}", line.ordinal, line.name))
}

/// The records of a kind of line: one, or where the sides of a sheet have other columns, one for the lines of each.
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

fn line(
    kind: LineKind,
    fixed: Vec<(String, String)>,
    columns: &[(&str, &LayoutColumn)],
    (spec, layout): (&SheetSpec, &Layout),
) -> RecordFormat {
    let mut record = match kind {
        LineKind::Fixed => RecordFormat::default().must("key", Shape::Choice(fixed), "key"),
        LineKind::Account => {
            RecordFormat::default().must("code", Shape::Code, "code").must("name", Shape::Text, "name")
        }
        LineKind::Unit | LineKind::Project => RecordFormat::default().must(kind.member(), Shape::Text, kind.member()),
    };
    let decimals = layout.money_of(spec).decimals;
    for (key, column) in columns {
        let shape = match column.kind {
            ColumnKind::Amount => Shape::Amount { decimals: Some(decimals), signed: layout.format.negative },
            ColumnKind::Text => Shape::Text,
        };
        record = record.must(*key, shape, &column.title);
    }
    record
}

fn figures(layout: &Layout) -> Shape {
    let record = layout.figures.iter().fold(RecordFormat::default(), |record, spec| {
        record.must(&spec.key, Shape::Record(figure(spec, layout)), &spec.title)
    });
    Shape::Record(record)
}

fn figure(spec: &FigureSpec, layout: &Layout) -> RecordFormat {
    let money = |signed| Shape::Amount { decimals: Some(layout.format.decimals), signed };
    if spec.cell.is_some() {
        let mut record = RecordFormat::default()
            .may("change", money(true), "change")
            .may("previous", Shape::Amount { decimals: None, signed: false }, "previous")
            .may("amount", money(false), "amount")
            .may("percent", Shape::Amount { decimals: Some(layout.format.percent_decimals), signed: false }, "percent");
        record.one_of = vec!["change", "previous"];
        let reasons = ["reason", BUDGET_REASON].into_iter().filter(|reason| spec.takes(reason));
        return reasons.fold(record, |record, reason| record.must(reason, Shape::Clause, reason.replace('_', "-")));
    }
    spec.fields.iter().fold(RecordFormat::default(), |record, (key, field)| {
        let shape = match field.kind {
            FieldKind::Amount | FieldKind::Number => money(false),
            FieldKind::Count => Shape::Integer { least: 0, most: 1_000_000_000 },
            FieldKind::Date => Shape::Date,
            FieldKind::Text => Shape::Clause,
        };
        record.must(key, shape, &field.title)
    })
}
