//! Whether the narrative can state what it compares.

use crate::layout::Layout;
use crate::model::{Budget, Figure, Finding, Place};

/// The cells that the narrative states must be there, as an open line may be missing; and last year's amount,
/// of which the change is told in percent, cannot be negative.
pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let mut findings = Vec::new();
    for spec in &layout.figures {
        let Some(cell) = &spec.cell else { continue };
        let Some(current) = budget.amount(&cell.sheet, &cell.line, &cell.column) else {
            let place = Place::root().join("sheets").join(&cell.sheet).join("lines");
            let finding = Finding::error("cell-missing").at(&place);
            findings.push(finding.with("line", &cell.line).with("column", &cell.column));
            continue;
        };
        let change = budget.figures.get(&spec.key).and_then(|figures| figures.get("change"));
        if let Some(Figure::Amount(change)) = change
            && current.value() - change.value() < rust_decimal::Decimal::ZERO
        {
            let place = Place::root().join("figures").join(&spec.key).join("change");
            let previous = current.value() - change.value();
            findings.push(
                Finding::error("previous-negative").at(&place).with("current", current).with("previous", previous),
            );
        }
    }
    findings
}
