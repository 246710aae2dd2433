//! The validation rules of cells in a workbook: the values that Excel accepts, and the warning that it shows for
//! others.
//!
//! A warning can be overridden, because `load` accepts more forms of a value than Excel's rules can express; `load`
//! checks all values again, as pasted cells are not validated.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Formula};

use super::Book;
use crate::error::Error;

/// The first and the last year of a budget.
const YEARS: (i32, i32) = (1950, 2999);

/// The first and the last day of publication, as year, month and day.
const DAYS: [(u16, u8, u8); 2] = [(1950, 1, 1), (2999, 12, 31)];

/// The largest amount of which Excel keeps all digits before the decimal point.
const MAX_AMOUNT: f64 = 999_999_999_999_999.0;

/// The rule for an amount; `signed` allows negative ones.
pub(super) fn amount(book: &Book<'_>, signed: bool) -> Result<DataValidation, Error> {
    let min = if signed { -MAX_AMOUNT } else { 0.0 };
    let rule = DataValidation::new().allow_decimal_number(DataValidationRule::Between(min, MAX_AMOUNT));
    with_message(
        rule,
        book,
        DataValidationErrorStyle::Warning,
        if signed { "book-bad-change" } else { "book-bad-amount" },
    )
}

/// The rule for a whole number from 0.
pub(super) fn count(book: &Book<'_>) -> Result<DataValidation, Error> {
    let rule = DataValidation::new().allow_whole_number(DataValidationRule::Between(0, i32::MAX));
    with_message(rule, book, DataValidationErrorStyle::Warning, "book-bad-count")
}

/// The rule for a budget year.
pub(super) fn year(book: &Book<'_>) -> Result<DataValidation, Error> {
    let rule = DataValidation::new().allow_whole_number(DataValidationRule::Between(YEARS.0, YEARS.1));
    with_message(rule, book, DataValidationErrorStyle::Warning, "book-bad-year")
}

/// The rule for a day of publication.
pub(super) fn date(book: &Book<'_>) -> Result<DataValidation, Error> {
    let [first, last] = DAYS.map(|(year, month, day)| ExcelDateTime::from_ymd(year, month, day));
    let rule = DataValidation::new().allow_date(DataValidationRule::Between(first?, last?));
    with_message(rule, book, DataValidationErrorStyle::Warning, "book-bad-date")
}

/// The rule for one of a few texts, with a drop-down.
pub(super) fn choice(book: &Book<'_>, words: &[String]) -> Result<DataValidation, Error> {
    let rule = DataValidation::new().allow_list_strings(words)?;
    with_message(rule, book, DataValidationErrorStyle::Warning, "book-bad-choice")
}

/// A drop-down with the cells of a range, without a warning for other values: `load` accepts further forms of an
/// account.
pub(super) fn offered(range: &str) -> DataValidation {
    DataValidation::new().allow_list_formula(Formula::new(range)).show_error_message(false)
}

/// Adds the title and the text of the warning to a rule.
fn with_message(
    rule: DataValidation,
    book: &Book<'_>,
    style: DataValidationErrorStyle,
    words: &str,
) -> Result<DataValidation, Error> {
    let rule = rule.set_error_style(style).set_error_title(book.text("book-bad"))?;
    Ok(rule.set_error_message(book.text(words))?)
}
