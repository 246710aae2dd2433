//! Reads a ledger (明细账) from a separate file and adds up the tables of a document from it ([`Document::derive`]).
//! Used by `budgetpress derive`.

use super::{Document, InputFile};
use crate::derive;
use crate::error::Error;
use crate::layout::Layout;
use crate::load;
use crate::model::{Budget, Figure, Finding, LedgerLine};

/// Decimals of last year's amounts in 万元: six, which is 分.
const EXACT_DECIMALS: u32 = 6;

/// A ledger (明细账) that was read for a document.
pub struct ReadLedger {
    /// Findings about the reading of the ledger.
    pub findings: Vec<Finding>,
    lines: Vec<LedgerLine>,
    input: InputFile,
}

impl<'r> Document<'r> {
    /// Reads a ledger in CSV: one line for each amount, in 元, in the words of this document's layout.
    ///
    /// # Errors
    /// All faults of its columns and lines.
    pub fn read_ledger(&self, input: InputFile) -> Result<ReadLedger, Error> {
        let ledger = load::ledger(&input.bytes, &self.loaded.layout)?;
        Ok(ReadLedger { findings: ledger.findings, lines: ledger.lines, input })
    }

    /// Adds up the tables from a ledger. Amounts of last year's ledger become the base of comparison of every figure
    /// that the narrative compares.
    ///
    /// # Errors
    /// Amounts of the ledger that no table has a place for, and figures of the narrative that contradict it.
    pub fn derive(mut self, ledger: ReadLedger, last_year: Option<ReadLedger>) -> Result<Document<'r>, Error> {
        if let Some(last) = &last_year {
            compare(&mut self.loaded.budget, &last.lines, &self.loaded.layout);
        }
        load::derive(&mut self.loaded.budget, ledger.lines, &self.loaded.layout)?;
        let inputs = [Some(ledger.input), last_year.map(|last| last.input)];
        self.other_inputs.extend(inputs.into_iter().flatten().filter_map(|input| input.path));
        Ok(self)
    }
}

/// Makes last year's amounts the base of comparison of every figure that is the amount of a cell.
fn compare(budget: &mut Budget, last: &[LedgerLine], layout: &Layout) {
    let mut exact = layout.clone();
    exact.format.decimals = EXACT_DECIMALS;
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
