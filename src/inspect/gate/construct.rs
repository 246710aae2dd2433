//! The closed world as a rule of both gates: a file holds nothing but what this program writes.

use super::super::closed::Fault;
use crate::model::{Finding, finding};

/// At most so many faults are reported: one is enough to refuse a file.
const MAX_FINDINGS: usize = 5;

/// What of a file this program does not write, by page or object.
pub(in crate::inspect) fn constructs(faults: Vec<Fault>) -> Vec<Finding> {
    let finding = |fault: Fault| {
        let place = fault.page.map_or("object", |_| "page");
        let number = fault.page.unwrap_or(fault.object);
        finding::gate_construct(fault.what, if number == 0 { "file" } else { place }, number, fault.detail)
    };
    faults.into_iter().take(MAX_FINDINGS).map(finding).collect()
}
