//! Matches the worksheets of a workbook with the tables of the layout, by titles and worksheet names.
//!
//! [`super::read`] calls [`match_worksheets`] before it reads the tables.

use super::grid::WorksheetGrid;
use super::reader::WorkbookReader;
use crate::layout::SheetSpec;
use crate::load::fold::fold;
use crate::model::{Place, finding};

/// Number of non-empty rows at the top in which the title of a table is looked for.
const TITLE_SEARCH_ROWS: usize = 8;

/// For each table of the layout, the index of its worksheet; `None` if it has none. Reports tables without a worksheet
/// or with several, hidden worksheets, and tables that are not read because they follow from the ledger. All matched
/// worksheets are added to `used`.
pub(super) fn match_worksheets(
    grids: &[WorksheetGrid],
    used: &mut Vec<usize>,
    reader: &mut WorkbookReader<'_>,
) -> Vec<Option<usize>> {
    let layout = reader.layout;
    let mut matched = Vec::new();
    for spec in &layout.sheets {
        let place = Place::root().join("sheets").join(&spec.id);
        let best = best_matches(grids, spec);
        used.extend(&best);
        let derived = reader.has_ledger && spec.ledger.is_some();
        match best[..] {
            [] if derived || layout.is_optional(&spec.id) => {}
            [first, ..] if derived => {
                let finding = finding::worksheet_derived(spec.label());
                reader.report(finding, &place, &grids[first], (0, 0));
            }
            [] => reader.findings.push(finding::worksheet_missing(spec.label()).at(&place)),
            [index] if grids[index].hidden => {
                let finding = finding::worksheet_hidden(&grids[index].name);
                reader.report(finding, &place, &grids[index], (0, 0));
            }
            [_] => {}
            _ => {
                let names: Vec<&str> = best.iter().map(|index| grids[*index].name.as_str()).collect();
                let finding = finding::worksheet_ambiguous(spec.label(), names.join(", "));
                reader.report(finding, &place, &grids[best[0]], (0, 0));
            }
        }
        matched.push(best.first().copied());
    }
    matched
}

/// The worksheets that match a table best: several if they match equally well. A visible worksheet is preferred to a
/// hidden one.
fn best_matches(grids: &[WorksheetGrid], spec: &SheetSpec) -> Vec<usize> {
    let ranked = |grid: &WorksheetGrid| confidence(grid, spec).map(|ranked| (ranked, !grid.hidden));
    let highest = grids.iter().filter_map(ranked).max();
    grids
        .iter()
        .enumerate()
        .filter(|(_, grid)| highest.is_some() && ranked(grid) == highest)
        .map(|(index, _)| index)
        .collect()
}

/// How well a worksheet matches a table, from 1 to 4; `None` if not at all. A worksheet that has the title in one of
/// its top rows, or is named after the table, is a sure match; a title with other words around it gives 1.
fn confidence(grid: &WorksheetGrid, spec: &SheetSpec) -> Option<u8> {
    if grid.is_empty() {
        return None;
    }
    let title = if spec.title.is_empty() { spec.tab() } else { &spec.title };
    let titles: Vec<String> = [title].into_iter().chain(spec.also.iter().map(String::as_str)).map(fold).collect();
    let name = fold(&grid.name);
    let named = name == fold(spec.tab()) || titles.contains(&name);
    let top: Vec<String> = grid
        .first_rows(TITLE_SEARCH_ROWS)
        .into_iter()
        .flat_map(|row| grid.row_texts(row))
        .map(|(_, w)| fold(&w))
        .collect();
    let titled = titles.iter().any(|title| top.contains(title));
    match (titled, named) {
        (true, true) => Some(4),
        (true, false) => Some(3),
        // Weaker than a title in the worksheet, because a worksheet may keep its old name.
        (false, true) => Some(2),
        (false, false) => {
            let within = |words: &String| titles.iter().any(|title| words.contains(title));
            top.iter().any(within).then_some(1)
        }
    }
}
