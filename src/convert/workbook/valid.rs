//! What Excel accepts in a cell, and what it says to the rest. Nothing is refused that `load` might take: the words are
//! a question or a remark, as pasted cells pass anyway.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Formula};

use super::Book;
use crate::error::Error;

/// The first and the last year of a budget.
const YEARS: (i32, i32) = (1950, 2999);

/// The first and the last day of publication, as year, month and day.
const DAYS: [(u16, u8, u8); 2] = [(1950, 1, 1), (2999, 12, 31)];

/// Amounts above this have more digits than a number keeps.
const MOST: f64 = 999_999_999_999_999.0;

/// Money.
pub(super) fn amount(book: &Book<'_>, signed: bool) -> Result<DataValidation, Error> {
    let least = if signed { -MOST } else { 0.0 };
    let rule = DataValidation::new().allow_decimal_number(DataValidationRule::Between(least, MOST));
    told(rule, book, DataValidationErrorStyle::Warning, if signed { "book-bad-change" } else { "book-bad-amount" })
}

/// A whole number.
pub(super) fn count(book: &Book<'_>) -> Result<DataValidation, Error> {
    let rule = DataValidation::new().allow_whole_number(DataValidationRule::Between(0, i32::MAX));
    told(rule, book, DataValidationErrorStyle::Warning, "book-bad-count")
}

/// A year.
pub(super) fn year(book: &Book<'_>) -> Result<DataValidation, Error> {
    let rule = DataValidation::new().allow_whole_number(DataValidationRule::Between(YEARS.0, YEARS.1));
    told(rule, book, DataValidationErrorStyle::Warning, "book-bad-year")
}

/// A day.
pub(super) fn date(book: &Book<'_>) -> Result<DataValidation, Error> {
    let [first, last] = DAYS.map(|(year, month, day)| ExcelDateTime::from_ymd(year, month, day));
    let rule = DataValidation::new().allow_date(DataValidationRule::Between(first?, last?));
    told(rule, book, DataValidationErrorStyle::Warning, "book-bad-date")
}

/// One of a few words.
pub(super) fn choice(book: &Book<'_>, words: &[String]) -> Result<DataValidation, Error> {
    let rule = DataValidation::new().allow_list_strings(words)?;
    told(rule, book, DataValidationErrorStyle::Warning, "book-bad-choice")
}

/// A cell of a range, or anything else without a word: `load` knows more forms of an account than the list.
pub(super) fn offered(range: &str) -> DataValidation {
    DataValidation::new().allow_list_formula(Formula::new(range)).show_error_message(false)
}

fn told(
    rule: DataValidation,
    book: &Book<'_>,
    style: DataValidationErrorStyle,
    words: &str,
) -> Result<DataValidation, Error> {
    let rule = rule.set_error_style(style).set_error_title(book.text("book-bad"))?;
    Ok(rule.set_error_message(book.text(words))?)
}
