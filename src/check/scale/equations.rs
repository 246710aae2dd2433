//! The identities of a budget as equations over its amounts in 元, and the effect of multiplying some amounts by a
//! power of ten. `search.rs` tries with it which amounts may be in a wrong currency unit.

use std::collections::{HashMap, HashSet, VecDeque};

use rust_decimal::Decimal;

use crate::check::{Identity, Spot, SumAgreement, Term};
use crate::model::finding;

/// A failed bound (`at_most`) is evidence of a wrong currency unit only if the left is this many times the right.
const MIN_EXCESS_RATIO: u32 = 50;

/// Sums below this multiple of their possible rounding error may agree by chance.
const MIN_ROUNDING_RATIO: u32 = 4;

/// The largest amount, in 元: sums of such amounts never overflow a decimal.
const MAX_AMOUNT_YUAN: Decimal = Decimal::from_parts(0, 0, 54_210, false, 0);

/// An amount in 元, with half a step of its last decimal in 元; zero if the amount is exact.
#[derive(Debug, Clone)]
struct Quantity {
    value: Decimal,
    half_step: Decimal,
    /// Half a step of the printed decimals, in 元, also if the amount is exact.
    printed_half_step: Decimal,
}

/// Two sums of quantities, by index.
#[derive(Debug, Clone)]
struct Equation {
    left: Vec<usize>,
    right: Vec<usize>,
    at_most: bool,
    is_footing: bool,
    holds: bool,
    /// Whether its failure is only a warning.
    warning: bool,
}

/// All identities as equations over all amounts that they name.
#[derive(Debug, Clone)]
pub(super) struct Equations<'a> {
    spots: Vec<Spot<'a>>,
    index: HashMap<Spot<'a>, usize>,
    quantities: Vec<Quantity>,
    equations: Vec<Equation>,
    /// For each quantity, the equations that contain it.
    equations_with: Vec<Vec<usize>>,
}

/// The effect of changing amounts: the new amounts in 元 by index, the equations that come to hold, the number of those
/// that no longer hold, and of changed ones that still do not.
#[derive(Debug, Default)]
pub(super) struct Effect {
    pub(super) amounts: HashMap<usize, Decimal>,
    pub(super) fixed: Vec<usize>,
    pub(super) broken: usize,
    pub(super) unexplained: usize,
}

impl<'a> Equations<'a> {
    /// The equations of these identities, by the same index.
    pub(super) fn new(identities: &[Identity<'a>]) -> Self {
        let mut all = Self {
            spots: Vec::new(),
            index: HashMap::new(),
            quantities: Vec::new(),
            equations: Vec::new(),
            equations_with: Vec::new(),
        };
        for (number, identity) in identities.iter().enumerate() {
            let left = identity.left.iter().map(|term| all.quantity(term, number)).collect();
            let right = identity.right.iter().map(|term| all.quantity(term, number)).collect();
            all.equations.push(Equation {
                left,
                right,
                at_most: identity.at_most,
                is_footing: identity.code == finding::footing::CODE,
                holds: identity.verdict() != SumAgreement::Error,
                warning: identity.warning,
            });
        }
        all
    }

    /// The index of a term's quantity, which is added if it is new.
    fn quantity(&mut self, term: &Term<'a>, equation: usize) -> usize {
        let index = *self.index.entry(term.spot).or_insert_with(|| {
            let worth = Decimal::from(term.worth);
            let printed_half_step = Decimal::new(5, term.decimals + 1) * worth;
            let half_step = if term.exact { Decimal::ZERO } else { printed_half_step };
            self.spots.push(term.spot);
            self.quantities.push(Quantity { value: term.amount.value() * worth, half_step, printed_half_step });
            self.equations_with.push(Vec::new());
            self.spots.len() - 1
        });
        if self.equations_with[index].last() != Some(&equation) {
            self.equations_with[index].push(equation);
        }
        index
    }

    pub(super) fn spot(&self, quantity: usize) -> Spot<'a> {
        self.spots[quantity]
    }

    pub(super) fn spots(&self) -> &[Spot<'a>] {
        &self.spots
    }

    pub(super) fn quantity_of(&self, spot: &Spot<'a>) -> Option<usize> {
        self.index.get(spot).copied()
    }

    pub(super) fn is_zero(&self, quantity: usize) -> bool {
        self.quantities[quantity].value.is_zero()
    }

    /// The equations that do not hold.
    pub(super) fn failing(&self) -> impl Iterator<Item = usize> {
        self.equations.iter().enumerate().filter(|(_, equation)| !equation.holds).map(|(number, _)| number)
    }

    pub(super) fn is_warning(&self, equation: usize) -> bool {
        self.equations[equation].warning
    }

    /// Whether an equation states that two sums are equal.
    pub(super) fn is_equality(&self, equation: usize) -> bool {
        !self.equations[equation].at_most
    }

    /// The quantities in an equation.
    pub(super) fn terms(&self, equation: usize) -> impl Iterator<Item = usize> {
        let Equation { left, right, .. } = &self.equations[equation];
        left.iter().chain(right).copied()
    }

    /// The factor by which these quantities must be multiplied for an equation to hold; `None` if there is none.
    pub(super) fn wanted_factor(&self, equation: usize, group: &HashSet<usize>) -> Option<Decimal> {
        let Equation { left, right, .. } = &self.equations[equation];
        let (mut inside, mut outside) = (Decimal::ZERO, Decimal::ZERO);
        for (terms, sign) in [(left, Decimal::ONE), (right, Decimal::NEGATIVE_ONE)] {
            for term in terms {
                let sum = if group.contains(term) { &mut inside } else { &mut outside };
                *sum += sign * self.quantities[*term].value;
            }
        }
        (-outside).checked_div(inside)
    }

    /// The effect of multiplying these quantities by a factor. Totals that were the sum of their parts change with
    /// them.
    pub(super) fn multiply(&self, group: &HashSet<usize>, factor: Decimal) -> Effect {
        let mut effect = Effect::default();
        // A zero may be an amount rounded in too large a unit.
        let changed = group.iter().filter(|quantity| factor > Decimal::ONE || !self.is_zero(**quantity));
        effect.amounts = changed.filter_map(|quantity| Some((*quantity, self.scaled(*quantity, factor)?))).collect();
        self.update_totals(group, &mut effect.amounts, factor);
        let touched: HashSet<usize> =
            effect.amounts.keys().flat_map(|quantity| self.equations_with[*quantity].iter().copied()).collect();
        for number in touched {
            let holds = self.holds_with(number, &effect.amounts, factor);
            match (self.equations[number].holds, holds) {
                (false, true) if self.is_evidence(number, &effect.amounts, factor) => effect.fixed.push(number),
                (true, false) => effect.broken += 1,
                (false, false) => effect.unexplained += 1,
                _ => {}
            }
        }
        effect.fixed.sort_unstable();
        effect
    }

    /// Changes the totals of equations that held by the changes of their parts, and so on up to the topmost totals.
    fn update_totals(&self, group: &HashSet<usize>, amounts: &mut HashMap<usize, Decimal>, factor: Decimal) {
        let mut open: VecDeque<usize> = amounts.keys().copied().collect();
        let mut steps = 0;
        while let Some(quantity) = open.pop_front() {
            for number in &self.equations_with[quantity] {
                let equation = &self.equations[*number];
                let &[total] = &equation.left[..] else { continue };
                let follows = equation.is_footing && equation.holds && total != quantity && !group.contains(&total);
                steps += 1;
                if !follows || steps > 4 * self.equations.len() || self.holds_with(*number, amounts, factor) {
                    continue;
                }
                let before: Decimal = equation.right.iter().map(|part| self.quantities[*part].value).sum();
                let after: Decimal = equation.right.iter().map(|part| self.amount(*part, amounts)).sum();
                let new = self.quantities[total].value + after - before;
                if amounts.insert(total, new) != Some(new) {
                    open.push_back(total);
                }
            }
        }
    }

    fn amount(&self, quantity: usize, amounts: &HashMap<usize, Decimal>) -> Decimal {
        amounts.get(&quantity).copied().unwrap_or(self.quantities[quantity].value)
    }

    /// Left and right sum with changed amounts, and the rounding error that the difference may have: half a step of
    /// each amount, times the factor for multiplied ones.
    fn sums(&self, number: usize, amounts: &HashMap<usize, Decimal>, factor: Decimal) -> (Decimal, Decimal, Decimal) {
        let Equation { left, right, .. } = &self.equations[number];
        let sum = |terms: &[usize]| -> Decimal { terms.iter().map(|term| self.amount(*term, amounts)).sum() };
        let rounding = |term: &usize| {
            let Quantity { half_step, printed_half_step, .. } = &self.quantities[*term];
            let scaled = amounts.contains_key(term) && factor > Decimal::ONE;
            if scaled { *printed_half_step * factor } else { *half_step }
        };
        (sum(left), sum(right), left.iter().chain(right).map(rounding).sum())
    }

    /// Whether an equation holds with changed amounts.
    fn holds_with(&self, number: usize, amounts: &HashMap<usize, Decimal>, factor: Decimal) -> bool {
        let (left, right, rounding) = self.sums(number, amounts, factor);
        let difference = left - right;
        let difference = if self.equations[number].at_most { difference.max(Decimal::ZERO) } else { difference.abs() };
        difference <= rounding
    }

    /// Whether an equation that comes to hold is evidence of a wrong currency unit: its sums exceed rounding, and a
    /// bound was exceeded many times.
    fn is_evidence(&self, number: usize, amounts: &HashMap<usize, Decimal>, factor: Decimal) -> bool {
        let (left, right, rounding) = self.sums(number, amounts, factor);
        let (left_before, right_before, _) = self.sums(number, &HashMap::new(), Decimal::ONE);
        let exceeded =
            left_before.abs() >= right_before.abs() * Decimal::from(MIN_EXCESS_RATIO) && !right_before.is_zero();
        let larger = left.abs().max(right.abs()) > rounding * Decimal::from(MIN_ROUNDING_RATIO);
        larger && (exceeded || !self.equations[number].at_most)
    }

    /// Applies an effect to the equations.
    pub(super) fn apply(&mut self, effect: &Effect, factor: Decimal) {
        let touched: HashSet<usize> =
            effect.amounts.keys().flat_map(|quantity| self.equations_with[*quantity].iter().copied()).collect();
        let holds: Vec<(usize, bool)> =
            touched.into_iter().map(|number| (number, self.holds_with(number, &effect.amounts, factor))).collect();
        for (quantity, amount) in &effect.amounts {
            self.quantities[*quantity].value = *amount;
            if factor > Decimal::ONE {
                let quantity = &mut self.quantities[*quantity];
                quantity.half_step = quantity.printed_half_step * factor;
            }
        }
        for (number, holds) in holds {
            self.equations[number].holds = holds;
        }
    }

    /// Whether a quantity, times the factor, is still large enough to be printed.
    pub(super) fn is_printable(&self, quantity: usize, factor: Decimal) -> bool {
        self.scaled(quantity, factor).is_some_and(|amount| amount.abs() >= self.quantities[quantity].printed_half_step)
    }

    /// Whether a quantity, times a factor below one, is less than a hundred printed steps.
    pub(super) fn is_small(&self, quantity: usize, factor: Decimal) -> bool {
        let limit = self.quantities[quantity].printed_half_step * Decimal::ONE_HUNDRED;
        factor < Decimal::ONE && self.scaled(quantity, factor).is_some_and(|amount| amount.abs() < limit)
    }

    /// A quantity times a factor; `None` if it exceeds [`MAX_AMOUNT_YUAN`].
    fn scaled(&self, quantity: usize, factor: Decimal) -> Option<Decimal> {
        self.quantities[quantity].value.checked_mul(factor).filter(|amount| amount.abs() <= MAX_AMOUNT_YUAN)
    }
}
