//! The design, held by reading the source: who may use whom, nothing specific in Rust, one catalogue.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use budgetpress::message::{Catalogue, Language};

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
        "preflight",
    ];
    let may: [(&str, &[&str]); 20] = [
        ("model", &[]),
        ("message", &["model"]),
        ("mark", &["model"]),
        ("output", &["model", "message", "mark"]),
        ("layout", &["model"]),
        ("derive", &["model", "layout"]),
        ("load", &["model", "layout", "message", "mark", "derive"]),
        ("check", &["model", "layout", "message", "derive"]),
        ("merge", &["model", "layout", "load", "check"]),
        ("narrate", &["model", "layout"]),
        ("view", &["model", "layout", "narrate"]),
        ("compile", &["model", "layout", "view"]),
        // The print edition follows the layout's settings, and its job ticket is in the words of the catalogue.
        ("export", &["model", "layout", "message", "compile"]),
        ("convert", &["model", "layout", "message", "mark", "narrate"]),
        ("inspect", &["model", "layout", "message", "view"]),
        (
            "build",
            &[
                "model", "message", "mark", "output", "layout", "load", "check", "view", "compile", "export",
                "convert", "inspect",
            ],
        ),
        ("preflight", &["model", "layout", "message", "derive", "check", "narrate", "view", "compile", "build"]),
        ("door", &stages),
        ("batch", &["model", "message", "mark", "output", "layout", "check", "compile", "export", "build", "door"]),
        // The program uses the library as everybody else does.
        ("cli", &[]),
    ];
    for (path, stage, code) in code() {
        let Some((_, allowed)) = may.iter().find(|(name, _)| *name == stage) else { continue };
        // `use crate::tests::{a, b::c};` names its stages in braces.
        let grouped: Vec<&str> =
            code.split("use crate::tests::{").skip(1).filter_map(|rest| rest.split("};").next()).collect();
        for (name, _) in may.iter().filter(|(name, _)| *name != stage && !allowed.contains(name)) {
            let word = |group: &&str| group.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == *name);
            assert!(!code.contains(&format!("crate::tests::{name}")), "{} uses {name}", path.display());
            assert!(!grouped.iter().any(word), "{} uses {name}", path.display());
        }
    }
}

#[test]
fn libraries_stay_in_their_stages() {
    let homes = [
        ("typst", ["compile", "export"]),
        ("clap", ["cli", "main.rs"]),
        ("minijinja", ["narrate", "narrate"]),
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
    let english = identifiers("en.ftl");
    assert_eq!(english, identifiers("zh-CN.ftl"));
    let unique: BTreeSet<_> = english.iter().collect();
    assert_eq!(unique.len(), english.len(), "an identifier stands twice");
    let catalogues = [Language::English, Language::Chinese].map(Catalogue::new);
    for id in &english {
        assert!(catalogues.iter().all(|catalogue| catalogue.text(id, &[]).is_some()), "{id} does not parse");
    }
    let all: String = code().into_iter().map(|(_, _, code)| code).collect();
    for part in ["error(\"", "fault(\"", "about(\"", "glyph(\"", "told(\"", "Error::file(\""] {
        for id in
            all.split(part).skip(1).filter_map(|rest| rest.split('"').next()).filter(|id| !id.contains(['{', ' ']))
        {
            assert!(english.iter().any(|known| known == id), "no message for {id}");
        }
    }
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
}
