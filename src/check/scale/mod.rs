//! `unit-wrong`: a group of amounts is in a wrong currency unit, such as 元 instead of 万元. Each group is reported as one
//! cause. It is found by the identities that hold once the group is converted, by last year's amounts, or by the sizes
//! of its amounts alone. Differences that follow from a cause are not reported.

mod equations;
mod groups;
mod ledger;
mod plausible;
mod report;
mod search;
mod years;

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::{FileSource, Identity, Spot, SumAgreement};
use crate::layout::{FieldKind, Layout};
use crate::model::{Amount, Budget, Cell, Figure, Finding, Magnitudes, WAN_IN_YUAN};
use equations::{Effect, Equations};
use groups::AmountGroup;
use search::ten_to;

/// Groups of amounts in a wrong currency unit: the cause of many differences, reported as one finding.
#[derive(Debug)]
struct Cause<'a> {
    groups: Vec<AmountGroup>,
    /// The power of ten by which the amounts must be multiplied.
    power: i32,
    /// Whether it is certain: then the finding is an error, otherwise a warning.
    sure: bool,
    /// The cells and figures in the wrong currency unit.
    spots: Vec<Spot<'a>>,
    /// The corrected amounts in 元, including totals that change with them; empty if they cannot be corrected.
    amounts: Vec<(Spot<'a>, Decimal)>,
}

impl<'a> Cause<'a> {
    /// A cause about these amounts, whose corrected values are not computed yet.
    fn new(
        groups: Vec<AmountGroup>,
        power: i32,
        sure: bool,
        amounts: impl Iterator<Item = (Spot<'a>, Decimal)>,
    ) -> Self {
        let spots = amounts.map(|(spot, _)| spot).collect();
        Self { groups, power, sure, spots, amounts: Vec::new() }
    }

    fn is_about_document(&self) -> bool {
        self.groups.contains(&AmountGroup::Document)
    }
}

/// The result of the search for wrong currency units.
pub(super) struct ScaleOutcome {
    /// One finding for each cause.
    pub(super) findings: Vec<Finding>,
    /// For each identity, whether it holds once the causes are corrected.
    pub(super) explained: Vec<bool>,
    /// The budget with corrected amounts; `None` if there is no cause.
    pub(super) budget: Option<Budget>,
    /// Whether its amounts are exact. They are not if a unit was too large, because decimals are lost, or if totals
    /// still contain amounts in the wrong currency unit.
    pub(super) exact: bool,
}

impl Layout {
    /// Whether a table is in 元.
    fn is_in_yuan(&self, sheet: &str) -> bool {
        self.sheet(sheet).is_some_and(|spec| self.money_of(spec).worth == 1)
    }
}

/// Searches for amounts in a wrong currency unit.
pub(super) fn examine(
    identities: &[Identity<'_>],
    budget: &Budget,
    layout: &Layout,
    source: FileSource<'_>,
) -> ScaleOutcome {
    if let Some(outcome) = ledger::examine(identities, budget, layout, source) {
        return outcome;
    }
    let mut search = UnitSearch {
        identities,
        equations: Equations::new(identities),
        budget,
        restated: budget.clone(),
        layout,
        causes: Vec::new(),
    };
    search.run(source.unread.is_empty());
    let UnitSearch { equations, restated, causes, .. } = search;
    let failing: HashSet<usize> = equations.failing().collect();
    let explained = (0..identities.len()).map(|number| !failing.contains(&number)).collect();
    let causes = report::joined(causes, budget);
    let findings = causes.iter().map(|cause| report::finding(cause, budget, layout)).collect();
    let exact = causes.iter().all(|cause| cause.power < 0 && !cause.amounts.is_empty());
    ScaleOutcome { findings, explained, budget: (!causes.is_empty()).then_some(restated), exact }
}

/// The state of the search.
struct UnitSearch<'a> {
    identities: &'a [Identity<'a>],
    equations: Equations<'a>,
    budget: &'a Budget,
    /// The budget with the amounts corrected for the causes found so far.
    restated: Budget,
    layout: &'a Layout,
    causes: Vec<Cause<'a>>,
}

impl<'a> UnitSearch<'a> {
    /// Finds the causes. The sizes of amounts are used only if all amounts were read (`is_all_read`).
    fn run(&mut self, is_all_read: bool) {
        let near_zero = plausible::near_zero_document(self.budget, self.layout).filter(|_| is_all_read);
        if near_zero.is_some() {
            self.add(near_zero.into_iter().collect());
            return self.add_narrative();
        }
        let (found, equations) = search::causes(&self.equations, self.budget, self.layout);
        self.equations = equations;
        for cause in self.or_reversed(found) {
            self.restate(&cause.amounts);
            self.causes.push(cause);
        }
        if !is_all_read {
            return;
        }
        if self.causes.iter().all(|cause| !cause.is_about_document()) {
            let tails = self.identities.iter().any(|identity| identity.verdict() == SumAgreement::Tail);
            let mut found = plausible::documents(self.budget, self.layout, tails);
            // Causes with amounts of an earlier cause are left out.
            found.retain(|cause| {
                cause.spots.iter().all(|spot| self.causes.iter().all(|earlier| !earlier.spots.contains(spot)))
            });
            if found.is_empty() && self.causes.is_empty() && self.layout.money().worth == WAN_IN_YUAN {
                found.extend(years::tables(self.budget, self.layout).into_iter().filter_map(|id| {
                    let (id, sheet) = self.budget.sheets.get_key_value(id)?;
                    Some(Cause::new(vec![AmountGroup::Sheet(id.clone())], -4, true, plausible::cells(id, sheet)))
                }));
            }
            self.add(found);
        }
        if self.causes.is_empty() {
            self.add(plausible::tables(self.budget, self.layout));
            self.add(plausible::columns(self.budget, self.layout));
            self.add(plausible::single_units(self.budget, self.layout));
        }
        self.add_narrative();
    }

    /// Adds causes that were found by size alone, and corrects their amounts and the totals of these.
    fn add(&mut self, found: Vec<Cause<'a>>) {
        for mut cause in found {
            let factor = ten_to(cause.power);
            let quantities: HashSet<usize> =
                cause.spots.iter().filter_map(|spot| self.equations.quantity_of(spot)).collect();
            let effect = self.equations.multiply(&quantities, factor);
            // If identities that held would fail, totals are in the wrong unit, too: nothing is corrected.
            if effect.broken <= effect.fixed.len() || cause.is_about_document() {
                cause.amounts = self.amounts(&cause, &effect, factor);
                self.equations.apply(&effect, factor);
                self.restate(&cause.amounts);
            }
            self.causes.push(cause);
        }
    }

    /// Adds the causes among the figures of the narrative: last year's amounts, changes, and others.
    fn add_narrative(&mut self) {
        let restated = self.restated.clone();
        let found: Vec<_> = years::previous(&restated, self.layout)
            .into_iter()
            .chain(years::changes(&restated, self.layout))
            .chain(plausible::narrative(&restated, self.layout))
            .map(|cause| cause.in_budget(self.budget))
            .collect();
        self.add(found);
    }

    /// The amount at this position as given, in 元.
    fn in_yuan(&self, spot: &Spot<'_>) -> Option<Decimal> {
        let worth = match spot {
            Spot::Cell(sheet, ..) => self.layout.sheet(sheet).map_or(1, |spec| self.layout.money_of(spec).worth),
            Spot::Figure(..) => self.layout.money().worth,
        };
        amount_at(spot, self.budget)?.checked_mul(Decimal::from(worth))
    }

    /// If some tables agree with the others only once multiplied by ten thousand, the others may be in 元 instead. If
    /// their amounts are large enough for 元, returns one cause about these others in place of the given causes.
    fn or_reversed(&mut self, causes: Vec<Cause<'a>>) -> Vec<Cause<'a>> {
        let is_table = |group: &AmountGroup| matches!(group, AmountGroup::Sheet(_));
        // The document may be a cause already, because of the figures of the narrative.
        let small = causes.iter().all(|cause| {
            cause.power == 4 && cause.groups.iter().all(is_table) || cause.power == -4 && cause.is_about_document()
        });
        let small = small && causes.iter().any(|cause| cause.power == 4);
        if causes.is_empty() || !small || self.layout.money().worth != WAN_IN_YUAN {
            return causes;
        }
        let named = |id: &String| causes.iter().any(|cause| cause.groups.contains(&AmountGroup::Sheet(id.clone())));
        let others = self.budget.sheets.iter().filter(|(id, sheet)| !named(id) && !sheet.is_nil());
        let others: Vec<&'a String> = others.map(|(id, _)| id).filter(|id| !self.layout.is_in_yuan(id)).collect();
        let cells = || others.iter().flat_map(|id| plausible::cells(id, &self.budget.sheets[*id]));
        let sizes: Magnitudes = cells().map(|(_, amount)| amount).collect();
        if others.is_empty() || !plausible::is_large(&sizes) {
            return causes;
        }
        let groups = others.iter().map(|id| AmountGroup::Sheet((*id).clone())).collect();
        let mut cause = Cause::new(groups, -4, true, cells());
        self.equations = Equations::new(self.identities);
        let factor = ten_to(cause.power);
        let quantities: HashSet<usize> =
            cause.spots.iter().filter_map(|spot| self.equations.quantity_of(spot)).collect();
        let effect = self.equations.multiply(&quantities, factor);
        cause.amounts = self.amounts(&cause, &effect, factor);
        self.equations.apply(&effect, factor);
        vec![cause]
    }

    /// The corrected amounts of a cause, including totals that change with them and amounts in no identity.
    fn amounts(&self, cause: &Cause<'a>, effect: &Effect, factor: Decimal) -> Vec<(Spot<'a>, Decimal)> {
        let new = effect.amounts.iter().map(|(quantity, amount)| (self.equations.spot(*quantity), *amount));
        let mut amounts: Vec<(Spot<'a>, Decimal)> = new.collect();
        let known: HashSet<Spot<'_>> = amounts.iter().map(|(spot, _)| *spot).collect();
        let others = cause.spots.iter().filter(|spot| !known.contains(spot));
        amounts.extend(others.filter_map(|spot| Some((*spot, self.in_yuan(spot)?.checked_mul(factor)?))));
        amounts
    }

    /// Puts corrected amounts, in 元, into the restated budget.
    fn restate(&mut self, amounts: &[(Spot<'a>, Decimal)]) {
        for (spot, amount) in amounts {
            match spot {
                Spot::Cell(sheet, line, column) => {
                    let worth = self.layout.sheet(sheet).map_or(1, |spec| self.layout.money_of(spec).worth);
                    let cell = self.restated.sheets.get_mut(*sheet).and_then(|sheet| sheet.lines.get_mut(*line));
                    let cell = cell.and_then(|line| line.cells.get_mut(*column));
                    cell.into_iter().for_each(|cell| *cell = Cell::Amount(in_unit(*amount, worth)));
                }
                Spot::Figure(subject, field) => {
                    let figure = self.restated.figures.get_mut(*subject).and_then(|figures| figures.get_mut(*field));
                    let worth = self.layout.money().worth;
                    figure.into_iter().for_each(|figure| *figure = Figure::Amount(in_unit(*amount, worth)));
                }
            }
        }
    }
}

/// An amount in 元 converted to a unit of this worth.
fn in_unit(amount: Decimal, worth: u64) -> Amount {
    Amount::new((amount / Decimal::from(worth)).normalize())
}

/// The amount at a position.
fn amount_at(spot: &Spot<'_>, budget: &Budget) -> Option<Decimal> {
    match spot {
        Spot::Cell(sheet, line, column) => Some(budget.sheets.get(*sheet)?.lines.get(*line)?.amount(column)?.value()),
        Spot::Figure(subject, field) => match budget.figures.get(*subject)?.get(*field)? {
            Figure::Amount(amount) => Some(amount.value()),
            _ => None,
        },
    }
}

impl Cause<'_> {
    /// The cause with positions in another budget of the same shape.
    fn in_budget<'b>(self, budget: &'b Budget) -> Cause<'b> {
        let spot = |spot: Spot<'_>| match spot {
            Spot::Cell(sheet, line, column) => {
                let (id, sheet) = budget.sheets.get_key_value(sheet)?;
                let (column, _) = sheet.lines.get(line)?.cells.get_key_value(column)?;
                Some(Spot::Cell(id.as_str(), line, column.as_str()))
            }
            Spot::Figure(subject, field) => {
                let (subject, figures) = budget.figures.get_key_value(subject)?;
                let (field, _) = figures.get_key_value(field)?;
                Some(Spot::Figure(subject.as_str(), field.as_str()))
            }
        };
        let Self { groups, power, sure, spots, .. } = self;
        Cause { groups, power, sure, spots: spots.into_iter().filter_map(spot).collect(), amounts: Vec::new() }
    }
}

/// The amounts of the narrative that are not compared with last year: subject, field, amount.
fn narrative_amounts<'a>(budget: &'a Budget, layout: &Layout) -> Vec<(&'a str, &'a str, Decimal)> {
    let mut amounts = Vec::new();
    for spec in &layout.figures {
        let Some((subject, given)) = budget.figures.get_key_value(&spec.key) else { continue };
        for (field, figure) in given {
            let money = spec.fields.get(field).is_some_and(|field| field.kind == FieldKind::Amount);
            if let (true, Figure::Amount(amount)) = (money, figure) {
                amounts.push((subject.as_str(), field.as_str(), amount.value()));
            }
        }
    }
    amounts
}
