//! Sorts findings into the order of a report: causes of many differences first, then table by table.

use super::CAUSES;
use crate::layout::{Layout, PartBody};
use crate::model::{Finding, Place, Severity};

/// Sorts findings into the order of the report.
pub fn sort(findings: &mut [Finding], layout: &Layout) {
    findings.sort_by_cached_key(|finding| order(finding, layout));
}

/// The sort key: causes first, then tables in the order of the layout and their lines from the top, then other
/// findings in the order of the file or the document; for one line or text, the graver finding first.
fn order(finding: &Finding, layout: &Layout) -> (bool, usize, [usize; 4], Severity, String) {
    let place = finding.place.as_ref();
    let sheet = place.and_then(Place::sheet);
    let position = sheet.as_ref().and_then(|id| layout.sheets.iter().position(|spec| spec.id == *id));
    let row = match (place, sheet) {
        (Some(place), None) => text_row(place, layout),
        (place, _) => {
            let line = place.and_then(|place| place.steps().nth(3)?.parse().ok());
            [line.unwrap_or(0), 0, 0, 0]
        }
    };
    let pointer = place.map(|place| place.pointer().to_owned()).unwrap_or_default();
    (!CAUSES.contains(&finding.code), position.unwrap_or(usize::MAX), row, finding.severity, pointer)
}

/// The sort key of a place outside the tables: texts before figures, by the rows of a worksheet or else in the order
/// of the layout.
fn text_row(place: &Place, layout: &Layout) -> [usize; 4] {
    let steps: Vec<String> = place.steps().collect();
    let row = place
        .cell()
        .and_then(|cell| cell.rsplit_once('!'))
        .and_then(|(_, cell)| cell.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().ok());
    let (group, indices) = match steps.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["texts", part, section, index] => (1, [section_order(part, section, layout), index.parse().unwrap_or(0)]),
        ["texts", part, section] => (1, [section_order(part, section, layout), 0]),
        ["figures", subject, ..] => {
            let index = layout.figures.iter().position(|spec| spec.key == subject);
            (2, [index.unwrap_or(usize::MAX), 0])
        }
        ["texts" | "figures", ..] => (1, [0, 0]),
        _ => (0, [0, 0]),
    };
    [group, row.unwrap_or(0), indices[0], indices[1]]
}

/// The number of sections before this one in the document.
fn section_order(part: &str, section: &str, layout: &Layout) -> usize {
    let sections = layout.parts.iter().filter_map(|part| match part.body()? {
        PartBody::Sections(sections) => Some(sections.iter().map(|section| (part.key.as_str(), section.key.as_str()))),
        _ => None,
    });
    sections.flatten().position(|keys| keys == (part, section)).unwrap_or(usize::MAX)
}
