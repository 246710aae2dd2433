//! Checks that the cells which the narrative (情况说明) states are in the tables of a budget.
//!
//! `partial.rs` calls it for a budget read from a file, `derived.rs` for one with tables derived from a ledger.

use crate::layout::Layout;
use crate::model::{Budget, Finding, Place, finding};

/// A finding `cell-missing` for each cell that the narrative refers to and the budget lacks. A file of the right
/// shape may lack a cell of an open line, which the data add to a table (unit, account, project).
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
