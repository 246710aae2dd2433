//! Searches for wrong currency units by the identities: finds the groups of amounts that, once multiplied by a power of
//! ten, make failing identities hold.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use rust_decimal::Decimal;

use super::equations::{Effect, Equations};
use super::groups::{AmountGroup, suspect_groups};
use super::{Cause, plausible};
use crate::check::Spot;
use crate::layout::Layout;
use crate::model::{Budget, WAN_IN_YUAN};

/// The largest power of ten that is tried: 亿元 and 元.
const MAX_POWER: u32 = 8;

/// Smaller powers of ten are wrong digits rather than wrong currency units: 千元 and 元 differ by this.
const MIN_UNIT_POWER: i32 = 3;

/// Minimum number of amounts, and of identities that come to hold, for a power of ten below [`MIN_UNIT_POWER`].
const MIN_AGREEING: usize = 4;

/// Maximum number of groups: where there are more, the document as a whole is inconsistent.
const MAX_CAUSES: usize = 24;

/// A group that may be in a wrong currency unit, with the power of ten that corrects it.
struct Suspicion {
    group: AmountGroup,
    quantities: HashSet<usize>,
    power: i32,
    effect: Effect,
}

/// A power of ten, at most [`MAX_POWER`].
pub(super) fn ten_to(power: i32) -> Decimal {
    let ten = Decimal::from(10u64.pow(power.unsigned_abs().min(MAX_POWER)));
    if power < 0 { Decimal::ONE / ten } else { ten }
}

/// The causes that explain failing identities, and the equations with the causes corrected. Without causes if
/// identities that held would fail.
pub(super) fn causes<'a>(start: &Equations<'a>, budget: &Budget, layout: &Layout) -> (Vec<Cause<'a>>, Equations<'a>) {
    let fresh = || CauseSearch { equations: start.clone(), found: Vec::new(), budget, layout };
    let mut any_group = fresh();
    any_group.correct_groups();
    // If several tables are in a wrong currency unit, correcting one may break as many identities as it mends. So a
    // second search corrects tables first, then other groups.
    let mut tables_first = fresh();
    tables_first.correct_large_tables();
    tables_first.correct_tables();
    tables_first.correct_groups();
    let best = if tables_first.cost(start) < any_group.cost(start) { tables_first } else { any_group };
    if best.breaks(start) { (Vec::new(), start.clone()) } else { (best.found, best.equations) }
}

/// The state of one search.
struct CauseSearch<'a, 'b> {
    equations: Equations<'a>,
    found: Vec<Cause<'a>>,
    budget: &'b Budget,
    layout: &'b Layout,
}

impl<'a> CauseSearch<'a, '_> {
    /// Whether an identity that held at the start fails.
    fn breaks(&self, start: &Equations<'a>) -> bool {
        let before: HashSet<usize> = start.failing().collect();
        self.equations.failing().any(|number| !before.contains(&number))
    }

    /// The cost of a result, lower is better: whether identities that held fail, the number that fail, the number of
    /// causes.
    fn cost(&self, start: &Equations<'a>) -> (bool, usize, usize) {
        let units: HashSet<i32> = self.found.iter().map(|cause| cause.power).collect();
        let tables = self.found.iter().filter(|cause| matches!(cause.groups[..], [AmountGroup::Sheet(_), ..])).count();
        let causes = self.found.len() - tables + units.len();
        (self.breaks(start), self.equations.failing().count(), causes)
    }

    fn is_unfinished(&self) -> bool {
        self.found.len() < MAX_CAUSES && self.equations.failing().next().is_some()
    }

    /// Corrects together all tables whose amounts are large enough for 元, if no identity fails by it.
    fn correct_large_tables(&mut self) {
        let is_large = |id: &&String| {
            let sizes = plausible::cells(id, &self.budget.sheets[*id]).map(|(_, amount)| amount).collect();
            self.layout.sheet(id).is_some_and(|spec| self.layout.money_of(spec).worth == WAN_IN_YUAN)
                && plausible::is_large(&sizes)
        };
        let large: Vec<&String> = self.budget.sheets.keys().filter(is_large).collect();
        let spots = self.equations.spots().iter().enumerate();
        let among = |spot: &Spot<'_>| matches!(spot, Spot::Cell(sheet, ..) if large.iter().any(|id| id == sheet));
        let quantities: HashSet<usize> = spots.filter(|(_, spot)| among(spot)).map(|(quantity, _)| quantity).collect();
        let power = -4;
        let effect = self.equations.multiply(&quantities, ten_to(power));
        if large.len() > 1 && effect.broken == 0 && !effect.fixed.is_empty() {
            let groups = large.into_iter().map(|id| AmountGroup::Sheet(id.clone())).collect();
            self.correct(groups, quantities, power, effect);
        }
    }

    /// Corrects one table after another, as long as more identities hold in the end.
    fn correct_tables(&mut self) {
        while self.is_unfinished() {
            let mut all = self.suspicions(|group| matches!(group, AmountGroup::Sheet(_)));
            all.retain(|one| self.found.iter().all(|cause| !cause.groups.contains(&one.group)));
            if all.is_empty() {
                return;
            }
            let Suspicion { group, quantities, power, effect } = all.swap_remove(0);
            self.correct(vec![group], quantities, power, effect);
        }
    }

    /// Corrects groups of any kind by which no identity fails.
    fn correct_groups(&mut self) {
        while self.is_unfinished() {
            let mut all = self.suspicions(|_| true);
            // A correction is never undone.
            let corrected: HashSet<Spot<'_>> =
                self.found.iter().flat_map(|cause| cause.spots.iter().copied()).collect();
            let is_corrected = |one: &Suspicion| {
                one.changed(&self.equations)
                    .into_iter()
                    .any(|quantity| corrected.contains(&self.equations.spot(quantity)))
            };
            all.retain(|one| one.effect.broken == 0 && !is_corrected(one));
            match self.best(all) {
                Some(Suspicion { group, quantities, power, effect }) => {
                    self.correct(vec![group], quantities, power, effect);
                }
                None => return,
            }
        }
    }

    /// Corrects groups and adds them as a cause.
    fn correct(&mut self, groups: Vec<AmountGroup>, quantities: HashSet<usize>, power: i32, effect: Effect) {
        let sure = effect.fixed.iter().any(|number| !self.equations.is_warning(*number));
        self.equations.apply(&effect, ten_to(power));
        let mut quantities: Vec<usize> = quantities.into_iter().collect();
        quantities.sort_unstable();
        quantities.retain(|quantity| effect.amounts.contains_key(quantity));
        let mut changed: Vec<(usize, Decimal)> = effect.amounts.into_iter().collect();
        changed.sort_unstable_by_key(|(quantity, _)| *quantity);
        let spot = |quantity: usize| self.equations.spot(quantity);
        self.found.push(Cause {
            groups,
            power,
            sure,
            spots: quantities.into_iter().map(spot).collect(),
            amounts: changed.into_iter().map(|(quantity, amount)| (spot(quantity), amount)).collect(),
        });
    }

    /// The groups of these kinds that explain failing identities, the best first.
    fn suspicions(&self, kinds: impl Fn(&AmountGroup) -> bool) -> Vec<Suspicion> {
        let equations = &self.equations;
        let mut found: Vec<Suspicion> = Vec::new();
        for (group, quantities) in suspect_groups(equations, self.budget).into_iter().filter(|(group, _)| kinds(group))
        {
            for power in powers(equations, &quantities) {
                let factor = ten_to(power);
                let vanishes =
                    |quantity: &usize| !equations.is_zero(*quantity) && !equations.is_printable(*quantity, factor);
                if quantities.iter().any(vanishes) {
                    continue;
                }
                let effect = equations.multiply(&quantities, factor);
                let suspicion = Suspicion { group: group.clone(), quantities: quantities.clone(), power, effect };
                if suspicion.gain(equations) > 0 {
                    found.push(suspicion);
                }
            }
        }
        found.sort_by_cached_key(|one| (self.rank(one), one.group.clone()));
        found
    }

    /// The sort key of a suspicion: gain, then rarity of the currency unit.
    fn rank(&self, one: &Suspicion) -> (Reverse<i64>, u8) {
        (Reverse(one.gain(&self.equations)), one.rarity(self.layout))
    }

    /// The best group; `None` if different groups are equally good.
    fn best(&self, ranked: Vec<Suspicion>) -> Option<Suspicion> {
        let mut ranked = ranked.into_iter();
        let mut first = ranked.next()?;
        for rival in ranked.take_while(|rival| self.rank(rival) == self.rank(&first)).collect::<Vec<_>>() {
            let [ours, theirs] = [first.changed(&self.equations), rival.changed(&self.equations)];
            if ours.is_superset(&theirs) {
                // If one group contains the other, it must consist of amounts large enough for the wrong currency
                // unit.
                let mut more = ours.difference(&theirs);
                if more.any(|quantity| self.equations.is_small(*quantity, ten_to(first.power))) {
                    first = rival;
                }
            } else if !theirs.is_superset(&ours) {
                // Two different groups explain as much: a wrong digit may be in either.
                return None;
            }
        }
        Some(first)
    }
}

impl Suspicion {
    /// The identities that come to hold, less twice those that fail; zero if the evidence is too weak.
    fn gain(&self, equations: &Equations<'_>) -> i64 {
        let fixed = self.effect.fixed.len() as i64;
        let broken = 2 * self.effect.broken as i64;
        // A single cell or line must explain at least two equalities and leave none unexplained.
        let is_single = matches!(self.group, AmountGroup::Cell(..) | AmountGroup::Line(..) | AmountGroup::Field(..));
        let equalities = self.effect.fixed.iter().filter(|number| equations.is_equality(**number)).count();
        let is_doubtful = is_single && (equalities < 2 || self.effect.unexplained > 0);
        // A factor of ten or a hundred may be a wrong digit; it is a unit only for many amounts.
        let filled = self.quantities.iter().filter(|quantity| !equations.is_zero(**quantity)).count();
        let is_doubtful =
            is_doubtful || self.power.abs() < MIN_UNIT_POWER && (filled < MIN_AGREEING || equalities < MIN_AGREEING);
        if is_doubtful { 0 } else { fixed - broken }
    }

    /// How rare the wrong currency unit is: 0 for 元 and 万元, which are often confused, up to 2.
    fn rarity(&self, layout: &Layout) -> u8 {
        match given_worth(self.group.worth(layout), self.power) {
            Some(1 | 10_000) => 0,
            Some(1_000 | 1_000_000 | 100_000_000) => 1,
            _ => 2,
        }
    }

    /// The quantities that change, except zeros.
    fn changed(&self, equations: &Equations<'_>) -> HashSet<usize> {
        self.effect.amounts.keys().copied().filter(|quantity| !equations.is_zero(*quantity)).collect()
    }
}

/// The worth in 元 of the currency unit in which amounts were given, if this power of ten converts them to the wanted
/// one: 1 and −4 for 元 instead of 万元. `None` if there is no such unit.
pub(super) fn given_worth(wanted: u64, power: i32) -> Option<u64> {
    let ten = 10u64.checked_pow(power.unsigned_abs())?;
    if power < 0 { wanted.is_multiple_of(ten).then(|| wanted / ten) } else { wanted.checked_mul(ten) }
}

/// The two powers of ten that most failing equations of a group require.
fn powers(equations: &Equations<'_>, quantities: &HashSet<usize>) -> Vec<i32> {
    let mut votes: BTreeMap<i32, usize> = BTreeMap::new();
    for number in equations.failing() {
        if !equations.terms(number).any(|term| quantities.contains(&term)) {
            continue;
        }
        let Some(wanted) = equations.wanted_factor(number, quantities) else { continue };
        let is_equality = equations.is_equality(number);
        vote(wanted, is_equality).into_iter().for_each(|power| *votes.entry(power).or_default() += 1);
    }
    let mut votes: Vec<(i32, usize)> = votes.into_iter().collect();
    votes.sort_by_key(|(power, count)| (Reverse(*count), power.abs_diff(4).min(power.abs_diff(-4))));
    votes.into_iter().take(2).map(|(power, _)| power).collect()
}

/// The power of ten for which a factor is a vote: for an equality the power nearest to it, for a bound a power that
/// satisfies it.
fn vote(wanted: Decimal, is_equality: bool) -> Option<i32> {
    let powers = (1..=MAX_POWER as i32).flat_map(|power| [power, -power]);
    if !is_equality {
        let small = wanted > Decimal::ZERO && wanted < ten_to(-1);
        return if small { Some(-4) } else { (wanted > Decimal::TEN).then_some(4) };
    }
    powers.into_iter().find(|power| {
        // A small amount rounded in a large unit has only a digit or two.
        let tolerance = Decimal::new(if power.abs() < 3 { 1 } else { 4 }, 1);
        let ratio = wanted.checked_div(ten_to(*power)).unwrap_or_default();
        (ratio - Decimal::ONE).abs() <= tolerance
    })
}
