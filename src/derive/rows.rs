//! The lines of a table that the ledger brings: units, projects, accounts, in the order of print.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::layout::{Classification, LineGroup, SheetLedger};
use crate::model::{AccountCode, LedgerLine};

/// What a line of a table stands for, with the unit below which it stands, if it stands below one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum RowKey<'a> {
    Unit(&'a str),
    Project(Option<&'a str>, &'a str),
    Account(Option<&'a str>, Classification, AccountCode),
}

impl RowKey<'_> {
    fn unit(&self) -> Option<&str> {
        match self {
            Self::Unit(unit) => Some(unit),
            Self::Project(unit, _) | Self::Account(unit, ..) => *unit,
        }
    }
}

/// The lines to which a line of the ledger adds.
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

/// A line's sums by column.
#[derive(Debug, Default)]
pub(super) struct SumRow<'a> {
    /// In the ledger's unit of money, exact.
    pub(super) sums: Vec<Decimal>,
    /// The first goal that a line of the ledger tells.
    pub(super) goal: Option<&'a str>,
    /// In which order it was first met.
    order: usize,
}

/// The sums of a table's own lines.
pub(super) struct RowSums<'a> {
    columns: usize,
    rows: HashMap<RowKey<'a>, SumRow<'a>>,
}

impl<'a> RowSums<'a> {
    pub(super) fn new(columns: usize) -> Self {
        Self { columns, rows: HashMap::new() }
    }

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

    /// The lines in the order of print: units as they come in the ledger, each followed by what stands below it;
    /// projects as they come, accounts by code.
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
