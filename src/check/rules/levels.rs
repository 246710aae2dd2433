//! `level-missing`: an account stands in a table without the account next above it (项 without its 款, 款 without
//! its 类).

use std::collections::HashSet;

use crate::layout::Layout;
use crate::model::{Budget, Finding, Head, Place};

pub(super) fn check(budget: &Budget, _layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (id, sheet) in &budget.sheets {
        let place = Place::root().join("sheets").join(id).join("lines");
        let codes = sheet.lines.iter().enumerate().filter_map(|(index, line)| match &line.head {
            Head::Account(code, _) => Some((index, code)),
            _ => None,
        });
        // A line that the layout fixes may stand for the account above, too.
        let known: HashSet<&str> = sheet.lines.iter().map(|line| line.head.name()).collect();
        for (index, code) in codes {
            let Some(above) = code.parent() else { continue };
            if !known.contains(above) {
                let finding = Finding::error("level-missing").at(&place.join(index));
                findings.push(finding.with("code", code).with("above", above));
            }
        }
    }
    findings
}
