//! Makes the tables of the specimen: a ledger for the tables that are computed from one, the others line by line.

mod invented;
mod ledger;

pub(super) use invented::table;
pub(super) use ledger::FittingLedger;

use crate::layout::{CellRef, Classification, Layout};
use crate::model::AccountCode;

/// The limit of accounts of a classification that are used, not counting those that ties name.
const MAX_ACCOUNTS: usize = 24;

/// Codes and names of accounts of the lowest level: those that ties and figures name, and in each class the one with
/// the longest name. Made-up ones if the layout has no list.
fn accounts(layout: &Layout, classification: Classification) -> Vec<(AccountCode, String)> {
    let list = layout.accounts.list(classification);
    let is_lowest = |code: &str| !list.keys().any(|other| other.len() > code.len() && other.starts_with(code));
    let named: Vec<String> = named_lines(layout).collect();
    let mut chosen: Vec<(&String, &String)> =
        list.iter().filter(|(code, _)| named.contains(code) && is_lowest(code)).collect();
    let classes = list.keys().filter(|code| code.len() == 3);
    let longest = classes.filter_map(|class| {
        let below = list.iter().filter(|(code, _)| code.starts_with(class.as_str()) && is_lowest(code));
        below.max_by_key(|(_, name)| name.chars().count())
    });
    let longest: Vec<_> = longest.filter(|(code, _)| !named.contains(code)).take(MAX_ACCOUNTS).collect();
    chosen.extend(longest);
    let chosen = chosen.into_iter().filter_map(|(code, name)| Some((AccountCode::new(code)?, name.clone())));
    let chosen: Vec<_> = chosen.collect();
    if chosen.is_empty() { made_up() } else { chosen }
}

/// The accounts for a layout without a list.
fn made_up() -> Vec<(AccountCode, String)> {
    let codes = ["1010101", "1010102", "1010201", "1020101"];
    codes.iter().filter_map(|code| Some((AccountCode::new(code)?, (*code).to_owned()))).collect()
}

/// The keys of the lines that ties and figures name.
fn named_lines(layout: &Layout) -> impl Iterator<Item = String> {
    let terms = layout.ties.iter().flat_map(|tie| tie.left.iter().chain(&tie.right));
    let cells = terms.filter_map(|term| CellRef::try_from(term.clone()).ok());
    let figures = layout.figures.iter().filter_map(|figure| figure.cell.clone());
    let items = layout.ties.iter().flat_map(|tie| tie.items.clone());
    cells.chain(figures).map(|cell| cell.line).chain(items)
}
