//! Which worksheet is which table, by title, name and number.

use super::grid::WorksheetGrid;
use super::reading::WorkbookReader;
use crate::layout::SheetSpec;
use crate::load::fold::fold;
use crate::model::{Finding, Place};

/// Titles stand in so many rows at the top.
const TOP: usize = 8;

/// The worksheets of tables in the order of the layout, by index; `None` for a table that has none. What has no
/// counterpart is told.
pub(super) fn matched(
    grids: &[WorksheetGrid],
    used: &mut Vec<usize>,
    reading: &mut WorkbookReader<'_>,
) -> Vec<Option<usize>> {
    let layout = reading.layout;
    let mut matched = Vec::new();
    for spec in &layout.sheets {
        let place = Place::root().join("sheets").join(&spec.id);
        let best = best(grids, spec);
        used.extend(&best);
        let derived = reading.has_ledger && spec.ledger.is_some();
        match best[..] {
            [] if derived || layout.is_optional(&spec.id) => {}
            [first, ..] if derived => {
                let finding = Finding::error("worksheet-derived").with("sheet", spec.label()).as_note();
                reading.tell(finding, &place, &grids[first], (0, 0));
            }
            [] => reading.findings.push(Finding::error("worksheet-missing").at(&place).with("sheet", spec.label())),
            [index] if grids[index].hidden => {
                let finding = Finding::error("worksheet-hidden").with("name", &grids[index].name).as_warning();
                reading.tell(finding, &place, &grids[index], (0, 0));
            }
            [_] => {}
            _ => {
                let names: Vec<&str> = best.iter().map(|index| grids[*index].name.as_str()).collect();
                let finding = Finding::error("worksheet-ambiguous").with("sheet", spec.label());
                let at = (0, 0);
                reading.tell(finding.with("names", names.join(", ")), &place, &grids[best[0]], at);
            }
        }
        matched.push(best.first().copied());
    }
    matched
}

/// The worksheets that are most surely this table: more than one if nothing tells them apart.
fn best(grids: &[WorksheetGrid], spec: &SheetSpec) -> Vec<usize> {
    let sure = |grid: &WorksheetGrid| sureness(grid, spec).map(|sure| (sure, !grid.hidden));
    let most = grids.iter().filter_map(sure).max();
    grids.iter().enumerate().filter(|(_, grid)| most.is_some() && sure(grid) == most).map(|(index, _)| index).collect()
}

/// How surely a worksheet is a table: its title stands at the top, or the worksheet is named after it; a title that
/// stands there with other words around it is a guess.
fn sureness(grid: &WorksheetGrid, spec: &SheetSpec) -> Option<u8> {
    if grid.is_empty() {
        return None;
    }
    let title = if spec.title.is_empty() { spec.tab() } else { &spec.title };
    let titles: Vec<String> = [title].into_iter().chain(spec.also.iter().map(String::as_str)).map(fold).collect();
    let name = fold(&grid.name);
    let named = name == fold(spec.tab()) || titles.contains(&name);
    let top: Vec<String> =
        grid.first_rows(TOP).into_iter().flat_map(|row| grid.words(row)).map(|(_, w)| fold(&w)).collect();
    let titled = titles.iter().any(|title| top.contains(title));
    match (titled, named) {
        (true, true) => Some(4),
        (true, false) => Some(3),
        // Another table's title may stand at the top of a worksheet that kept its old name.
        (false, true) => Some(2),
        (false, false) => {
            let within = |words: &String| titles.iter().any(|title| words.contains(title));
            top.iter().any(within).then_some(1)
        }
    }
}
