//! Numbers as printed.

use crate::layout::AmountFormat;
use crate::model::Amount;

/// A number's digits with `grouping` between thousands (千分位): `-1234.50` → `-1,234.50`.
pub fn grouped(number: &str, grouping: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let (whole, fraction) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push_str(grouping);
        }
        out.push(digit);
    }
    out + fraction
}

/// An amount in a cell of a table.
pub(super) fn amount(amount: Amount, format: &AmountFormat) -> String {
    match &format.zero {
        Some(zero) if amount.is_zero() => zero.clone(),
        _ => grouped(&amount.rounded(format.decimals).to_string(), &format.grouping),
    }
}
