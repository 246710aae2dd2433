//! Adding up (汇总): the budgets of a department's units make the department's own.
//!
//! Every cell of the department is the sum of that cell of its units. Where every unit brings its ledger, the ledgers
//! are put together and the tables follow from the whole, so that each amount is rounded once; printed amounts that
//! are added up carry the rounding of each unit. Nothing is netted: what units pay each other is told.

mod figures;
mod sheets;
mod transfers;
mod units;

pub use units::apart;

use std::collections::HashMap;

use crate::error::Error;
use crate::load::{self, Loaded};
use crate::model::{Budget, Finding, LedgerLine, Line, LineHead, Place};

/// What is told of a merger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeNotes {
    /// The file that it is about.
    pub of: Of,
    /// What it is.
    pub finding: Finding,
}

/// A file of a merger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// The budget of the unit of this index.
    Unit(usize),
    /// The one with the department's words.
    Rest,
    /// None: the department's budget as a whole.
    Whole,
}

/// A department's budget, added up.
#[derive(Debug, Clone)]
pub struct Merged {
    /// The budget.
    pub budget: Budget,
    /// Warnings and notes.
    pub told: Vec<MergeNotes>,
    /// Whether it was added up from ledgers, so that each amount is rounded once.
    pub from_ledgers: bool,
}

/// Adds up the budgets of units. `rest` has what is the department's own: its name, the day of publication, prose,
/// reasons (see [`load::department`]).
///
/// # Errors
/// All that the units contradict each other in: `merge-layout`, `merge-year`, `merge-unit-twice`, `merge-unit-own`, `merge-kind`,
/// `merge-name`, `merge-words`, `merge-date`, `merge-figure`; and what is wrong with the ledgers as one.
pub fn merge(units: &[Loaded], rest: &Loaded) -> Result<Merged, Vec<MergeNotes>> {
    unless_any(alike(units, rest))?;
    let layout = &rest.layout;
    let budgets: Vec<&Budget> = units.iter().map(|unit| &unit.budget).collect();
    let mut told = Vec::new();
    let mut budget = Budget { sheets: sheets::add(&budgets, &rest.budget, layout, &mut told), ..rest.budget.clone() };
    budget.figures = figures::add(&budgets, &rest.budget, layout, &mut told);
    told.extend(own_unit(&budgets, &rest.budget));
    told.extend(own_ties(&budgets));
    told.extend(superseded(&rest.budget));
    let from_ledgers = layout.ledger.is_some() && units.iter().all(|unit| unit.ledger.is_some());
    if from_ledgers {
        let derived = load::derive(&mut budget, ledger(units), layout);
        told.extend(derived.err().map(|error| whose(&error)).unwrap_or_default());
    } else {
        told.extend(without_ledger(units));
    }
    told.extend(transfers::told(&budgets, layout));
    told.extend(figures::contradicted(&budget, &rest.budget, layout));
    if told.iter().any(is_error) { Err(told) } else { Ok(Merged { budget, told, from_ledgers }) }
}

fn is_error(told: &MergeNotes) -> bool {
    told.finding.severity == crate::model::Severity::Error
}

fn unless_any(told: Vec<MergeNotes>) -> Result<(), Vec<MergeNotes>> {
    if told.is_empty() { Ok(()) } else { Err(told) }
}

impl MergeNotes {
    fn unit(index: usize, finding: Finding) -> Self {
        Self { of: Of::Unit(index), finding }
    }
}

/// The units are published in one layout, for one year, each once.
fn alike(units: &[Loaded], rest: &Loaded) -> Vec<MergeNotes> {
    let mut told = Vec::new();
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (index, unit) in units.iter().enumerate() {
        let mut tell = |finding| told.push(MergeNotes::unit(index, finding));
        let place = |member: &str| Place::root().join(member);
        let [own, wanted] = [&unit.layout, &rest.layout];
        if own.name != wanted.name {
            let finding = Finding::error("merge-layout").at(&place("layout")).with("layout", &own.name);
            let finding = finding.with("measure", &own.format.measure).with("wanted", &wanted.name);
            tell(finding.with("wanted_measure", &wanted.format.measure));
        }
        let [year, wanted] = [unit.budget.year, rest.budget.year];
        if year != wanted {
            tell(Finding::error("merge-year").at(&place("year")).with("year", year).with("wanted", wanted));
        }
        if let Some(first) = seen.insert(&unit.budget.unit, index) {
            let finding = Finding::error("merge-unit-twice").at(&place("unit")).with("unit", &unit.budget.unit);
            tell(finding.with("number", index + 1).with("other", first + 1));
        }
    }
    told
}

/// The ledgers as one: each line with the unit whose it is, and with a place that leads back to its file.
fn ledger(units: &[Loaded]) -> Vec<LedgerLine> {
    let lines = units.iter().enumerate().flat_map(|(index, unit)| {
        unit.ledger.iter().flatten().map(move |line| {
            let mut line = line.clone();
            if line.unit.is_empty() || unit.layout.words.selves.contains(&line.unit) {
                line.unit.clone_from(&unit.budget.unit);
            }
            line.place = line.place.steps().fold(Place::root().join(index), |place, step| place.join(step));
            line
        })
    });
    lines.collect()
}

/// Faults of the ledgers as one, each with the file of its unit.
fn whose(error: &Error) -> Vec<MergeNotes> {
    let told = error.findings().iter().map(|finding| {
        let finding = finding.clone();
        let steps: Vec<String> = finding.place.iter().flat_map(Place::steps).collect();
        match steps.split_first().and_then(|(unit, steps)| Some((unit.parse().ok()?, steps))) {
            Some((unit, steps)) => {
                let place = steps.iter().fold(Place::root(), |place, step| place.join(step));
                MergeNotes::unit(unit, finding.at(&place))
            }
            None => MergeNotes { of: Of::Whole, finding },
        }
    });
    told.collect()
}

/// Where only some units bring a ledger, it is of no use.
fn without_ledger(units: &[Loaded]) -> Option<MergeNotes> {
    let lacking = units.iter().filter(|unit| unit.ledger.is_none()).map(|unit| unit.budget.unit.as_str());
    let lacking: Vec<&str> = lacking.collect();
    let finding = Finding::error("merge-tables").with("units", lacking.join(", ")).as_note();
    (lacking.len() < units.len()).then_some(MergeNotes { of: Of::Whole, finding })
}

/// Tables that the department's own file has beside those of its units: only their notes are taken.
fn superseded(rest: &Budget) -> Option<MergeNotes> {
    let finding = Finding::error("merge-superseded").at(&Place::root().join("sheets")).as_note();
    rest.sheets.values().any(|sheet| !sheet.lines.is_empty()).then_some(MergeNotes { of: Of::Rest, finding })
}

/// A unit that has the department's name is its own office, or the department itself, in which the others are already:
/// where its tables name them, it is the latter.
fn own_unit(budgets: &[&Budget], rest: &Budget) -> Vec<MergeNotes> {
    let others: Vec<&str> =
        budgets.iter().map(|budget| budget.unit.as_str()).filter(|name| *name != rest.unit).collect();
    let is_other = |line: &Line| matches!(&line.head, LineHead::Unit(name) if others.contains(&name.as_str()));
    let own = budgets.iter().enumerate().filter(|(_, budget)| budget.unit == rest.unit);
    let told = own.map(|(index, budget)| {
        let whole = budget.sheets.values().flat_map(|sheet| &sheet.lines).any(is_other);
        let what = if whole { "whole" } else { "name" };
        let finding = Finding::error("merge-unit-own").at(&Place::root().join("unit")).with("what", what);
        let finding = finding.with("unit", &budget.unit);
        MergeNotes::unit(index, if whole { finding } else { finding.as_warning() })
    });
    told.collect()
}

/// What a unit knows to agree among its own cells need not agree among the department's.
fn own_ties(budgets: &[&Budget]) -> Vec<MergeNotes> {
    let tied = budgets.iter().enumerate().filter(|(_, budget)| !budget.ties.is_empty());
    let told = tied.map(|(index, budget)| {
        let finding = Finding::error("merge-ties").at(&Place::root().join("ties")).with("count", budget.ties.len());
        MergeNotes::unit(index, finding.as_note())
    });
    told.collect()
}
