//! Balances the specimen: sets figures and cells of tables that are not computed to the amounts that ties require.
//!
//! `specimen` calls it when all tables are filled, so that only real contradictions of the layout remain.

use rust_decimal::Decimal;

use crate::check::{self, Identity, Spot, SumAgreement, Term};
use crate::layout::Layout;
use crate::model::{Amount, Budget, Cell, Figure};

/// The limit of rounds; an amount set for one tie may be a term of another.
const MAX_ROUNDS: usize = 8;

/// An amount that a tie requires: of the cell at sheet, line and column, or of the figure at subject and field.
enum WantedAmount {
    Cell(String, usize, String, Decimal),
    Figure(String, String, Decimal),
}

/// Sets each free amount that is alone on one side of a tie to the sum of the other side.
pub(super) fn balance(budget: &mut Budget, layout: &Layout) {
    for _ in 0..MAX_ROUNDS {
        let checked = check::check(budget, layout);
        let unbalanced = checked.identities.iter().filter(|identity| identity.verdict() != SumAgreement::Exact);
        let wanted: Vec<WantedAmount> = unbalanced.filter_map(|identity| wanted(identity, layout)).collect();
        if wanted.is_empty() {
            return;
        }
        wanted.into_iter().for_each(|wanted| put(wanted, budget));
    }
}

/// The amount that would make an identity agree; `None` if no side is a single free amount.
fn wanted(identity: &Identity<'_>, layout: &Layout) -> Option<WantedAmount> {
    let sum = |terms: &[Term<'_>]| terms.iter().map(|term| term.amount.value()).sum();
    let (spot, amount) = match (&identity.left[..], &identity.right[..]) {
        ([term], right) if is_free(term.spot, layout) => (term.spot, sum(right)),
        (left, [term]) if is_free(term.spot, layout) => (term.spot, sum(left)),
        _ => return None,
    };
    Some(match spot {
        Spot::Cell(sheet, line, column) => WantedAmount::Cell(sheet.to_owned(), line, column.to_owned(), amount),
        Spot::Figure(subject, field) => WantedAmount::Figure(subject.to_owned(), field.to_owned(), amount),
    })
}

/// Whether an amount can be set freely: it is neither computed from the ledger nor part of the sums of its table.
fn is_free(spot: Spot<'_>, layout: &Layout) -> bool {
    match spot {
        Spot::Figure(..) => true,
        Spot::Cell(sheet, _, column) => layout.sheet(sheet).is_some_and(|spec| {
            let is_sum = spec.data_columns().into_iter().any(|(key, spec)| key == column && !spec.sum.is_empty());
            spec.ledger.is_none() && !is_sum && spec.fixed_lines().all(|line| line.sum.is_empty())
        }),
    }
}

/// Sets an amount in the budget.
fn put(wanted: WantedAmount, budget: &mut Budget) {
    match wanted {
        WantedAmount::Cell(sheet, line, column, amount) => {
            let line = budget.sheets.get_mut(&sheet).and_then(|sheet| sheet.lines.get_mut(line));
            if let Some(cell) = line.and_then(|line| line.cells.get_mut(&column)) {
                *cell = Cell::Amount(Amount::new(amount));
            }
        }
        WantedAmount::Figure(subject, field, amount) => {
            if let Some(figure) = budget.figures.get_mut(&subject).and_then(|set| set.get_mut(&field)) {
                *figure = Figure::Amount(Amount::new(amount));
            }
        }
    }
}
