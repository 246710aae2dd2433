//! The figures of the narrative in the one order and form in which they are written.

use super::lines::digits;
use crate::layout::{BUDGET_REASON, FieldKind, FigureSpec, Layout};
use crate::model::{Figure, FigureSet};

/// The members of a compared subject, in order.
const COMPARED: [&str; 6] = ["change", "previous", "amount", "percent", "reason", BUDGET_REASON];

/// The figures that are given for a subject, by name, in the order of the layout.
pub(super) fn ordered<'a>(spec: &'a FigureSpec, given: &'a FigureSet) -> Vec<(&'a str, &'a Figure)> {
    let fields = spec.fields.keys().map(String::as_str);
    let keys = COMPARED.into_iter().filter(|_| spec.cell.is_some()).chain(fields);
    keys.filter_map(|key| Some((key, given.get(key)?))).collect()
}

/// A figure as a data file states it: money with the decimals of the layout, a percentage with those that are stated,
/// another number without trailing zeros.
pub(super) fn text(figure: &Figure, key: &str, spec: &FigureSpec, layout: &Layout) -> String {
    let money = spec.fields.get(key).is_none_or(|field| field.kind != FieldKind::Number);
    match figure {
        Figure::Amount(amount) => digits(*amount, if money { layout.format.decimals } else { 0 }),
        // The check compares to the decimals that are stated.
        Figure::Percent(percent) => percent.to_string(),
        Figure::Count(count) => count.to_string(),
        Figure::Date(date) => date.to_string(),
        Figure::Text(text) => text.clone(),
    }
}
