//! `level-missing`: an account stands in a table without the account next above it (项 without its 款, 款 without
//! its 类), under the same unit where the table has units.

use std::collections::HashSet;

use crate::check::groups::groups;
use crate::layout::{Layout, PageKind};
use crate::model::{Budget, Finding, LineHead, Place};

pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    // What is told in sentences is a list: there an item stands without the accounts above it.
    let told = |id: &String| layout.sheet(id).is_some_and(|spec| spec.page == PageKind::Told);
    for (id, sheet) in budget.sheets.iter().filter(|(id, _)| !told(id)) {
        let place = Place::root().join("sheets").join(id).join("lines");
        // A line that the layout fixes may stand for the account above, too, under every unit.
        let fixed = sheet.lines.iter().filter(|line| matches!(line.head, LineHead::Fixed(_)));
        let fixed: HashSet<&str> = fixed.map(|line| line.head.name()).collect();
        for group in groups(&sheet.lines) {
            let code = |index: &usize| match &sheet.lines[*index].head {
                LineHead::Account(code, _) => Some((*index, code)),
                _ => None,
            };
            let codes: Vec<_> = group.below.iter().filter_map(code).collect();
            let known: HashSet<&str> = codes.iter().map(|(_, code)| code.as_str()).collect();
            for (index, code) in codes {
                let Some(above) = code.parent().filter(|above| !known.contains(above) && !fixed.contains(above)) else {
                    continue;
                };
                let finding = Finding::error("level-missing").at(&place.join(index));
                findings.push(finding.with("code", code).with("above", above));
            }
        }
    }
    findings
}
