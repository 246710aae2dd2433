//! `date-far`: a date is more than one year before the budget year, or later than the year of publication (budget year
//! + `published_after` of the layout), as dates copied from an older document are.

use crate::layout::Layout;
use crate::model::{Budget, Date, Figure, Finding, Place, finding};

/// The findings of this rule; [`super::check`] runs it with all others.
pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let root = Place::root();
    let mut dates = vec![(root.join("published"), budget.published)];
    for (subject, figures) in &budget.figures {
        dates.extend(figures.iter().filter_map(|(field, figure)| match figure {
            Figure::Date(date) => Some((root.join("figures").join(subject).join(field), *date)),
            _ => None,
        }));
    }
    let is_far = |date: &Date| {
        date.year.saturating_add(1) < budget.year || date.year > budget.year.saturating_add(layout.published_after)
    };
    let reported = |(place, date): (Place, Date)| {
        let what = if place == root.join("published") { "published" } else { "other" };
        finding::date_far(what, date, budget.year).at(&place)
    };
    dates.into_iter().filter(|(_, date)| is_far(date)).map(reported).collect()
}
