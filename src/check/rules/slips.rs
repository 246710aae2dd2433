//! `unit-slip`: an amount in the text is not in the tables, but ten, a hundred or ten thousand times an amount that
//! is, or that fraction of it, as when a digit is missing or 元 is written for 万元.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::Texts;
use crate::check::Spot;
use crate::layout::{AmountFormat, FieldKind, Layout};
use crate::model::{Amount, Budget, Cell, Figure, Finding, Place, finding};

/// The powers of ten by which amounts may be wrong: one or two missing digits, or 元 for 万元.
const SLIP_POWERS: [u32; 3] = [1, 2, 4];

/// Amounts with fewer significant digits match others by chance.
const MIN_DIGITS: usize = 3;

/// The findings of this rule; [`super::check`] runs it with all others.
pub(super) fn check(texts: &Texts<'_>, budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let printed = printed(budget, layout);
    let reported = stated(texts, budget, layout).into_iter().filter_map(|(place, shown, amount)| {
        if digits(amount) < MIN_DIGITS || printed.contains_key(&amount) {
            return None;
        }
        let factors = SLIP_POWERS.iter().flat_map(|power| {
            let factor = Decimal::from(10u32.pow(*power));
            [(amount.checked_div(factor), factor), (amount.checked_mul(factor), Decimal::ONE / factor)]
        });
        let mut meant = factors.filter_map(|(meant, factor)| Some((meant?.normalize(), factor)));
        let (meant, factor) = meant.find(|(meant, _)| printed.contains_key(meant))?;
        let mut finding = finding::unit_slip(shown, meant, factor.normalize()).at(&place);
        finding.cells.extend(printed.get(&meant).map(|spot| spot.place()));
        Some(finding)
    });
    reported.collect()
}

/// The number of significant digits of an amount.
fn digits(amount: Decimal) -> usize {
    amount.mantissa().unsigned_abs().to_string().trim_end_matches('0').len()
}

/// The amounts of the tables except zero, in the currency unit of the layout, each with a cell that has it.
fn printed<'a>(budget: &'a Budget, layout: &Layout) -> HashMap<Decimal, Spot<'a>> {
    let mut printed = HashMap::new();
    let layout_worth = Decimal::from(layout.money().worth);
    for (id, sheet) in &budget.sheets {
        let worth = layout.sheet(id).map_or(layout_worth, |spec| Decimal::from(layout.money_of(spec).worth));
        for (index, line) in sheet.lines.iter().enumerate() {
            for (column, cell) in &line.cells {
                if let Cell::Amount(amount) = cell {
                    let spot = Spot::Cell(id, index, column);
                    // In the unit of the layout, as the amounts of texts.
                    printed.entry((amount.value() * worth / layout_worth).normalize()).or_insert(spot);
                }
            }
        }
    }
    printed.remove(&Decimal::ZERO);
    printed
}

/// The amounts outside the tables, each with its place, as written, and in the currency unit of the layout.
fn stated(texts: &Texts<'_>, budget: &Budget, layout: &Layout) -> Vec<(Place, String, Decimal)> {
    let mut stated = Vec::new();
    for spec in &layout.figures {
        let money = spec.fields.iter().filter(|(_, field)| field.kind == FieldKind::Amount);
        let figures = budget.figures.get(&spec.key);
        stated.extend(money.filter_map(|(key, _)| match figures?.get(key)? {
            Figure::Amount(amount) => {
                let place = Place::root().join("figures").join(&spec.key).join(key);
                Some((place, amount.to_string(), amount.value().normalize()))
            }
            _ => None,
        }));
    }
    for (place, text) in texts {
        let amounts = amounts(text, &layout.format).into_iter();
        stated.extend(amounts.map(|(shown, amount)| (place.clone(), shown, amount)));
    }
    stated
}

/// The amounts in a text, as written and in the currency unit of the layout: 606.08万元, 1,018.5 万元, 30000元.
fn amounts(text: &str, format: &AmountFormat) -> Vec<(String, Decimal)> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let layout_worth = format.measures.get(&format.measure).copied().unwrap_or(1);
    let mut amounts = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let number = &rest[start..];
        let end = number.find(|c| !is_part(c)).unwrap_or(number.len());
        let (number, after) = number.split_at(end);
        let measure = format.measures.iter().find(|(measure, _)| after.trim_start().starts_with(measure.as_str()));
        let value = number.replace(',', "").parse::<Amount>().ok();
        if let (Some((measure, worth)), Some(value)) = (measure, value) {
            let amount = value.value().checked_mul(Decimal::from(*worth));
            let shown = format!("{number}{measure}");
            amounts.extend(amount.map(|amount| (shown, (amount / Decimal::from(layout_worth)).normalize())));
        }
        rest = after;
    }
    amounts
}
