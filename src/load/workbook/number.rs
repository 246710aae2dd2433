//! Binary numbers of spreadsheets as the decimals that they display.

use rust_decimal::Decimal;

use super::format::NumberFormat;
use super::grid::{Display, Number};
use crate::model::Amount;

/// A number as its cell displays it in this number format; `None` for what no decimal holds, such as 1e300.
pub(super) fn displayed(value: f64, format: &Numeric) -> Option<Number> {
    let held = decimal(value)?;
    Some(match format {
        Numeric::General => Number { shown: held, held, display: Display::Plain },
        Numeric::Code(format) => match format.number(held) {
            Some(text) => number(held, text),
            None => Number { shown: held, held, display: Display::Unknown },
        },
        Numeric::Unknown => Number { shown: held, held, display: Display::Unknown },
    })
}

/// How the numbers of a cell are displayed.
#[derive(Debug, Clone)]
pub(super) enum Numeric {
    /// As they are.
    General,
    /// In a number format.
    Code(NumberFormat),
    /// In a number format that is not understood.
    Unknown,
}

impl Numeric {
    /// By the code of the number format.
    pub(super) fn of(code: &str) -> Self {
        if code.is_empty() || code.eq_ignore_ascii_case("general") {
            return Self::General;
        }
        NumberFormat::parse(code).map_or(Self::Unknown, Self::Code)
    }

    /// The format, if it has a code that is understood.
    pub(super) fn format(&self) -> Option<&NumberFormat> {
        if let Self::Code(format) = self { Some(format) } else { None }
    }
}

/// A number that is held, with the text that its cell displays.
pub(super) fn number(held: Decimal, text: String) -> Number {
    let read = read(&text);
    let basis = |percent: bool| if percent { held * Decimal::ONE_HUNDRED } else { held };
    let nothing = held.is_zero() && text.chars().all(|c| c.is_whitespace() || is_dash(c));
    if nothing {
        return Number { shown: held, held, display: Display::Plain };
    }
    match read {
        // A percentage with words around it is left to whoever reads it.
        Some(read)
            if (read.words.is_empty() || !read.percent)
                && Amount::new(basis(read.percent)).rounded(read.value.scale()) == read.value =>
        {
            let display = match (read.percent, read.words.is_empty()) {
                (false, true) => Display::Plain,
                (true, true) => Display::Percent,
                (_, false) => Display::Worded(text, read.words),
            };
            Number { shown: read.value, held, display }
        }
        _ => Number { shown: held, held, display: Display::Other(text) },
    }
}

/// The shortest decimal of 15 significant digits: 0.1 + 0.2 is 0.3, as spreadsheets display it.
pub(super) fn decimal(value: f64) -> Option<Decimal> {
    let text = format!("{value:.14e}");
    Decimal::from_scientific(&text).ok().map(|decimal| decimal.normalize())
}

/// A number in a text.
struct ParsedNumber {
    value: Decimal,
    percent: bool,
    /// Other words around it.
    words: String,
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The one number that somebody reads in a text: with a minus or in brackets, grouped, in percent, with the sign of the
/// yuan.
fn read(text: &str) -> Option<ParsedNumber> {
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
