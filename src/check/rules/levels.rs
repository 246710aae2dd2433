//! `level-missing`: a table has an account without the one next above it (项 without its 款, 款 without its 类); under the
//! same unit if the table has units.

use std::collections::HashSet;

use crate::check::groups::groups;
use crate::layout::{Layout, PageKind};
use crate::model::{Budget, Finding, LineHead, Place, finding};

/// The findings of this rule; [`super::check`] runs it with all others.
pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    // A table printed as sentences is a list: it may have an item without the accounts above it.
    let is_narrative = |id: &String| layout.sheet(id).is_some_and(|spec| spec.page == PageKind::Narrative);
    for (id, sheet) in budget.sheets.iter().filter(|(id, _)| !is_narrative(id)) {
        let place = Place::root().join("sheets").join(id).join("lines");
        // A fixed line of the layout may be the account above, too, for every unit.
        let fixed = sheet.lines.iter().filter(|line| matches!(line.head, LineHead::Fixed(_)));
        let fixed: HashSet<&str> = fixed.map(|line| line.head.name()).collect();
        for group in groups(&sheet.lines) {
            let code = |index: &usize| match &sheet.lines[*index].head {
                LineHead::Account(code, _) => Some((*index, code)),
                _ => None,
            };
            let codes: Vec<_> = group.below.iter().filter_map(code).collect();
            let listed: HashSet<&str> = codes.iter().map(|(_, code)| code.as_str()).collect();
            for (index, code) in codes {
                let Some(above) = code.parent().filter(|above| !listed.contains(above) && !fixed.contains(above))
                else {
                    continue;
                };
                findings.push(finding::level_missing(code, above).at(&place.join(index)));
            }
        }
    }
    findings
}
