//! Formats a number by a section of a number format, as the spreadsheet displays it: grouping, decimals, percent,
//! exponent.
//!
//! Called by [`super::NumberFormat::number`], which chooses the section and adds the minus sign.

use rust_decimal::Decimal;

use super::section::{FormatPiece, FormatSection};
use crate::model::Amount;

/// The displayed text of a number that is not negative; `None` for date formats, fractions, and exponents with more
/// than one digit before the point.
pub(super) fn format_number(section: &FormatSection, value: Decimal) -> Option<String> {
    let pieces = &section.pieces;
    if pieces
        .iter()
        .any(|piece| matches!(piece, FormatPiece::DatePart(..) | FormatPiece::Text | FormatPiece::FractionBar))
    {
        return None;
    }
    if let Some(at) = pieces.iter().position(|piece| matches!(piece, FormatPiece::Exponent(_))) {
        return scientific(pieces, at, value);
    }
    fixed_point(pieces, value)
}

/// Whether a piece is a digit placeholder.
fn is_digit(piece: &FormatPiece) -> bool {
    matches!(piece, FormatPiece::Digit(_))
}

/// Formats a number without an exponent; `None` if a multiplication overflows or the format has more than 28 decimals.
fn fixed_point(pieces: &[FormatPiece], value: Decimal) -> Option<String> {
    let percents = pieces.iter().filter(|piece| **piece == FormatPiece::Percent).count();
    let point = pieces.iter().position(|piece| *piece == FormatPiece::Point).unwrap_or(pieces.len());
    let last = pieces[..point].iter().rposition(is_digit);
    // Each comma directly behind the last digit before the point, or behind all digits, divides by 1000.
    let behind = |from: usize| pieces[from..].iter().take_while(|piece| **piece == FormatPiece::Comma).count();
    let end = pieces.iter().rposition(is_digit);
    let thousands =
        last.map_or(0, |last| behind(last + 1)) + end.filter(|end| *end > point).map_or(0, |end| behind(end + 1));
    let mut value = value;
    for _ in 0..percents {
        value = value.checked_mul(Decimal::ONE_HUNDRED)?;
    }
    for _ in 0..thousands {
        value = value.checked_div(Decimal::ONE_THOUSAND)?;
    }
    let decimals = pieces[point..].iter().filter(|piece| is_digit(piece)).count();
    let rounded = Amount::new(value).rounded(u32::try_from(decimals).ok().filter(|decimals| *decimals <= 28)?);
    let digits = rounded.to_string();
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let grouped = last.is_some_and(|last| {
        let first = pieces[..point].iter().position(is_digit).unwrap_or(last);
        pieces[first..last].contains(&FormatPiece::Comma)
    });
    let mut text = integer_part(&pieces[..point], if whole == "0" { "" } else { whole }, grouped, value);
    text.push_str(&fraction_part(&pieces[point..], fraction));
    Some(text)
}

/// Formats the integer part: digits fill the placeholders from the right, and surplus digits go before the first
/// placeholder.
fn integer_part(pieces: &[FormatPiece], digits: &str, grouped: bool, value: Decimal) -> String {
    let first = pieces.iter().position(is_digit);
    let mut rest: Vec<char> = digits.chars().collect();
    let (mut text, mut count) = (Vec::new(), 0);
    let mut put = |text: &mut Vec<char>, digit: char| {
        if grouped && count > 0 && count % 3 == 0 && digit != ' ' {
            text.push(',');
        }
        text.push(digit);
        count += 1;
    };
    for (index, piece) in pieces.iter().enumerate().rev() {
        match piece {
            FormatPiece::Digit(kind) => {
                let blank = match kind {
                    '0' => Some('0'),
                    '?' => Some(' '),
                    _ => None,
                };
                if let Some(digit) = rest.pop().or(blank) {
                    put(&mut text, digit);
                }
                if Some(index) == first {
                    rest.drain(..).rev().for_each(|digit| put(&mut text, digit));
                }
            }
            FormatPiece::Literal(character) => text.push(*character),
            FormatPiece::Percent => text.push('%'),
            FormatPiece::General => text.extend(value.normalize().to_string().chars().rev()),
            _ => {}
        }
    }
    text.iter().rev().collect()
}

/// Formats the fraction, with the point. Trailing zeros are displayed only where a placeholder (`0`) demands them.
fn fraction_part(pieces: &[FormatPiece], digits: &str) -> String {
    let shown = digits.trim_end_matches('0').len();
    let mut digits = digits.chars().enumerate();
    let mut text = String::new();
    for piece in pieces {
        match piece {
            FormatPiece::Point => text.push('.'),
            FormatPiece::Digit(kind) => {
                let Some((index, digit)) = digits.next() else { continue };
                match kind {
                    _ if index < shown => text.push(digit),
                    '0' => text.push('0'),
                    '?' => text.push(' '),
                    _ => {}
                }
            }
            FormatPiece::Literal(character) => text.push(*character),
            FormatPiece::Percent => text.push('%'),
            _ => {}
        }
    }
    text
}

/// Formats a number in scientific notation with one digit before the point; `None` for other forms.
fn scientific(pieces: &[FormatPiece], at: usize, value: Decimal) -> Option<String> {
    let (mantissa, exponent) = (&pieces[..at], &pieces[at + 1..]);
    let point = mantissa.iter().position(|piece| *piece == FormatPiece::Point).unwrap_or(mantissa.len());
    if mantissa[..point].iter().filter(|piece| is_digit(piece)).count() != 1 || mantissa.contains(&FormatPiece::Comma) {
        return None;
    }
    let decimals = u32::try_from(mantissa[point..].iter().filter(|piece| is_digit(piece)).count()).ok()?;
    let (mut value, mut power) = (value.normalize(), 0i32);
    while value >= Decimal::TEN {
        (value, power) = (value.checked_div(Decimal::TEN)?, power + 1);
    }
    while !value.is_zero() && value < Decimal::ONE {
        (value, power) = (value.checked_mul(Decimal::TEN)?, power - 1);
    }
    let mut rounded = Amount::new(value).rounded(decimals);
    if rounded >= Decimal::TEN {
        (rounded, power) = (rounded.checked_div(Decimal::TEN)?, power + 1);
    }
    let signed = matches!(pieces[at], FormatPiece::Exponent(true));
    let sign = if power < 0 {
        "-"
    } else if signed {
        "+"
    } else {
        ""
    };
    let power = fixed_point(exponent, Decimal::from(power.unsigned_abs()))?;
    Some(format!("{}E{sign}{power}", fixed_point(mantissa, rounded)?))
}
