//! What is handed to a print shop: the gates name the edition that they are given and end in a verdict, and the job ticket
//! has what a shop asks, to fill in by hand.

use std::path::Path;

use budgetpress::inspect::{self, JudgedEdition};
use serde_json::Value;

use crate::tests::cli::{command, must_exit};
use crate::tests::support;

/// The sample in both editions with a cover, glued.
fn glued() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = support::root().join(support::SAMPLE);
    let mut build = command(&["build"]);
    build.arg(input).args(["--edition", "both", "--cover", "--binding", "perfect", "--lang", "zh", "-o"]);
    let printed = must_exit(&build.arg(folder.path().join("a.pdf")).output().expect("it runs"), 0);
    (folder, printed)
}

#[test]
fn a_gate_names_the_edition_that_it_is_given_and_ends_in_a_verdict() {
    let (folder, _) = glued();
    let inspect = |name: &str, args: &[&str], status: i32| {
        let mut command = command(&["inspect"]);
        let output = command.arg(folder.path().join(name)).args(args).output().expect("it runs");
        (String::from_utf8_lossy(&output.stdout).into_owned(), must_exit(&output, status))
    };
    let files = [("a.pdf", "release"), ("a.print.pdf", "print"), ("a.print.cover.pdf", "cover")];
    for (name, own) in files {
        for (gate, good, bad) in
            [("release", "可以公开", "不能公开"), ("print", "可以付印", "不能付印"), ("cover", "可以付印", "不能付印")]
        {
            let binding: &[&str] = if gate == "release" { &[] } else { &["--binding", "perfect"] };
            let args = [&["--gate", gate, "--lang", "zh"], binding].concat();
            let (_, printed) = inspect(name, &args, i32::from(gate != own));
            let last = printed.lines().last().unwrap_or_default();
            assert!(last.ends_with(if gate == own { good } else { bad }), "{name} at {gate}: {printed}");
            let codes: Vec<&str> = printed.match_indices("错误[").map(|(at, _)| &printed[at..]).collect();
            let one = |code: &&str| code.starts_with("错误[gate-edition]");
            assert!(codes.iter().all(one) && codes.len() == usize::from(gate != own), "{name} at {gate}: {printed}");
            let (json, _) = inspect(name, &[&args[..], &["--format", "json"]].concat(), i32::from(gate != own));
            let record: Value = serde_json::from_str(&json).expect("JSON");
            assert_eq!(record["verdict"]["fit"], Value::Bool(gate == own));
        }
    }
    // What is no PDF is not fit either; what is only looked at gets no verdict.
    assert!(inspect("a.print.txt", &["--gate", "print"], 2).1.ends_with("Not fit to be printed.\n"));
    assert_eq!(inspect("a.pdf", &[], 0).1, "");
    // Comparison with the data has a verdict of its own.
    let data = support::root().join(support::SAMPLE).display().to_string();
    assert!(inspect("a.pdf", &["--against", &data, "--lang", "zh"], 0).1.contains("与数据相符"));
}

#[test]
fn a_single_page_that_lies_across_is_no_cover() {
    let (folder, _) = glued();
    let report = |name: &str| {
        let bytes = std::fs::read(folder.path().join(name)).expect("the file");
        inspect::read(&bytes).expect("it is read")
    };
    let (whole, cover) = (report("a.print.pdf"), report("a.print.cover.pdf"));
    let lies_across = |page: &inspect::ReportedPage| {
        let trim = page.trim.expect("a trim box");
        trim.right - trim.left > trim.top - trim.bottom
    };
    let across = whole.pages.iter().position(lies_across).expect("a page that lies across");
    for page in [0, across] {
        let mut single = whole.clone();
        single.pages = vec![whole.pages[page].clone()];
        assert!(inspect::other_edition(&single, JudgedEdition::Print).is_none(), "page {page}");
        let other = inspect::other_edition(&single, JudgedEdition::Cover).expect("no cover");
        assert!(other.code == "gate-edition" && other.values.contains(&("given", "print".into())), "{other:?}");
    }
    // Back and front of pages that lie across are as wide as two of them; with a spine, a sheet is wider.
    let trim = whole.pages[across].trim.expect("a trim box");
    for width in [2.0 * (trim.right - trim.left), 600.0 / 25.4 * 72.0] {
        let mut wide = cover.clone();
        wide.pages[0].trim = Some(inspect::Area { right: trim.left + width, ..trim });
        assert!(inspect::other_edition(&wide, JudgedEdition::Cover).is_none(), "{width}");
    }
    assert!(inspect::other_edition(&cover, JudgedEdition::Print).is_some());
}

#[test]
fn the_job_ticket_has_what_a_shop_asks_and_warns_of_a_thin_spine() {
    let (folder, printed) = glued();
    assert!(printed.contains("警告[print-spine-thin] 书脊厚仅 1.2 毫米：共 12 张"), "{printed}");
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect("the file");
    let (text, page) = (read("a.print.txt"), read("a.print.html"));
    let asked = ["印数", "正文用纸", "封皮用纸", "克重", "封皮覆膜", "交货", "联系人", "电话", "散页"];
    let known = ["空白页", "第24面（末尾补1面）", "横排页面", "第4–19面", "文件校验值（SHA-256）", "封皮校验值"];
    for words in asked.iter().chain(&known) {
        assert!(text.contains(words) && page.contains(words), "{words}: {text}");
    }
    assert!(page.starts_with("<!doctype html>") && page.contains("@page{size:A4") && !page.contains("src="), "{page}");
    let record: Value = serde_json::from_str(&read("a.print.json")).expect("JSON");
    let order = record["order"].as_object().expect("what is to be agreed");
    assert!(order.len() == 10 && order.values().all(Value::is_null), "{order:?}");
    assert_eq!((&record["spine"], &record["spine_too_thin"]), (&1.2.into(), &true.into()));
    // A run in the same place replaces it; nobody else's page is replaced.
    let again = |folder: &Path| {
        let mut build = command(&["build"]);
        build.arg(support::root().join(support::SAMPLE)).args(["--edition", "print", "-o"]);
        build.arg(folder.join("a.print.pdf")).output().expect("it runs")
    };
    assert!(!must_exit(&again(folder.path()), 0).contains("print-spine-thin"), "folded sheets have no spine");
    std::fs::write(folder.path().join("a.print.html"), "<p>mine</p>").expect("written");
    assert!(must_exit(&again(folder.path()), 2).contains("error[file-exists]"));
}
