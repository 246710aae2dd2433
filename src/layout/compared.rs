//! Computes the comparisons of the narrative: an amount with last year's, and with the budgeted amount.
//!
//! Templates of the narrative and the checks of figures use the same results.

use rust_decimal::Decimal;

use super::FigureSpec;
use crate::model::{Budget, Figure, FigureSet};

/// An amount that the narrative compares with last year's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    /// This year's amount: the one stated in the figures, else that of the cell.
    pub current: Decimal,
    /// The change on last year (增减额), negative for a decrease.
    pub change: Decimal,
}

impl Compared {
    /// Last year's amount (上年数): the base of the percentage.
    pub fn previous(&self) -> Decimal {
        self.current - self.change
    }
}

impl FigureSpec {
    /// The budgeted amount (年初预算数) and the variance from it, negative if less was spent. `None` if the subject is not
    /// compared with a budget or an amount is missing.
    pub fn variance(&self, budget: &Budget) -> Option<(Decimal, Decimal)> {
        let cell = self.budget.as_ref()?;
        let budgeted = budget.amount(&cell.sheet, &cell.line, &cell.column)?.value();
        Some((budgeted, self.current(budget)? - budgeted))
    }

    /// This year's amount: the one stated in the figures, else that of the cell.
    fn current(&self, budget: &Budget) -> Option<Decimal> {
        let cell = self.cell.as_ref()?;
        let table = budget.amount(&cell.sheet, &cell.line, &cell.column)?.value();
        Some(amount(budget.figures.get(&self.key)?, "amount").unwrap_or(table))
    }

    /// The amount and its change; `None` if the subject is not compared or the budget lacks one of them.
    pub fn compared(&self, budget: &Budget) -> Option<Compared> {
        let given = budget.figures.get(&self.key)?;
        let current = self.current(budget)?;
        let change =
            amount(given, "change").or_else(|| amount(given, "previous").map(|previous| current - previous))?;
        Some(Compared { current, change })
    }
}

fn amount(given: &FigureSet, key: &str) -> Option<Decimal> {
    match given.get(key)? {
        Figure::Amount(amount) => Some(amount.value()),
        _ => None,
    }
}
