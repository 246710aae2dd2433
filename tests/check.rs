//! The figures: every identity of the seed, and every mutation of it.

use budgetpress::check::{Checked, Verdict, check};
use budgetpress::load::Loaded;
use budgetpress::model::{Amount, Budget, Cell, Finding, Place, Severity};
use rust_decimal::Decimal;
use serde_json::json;

use crate::support::{self, LayoutCopy};

#[test]
fn the_seed_agrees_with_itself() {
    let Loaded { budget, layout, .. } = support::loaded(&support::sample());
    let checked = check(&budget, &layout);
    let tails = checked.identities.iter().filter(|identity| identity.verdict() == Verdict::Tail);
    let tails: Vec<String> = tails.map(|identity| format!("{} {}", identity.title, identity.difference())).collect();
    let count = |verdict| checked.count(verdict);
    let (exact, tail, wrong) = (count(Verdict::Exact), count(Verdict::Tail), count(Verdict::Error));
    let findings = budgetpress::Error::Found(checked.findings);
    insta::assert_snapshot!(format!(
        "exact {exact}, tails {tail}, errors {wrong}\n\n{}\n\n{findings}",
        tails.join("\n")
    ));
}

/// The places of all amounts in the sheets.
fn cells(budget: &Budget) -> Vec<(String, usize, String)> {
    let mut cells = Vec::new();
    for (id, sheet) in &budget.sheets {
        for (index, line) in sheet.lines.iter().enumerate() {
            let amounts = line.cells.iter().filter(|(_, cell)| matches!(cell, Cell::Amount(_)));
            cells.extend(amounts.map(|(column, _)| (id.clone(), index, column.clone())));
        }
    }
    cells
}

fn amount(budget: &Budget, (sheet, line, column): &(String, usize, String)) -> Decimal {
    budget.sheets[sheet].lines[*line].amount(column).expect("an amount").value()
}

fn set(budget: &mut Budget, (sheet, line, column): &(String, usize, String), value: Decimal) {
    let line = &mut budget.sheets.get_mut(sheet).expect("the sheet").lines[*line];
    line.cells.insert(column.clone(), Cell::Amount(Amount::new(value)));
}

fn place((sheet, line, column): &(String, usize, String)) -> Place {
    Place::root().join("sheets").join(sheet).join("lines").join(line).join(column)
}

/// Whether a cell is among the places that findings about amounts name.
fn named(checked: &Checked, cell: &(String, usize, String)) -> bool {
    let wanted = place(cell);
    checked
        .findings
        .iter()
        .any(|Finding { place, cells, .. }| place.as_ref() == Some(&wanted) || cells.contains(&wanted))
}

#[test]
fn every_changed_cell_is_found_and_named() {
    let Loaded { budget, layout, .. } = support::loaded(&support::sample());
    let cells = cells(&budget);
    let (mut tried, mut missed) = (0, Vec::new());
    for (index, cell) in cells.iter().enumerate() {
        let old = amount(&budget, cell);
        let mut mutants =
            vec![("+1.00", old + Decimal::ONE), ("-0.05", old - Decimal::new(5, 2)), ("×10", old * Decimal::TEN)];
        // With the neighbour to the right, or below where the line ends.
        let neighbour = cells.get(index + 1).filter(|next| next.0 == cell.0);
        mutants.extend(neighbour.map(|next| ("swapped", amount(&budget, next))));
        for (what, new) in mutants.into_iter().filter(|(_, new)| *new != old) {
            let mut mutant = budget.clone();
            set(&mut mutant, cell, new);
            if let ("swapped", Some(next)) = (what, neighbour) {
                set(&mut mutant, next, old);
            }
            tried += 1;
            if !named(&check(&mutant, &layout), cell) {
                missed.push(format!("{} {what}", place(cell)));
            }
        }
    }
    assert!(tried > 1500, "{tried} mutations");
    // No identity of the document constrains how a class of the economic classification is spread over its
    // sections: two of them swapped leave every sum as it was. All else is found.
    let unconstrained =
        |place: &&String| place.ends_with("swapped") && (place.contains("/6/") || place.contains("/7/"));
    let unexplained: Vec<&String> = missed.iter().filter(|place| !unconstrained(place)).collect();
    assert!(unexplained.is_empty(), "{unexplained:?}");
    insta::assert_snapshot!(format!("{} of {tried} mutations are not found:\n{}", missed.len(), missed.join("\n")));
}

#[test]
fn two_copies_of_one_figure_must_be_equal() {
    let mut data = support::sample();
    data["sheets"]["key_projects"]["lines"][0]["budget"] = json!("523.91");
    let Loaded { budget, layout, .. } = support::loaded(&data);
    insta::assert_snapshot!(budgetpress::Error::Found(check(&budget, &layout).of(Severity::Error)));
}

#[test]
fn tails_grow_with_the_number_of_addends() {
    let Loaded { budget, layout, .. } = support::loaded(&support::sample());
    let identity = check(&budget, &layout).identities.into_iter().next().expect("an identity");
    let term = identity.left[0].clone();
    // Total and n addends: ⌈(n+1)/2⌉ − 1 hundredths.
    for (addends, steps) in [(1, 0), (2, 1), (3, 1), (4, 2), (8, 4), (14, 7)] {
        let mut identity = identity.clone();
        identity.left = vec![term.clone()];
        identity.right = vec![term.clone(); addends];
        assert_eq!(identity.tail_bound(), Decimal::new(steps, 2), "{addends}");
    }
}

#[test]
fn ties_and_sums_that_name_nothing_are_refused() {
    let edits = [
        ("left = [\"1/revenue_total/budget\"]", "left = [\"1/revenue_totl/budget\"]"),
        ("left = [\"1/revenue_total/budget\"]", "left = [\"13/revenue_total/budget\"]"),
        ("left = [\"3/{code}/total\"]", "left = [\"3/{code}/totl\"]"),
        ("left = [\"3/{code}/total\"]", "left = [\"3/{project}/total\"]"),
        ("sum = [\"basic\", \"project\"]", "sum = [\"basic\", \"projct\"]"),
        ("sum = [\"outbound\", ", "sum = [\"outbund\", "),
        ("left = [\"figures/procurement/total\"]", "left = [\"figures/procurement/all\"]"),
    ];
    for (from, to) in edits {
        let layouts = LayoutCopy::new();
        layouts.edit("guangzhou-2024/layout.toml", from, to);
        let refused =
            budgetpress::layout::Layouts::new(Some(&layouts.path())).open("guangzhou-2024").expect_err("it opens");
        assert_eq!(support::codes(refused.findings()), ["layout-broken"], "{to}");
    }
}
