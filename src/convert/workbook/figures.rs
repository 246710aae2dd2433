//! Writes the worksheet of the figures of the narrative (情况说明): amounts, counts, dates, and reasons for changes.
//!
//! [`workbook`](super::workbook) puts it after the tables; `load::workbook` reads the values back from the same rows.

use rust_xlsxwriter::{DataValidation, FormatAlign, Worksheet};

use super::list::{List, amount_cell, date_cell, text_cell};
use super::{Book, valid};
use crate::error::Error;
use crate::layout::{BUDGET_REASON, CellRef, FieldKind, FieldSpec, FigureSpec, SheetSpec};
use crate::model::{Amount, Figure};

/// The column of the values, counted from 0.
const VALUE: u16 = 2;

/// A row of the worksheet: one figure of one subject.
struct FigureField<'a> {
    /// The title of the subject.
    subject: &'a str,
    /// The key of the figure in data files.
    key: &'a str,
    title: String,
    /// The explanation beside the value.
    about: String,
    kind: FigureKind,
}

/// The type of a figure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FigureKind {
    /// A type that the layout defines.
    Field(FieldKind),
    /// A change on last year: money that may be negative.
    Change,
    /// A percentage.
    Percent,
}

/// Writes the worksheet.
pub(super) fn figures(book: &Book<'_>) -> Result<Worksheet, Error> {
    let columns = [("book-subject", 28.0), ("book-field", 34.0), ("book-value", 56.0), ("book-remark", 58.0)];
    let mut list = List::new(book, "book-figures", &columns)?;
    for spec in &book.layout.figures {
        for (index, field) in fields(book, spec).into_iter().enumerate() {
            let row = list.next(None)?;
            let subject = if index == 0 { book.style.fixed(0).set_bold() } else { book.style.remark() };
            list.text(0, field.subject, &subject)?;
            list.text(1, &field.title, &book.style.fixed(0))?;
            let given = book.form.figures.get(&spec.key).and_then(|given| given.get(field.key));
            value(book, &mut list, field.kind, given)?;
            list.text(3, &field.about, &book.style.remark())?;
            if let Some(rule) = rule(book, field.kind)? {
                list.sheet.add_data_validation(row, VALUE, row, VALUE, &rule)?;
            }
        }
    }
    list.sheet.set_freeze_panes(1, 2)?;
    Ok(list.sheet)
}

/// The figures of a subject in their order: its fields, or for a subject that is compared with last year the change or
/// last year's amount, the percentage and the reasons.
fn fields<'a>(book: &Book<'_>, spec: &'a FigureSpec) -> Vec<FigureField<'a>> {
    let Some(cell) = &spec.cell else {
        return spec.fields.iter().map(|(key, field)| stated(book, spec, key, field)).collect();
    };
    let compared = [
        ("change", "book-change", FigureKind::Change),
        ("previous", "book-previous", FigureKind::Field(FieldKind::Amount)),
        ("percent", "book-percent", FigureKind::Percent),
        ("amount", "book-amount", FigureKind::Field(FieldKind::Amount)),
        ("reason", "book-reason", FigureKind::Field(FieldKind::Text)),
        (BUDGET_REASON, "book-budget-reason", FigureKind::Field(FieldKind::Text)),
    ];
    let source = source(book, cell);
    let field = |(key, words, kind): (&'static str, &str, FigureKind)| {
        let about = book.with(&format!("{words}-about"), &source);
        FigureField { subject: spec.title.as_str(), key, title: book.text(words), about, kind }
    };
    compared.into_iter().filter(|(key, ..)| spec.takes(key)).map(field).collect()
}

/// A figure of a subject that is not compared with last year.
fn stated<'a>(book: &Book<'_>, spec: &'a FigureSpec, key: &'a str, field: &FieldSpec) -> FigureField<'a> {
    let about = match field.kind {
        FieldKind::Amount => "book-about-amount",
        FieldKind::Number => "book-about-number",
        FieldKind::Count => "book-about-count",
        FieldKind::Date => "book-about-date",
        FieldKind::Text => "book-about-text",
    };
    let kind = FigureKind::Field(field.kind);
    FigureField { subject: &spec.title, key, title: field.title.clone(), about: book.text(about), kind }
}

/// The table, line and column of this year's amount by their titles, as values for the explanation.
fn source(book: &Book<'_>, cell: &CellRef) -> [(&'static str, String); 3] {
    let sheet = book.layout.sheet(&cell.sheet);
    let line = sheet.and_then(|sheet| sheet.fixed_lines().find(|line| line.key == cell.line));
    let column = sheet.and_then(|sheet| sheet.data_columns().into_iter().find(|(key, _)| *key == cell.column));
    [
        ("sheet", sheet.map_or(cell.sheet.as_str(), SheetSpec::tab).to_owned()),
        ("line", line.map_or(&cell.line, |line| &line.name).clone()),
        ("column", column.map_or(cell.column.as_str(), |(_, column)| column.title.as_str()).to_owned()),
    ]
}

/// Writes the value into the current row; a blank cell if it is missing.
fn value(book: &Book<'_>, list: &mut List, kind: FigureKind, given: Option<&Figure>) -> Result<(), Error> {
    let (row, style) = (list.row(), &book.style);
    let place = (row, VALUE);
    let is_ungrouped = matches!(kind, FigureKind::Percent | FigureKind::Field(FieldKind::Number));
    let layout_decimals = book.layout.money().decimals;
    let number = |decimals: u32| {
        if is_ungrouped {
            style.on_left()
        } else {
            style.amount(layout_decimals.max(decimals)).set_align(FormatAlign::Left)
        }
    };
    match (given, kind) {
        (Some(Figure::Amount(amount)), _) => amount_cell(&mut list.sheet, place, *amount, book, number),
        (Some(Figure::Percent(percent)), _) => {
            // With the decimals that were given: `check` compares at this precision.
            let stated = |_| style.on_left().set_num_format(decimal(percent.scale()));
            amount_cell(&mut list.sheet, place, Amount::new(*percent), book, stated)
        }
        (Some(Figure::Count(count)), _) => {
            amount_cell(&mut list.sheet, place, Amount::new((*count).into()), book, |_| style.on_left())
        }
        (Some(Figure::Date(date)), _) => date_cell(&mut list.sheet, place, Some(*date), &style.day()),
        (Some(Figure::Text(text)), _) => list.text(VALUE, text, &style.words(0)),
        (None, FigureKind::Field(FieldKind::Date)) => date_cell(&mut list.sheet, place, None, &style.day()),
        (None, FigureKind::Field(FieldKind::Text)) => text_cell(&mut list.sheet, row, VALUE, "", &style.words(0)),
        (None, FigureKind::Field(FieldKind::Count)) => text_cell(&mut list.sheet, row, VALUE, "", &style.on_left()),
        (None, _) => text_cell(&mut list.sheet, row, VALUE, "", &number(0)),
    }
}

/// The number format of Excel with this number of decimals.
fn decimal(decimals: u32) -> String {
    if decimals == 0 { "0".into() } else { format!("0.{}", "0".repeat(decimals as usize)) }
}

/// The validation rule for a value; `None` for texts.
fn rule(book: &Book<'_>, kind: FigureKind) -> Result<Option<DataValidation>, Error> {
    Ok(match kind {
        FigureKind::Change => Some(valid::amount(book, true)?),
        FigureKind::Percent | FigureKind::Field(FieldKind::Amount | FieldKind::Number) => {
            Some(valid::amount(book, false)?)
        }
        FigureKind::Field(FieldKind::Count) => Some(valid::count(book)?),
        FigureKind::Field(FieldKind::Date) => Some(valid::date(book)?),
        FigureKind::Field(FieldKind::Text) => None,
    })
}
