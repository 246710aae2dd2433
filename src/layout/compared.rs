//! What the narrative compares: with last year, and with the budget.

use rust_decimal::Decimal;

use super::FigureSpec;
use crate::model::{Budget, Figure, FigureSet};

/// An amount that the narrative compares with last year's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    /// This year's amount as the text prints it: the stated one, else that of the cell.
    pub current: Decimal,
    /// The change from last year (增减额), negative for a decrease.
    pub change: Decimal,
}

impl Compared {
    /// Last year's amount (上年数): the base of the percentage.
    pub fn previous(&self) -> Decimal {
        self.current - self.change
    }
}

impl FigureSpec {
    /// What had been budgeted (年初预算数), and by how much the amount exceeds it, negative where it falls short: if the
    /// subject is compared with a budget.
    pub fn variance(&self, budget: &Budget) -> Option<(Decimal, Decimal)> {
        let cell = self.budget.as_ref()?;
        let budgeted = budget.amount(&cell.sheet, &cell.line, &cell.column)?.value();
        Some((budgeted, self.current(budget)? - budgeted))
    }

    /// The amount as the text prints it: the stated one, else that of the cell.
    fn current(&self, budget: &Budget) -> Option<Decimal> {
        let cell = self.cell.as_ref()?;
        let table = budget.amount(&cell.sheet, &cell.line, &cell.column)?.value();
        Some(amount(budget.figures.get(&self.key)?, "amount").unwrap_or(table))
    }

    /// The amount and its change, if the subject is a compared one and the budget has both.
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
