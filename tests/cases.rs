//! Cases of a single fault: of each rule, and of what the loader refuses, the smallest budget that shows it
//! (`wrong.json`), what is said of it (`findings.txt`), and the corrected twin of which nothing is said (`right.json`).

use std::path::{Path, PathBuf};

use budgetpress::Error;
use budgetpress::check::{CODES, check};
use budgetpress::layout::Layouts;
use budgetpress::load;
use budgetpress::message::{Catalogue, Language};
use budgetpress::model::Finding;

use crate::tests::schema::must_be_published;
use crate::tests::support::{self, LayoutCopy, codes};

const CASES: &str = "tests/cases";

/// The names of the cases: those of the rules, or what is shown.
fn names() -> Vec<String> {
    let folders =
        std::fs::read_dir(support::root().join(CASES)).expect("the cases").map(|entry| entry.expect("an entry"));
    let cases = folders.filter(|folder| folder.path().join("wrong.json").exists());
    let mut names: Vec<String> = cases.map(|folder| folder.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn findings(file: &Path) -> Vec<Finding> {
    let layouts = Layouts::new(Some(&support::root().join(CASES).join("layouts")));
    match load::parse(&std::fs::read(file).expect("the case is there"), &layouts) {
        Ok(loaded) => loaded.locate(check(&loaded.budget, &loaded.layout).findings),
        Err(Error::Found(findings)) => findings,
        Err(error) => panic!("{}: {error}", file.display()),
    }
}

#[test]
fn each_case_shows_its_fault_and_nothing_else() {
    let catalogue = Catalogue::new(Language::English);
    for name in names() {
        let folder: PathBuf = [CASES, &name].iter().collect();
        let found = findings(&support::root().join(&folder).join("wrong.json"));
        assert!(!found.is_empty(), "{name}: nothing is found");
        let told = format!("{}\n", catalogue.report(&found, Some("wrong.json")));
        must_be_published(&folder.join("findings.txt").to_string_lossy(), &told);
        if CODES.contains(&name.as_str()) {
            assert!(codes(&found).iter().all(|code| *code == name), "{name}: {told}");
        }
    }
}

#[test]
fn the_corrected_twins_have_no_fault() {
    for name in names() {
        let found = findings(&support::root().join(CASES).join(&name).join("right.json"));
        assert!(found.is_empty(), "{name}: {}", Error::Found(found));
    }
}

#[test]
fn the_layout_of_the_cases_can_be_set() {
    let layouts = LayoutCopy::new();
    let mini = layouts.path().join("mini");
    std::fs::create_dir(&mini).expect("a new folder");
    support::copy(&support::root().join(CASES).join("layouts/mini"), &mini);
    let data = std::fs::read(support::root().join(CASES).join("footing/right.json")).expect("the case");
    let document = layouts.compile(&serde_json::from_slice(&data).expect("JSON"));
    assert_eq!(support::codes(document.err().as_ref().map_or(&[], Error::findings)), [""; 0]);
}

#[test]
fn every_rule_has_a_case() {
    let names = names();
    let lacking: Vec<&&str> = CODES.iter().filter(|code| !names.iter().any(|name| name == **code)).collect();
    assert!(lacking.is_empty(), "no case for {lacking:?}");
}
