//! Makes the findings about wrong currency units: joins causes that one correction removes, and describes each.

use rust_decimal::Decimal;

use super::groups::AmountGroup;
use super::search::{given_worth, ten_to};
use super::{Cause, amount_at};
use crate::check::names;
use crate::layout::Layout;
use crate::model::{Budget, Finding, Place, finding};

/// Number of amounts given as examples.
const MAX_EXAMPLES: usize = 3;

/// Joins causes for which one finding is enough: tables in the same currency unit, and figures of the narrative in that
/// of the whole document.
pub(super) fn joined<'a>(causes: Vec<Cause<'a>>, budget: &Budget) -> Vec<Cause<'a>> {
    let mut joined: Vec<Cause<'a>> = Vec::new();
    for mut cause in causes {
        widen(&mut cause, budget);
        let similar =
            joined.iter_mut().find(|earlier| earlier.power == cause.power && is_same_correction(earlier, &cause));
        match similar {
            Some(earlier) => {
                earlier.groups.extend(cause.groups);
                earlier.spots.extend(cause.spots);
                earlier.amounts.extend(cause.amounts);
                // Figures of the narrative do not make a cause about the document certain.
                earlier.sure |= cause.sure && !earlier.is_about_document();
            }
            None => joined.push(cause),
        }
    }
    joined.iter_mut().for_each(|cause| widen(cause, budget));
    joined
}

/// Makes a cause about all tables one about the document.
fn widen(cause: &mut Cause<'_>, budget: &Budget) {
    let mut sheets = budget.sheets.iter().filter(|(_, sheet)| !sheet.is_nil());
    let whole = cause.groups.len() > 1 && sheets.all(|(id, _)| cause.groups.contains(&AmountGroup::Sheet(id.clone())));
    if whole || cause.is_about_document() {
        cause.groups = vec![AmountGroup::Document];
    }
    cause.groups.dedup();
}

/// Whether one correction removes two causes.
fn is_same_correction(earlier: &Cause<'_>, other: &Cause<'_>) -> bool {
    let tables = |cause: &Cause<'_>| cause.groups.iter().all(|group| matches!(group, AmountGroup::Sheet(_)));
    earlier.is_about_document() || (tables(earlier) && tables(other)) || earlier.groups == other.groups
}

/// The finding of a cause.
pub(super) fn finding(cause: &Cause<'_>, budget: &Budget, layout: &Layout) -> Finding {
    let first = cause.groups.first().unwrap_or(&AmountGroup::Document);
    let worth = first.worth(layout);
    let measure = |worth: u64| layout.format.measures.iter().find(|(_, value)| **value == worth).map(|(name, _)| name);
    let given = given_worth(worth, cause.power).and_then(measure).cloned().unwrap_or_default();
    let names: Vec<String> = cause.groups.iter().map(|group| name(group, budget, layout)).collect();
    let mut places = cause.groups.iter().map(|group| place(group, cause));
    let mut finding = finding::unit_wrong(
        keyword(first),
        if cause.sure { "yes" } else { "no" },
        names.join(", "),
        if given.is_empty() { "no" } else { "yes" },
        given,
        measure(worth).cloned().unwrap_or_default(),
        if cause.power < 0 { "divide" } else { "multiply" },
        ten_to(cause.power.abs()),
        examples(cause, budget),
    );
    finding.place = places.next();
    finding.cells = places.collect();
    if matches!(
        first,
        AmountGroup::Line(..) | AmountGroup::Cell(..) | AmountGroup::Column(..) | AmountGroup::LastYear(_)
    ) {
        // Every cell is named, including totals that change with others.
        let main = finding.place.clone();
        let changed = cause.spots.iter().chain(cause.amounts.iter().map(|(spot, _)| spot));
        let changed = changed.filter(|spot| amount_at(spot, budget).is_some_and(|amount| !amount.is_zero()));
        for place in changed.map(|spot| spot.place()) {
            if Some(&place) != main.as_ref() && !finding.cells.contains(&place) {
                finding.cells.push(place);
            }
        }
    }
    if cause.sure { finding } else { finding.as_warning() }
}

/// The keyword of the message for a kind of group.
fn keyword(group: &AmountGroup) -> &'static str {
    match group {
        AmountGroup::Document => "document",
        AmountGroup::Sheet(_) => "table",
        AmountGroup::Column(..) => "column",
        AmountGroup::Unit(_) => "unit",
        AmountGroup::Subject(_) | AmountGroup::Field(..) => "subject",
        AmountGroup::LastYear("change") => "change",
        AmountGroup::LastYear(_) => "previous",
        AmountGroup::Line(..) => "line",
        AmountGroup::Cell(..) => "cell",
    }
}

/// The name of a group in the message; empty for the document.
fn name(group: &AmountGroup, budget: &Budget, layout: &Layout) -> String {
    let sheet = |id: &String| layout.sheet(id).map(|spec| spec.label()).unwrap_or_default();
    match group {
        AmountGroup::Document | AmountGroup::LastYear(_) => String::new(),
        AmountGroup::Sheet(id) => sheet(id),
        AmountGroup::Column(id, column) => format!("{} {}", sheet(id), names::column(id, column, layout)),
        AmountGroup::Unit(unit) => unit.clone(),
        AmountGroup::Subject(key) => {
            layout.figures.iter().find(|spec| spec.key == *key).map(|spec| spec.title.clone()).unwrap_or_default()
        }
        AmountGroup::Field(key, field) => {
            let spec = layout.figures.iter().find(|spec| spec.key == *key);
            spec.and_then(|spec| spec.fields.get(field)).map(|field| field.title.clone()).unwrap_or_default()
        }
        AmountGroup::Line(id, line) => format!("{} {}", sheet(id), names::line(id, *line, budget, layout)),
        AmountGroup::Cell(id, line, column) => {
            format!("{} {} {}", sheet(id), names::line(id, *line, budget, layout), names::column(id, column, layout))
        }
    }
}

/// The place of a group; for groups without one, that of their first amount.
fn place(group: &AmountGroup, cause: &Cause<'_>) -> Place {
    let sheet = |id: &String| Place::root().join("sheets").join(id);
    match group {
        AmountGroup::Document => Place::root().join("sheets"),
        AmountGroup::Sheet(id) => sheet(id),
        AmountGroup::Line(id, line) => sheet(id).join("lines").join(line),
        AmountGroup::Cell(id, line, column) => sheet(id).join("lines").join(line).join(column),
        AmountGroup::Column(..)
        | AmountGroup::Unit(_)
        | AmountGroup::Subject(_)
        | AmountGroup::Field(..)
        | AmountGroup::LastYear(_) => cause.spots.first().map(|spot| spot.place()).unwrap_or_default(),
    }
}

/// The largest amounts, as given and as they should be: `12000000 → 1200; …`.
fn examples(cause: &Cause<'_>, budget: &Budget) -> String {
    let mut amounts: Vec<Decimal> = cause.spots.iter().filter_map(|spot| amount_at(spot, budget)).collect();
    amounts.sort_unstable_by_key(|amount| std::cmp::Reverse(amount.abs()));
    amounts.dedup();
    amounts.retain(|amount| !amount.is_zero());
    let factor = ten_to(cause.power);
    let shown = amounts
        .iter()
        .take(MAX_EXAMPLES)
        .filter_map(|amount| Some(format!("{amount} → {}", amount.checked_mul(factor)?.normalize())));
    shown.collect::<Vec<_>>().join("; ")
}
