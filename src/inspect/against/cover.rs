//! The cover (封皮): one page with the characters of its texts, each as often as they have it.
//!
//! A spine runs from top to bottom beside other lines, so that the characters are counted instead of read in order.

use std::collections::BTreeMap;

use super::super::gate;
use super::super::report::Report;
use super::super::values::solid;
use crate::model::Finding;
use crate::view::{View, Wrap};

/// How often each character is wanted more than it is there.
type Balance = BTreeMap<char, i64>;

pub(super) fn check(report: &Report, wrap: &Wrap, view: &View) -> Vec<Finding> {
    let mut balance = Balance::new();
    let mut count = |text: &str, by: i64| {
        solid(text).chars().for_each(|character| *balance.entry(character).or_default() += by);
    };
    wrap.texts(&view.cover).for_each(|text| count(text, 1));
    let letters = report.pages.iter().flat_map(|page| &page.letters).filter(|letter| !letter.hidden);
    letters.for_each(|letter| count(&letter.text, -1));
    let told = |sign: i64| -> String {
        let off = balance.iter().filter(|(_, times)| **times * sign > 0);
        off.map(|(character, _)| *character).collect()
    };
    let mut findings = gate::overlaps(report, "against-overlap");
    let (lost, stray) = (told(1), told(-1));
    if !lost.is_empty() {
        let finding = Finding::error("against-lost").with("page", 1).with("text", &lost);
        findings.push(finding.with("wanted", lost).with("printed", &stray).with("more", 0));
    } else if !stray.is_empty() {
        findings.push(Finding::error("against-stray").with("page", 1).with("what", "stray").with("text", stray));
    }
    findings
}
