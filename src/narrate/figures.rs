//! What a narrative template can refer to: the year, the unit, and the figures.

use std::collections::BTreeMap;

use minijinja::Value;
use minijinja::value::Serde;

use crate::layout::Layout;
use crate::model::{Budget, Figure};

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
        if let Some(compared) = spec.compared(budget) {
            values.insert("current", compared.current.to_string().into());
            values.insert("change", compared.change.to_string().into());
        }
        names.insert(spec.key.clone(), Value::from_pairs(values));
    }
    Value::from_pairs(names)
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
