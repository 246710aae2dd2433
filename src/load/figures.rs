//! Whether the narrative can state what it compares.

use crate::layout::Layout;
use crate::model::{Budget, Finding, Place, finding};

/// The cells that the narrative states must be there, as an open line may be missing.
pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for spec in &layout.figures {
        for cell in spec.cell.iter().chain(&spec.budget) {
            if budget.amount(&cell.sheet, &cell.line, &cell.column).is_none() {
                let place = Place::root().join("sheets").join(&cell.sheet).join("lines");
                findings.push(finding::cell_missing(&cell.line, &cell.column).at(&place));
            }
        }
    }
    findings
}
