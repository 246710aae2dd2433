//! Recognises rows of a ledger that are totals of other rows (合计、小计), and compares them with the sums of the lines.
//!
//! The readers of ledgers in CSV and in workbooks pass each row through [`Totals`]; a total is never added to the
//! tables.

use std::collections::HashSet;

use rust_decimal::Decimal;

use crate::load::fold::{code_of_number, coded, fold};
use crate::message::FileWords;
use crate::model::{Finding, Place, finding};

/// The totals that were found while the rows of a ledger are read.
pub(in crate::load) struct Totals {
    /// The words that mark a total, folded for comparison.
    words: Vec<String>,
    /// The sum of the lines so far, in the ledger's currency unit.
    sum: Decimal,
    rows: Vec<Total>,
}

/// A row that is a total.
struct Total {
    place: Place,
    /// The cell that marks it as a total.
    words: String,
    /// Its amount; `None` if it has none.
    amount: Option<Decimal>,
    /// The sum of all lines above it.
    above: Decimal,
}

impl Totals {
    /// No totals yet, with the words of the layout's language.
    pub(in crate::load) fn new(words: &FileWords) -> Self {
        let totals = words.word("ledger-totals");
        Self { words: totals.split('|').map(fold).collect(), sum: Decimal::ZERO, rows: Vec::new() }
    }

    /// The cell that marks a row as a total: it ends with a word such as 合计, and the row has no account code. `None`
    /// for an ordinary line.
    pub(in crate::load) fn words<'a>(&self, accounts: [Option<&str>; 2], cells: &[&'a str]) -> Option<&'a str> {
        let is_total = |text: &str| {
            let text = fold(text);
            self.words.iter().any(|word| text.ends_with(word.as_str()))
        };
        let is_code = |text: &str| coded(text).0.is_some() || code_of_number(text).is_some();
        if accounts.into_iter().flatten().any(|text| is_code(text) && !is_total(text)) {
            return None;
        }
        cells.iter().copied().find(|text| is_total(text))
    }

    /// Adds the amount of an ordinary line.
    pub(in crate::load) fn line(&mut self, amount: Option<Decimal>) {
        self.sum = self.sum.checked_add(amount.unwrap_or_default()).unwrap_or(self.sum);
    }

    /// Records a total.
    pub(in crate::load) fn total(&mut self, place: Place, words: &str, amount: Option<Decimal>) {
        self.rows.push(Total { place, words: words.to_owned(), amount, above: self.sum });
    }

    /// One finding for each total: a note that it was not added, or an error if its amount is neither the sum of all
    /// lines, nor of the lines between it and an earlier or later total, nor of all lines above or below it.
    pub(in crate::load) fn findings(self) -> Vec<Finding> {
        let mut before = HashSet::from([Decimal::ZERO]);
        let mut agree: Vec<bool> = Vec::new();
        for row in &self.rows {
            agree.push(row.amount.is_none_or(|amount| before.contains(&(row.above - amount)) || amount == self.sum));
            before.insert(row.above);
        }
        let mut behind = HashSet::from([self.sum]);
        for (row, agree) in self.rows.iter().zip(&mut agree).rev() {
            *agree |= row.amount.is_some_and(|amount| behind.contains(&(row.above + amount)));
            behind.insert(row.above);
        }
        let sum = self.sum;
        let findings = self.rows.into_iter().zip(agree).map(|(row, agree)| {
            let (amount, sum) = (row.amount.unwrap_or_default(), sum.normalize());
            let finding = match agree {
                true => finding::ledger_total(row.words, amount, sum).as_note(),
                false => finding::ledger_total_differs(row.words, amount, sum),
            };
            finding.at(&row.place)
        });
        findings.collect()
    }
}
