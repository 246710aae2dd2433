//! Evaluates identities: two sums of printed cells that must agree, exactly or up to a rounding tail. `footing.rs` and
//! `tie.rs` make them.

use rust_decimal::Decimal;

use super::names;
use crate::layout::{Layout, Money};
use crate::model::{Amount, Budget, Finding, Place, finding};

/// A printed amount in a sum.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Term<'a> {
    /// The place of the amount.
    pub spot: Spot<'a>,
    /// The amount.
    pub amount: Amount,
    /// The worth in 元 of the currency unit in which it is printed: 10000 for 万元.
    pub worth: u64,
    /// The number of decimals that are printed.
    pub decimals: u32,
    /// Whether the amount has no more decimals than these, so that printing does not round it.
    pub exact: bool,
}

impl<'a> Term<'a> {
    /// A term with the currency unit and decimals of its table.
    pub(super) fn new(spot: Spot<'a>, amount: Amount, money: &Money<'_>) -> Self {
        Self { spot, amount, worth: money.worth, decimals: money.decimals, exact: money.exact }
    }

    /// An amount in this term's unit, converted to a unit of this worth in 元.
    fn scaled(&self, amount: Decimal, worth: u64) -> Decimal {
        if self.worth == worth { amount } else { amount * Decimal::from(self.worth) / Decimal::from(worth) }
    }

    /// One step of the last printed decimal, in a unit of this worth in 元.
    fn step(&self, worth: u64) -> Decimal {
        self.scaled(Decimal::new(1, self.decimals), worth)
    }
}

/// The position of an amount in a budget. It becomes a [`Place`] only for a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Spot<'a> {
    /// In a sheet: its identifier, the index of the line, the column.
    Cell(&'a str, usize, &'a str),
    /// Among the figures of the narrative: the subject and the field.
    Figure(&'a str, &'a str),
}

impl Spot<'_> {
    /// The place in the data file.
    pub fn place(self) -> Place {
        match self {
            Self::Cell(sheet, line, column) => {
                Place::root().join("sheets").join(sheet).join("lines").join(line).join(column)
            }
            Self::Figure(subject, field) => Place::root().join("figures").join(subject).join(field),
        }
    }
}

/// Two sums of printed cells that must agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Identity<'a> {
    /// The rule: `footing` within a table (表内合计), `tie` among tables (表间勾稽), `tie-own` for a tie of
    /// the data itself, `amount-differs` between text and table.
    pub code: &'static str,
    /// Its title in reports.
    pub title: String,
    /// The terms of the left sum: usually a single total.
    pub left: Vec<Term<'a>>,
    /// The terms of the right sum.
    pub right: Vec<Term<'a>>,
    /// Whether the left may also be less than the right.
    pub at_most: bool,
    /// Whether a difference is only a warning, because it may have a good reason.
    pub warning: bool,
    /// Whether every amount that belongs to it was read.
    pub is_whole: bool,
    /// The table that lacks the line, if one side therefore has no terms.
    pub absent: Option<String>,
}

/// How two sums agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SumAgreement {
    /// Exactly.
    Exact,
    /// Up to a difference that rounding alone can cause (尾差).
    Tail,
    /// The difference is larger.
    Error,
}

impl Identity<'_> {
    fn terms(&self) -> impl Iterator<Item = &Term<'_>> {
        self.left.iter().chain(&self.right)
    }

    /// The worth in 元 of the unit of sums and differences: that of the first cell.
    fn worth(&self) -> u64 {
        self.terms().next().map_or(1, |term| term.worth)
    }

    fn sum(&self, terms: &[Term<'_>]) -> Decimal {
        terms.iter().map(|term| term.scaled(term.amount.value(), self.worth())).sum()
    }

    /// Left minus right in the unit of the first cell; zero where the left may be less and is.
    pub fn difference(&self) -> Decimal {
        let difference = self.sum(&self.left) - self.sum(&self.right);
        if self.at_most { difference.max(Decimal::ZERO) } else { difference }
    }

    /// The largest difference that rounding alone explains, in the unit of the first cell. Each rounded cell is off by
    /// at most half a step of its last decimal, n of them together by less than the sum of these halves. Differences
    /// are whole multiples of the finest step; so, if all cells have the same step, the bound is ⌈n/2⌉ − 1 of it. Two
    /// copies of one figure (n = 2) must be equal; a copy rounded to 万元 may differ by half a step from an exact one in
    /// 元.
    pub fn tail_bound(&self) -> Decimal {
        let steps: Vec<Decimal> = self.rounding_steps().collect();
        let finest = self.terms().map(|term| term.step(self.worth())).min();
        let Some(finest) = finest.filter(|_| !steps.is_empty()) else { return Decimal::ZERO };
        let halves = steps.iter().sum::<Decimal>() / (finest * Decimal::TWO);
        // A single rounded cell can be off by exactly half a step; several cannot all be, as half-up rounds one way.
        let is_single = steps.len() == 1 && self.terms().count() > 1;
        if is_single { halves.floor() * finest } else { (halves.ceil() - Decimal::ONE) * finest }
    }

    /// The steps of the rounded cells, in the unit of the first cell.
    fn rounding_steps(&self) -> impl Iterator<Item = Decimal> {
        self.terms().filter(|term| !term.exact).map(|term| term.step(self.worth()))
    }

    /// How the two sums agree.
    pub fn verdict(&self) -> SumAgreement {
        let difference = self.difference().abs();
        if difference.is_zero() {
            SumAgreement::Exact
        } else if difference <= self.tail_bound() {
            SumAgreement::Tail
        } else {
            SumAgreement::Error
        }
    }

    /// Whether a rounding tail is possible but unlikely: above three standard deviations. The rounding error of a cell
    /// is uniform over one step s of the last decimal, with variance s²/12; a difference d is unlikely if d² >
    /// 9·Σs²/12.
    fn is_unlikely(&self) -> bool {
        let squares: Decimal = self.rounding_steps().map(|step| step * step).sum();
        let difference = self.difference();
        Decimal::from(4) * difference * difference > Decimal::from(3) * squares
    }

    /// The finding about the identity; `None` if it holds.
    pub(super) fn finding(&self, budget: &Budget, layout: &Layout) -> Option<Finding> {
        let made = match (self.verdict(), self.code) {
            (SumAgreement::Error, finding::footing::CODE) => self.with_sums(finding::footing),
            (SumAgreement::Error, finding::tie_own::CODE) => self.with_sums(finding::tie_own),
            (SumAgreement::Error, finding::amount_differs::CODE) => self.with_sums(finding::amount_differs),
            (SumAgreement::Error, _) => self.with_sums(finding::tie),
            (SumAgreement::Tail, _) if self.is_unlikely() => self.with_sums(finding::tail_unlikely),
            _ => return None,
        };
        let mut places = self.left.iter().chain(&self.right).map(|term| term.spot.place());
        let finding = if self.warning { made.as_warning() } else { made };
        let finding = Finding { place: places.next(), cells: places.collect(), ..finding };
        Some(match self.code {
            finding::footing::CODE => self.within_table(finding, budget, layout),
            _ => self.among_tables(finding, layout),
        })
    }

    /// The finding with the values that all kinds have.
    fn with_sums(&self, make: fn(String, Decimal, Decimal, Decimal, Decimal, Decimal) -> Finding) -> Finding {
        let (left, right, difference) = (self.sum(&self.left), self.sum(&self.right), self.difference());
        make(self.title.clone(), left, right, difference, difference.abs(), self.tail_bound())
    }

    /// Adds to a finding the table, the total, and its parts: other columns of its line, or other lines of its column.
    fn within_table(&self, finding: Finding, budget: &Budget, layout: &Layout) -> Finding {
        let Some(Term { spot: Spot::Cell(sheet, line, column), .. }) = self.left.first() else { return finding };
        let is_in_line = |term: &Term<'_>| matches!(term.spot, Spot::Cell(_, index, _) if index == *line);
        let is_across = !self.right.is_empty() && self.right.iter().all(is_in_line);
        let title = |term: &Term<'_>| match term.spot {
            Spot::Cell(_, _, column) => names::column(sheet, column, layout),
            Spot::Figure(..) => String::new(),
        };
        let (sum, first, second) = match &self.right[..] {
            [one, other] if is_across => ("two", title(one), title(other)),
            _ => (if is_across { "columns" } else { "lines" }, String::new(), String::new()),
        };
        let line = names::line(sheet, *line, budget, layout);
        finding.in_table(names::label(sheet, layout), sum, line, names::column(sheet, column, layout), first, second)
    }

    /// Adds to a finding the side without terms and the table that lacks the line.
    fn among_tables(&self, finding: Finding, layout: &Layout) -> Finding {
        let lacking = match (self.left.is_empty(), self.right.is_empty()) {
            (true, _) => "left",
            (_, true) => "right",
            _ => "none",
        };
        let sheet = self.absent.as_ref().map(|id| names::label(id, layout)).unwrap_or_default();
        finding.lacking(lacking, sheet)
    }
}
