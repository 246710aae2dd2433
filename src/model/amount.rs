//! Amounts of money: exact decimals in 元 or 万元, read from the strings of data files.

use std::fmt;
use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy};

/// An amount of money (金额) in the unit that its sheet states, 元 or 万元, exactly as given.
///
/// The number of decimals is kept: `"0.60"` stays `0.60`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(Decimal);

/// Why a text is not an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// Not digits with at most one point and an optional leading minus.
    #[error("not a decimal number")]
    Malformed,
    /// More digits than any amount has: 15 before the point, 9 after it.
    #[error("too many digits")]
    TooLong,
}

impl Amount {
    /// An amount from a decimal number.
    pub fn new(value: Decimal) -> Self {
        Self(value)
    }

    /// The amount as a decimal number.
    pub fn value(self) -> Decimal {
        self.0
    }

    /// The number of decimals that were given.
    pub fn decimals(self) -> u32 {
        self.0.scale()
    }

    /// Whether the amount is zero, with any number of decimals.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// The amount rounded half-up (四舍五入, away from zero on a tie) to `decimals`, all of them printed.
    pub fn rounded(self, decimals: u32) -> Decimal {
        let mut value = self.0.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        value.rescale(decimals);
        // A minus on a zero would be printed as "-0.00".
        if value.is_zero() { value.abs() } else { value }
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    /// Reads `-?(0|[1-9][0-9]*)(\.[0-9]+)?`: no grouping, no exponent, no blanks, no leading zeros, no full-width
    /// digits.
    fn from_str(text: &str) -> Result<Self, AmountError> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let has_leading_zero = whole.len() > 1 && whole.starts_with('0');
        if has_leading_zero || !are_digits(whole) || !are_digits(fraction) {
            return Err(AmountError::Malformed);
        }
        // With this limit, sums and differences of amounts never overflow the 28 digits of a decimal.
        if whole.len() > 15 || fraction.len() > 9 {
            return Err(AmountError::TooLong);
        }
        Decimal::from_str_exact(text).map(Self).map_err(|_| AmountError::TooLong)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

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
