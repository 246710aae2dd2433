//! Puts the tables that follow from a ledger (明细账) into a budget, and traces a cell of them back to its ledger line.
//!
//! [`load`](super::load()) calls it for data files with a ledger, `budgetpress derive` for a ledger in a file of its
//! own. [`mod@crate::derive`] does the sums.

use std::collections::{HashMap, HashSet};

use super::{figures, ledger};
use crate::error::Error;
use crate::layout::{ColumnKind, Layout, LedgerSpec, LineGroup};
use crate::model::{AccountCode, Budget, Cell, Finding, LedgerLine, LineHead, Place, Sheet, finding};

/// Replaces the tables of a budget that follow from a ledger. Their notes are kept, and so are texts such as goals that
/// the ledger does not state.
///
/// # Errors
/// [`Error::Found`] with lines that lack a project although their kind needs one, or have one although it does not;
/// lines without a unit among others that have one; goals of one project that differ; texts that neither the ledger nor
/// the budget states; and cells that the narrative needs and that are missing.
pub fn derive(budget: &mut Budget, mut lines: Vec<LedgerLine>, layout: &Layout) -> Result<(), Error> {
    let spec = layout.ledger.as_ref().ok_or_else(|| ledger::no_ledger(layout))?;
    let mut faults: Vec<Finding> = assign_units(&mut lines, &budget.unit).into_iter().collect();
    faults.extend(project_faults(&lines, spec));
    faults.extend(goal_conflicts(&lines));
    faults.extend(coarse_accounts(&lines));
    Error::unless_clean(faults)?;
    let texts = texts_of(budget);
    for (id, mut sheet) in crate::derive::sheets(&lines, layout) {
        sheet.notes = budget.sheets.get_mut(&id).and_then(|old| old.notes.take());
        budget.sheets.insert(id, sheet);
    }
    let missing = fill_texts(budget, layout, &texts);
    let place = |mut finding: Finding| {
        let line = finding.place.as_ref().and_then(|place| origin(place, budget, layout, &lines));
        finding.place = line.map(|line| field(line, "goal")).or(finding.place);
        finding
    };
    let missing: Vec<Finding> = missing.into_iter().map(place).collect();
    budget.sheets.sort_by_cached_key(|id, _| layout.sheets.iter().position(|spec| spec.id == *id));
    Error::unless_clean(missing)?;
    Error::unless_clean(figures::check(budget, layout))
}

/// The first ledger line that adds to a line or cell of a derived table; `None` if `place` is no such line or cell.
pub(super) fn origin<'a>(
    place: &Place,
    budget: &Budget,
    layout: &Layout,
    lines: &'a [LedgerLine],
) -> Option<&'a LedgerLine> {
    let steps: Vec<String> = place.steps().collect();
    let ("sheets", id, "lines", index) =
        (steps.first()?.as_str(), steps.get(1)?, steps.get(2)?.as_str(), steps.get(3)?)
    else {
        return None;
    };
    let (spec, rule) = layout.derived().find(|(spec, _)| spec.id == *id)?;
    let sheet = budget.sheets.get(id)?;
    let index: usize = index.parse().ok()?;
    let (head, above) = (&sheet.lines.get(index)?.head, units_above(sheet).into_iter().nth(index)?);
    let columns = spec.data_columns();
    let column = steps.get(4).and_then(|key| columns.iter().find(|(id, _)| id == key)).map(|(_, column)| *column);
    let column = column.filter(|column| column.kind == ColumnKind::Amount);
    // A line without a unit belongs to the issuer.
    let unit = |line: &'a LedgerLine| if line.unit.is_empty() { budget.unit.clone() } else { line.unit.clone() };
    let below = |line: &'a LedgerLine| !rule.rows.contains(&LineGroup::Unit) || unit(line) == above;
    let is_part = |line: &'a LedgerLine| match head {
        LineHead::Fixed(key) => spec.fixed_lines().any(|fixed| fixed.key == *key && spec.line_takes(fixed, line)),
        LineHead::Unit(name) => unit(line) == *name,
        LineHead::Project(project) => below(line) && line.project.as_ref() == Some(project),
        LineHead::Account(code, _) => {
            let adds_by = |group: LineGroup, account: &AccountCode| {
                rule.rows.contains(&group) && account.as_str().starts_with(code.as_str())
            };
            below(line) && (adds_by(LineGroup::Function, &line.function) || adds_by(LineGroup::Economy, &line.economy))
        }
    };
    let takes = |line: &&LedgerLine| rule.of.takes(line) && column.is_none_or(|column| spec.column_takes(column, line));
    lines.iter().filter(takes).find(|line| is_part(line))
}

/// Sets the budget unit (单位) of all lines to the issuer if no line names one. If some lines do, returns one finding
/// for all lines that do not.
fn assign_units(lines: &mut [LedgerLine], issuer: &str) -> Option<Finding> {
    if lines.iter().all(|line| line.unit.is_empty()) {
        lines.iter_mut().for_each(|line| line.unit = issuer.to_owned());
    }
    let mut blank = lines.iter().filter(|line| line.unit.is_empty()).map(|line| field(line, "unit"));
    let first = blank.next()?;
    let cells: Vec<Place> = blank.collect();
    let finding = finding::unit_missing(cells.len() + 1).at(&first);
    Some(Finding { cells, ..finding })
}

/// The findings for lines that need a project and have none, and for lines that have one and must not.
fn project_faults(lines: &[LedgerLine], spec: &LedgerSpec) -> Vec<Finding> {
    let faults = lines.iter().filter_map(|line| {
        let wanted = spec.projects.contains(&line.kind);
        let kind = spec.kinds.get(&line.kind).unwrap_or(&line.kind);
        let finding = if wanted { finding::project_missing(kind) } else { finding::project_unexpected(kind) };
        (wanted != line.project.is_some()).then(|| finding.at(&field(line, "project")))
    });
    faults.collect()
}

/// The findings for lines on an account (such as 20805) above that of another line (2080505): expenditure belongs to
/// accounts of the lowest level.
fn coarse_accounts(lines: &[LedgerLine]) -> Vec<Finding> {
    let above = |code: &AccountCode| code.lineage().into_iter().filter(|above| above != code).collect::<Vec<_>>();
    let functions: HashSet<AccountCode> = lines.iter().flat_map(|line| above(&line.function)).collect();
    let economies: HashSet<AccountCode> = lines.iter().flat_map(|line| above(&line.economy)).collect();
    let faults = lines.iter().filter_map(|line| {
        let (code, name) = match (functions.contains(&line.function), economies.contains(&line.economy)) {
            (true, _) => (&line.function, "function"),
            (_, true) => (&line.economy, "economy"),
            _ => return None,
        };
        Some(finding::account_coarse(code).at(&field(line, name)))
    });
    faults.collect()
}

/// The findings for projects whose lines state different goals.
fn goal_conflicts(lines: &[LedgerLine]) -> Vec<Finding> {
    let mut goals: HashMap<(&str, &str), &str> = HashMap::new();
    let mut faults = Vec::new();
    for line in lines {
        let (Some(project), Some(goal)) = (&line.project, &line.goal) else { continue };
        let first = goals.entry((&line.unit, project)).or_insert(goal);
        if first != goal {
            faults.push(finding::goal_differs(project).at(&field(line, "goal")));
        }
    }
    faults
}

/// The place of a field of a ledger line, with its line in the file if that is known, as for CSV.
fn field(line: &LedgerLine, field: &str) -> Place {
    let place = line.place.join(field);
    line.place.line().map_or(place.clone(), |row| place.on_line(row))
}

/// Texts of cells by table, unit above the line, name of the line, and column.
type CellTexts = HashMap<(String, String, String, String), String>;

/// The texts in the cells of a budget's tables.
fn texts_of(budget: &Budget) -> CellTexts {
    let mut texts = CellTexts::new();
    for (id, sheet) in &budget.sheets {
        for (line, unit) in units_above(sheet).into_iter().enumerate() {
            let line = &sheet.lines[line];
            for (key, cell) in &line.cells {
                if let Cell::Text(text) = cell {
                    texts.insert((id.clone(), unit.clone(), line.head.name().to_owned(), key.clone()), text.clone());
                }
            }
        }
    }
    texts
}

/// For each line of a table the unit below which it is listed; empty above the first unit.
fn units_above(sheet: &Sheet) -> Vec<String> {
    let mut unit = String::new();
    let above = sheet.lines.iter().map(|line| {
        if let LineHead::Unit(name) = &line.head {
            unit.clone_from(name);
        }
        unit.clone()
    });
    above.collect()
}

/// Fills missing texts of derived tables from `known_texts`; returns a finding for each text that is still missing.
fn fill_texts(budget: &mut Budget, layout: &Layout, known_texts: &CellTexts) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (spec, _) in layout.derived() {
        let Some(sheet) = budget.sheets.get_mut(&spec.id) else { continue };
        let units = units_above(sheet);
        let texts: Vec<_> =
            spec.data_columns().into_iter().filter(|(_, column)| column.kind == ColumnKind::Text).collect();
        for (index, line) in sheet.lines.iter_mut().enumerate() {
            let (kind, name) = (line.head.kind(), line.head.name().to_owned());
            for (key, column) in texts.iter().filter(|(_, column)| column.takes(kind)) {
                if line.cells.contains_key(*key) {
                    continue;
                }
                let known = known_texts.get(&(spec.id.clone(), units[index].clone(), name.clone(), (*key).to_owned()));
                match known {
                    Some(text) => drop(line.cells.insert((*key).to_owned(), Cell::Text(text.clone()))),
                    None => {
                        let place = Place::root().join("sheets").join(&spec.id).join("lines").join(index);
                        findings.push(finding::words_missing(&name, &column.title).at(&place));
                    }
                }
            }
        }
    }
    findings
}
