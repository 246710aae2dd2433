//! Declares how tables are computed from a ledger (明细账): which of its lines each row and each column adds up.
//!
//! The types are the `ledger` keys of `layout.toml`. [`crate::derive`] computes the tables with them; [`super::sums`]
//! checks the names in them.

use indexmap::IndexMap;
use serde::Deserialize;

use super::{FixedLine, Layout, LayoutColumn, SheetSpec};
use crate::model::{AccountCode, LedgerLine};

/// The table `[ledger]` of `layout.toml`: the funds and kinds that lines of a ledger may have.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerSpec {
    /// The currency unit of its amounts, one of `format.measures`.
    pub measure: String,
    /// The kinds of expenditure (支出类别) by key, with their names.
    pub kinds: IndexMap<String, String>,
    /// The kinds whose lines belong to a project.
    pub projects: Vec<String>,
    /// The funds (资金性质) by key, with their names.
    pub funds: IndexMap<String, String>,
}

/// How one table is computed from the ledger.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetLedger {
    /// By which groups the ledger is divided into open lines, the outermost first.
    #[serde(default)]
    pub rows: Vec<LineGroup>,
    /// The number of levels of accounts: 1 for classes (类) only; `None` for all.
    pub levels: Option<usize>,
    /// The lines of the ledger that the table adds up.
    #[serde(default)]
    pub of: LedgerFilter,
}

/// A field of the ledger by which its lines are grouped; each group is a line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LineGroup {
    /// A unit that uses the money.
    Unit,
    /// A project.
    Project,
    /// An account of the functional classification, with those above it.
    Function,
    /// An account of the economic classification, with those above it.
    Economy,
}

/// Selects lines of a ledger: in each field that is not `None`, the line must have one of the values.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerFilter {
    /// Keys of funds.
    pub fund: Option<Vec<String>>,
    /// Keys of kinds.
    pub kind: Option<Vec<String>>,
    /// Accounts of the functional classification, each with those below it.
    pub function: Option<Vec<String>>,
    /// Accounts of the economic classification, each with those below it.
    pub economy: Option<Vec<String>>,
}

impl LedgerFilter {
    /// Whether the filter selects a line.
    pub fn takes(&self, line: &LedgerLine) -> bool {
        let is_one_of = |wanted: &Option<Vec<String>>, value: &str| {
            wanted.as_ref().is_none_or(|wanted| wanted.iter().any(|wanted| wanted == value))
        };
        let is_below = |wanted: &Option<Vec<String>>, code: &AccountCode| {
            let below = |above: &String| code.as_str().starts_with(above.as_str());
            wanted.as_ref().is_none_or(|wanted| wanted.iter().any(below))
        };
        is_one_of(&self.fund, &line.fund)
            && is_one_of(&self.kind, &line.kind)
            && is_below(&self.function, &line.function)
            && is_below(&self.economy, &line.economy)
    }
}

impl Layout {
    /// The tables that are computed from a ledger.
    pub fn derived(&self) -> impl Iterator<Item = (&SheetSpec, &SheetLedger)> {
        self.sheets.iter().filter_map(|spec| Some((spec, spec.ledger.as_ref()?)))
    }
}

impl SheetSpec {
    /// Whether a column adds up a line of the ledger: by its filter, or by one of the columns that it sums.
    pub fn column_takes(&self, column: &LayoutColumn, line: &LedgerLine) -> bool {
        match &column.ledger {
            Some(filter) => filter.takes(line),
            None => {
                let columns = self.data_columns();
                let part = |key: &String| columns.iter().find(|(other, _)| other == key).map(|(_, column)| *column);
                column.sum.iter().filter_map(part).any(|part| self.column_takes(part, line))
            }
        }
    }

    /// Whether a fixed line adds up a line of the ledger: by its filter, by the account code that is its key, or by
    /// the lines that it sums.
    pub fn line_takes(&self, fixed: &FixedLine, line: &LedgerLine) -> bool {
        if let Some(filter) = &fixed.ledger {
            return filter.takes(line);
        }
        if fixed.sum.is_empty() {
            return AccountCode::new(&fixed.key).is_some() && line.function.as_str().starts_with(&fixed.key);
        }
        let part = |key: &String| self.fixed_lines().find(|other| other.key == *key);
        fixed.sum.iter().any(|key| key == "*" || part(key).is_some_and(|part| self.line_takes(part, line)))
    }
}
