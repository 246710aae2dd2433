//! The design, held by reading the source: who may use whom, nothing specific in Rust, one catalogue.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use budgetpress::message::{Catalogue, FileWords, Language};
use budgetpress::model::declared;
use budgetpress::{build, check, inspect};

use crate::tests::support::root;

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

/// Every source file with its stage and its code without comments.
fn code() -> Vec<(PathBuf, String, String)> {
    let mut paths = Vec::new();
    sources(&root().join("src"), &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).expect("the source is read");
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        let relative = path.strip_prefix(root().join("src")).expect("under src").to_owned();
        let stage = relative.components().next().expect("a stage").as_os_str().to_string_lossy().into_owned();
        (relative, stage, code)
    };
    paths.into_iter().map(read).collect()
}

#[test]
fn stages_use_only_what_they_may() {
    let stages = [
        "model",
        "syntax",
        "html",
        "page",
        "proof",
        "message",
        "mark",
        "output",
        "layout",
        "derive",
        "load",
        "merge",
        "check",
        "narrate",
        "view",
        "compile",
        "export",
        "convert",
        "inspect",
        "build",
        "layout_check",
    ];
    let may: [(&str, &[&str]); 24] = [
        ("model", &[]),
        ("syntax", &[]),
        ("message", &["model"]),
        ("mark", &["model"]),
        ("html", &["model"]),
        ("output", &["model", "message", "mark"]),
        ("layout", &["model"]),
        ("derive", &["model", "layout"]),
        ("load", &["model", "layout", "message", "mark", "derive"]),
        ("check", &["model", "layout", "message", "html", "derive"]),
        ("merge", &["model", "layout", "load", "check"]),
        ("narrate", &["model", "layout"]),
        ("view", &["model", "layout", "narrate"]),
        ("page", &[]),
        ("proof", &["model", "layout", "view", "page"]),
        ("compile", &["model", "layout", "view", "page", "proof"]),
        // The print edition follows the layout's settings, and its job ticket is in the words of the catalogue.
        ("export", &["model", "syntax", "layout", "message", "compile"]),
        ("convert", &["model", "layout", "message", "mark", "narrate"]),
        ("inspect", &["model", "syntax", "layout", "message", "view", "page", "proof"]),
        (
            "build",
            &[
                "model", "message", "html", "mark", "output", "layout", "load", "check", "view", "compile", "export",
                "convert", "inspect",
            ],
        ),
        ("layout_check", &["model", "layout", "message", "derive", "check", "narrate", "view", "compile", "build"]),
        ("door", &stages),
        (
            "batch",
            &["model", "message", "html", "mark", "output", "layout", "check", "compile", "export", "build", "door"],
        ),
        // The program uses the library as everybody else does.
        ("cli", &[]),
    ];
    for (path, stage, code) in code() {
        let Some((_, allowed)) = may.iter().find(|(name, _)| *name == stage) else { continue };
        // `use crate::{a, b::c};` names its stages in braces.
        let grouped: Vec<&str> =
            code.split("use crate::{").skip(1).filter_map(|rest| rest.split("};").next()).collect();
        for (name, _) in may.iter().filter(|(name, _)| *name != stage && !allowed.contains(name)) {
            let word = |group: &&str| group.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == *name);
            assert!(!code.contains(&format!("crate::{name}")), "{} uses {name}", path.display());
            assert!(!grouped.iter().any(word), "{} uses {name}", path.display());
        }
    }
}

#[test]
fn libraries_stay_in_their_stages() {
    let homes = [
        ("typst", ["compile", "export"]),
        ("comemo", ["compile", "compile"]),
        ("clap", ["cli", "main.rs"]),
        ("minijinja", ["narrate", "html"]),
        ("rust_xlsxwriter", ["convert", "convert"]),
        ("lopdf", ["export", "export"]),
        ("hayro", ["inspect", "inspect"]),
        ("hayro_syntax", ["inspect", "inspect"]),
        ("hayro_interpret", ["inspect", "inspect"]),
        ("hayro_cmap", ["inspect", "inspect"]),
        ("kurbo", ["inspect", "inspect"]),
        ("object_store", ["batch", "batch"]),
        ("tokio", ["batch", "batch"]),
        ("indicatif", ["cli", "cli"]),
    ];
    for (path, stage, code) in code() {
        for (library, homes) in homes {
            let used = code.contains(&format!("use {library}")) || code.contains(&format!("{library}::"));
            assert!(!used || homes.contains(&stage.as_str()), "{} uses {library}", path.display());
        }
    }
}

#[test]
fn nothing_specific_stands_in_rust() {
    let han = |c: char| matches!(u32::from(c), 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0x20000..=0x3FFFF);
    for (path, _, code) in code() {
        for line in code.lines() {
            assert!(!line.chars().any(han), "{}: {line}", path.display());
            let digits: Vec<&str> = line.split(|c: char| !c.is_ascii_digit()).collect();
            let year = digits.iter().any(|run| run.len() == 4 && run.starts_with("20") && *run != "2000");
            // Standards are told by their year, too.
            let standard = line.contains("PDF/X-1a:");
            assert!(
                !year || standard || line.contains("\\u{") || line.contains("://") || line.contains("0x"),
                "{}: a year? {line}",
                path.display()
            );
        }
        for word in ["guangzhou", "shanghai", "putuo"] {
            assert!(!code.to_lowercase().contains(word), "{} names {word}", path.display());
        }
    }
}

#[test]
fn files_are_small() {
    for (path, _, code) in code() {
        assert!(code.lines().count() <= 400, "{}", path.display());
    }
}

/// Identifiers of messages and their attributes, in the order of the file.
fn identifiers(file: &str) -> Vec<String> {
    let text = std::fs::read_to_string(root().join("src/message").join(file)).expect("the catalogue is read");
    let mut message = String::new();
    let mut all = Vec::new();
    for line in text.lines() {
        if let Some((name, _)) = line.split_once(" =").filter(|(name, _)| !name.starts_with([' ', '#'])) {
            message = name.into();
            all.push(message.clone());
        } else if let Some((attribute, _)) = line.trim_start().strip_prefix('.').and_then(|rest| rest.split_once(" ="))
        {
            all.push(format!("{message}.{attribute}"));
        }
    }
    all
}

#[test]
fn both_languages_say_the_same_things_and_nothing_is_unsaid() {
    let [english, words] = ["", "files."].map(|file| {
        let english = identifiers(&format!("{file}en.ftl"));
        assert_eq!(english, identifiers(&format!("{file}zh-CN.ftl")));
        let unique: BTreeSet<_> = english.iter().collect();
        assert_eq!(unique.len(), english.len(), "an identifier stands twice");
        english
    });
    let catalogues = [Language::English, Language::Chinese].map(Catalogue::new);
    for id in &english {
        assert!(catalogues.iter().all(|catalogue| catalogue.find(id, &[]).is_some()), "{id} does not parse");
    }
    for id in &words {
        assert!(
            [Language::English, Language::Chinese].iter().all(|own| !FileWords::new(*own).word(id).is_empty()),
            "{id}"
        );
    }
}

#[test]
#[should_panic(expected = "no text for no-such-message")]
fn a_message_that_is_missing_is_an_error() {
    Catalogue::new(Language::English).text("no-such-message", &[]);
}

/// The texts of a catalogue, each with its attributes, by identifier.
fn entries(file: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let text = std::fs::read_to_string(root().join("src/message").join(file)).expect("the catalogue is read");
    let mut all: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let (mut message, mut attribute) = (String::new(), String::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        match line.split_once(" =") {
            Some((name, _)) if !name.contains(' ') => (message, attribute) = (name.to_owned(), String::new()),
            Some((name, _)) if name.trim_start().starts_with('.') => name.trim().clone_into(&mut attribute),
            _ => {}
        }
        *all.entry(message.clone()).or_default().entry(attribute.clone()).or_default() += line;
    }
    all
}

/// The values that a text refers to, and those of the messages that it contains.
fn references(text: &str, all: &BTreeMap<String, BTreeMap<String, String>>) -> BTreeSet<String> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let name = |rest: &str| rest.chars().take_while(|c| is_name(*c)).collect::<String>();
    // What stands in braces and quotes is printed as it is.
    let after = |part: &str| part.split_once("\"}").map(|(_, rest)| rest.to_owned()).unwrap_or_default();
    let (first, rest) = text.split_once("{\"").unwrap_or((text, "\"}"));
    let text = format!("{first}{}", rest.split("{\"").map(after).collect::<String>());
    let mut values: BTreeSet<String> = text.split('$').skip(1).map(name).collect();
    for inner in text.split("{ ").skip(1).map(name).filter(|inner| !inner.is_empty()) {
        values.extend(references(&all[&inner][""], all));
    }
    values
}

#[test]
fn every_finding_has_its_words_and_every_word_its_finding() {
    let codes: BTreeSet<&str> = declared().map(|declared| declared.code).collect();
    assert_eq!(codes.len(), declared().count(), "a code is declared twice");
    let rules: Vec<&str> = [&check::CODES[..], &inspect::CODES, &build::CODES].concat();
    for file in ["en.ftl", "zh-CN.ftl"] {
        let all = entries(file);
        for finding in declared() {
            let texts = all.get(finding.code).unwrap_or_else(|| panic!("{file} has no words for {}", finding.code));
            let values: BTreeSet<String> = finding.values().map(|(name, _)| name.to_owned()).collect();
            for attribute in ["", ".hint"] {
                let text = texts.get(attribute).unwrap_or_else(|| panic!("{file}: {}{attribute}", finding.code));
                let lacking: Vec<String> = references(text, &all).difference(&values).cloned().collect();
                assert!(lacking.is_empty(), "{file}: {}{attribute} refers to {lacking:?}", finding.code);
            }
            assert_eq!(texts.contains_key(".rule"), rules.contains(&finding.code), "{file}: rule of {}", finding.code);
        }
        let lone = all.iter().find(|(id, texts)| texts.contains_key(".hint") && !codes.contains(id.as_str()));
        assert_eq!(lone.map(|(id, _)| id), None, "{file} has words for a finding that there is not");
    }
}

#[test]
fn files_are_read_and_written_without_words_of_messages() {
    let of_files = ["load/workbook/", "load/ledger.rs", "load/ledger/", "convert/workbook/", "convert/package.rs"];
    let mut seen = 0;
    for (path, _, code) in code() {
        let name = path.to_string_lossy().into_owned();
        // The manual of workbooks is for people.
        if of_files.iter().any(|files| name.starts_with(files)) && name != "load/workbook/document.rs" {
            assert!(!code.contains("Catalogue"), "{name} takes words from the catalogue of messages");
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen} files");
}

#[test]
fn the_map_in_architecture_md_is_true() {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md is there");
    let mut checked = 0;
    for path in text.split('`').skip(1).step_by(2).filter(|path| path.contains('/') && !path.contains(['<', ' ', '*']))
    {
        let path = path.trim_start_matches('/');
        // `/view.json` is served, not stored.
        assert!(path == "view.json" || root().join(path).exists(), "{path} does not exist");
        checked += 1;
    }
    assert!(checked > 10, "{checked} paths");
    for entry in std::fs::read_dir(root().join("src")).expect("the folders of src") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(!path.is_dir() || text.contains(&format!("`src/{name}`")), "src/{name} is not in ARCHITECTURE.md");
    }
}
