//! `personal-number`: a text that is about to be published holds the number of a person or an account: an identity
//! number (公民身份号码, GB 11643: check digit by ISO 7064 MOD 11-2), a mobile telephone, a bank card (ISO/IEC 7812:
//! check digit by Luhn).

use crate::layout::Layout;
use crate::model::{Budget, Finding};

pub(super) fn check(budget: &Budget, _layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, text) in budget.texts() {
        for number in numbers(text) {
            if let Some(kind) = kind(&number) {
                let shown: String = number.chars().take(3).chain("…".chars()).collect();
                findings.push(Finding::error("personal-number").at(&place).with("number", shown).with("kind", kind));
            }
        }
    }
    findings
}

/// Runs of digits, with an X that may end an identity number; blanks and hyphens within are passed over.
fn numbers(text: &str) -> Vec<String> {
    let kept: String = text.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    let runs = kept.split(|c: char| !c.is_ascii_digit() && !matches!(c, 'X' | 'x'));
    runs.filter(|run| run.len() >= 11).map(str::to_ascii_uppercase).collect()
}

fn kind(number: &str) -> Option<&'static str> {
    let digits: Vec<u32> = number.chars().filter_map(|c| c.to_digit(10)).collect();
    let plain = digits.len() == number.len();
    match number.len() {
        11 if plain && digits[0] == 1 && digits[1] >= 3 => Some("mobile"),
        18 if is_identity(number) => Some("identity"),
        16..=19 if plain && is_luhn(&digits) => Some("account"),
        _ => None,
    }
}

/// The check character of an identity number: weights 2ⁱ mod 11 from the right.
fn is_identity(number: &str) -> bool {
    let value = |c: char| if c == 'X' { Some(10) } else { c.to_digit(10) };
    let month = number.get(10..12).and_then(|month| month.parse::<u32>().ok());
    let weight = |index: usize| (0..17 - index).fold(1u32, |weight, _| weight * 2 % 11);
    let terms: Option<Vec<u32>> = number.chars().enumerate().map(|(i, c)| Some(value(c)? * weight(i))).collect();
    month.is_some_and(|month| (1..=12).contains(&month))
        && terms.is_some_and(|terms| terms.iter().sum::<u32>() % 11 == 1)
}

fn is_luhn(digits: &[u32]) -> bool {
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let sum: u32 = digits.iter().rev().enumerate().map(|(i, d)| if i % 2 == 1 { doubled(*d) } else { *d }).sum();
    sum.is_multiple_of(10)
}
