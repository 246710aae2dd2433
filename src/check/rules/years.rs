//! `year-old`: a text names a year before last year, as a text copied from an older document does. `year-other`: a
//! text calls the budget that of another year. Titles of documents in 《》, and the brackets after them, may name any
//! year: 《预算法》（2018年修正）.

use super::{Texts, last_characters};
use crate::layout::{Layout, TableWords};
use crate::model::{Budget, Finding, finding};

/// The character after a year: 年.
const YEAR_SIGN: char = '\u{5E74}';

/// Maximum number of characters between the digits of a year and the word for its budget: 年度.
const MAX_GAP_CHARACTERS: usize = 2;

/// Number of characters around a year that are examined.
const CONTEXT_CHARACTERS: usize = 40;

/// The findings of this rule; [`super::check`] runs it with all others.
pub(super) fn check(texts: &Texts<'_>, budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, text) in texts {
        let text = without_titles(text);
        let years = years(&text);
        let is_old = |year: u16| year.saturating_add(1) < budget.year;
        let old = years.iter().find(|(_, year)| is_old(*year)).map(|(_, year)| finding::year_old(*year, budget.year));
        let other = years
            .iter()
            .find(|(at, year)| *year != budget.year && !is_old(*year) && is_of_budget(&text, *at, &layout.words));
        let other = other.map(|(_, year)| finding::year_other(*year, budget.year));
        findings.extend(old.into_iter().chain(other).map(|finding| finding.at(place)));
    }
    findings
}

/// The years that a text names outside titles.
pub(super) fn named(text: &str) -> Vec<u16> {
    years(&without_titles(text)).into_iter().map(|(_, year)| year).collect()
}

/// The years of budgets that a text names.
pub(super) fn of_budgets(text: &str, words: &TableWords) -> Vec<u16> {
    let text = without_titles(text);
    years(&text).into_iter().filter(|(at, _)| is_of_budget(&text, *at, words)).map(|(_, year)| year).collect()
}

/// Whether the year at this byte is that of a budget (2024年度预算), and not only mentioned for comparison
/// (比2023年预算).
fn is_of_budget(text: &str, at: usize, words: &TableWords) -> bool {
    let after = text[at..].chars().skip_while(char::is_ascii_digit).filter(|c| !c.is_whitespace());
    let after: String = after.take(CONTEXT_CHARACTERS).collect();
    let after_budget = words.budgets.iter().filter_map(|word| {
        let found = after.find(word.as_str()).filter(|found| after[..*found].chars().count() <= MAX_GAP_CHARACTERS)?;
        Some(&after[found + word.len()..])
    });
    let clause = last_characters(&text[..at], CONTEXT_CHARACTERS).rsplit(ends_clause).next().unwrap_or_default();
    let is_compared = words.compared.iter().any(|word| clause.contains(word.as_str()));
    let is_comparison = |after: &str| words.compared.iter().any(|word| after.starts_with(word.as_str()));
    let mut after_budget = after_budget.peekable();
    !is_compared && after_budget.peek().is_some() && !after_budget.any(is_comparison)
}

/// Whether a character ends a clause.
fn ends_clause(character: char) -> bool {
    matches!(character, '，' | '。' | '；' | '：' | '、' | ',' | ';' | ':')
}

/// A text without titles and the brackets after them.
fn without_titles(text: &str) -> String {
    let (mut depth, mut last) = (0usize, ' ');
    let mut kept = String::new();
    for character in text.chars() {
        match character {
            '《' => depth += 1,
            '（' | '(' if depth > 0 || last == '》' => depth += 1,
            '》' | '）' | ')' if depth > 0 => depth -= 1,
            _ if depth == 0 => kept.push(character),
            _ => {}
        }
        last = character;
    }
    kept
}

/// The years that a text names, each with its byte offset: four digits from 1980 to 2099 before 年, or with a month as
/// in 2021-12-31. Amounts (2016.35万元), codes and numbers of documents (〔2016〕143号) are not years.
fn years(text: &str) -> Vec<(usize, u16)> {
    let mut years = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let number = &rest[start..];
        let at = text.len() - number.len();
        let (digits, after) = number.split_at(number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len()));
        let year = digits.parse::<u16>().ok().filter(|year| digits.len() == 4 && (1980..2100).contains(year));
        let year = year.filter(|_| after.trim_start().starts_with(YEAR_SIGN) || is_date(after));
        years.extend(year.map(|year| (at, year)));
        rest = after;
    }
    years
}

/// Whether a month and a day follow: -12-31, /12/31, .12.31.
fn is_date(after: &str) -> bool {
    let marks = ['-', '/', '.'];
    let mut parts = after.splitn(4, marks).skip(1);
    let month = parts.next().and_then(|month| month.parse::<u8>().ok());
    let has_day = parts.next().is_some_and(|day| day.starts_with(|c: char| c.is_ascii_digit()));
    after.starts_with(marks) && month.is_some_and(|month| (1..=12).contains(&month)) && has_day
}
