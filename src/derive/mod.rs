//! Computes the tables of a budget from its ledger (明细账): each cell is the exact sum of the ledger lines that belong
//! to it, rounded once.
//!
//! `load` calls [`sheets`] when a data file brings a ledger; `budgetpress derive` writes the result as a data file. The
//! rows and columns to which a ledger line adds depend on its fund, kind and accounts only, so they are determined once
//! for each combination; the work is linear in the number of lines.

mod rows;
mod units;

use std::collections::HashMap;

use indexmap::IndexMap;
use rust_decimal::Decimal;

use crate::layout::{ColumnKind, Layout, LayoutColumn, SheetLedger, SheetSpec};
use crate::model::{Amount, Cell, LedgerLine, Line, LineHead, LineKind, Sheet};
use rows::{RowKey, RowSums};
pub use units::{finding as misstatement, misstated, restated};

/// Fund, kind, functional and economic account of a ledger line, which determine its rows and columns.
type Signature<'a> = (&'a str, &'a str, &'a str, &'a str);

/// The tables that follow from a ledger, by identifier: those for which the layout states how (`ledger` of a sheet).
/// Names of accounts come from the layout's list; texts such as goals come from the ledger, or are left out.
pub fn sheets(ledger: &[LedgerLine], layout: &Layout) -> IndexMap<String, Sheet> {
    let worth = |measure: &str| Decimal::from(layout.format.measures.get(measure).copied().unwrap_or(1));
    let from = layout.ledger.as_ref().map_or(Decimal::ONE, |ledger| worth(&ledger.measure));
    let derived = layout.derived().map(|(spec, rule)| {
        let unit = worth(layout.money_of(spec).measure) / from;
        let table = DerivedTable { spec, rule, layout, unit, columns: columns(spec), goals: goal_column(spec) };
        (spec.id.clone(), Sheet { lines: table.lines(ledger), notes: None })
    });
    derived.collect()
}

/// The columns of a table that hold amounts, with their keys.
fn columns(spec: &SheetSpec) -> Vec<(&str, &LayoutColumn)> {
    spec.data_columns().into_iter().filter(|(_, column)| column.kind == ColumnKind::Amount).collect()
}

/// The key of the first column of texts, which holds the goals of projects (绩效目标); `None` if there is none.
fn goal_column(spec: &SheetSpec) -> Option<&str> {
    spec.data_columns().into_iter().find(|(_, column)| column.kind == ColumnKind::Text).map(|(key, _)| key)
}

/// A table that is computed from a ledger.
struct DerivedTable<'a> {
    spec: &'a SheetSpec,
    rule: &'a SheetLedger,
    layout: &'a Layout,
    /// One currency unit of the table, in currency units of the ledger: 10,000 for 万元 and 元.
    unit: Decimal,
    /// The columns of amounts.
    columns: Vec<(&'a str, &'a LayoutColumn)>,
    /// The column of goals.
    goals: Option<&'a str>,
}

/// The fixed lines and the columns of a table to which a ledger line adds, by index.
struct Share {
    fixed: Vec<usize>,
    columns: Vec<usize>,
}

impl<'a> DerivedTable<'a> {
    /// The lines of the table: the fixed ones, side after side, then those of units, projects and accounts.
    fn lines(&self, ledger: &'a [LedgerLine]) -> Vec<Line> {
        let mut shares: HashMap<Signature<'a>, Option<Share>> = HashMap::new();
        let mut fixed = vec![vec![Decimal::ZERO; self.columns.len()]; self.spec.fixed_lines().count()];
        let mut open_rows = RowSums::new(self.columns.len());
        for line in ledger {
            let signature = (line.fund.as_str(), line.kind.as_str(), line.function.as_str(), line.economy.as_str());
            let Some(share) = shares.entry(signature).or_insert_with(|| self.share(line)) else { continue };
            for row in &share.fixed {
                share.columns.iter().for_each(|column| fixed[*row][*column] += line.amount.value());
            }
            for key in rows::keys(line, self.rule) {
                open_rows.add(key, line, &share.columns);
            }
        }
        let heads = self.spec.fixed_lines().map(|line| LineHead::Fixed(line.key.clone()));
        let mut lines: Vec<Line> = heads.zip(&fixed).map(|(head, sums)| self.line(head, sums, None)).collect();
        // A two-sided table lists all lines of the left side before those of the right.
        let side = |line: &Line| self.spec.side_of(line.head.name());
        lines.sort_by_key(side);
        lines.extend(open_rows.rows().into_iter().map(|(key, row)| self.line(self.head(&key), &row.sums, row.goal)));
        lines
    }

    /// The fixed lines and columns to which a ledger line adds; `None` if the table leaves out lines of this kind.
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

    /// The head of the line for a row, with the account's official name.
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

    /// The line with its sums, converted to the currency unit of the table and rounded half-up; only a project's line
    /// gets a goal.
    fn line(&self, head: LineHead, sums: &[Decimal], goal: Option<&str>) -> Line {
        let decimals = self.layout.money_of(self.spec).decimals;
        let amount = |sum: &Decimal| Cell::Amount(Amount::new(Amount::new(*sum / self.unit).rounded(decimals)));
        let kept = self.spec.columns_of_line(&head);
        let columns = self.columns.iter().zip(sums).filter(|((key, _), _)| kept.iter().any(|(known, _)| known == key));
        let mut cells: IndexMap<String, Cell> =
            columns.map(|((key, _), sum)| ((*key).to_owned(), amount(sum))).collect();
        if let (Some(goal), Some(key), LineKind::Project) = (goal, self.goals, head.kind()) {
            cells.insert(key.to_owned(), Cell::Text(goal.to_owned()));
        }
        Line { head, cells }
    }
}
