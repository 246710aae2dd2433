//! `year-unlikely`: the dates and texts belong to another year than the budget year, as when last year's file was
//! copied and only the year was changed, or was not. `accounts-of-year`: the layout's list of accounts is of another
//! year.

use super::years;
use super::{Texts, without_exceptions};
use crate::layout::Layout;
use crate::model::{Budget, Date, Figure, Finding, Place, finding};

/// Minimum weight of the evidence for another year; see [`evidence`].
const MIN_EVIDENCE: usize = 2;

/// A budget published in this month or later is usually that of the next year.
const FIRST_LATE_MONTH: u8 = 11;

/// The year to which dates and texts point, if that is not the budget year, with the places of the evidence. The check
/// then uses this year for the other rules.
pub(in crate::check) fn likely(texts: &Texts<'_>, budget: &Budget, layout: &Layout) -> Option<(u16, Vec<Place>)> {
    let candidates = [budget.year.saturating_sub(1), budget.year.saturating_add(1), budget.year.saturating_add(2)];
    let dated: Vec<Dated<'_>> = texts.iter().filter_map(|(place, text)| Dated::read(place, text, layout)).collect();
    let weighed = candidates.into_iter().map(|year| (year, evidence(year, &dated, budget, layout)));
    let (year, (weight, places)) = weighed.max_by_key(|(_, (weight, _))| *weight)?;
    (weight >= MIN_EVIDENCE).then_some((year, places))
}

/// A text that names years.
struct Dated<'t> {
    place: &'t Place,
    /// All years that it names.
    named: Vec<u16>,
    /// The years of budgets that it names.
    budgets: Vec<u16>,
}

impl<'t> Dated<'t> {
    /// `None` for a text without a year.
    fn read(place: &'t Place, text: &str, layout: &Layout) -> Option<Self> {
        let budgets = years::of_budgets(text, &layout.words);
        let named = years::named(&without_exceptions(text, layout));
        (!named.is_empty() || !budgets.is_empty()).then_some(Self { place, named, budgets })
    }
}

/// The weight and the places of the evidence for `year` and against the budget year: 2 for the date of publication, 1
/// for each date of the narrative, and 1 for all texts together, because texts may be wrong while the year is
/// right.
fn evidence(year: u16, texts: &[Dated<'_>], budget: &Budget, layout: &Layout) -> (usize, Vec<Place>) {
    let (mut weight, mut places) = (0usize, Vec::new());
    let root = Place::root();
    let published = |year: u16| is_published(budget.published, year, layout);
    if published(year) && !published(budget.year) {
        weight += 2;
        places.push(root.join("published"));
    }
    for (subject, figures) in &budget.figures {
        for (field, figure) in figures {
            let Figure::Date(date) = figure else { continue };
            let fits = |year: u16| date.year == year || date.year.saturating_add(1) == year;
            if fits(year) && !fits(budget.year) {
                weight += 1;
                places.push(root.join("figures").join(subject).join(field));
            }
        }
    }
    let named = |year: u16| -> Vec<&Place> {
        texts.iter().filter(|text| text.named.contains(&year)).map(|text| text.place).collect()
    };
    let (of_budget_year, of_other_year) = (named(budget.year), named(year));
    let count_named = |year: u16| texts.iter().filter(|text| text.budgets.contains(&year)).count();
    if of_budget_year.is_empty() && !of_other_year.is_empty() || count_named(year) > count_named(budget.year) {
        weight += 1;
    }
    // The texts name only the budget year: then only the date of publication is wrong.
    if of_other_year.is_empty() && !of_budget_year.is_empty() {
        weight = weight.saturating_sub(1);
    }
    places.extend(of_other_year.into_iter().cloned());
    (weight, places)
}

/// Whether a budget of this year can have been published on this day.
fn is_published(day: Date, year: u16, layout: &Layout) -> bool {
    let last = year.saturating_add(layout.published_after);
    day.year == last || day.year.saturating_add(1) == last && day.month >= FIRST_LATE_MONTH
}

/// The finding that another year is the likely one.
pub(in crate::check) fn finding(year: u16, places: Vec<Place>, budget: &Budget) -> Finding {
    let finding = finding::year_unlikely(budget.year, year).at(&Place::root().join("year"));
    Finding { cells: places, ..finding }
}

/// The note that the layout has no list of accounts for the budget year.
pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let years = &layout.accounts_years;
    let Some(nearest) = years.iter().min_by_key(|year| year.abs_diff(budget.year)) else { return Vec::new() };
    if years.contains(&budget.year) {
        return Vec::new();
    }
    vec![finding::accounts_of_year(budget.year, nearest).at(&Place::root().join("year"))]
}
