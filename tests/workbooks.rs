//! Workbooks as offices send them: one peculiarity each, what is said of it, and what is read.
//!
//! The texts beside these cases, one for each, are compared, and written by `INSTA_UPDATE=always cargo test workbooks`.

mod cells;
mod header;
mod heads;
mod ledger;
mod office;
mod sheets;
mod trip;

use budgetpress::layout::Layouts;
use budgetpress::message::{Catalogue, Language};
use budgetpress::model::{Budget, Finding, Severity};
use budgetpress::{check, convert, load};

use crate::tests::support;
use crate::tests::support::book::{Book, layout};

/// Tells what is said of the sample's workbook after a change, and compares it with what was said before.
#[track_caller]
fn case(name: &str, change: impl FnOnce(&mut Book)) {
    let mut book = Book::sample();
    change(&mut book);
    told(name, &book.write());
}

#[track_caller]
fn told(name: &str, bytes: &[u8]) {
    let (findings, outcome) = outcome(bytes);
    for finding in &findings {
        let cell = finding.place.as_ref().and_then(|place| place.cell());
        // Without the worksheet of the basics there is no layout, and nothing is read.
        assert!(cell.is_some() || finding.code == "workbook-unnamed", "no cell: {finding:?}");
    }
    let report = match findings[..] {
        [] => "nothing found".to_owned(),
        _ => Catalogue::new(Language::Chinese).report(&findings, None),
    };
    insta::with_settings!({
        snapshot_path => "workbooks", prepend_module_to_snapshot => false, omit_expression => true,
    }, {
        insta::assert_snapshot!(name, format!("{report}\n\n{outcome}"));
    });
}

/// What is found in a workbook, by the reader and, where it reads a budget, by the check of its figures; and whether
/// the budget is the sample's.
fn outcome(bytes: &[u8]) -> (Vec<Finding>, String) {
    match load::parse(bytes, &Layouts::default()) {
        Err(error) => (error.findings().to_vec(), "not read".to_owned()),
        Ok(loaded) => {
            let wrong = check::check(&loaded.budget, &loaded.layout).of(Severity::Error);
            let mut findings = loaded.findings.clone();
            findings.extend(loaded.locate(wrong));
            (findings, compared(&loaded.budget))
        }
    }
}

/// How a budget differs from the sample, in the lines of its data file.
fn compared(budget: &Budget) -> String {
    let sample = support::loaded(&support::sample()).budget;
    if *budget == sample {
        return "read: equals the sample".to_owned();
    }
    let [own, other] = [budget, &sample].map(|budget| convert::json(budget, layout()));
    let only = |mark: &str, lines: &str, than: &str| {
        // The mark of the program follows from the rest.
        let own = lines.lines().filter(|line| !line.contains("\"$written\""));
        let own = own.filter(|line| !than.lines().any(|other| other == *line));
        own.map(|line| format!("{mark} {}", line.trim())).collect::<Vec<_>>()
    };
    let differences = [only("-", &other, &own), only("+", &own, &other)].concat();
    let told = if differences.is_empty() { vec!["in the order of its lines".to_owned()] } else { differences };
    format!("read: differs from the sample\n{}", told.join("\n"))
}
