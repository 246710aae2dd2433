//! Builds the readable part of a budget, so that a file with errors can still be checked as far as possible.
//!
//! [`load`](super::load()) calls it after [`check`](super::check); values with errors are removed and recorded in
//! [`Unread`].

use super::node::JsonNode;
use super::{RequiredContent, figures, json};
use crate::error::Error;
use crate::layout::Layout;
use crate::model::{Budget, Finding, Severity, Unread, finding};

/// The budget of a file without the values that have errors, and the record of what is missing in it.
///
/// # Errors
/// `internal-shape` if the file has no errors, and yet a value of it could not be read.
pub(super) fn budget(
    node: &JsonNode,
    layout: &Layout,
    findings: &[Finding],
    (required, has_ledger): (RequiredContent, bool),
) -> Result<(Budget, Unread), Error> {
    let mut unread = Unread::default();
    let mut budget = json::budget(node, layout, &mut unread);
    if required == RequiredContent::Whole {
        let absent = layout.sheets.iter().filter(|spec| !budget.sheets.contains_key(&spec.id));
        let follows = |id: &str| has_ledger && layout.derived().any(|(spec, _)| spec.id == id);
        absent
            .filter(|spec| !layout.is_optional(&spec.id) && !follows(&spec.id))
            .for_each(|spec| unread.sheet(&spec.id));
        let absent = layout.figures.iter().filter(|spec| !budget.figures.contains_key(&spec.key));
        absent.for_each(|spec| unread.figure(&spec.key, ""));
    }
    let is_faulty = findings.iter().any(|finding| finding.severity == Severity::Error);
    if !is_faulty {
        // A file without tables or amounts may leave lines out.
        let is_whole = unread.is_empty() || required != RequiredContent::Whole;
        let internal = || Error::failed(finding::internal_shape());
        return is_whole.then(|| (budget, Unread::default())).ok_or_else(internal);
    }
    findings.iter().for_each(|finding| unread.note(finding));
    for (id, sheet) in &mut budget.sheets {
        for (index, line) in sheet.lines.iter_mut().enumerate() {
            line.cells.retain(|column, _| unread.has_cell(id, index, column));
        }
    }
    for (subject, figures) in &mut budget.figures {
        figures.retain(|field, _| unread.has_figure(subject, field));
    }
    Ok((budget, unread))
}

/// The cells that the narrative needs and that are missing ([`figures::check`]), without those that could not be read.
pub(super) fn figures(budget: &Budget, layout: &Layout, unread: &Unread) -> Vec<Finding> {
    let mut findings = figures::check(budget, layout);
    let is_read = |finding: &Finding| {
        let Some(place) = &finding.place else { return true };
        place.sheet().is_none_or(|id| unread.has_all_of(&id)) && !unread.covers(place)
    };
    findings.retain(is_read);
    findings
}
