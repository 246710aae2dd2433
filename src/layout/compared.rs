//! What the narrative compares with last year.

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
    /// The amount and its change, if the subject is a compared one and the budget has both.
    pub fn compared(&self, budget: &Budget) -> Option<Compared> {
        let given = budget.figures.get(&self.key)?;
        let cell = self.cell.as_ref()?;
        let table = budget.amount(&cell.sheet, &cell.line, &cell.column)?.value();
        let current = amount(given, "amount").unwrap_or(table);
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
