//! Detects ledgers (明细账), or parts of them, whose amounts look like 万元 although the ledger must be in 元.
//!
//! `load` asks when it reads a ledger file, `check` when a budget has a ledger; both report [`finding()`]. The limits
//! below were chosen from measured budgets.

use std::collections::BTreeMap;

use crate::layout::Layout;
use crate::model::{Amount, AmountCounts, Finding, LedgerLine, Magnitudes, Place, WAN_IN_YUAN, finding};
use rust_decimal::Decimal;

/// Minimum number of amounts from which a whole ledger is judged.
const MIN_LINES: usize = 5;

/// Minimum number of amounts from which a part of a ledger is judged by its percentiles.
const MIN_PART_LINES: usize = 3;

/// Median and ninetieth percentile of the amounts, in 元, below which a ledger looks like one in 万元. In measured
/// budgets half of the amounts are above 240,000元.
const TINY_YUAN: (u64, u64) = (1_000, 50_000);

/// The number of amounts from which, and the median in 元 below which, the currency unit is certainly wrong.
const CERTAIN: (usize, u64) = (10, 300);

/// A part looks like 万元 if the median of the other amounts is at least this many times its own.
const MIN_MEDIAN_RATIO: u64 = 300;

/// A part of few lines looks like 万元 if its sum is below this amount, in 元.
const MIN_PART_SUM_YUAN: u64 = 1_000;

/// A ledger, or a part of it, whose amounts look like 万元.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misstated {
    /// The name of the budget unit (单位) or fund whose lines are meant; `None` for the whole ledger.
    pub part: Option<String>,
    /// The indices of its lines in the ledger.
    pub lines: Vec<usize>,
    /// Whether the amounts alone are proof, so that the finding is an error instead of a warning.
    pub sure: bool,
}

/// The ledger as a whole if its amounts look like 万元, or else each budget unit (单位) and fund whose amounts do. Empty
/// if the layout has no ledger in 元.
pub fn misstated(ledger: &[LedgerLine], layout: &Layout) -> Vec<Misstated> {
    let Some(spec) = layout.ledger.as_ref().filter(|spec| layout.format.measures.get(&spec.measure) == Some(&1)) else {
        return Vec::new();
    };
    let all: Vec<usize> = (0..ledger.len()).collect();
    let sizes = magnitudes(ledger, &all);
    if is_tiny(&sizes, MIN_LINES) {
        let (count, middle) = CERTAIN;
        let sure = sizes.count() >= count && sizes.percentile(50) < Decimal::from(middle);
        return vec![Misstated { part: None, lines: all, sure }];
    }
    let unit = |line: &LedgerLine| line.unit.clone();
    let fund = |line: &LedgerLine| spec.funds.get(&line.fund).unwrap_or(&line.fund).clone();
    let mut found: Vec<Misstated> = Vec::new();
    let all = ledger.iter().map(|line| line.amount.value()).collect();
    let mut known = vec![false; ledger.len()];
    for parts in [parts(ledger, unit), parts(ledger, fund)] {
        for (part, lines) in parts {
            let new = lines.iter().any(|line| !known[*line]);
            if new && stands_out(ledger, &lines, &all) {
                lines.iter().for_each(|line| known[*line] = true);
                found.push(Misstated { part: Some(part), lines, sure: false });
            }
        }
    }
    found
}

/// The magnitudes of the amounts of these lines.
fn magnitudes(ledger: &[LedgerLine], lines: &[usize]) -> Magnitudes {
    lines.iter().map(|line| ledger[*line].amount.value()).collect()
}

/// Whether there are at least `min_count` amounts and they are too small for 元.
fn is_tiny(sizes: &Magnitudes, min_count: usize) -> bool {
    let (middle, high) = TINY_YUAN;
    sizes.count() >= min_count
        && sizes.percentile(50) < Decimal::from(middle)
        && sizes.percentile(90) < Decimal::from(high)
}

/// Groups the indices of lines by the value that `key` returns, such as the budget unit (单位).
fn parts(ledger: &[LedgerLine], key: impl Fn(&LedgerLine) -> String) -> BTreeMap<String, Vec<usize>> {
    let mut parts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, line) in ledger.iter().enumerate() {
        parts.entry(key(line)).or_default().push(index);
    }
    parts
}

/// Whether the amounts of these lines are far smaller than the other amounts of the ledger.
fn stands_out(ledger: &[LedgerLine], lines: &[usize], all: &AmountCounts) -> bool {
    let part_sizes = magnitudes(ledger, lines);
    let sum: Decimal = lines.iter().map(|line| ledger[*line].amount.value()).sum();
    let sum_is_tiny = part_sizes.count() > 0 && sum < Decimal::from(MIN_PART_SUM_YUAN);
    let (count, middle) = all.beside(&lines.iter().map(|line| ledger[*line].amount.value()).collect());
    let far = middle >= part_sizes.percentile(50) * Decimal::from(MIN_MEDIAN_RATIO);
    count >= MIN_LINES && far && (is_tiny(&part_sizes, MIN_PART_LINES) || sum_is_tiny)
}

/// A copy of the ledger in which the amounts of these lines are multiplied by 10,000 (万元 to 元).
pub fn restated(ledger: &[LedgerLine], lines: &[usize]) -> Vec<LedgerLine> {
    let mut ledger = ledger.to_vec();
    for line in lines {
        let amount = ledger[*line].amount.value();
        ledger[*line].amount = Amount::new(amount.checked_mul(Decimal::from(WAN_IN_YUAN)).unwrap_or(amount));
    }
    ledger
}

/// The finding for such a ledger, with up to three examples: an error if it is certain, else a warning. Its place is
/// `place`, or the amount of the first line concerned.
pub fn finding(misstated: &Misstated, ledger: &[LedgerLine], layout: &Layout, place: Option<&Place>) -> Finding {
    let shown = misstated.lines.iter().map(|line| &ledger[*line]).filter(|line| !line.amount.is_zero());
    let example = |line: &LedgerLine| {
        let meant = line.amount.value().checked_mul(Decimal::from(WAN_IN_YUAN)).unwrap_or_default().normalize();
        format!("{} {}: {} → {meant}", line.function, line.economy, line.amount)
    };
    let examples: Vec<String> = shown.take(3).map(example).collect();
    let first = misstated.lines.first().map(|line| ledger[*line].place.join("amount"));
    let line = misstated.lines.first().and_then(|line| ledger[*line].place.line());
    let first = first.map(|first| line.map_or(first.clone(), |line| first.on_line(line)));
    let what = if misstated.part.is_some() { "ledger-part" } else { "ledger" };
    let wanted = layout.ledger.as_ref().map(|spec| spec.measure.clone()).unwrap_or_default();
    let given = layout.format.measures.iter().find(|(_, worth)| **worth == WAN_IN_YUAN);
    let [sure, known] = [misstated.sure, given.is_some()].map(|is| if is { "yes" } else { "no" });
    let name = misstated.part.clone().unwrap_or_default();
    let given = given.map(|(measure, _)| measure.clone()).unwrap_or_default();
    let (factor, examples) = (Decimal::from(WAN_IN_YUAN), examples.join("; "));
    let finding = finding::unit_wrong(what, sure, name, known, given, wanted, "multiply", factor, examples);
    let finding = Finding { place: place.cloned().or(first), ..finding };
    if misstated.sure { finding } else { finding.as_warning() }
}
