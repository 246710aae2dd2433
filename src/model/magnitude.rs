//! How large the amounts of a group are: by this a wrong unit (元 for 万元) shows where nothing contradicts it.

use rust_decimal::Decimal;

/// The sizes of the different amounts of a group, without zeros and signs, from the smallest up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Magnitudes(Vec<Decimal>);

impl FromIterator<Decimal> for Magnitudes {
    fn from_iter<T: IntoIterator<Item = Decimal>>(amounts: T) -> Self {
        let mut sizes: Vec<Decimal> = amounts.into_iter().map(|amount| amount.abs().normalize()).collect();
        sizes.retain(|size| !size.is_zero());
        sizes.sort_unstable();
        sizes.dedup();
        Self(sizes)
    }
}

impl Magnitudes {
    /// How many different amounts there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The amount below which so many hundredths of them lie; zero where there are none.
    pub fn percentile(&self, hundredths: usize) -> Decimal {
        let last = self.0.len().saturating_sub(1);
        let rank = (self.0.len() * hundredths / 100).min(last);
        self.0.get(rank).copied().unwrap_or_default()
    }

    /// How many of them are whole multiples of this number.
    pub fn multiples_of(&self, number: u32) -> usize {
        self.0.iter().filter(|size| (**size % Decimal::from(number)).is_zero()).count()
    }
}
