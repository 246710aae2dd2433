//! Sets the widths, the validation rules and the comments of the columns of a table's worksheet.
//!
//! [`table`](super::table) calls it: [`widths`] before the cells are written, [`comments`] and [`validate`] for the
//! rest.

use rust_xlsxwriter::Worksheet;

use super::accounts::{AccountField, choices};
use super::helpers::{Helper, kind};
use super::rows::{WorkbookRow, WorksheetTable};
use super::{valid, width};
use crate::error::Error;
use crate::layout::{ColumnKind, LeafColumn, Print};
use crate::model::{Cell, Line, LineHead, grouped};

/// Width of a column of account codes. All widths are in digits of ordinary type, as in Excel.
const CODE_WIDTH: f64 = 14.0;

/// Width of a column of row numbers.
const NUMBER_WIDTH: f64 = 6.0;

/// Width of a column that prints one part of a code (类, 款 or 项).
const CODE_PART_WIDTH: f64 = 7.0;

/// Widths of a column of names: the minimum, the minimum in a table with open lines, the maximum.
const NAME_WIDTHS: [f64; 3] = [26.0, 36.0, 48.0];

/// Minimum width of a column of amounts.
const MIN_AMOUNT_WIDTH: f64 = 13.0;

/// Width of a column of texts.
const TEXT_WIDTH: f64 = 60.0;

/// The widths of the printed columns, in digits; amounts are shown with `decimals` decimals.
pub(super) fn widths(leaves: &[LeafColumn<'_>], rows: &[WorkbookRow<'_>], decimals: u32) -> Vec<f64> {
    leaves.iter().map(|leaf| leaf_width(leaf, rows, decimals)).collect()
}

/// The width of one column: that of its longest content, within limits.
fn leaf_width(leaf: &LeafColumn<'_>, rows: &[WorkbookRow<'_>], decimals: u32) -> f64 {
    match leaf {
        LeafColumn::Head(_, Print::Code) => CODE_WIDTH,
        LeafColumn::Head(_, Print::Number) => NUMBER_WIDTH,
        LeafColumn::Head(_, print) if print.is_code() => CODE_PART_WIDTH,
        LeafColumn::Head(column, print) => {
            let fixed = rows.iter().filter_map(|row| row.fixed(column.side)).map(|entry| {
                width::column(&format!("{}{}", entry.fixed.ordinal, entry.fixed.name)) + 2.0 * entry.fixed.indent
            });
            let room = if *print == Print::Label { CODE_WIDTH } else { 0.0 };
            let open = lines(rows).filter_map(|line| Some(width::column(name(line)?) + room));
            let min_width = NAME_WIDTHS[usize::from(rows.iter().any(WorkbookRow::is_open))];
            fixed.chain(open).fold(min_width, f64::max).min(NAME_WIDTHS[2])
        }
        LeafColumn::Cell(column, _) if column.kind == ColumnKind::Text => TEXT_WIDTH,
        LeafColumn::Cell(_, key) => {
            let amounts = lines(rows).filter_map(|line| match line.cells.get(*key) {
                Some(Cell::Amount(amount)) => Some(grouped(&amount.rounded(decimals).to_string(), ",")),
                _ => None,
            });
            amounts.map(|amount| width::column(&amount)).fold(MIN_AMOUNT_WIDTH, f64::max)
        }
    }
}

/// Every line of the data in these rows.
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

/// The name of an open line; `None` for a fixed line, whose name the layout has.
fn name(line: &Line) -> Option<&str> {
    match &line.head {
        LineHead::Fixed(_) => None,
        LineHead::Account(_, name) | LineHead::Unit(name) | LineHead::Project(name) => Some(name),
    }
}

/// The comments on header cells: the column, and the identifier of the text.
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

/// Adds the validation rules of the columns: amounts, drop-downs of accounts and of kinds of lines.
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
                let kinds: Vec<String> =
                    table.spec.open_kinds().into_iter().map(|line_kind| kind(line_kind, table.book)).collect();
                sheet.add_data_validation(first, column, last, column, &valid::choice(table.book, &kinds)?)?;
            }
            (Helper::Kind, None) => {}
        }
    }
    Ok(())
}

/// Adds a drop-down with the accounts of the table's classification to the open rows of a column.
fn offer(table: &WorksheetTable<'_>, sheet: &mut Worksheet, column: u16, field: AccountField) -> Result<(), Error> {
    let range = table.spec.accounts.and_then(|list| choices(table.book, list, field));
    if let (Some(range), Some((first, last))) = (range, open_rows(table)) {
        sheet.add_data_validation(first, column, last, column, &valid::offered(&range))?;
    }
    Ok(())
}

/// The first and the last row of open lines; `None` if the table has none.
fn open_rows(table: &WorksheetTable<'_>) -> Option<(u32, u32)> {
    let is_open = |row: &WorkbookRow<'_>| row.is_open() || matches!(row, WorkbookRow::Beside(..));
    let mut open = (table.first..).zip(&table.rows).filter(|(_, row)| is_open(row)).map(|(row, _)| row);
    let first = open.next()?;
    Some((first, open.last().unwrap_or(first)))
}
