//! Finds the cells and lines that findings name, so that the HTML report can mark them.

use std::collections::BTreeMap;

use crate::layout::Layout;
use crate::model::{Finding, Place, Severity};

/// The places that findings name, by pointer, each with the gravest severity and the numbers of the findings.
pub(super) type Marks = BTreeMap<String, (Severity, Vec<usize>)>;

/// The marks of these findings, which are numbered from 1.
pub(super) fn marks(findings: &[Finding], layout: &Layout) -> Marks {
    let mut marks = Marks::new();
    for (index, finding) in findings.iter().enumerate() {
        for place in finding.place.iter().chain(&finding.cells) {
            let place = shown(place, layout).pointer().to_owned();
            let mark = marks.entry(place).or_insert((finding.severity, Vec::new()));
            mark.0 = mark.0.min(finding.severity);
            if mark.1.last() != Some(&(index + 1)) {
                mark.1.push(index + 1);
            }
        }
    }
    marks
}

/// The place where the report shows a value: code, name and key of a line are shown in its head, so for these it is
/// the place of the line.
pub(super) fn shown(place: &Place, layout: &Layout) -> Place {
    let steps: Vec<String> = place.steps().collect();
    let [sheets, id, lines, line, member] = &steps[..] else { return place.clone() };
    let is_cell =
        |id: &str| layout.sheet(id).is_none_or(|spec| spec.data_columns().iter().any(|(key, _)| key == member));
    if is_cell(id) { place.clone() } else { Place::root().join(sheets).join(id).join(lines).join(line) }
}
