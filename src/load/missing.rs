//! Refines findings about values that are missing in a file: adds titles of the document, and recognises which of
//! the values are not missing because of another fault.
//!
//! [`load`](super::load()) uses it after [`check`](super::check).

use crate::layout::{Layout, PartBody};
use crate::model::{Finding, Severity, finding};

/// Whether a value is really missing: it belongs to a member of the file (other than `sheets`) in which no error was
/// found, so that it cannot be missing because of a value that could not be read.
pub(super) fn is_independent(fault: &Finding, read: &[Finding]) -> bool {
    let member = |finding: &Finding| finding.place.as_ref().and_then(|place| place.steps().next());
    let errors = || read.iter().filter(|finding| finding.severity == Severity::Error);
    match member(fault) {
        Some(key) if key != "sheets" => errors().map(member).all(|other| other.is_some_and(|other| other != key)),
        _ => false,
    }
}

/// Adds the title of the section, or of the subject of the narrative, to a fault about it.
pub(super) fn add_title(fault: &mut Finding, layout: &Layout) {
    let Some(place) = &fault.place else { return };
    let steps: Vec<String> = place.steps().collect();
    let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
    let title = match steps[..] {
        ["texts", part, section] => {
            let part = layout.parts.iter().find(|spec| spec.key == part);
            let titles = part.and_then(|part| match part.body()? {
                PartBody::Sections(sections) => Some((part, sections.iter().find(|spec| spec.key == section)?)),
                _ => None,
            });
            // A title with a template cannot be quoted as the document prints it.
            titles.map(|(part, section)| section.label(part).to_owned()).filter(|title| !title.contains("{{"))
        }
        ["figures", subject] => layout.figures.iter().find(|spec| spec.key == subject).map(|spec| spec.title.clone()),
        _ => None,
    };
    if matches!(fault.code, finding::list_empty::CODE | finding::one_of::CODE) {
        let named = if title.is_some() { "yes" } else { "no" };
        *fault = fault.clone().named(named, title.unwrap_or_default());
    }
}
