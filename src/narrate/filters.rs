//! The filters of narrative templates.

use minijinja::{Environment, Error, ErrorKind, Value};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::layout::AmountFormat;
use crate::model::Amount;
use crate::view::grouped;

/// The most decimals of a percentage in prose.
pub const PERCENT_DECIMALS: u32 = 2;

/// Adds `amount`, `abs`, `direction` and `percent`.
pub(super) fn add(environment: &mut Environment<'static>, format: &AmountFormat) {
    let (decimals, grouping) = (format.decimals, format.grouping.clone());
    environment
        .add_filter("amount", move |value: &Value| decimal(value).map(|value| stripped(value, decimals, &grouping)));
    environment.add_filter("abs", |value: &Value| decimal(value).map(|value| value.abs().to_string()));
    environment.add_filter("direction", |value: &Value, up: &str, down: &str| {
        decimal(value).map(|value| if value < Decimal::ZERO { down.to_owned() } else { up.to_owned() })
    });
    let grouping = format.grouping.clone();
    environment
        .add_filter("percent", move |figure: &Value, without_base: &str| percent(figure, without_base, &grouping));
}

fn decimal(value: &Value) -> Result<Decimal, Error> {
    let text = value.as_str().ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "not an amount"))?;
    text.parse().map_err(|_| Error::new(ErrorKind::InvalidOperation, format!("`{text}` is not an amount")))
}

/// An amount in prose: rounded half-up, trailing zeros and a bare point removed, grouped (0.60 → 0.6).
fn stripped(value: Decimal, decimals: u32, grouping: &str) -> String {
    let rounded = Amount::new(value).rounded(decimals).normalize();
    grouped(&rounded.to_string(), grouping)
}

/// The change in percent of the base (增长率), half-up from the exact figures; a stated percentage wins; a base
/// of zero gives the text `without_base`.
fn percent(figure: &Value, without_base: &str, grouping: &str) -> Result<String, Error> {
    let stated = figure.get_attr("percent")?;
    if !stated.is_undefined() {
        return decimal(&stated).map(|stated| printed(stated.abs(), grouping));
    }
    let (current, change) = (decimal(&figure.get_attr("current")?)?, decimal(&figure.get_attr("change")?)?);
    let base = current - change;
    let ratio = change.checked_mul(Decimal::ONE_HUNDRED).and_then(|change| change.checked_div(base));
    Ok(ratio.map_or_else(|| without_base.to_owned(), |ratio| printed(ratio.abs(), grouping)))
}

fn printed(percent: Decimal, grouping: &str) -> String {
    let rounded = percent.round_dp_with_strategy(PERCENT_DECIMALS, RoundingStrategy::MidpointAwayFromZero);
    format!("{}%", grouped(&rounded.normalize().to_string(), grouping))
}
