//! Reports account codes in ties and figures of a layout that its official list does not have; part of the layout
//! check.

use crate::layout::{CellRef, Layout};
use crate::model::{AccountCode, Finding, Place, finding};

/// A finding for each cell of a tie or figure whose account is not in the list.
pub(super) fn unknown(layout: &Layout) -> Vec<Finding> {
    let figures = layout.figures.iter().enumerate().filter_map(|(index, figure)| {
        Some((Place::root().join("figures").join(index).join("cell"), figure.cell.as_ref()?.to_string()))
    });
    let ties = layout.ties.iter().enumerate().flat_map(|(index, tie)| {
        let place = Place::root().join("tie").join(index);
        let items = tie.items.iter().enumerate().map({
            let place = place.clone();
            let term = tie.left.iter().chain(&tie.right).find(|term| term.contains("{item}")).cloned();
            move |(position, item)| {
                let term = term.clone().unwrap_or_default().replace("{item}", item);
                (place.join("items").join(position), term)
            }
        });
        let sides = [("left", &tie.left), ("right", &tie.right)];
        let terms = sides.into_iter().flat_map(move |(side, terms)| {
            let place = place.join(side);
            terms.iter().enumerate().map(move |(position, term)| (place.join(position), term.clone()))
        });
        terms.chain(items).collect::<Vec<_>>()
    });
    figures
        .chain(ties)
        .filter_map(|(place, cell)| missing_account(layout, &cell).map(|finding| finding.at(&place)))
        .collect()
}

/// The finding for a cell whose line is an account that the list does not have; `None` for other cells.
fn missing_account(layout: &Layout, cell: &str) -> Option<Finding> {
    let reference = CellRef::try_from(cell.to_owned()).ok()?;
    let sheet = layout.sheet(&reference.sheet)?;
    let classification = sheet.accounts?;
    let is_fixed = sheet.fixed_lines().any(|line| line.key == reference.line);
    let code = AccountCode::new(&reference.line).filter(|_| !is_fixed)?;
    let list = layout.accounts.list(classification);
    if list.is_empty() || list.contains_key(code.as_str()) {
        return None;
    }
    let nearest = layout.accounts.nearest(classification, code.as_str());
    let nearest = nearest.map(|(code, name)| format!("{code} {name}")).unwrap_or_default();
    Some(finding::layout_account_unknown(code, cell, nearest))
}
