//! Writes the hidden worksheet with the layout's lists of accounts (政府收支分类科目).
//!
//! [`workbook`](super::workbook) adds it as the last worksheet. The other worksheets refer to it: drop-downs of codes
//! take their choices from it ([`choices`]), and formulas look up the official name of a code ([`name_of`]).

use rust_xlsxwriter::Worksheet;
use rust_xlsxwriter::utility::column_number_to_name;

use super::Book;
use crate::error::Error;
use crate::layout::Classification;
use crate::narrate::Template;

/// A column of the worksheet from which a drop-down takes its choices; the value is its position within a list.
#[derive(Clone, Copy)]
pub(super) enum AccountField {
    /// Code and name, separated by a space.
    Choice = 2,
    /// The label of the account as tables print it.
    Label = 3,
}

/// The number of columns for each classification: code, name, code with name, label.
const COLUMNS: u16 = 4;

/// The classifications, from left to right.
const LISTS: [Classification; 2] = [Classification::Function, Classification::Economy];

/// Writes the worksheet.
pub(super) fn accounts(book: &Book<'_>) -> Result<Worksheet, Error> {
    let mut sheet = book.sheet(&book.text("book-accounts"))?;
    sheet.set_hidden(true);
    let base = book.style.base();
    let label = Template::new(book.layout, &book.layout.words.account)?;
    for list in LISTS {
        let left = first_column(list);
        for (column, title) in (left..).zip(["book-code", "book-name", "book-account", "book-account"]) {
            sheet.write_string_with_format(0, column, book.text(title), &base)?;
        }
        for (row, (code, name)) in (1..).zip(book.layout.accounts.list(list)) {
            let labelled = label.fill(serde_json::json!({ "code": code, "name": name }))?;
            let cells = [code.clone(), name.clone(), format!("{code} {name}"), labelled];
            for (column, text) in (left..).zip(cells) {
                sheet.write_string_with_format(row, column, text, &base)?;
            }
        }
    }
    Ok(sheet)
}

/// The first column of a classification, counted from 0.
fn first_column(list: Classification) -> u16 {
    match list {
        Classification::Function => 0,
        Classification::Economy => COLUMNS,
    }
}

/// The formula for the range of cells with the choices of a drop-down; `None` if the layout has no such accounts.
pub(super) fn choices(book: &Book<'_>, list: Classification, field: AccountField) -> Option<String> {
    let column = column_number_to_name(first_column(list) + field as u16);
    Some(format!("={}!${column}$2:${column}${}", quoted(&book.text("book-accounts")), last_row(book, list)?))
}

/// The formula for the official name of the account in `cell`, which holds its code, alone or followed by a space and a
/// name; `None` if the layout has no such accounts.
pub(super) fn name_of(book: &Book<'_>, list: Classification, cell: &str) -> Option<String> {
    let (first, last) = (column_number_to_name(first_column(list)), column_number_to_name(first_column(list) + 1));
    let table = format!("{}!${first}$2:${last}${}", quoted(&book.text("book-accounts")), last_row(book, list)?);
    let code = format!("LEFT({cell},FIND(\" \",{cell}&\" \")-1)");
    Some(format!("=IF({cell}=\"\",\"\",IFERROR(VLOOKUP({code},{table},2,FALSE),\"\"))"))
}

/// The last row of a list, counted from 1; `None` if it is empty.
fn last_row(book: &Book<'_>, list: Classification) -> Option<usize> {
    let count = book.layout.accounts.list(list).len();
    (count > 0).then_some(count + 1)
}

/// The name of a worksheet in quotes, as formulas write it.
pub(super) fn quoted(sheet: &str) -> String {
    format!("'{}'", sheet.replace('\'', "''"))
}
