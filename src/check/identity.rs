//! Two sums that must agree.

use rust_decimal::Decimal;

use crate::model::{Amount, Finding, Place, Severity};

/// A printed amount in a sum.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Term<'a> {
    /// Where it stands.
    pub spot: Spot<'a>,
    /// The amount.
    pub amount: Amount,
}

/// Where an amount stands in a budget. Its [`Place`] is only written out when it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// Decimals that are printed.
    pub decimals: u32,
}

/// How two sums agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Exactly.
    Exact,
    /// Up to what rounding alone can do (尾数误差).
    Tail,
    /// Not.
    Error,
}

fn sum(terms: &[Term<'_>]) -> Decimal {
    terms.iter().map(|term| term.amount.value()).sum()
}

impl Identity<'_> {
    /// Left less right; nothing where the left may be less and is.
    pub fn difference(&self) -> Decimal {
        let difference = sum(&self.left) - sum(&self.right);
        if self.at_most { difference.max(Decimal::ZERO) } else { difference }
    }

    /// The largest difference that rounding alone explains. Of n printed cells each is off by at most half a step
    /// of the last decimal, together by less than n/2 steps: ⌈n/2⌉ − 1 whole ones. Two copies of one figure (n = 2)
    /// must be equal.
    pub fn tail_bound(&self) -> Decimal {
        let cells = self.left.len() + self.right.len();
        let steps = cells.div_ceil(2).saturating_sub(1);
        Decimal::from(steps) * Decimal::new(1, self.decimals)
    }

    /// How the two sums agree.
    pub fn verdict(&self) -> Verdict {
        let difference = self.difference().abs();
        if difference.is_zero() {
            Verdict::Exact
        } else if difference <= self.tail_bound() {
            Verdict::Tail
        } else {
            Verdict::Error
        }
    }

    /// Whether the difference is a possible rounding tail, but hardly one: above three standard deviations. The
    /// rounding of a cell is spread evenly over one step of the last decimal, with a variance of 1/12; so d steps of
    /// n cells are unlikely when d² > 9·n/12.
    fn is_unlikely(&self) -> bool {
        let steps = self.difference() * Decimal::from(10u64.pow(self.decimals));
        let cells = Decimal::from(self.left.len() + self.right.len());
        Decimal::from(4) * steps * steps > Decimal::from(3) * cells
    }

    /// What is to be told about it, if it does not hold.
    pub(super) fn finding(&self) -> Option<Finding> {
        let (code, severity) = match self.verdict() {
            Verdict::Error if self.warning => (self.code, Severity::Warning),
            Verdict::Error => (self.code, Severity::Error),
            Verdict::Tail if self.is_unlikely() => ("tail-unlikely", Severity::Warning),
            _ => return None,
        };
        let mut places = self.left.iter().chain(&self.right).map(|term| term.spot.place());
        let mut finding = Finding::error(code).with("title", &self.title);
        finding.severity = severity;
        finding.place = places.next();
        finding.cells = places.collect();
        let finding = finding.with("left", sum(&self.left)).with("right", sum(&self.right));
        Some(finding.with("difference", self.difference()).with("bound", self.tail_bound()))
    }
}
