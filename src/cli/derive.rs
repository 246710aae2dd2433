//! `budgetpress derive`.

use std::path::{Path, PathBuf};

use super::Terminal;
use super::args::DeriveArgs;
use super::convert::write;
use crate::derive;
use crate::error::Error;
use crate::layout::Layout;
use crate::load::{self, Loaded};
use crate::model::{Budget, Figure, LedgerLine};
use crate::output::OverwriteRule;

/// Decimals in which last year's amounts are kept: down to 分, which are six decimals of 万元.
const EXACT: u32 = 6;

/// An error with the file that it is about.
type InFile<'a> = (Error, &'a PathBuf);

pub(super) fn derive<'a>(args: &'a DeriveArgs, terminal: &Terminal) -> Result<(), InFile<'a>> {
    let inputs = [Some(&args.ledger), Some(&args.with), args.last_year.as_ref()];
    let rule = OverwriteRule::new(args.how.replace.force, inputs.into_iter().flatten().map(PathBuf::as_path));
    let loaded = args.layouts.open().and_then(|layouts| load::for_ledger(&args.with, &layouts));
    let loaded = loaded.map_err(|error| (error, &args.with))?;
    terminal.notice(&loaded, &args.with);
    let Loaded { mut budget, layout, .. } = loaded;
    if let Some(path) = &args.last_year {
        compare(&mut budget, &lines(path, &layout, terminal)?, &layout);
    }
    let ledger = lines(&args.ledger, &layout, terminal)?;
    load::derive(&mut budget, ledger, &layout).map_err(|error| (error, &args.ledger))?;
    let output = (args.output.as_path(), args.how.to);
    write(&budget, &layout, output, &rule, terminal).map_err(|error| (error, &args.output))
}

/// The lines of a ledger; what was noticed is told.
fn lines<'a>(path: &'a PathBuf, layout: &Layout, terminal: &Terminal) -> Result<Vec<LedgerLine>, InFile<'a>> {
    let read = |path: &Path| load::ledger(&load::bytes(path)?, layout);
    let ledger = read(path).map_err(|error| (error, path))?;
    terminal.tell_findings(&ledger.findings, path);
    Ok(ledger.lines)
}

/// Makes last year's amounts the base of comparison of every figure that states a cell.
fn compare(budget: &mut Budget, last: &[LedgerLine], layout: &Layout) {
    let mut exact = layout.clone();
    exact.format.decimals = EXACT;
    let last = Budget { sheets: derive::sheets(last, &exact), ..budget.clone() };
    for spec in &layout.figures {
        let cell = spec.cell.as_ref();
        let previous = cell.and_then(|cell| last.amount(&cell.sheet, &cell.line, &cell.column));
        if let (Some(previous), Some(figures)) = (previous, budget.figures.get_mut(&spec.key)) {
            figures.shift_remove("change");
            figures.insert("previous".to_owned(), Figure::Amount(previous));
        }
    }
}
