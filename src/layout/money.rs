//! The money of a table: its unit, how many decimals it has, how a zero looks.

use super::{Layout, SheetSpec};

/// How the amounts of a table, or of the narrative, are measured and printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Money<'a> {
    /// The unit, as printed (元, 万元).
    pub measure: &'a str,
    /// Its worth in 元.
    pub worth: u64,
    /// Decimals that are always printed.
    pub decimals: u32,
    /// Whether amounts are whole in these decimals, rather than rounded to them.
    pub exact: bool,
    /// What replaces a zero amount; without it a zero prints like any other.
    pub zero: Option<&'a str>,
}

impl Layout {
    /// The money of the narrative, and of every table that has none of its own.
    pub fn money(&self) -> Money<'_> {
        self.measured(&self.format.measure)
    }

    /// The money of a table.
    pub fn money_of<'a>(&'a self, spec: &'a SheetSpec) -> Money<'a> {
        let own = self.measured(spec.measure.as_ref().unwrap_or(&self.format.measure));
        Money {
            decimals: spec.decimals.unwrap_or(own.decimals),
            exact: spec.exact.unwrap_or(own.exact),
            zero: spec.zero.as_deref().or(own.zero),
            ..own
        }
    }

    fn measured<'a>(&'a self, measure: &'a str) -> Money<'a> {
        let worth = self.format.measures.get(measure).copied().unwrap_or(1);
        let format = &self.format;
        Money { measure, worth, decimals: format.decimals, exact: format.exact, zero: format.zero.as_deref() }
    }
}

impl Money<'_> {
    /// Whether a zero is printed as nothing, so that nothing can be read as a zero.
    pub fn is_blank_zero(&self) -> bool {
        self.zero == Some("")
    }
}
