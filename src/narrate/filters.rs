//! The filters of narrative templates.

use minijinja::{Environment, Error, ErrorKind, Value};
use rust_decimal::Decimal;

use crate::layout::AmountFormat;
use crate::model::{Amount, grouped};

/// Adds `amount`, `abs`, `direction` and `percent`.
pub(super) fn add(environment: &mut Environment<'static>, format: &AmountFormat) {
    let format = format.clone();
    let with = |format: &AmountFormat| format.clone();
    let own = with(&format);
    environment.add_filter("amount", move |value: &Value| {
        decimal(value).map(|value| stripped(value, own.decimals, &own.grouping))
    });
    environment.add_filter("abs", |value: &Value| decimal(value).map(|value| value.abs().to_string()));
    let own = with(&format);
    environment.add_filter("direction", move |value: &Value, up: &str, down: &str| {
        // A change too small to be printed is none.
        let printed = decimal(value).map(|value| Amount::new(value).rounded(own.decimals));
        printed.map(|printed| if printed < Decimal::ZERO { down.to_owned() } else { up.to_owned() })
    });
    environment.add_filter("percent", move |figure: &Value, without_base: &str| percent(figure, without_base, &format));
}

fn decimal(value: &Value) -> Result<Decimal, Error> {
    let text = value.as_str().ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "not an amount"))?;
    text.parse().map_err(|_| Error::new(ErrorKind::InvalidOperation, format!("`{text}` is not an amount")))
}

/// A number in prose: rounded half-up, trailing zeros and a bare point removed, grouped (0.60 → 0.6).
fn stripped(value: Decimal, decimals: u32, grouping: &str) -> String {
    grouped(&Amount::new(value).rounded(decimals).normalize().to_string(), grouping)
}

/// The change in percent of last year's amount (增长率), half-up from the exact figures; a stated percentage wins;
/// where last year's amount is zero stands the text `without_base`.
fn percent(figure: &Value, without_base: &str, format: &AmountFormat) -> Result<String, Error> {
    let printed = |percent: Decimal| format!("{}%", stripped(percent.abs(), format.percent_decimals, &format.grouping));
    let stated = figure.get_attr("percent")?;
    if !stated.is_undefined() {
        return decimal(&stated).map(printed);
    }
    let (current, change) = (decimal(&figure.get_attr("current")?)?, decimal(&figure.get_attr("change")?)?);
    let base = current - change;
    if base.is_zero() {
        return Ok(without_base.to_owned());
    }
    let ratio = change.checked_mul(Decimal::ONE_HUNDRED).and_then(|change| change.checked_div(base));
    ratio.map(printed).ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "the percentage has too many digits"))
}
