//! Prints an amount in a cell of a table; [`super::sheet`] calls it.

use crate::layout::Money;
use crate::model::{Amount, grouped};

/// An amount rounded to the decimals of the table and grouped; zero as the layout wants it.
pub(super) fn amount(amount: Amount, money: &Money<'_>, grouping: &str) -> String {
    match money.zero {
        Some(zero) if amount.is_zero() => zero.to_owned(),
        _ => grouped(&amount.rounded(money.decimals).to_string(), grouping),
    }
}
