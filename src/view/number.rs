//! Numbers as printed.

use crate::layout::AmountFormat;
use crate::model::{Amount, grouped};

/// An amount in a cell of a table.
pub(super) fn amount(amount: Amount, format: &AmountFormat) -> String {
    match &format.zero {
        Some(zero) if amount.is_zero() => zero.clone(),
        _ => grouped(&amount.rounded(format.decimals).to_string(), &format.grouping),
    }
}
