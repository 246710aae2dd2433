//! The worksheet of the ledger (明细账): a row for each amount, from which the tables follow.

use rust_xlsxwriter::Worksheet;

use super::Book;
use super::accounts::{Field, choices};
use super::list::List;
use super::valid;
use crate::error::Error;
use crate::layout::{Classification, LedgerSpec};
use crate::model::LEDGER_DECIMALS;

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

/// Writes the worksheet.
pub(super) fn ledger(book: &Book<'_>, spec: &LedgerSpec) -> Result<Worksheet, Error> {
    let mut list = List::new(book, "book-ledger", &COLUMNS)?;
    let (open, words, amount) = (book.style.open(), book.style.words(0), book.style.amount(LEDGER_DECIMALS));
    for _ in 0..ROWS {
        let row = list.next(Some(&open))?;
        for (column, (title, _)) in (0..).zip(COLUMNS) {
            let format = if title == "ledger-amount" { &amount } else { &words };
            list.sheet.write_blank(row, column, format)?;
        }
    }
    let names = |names: &indexmap::IndexMap<String, String>| names.values().cloned().collect::<Vec<_>>();
    let offered = |classification| choices(book, classification, Field::Choice).map(|range| valid::offered(&range));
    for (column, (title, _)) in (0..).zip(COLUMNS) {
        let rule = match title {
            "ledger-kind" => Some(valid::choice(book, &names(&spec.kinds))?),
            "ledger-fund" => Some(valid::choice(book, &names(&spec.funds))?),
            "ledger-amount" => Some(valid::amount(book, false)?),
            "ledger-function" => offered(Classification::Function),
            "ledger-economy" => offered(Classification::Economy),
            _ => None,
        };
        if let Some(rule) = rule {
            list.sheet.add_data_validation(1, column, ROWS, column, &rule)?;
        }
    }
    Ok(list.sheet)
}
