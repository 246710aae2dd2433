//! Adds up the rows of a derived table that stand for units, projects and accounts, and puts them in printed order.
//!
//! `DerivedTable` in [`super`] calls [`keys`] and [`RowSums::add`] for each ledger line, then [`RowSums::rows`]. Fixed
//! lines of the layout are added up there.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::layout::{Classification, LineGroup, SheetLedger};
use crate::model::{AccountCode, LedgerLine};

/// What a row stands for. Projects and accounts carry the unit below which they are listed, if the table lists units.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum RowKey<'a> {
    /// A unit, by name.
    Unit(&'a str),
    /// A project: its unit, its name.
    Project(Option<&'a str>, &'a str),
    /// An account: its unit, its classification, its code.
    Account(Option<&'a str>, Classification, AccountCode),
}

impl RowKey<'_> {
    /// The unit of the row, which for a unit's row is the unit itself.
    fn unit(&self) -> Option<&str> {
        match self {
            Self::Unit(unit) => Some(unit),
            Self::Project(unit, _) | Self::Account(unit, ..) => *unit,
        }
    }
}

/// The rows to which a ledger line adds: its unit, its project, and its accounts with all their levels above.
pub(super) fn keys<'a>(line: &'a LedgerLine, rule: &SheetLedger) -> Vec<RowKey<'a>> {
    let unit = rule.rows.contains(&LineGroup::Unit).then_some(line.unit.as_str());
    let levels = rule.levels.unwrap_or(usize::MAX);
    let accounts = |classification, code: &AccountCode| -> Vec<RowKey<'a>> {
        let codes = code.lineage().into_iter().filter(|code| code.level() < levels);
        codes.map(|code| RowKey::Account(unit, classification, code)).collect()
    };
    let mut keys = Vec::new();
    for group in &rule.rows {
        match group {
            LineGroup::Unit => keys.push(RowKey::Unit(&line.unit)),
            LineGroup::Project => keys.extend(line.project.as_ref().map(|project| RowKey::Project(unit, project))),
            LineGroup::Function => keys.extend(accounts(Classification::Function, &line.function)),
            LineGroup::Economy => keys.extend(accounts(Classification::Economy, &line.economy)),
        }
    }
    keys
}

/// The sums of a row.
#[derive(Debug, Default)]
pub(super) struct SumRow<'a> {
    /// One exact sum for each column of amounts, in the currency unit of the ledger.
    pub(super) sums: Vec<Decimal>,
    /// The first goal that one of the row's ledger lines states.
    pub(super) goal: Option<&'a str>,
    /// The number of rows that were met before this one.
    order: usize,
}

/// The rows of a table while the ledger is added up.
pub(super) struct RowSums<'a> {
    columns: usize,
    rows: HashMap<RowKey<'a>, SumRow<'a>>,
}

impl<'a> RowSums<'a> {
    /// No rows, for a table with this number of columns of amounts.
    pub(super) fn new(columns: usize) -> Self {
        Self { columns, rows: HashMap::new() }
    }

    /// Adds the amount of a ledger line to these columns of a row.
    pub(super) fn add(&mut self, key: RowKey<'a>, line: &'a LedgerLine, columns: &[usize]) {
        let order = self.rows.len();
        let row = self.rows.entry(key).or_insert_with(|| SumRow {
            sums: vec![Decimal::ZERO; self.columns],
            goal: None,
            order,
        });
        columns.iter().for_each(|column| row.sums[*column] += line.amount.value());
        row.goal = row.goal.or(line.goal.as_deref());
    }

    /// The rows in printed order: units in the order of the ledger, each followed by its accounts by code and its
    /// projects in the order of the ledger.
    pub(super) fn rows(self) -> Vec<(RowKey<'a>, SumRow<'a>)> {
        let units: HashMap<&str, usize> = self
            .rows
            .iter()
            .filter_map(|(key, row)| if let RowKey::Unit(unit) = key { Some((*unit, row.order)) } else { None })
            .collect();
        let place = |key: &RowKey<'_>| key.unit().and_then(|unit| units.get(unit).copied()).unwrap_or(0);
        let mut rows: Vec<(usize, u8, String, usize, RowKey<'a>, SumRow<'a>)> = self
            .rows
            .into_iter()
            .map(|(key, row)| {
                let (rank, code) = match &key {
                    RowKey::Unit(_) => (0, String::new()),
                    RowKey::Account(_, _, code) => (1, code.as_str().to_owned()),
                    RowKey::Project(..) => (2, String::new()),
                };
                (place(&key), rank, code, row.order, key, row)
            })
            .collect();
        rows.sort_by(|a, b| (a.0, a.1, &a.2, a.3).cmp(&(b.0, b.1, &b.2, b.3)));
        rows.into_iter().map(|(.., key, row)| (key, row)).collect()
    }
}
