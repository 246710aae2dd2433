//! The departments that tests and benchmarks make up are such as a real one could be.

use std::collections::BTreeSet;

use budgetpress::layout::Layouts;
use budgetpress::{check, load, view};

use crate::tests::support::{COMPILER, departments::department};

#[test]
fn departments_made_up_are_sound_and_differ() {
    let mut seen = BTreeSet::new();
    for seed in 0..200 {
        let bytes = department(seed);
        assert!(bytes == department(seed), "department {seed} is the same each time");
        let loaded = load::parse(&bytes, &Layouts::default()).unwrap_or_else(|error| panic!("{seed} loads: {error}"));
        let checked = check::check(&loaded.budget, &loaded.layout);
        // Rounding alone may be worth a look.
        let mut findings = checked.findings;
        findings.retain(|finding| finding.code != "tail-unlikely");
        assert!(findings.is_empty(), "department {seed}: {}", budgetpress::Error::Found(findings));
        seen.insert(bytes);
    }
    assert_eq!(seen.len(), 200);
    for seed in 0..4 {
        let loaded = load::parse(&department(seed), &Layouts::default()).expect("it loads");
        let view = view::view(&loaded.budget, &loaded.layout).expect("the view builds");
        let document = COMPILER.compile(&view, &loaded.layout).unwrap_or_else(|error| panic!("{seed} is set: {error}"));
        let pages = document.page_count();
        assert!((20..=25).contains(&pages), "department {seed} has {pages} pages");
    }
}

/// Writes departments for benchmarks by hand: `DEPARTMENTS=folder COUNT=200 cargo test -- --ignored departments_in_a_folder`.
#[test]
#[ignore = "writes files where it is told to"]
fn departments_in_a_folder() {
    let folder = std::path::PathBuf::from(std::env::var_os("DEPARTMENTS").expect("DEPARTMENTS names a folder"));
    let count: u64 = std::env::var("COUNT").expect("COUNT tells how many").parse().expect("a number");
    std::fs::create_dir_all(&folder).expect("a folder");
    for seed in 0..count {
        std::fs::write(folder.join(format!("{seed:04}.json")), department(seed)).expect("written");
    }
}
