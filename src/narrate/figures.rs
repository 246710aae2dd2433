//! What a narrative template can refer to: the year, the unit, and the figures.

use std::collections::BTreeMap;

use minijinja::Value;
use minijinja::value::Serde;
use rust_decimal::Decimal;

use crate::layout::{FigureSpec, Layout};
use crate::model::{Budget, Figure, FigureSet};

/// The names of the template with their values. Decimals are handed over as texts, so that none becomes a
/// binary number.
pub(super) fn context(budget: &Budget, layout: &Layout) -> Value {
    let mut names: BTreeMap<String, Value> = BTreeMap::new();
    names.insert("year".into(), budget.year.into());
    names.insert("unit".into(), budget.unit.as_str().into());
    for spec in &layout.figures {
        let given = budget.figures.get(&spec.key);
        let mut values: BTreeMap<&str, Value> =
            given.into_iter().flatten().map(|(key, figure)| (key.as_str(), value(figure))).collect();
        if let Some((current, change)) = given.and_then(|given| compared(budget, spec, given)) {
            values.insert("current", current.to_string().into());
            values.insert("change", change.to_string().into());
        }
        names.insert(spec.key.clone(), Value::from_pairs(values));
    }
    Value::from_pairs(names)
}

/// The current amount of a compared figure and its change from the year before (增减额).
fn compared(budget: &Budget, spec: &FigureSpec, given: &FigureSet) -> Option<(Decimal, Decimal)> {
    let cell = spec.cell.as_ref()?;
    let current = budget.amount(&cell.sheet, &cell.line, &cell.column)?.value();
    let amount = |key: &str| match given.get(key) {
        Some(Figure::Amount(amount)) => Some(amount.value()),
        _ => None,
    };
    let change = amount("change").or_else(|| amount("previous").map(|previous| current - previous))?;
    Some((current, change))
}

fn value(figure: &Figure) -> Value {
    match figure {
        Figure::Amount(amount) => amount.to_string().into(),
        Figure::Percent(percent) => percent.to_string().into(),
        Figure::Count(count) => (*count).into(),
        Figure::Date(date) => Value::from(Serde(date)),
        Figure::Text(text) => text.as_str().into(),
    }
}
