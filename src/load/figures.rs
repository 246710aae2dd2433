//! Whether the narrative can state what it compares.

use crate::layout::Layout;
use crate::model::{Budget, Finding, Place};

/// The cells that the narrative states must be there, as an open line may be missing; and last year's amount,
/// of which the change is told in percent, cannot be negative.
pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for spec in &layout.figures {
        for cell in spec.cell.iter().chain(&spec.budget) {
            if budget.amount(&cell.sheet, &cell.line, &cell.column).is_none() {
                let place = Place::root().join("sheets").join(&cell.sheet).join("lines");
                let finding = Finding::error("cell-missing").at(&place);
                findings.push(finding.with("line", &cell.line).with("column", &cell.column));
            }
        }
        let Some(compared) = spec.compared(budget) else { continue };
        if compared.previous().is_sign_negative() {
            let place = Place::root().join("figures").join(&spec.key).join("change");
            let finding = Finding::error("previous-negative").at(&place).with("current", compared.current);
            findings.push(finding.with("previous", compared.previous()));
        }
    }
    findings
}
