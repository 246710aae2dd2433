//! Adds up (汇总) the budgets of a department's units to the department's budget. `door::merge` calls [`merge`].
//!
//! Every cell of the department is the sum of that cell of its units. If every unit has a ledger, the ledgers are
//! joined and the tables follow from them, so that each amount is rounded once; otherwise printed amounts are added up
//! with the rounding of each unit. Transfers between units (上下级往来) are not subtracted, only noted.

mod check;
mod figures;
mod sheets;
mod transfers;
mod units;

use std::collections::HashMap;

use crate::error::Error;
use crate::load::{self, Loaded};
use crate::model::{Budget, Finding, LedgerLine, Line, LineHead, Place, finding};

/// A finding about one of the files that are added up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeNote {
    /// The file that it is about.
    pub file: MergedFile,
    /// The finding.
    pub finding: Finding,
}

/// One of the files that are added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergedFile {
    /// The budget of the unit of this index.
    Unit(usize),
    /// The file of the department: its name, prose, reasons.
    Department,
    /// No single file: the department's budget as a whole.
    Whole,
}

/// A department's budget, added up.
#[derive(Debug, Clone)]
pub struct Merged {
    /// The budget.
    pub budget: Budget,
    /// Warnings and notes.
    pub notes: Vec<MergeNote>,
    /// Whether it was added up from ledgers, so that each amount is rounded once.
    pub from_ledgers: bool,
}

/// Adds up the budgets of units. `department` is the file of the department: its name, the day of publication, prose,
/// reasons (see [`load::department`]).
///
/// # Errors
/// All notes, if errors are among them: amounts in another currency unit (`unit-wrong`); contradictions between units:
/// `merge-layout`, `merge-year`, `merge-unit-twice`, `merge-unit-own`, `merge-kind`, `merge-name`, `merge-words`,
/// `merge-date`, `merge-figure`; and faults of the ledgers taken together.
pub fn merge(units: &[&Loaded], department: &Loaded) -> Result<Merged, Vec<MergeNote>> {
    let mut notes = unless_wrong(check::wrong_currency_unit(units, department))?;
    unless_any(mismatches(units, department))?;
    let layout = &department.layout;
    let budgets: Vec<&Budget> = units.iter().map(|unit| &unit.budget).collect();
    let sheets = sheets::add(&budgets, &department.budget, layout, &mut notes);
    let mut budget = Budget { sheets, ..department.budget.clone() };
    budget.figures = figures::add(&budgets, &department.budget, layout, &mut notes);
    notes.extend(units_named_as_department(&budgets, &department.budget));
    notes.extend(declared_ties(&budgets));
    notes.extend(superseded(&department.budget));
    let from_ledgers = layout.ledger.is_some() && units.iter().all(|unit| unit.ledger.is_some());
    if from_ledgers {
        let derived = load::derive(&mut budget, ledger(units), layout);
        notes.extend(derived.err().map(|error| ledger_faults(&error)).unwrap_or_default());
    } else {
        notes.extend(without_ledger(units));
    }
    notes.extend(transfers::notes(&budgets, layout));
    notes.extend(figures::contradicted(&budget, &department.budget, layout));
    notes = unless_wrong(notes)?;
    notes.extend(check::broken_identities(units, &budget, layout));
    Ok(Merged { budget, notes, from_ledgers })
}

fn unless_wrong(notes: Vec<MergeNote>) -> Result<Vec<MergeNote>, Vec<MergeNote>> {
    if notes.iter().any(is_error) { Err(notes) } else { Ok(notes) }
}

fn is_error(note: &MergeNote) -> bool {
    note.finding.is_error()
}

fn unless_any(notes: Vec<MergeNote>) -> Result<(), Vec<MergeNote>> {
    if notes.is_empty() { Ok(()) } else { Err(notes) }
}

impl MergeNote {
    fn unit(index: usize, finding: Finding) -> Self {
        Self { file: MergedFile::Unit(index), finding }
    }
}

/// Notes about units with another layout or year than the department, and about units that are given twice.
fn mismatches(units: &[&Loaded], department: &Loaded) -> Vec<MergeNote> {
    let mut notes = Vec::new();
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (index, unit) in units.iter().enumerate() {
        let mut note = |finding| notes.push(MergeNote::unit(index, finding));
        let place = |member: &str| Place::root().join(member);
        let [layout, wanted] = [&unit.layout, &department.layout];
        if layout.name != wanted.name {
            let [measure, wanted_measure] = [layout, wanted].map(|layout| &layout.format.measure);
            let finding = finding::merge_layout(&layout.name, measure, &wanted.name, wanted_measure);
            note(finding.at(&place("layout")));
        }
        let [year, wanted] = [unit.budget.year, department.budget.year];
        if year != wanted {
            note(finding::merge_year(year, wanted).at(&place("year")));
        }
        if let Some(first) = seen.insert(&unit.budget.unit, index) {
            note(finding::merge_unit_twice(&unit.budget.unit, index + 1, first + 1).at(&place("unit")));
        }
    }
    notes
}

/// Joins the ledgers: each line with the name of its unit, and with a place that begins with the unit's index.
fn ledger(units: &[&Loaded]) -> Vec<LedgerLine> {
    let lines = units.iter().enumerate().flat_map(|(index, unit)| {
        unit.ledger.iter().flatten().map(move |line| {
            let mut line = line.clone();
            if line.unit.is_empty() || unit.layout.words.self_references.contains(&line.unit) {
                line.unit.clone_from(&unit.budget.unit);
            }
            line.place = line.place.steps().fold(Place::root().join(index), |place, step| place.join(step));
            line
        })
    });
    lines.collect()
}

/// Assigns faults of the joined ledger to the file of the unit, by the index at the beginning of the place.
fn ledger_faults(error: &Error) -> Vec<MergeNote> {
    let notes = error.findings().iter().map(|finding| {
        let finding = finding.clone();
        let steps: Vec<String> = finding.place.iter().flat_map(Place::steps).collect();
        match steps.split_first().and_then(|(unit, steps)| Some((unit.parse().ok()?, steps))) {
            Some((unit, steps)) => {
                let place = steps.iter().fold(Place::root(), |place, step| place.join(step));
                MergeNote::unit(unit, finding.at(&place))
            }
            None => MergeNote { file: MergedFile::Whole, finding },
        }
    });
    notes.collect()
}

/// A note if only some units have a ledger: the ledgers are then not used.
fn without_ledger(units: &[&Loaded]) -> Option<MergeNote> {
    let lacking = units.iter().filter(|unit| unit.ledger.is_none()).map(|unit| unit.budget.unit.as_str());
    let lacking: Vec<&str> = lacking.collect();
    let finding = finding::merge_tables(lacking.join(", "));
    (lacking.len() < units.len()).then_some(MergeNote { file: MergedFile::Whole, finding })
}

/// A note if the file of the department has lines in its tables: only the notes of its tables are used.
fn superseded(department: &Budget) -> Option<MergeNote> {
    let finding = finding::merge_superseded().at(&Place::root().join("sheets"));
    department
        .sheets
        .values()
        .any(|sheet| !sheet.lines.is_empty())
        .then_some(MergeNote { file: MergedFile::Department, finding })
}

/// Notes about units with the department's name. If the tables of such a unit name other units, the file is the
/// department's whole budget and would count them twice: an error. Otherwise it may be the department's office (局本级):
/// a warning.
fn units_named_as_department(budgets: &[&Budget], department: &Budget) -> Vec<MergeNote> {
    let others: Vec<&str> =
        budgets.iter().map(|budget| budget.unit.as_str()).filter(|name| *name != department.unit).collect();
    let is_other = |line: &Line| matches!(&line.head, LineHead::Unit(name) if others.contains(&name.as_str()));
    let same_name = budgets.iter().enumerate().filter(|(_, budget)| budget.unit == department.unit);
    let notes = same_name.map(|(index, budget)| {
        let is_department = budget.sheets.values().flat_map(|sheet| &sheet.lines).any(is_other);
        let what = if is_department { "whole" } else { "name" };
        let finding = finding::merge_unit_own(what, &budget.unit).at(&Place::root().join("unit"));
        MergeNote::unit(index, if is_department { finding } else { finding.as_warning() })
    });
    notes.collect()
}

/// Notes about ties that units declare in their data: they need not hold in the department's tables, and are left out.
fn declared_ties(budgets: &[&Budget]) -> Vec<MergeNote> {
    let tied = budgets.iter().enumerate().filter(|(_, budget)| !budget.ties.is_empty());
    let notes = tied.map(|(index, budget)| {
        let finding = finding::merge_ties(budget.ties.len()).at(&Place::root().join("ties"));
        MergeNote::unit(index, finding.as_note())
    });
    notes.collect()
}
