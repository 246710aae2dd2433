//! Rows of a ledger that add other rows up (合计、小计): they are held against the sums, and never added.

use std::collections::HashSet;

use rust_decimal::Decimal;

use crate::load::fold::{code_of_number, coded, fold};
use crate::message::FileWords;
use crate::model::{Finding, Place, finding};

/// The totals of a ledger while its lines are read.
pub(in crate::load) struct Totals {
    words: Vec<String>,
    /// The sum of the lines so far.
    sum: Decimal,
    rows: Vec<Total>,
}

struct Total {
    place: Place,
    words: String,
    amount: Option<Decimal>,
    /// The sum of the lines above it.
    above: Decimal,
}

impl Totals {
    pub(in crate::load) fn new(words: &FileWords) -> Self {
        let totals = words.word("ledger-totals");
        Self { words: totals.split('|').map(fold).collect(), sum: Decimal::ZERO, rows: Vec::new() }
    }

    /// The words by which a row is a total: they stand in any of its cells, and it has no accounts of its own.
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

    /// Adds a line.
    pub(in crate::load) fn line(&mut self, amount: Option<Decimal>) {
        self.sum = self.sum.checked_add(amount.unwrap_or_default()).unwrap_or(self.sum);
    }

    /// Notes a total.
    pub(in crate::load) fn total(&mut self, place: Place, words: &str, amount: Option<Decimal>) {
        self.rows.push(Total { place, words: words.to_owned(), amount, above: self.sum });
    }

    /// What is to be said of the totals: that they agree with lines above or below them and were not added, or that they
    /// do not.
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
        let told = self.rows.into_iter().zip(agree).map(|(row, agree)| {
            let (amount, sum) = (row.amount.unwrap_or_default(), sum.normalize());
            let finding = match agree {
                true => finding::ledger_total(row.words, amount, sum).as_note(),
                false => finding::ledger_total_differs(row.words, amount, sum),
            };
            finding.at(&row.place)
        });
        told.collect()
    }
}
