//! `percent-differs`: a percentage stated in the data differs from the one that the printed figures give.

use rust_decimal::Decimal;

use crate::layout::Layout;
use crate::model::{Amount, Budget, Figure, Finding, Place, finding};

/// A warning for each stated percentage that differs.
pub(super) fn check(budget: &Budget, layout: &Layout) -> Vec<Finding> {
    let stated = layout.figures.iter().filter_map(|spec| {
        let Some(Figure::Percent(stated)) = budget.figures.get(&spec.key)?.get("percent") else { return None };
        let compared = spec.compared(budget)?;
        let place = Place::root().join("figures").join(&spec.key).join("percent");
        let computed = compared.change.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(compared.previous());
        let computed = computed.map(|ratio| Amount::new(ratio.abs()));
        // Compared with the decimals that are stated: 46.1 and 46 agree with 46.07.
        let agrees = computed.is_some_and(|computed| computed.rounded(stated.scale()) == *stated);
        let shown = computed.map(|computed| computed.rounded(layout.format.percent_decimals).normalize().to_string());
        let shown = shown.unwrap_or_else(|| "--".to_owned());
        let finding = finding::percent_differs(stated, shown).at(&place);
        (!agrees).then_some(finding)
    });
    stated.collect()
}
