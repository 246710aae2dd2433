//! `year-old`: a text names a year before last year, as texts carried over do. Titles of documents in 《》 may, and so
//! may what stands in brackets behind them: 《预算法》（2018年修正）.

use super::Texts;
use crate::layout::Layout;
use crate::model::{Budget, Finding};

/// What follows a year: 年.
const YEAR: char = '\u{5E74}';

pub(super) fn check(texts: &Texts<'_>, budget: &Budget, _layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, text) in texts {
        let old = years(&untitled(text)).into_iter().find(|year| *year + 1 < budget.year);
        let told = |year| Finding::error("year-old").at(place).with("year", year).with("current", budget.year);
        findings.extend(old.map(|year| told(year).as_warning()));
    }
    findings
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

/// The years that a text names: four digits from 1980 to 2099 before 年, or with a month as in 2021-12-31; amounts
/// (2016.35万元), codes and the numbers of documents (〔2016〕143号) are none.
fn years(text: &str) -> Vec<u16> {
    let mut years = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let number = &rest[start..];
        let (digits, after) = number.split_at(number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len()));
        let year = digits.parse::<u16>().ok().filter(|year| digits.len() == 4 && (1980..2100).contains(year));
        years.extend(year.filter(|_| after.trim_start().starts_with(YEAR) || has_month(after)));
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
