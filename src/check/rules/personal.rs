//! `personal-number`: a text that is about to be published holds the number of a person or an account: an identity
//! number (公民身份号码, GB 11643: check digit by ISO 7064 MOD 11-2), a mobile telephone, a bank card (ISO/IEC 7812:
//! check digit by Luhn).

use super::Texts;
use crate::layout::Layout;
use crate::model::{Budget, Finding};

pub(super) fn check(texts: &Texts<'_>, _budget: &Budget, _layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, text) in texts {
        for (number, kind) in numbers(text) {
            let shown: String = number.chars().take(3).chain("…".chars()).collect();
            findings.push(Finding::error("personal-number").at(place).with("number", shown).with("kind", kind));
        }
    }
    findings
}

/// The longest number that is looked for.
const LONGEST: usize = 19;

/// The numbers of persons and accounts in a text, each with its kind. One may be set in groups, with blanks or hyphens
/// between them; the first group has three digits at least, which a day or a month has not.
fn numbers(text: &str) -> Vec<(String, &'static str)> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, 'X' | 'x' | ' ' | '-');
    let mut found = Vec::new();
    for run in text.split(|c| !is_part(c)) {
        let groups: Vec<&str> = run.split([' ', '-']).filter(|group| !group.is_empty()).collect();
        let mut first = 0;
        while first < groups.len() {
            let number = number(&groups[first..]);
            first += number.as_ref().map_or(1, |(_, groups)| *groups);
            found.extend(number.map(|(number, _)| number));
        }
    }
    found
}

/// The number that begins with the first of these groups, and how many of them it takes.
fn number(groups: &[&str]) -> Option<((String, &'static str), usize)> {
    let mut number = String::new();
    if groups[0].len() < 3 {
        return None;
    }
    for (index, group) in groups.iter().enumerate() {
        number.push_str(&group.to_ascii_uppercase());
        if number.len() > LONGEST {
            break;
        }
        if let Some(kind) = kind(&number) {
            return Some(((number, kind), index + 1));
        }
    }
    None
}

fn kind(number: &str) -> Option<&'static str> {
    let digits: Vec<u32> = number.chars().filter_map(|c| c.to_digit(10)).collect();
    let plain = digits.len() == number.len();
    match (number.len(), &digits[..]) {
        (11, [1, 3..=9, ..]) | (13, [8, 6, 1, 3..=9, ..]) if plain => Some("mobile"),
        (18, _) if is_identity(number) => Some("identity"),
        // The first digit is the industry: 3 to 6 are banks.
        (16..=LONGEST, [3..=6, ..]) if plain && is_luhn(&digits) => Some("account"),
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
