//! Statistics of the sizes of amounts: percentiles, medians, multiples. `check` and `derive` use them to find amounts
//! in a wrong currency unit (元 for 万元) that contradict no identity.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

/// The worth of one 万元 in 元.
pub const WAN_IN_YUAN: u64 = 10_000;

/// The distinct absolute values of the amounts of a group, without zero, in ascending order.
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
    /// The number of distinct amounts.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The percentile of these amounts, by hundredths: 50 for the median. Zero if there are none.
    pub fn percentile(&self, hundredths: usize) -> Decimal {
        let last = self.0.len().saturating_sub(1);
        let rank = (self.0.len() * hundredths / 100).min(last);
        self.0.get(rank).copied().unwrap_or_default()
    }

    /// How many of the amounts are integral multiples of this number.
    pub fn multiples_of(&self, number: u32) -> usize {
        self.0.iter().filter(|size| (**size % Decimal::from(number)).is_zero()).count()
    }
}

/// The distinct absolute values of all amounts, without zero, in ascending order, each with the number of times that
/// it occurs. The statistics of the amounts outside a part follow from them without going through all amounts for each
/// part.
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
    /// The number of distinct amounts that occur outside `part`, and their median; zero if there are none.
    pub fn beside(&self, part: &Self) -> (usize, Decimal) {
        let only_in_part = part.0.iter().filter_map(|(size, count)| {
            let index = self.0.binary_search_by(|(known, _)| known.cmp(size)).ok()?;
            (self.0[index].1 == *count).then_some(index)
        });
        let only_in_part: Vec<usize> = only_in_part.collect();
        let count = self.0.len().saturating_sub(only_in_part.len());
        let mut rank = (count / 2).min(count.saturating_sub(1));
        for index in only_in_part {
            rank += usize::from(index <= rank);
        }
        (count, self.0.get(rank).map_or(Decimal::ZERO, |(size, _)| *size))
    }
}
