//! `date-far`: a date of the data lies before last year or after the budget year, or that in which the layout
//! says it is published, as dates carried over do.

use crate::layout::Layout;
use crate::model::{Budget, Date, Figure, Finding, Place, finding};

pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let root = Place::root();
    let mut dates = vec![(root.join("published"), budget.published)];
    for (subject, figures) in &budget.figures {
        dates.extend(figures.iter().filter_map(|(field, figure)| match figure {
            Figure::Date(date) => Some((root.join("figures").join(subject).join(field), *date)),
            _ => None,
        }));
    }
    let far = |date: &Date| {
        date.year.saturating_add(1) < budget.year || date.year > budget.year.saturating_add(layout.published_after)
    };
    let told = |(place, date): (Place, Date)| {
        let what = if place == root.join("published") { "published" } else { "other" };
        finding::date_far(what, date, budget.year).at(&place)
    };
    dates.into_iter().filter(|(_, date)| far(date)).map(told).collect()
}
