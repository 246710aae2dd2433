//! Orders and formats the figures of the narrative (情况说明) for the data files that `convert` writes.
//!
//! Used by the canonical JSON ([`json`](super::json())) and by `figures.csv` of the open data
//! ([`package`](super::package())).

use super::lines::digits;
use crate::layout::{BUDGET_REASON, FieldKind, FigureSpec, Layout};
use crate::model::{Figure, FigureSet};

/// The fields of a subject that is compared with last year, in the order in which they are written.
const COMPARED: [&str; 6] = ["change", "previous", "amount", "percent", "reason", BUDGET_REASON];

/// The figures that a budget has for a subject, with their field names, in the order of the layout.
pub(super) fn ordered<'a>(spec: &'a FigureSpec, given: &'a FigureSet) -> Vec<(&'a str, &'a Figure)> {
    let fields = spec.fields.keys().map(String::as_str);
    let keys = COMPARED.into_iter().filter(|_| spec.cell.is_some()).chain(fields);
    keys.filter_map(|key| Some((key, given.get(key)?))).collect()
}

/// A figure as text for a data file: money with the decimals of the layout, a percentage with the decimals that were
/// given, any other number without trailing zeros.
pub(super) fn text(figure: &Figure, key: &str, spec: &FigureSpec, layout: &Layout) -> String {
    let money = spec.fields.get(key).is_none_or(|field| field.kind != FieldKind::Number);
    match figure {
        Figure::Amount(amount) => digits(*amount, if money { layout.format.decimals } else { 0 }),
        // `check` compares a percentage at the precision that was given.
        Figure::Percent(percent) => percent.to_string(),
        Figure::Count(count) => count.to_string(),
        Figure::Date(date) => date.to_string(),
        Figure::Text(text) => text.clone(),
    }
}
