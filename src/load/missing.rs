//! What is missing in a file: named as the document names it, and whether it follows from something that was not read.

use crate::layout::{Layout, PartBody};
use crate::model::{Finding, Severity, finding};

/// Whether something is missing outside the tables in a member of the file that was read without errors, so that it is
/// missing indeed.
pub(super) fn stands_apart(fault: &Finding, read: &[Finding]) -> bool {
    let member = |finding: &Finding| finding.place.as_ref().and_then(|place| place.steps().next());
    let errors = || read.iter().filter(|finding| finding.severity == Severity::Error);
    match member(fault) {
        Some(own) if own != "sheets" => errors().map(member).all(|other| other.is_some_and(|other| other != own)),
        _ => false,
    }
}

/// Adds the title of the section or of the subject of the narrative that a fault is about.
pub(super) fn name(fault: &mut Finding, layout: &Layout) {
    let Some(place) = &fault.place else { return };
    let steps: Vec<String> = place.steps().collect();
    let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
    let title = match steps[..] {
        ["texts", part, section] => {
            let part = layout.parts.iter().find(|own| own.key == part);
            let titles = part.and_then(|part| match part.body()? {
                PartBody::Sections(sections) => Some((part, sections.iter().find(|own| own.key == section)?)),
                _ => None,
            });
            // A title that refers to the data is none that could be quoted.
            titles.map(|(part, section)| section.label(part).to_owned()).filter(|title| !title.contains("{{"))
        }
        ["figures", subject] => layout.figures.iter().find(|own| own.key == subject).map(|own| own.title.clone()),
        _ => None,
    };
    if matches!(fault.code, finding::list_empty::CODE | finding::one_of::CODE) {
        let named = if title.is_some() { "yes" } else { "no" };
        *fault = fault.clone().named(named, title.unwrap_or_default());
    }
}
