//! The worksheet of the ledger (明细账): a row for each amount, from which the tables follow.

use rust_xlsxwriter::Worksheet;

use super::Book;
use super::accounts::{Field, choices};
use super::list::List;
use super::valid;
use crate::error::Error;
use crate::layout::{Classification, LedgerSpec};

/// The fields of a row by the identifiers of their titles, each with the width of its column in digits.
const COLUMNS: [(&str, f64); 8] = [
    ("ledger-unit", 26.0),
    ("ledger-kind", 13.0),
    ("ledger-project", 36.0),
    ("ledger-function", 30.0),
    ("ledger-economy", 30.0),
    ("ledger-fund", 20.0),
    ("ledger-amount", 17.0),
    ("ledger-goal", 50.0),
];

/// So many blank rows wait.
const ROWS: u32 = 200;

/// Decimals of an amount in 元.
const DECIMALS: u32 = 2;

/// Writes the worksheet.
pub(super) fn ledger(book: &Book<'_>, spec: &LedgerSpec) -> Result<Worksheet, Error> {
    let mut list = List::new(book, "book-ledger", &COLUMNS)?;
    let (open, words, amount) = (book.style.open(), book.style.words(0), book.style.amount(DECIMALS));
    for _ in 0..ROWS {
        let row = list.next(Some(&open))?;
        for (column, (title, _)) in (0..).zip(COLUMNS) {
            let format = if title == "ledger-amount" { &amount } else { &words };
            list.sheet.write_blank(row, column, format)?;
        }
    }
    let names = |names: &indexmap::IndexMap<String, String>| names.values().cloned().collect::<Vec<_>>();
    list.sheet.add_data_validation(1, 1, ROWS, 1, &valid::choice(book, &names(&spec.kinds))?)?;
    list.sheet.add_data_validation(1, 5, ROWS, 5, &valid::choice(book, &names(&spec.funds))?)?;
    list.sheet.add_data_validation(1, 6, ROWS, 6, &valid::amount(book, false)?)?;
    for (column, classification) in [(3, Classification::Function), (4, Classification::Economy)] {
        if let Some(range) = choices(book, classification, Field::Choice) {
            list.sheet.add_data_validation(1, column, ROWS, column, &valid::offered(&range))?;
        }
    }
    Ok(list.sheet)
}
