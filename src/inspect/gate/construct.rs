//! Turns the faults of the strict reader (`src/inspect/closed`) into findings `gate-construct`, an error at both gates.
//! `inspect::edition` calls it for a file with a construct that this program does not write.

use super::super::closed::Fault;
use crate::model::{Finding, finding};

/// Limit of reported faults: one is enough to refuse a file.
const MAX_FINDINGS: usize = 5;

/// The first findings, each with the page or object of its fault, or about the file as a whole.
pub(in crate::inspect) fn constructs(faults: Vec<Fault>) -> Vec<Finding> {
    let finding = |fault: Fault| {
        let place = fault.page.map_or("object", |_| "page");
        let number = fault.page.unwrap_or(fault.object);
        finding::gate_construct(fault.what, if number == 0 { "file" } else { place }, number, fault.detail)
    };
    faults.into_iter().take(MAX_FINDINGS).map(finding).collect()
}
