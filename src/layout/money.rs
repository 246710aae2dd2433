//! The money of a table or of the narrative: currency unit, decimals, and how zero is printed.
//!
//! Merges the settings of a table with those of the layout; checks, the view and workbooks use the result.

use super::{Layout, SheetSpec};

/// Currency unit and form of the amounts of a table or of the narrative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Money<'a> {
    /// The currency unit, as printed (元, 万元).
    pub measure: &'a str,
    /// Its worth in 元.
    pub worth: u64,
    /// The number of decimals printed.
    pub decimals: u32,
    /// Whether amounts are exact in these decimals, rather than rounded to them.
    pub exact: bool,
    /// The text in place of a zero amount; `None`: zero is printed as a number.
    pub zero: Option<&'a str>,
}

impl Layout {
    /// The money of the narrative, and of tables that set none of these.
    pub fn money(&self) -> Money<'_> {
        self.money_in(&self.format.measure)
    }

    /// The money of a table.
    pub fn money_of<'a>(&'a self, spec: &'a SheetSpec) -> Money<'a> {
        let defaults = self.money_in(spec.measure.as_ref().unwrap_or(&self.format.measure));
        Money {
            decimals: spec.decimals.unwrap_or(defaults.decimals),
            exact: spec.exact.unwrap_or(defaults.exact),
            zero: spec.zero.as_deref().or(defaults.zero),
            ..defaults
        }
    }

    fn money_in<'a>(&'a self, measure: &'a str) -> Money<'a> {
        let worth = self.format.measures.get(measure).copied().unwrap_or(1);
        let format = &self.format;
        Money { measure, worth, decimals: format.decimals, exact: format.exact, zero: format.zero.as_deref() }
    }
}

impl Money<'_> {
    /// Whether zero is printed as an empty cell, so that an empty cell may be read as zero.
    pub fn is_blank_zero(&self) -> bool {
        self.zero == Some("")
    }
}
