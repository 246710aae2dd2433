//! `account-unknown`: an account is not in the official list of the layout's year. `account-name`: it is there by
//! another name. Warnings both: lists change within a year.

use std::collections::HashSet;

use crate::layout::Layout;
use crate::model::{Budget, Finding, LineHead, Place};

pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    // Of accounts for which the layout has lines, `name-differs` tells.
    let lines = layout.sheets.iter().flat_map(|spec| spec.fixed_lines());
    let fixed: HashSet<&str> = lines.map(|line| line.key.as_str()).collect();
    for spec in &layout.sheets {
        let (Some(classification), Some(sheet)) = (spec.accounts, budget.sheets.get(&spec.id)) else { continue };
        if layout.accounts.list(classification).is_empty() {
            continue;
        }
        for (index, line) in sheet.lines.iter().enumerate() {
            let LineHead::Account(code, name) = &line.head else { continue };
            let place = Place::root().join("sheets").join(&spec.id).join("lines").join(index);
            match layout.accounts.name(classification, code.as_str()) {
                Some(official) if official == name || fixed.contains(code.as_str()) => {}
                Some(official) => {
                    let finding = Finding::error("account-name").at(&place.join("name")).with("code", code);
                    findings.push(finding.with("name", name).with("official", official).as_warning());
                }
                None => {
                    let near = layout.accounts.nearest(classification, code.as_str()).unwrap_or_default();
                    let finding = Finding::error("account-unknown").at(&place.join("code")).with("code", code);
                    findings.push(finding.with("nearest", near.0).with("name", near.1).as_warning());
                }
            }
        }
    }
    findings
}
