//! From a ledger (明细账) to the tables: every cell is the exact sum of the lines that it stands for, rounded once.
//!
//! A line of the ledger adds to some rows and some columns of each table. Which these are follows from its fund, kind
//! and accounts alone, so that it is found out once for each combination; the work is linear in the lines.

mod rows;
mod units;

use std::collections::HashMap;

use indexmap::IndexMap;
use rust_decimal::Decimal;

use crate::layout::{ColumnKind, Layout, LayoutColumn, SheetLedger, SheetSpec};
use crate::model::{Amount, Cell, LedgerLine, Line, LineHead, LineKind, Sheet};
use rows::{RowKey, RowSums};
pub use units::{finding as misstatement, misstated, restated};

/// What tables take from a line besides its unit and project.
type Signature<'a> = (&'a str, &'a str, &'a str, &'a str);

/// The tables of a ledger, by identifier: those of which the layout tells how they follow. Names of accounts are those
/// of the layout's list; words such as goals are taken from the ledger, else left out.
pub fn sheets(ledger: &[LedgerLine], layout: &Layout) -> IndexMap<String, Sheet> {
    let worth = |measure: &str| Decimal::from(layout.format.measures.get(measure).copied().unwrap_or(1));
    let from = layout.ledger.as_ref().map_or(Decimal::ONE, |ledger| worth(&ledger.measure));
    let derived = layout.derived().map(|(spec, rule)| {
        let unit = worth(layout.money_of(spec).measure) / from;
        let table = DerivedTable { spec, rule, layout, unit, columns: columns(spec), words: words(spec) };
        (spec.id.clone(), Sheet { lines: table.lines(ledger), notes: None })
    });
    derived.collect()
}

/// The columns of a table's amounts.
fn columns(spec: &SheetSpec) -> Vec<(&str, &LayoutColumn)> {
    spec.data_columns().into_iter().filter(|(_, column)| column.kind == ColumnKind::Amount).collect()
}

/// The column of its words: goals, as a rule.
fn words(spec: &SheetSpec) -> Option<&str> {
    spec.data_columns().into_iter().find(|(_, column)| column.kind == ColumnKind::Text).map(|(key, _)| key)
}

struct DerivedTable<'a> {
    spec: &'a SheetSpec,
    rule: &'a SheetLedger,
    layout: &'a Layout,
    /// One unit of the tables in units of the ledger.
    unit: Decimal,
    columns: Vec<(&'a str, &'a LayoutColumn)>,
    words: Option<&'a str>,
}

/// The fixed lines and the columns to which a line of the ledger adds, by index.
struct Share {
    fixed: Vec<usize>,
    columns: Vec<usize>,
}

impl<'a> DerivedTable<'a> {
    fn lines(&self, ledger: &'a [LedgerLine]) -> Vec<Line> {
        let mut shares: HashMap<Signature<'a>, Option<Share>> = HashMap::new();
        let mut fixed = vec![vec![Decimal::ZERO; self.columns.len()]; self.spec.fixed_lines().count()];
        let mut own = RowSums::new(self.columns.len());
        for line in ledger {
            let signature = (line.fund.as_str(), line.kind.as_str(), line.function.as_str(), line.economy.as_str());
            let Some(share) = shares.entry(signature).or_insert_with(|| self.share(line)) else { continue };
            for row in &share.fixed {
                share.columns.iter().for_each(|column| fixed[*row][*column] += line.amount.value());
            }
            for key in rows::keys(line, self.rule) {
                own.add(key, line, &share.columns);
            }
        }
        let heads = self.spec.fixed_lines().map(|line| LineHead::Fixed(line.key.clone()));
        let mut lines: Vec<Line> = heads.zip(&fixed).map(|(head, sums)| self.line(head, sums, None)).collect();
        // Down one side after the other.
        let side = |line: &Line| self.spec.side_of(line.head.name());
        lines.sort_by_key(side);
        lines.extend(own.rows().into_iter().map(|(key, row)| self.line(self.head(&key), &row.sums, row.goal)));
        lines
    }

    fn share(&self, line: &LedgerLine) -> Option<Share> {
        if !self.rule.of.takes(line) {
            return None;
        }
        let fixed = self.spec.fixed_lines().enumerate().filter(|(_, fixed)| self.spec.line_takes(fixed, line));
        let columns = self.columns.iter().enumerate();
        let columns = columns.filter(|(_, (_, column))| self.spec.column_takes(column, line));
        Some(Share {
            fixed: fixed.map(|(index, _)| index).collect(),
            columns: columns.map(|(index, _)| index).collect(),
        })
    }

    fn head(&self, key: &RowKey<'_>) -> LineHead {
        match key {
            RowKey::Unit(unit) => LineHead::Unit((*unit).to_owned()),
            RowKey::Project(_, project) => LineHead::Project((*project).to_owned()),
            RowKey::Account(_, classification, code) => {
                let name = self.layout.accounts.name(*classification, code.as_str()).unwrap_or(code.as_str());
                LineHead::Account(code.clone(), name.to_owned())
            }
        }
    }

    /// A line with its sums in the unit of the tables, each rounded half-up.
    fn line(&self, head: LineHead, sums: &[Decimal], goal: Option<&str>) -> Line {
        let decimals = self.layout.money_of(self.spec).decimals;
        let amount = |sum: &Decimal| Cell::Amount(Amount::new(Amount::new(*sum / self.unit).rounded(decimals)));
        let own = self.spec.columns_of_line(&head);
        let columns = self.columns.iter().zip(sums).filter(|((key, _), _)| own.iter().any(|(known, _)| known == key));
        let mut cells: IndexMap<String, Cell> =
            columns.map(|((key, _), sum)| ((*key).to_owned(), amount(sum))).collect();
        if let (Some(goal), Some(key), LineKind::Project) = (goal, self.words, head.kind()) {
            cells.insert(key.to_owned(), Cell::Text(goal.to_owned()));
        }
        Line { head, cells }
    }
}
