//! `name-differs`: an account has one name in one line and another name in another.

use std::collections::BTreeMap;

use crate::layout::Layout;
use crate::model::{AccountCode, Budget, Finding, LineHead, Place, finding};

/// The findings of this rule; [`super::check`] runs it with all others.
pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut names = fixed_names(layout);
    for (id, sheet) in &budget.sheets {
        for (index, line) in sheet.lines.iter().enumerate() {
            let LineHead::Account(code, name) = &line.head else { continue };
            let place = Place::root().join("sheets").join(id).join("lines").join(index).join("name");
            let (first, known) = names.entry(code.as_str()).or_insert_with(|| (Some(place.clone()), name));
            if *known != name {
                let mut finding = finding::name_differs(code, name, *known).at(&place);
                finding.cells.extend(first.clone());
                findings.push(finding);
            }
        }
    }
    findings
}

/// The names of accounts for which the layout has fixed lines, by code.
fn fixed_names(layout: &Layout) -> BTreeMap<&str, (Option<Place>, &String)> {
    let lines = layout.sheets.iter().flat_map(|sheet| sheet.fixed_lines());
    let accounts = lines.filter(|line| AccountCode::new(&line.key).is_some());
    accounts.map(|line| (line.key.as_str(), (None, &line.name))).collect()
}
