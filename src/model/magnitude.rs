//! How large the amounts of a group are: by this a wrong unit (元 for 万元) shows where nothing contradicts it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

/// The worth of one 万元 in 元.
pub const WAN_IN_YUAN: u64 = 10_000;

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

/// The different amounts of a whole, without zeros and signs, from the smallest up, each with how often it stands there. What
/// the amounts beside a part come to follows from them without going through the whole for each part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AmountCounts(Vec<(Decimal, usize)>);

impl FromIterator<Decimal> for AmountCounts {
    fn from_iter<T: IntoIterator<Item = Decimal>>(amounts: T) -> Self {
        let sizes = amounts.into_iter().map(|amount| amount.abs().normalize()).filter(|size| !size.is_zero());
        let mut counts: BTreeMap<Decimal, usize> = BTreeMap::new();
        sizes.for_each(|size| *counts.entry(size).or_default() += 1);
        Self(counts.into_iter().collect())
    }
}

impl AmountCounts {
    /// How many different amounts the whole has beside this part of it, and their median; zero where there are none.
    pub fn beside(&self, part: &Self) -> (usize, Decimal) {
        let gone = part.0.iter().filter_map(|(size, count)| {
            let index = self.0.binary_search_by(|(known, _)| known.cmp(size)).ok()?;
            (self.0[index].1 == *count).then_some(index)
        });
        let gone: Vec<usize> = gone.collect();
        let count = self.0.len().saturating_sub(gone.len());
        let mut rank = (count / 2).min(count.saturating_sub(1));
        for index in gone {
            rank += usize::from(index <= rank);
        }
        (count, self.0.get(rank).map_or(Decimal::ZERO, |(size, _)| *size))
    }
}
