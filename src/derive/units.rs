//! A ledger (明细账), or a part of it, whose amounts look as if they were in 万元 where they are to be in 元.

use std::collections::BTreeMap;

use crate::layout::Layout;
use crate::model::{Amount, AmountCounts, Finding, LedgerLine, Magnitudes, Place, WAN_IN_YUAN, finding};
use rust_decimal::Decimal;

/// Fewer different amounts tell nothing of a ledger as a whole.
const LEAST_LINES: usize = 5;

/// The median and the ninetieth percentile of the amounts of a ledger in 元 below which they look like 万元: of
/// budgets measured, half of the amounts are above 240,000元.
const TINY: (u64, u64) = (1_000, 50_000);

/// From so many different amounts on, with a median below so many 元, it is sure.
const SURE: (usize, u64) = (10, 300);

/// Parts whose median is such a part of that of the rest are in another unit, if that is a budget's in 元.
const FAR_APART: u64 = 300;

/// A part of one or two lines is in another unit if it does not come to so many 元 in all.
const NEXT_TO_NOTHING: u64 = 1_000;

/// A ledger, or a part of it, that looks as if it were in 万元.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misstated {
    /// The part: the unit or the fund by its name; none for the whole.
    pub part: Option<String>,
    /// Its lines, by index.
    pub lines: Vec<usize>,
    /// Whether the amounts alone leave no doubt.
    pub sure: bool,
}

/// The ledger as a whole, or else the units and funds in it, whose amounts look as if they were in 万元.
pub fn misstated(ledger: &[LedgerLine], layout: &Layout) -> Vec<Misstated> {
    let Some(spec) = layout.ledger.as_ref().filter(|spec| layout.format.measures.get(&spec.measure) == Some(&1)) else {
        return Vec::new();
    };
    let all: Vec<usize> = (0..ledger.len()).collect();
    let sizes = sizes(ledger, &all);
    if is_tiny(&sizes, LEAST_LINES) {
        let (count, middle) = SURE;
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

fn sizes(ledger: &[LedgerLine], lines: &[usize]) -> Magnitudes {
    lines.iter().map(|line| ledger[*line].amount.value()).collect()
}

fn is_tiny(sizes: &Magnitudes, least: usize) -> bool {
    let (middle, high) = TINY;
    sizes.count() >= least && sizes.percentile(50) < Decimal::from(middle) && sizes.percentile(90) < Decimal::from(high)
}

/// The lines by what they have in common.
fn parts(ledger: &[LedgerLine], of: impl Fn(&LedgerLine) -> String) -> BTreeMap<String, Vec<usize>> {
    let mut parts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, line) in ledger.iter().enumerate() {
        parts.entry(of(line)).or_default().push(index);
    }
    parts
}

/// Whether these lines are tiny beside the rest.
fn stands_out(ledger: &[LedgerLine], lines: &[usize], all: &AmountCounts) -> bool {
    let own = sizes(ledger, lines);
    let sum: Decimal = lines.iter().map(|line| ledger[*line].amount.value()).sum();
    let few = own.count() > 0 && sum < Decimal::from(NEXT_TO_NOTHING);
    let (count, middle) = all.beside(&lines.iter().map(|line| ledger[*line].amount.value()).collect());
    let far = middle >= own.percentile(50) * Decimal::from(FAR_APART);
    count >= LEAST_LINES && far && (is_tiny(&own, 3) || few)
}

/// The ledger with these lines in 元.
pub fn restated(ledger: &[LedgerLine], lines: &[usize]) -> Vec<LedgerLine> {
    let mut ledger = ledger.to_vec();
    for line in lines {
        let amount = ledger[*line].amount.value();
        ledger[*line].amount = Amount::new(amount.checked_mul(Decimal::from(WAN_IN_YUAN)).unwrap_or(amount));
    }
    ledger
}

/// What is to be said of it, at the first of its lines or at the place of the ledger.
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
