//! The filters of narrative templates, which print amounts and compute differences and percentages in exact decimals.

use std::cmp::Ordering;

use minijinja::{Environment, Error, ErrorKind, Value};
use rust_decimal::Decimal;

use crate::layout::AmountFormat;
use crate::model::{Amount, grouped};

/// Adds the filters `amount`, `minus`, `abs`, `direction`, `percent` and `share`.
pub(super) fn add(environment: &mut Environment<'static>, format: &AmountFormat) {
    let format = format.clone();
    let with = |format: &AmountFormat| format.clone();
    let filter_format = with(&format);
    environment.add_filter("amount", move |value: &Value| {
        decimal(value).map(|value| stripped(value, filter_format.decimals, &filter_format.grouping))
    });
    environment.add_filter("minus", |value: &Value, other: &Value| {
        let difference = decimal(value)?.checked_sub(decimal(other)?);
        let difference = difference.map(|difference| difference.to_string());
        difference.ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "the difference has too many digits"))
    });
    environment.add_filter("abs", |value: &Value| decimal(value).map(|value| value.abs().to_string()));
    let filter_format = with(&format);
    environment.add_filter("direction", move |value: &Value, up: &str, down: &str, level: Option<&str>| {
        // A change that is printed as zero has no direction.
        let printed = decimal(value).map(|value| Amount::new(value).rounded(filter_format.decimals));
        printed.map(|printed| match printed.cmp(&Decimal::ZERO) {
            Ordering::Less => down.to_owned(),
            Ordering::Equal => level.unwrap_or(up).to_owned(),
            Ordering::Greater => up.to_owned(),
        })
    });
    let filter_format = with(&format);
    environment
        .add_filter("percent", move |figure: &Value, without_base: &str| percent(figure, without_base, &filter_format));
    environment.add_filter("share", move |part: &Value, whole: &Value, without_base: &str| {
        ratio(decimal(part)?, decimal(whole)?, without_base, &format)
    });
}

/// The decimal of a value, which [`super::figures`] passes as text.
fn decimal(value: &Value) -> Result<Decimal, Error> {
    let text = value.as_str().ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "not an amount"))?;
    text.parse().map_err(|_| Error::new(ErrorKind::InvalidOperation, format!("`{text}` is not an amount")))
}

/// A number in prose: rounded half-up, without trailing zeros, grouped (0.60 → 0.6).
fn stripped(value: Decimal, decimals: u32, grouping: &str) -> String {
    grouped(&Amount::new(value).rounded(decimals).normalize().to_string(), grouping)
}

/// The change in percent of last year's amount (增长率), rounded half-up from exact figures; a percentage stated in the
/// data wins. `without_base` if last year's amount is zero.
fn percent(figure: &Value, without_base: &str, format: &AmountFormat) -> Result<String, Error> {
    let stated = figure.get_attr("percent")?;
    if !stated.is_undefined() {
        return decimal(&stated).map(|stated| printed(stated, format));
    }
    let (current, change) = (decimal(&figure.get_attr("current")?)?, decimal(&figure.get_attr("change")?)?);
    ratio(change, current - change, without_base, format)
}

/// A part in percent of its whole (占比、完成率), rounded half-up from exact figures, without its sign; `without_base` if the
/// whole is zero.
fn ratio(part: Decimal, whole: Decimal, without_base: &str, format: &AmountFormat) -> Result<String, Error> {
    if whole.is_zero() {
        return Ok(without_base.to_owned());
    }
    let ratio = part.checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(whole));
    let ratio = ratio.map(|ratio| printed(ratio, format));
    ratio.ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "the percentage has too many digits"))
}

fn printed(percent: Decimal, format: &AmountFormat) -> String {
    format!("{}%", stripped(percent.abs(), format.percent_decimals, &format.grouping))
}
