//! Binary numbers of spreadsheets as the decimals that they display.

use rust_decimal::Decimal;

use super::grid::{Display, Number};
use crate::model::Amount;

/// A number as its cell displays it in this number format; without a format, as it is. `None` for what no decimal
/// holds, such as 1e300.
pub(super) fn displayed(value: f64, format: Option<&str>) -> Option<Number> {
    let held = decimal(value)?;
    let Some(code) = format.and_then(section) else {
        return Some(Number { shown: held, held, display: Display::Plain });
    };
    let display = display(&code);
    let basis = if display == Display::Percent { held.checked_mul(Decimal::ONE_HUNDRED)? } else { held };
    let shown = decimals(&code).map_or(basis, |decimals| Amount::new(basis).rounded(decimals));
    Some(Number { shown, held, display })
}

/// The shortest decimal of 15 significant digits: 0.1 + 0.2 is 0.3, as spreadsheets display it.
fn decimal(value: f64) -> Option<Decimal> {
    let text = format!("{value:.14e}");
    Decimal::from_scientific(&text).ok().map(|decimal| decimal.normalize())
}

/// Stands in a simplified format for a point that is only drawn.
const DRAWN: char = '!';

/// The part of a format for positive numbers without its quoted words, colours and conditions; `None` where it does
/// not format digits. A point that is quoted or escaped divides nothing, but looks as if: it stays as a mark.
fn section(format: &str) -> Option<String> {
    let mut code = String::new();
    let mut characters = format.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => code.extend(characters.by_ref().take_while(|c| *c != '"').filter(|c| *c == '.').map(|_| DRAWN)),
            '[' => characters.by_ref().take_while(|c| *c != ']').for_each(drop),
            '\\' | '!' => code.extend(characters.next().filter(|c| *c == '.').map(|_| DRAWN)),
            '_' | '*' => drop(characters.next()),
            ';' => break,
            _ => code.push(character),
        }
    }
    code.contains(['0', '#', '?']).then_some(code)
}

/// A comma behind the last digit divides by a thousand; a drawn point among the digits makes 万元 of 元, as in `0!.0,`
/// or `0\.0000`.
fn display(code: &str) -> Display {
    let digits = |c: char| matches!(c, '0' | '#' | '?');
    let after = code.rfind(digits).map_or("", |last| &code[last + 1..]);
    let drawn = code.split(DRAWN).skip(1).any(|rest| rest.contains(digits));
    if after.starts_with(',') || drawn {
        Display::Scaled
    } else if code.contains('%') {
        Display::Percent
    } else {
        Display::Plain
    }
}

/// How many decimals a format displays; `None` for fractions and exponents, which are not rounded here.
fn decimals(code: &str) -> Option<u32> {
    if code.contains(['/', 'E', 'e']) {
        return None;
    }
    let fraction = code.split_once('.').map_or("", |(_, fraction)| fraction);
    u32::try_from(fraction.chars().filter(|c| matches!(c, '0' | '#' | '?')).count()).ok()
}
