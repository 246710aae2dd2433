//! `budgetpress merge`.

use std::path::PathBuf;

use super::Terminal;
use super::args::MergeArgs;
use super::convert::write;
use crate::check::{self, FileSource, SumAgreement};
use crate::error::Error;
use crate::load::{self, Loaded};
use crate::merge::{self, MergeNotes, Merged, Of};
use crate::model::{Budget, Finding, Severity};
use crate::output::{OverwriteRule, same};

/// An error with the file that it is about.
type InFile<'a> = (Error, &'a PathBuf);

pub(super) fn merge<'a>(args: &'a MergeArgs, terminal: &Terminal) -> Result<(), InFile<'a>> {
    let inputs = args.units.iter().chain([&args.with]).map(PathBuf::as_path);
    let rule = OverwriteRule::new(args.how.replace.force, inputs);
    for unit in &args.units {
        if same(unit, &args.with) {
            let finding = Finding::error("merge-unit-own").with("what", "file").with("unit", unit.display());
            return Err((Error::failed(finding), unit));
        }
    }
    let layouts = args.layouts.open().map_err(|error| (error, &args.with))?;
    let rest = load::department(&args.with, &layouts).map_err(|error| (error, &args.with))?;
    terminal.notice(&rest, &args.with);
    let mut units = Vec::new();
    for path in &args.units {
        let unit = load::load(path, &layouts).map_err(|error| (error, path))?;
        terminal.notice(&unit, path);
        units.push(unit);
    }
    let all = Files { args, units: &units, rest: &rest };
    let money = misstated(&units, &rest);
    let wrong = money.iter().any(|told| told.finding.severity == Severity::Error);
    all.tell(money, terminal);
    if wrong {
        // Everything has been told already.
        return Err((Error::Found(Vec::new()), &args.output));
    }
    let mut merged = merge::merge(&units, &rest).map_err(|told| {
        all.tell(told, terminal);
        // Everything has been told already.
        (Error::Found(Vec::new()), &args.output)
    })?;
    let mut told = std::mem::take(&mut merged.told);
    told.extend(doubtful(&units, &merged, &rest));
    all.tell(told, terminal);
    let output = (args.output.as_path(), args.how.to);
    write(&merged.budget, &rest.layout, output, &rule, terminal).map_err(|error| (error, &args.output))?;
    let how = if merged.from_ledgers { "merged-ledgers" } else { "merged-tables" };
    terminal.say(how, &[("count", units.len().to_string())]);
    Ok(())
}

/// Units whose amounts are in another unit of money: what they are added up to would be, too.
fn misstated(units: &[Loaded], rest: &Loaded) -> Vec<MergeNotes> {
    let mut told: Vec<MergeNotes> = Vec::new();
    for (index, unit) in units.iter().enumerate() {
        let source = FileSource { ledger: unit.ledger.as_deref().unwrap_or_default(), unread: &unit.unread };
        let findings = check::check_read(&unit.budget, &unit.layout, source).findings;
        let causes = findings.into_iter().filter(|finding| finding.code == check::CAUSE);
        told.extend(causes.map(|finding| MergeNotes { of: Of::Unit(index), finding }));
    }
    let budgets: Vec<&Budget> = units.iter().map(|unit| &unit.budget).collect();
    let known: Vec<Of> = told.iter().map(|told| told.of).collect();
    let apart = merge::apart(&budgets, rest.layout.money().measure);
    told.extend(apart.into_iter().filter(|told| !known.contains(&told.of)));
    told
}

/// Identities that do not hold: of a unit, whose faults are found nowhere else as easily; of the department, where
/// those of all units do hold, so that it is their rounding that adds up.
fn doubtful(units: &[Loaded], merged: &Merged, rest: &Loaded) -> Vec<MergeNotes> {
    let wrong = |budget| {
        let checked = check::check(budget, &rest.layout);
        let errors = checked.identities.iter().filter(|identity| !identity.warning);
        errors.filter(|identity| identity.verdict() == SumAgreement::Error).count()
    };
    let counts: Vec<usize> = units.iter().map(|unit| wrong(&unit.budget)).collect();
    let of_units = counts.iter().enumerate().filter(|(_, count)| **count > 0).map(|(index, count)| {
        let finding = Finding::error("merge-unit-wrong").with("unit", &units[index].budget.unit).with("count", count);
        MergeNotes { of: Of::Unit(index), finding: finding.as_warning() }
    });
    let mut told: Vec<MergeNotes> = of_units.collect();
    let count = if told.is_empty() { wrong(&merged.budget) } else { 0 };
    if count > 0 {
        let finding = Finding::error("merge-tails").with("count", count).with("units", units.len());
        told.push(MergeNotes { of: Of::Whole, finding: finding.as_warning() });
    }
    told
}

/// The files of a merger.
struct Files<'a> {
    args: &'a MergeArgs,
    units: &'a [Loaded],
    rest: &'a Loaded,
}

impl Files<'_> {
    /// Tells what there is to tell, with the places in each file.
    fn tell(&self, told: Vec<MergeNotes>, terminal: &Terminal) {
        for MergeNotes { of, finding } in told {
            let (file, loaded) = match of {
                Of::Unit(index) => (self.args.units.get(index), self.units.get(index)),
                Of::Rest => (Some(&self.args.with), Some(self.rest)),
                Of::Whole => (None, None),
            };
            let file = file.map(|file| file.display().to_string());
            let finding = loaded.map_or_else(|| vec![finding.clone()], |loaded| loaded.locate(vec![finding.clone()]));
            terminal.tell(&terminal.catalogue.report(&finding, file.as_deref()));
        }
    }
}
