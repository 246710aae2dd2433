//! Giving figures and free tables the amounts that ties ask of them.

use rust_decimal::Decimal;

use crate::check::{self, Identity, Spot, SumAgreement, Term};
use crate::layout::Layout;
use crate::model::{Amount, Budget, Cell, Figure};

/// So many rounds at most: what one tie settles, the next may use.
const ROUNDS: usize = 8;

/// What one amount must be.
enum WantedAmount {
    Cell(String, usize, String, Decimal),
    Figure(String, String, Decimal),
}

/// Sets amounts that stand alone on one side of a tie, and that nothing else makes, to the other side.
pub(super) fn settle(budget: &mut Budget, layout: &Layout) {
    for _ in 0..ROUNDS {
        let checked = check::check(budget, layout);
        let open = checked.identities.iter().filter(|identity| identity.verdict() != SumAgreement::Exact);
        let wanted: Vec<WantedAmount> = open.filter_map(|identity| wanted(identity, layout)).collect();
        if wanted.is_empty() {
            return;
        }
        wanted.into_iter().for_each(|wanted| put(wanted, budget));
    }
}

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

/// Whether nothing makes an amount: it follows neither from the ledger nor from others of its table.
fn is_free(spot: Spot<'_>, layout: &Layout) -> bool {
    match spot {
        Spot::Figure(..) => true,
        Spot::Cell(sheet, _, column) => layout.sheet(sheet).is_some_and(|spec| {
            let sums = spec.data_columns().into_iter().any(|(key, own)| key == column && !own.sum.is_empty());
            spec.ledger.is_none() && !sums && spec.fixed_lines().all(|line| line.sum.is_empty())
        }),
    }
}

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
