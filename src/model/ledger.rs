//! The ledger (明细账): one row for each amount that is spent, in 元. `load` reads it; `derive` makes tables from it.

use super::{AccountCode, Amount, Place};

/// Decimals of an amount of a ledger: 元 with 角 and 分.
pub const LEDGER_DECIMALS: u32 = 2;

/// A line of a ledger (明细账): an amount that one unit spends on one thing from one fund.
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerLine {
    /// The unit that uses the money (资金使用单位).
    pub unit: String,
    /// The kind of expenditure (支出类别), by the key that the layout gives it.
    pub kind: String,
    /// The project, if the kind has projects.
    pub project: Option<String>,
    /// The account of the functional classification (功能科目): an item (项) as a rule.
    pub function: AccountCode,
    /// The account of the economic classification (经济科目): a section (款) as a rule.
    pub economy: AccountCode,
    /// The fund (资金性质), by the key that the layout gives it.
    pub fund: String,
    /// The amount in the ledger's currency unit: 元 as a rule.
    pub amount: Amount,
    /// The project's goal (绩效目标), if the line states it.
    pub goal: Option<String>,
    /// The place of the line in the file.
    pub place: Place,
}
