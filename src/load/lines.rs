//! Whether each sheet has the lines that its layout fixes, each once.

use crate::layout::{Layout, SheetSpec};
use crate::model::{Budget, Finding, Head, Place, Sheet};

pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let sheets = Place::root().join("sheets");
    let lines = layout.sheets.iter().filter_map(|spec| Some((spec, budget.sheets.get(&spec.id)?)));
    let mut findings: Vec<Finding> =
        lines.flat_map(|(spec, sheet)| fixed(spec, sheet, &sheets.join(&spec.id).join("lines"))).collect();
    findings.extend(figures(budget, layout));
    findings
}

fn fixed(spec: &SheetSpec, sheet: &Sheet, place: &Place) -> Vec<Finding> {
    let mut findings = Vec::new();
    for line in spec.fixed_lines() {
        let is_it = |head: &Head| matches!(head, Head::Fixed(key) if *key == line.key);
        let mut found = sheet.lines.iter().enumerate().filter(|(_, given)| is_it(&given.head));
        if found.next().is_none() {
            findings.push(Finding::error("line-missing").at(place).with("key", &line.key).with("name", &line.name));
        }
        for (index, _) in found {
            findings.push(Finding::error("line-doubled").at(&place.join(index)).with("key", &line.key));
        }
    }
    findings
}

/// The cells that the narrative states must be there: an open line may be missing.
fn figures(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let cells = layout.figures.iter().filter_map(|figure| figure.cell.as_ref());
    cells
        .filter(|cell| budget.amount(&cell.sheet, &cell.line, &cell.column).is_none())
        .map(|cell| {
            let place = Place::root().join("sheets").join(&cell.sheet).join("lines");
            Finding::error("cell-missing").at(&place).with("line", &cell.line).with("column", &cell.column)
        })
        .collect()
}
