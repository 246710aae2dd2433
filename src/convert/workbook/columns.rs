//! The columns of a table: how wide they are, what they accept, what is said about them.

use rust_xlsxwriter::Worksheet;

use super::accounts::{AccountField, choices};
use super::helpers::{Helper, kind};
use super::rows::WorkbookRow;
use super::table::WorksheetTable;
use super::{valid, width};
use crate::error::Error;
use crate::layout::{ColumnKind, LeafColumn, Print};
use crate::model::{Cell, Line, LineHead, grouped};

/// Width of a column of codes, in digits.
const CODE: f64 = 14.0;

/// Width of a column of numbers of rows.
const NUMBER: f64 = 6.0;
/// Width of a column of some digits of a code.
const DIGITS: f64 = 7.0;

/// The least width of a column of names, that where the data brings its own, and the greatest.
const NAMES: [f64; 3] = [26.0, 36.0, 48.0];

/// The least width of a column of amounts.
const AMOUNT: f64 = 13.0;

/// Width of a column of words.
const WORDS: f64 = 60.0;

/// The widths of the printed columns, in digits.
pub(super) fn widths(leaves: &[LeafColumn<'_>], rows: &[WorkbookRow<'_>], decimals: u32) -> Vec<f64> {
    leaves.iter().map(|leaf| leaf_width(leaf, rows, decimals)).collect()
}

fn leaf_width(leaf: &LeafColumn<'_>, rows: &[WorkbookRow<'_>], decimals: u32) -> f64 {
    match leaf {
        LeafColumn::Head(_, Print::Code) => CODE,
        LeafColumn::Head(_, Print::Number) => NUMBER,
        LeafColumn::Head(_, print) if print.is_code() => DIGITS,
        LeafColumn::Head(column, print) => {
            let fixed = rows.iter().filter_map(|row| row.fixed(column.side)).map(|entry| {
                width::column(&format!("{}{}", entry.fixed.ordinal, entry.fixed.name)) + 2.0 * entry.fixed.indent
            });
            let room = if *print == Print::Label { CODE } else { 0.0 };
            let own = lines(rows).filter_map(|line| Some(width::column(name(line)?) + room));
            let least = NAMES[usize::from(rows.iter().any(WorkbookRow::is_open))];
            fixed.chain(own).fold(least, f64::max).min(NAMES[2])
        }
        LeafColumn::Cell(column, _) if column.kind == ColumnKind::Text => WORDS,
        LeafColumn::Cell(_, key) => {
            let amounts = lines(rows).filter_map(|line| match line.cells.get(*key) {
                Some(Cell::Amount(amount)) => Some(grouped(&amount.rounded(decimals).to_string(), ",")),
                _ => None,
            });
            amounts.map(|amount| width::column(&amount)).fold(AMOUNT, f64::max)
        }
    }
}

/// Every line that is filled in.
fn lines<'a>(rows: &'a [WorkbookRow<'_>]) -> impl Iterator<Item = &'a Line> {
    rows.iter()
        .flat_map(|row| match row {
            WorkbookRow::Fixed(entries) => entries.map(|entry| entry.and_then(|entry| entry.line)).to_vec(),
            WorkbookRow::Open(line) => vec![*line],
            WorkbookRow::Beside(entries, line, _) => {
                entries.iter().map(|entry| entry.and_then(|entry| entry.line)).chain([*line]).collect()
            }
        })
        .flatten()
}

fn name(line: &Line) -> Option<&str> {
    match &line.head {
        LineHead::Fixed(_) => None,
        LineHead::Account(_, name) | LineHead::Unit(name) | LineHead::Project(name) => Some(name),
    }
}

/// The comments on headers: the column, and the identifier of the text.
pub(super) fn comments(table: &WorksheetTable<'_>) -> Vec<(u16, &'static str)> {
    let accounts = table.spec.accounts.is_some();
    let summed = table.leaves.iter().position(|leaf| !leaf.column().sum.is_empty());
    let about = |index: usize, leaf: &LeafColumn<'_>| match leaf {
        LeafColumn::Head(_, Print::Code) if accounts => Some("book-choice-about"),
        LeafColumn::Head(_, Print::Label) if accounts => Some("book-label-about"),
        LeafColumn::Cell(..) if summed == Some(index) => Some("book-sum-about"),
        _ => None,
    };
    let leaves = table.leaves.iter().enumerate();
    leaves.filter_map(|(index, leaf)| Some((index as u16, about(index, leaf)?))).collect()
}

/// Adds what the columns accept.
pub(super) fn validate(table: &WorksheetTable<'_>, sheet: &mut Worksheet) -> Result<(), Error> {
    let last = table.first + (table.rows.len() as u32).saturating_sub(1);
    for (column, leaf) in (0..).zip(&table.leaves) {
        match leaf {
            LeafColumn::Cell(spec, _) if spec.kind == ColumnKind::Amount => {
                let amount = valid::amount(table.book, table.book.layout.format.negative)?;
                sheet.add_data_validation(table.first, column, last, column, &amount)?;
            }
            LeafColumn::Head(_, Print::Code) => offer(table, sheet, column, AccountField::Choice)?,
            LeafColumn::Head(_, Print::Label) => offer(table, sheet, column, AccountField::Label)?,
            _ => {}
        }
    }
    for (index, helper) in table.helpers.iter().enumerate() {
        let column = table.helper_column(index);
        match (helper, open_rows(table)) {
            (Helper::Code, _) => offer(table, sheet, column, AccountField::Choice)?,
            (Helper::Kind, Some((first, last))) => {
                let kinds: Vec<String> = table.spec.open_kinds().into_iter().map(|own| kind(own, table.book)).collect();
                sheet.add_data_validation(first, column, last, column, &valid::choice(table.book, &kinds)?)?;
            }
            (Helper::Kind, None) => {}
        }
    }
    Ok(())
}

/// Offers the accounts of the sheet in a column.
fn offer(table: &WorksheetTable<'_>, sheet: &mut Worksheet, column: u16, field: AccountField) -> Result<(), Error> {
    let range = table.spec.accounts.and_then(|list| choices(table.book, list, field));
    if let (Some(range), Some((first, last))) = (range, open_rows(table)) {
        sheet.add_data_validation(first, column, last, column, &valid::offered(&range))?;
    }
    Ok(())
}

/// The first and the last row of the data's own lines.
fn open_rows(table: &WorksheetTable<'_>) -> Option<(u32, u32)> {
    let is_open = |row: &WorkbookRow<'_>| row.is_open() || matches!(row, WorkbookRow::Beside(..));
    let mut open = (table.first..).zip(&table.rows).filter(|(_, row)| is_open(row)).map(|(row, _)| row);
    let first = open.next()?;
    Some((first, open.last().unwrap_or(first)))
}
