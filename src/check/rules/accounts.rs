//! `account-unknown`: an account is not in the official list of the layout's year. `account-name`: the list has
//! another name for it. Both are warnings, because lists change within a year.

use std::collections::HashSet;

use crate::layout::Layout;
use crate::model::{Budget, Finding, LineHead, Place, finding};

/// The findings of this rule; [`super::check`] runs it with all others.
pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    // Accounts for which the layout has fixed lines are covered by `name-differs`.
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
                    findings.push(finding::account_name(code, name, official).at(&place.join("name")));
                }
                None => {
                    let (near, title) = layout.accounts.nearest(classification, code.as_str()).unwrap_or_default();
                    findings.push(finding::account_unknown(code, near, title).at(&place.join("code")));
                }
            }
        }
    }
    findings
}
