//! `year-old`: a text names a year before last year, as texts carried over do. `year-other`: a text speaks of the budget
//! of another year as if it were this one. Titles of documents in 《》 may, and so may what stands in brackets behind
//! them: 《预算法》（2018年修正）.

use super::{Texts, tail};
use crate::layout::{Layout, TableWords};
use crate::model::{Budget, Finding};

/// What follows a year: 年.
const YEAR: char = '\u{5E74}';

/// The most characters between the digits of a year and the word for its budget: 年度.
const GAP: usize = 2;

/// So many characters around a year are looked at.
const NEAR: usize = 40;

pub(super) fn check(texts: &Texts<'_>, budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, text) in texts {
        let text = untitled(text);
        let years = years(&text);
        let is_old = |year: u16| year.saturating_add(1) < budget.year;
        let old = years.iter().find(|(_, year)| is_old(*year)).map(|(_, year)| ("year-old", *year));
        let other = years
            .iter()
            .find(|(at, year)| *year != budget.year && !is_old(*year) && is_of_budget(&text, *at, &layout.words));
        for (code, year) in old.into_iter().chain(other.map(|(_, year)| ("year-other", *year))) {
            findings.push(told(code, year, budget).at(place));
        }
    }
    findings
}

fn told(code: &'static str, year: u16, budget: &Budget) -> Finding {
    Finding::error(code).with("year", year).with("current", budget.year).as_warning()
}

/// The years that a text names, but for titles.
pub(super) fn named(text: &str) -> Vec<u16> {
    years(&untitled(text)).into_iter().map(|(_, year)| year).collect()
}

/// The years of whose budgets a text speaks.
pub(super) fn of_budgets(text: &str, words: &TableWords) -> Vec<u16> {
    let text = untitled(text);
    years(&text).into_iter().filter(|(at, _)| is_of_budget(&text, *at, words)).map(|(_, year)| year).collect()
}

/// Whether a word for a budget follows the year at this place, and nothing tells that another year's is meant.
fn is_of_budget(text: &str, at: usize, words: &TableWords) -> bool {
    let after = text[at..].chars().skip_while(char::is_ascii_digit).filter(|c| !c.is_whitespace());
    let after: String = after.take(NEAR).collect();
    let behind = words.budgets.iter().filter_map(|word| {
        let found = after.find(word.as_str()).filter(|found| after[..*found].chars().count() <= GAP)?;
        Some(&after[found + word.len()..])
    });
    let clause = tail(&text[..at], NEAR).rsplit(is_mark).next().unwrap_or_default();
    let compared = words.compared.iter().any(|word| clause.contains(word.as_str()));
    let is_other = |behind: &str| words.compared.iter().any(|word| behind.starts_with(word.as_str()));
    let mut behind = behind.peekable();
    !compared && behind.peek().is_some() && !behind.any(is_other)
}

/// Whether a clause ends here.
fn is_mark(character: char) -> bool {
    matches!(character, '，' | '。' | '；' | '：' | '、' | ',' | ';' | ':')
}

/// A text without titles, and without the brackets that follow one.
fn untitled(text: &str) -> String {
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

/// The years that a text names, each with where it begins: four digits from 1980 to 2099 before 年, or with a month as
/// in 2021-12-31; amounts (2016.35万元), codes and the numbers of documents (〔2016〕143号) are none.
fn years(text: &str) -> Vec<(usize, u16)> {
    let mut years = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let number = &rest[start..];
        let at = text.len() - number.len();
        let (digits, after) = number.split_at(number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len()));
        let year = digits.parse::<u16>().ok().filter(|year| digits.len() == 4 && (1980..2100).contains(year));
        let year = year.filter(|_| after.trim_start().starts_with(YEAR) || has_month(after));
        years.extend(year.map(|year| (at, year)));
        rest = after;
    }
    years
}

/// Whether a month and a day follow: -12-31, /12/31, .12.31.
fn has_month(after: &str) -> bool {
    let marks = ['-', '/', '.'];
    let mut parts = after.splitn(4, marks).skip(1);
    let month = parts.next().and_then(|month| month.parse::<u8>().ok());
    let day = parts.next().is_some_and(|day| day.starts_with(|c: char| c.is_ascii_digit()));
    after.starts_with(marks) && month.is_some_and(|month| (1..=12).contains(&month)) && day
}
