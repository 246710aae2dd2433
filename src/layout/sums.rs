//! Checks that no sum of a layout contains itself, and that ledger filters name funds, kinds and accounts that exist.
//!
//! [`super::validate`] calls both when a layout is opened. A circular sum would never end when tables are computed.

use std::collections::HashMap;

use super::validate::Problems;
use super::{Layout, LedgerFilter, LedgerSpec, SheetSpec};
use crate::model::{Place, finding};

impl SheetSpec {
    /// Reports columns and lines that are part of themselves, directly or through other sums.
    pub(super) fn circle_problems(&self, place: &Place, problems: &mut Problems) {
        let columns = self.placed_columns(place).into_iter();
        let columns = columns.filter_map(|(place, column)| Some((place, column.key.as_deref()?, &*column.sum)));
        report_circles(columns.collect(), problems);
        let lines = self.placed_lines(place).into_iter().map(|(place, line)| (place, &*line.key, &*line.sum));
        report_circles(lines.collect(), problems);
    }
}

/// Follows every sum, given as place, key and parts, and reports those that contain their own key.
fn report_circles(sums: Vec<(Place, &str, &[String])>, problems: &mut Problems) {
    let parts: HashMap<&str, &[String]> = sums.iter().map(|(_, key, sum)| (*key, *sum)).collect();
    for (place, key, sum) in &sums {
        let mut seen = Vec::new();
        let mut open: Vec<&str> = sum.iter().map(String::as_str).collect();
        while let Some(part) = open.pop() {
            if part == *key {
                problems.unless(false, &place.join("sum"), || finding::layout_circle(key));
                break;
            }
            if !seen.contains(&part) {
                seen.push(part);
                open.extend(parts.get(part).copied().unwrap_or_default().iter().map(String::as_str));
            }
        }
    }
}

impl Layout {
    /// Checks `[ledger]` and the ledger filters of tables, columns and lines: each names a known currency unit, fund,
    /// kind, or digits of an account code.
    pub(super) fn ledger_problems(&self, problems: &mut Problems) {
        let top = Place::root().join("ledger");
        let problem = |what: &'static str, value: &str| finding::layout_ledger(what, value);
        let placed =
            self.sheets.iter().enumerate().filter_map(|(index, sheet)| Some((index, sheet, sheet.ledger.as_ref()?)));
        let Some(ledger) = &self.ledger else {
            for (index, ..) in placed {
                let place = Place::root().join("sheet").join(index).join("ledger");
                problems.unless(false, &place, || problem("missing", ""));
            }
            return;
        };
        problems.unless(self.format.measures.contains_key(&ledger.measure), &top.join("measure"), || {
            problem("measure", &ledger.measure)
        });
        for (index, kind) in ledger.projects.iter().enumerate() {
            let place = top.join("projects").join(index);
            problems.unless(ledger.kinds.contains_key(kind), &place, || problem("kind", kind));
        }
        for (index, sheet, rule) in placed {
            let place = Place::root().join("sheet").join(index);
            rule.of.problems(ledger, &place.join("ledger").join("of"), problems);
            for (place, column) in sheet.placed_columns(&place) {
                let filter = column.ledger.iter();
                filter.for_each(|filter| filter.problems(ledger, &place.join("ledger"), problems));
            }
            for (place, line) in sheet.placed_lines(&place) {
                let filter = line.ledger.iter();
                filter.for_each(|filter| filter.problems(ledger, &place.join("ledger"), problems));
            }
        }
    }
}

impl LedgerFilter {
    /// Reports the values of a filter that do not exist.
    fn problems(&self, ledger: &LedgerSpec, place: &Place, problems: &mut Problems) {
        let is_digits = |code: &str| !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit());
        let mut unless =
            |field: &str, what: &'static str, values: &Option<Vec<String>>, known: &dyn Fn(&str) -> bool| {
                for (index, value) in values.iter().flatten().enumerate() {
                    let problem = || finding::layout_ledger(what, value);
                    problems.unless(known(value), &place.join(field).join(index), problem);
                }
            };
        unless("fund", "fund", &self.fund, &|name| ledger.funds.contains_key(name));
        unless("kind", "kind", &self.kind, &|name| ledger.kinds.contains_key(name));
        unless("function", "code", &self.function, &is_digits);
        unless("economy", "code", &self.economy, &is_digits);
    }
}
