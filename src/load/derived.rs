//! Putting the tables that follow from a ledger into a budget.

use std::collections::{HashMap, HashSet};

use super::{figures, ledger};
use crate::error::Error;
use crate::layout::{ColumnKind, Layout, LedgerSpec, LineGroup};
use crate::model::{AccountCode, Budget, Cell, Finding, LedgerLine, LineHead, Place, Sheet};

/// Puts the tables that follow from a ledger into a budget, in place of those that it has; what the ledger does not
/// tell, such as goals, stays as it was.
///
/// # Errors
/// [`Error::Found`] with lines whose kind needs a project and that have none, or the other way round, lines without a
/// unit among others that have one, goals that contradict each other, words that nobody told, and figures that the
/// narrative cannot state.
pub fn derive(budget: &mut Budget, mut lines: Vec<LedgerLine>, layout: &Layout) -> Result<(), Error> {
    let spec = layout.ledger.as_ref().ok_or_else(|| ledger::none(layout))?;
    let mut faults: Vec<Finding> = units(&mut lines, &budget.unit).into_iter().collect();
    faults.extend(projects(&lines, spec));
    faults.extend(goals(&lines));
    faults.extend(coarse(&lines));
    Error::unless_clean(faults)?;
    let told = words(budget);
    for (id, mut sheet) in crate::derive::sheets(&lines, layout) {
        sheet.notes = budget.sheets.get_mut(&id).and_then(|old| old.notes.take());
        budget.sheets.insert(id, sheet);
    }
    let untold = untold(budget, layout, &told);
    let place = |mut finding: Finding| {
        let line = finding.place.as_ref().and_then(|place| origin(place, budget, layout, &lines));
        finding.place = line.map(|line| field(line, "goal")).or(finding.place);
        finding
    };
    let untold: Vec<Finding> = untold.into_iter().map(place).collect();
    budget.sheets.sort_by_cached_key(|id, _| layout.sheets.iter().position(|spec| spec.id == *id));
    Error::unless_clean(untold)?;
    Error::unless_clean(figures::check(budget, layout))
}

/// The first line of a ledger from which a line of a table follows, or a cell of it, by its place in the tables.
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
    let column = steps.get(4).and_then(|key| columns.iter().find(|(own, _)| own == key)).map(|(_, column)| *column);
    let column = column.filter(|column| column.kind == ColumnKind::Amount);
    // Where no line names a unit, all are the issuer's.
    let unit = |line: &'a LedgerLine| if line.unit.is_empty() { budget.unit.clone() } else { line.unit.clone() };
    let below = |line: &'a LedgerLine| !rule.rows.contains(&LineGroup::Unit) || unit(line) == above;
    let is_part = |line: &'a LedgerLine| match head {
        LineHead::Fixed(key) => spec.fixed_lines().any(|fixed| fixed.key == *key && spec.line_takes(fixed, line)),
        LineHead::Unit(name) => unit(line) == *name,
        LineHead::Project(project) => below(line) && line.project.as_ref() == Some(project),
        LineHead::Account(code, _) => {
            let own = |group: LineGroup, own: &AccountCode| {
                rule.rows.contains(&group) && own.as_str().starts_with(code.as_str())
            };
            below(line) && (own(LineGroup::Function, &line.function) || own(LineGroup::Economy, &line.economy))
        }
    };
    let takes = |line: &&LedgerLine| rule.of.takes(line) && column.is_none_or(|column| spec.column_takes(column, line));
    lines.iter().filter(takes).find(|line| is_part(line))
}

/// Where no line names a unit, all are the issuer's. Where some do, those that do not are told, all at once.
fn units(lines: &mut [LedgerLine], issuer: &str) -> Option<Finding> {
    if lines.iter().all(|line| line.unit.is_empty()) {
        lines.iter_mut().for_each(|line| line.unit = issuer.to_owned());
    }
    let mut blank = lines.iter().filter(|line| line.unit.is_empty()).map(|line| field(line, "unit"));
    let mut finding = Finding::error("unit-missing").at(&blank.next()?);
    finding.cells = blank.collect();
    let count = finding.cells.len() + 1;
    Some(finding.with("count", count))
}

/// The lines that need a project and have none, and those that have one and need none.
fn projects(lines: &[LedgerLine], spec: &LedgerSpec) -> Vec<Finding> {
    let faults = lines.iter().filter_map(|line| {
        let wanted = spec.projects.contains(&line.kind);
        let code = if wanted { "project-missing" } else { "project-unexpected" };
        let kind = spec.kinds.get(&line.kind).unwrap_or(&line.kind);
        let finding = Finding::error(code).at(&field(line, "project")).with("kind", kind);
        (wanted != line.project.is_some()).then_some(finding)
    });
    faults.collect()
}

/// Lines on an account below which other lines stand: what is spent stands on accounts of the lowest level.
fn coarse(lines: &[LedgerLine]) -> Vec<Finding> {
    let above = |code: &AccountCode| code.lineage().into_iter().filter(|above| above != code).collect::<Vec<_>>();
    let functions: HashSet<AccountCode> = lines.iter().flat_map(|line| above(&line.function)).collect();
    let economies: HashSet<AccountCode> = lines.iter().flat_map(|line| above(&line.economy)).collect();
    let faults = lines.iter().filter_map(|line| {
        let (code, name) = match (functions.contains(&line.function), economies.contains(&line.economy)) {
            (true, _) => (&line.function, "function"),
            (_, true) => (&line.economy, "economy"),
            _ => return None,
        };
        Some(Finding::error("account-coarse").at(&field(line, name)).with("code", code))
    });
    faults.collect()
}

/// A project has one goal, on whichever of its lines it is told.
fn goals(lines: &[LedgerLine]) -> Vec<Finding> {
    let mut told: HashMap<(&str, &str), &str> = HashMap::new();
    let mut faults = Vec::new();
    for line in lines {
        let (Some(project), Some(goal)) = (&line.project, &line.goal) else { continue };
        let first = told.entry((&line.unit, project)).or_insert(goal);
        if first != goal {
            faults.push(Finding::error("goal-differs").at(&field(line, "goal")).with("project", project));
        }
    }
    faults
}

/// The place of a field of a line; of a file in CSV the line is known already.
fn field(line: &LedgerLine, field: &str) -> Place {
    let place = line.place.join(field);
    line.place.line().map_or(place.clone(), |row| place.on_line(row))
}

/// Where words stand: the table, the unit above, the line, the column.
type Told = HashMap<(String, String, String, String), String>;

/// The words of a budget's tables.
fn words(budget: &Budget) -> Told {
    let mut told = Told::new();
    for (id, sheet) in &budget.sheets {
        for (line, unit) in units_above(sheet).into_iter().enumerate() {
            let line = &sheet.lines[line];
            for (key, cell) in &line.cells {
                if let Cell::Text(text) = cell {
                    told.insert((id.clone(), unit.clone(), line.head.name().to_owned(), key.clone()), text.clone());
                }
            }
        }
    }
    told
}

/// For each line of a sheet the unit below which it stands.
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

/// Fills the words of lines from those told before; what is still lacking is told.
fn untold(budget: &mut Budget, layout: &Layout, told: &Told) -> Vec<Finding> {
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
                let known = told.get(&(spec.id.clone(), units[index].clone(), name.clone(), (*key).to_owned()));
                match known {
                    Some(text) => drop(line.cells.insert((*key).to_owned(), Cell::Text(text.clone()))),
                    None => {
                        let place = Place::root().join("sheets").join(&spec.id).join("lines").join(index);
                        let finding = Finding::error("words-missing").at(&place).with("line", &name);
                        findings.push(finding.with("column", &column.title));
                    }
                }
            }
        }
    }
    findings
}
