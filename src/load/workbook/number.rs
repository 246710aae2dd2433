//! Converts the binary numbers of spreadsheets into exact decimals, and compares them with the text that the cell
//! displays.
//!
//! Used by [`super::open`] for each number cell: an amount must be read as the reader of the worksheet sees it, and a
//! difference between the stored and the displayed number must be reported.

use rust_decimal::Decimal;

use super::format::NumberFormat;
use super::grid::{Display, Number};
use crate::model::Amount;

/// A stored number with what its cell displays in this format; `None` if it does not fit a decimal, such as 1e300.
pub(super) fn from_float(value: f64, format: &CellFormat) -> Option<Number> {
    let stored = to_decimal(value)?;
    Some(match format {
        CellFormat::General => Number { shown: stored, stored, display: Display::Digits, formatted: None },
        CellFormat::Code(format) => match format.number(stored) {
            Some(text) => compare_with_text(stored, text),
            None => Number { shown: stored, stored, display: Display::Unknown, formatted: None },
        },
        CellFormat::Unknown => Number { shown: stored, stored, display: Display::Unknown, formatted: None },
    })
}

/// The number format of a cell.
#[derive(Debug, Clone)]
pub(super) enum CellFormat {
    /// The general format: digits as stored.
    General,
    /// A format that was parsed.
    Code(NumberFormat),
    /// A format that is not understood.
    Unknown,
}

impl CellFormat {
    /// The format with this code; an empty code is the general format.
    pub(super) fn parse(code: &str) -> Self {
        if code.is_empty() || code.eq_ignore_ascii_case("general") {
            return Self::General;
        }
        NumberFormat::parse(code).map_or(Self::Unknown, Self::Code)
    }

    /// The parsed format, unless it is general or not understood.
    pub(super) fn parsed(&self) -> Option<&NumberFormat> {
        if let Self::Code(format) = self { Some(format) } else { None }
    }
}

/// Compares a stored number with the text that its cell displays. If the text shows the stored number, rounded or in
/// percent, that is the displayed number; otherwise the form is [`Display::Other`].
pub(super) fn compare_with_text(stored: Decimal, text: String) -> Number {
    let displayed = text.trim().to_owned();
    let (shown, display) = displayed_number(stored, text);
    let number = Number { shown, stored, display, formatted: None };
    let formatted = Some(displayed).filter(|displayed| *displayed != number.plain_text());
    Number { formatted, ..number }
}

/// The number that a text displays for the stored one, and the form in which it does.
fn displayed_number(stored: Decimal, text: String) -> (Decimal, Display) {
    let basis = |percent: bool| if percent { stored * Decimal::ONE_HUNDRED } else { stored };
    // A zero displayed as a dash or as nothing.
    let nothing = stored.is_zero() && text.chars().all(|c| c.is_whitespace() || is_dash(c));
    if nothing {
        return (stored, Display::Digits);
    }
    match parse_displayed(&text) {
        // A percentage with words around it is not interpreted; it falls through to `Display::Other`.
        Some(read)
            if (read.words.is_empty() || !read.percent)
                && Amount::new(basis(read.percent)).rounded(read.value.scale()) == read.value =>
        {
            let display = match (read.percent, read.words.is_empty()) {
                (false, true) => Display::Digits,
                (true, true) => Display::Percent,
                (_, false) => Display::Worded(text, read.words),
            };
            (read.value, display)
        }
        _ => (stored, Display::Other(text)),
    }
}

/// The decimal nearest to a float at 15 significant digits, as spreadsheets display it: 0.1 + 0.2 gives 0.3. `None` if
/// it does not fit a decimal.
pub(super) fn to_decimal(value: f64) -> Option<Decimal> {
    let text = format!("{value:.14e}");
    Decimal::from_scientific(&text).ok().map(|decimal| decimal.normalize())
}

/// A number found in a displayed text.
struct ParsedNumber {
    /// The number without its percent sign.
    value: Decimal,
    /// Whether a percent sign follows.
    percent: bool,
    /// Words around the number, without signs.
    words: String,
}

/// Whether a character is a hyphen, dash or minus sign.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Parses the only number in a displayed text. Accepts a minus sign or brackets for a negative number, grouping commas,
/// a percent sign, the yuan sign, and words around it; `None` for anything else, such as a text with two numbers.
fn parse_displayed(text: &str) -> Option<ParsedNumber> {
    let text = text.trim();
    if let (true, Ok(value)) = (text.contains('E'), Decimal::from_scientific(text)) {
        return Some(ParsedNumber { value, percent: false, words: String::new() });
    }
    let within = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    let digit = |c: char| c.is_ascii_digit();
    let text = within.unwrap_or(text);
    let start = text.find(|c: char| digit(c) || c == '.')?;
    let length = text[start..].find(|c: char| !(digit(c) || matches!(c, '.' | ','))).unwrap_or(text.len() - start);
    let (before, number, after) = (&text[..start], &text[start..start + length], &text[start + length..]);
    let digits = number.trim_end_matches(',').replace(',', "");
    if after.contains(digit) || !digits.contains(digit) || digits.starts_with('.') && before.contains('.') {
        return None;
    }
    let negative = before.chars().filter(|c| is_dash(*c)).count() + usize::from(within.is_some());
    if negative > 1 || after.contains(is_dash) || after.contains(['(', ')']) || before.contains(['(', ')']) {
        return None;
    }
    let value: Decimal = digits.trim_end_matches('.').parse().ok()?;
    let value = if negative == 1 { -value } else { value };
    let kept = |c: &char| !(c.is_whitespace() || is_dash(*c) || matches!(c, '+' | '%' | '\u{A5}' | '\u{FFE5}'));
    let words: String = before.chars().chain(after.chars()).filter(kept).collect();
    Some(ParsedNumber {
        value,
        percent: after.trim_start().starts_with('%'),
        words: words.trim_matches('.').to_owned(),
    })
}
