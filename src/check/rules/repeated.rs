//! `line-repeated`: a table has an account, a unit or a project twice, under the same unit.

use std::collections::HashMap;

use crate::layout::Layout;
use crate::model::{Budget, Finding, LineHead, Place, finding};

/// The findings of this rule; [`super::check`] runs it with all others.
pub(super) fn check(budget: &Budget, _layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (id, sheet) in &budget.sheets {
        let place = Place::root().join("sheets").join(id).join("lines");
        let mut unit = "";
        let mut seen: HashMap<(&str, &str), usize> = HashMap::new();
        for (index, line) in sheet.lines.iter().enumerate() {
            let name = line.head.name();
            let scope = match &line.head {
                LineHead::Fixed(_) => continue,
                LineHead::Unit(name) => {
                    unit = name;
                    ""
                }
                LineHead::Account(..) | LineHead::Project(_) => unit,
            };
            if let Some(first) = seen.insert((scope, name), index) {
                let mut finding = finding::line_repeated(name).at(&place.join(index));
                finding.cells.push(place.join(first));
                findings.push(finding);
            }
        }
    }
    findings
}
