//! Writes the worksheet of the ledger (明细账): one row for each amount, in 元, from which `load` derives the tables.
//!
//! [`workbook`](super::workbook) puts it in place of those tables if the user asked for a ledger.

use rust_xlsxwriter::Worksheet;

use super::Book;
use super::accounts::{AccountField, choices};
use super::list::List;
use super::valid;
use crate::convert::LedgerRow;
use crate::error::Error;
use crate::layout::{Classification, LedgerSpec};
use crate::model::{AccountCode, LEDGER_DECIMALS};

/// The columns: the identifier of the title, and the width in digits.
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

/// The number of blank rows below the given ones.
const BLANK_ROWS: u32 = 200;

/// The texts of a row, one for each column: kinds and funds by name, accounts in the form of the drop-downs.
fn cells(book: &Book<'_>, spec: &LedgerSpec, line: &LedgerRow) -> [String; COLUMNS.len()] {
    let named = |names: &indexmap::IndexMap<String, String>, key: &Option<String>| {
        key.as_ref().map(|key| names.get(key).unwrap_or(key).clone()).unwrap_or_default()
    };
    let account = |classification, code: &Option<AccountCode>| {
        let code = code.as_ref().map(AccountCode::as_str).unwrap_or_default();
        let name = book.layout.accounts.name(classification, code);
        name.map_or_else(|| code.to_owned(), |name| format!("{code} {name}"))
    };
    COLUMNS.map(|(title, _)| match title {
        "ledger-unit" => line.unit.clone().unwrap_or_default(),
        "ledger-kind" => named(&spec.kinds, &line.kind),
        "ledger-project" => line.project.clone().unwrap_or_default(),
        "ledger-function" => account(Classification::Function, &line.function),
        "ledger-economy" => account(Classification::Economy, &line.economy),
        "ledger-fund" => named(&spec.funds, &line.fund),
        "ledger-goal" => line.goal.clone().unwrap_or_default(),
        _ => String::new(),
    })
}

/// Writes the worksheet.
pub(super) fn ledger(book: &Book<'_>, spec: &LedgerSpec) -> Result<Worksheet, Error> {
    let mut list = List::new(book, "book-ledger", &COLUMNS)?;
    let (open, words, amount) = (book.style.open(), book.style.words(0), book.style.amount(LEDGER_DECIMALS));
    let given = book.form.lines.iter().map(|line| cells(book, spec, line));
    let blank = std::iter::repeat_n(COLUMNS.map(|_| String::new()), BLANK_ROWS as usize);
    for cells in given.chain(blank) {
        list.next(Some(&open))?;
        for ((column, (title, _)), text) in (0..).zip(COLUMNS).zip(cells) {
            list.text(column, &text, if title == "ledger-amount" { &amount } else { &words })?;
        }
    }
    let last = list.row();
    let names = |names: &indexmap::IndexMap<String, String>| names.values().cloned().collect::<Vec<_>>();
    let offered =
        |classification| choices(book, classification, AccountField::Choice).map(|range| valid::offered(&range));
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
            list.sheet.add_data_validation(1, column, last, column, &rule)?;
        }
    }
    Ok(list.sheet)
}
