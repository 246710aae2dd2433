//! The glossary holds for the code: every identifier in it exists.

use std::collections::BTreeSet;
use std::path::Path;

use crate::tests::support::root;

/// Adds the words of all texts in a folder and its subfolders.
fn add_words(folder: &Path, words: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            add_words(&path, words);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            let separator = |c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-');
            words.extend(text.split(separator).map(str::to_owned));
        }
    }
}

#[test]
fn every_identifier_of_the_glossary_exists() {
    let mut words = BTreeSet::new();
    for folder in ["src", "layouts"] {
        add_words(&root().join(folder), &mut words);
    }
    let glossary = std::fs::read_to_string(root().join("GLOSSARY.md")).expect("the glossary is there");
    let mut checked = 0;
    // English, Chinese, identifiers, meaning.
    for row in glossary.lines().filter(|line| line.matches('|').count() == 5) {
        let identifiers = row.split('|').nth(3).expect("a row has four cells");
        for identifier in identifiers.split(['`', '*']).skip(1).step_by(2) {
            assert!(words.contains(identifier), "{identifier} is nowhere in the code: {row}");
            checked += 1;
        }
    }
    assert!(checked > 100, "{checked} identifiers");
}
