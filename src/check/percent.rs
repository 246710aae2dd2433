//! Percentages that are stated against those that the printed figures give.

use rust_decimal::Decimal;

use crate::layout::Layout;
use crate::model::{Amount, Budget, Figure, Finding, Place, Severity};

pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let decimals = layout.format.percent_decimals;
    let stated = layout.figures.iter().filter_map(|spec| {
        let cell = spec.cell.as_ref()?;
        let given = budget.figures.get(&spec.key)?;
        let Some(Figure::Percent(stated)) = given.get("percent") else { return None };
        let current = budget.amount(&cell.sheet, &cell.line, &cell.column)?.value();
        let change = match (given.get("change"), given.get("previous")) {
            (Some(Figure::Amount(change)), _) => change.value(),
            (_, Some(Figure::Amount(previous))) => current - previous.value(),
            _ => return None,
        };
        let place = Place::root().join("figures").join(&spec.key).join("percent");
        let computed = change.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(current - change);
        let computed = computed.map(|ratio| Amount::new(ratio.abs()).rounded(decimals));
        let agrees = computed == Some(Amount::new(*stated).rounded(decimals));
        let shown = computed.map_or_else(|| "--".to_owned(), |computed| computed.normalize().to_string());
        let mut finding = Finding::error("percent-differs").at(&place).with("stated", stated).with("computed", shown);
        finding.severity = Severity::Warning;
        (!agrees).then_some(finding)
    });
    stated.collect()
}
