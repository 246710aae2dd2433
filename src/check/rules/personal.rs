//! `personal-number`: a text to be published contains the number of a person or a bank account: an identity number
//! (公民身份号码, GB 11643: check digit by ISO 7064 MOD 11-2), a mobile telephone number, a bank card number (ISO/IEC 7812:
//! check digit by Luhn), or any long number after a word for an account. Amounts of money are excluded.

use unicode_normalization::UnicodeNormalization;

use super::{Texts, last_characters};
use crate::layout::Layout;
use crate::model::{Budget, Finding, finding};

/// The findings of this rule; [`super::check`] runs it with all others.
pub(super) fn check(texts: &Texts<'_>, _budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, text) in texts {
        for (number, kind) in numbers(&narrow(text), layout) {
            let shown: String = number.chars().take(3).chain("…".chars()).collect();
            findings.push(finding::personal_number(shown, kind).at(place));
        }
    }
    findings
}

/// Maximum number of digits of a number that is recognised by its form.
const MAX_DIGITS: usize = 19;

/// The number of digits of an account.
const ACCOUNT_DIGITS: std::ops::RangeInclusive<usize> = 12..=30;

/// Once the groups before have enough digits for an account, a longer group than this is taken as a new number.
const MAX_GROUP_DIGITS: usize = 4;

/// Maximum number of characters between a word for an account and its number: 账号（人民币）：.
const MAX_GAP_CHARACTERS: usize = 6;

/// A text with full-width letters, digits and punctuation as ASCII. Other characters are not normalised, because NFKC
/// would make ① a digit of the number after it.
fn narrow(text: &str) -> String {
    let is_wide = |c: char| matches!(c, '\u{3000}' | '\u{FF00}'..='\u{FFEF}');
    let mut narrow = String::with_capacity(text.len());
    for character in text.chars() {
        if is_wide(character) { narrow.extend([character].into_iter().nfkc()) } else { narrow.push(character) }
    }
    narrow
}

/// The numbers of persons and accounts in a text, each with its kind. A number may be in groups, with blanks or
/// hyphens between.
fn numbers(text: &str, layout: &Layout) -> Vec<(String, &'static str)> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, 'X' | 'x' | ' ' | '-');
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_part) {
        let before = &text[..text.len() - rest.len() + start];
        let run = &rest[start..];
        let (run, after) = run.split_at(run.find(|c| !is_part(c)).unwrap_or(run.len()));
        let mut groups: Vec<&str> = run.split([' ', '-']).filter(|group| !group.is_empty()).collect();
        // The last group is an amount of money, not part of a number.
        if is_money(after, layout) {
            groups.pop();
        }
        let mut next = 0;
        if let Some((number, count)) = account(&groups).filter(|_| is_account(before, layout)) {
            found.push((number, "account"));
            next = count;
        }
        while next < groups.len() {
            let number = number(&groups[next..]);
            next += number.as_ref().map_or(1, |(_, groups)| *groups);
            found.extend(number.map(|(number, _)| number));
        }
        rest = after;
    }
    found
}

/// Whether the text after a number makes it an amount: decimals, or a currency unit.
fn is_money(after: &str, layout: &Layout) -> bool {
    let has_decimals = after.strip_prefix('.').is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()));
    has_decimals || layout.format.measures.keys().any(|measure| after.starts_with(measure.as_str()))
}

/// Whether a word for an account is directly before, in the same clause, at most [`MAX_GAP_CHARACTERS`] away.
fn is_account(before: &str, layout: &Layout) -> bool {
    let is_near = |word: &String| {
        let before = last_characters(before, MAX_GAP_CHARACTERS + word.chars().count());
        let between = before.rfind(word.as_str()).map(|at| &before[at + word.len()..]);
        between.is_some_and(|between| !between.contains([',', '。', ';']))
    };
    layout.words.bank_accounts.iter().any(is_near)
}

/// The number of an account that the first groups form together, and how many groups these are.
fn account(groups: &[&str]) -> Option<(String, usize)> {
    let mut number = String::new();
    let mut taken = 0;
    for group in groups {
        let begins_next = number.len() >= *ACCOUNT_DIGITS.start() && group.len() > MAX_GROUP_DIGITS;
        let fits =
            number.len() + group.len() <= *ACCOUNT_DIGITS.end() && group.bytes().all(|byte| byte.is_ascii_digit());
        if begins_next || !fits {
            break;
        }
        number.push_str(group);
        taken += 1;
    }
    ACCOUNT_DIGITS.contains(&number.len()).then_some((number, taken))
}

/// The number of a person or an account that begins with the first group, its kind, and the count of its groups. The
/// first group must have at least three digits: a day or a month begins no number.
fn number(groups: &[&str]) -> Option<((String, &'static str), usize)> {
    let mut number = String::new();
    if groups[0].len() < 3 {
        return None;
    }
    for (index, group) in groups.iter().enumerate() {
        number.push_str(&group.to_ascii_uppercase());
        if number.len() > MAX_DIGITS {
            break;
        }
        if let Some(kind) = kind(&number) {
            return Some(((number, kind), index + 1));
        }
    }
    None
}

/// The kind of a number by its length, first digits and check digit; `None` for any other number.
fn kind(number: &str) -> Option<&'static str> {
    let digits: Vec<u32> = number.chars().filter_map(|c| c.to_digit(10)).collect();
    let is_decimal = digits.len() == number.len();
    match (number.len(), &digits[..]) {
        (11, [1, 3..=9, ..]) | (13, [8, 6, 1, 3..=9, ..]) if is_decimal => Some("mobile"),
        (18, _) if is_identity(number) => Some("identity"),
        // The first digit is the industry: 3 to 6 are banks.
        (16..=MAX_DIGITS, [3..=6, ..]) if is_decimal && is_luhn(&digits) => Some("account"),
        _ => None,
    }
}

/// Whether the check character and the month are those of an identity number: weights 2ⁱ mod 11 from the right.
fn is_identity(number: &str) -> bool {
    let value = |c: char| if c == 'X' { Some(10) } else { c.to_digit(10) };
    let month = number.get(10..12).and_then(|month| month.parse::<u32>().ok());
    let weight = |index: usize| (0..17 - index).fold(1u32, |weight, _| weight * 2 % 11);
    let terms: Option<Vec<u32>> = number.chars().enumerate().map(|(i, c)| Some(value(c)? * weight(i))).collect();
    month.is_some_and(|month| (1..=12).contains(&month))
        && terms.is_some_and(|terms| terms.iter().sum::<u32>() % 11 == 1)
}

/// Whether the check digit of a bank card is right.
fn is_luhn(digits: &[u32]) -> bool {
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let sum: u32 = digits.iter().rev().enumerate().map(|(i, d)| if i % 2 == 1 { doubled(*d) } else { *d }).sum();
    sum.is_multiple_of(10)
}
