//! `year-old`: a text names a year before last year, as texts carried over do. Titles of documents in 《》 may.

use crate::layout::Layout;
use crate::model::{Budget, Finding};

pub(super) fn check(budget: &Budget, _layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, text) in budget.texts() {
        let old = years(text).into_iter().find(|year| *year + 1 < budget.year);
        let told = |year| Finding::error("year-old").at(&place).with("year", year).with("current", budget.year);
        findings.extend(old.map(|year| told(year).as_warning()));
    }
    findings
}

/// The years that a text names outside titles: four digits from 1980 to 2099, no more of them around.
fn years(text: &str) -> Vec<u16> {
    let mut years = Vec::new();
    let mut titles = 0usize;
    let mut digits = String::new();
    for character in text.chars().chain([' ']) {
        match character {
            '0'..='9' => digits.push(character),
            _ => {
                let year = digits.parse::<u16>().ok().filter(|year| digits.len() == 4 && (1980..2100).contains(year));
                years.extend(year.filter(|_| titles == 0));
                digits.clear();
            }
        }
        match character {
            '《' => titles += 1,
            '》' => titles = titles.saturating_sub(1),
            _ => {}
        }
    }
    years
}
