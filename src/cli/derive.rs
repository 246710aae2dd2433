//! `budgetpress derive`.

use std::path::Path;

use super::Terminal;
use super::args::DeriveArgs;
use super::build::distinct;
use super::convert::write;
use crate::error::Error;
use crate::layout::Layout;
use crate::load::{self, Loaded};
use crate::model::{Budget, Figure};

/// Decimals in which last year's amounts are kept.
const EXACT: u32 = 6;

pub(super) fn derive(args: &DeriveArgs, terminal: &Terminal) -> Result<(), Error> {
    distinct(&args.ledger, &args.output)?;
    let Loaded { mut budget, layout, .. } = load::load(&args.with, &args.layouts.open())?;
    let lines = |path: &Path| load::ledger(&load::bytes(path)?, &layout);
    if let Some(path) = &args.last_year {
        let mut last = budget.clone();
        // The base of comparison is exact: to 分, which are six decimals of 万元.
        let mut exact = layout.clone();
        exact.format.decimals = EXACT;
        load::derive(&mut last, lines(path)?, &exact)?;
        compare(&mut budget, &last, &layout);
    }
    load::derive(&mut budget, lines(&args.ledger)?, &layout)?;
    write(&budget, &layout, &args.output, &args.how, terminal)
}

/// Makes last year's amounts the base of comparison of every figure that states a cell.
fn compare(budget: &mut Budget, last: &Budget, layout: &Layout) {
    for spec in &layout.figures {
        let cell = spec.cell.as_ref();
        let previous = cell.and_then(|cell| last.amount(&cell.sheet, &cell.line, &cell.column));
        if let (Some(previous), Some(figures)) = (previous, budget.figures.get_mut(&spec.key)) {
            figures.shift_remove("change");
            figures.insert("previous".to_owned(), Figure::Amount(previous));
        }
    }
}
