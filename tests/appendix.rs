//! The identities that were found in the published document by hand, each held against those that the check evaluates.

use std::collections::{BTreeMap, BTreeSet};

use budgetpress::check::{Checked, SumAgreement, check};
use budgetpress::load::Loaded;
use budgetpress::model::{Budget, Place};
use budgetpress::narrate::{Passage, narrate};
use rust_decimal::Decimal;

use crate::tests::support;

/// The places of the cells that a side of an identity names; lines that the document does not have name none.
fn places(side: &str, budget: &Budget) -> BTreeSet<Place> {
    let place = |term: &str| {
        let (sheet, rest) = term.split_once('/').expect("a sheet");
        let (line, column) = rest.rsplit_once('/').expect("a column");
        if sheet == "figures" {
            return Some(Place::root().join(sheet).join(line).join(column));
        }
        let index = budget.sheets[sheet].lines.iter().position(|candidate| candidate.is(line))?;
        Some(Place::root().join("sheets").join(sheet).join("lines").join(index).join(column))
    };
    side.split(" + ").filter_map(place).collect()
}

/// Left less right of the evaluated identity between these cells.
fn evaluated(checked: &Checked, left: &BTreeSet<Place>, right: &BTreeSet<Place>) -> Option<(Decimal, SumAgreement)> {
    let set = |terms: &[budgetpress::check::Term]| -> BTreeSet<Place> {
        terms.iter().map(|term| term.spot.place()).collect()
    };
    checked.identities.iter().find_map(|identity| {
        let sides = (set(&identity.left), set(&identity.right));
        let found = (&sides.0, &sides.1) == (left, right) || (&sides.0, &sides.1) == (right, left);
        found.then(|| (identity.difference().abs(), identity.verdict()))
    })
}

/// The amount that the narrative prints after these words, less that of the cell.
fn told(words: &str, cell: &str, budget: &Budget, paragraphs: &str) -> Decimal {
    let after = &paragraphs[paragraphs.find(words).expect("the words are there") + words.len()..];
    let number: String = after.split("万元").next().expect("an amount").replace(',', "");
    let parts: Vec<&str> = cell.split('/').collect();
    let amount = budget.amount(parts[0], parts[1], parts[2]).expect("the cell").value();
    number.parse::<Decimal>().expect("a number") - amount
}

#[test]
fn every_identity_of_the_published_document_is_evaluated() {
    let Loaded { budget, layout, .. } = support::loaded(&support::sample());
    let checked = check(&budget, &layout);
    let passages = narrate(&budget, &layout, "narrative.jinja").expect("it narrates").into_iter();
    let paragraphs: String = passages
        .filter_map(|passage| match passage {
            Passage::Paragraph(text) => Some(text),
            _ => None,
        })
        .collect();
    let listed = std::fs::read_to_string(support::root().join("tests/fixtures/appendix-a.txt")).expect("the list");
    let mut verdicts: BTreeMap<&str, SumAgreement> = BTreeMap::new();
    for line in listed.lines().filter(|line| !line.starts_with('#')) {
        let [id, sides, difference] = line.split(" | ").collect::<Vec<_>>()[..] else { panic!("{line}") };
        let (left, right) = sides.split_once(" = ").expect("two sides");
        let wanted = difference.parse::<Decimal>().expect("a number").abs();
        let (found, verdict) = match left.strip_prefix("text/") {
            Some(words) => (told(words, right, &budget, &paragraphs), SumAgreement::Exact),
            None => evaluated(&checked, &places(left, &budget), &places(right, &budget))
                .unwrap_or_else(|| panic!("not evaluated: {line}")),
        };
        assert_eq!(found, wanted, "{line}");
        verdicts.insert(id, verdict);
    }
    let count = |wanted| verdicts.values().filter(|verdict| **verdict == wanted).count();
    insta::assert_snapshot!(format!(
        "{} identities: {} exact, {} tails of 0.01, {} errors",
        verdicts.len(),
        count(SumAgreement::Exact),
        count(SumAgreement::Tail),
        count(SumAgreement::Error)
    ), @"174 identities: 165 exact, 9 tails of 0.01, 0 errors");
}
