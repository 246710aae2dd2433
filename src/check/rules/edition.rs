//! `year-unlikely`: the budget year is not that of which dates and texts speak, as where only the year of last year's file was
//! changed, or where it was not. `accounts-of-year`: the names of accounts are held against another year's list.

use super::years;
use super::{Texts, without_harmless};
use crate::layout::Layout;
use crate::model::{Budget, Date, Figure, Finding, Place, finding};

/// So much must speak for another year, of what is weighed below.
const LEAST_EVIDENCE: usize = 2;

/// A budget that is published from this month on is the next year's, as a rule.
const LATE: u8 = 11;

/// The year that the budget is of by its dates and texts, if that is not the one given; with the places that tell so.
pub(in crate::check) fn likely(texts: &Texts<'_>, budget: &Budget, layout: &Layout) -> Option<(u16, Vec<Place>)> {
    let around = [budget.year.saturating_sub(1), budget.year.saturating_add(1), budget.year.saturating_add(2)];
    let dated: Vec<Dated<'_>> = texts.iter().filter_map(|(place, text)| Dated::read(place, text, layout)).collect();
    let weighed = around.into_iter().map(|year| (year, evidence(year, &dated, budget, layout)));
    let (year, (weight, places)) = weighed.max_by_key(|(_, (weight, _))| *weight)?;
    (weight >= LEAST_EVIDENCE).then_some((year, places))
}

/// A text that names years.
struct Dated<'t> {
    place: &'t Place,
    /// The years that it names.
    named: Vec<u16>,
    /// The years of whose budgets it speaks.
    budgets: Vec<u16>,
}

impl<'t> Dated<'t> {
    /// `None` for a text without a year.
    fn read(place: &'t Place, text: &str, layout: &Layout) -> Option<Self> {
        let budgets = years::of_budgets(text, &layout.words);
        let named = years::named(&without_harmless(text, layout));
        (!named.is_empty() || !budgets.is_empty()).then_some(Self { place, named, budgets })
    }
}

/// What speaks for another year and not for the one given: the day of publication twice, each date of the narrative, and
/// once all texts, which may be slips by themselves.
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
    let (own, other) = (named(budget.year), named(year));
    let spoken = |year: u16| texts.iter().filter(|text| text.budgets.contains(&year)).count();
    if own.is_empty() && !other.is_empty() || spoken(year) > spoken(budget.year) {
        weight += 1;
    }
    // Only the day of publication is then off.
    if other.is_empty() && !own.is_empty() {
        weight = weight.saturating_sub(1);
    }
    places.extend(other.into_iter().cloned());
    (weight, places)
}

/// Whether a document of a year may be published on a day.
fn is_published(day: Date, year: u16, layout: &Layout) -> bool {
    let last = year.saturating_add(layout.published_after);
    day.year == last || day.year.saturating_add(1) == last && day.month >= LATE
}

/// The finding that another year is the likely one.
pub(in crate::check) fn finding(year: u16, places: Vec<Place>, budget: &Budget) -> Finding {
    let finding = finding::year_unlikely(budget.year, year).at(&Place::root().join("year"));
    Finding { cells: places, ..finding }
}

pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let years = &layout.accounts_years;
    let Some(nearest) = years.iter().min_by_key(|year| year.abs_diff(budget.year)) else { return Vec::new() };
    if years.contains(&budget.year) {
        return Vec::new();
    }
    vec![finding::accounts_of_year(budget.year, nearest).at(&Place::root().join("year"))]
}
