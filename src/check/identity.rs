//! Two sums that must agree.

use rust_decimal::Decimal;

use super::names;
use crate::layout::{Layout, Money};
use crate::model::{Amount, Budget, Finding, Place, Severity};

/// A printed amount in a sum.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Term<'a> {
    /// Where it stands.
    pub spot: Spot<'a>,
    /// The amount.
    pub amount: Amount,
    /// The worth in 元 of the unit in which it is printed.
    pub worth: u64,
    /// Decimals that are printed.
    pub decimals: u32,
    /// Whether it is whole in these decimals, rather than rounded to them.
    pub exact: bool,
}

impl<'a> Term<'a> {
    pub(super) fn new(spot: Spot<'a>, amount: Amount, money: &Money<'_>) -> Self {
        Self { spot, amount, worth: money.worth, decimals: money.decimals, exact: money.exact }
    }

    /// An amount of this term's unit in another unit.
    fn scaled(&self, amount: Decimal, worth: u64) -> Decimal {
        if self.worth == worth { amount } else { amount * Decimal::from(self.worth) / Decimal::from(worth) }
    }

    /// A step of the last decimal that is printed, in a unit of this worth.
    fn step(&self, worth: u64) -> Decimal {
        self.scaled(Decimal::new(1, self.decimals), worth)
    }
}

/// Where an amount stands in a budget. Its [`Place`] is only written out when it is told.
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
    /// What it states.
    pub title: String,
    /// The sum on the left: a total, as a rule.
    pub left: Vec<Term<'a>>,
    /// The sum on the right.
    pub right: Vec<Term<'a>>,
    /// Whether the left may also be less than the right.
    pub at_most: bool,
    /// Whether a difference may have a good reason.
    pub warning: bool,
    /// Whether every amount that belongs to it was read.
    pub is_whole: bool,
    /// The table of a side that has no amount, because the table has no such line.
    pub absent: Option<String>,
}

/// How two sums agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SumAgreement {
    /// Exactly.
    Exact,
    /// Up to what rounding alone can do (尾数误差).
    Tail,
    /// Not.
    Error,
}

impl Identity<'_> {
    fn terms(&self) -> impl Iterator<Item = &Term<'_>> {
        self.left.iter().chain(&self.right)
    }

    /// The worth of the unit in which sums and differences are told: that of the first cell.
    fn worth(&self) -> u64 {
        self.terms().next().map_or(1, |term| term.worth)
    }

    fn sum(&self, terms: &[Term<'_>]) -> Decimal {
        terms.iter().map(|term| term.scaled(term.amount.value(), self.worth())).sum()
    }

    /// Left less right in the unit of the first cell; nothing where the left may be less and is.
    pub fn difference(&self) -> Decimal {
        let difference = self.sum(&self.left) - self.sum(&self.right);
        if self.at_most { difference.max(Decimal::ZERO) } else { difference }
    }

    /// The largest difference that rounding alone explains, in the unit of the first cell. Of n rounded cells each is off
    /// by at most half a step of its last decimal, together by less than the sum of these halves. Differences are whole
    /// numbers of the finest step; so, where all cells have the same step, ⌈n/2⌉ − 1 of it. Two copies of one
    /// figure (n = 2) must be equal; one that is rounded to 万元 may be half a step away from one that is exact in 元.
    pub fn tail_bound(&self) -> Decimal {
        let steps: Vec<Decimal> = self.rounded().collect();
        let finest = self.terms().map(|term| term.step(self.worth())).min();
        let Some(finest) = finest.filter(|_| !steps.is_empty()) else { return Decimal::ZERO };
        let halves = steps.iter().sum::<Decimal>() / (finest * Decimal::TWO);
        // A single cell reaches its half, of several not all do: half-up goes one way.
        let alone = steps.len() == 1 && self.terms().count() > 1;
        if alone { halves.floor() * finest } else { (halves.ceil() - Decimal::ONE) * finest }
    }

    /// The steps of the cells that are rounded, in the unit of the first cell.
    fn rounded(&self) -> impl Iterator<Item = Decimal> {
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

    /// Whether the difference is a possible rounding tail, but hardly one: above three standard deviations. The
    /// rounding of a cell is spread evenly over one step of the last decimal, with a variance of 1/12 of its square; so
    /// a difference d is unlikely when d² > 9·Σs²/12.
    fn is_unlikely(&self) -> bool {
        let squares: Decimal = self.rounded().map(|step| step * step).sum();
        let difference = self.difference();
        Decimal::from(4) * difference * difference > Decimal::from(3) * squares
    }

    /// What is to be told about it, if it does not hold.
    pub(super) fn finding(&self, budget: &Budget, layout: &Layout) -> Option<Finding> {
        let (code, severity) = match self.verdict() {
            SumAgreement::Error if self.warning => (self.code, Severity::Warning),
            SumAgreement::Error => (self.code, Severity::Error),
            SumAgreement::Tail if self.is_unlikely() => ("tail-unlikely", Severity::Warning),
            _ => return None,
        };
        let mut places = self.left.iter().chain(&self.right).map(|term| term.spot.place());
        let mut finding = Finding::error(code).with("title", &self.title);
        finding.severity = severity;
        finding.place = places.next();
        finding.cells = places.collect();
        let finding = finding.with("left", self.sum(&self.left)).with("right", self.sum(&self.right));
        let finding = finding.with("difference", self.difference()).with("apart", self.difference().abs());
        let finding = finding.with("bound", self.tail_bound());
        Some(match self.code {
            "footing" => self.within_table(finding, budget, layout),
            _ => self.among_tables(finding, layout),
        })
    }

    /// Names the table, the total, and what it is the sum of: other columns of its line, or other lines of its column.
    fn within_table(&self, finding: Finding, budget: &Budget, layout: &Layout) -> Finding {
        let Some(Term { spot: Spot::Cell(sheet, line, column), .. }) = self.left.first() else { return finding };
        let is_own = |term: &Term<'_>| matches!(term.spot, Spot::Cell(_, own, _) if own == *line);
        let is_across = !self.right.is_empty() && self.right.iter().all(is_own);
        let title = |term: &Term<'_>| match term.spot {
            Spot::Cell(_, _, column) => names::column(sheet, column, layout),
            Spot::Figure(..) => String::new(),
        };
        let (sum, first, second) = match &self.right[..] {
            [one, other] if is_across => ("two", title(one), title(other)),
            _ => (if is_across { "columns" } else { "lines" }, String::new(), String::new()),
        };
        let finding = finding.with("sheet", names::number(sheet, layout)).with("sum", sum);
        let finding = finding.with("line", names::line(sheet, *line, budget, layout));
        finding.with("column", names::column(sheet, column, layout)).with("first", first).with("second", second)
    }

    /// Names the table that lacks the line, if one of the sides is empty.
    fn among_tables(&self, finding: Finding, layout: &Layout) -> Finding {
        let lacking = match (self.left.is_empty(), self.right.is_empty()) {
            (true, _) => "left",
            (_, true) => "right",
            _ => "none",
        };
        let sheet = self.absent.as_ref().map(|id| names::number(id, layout)).unwrap_or_default();
        finding.with("lacking", lacking).with("absent", sheet)
    }
}
