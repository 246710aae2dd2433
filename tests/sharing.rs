//! Layouts that share: what a layout extends and how it changes it, lists by reference, accounts by year, and exports that stand
//! alone.

use std::path::Path;

use budgetpress::build::{BuildOptions, BuildRequest, FileToVerify, FileVerdict, build, prove, verify};
use budgetpress::layout::{Classification, Layout, Layouts};
use budgetpress::load;
use budgetpress::message::{Catalogue, Language};
use serde_json::Value;

use crate::tests::cli::{command, must_exit};
use crate::tests::support::{self, COMPILER, LayoutCopy};

/// A layout that extends that of the sample, in a copy of the built-in ones.
fn extending(own: &str) -> LayoutCopy {
    let layouts = LayoutCopy::new();
    let folder = layouts.path().join("own");
    std::fs::create_dir(&folder).expect("a new folder");
    let text = format!("extends = \"guangzhou-2024\"\nname = \"own\"\n{own}");
    std::fs::write(folder.join("layout.toml"), text).expect("written");
    layouts
}

fn set(layouts: &LayoutCopy) -> Layouts {
    Layouts::new(Some(&layouts.path()))
}

#[track_caller]
fn opened(layouts: &LayoutCopy, name: &str) -> Layout {
    set(layouts).open(name).unwrap_or_else(|error| panic!("it opens: {error}"))
}

/// What is found in a layout, in English.
fn found(layouts: &LayoutCopy, name: &str) -> String {
    let examined = set(layouts).examine(name, None, None);
    let catalogue = Catalogue::new(Language::English);
    let found =
        examined.findings.iter().map(|(file, finding)| catalogue.report(std::slice::from_ref(finding), Some(file)));
    found.collect::<Vec<_>>().join("\n")
}

/// The web edition of a document.
fn web(data: &Value, layouts: &Layouts) -> Vec<u8> {
    let loaded = load::parse(data.to_string().as_bytes(), layouts).unwrap_or_else(|error| panic!("it loads: {error}"));
    let proved = prove(&loaded, &[]).unwrap_or_else(|error| panic!("it is proved: {error}"));
    let options = BuildOptions::default();
    let request = BuildRequest {
        input: None,
        bytes: b"",
        output: Path::new("budget.pdf"),
        options: &options,
        max_memory_mib: None,
    };
    let mut built = build(&request, &loaded, &proved, &COMPILER).unwrap_or_else(|error| panic!("it is built: {error}"));
    built.files.swap_remove(0).bytes
}

#[test]
fn the_built_in_layouts_are_short() {
    let folder = support::root().join("layouts");
    let lines = |path: &Path| std::fs::read_to_string(path).expect("a file").lines().count();
    let own: Vec<_> =
        Layouts::default().names().iter().map(|name| lines(&folder.join(name).join("layout.toml"))).collect();
    assert!(own.iter().sum::<usize>() <= 1_100, "{own:?}");
}

#[test]
fn an_export_stands_alone_and_builds_to_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let archive = folder.path().join("archive");
    for (name, data) in [
        ("guangzhou-2024", support::sample()),
        ("national-final-accounts-2024", support::final_accounts()),
        ("shanghai-putuo-2023", support::second_sample()),
    ] {
        let output = command(&["layout", "export", name]).arg(&archive).output().expect("it runs");
        must_exit(&output, 0);
        let text = std::fs::read_to_string(archive.join(name).join("layout.toml")).expect("the export");
        assert!(!text.contains("extends") && !text.contains("list = "), "{name}");
        let copy = Layouts::new(Some(&archive));
        assert_eq!(Layouts::default().export(name).expect("files"), copy.export(name).expect("files"), "{name}");
        let (ours, theirs) = (web(&data, &Layouts::default()), web(&data, &copy));
        assert!(ours == theirs, "{name}");
        let question = FileToVerify { bytes: &theirs, data: None, layouts: &copy, compiler: &COMPILER };
        assert_eq!(verify(&question).expect("it is verified").verdict, FileVerdict::Genuine);
    }
    assert!(!archive.join("shared/lists.toml").exists());
    // What somebody has changed in the archive stays.
    std::fs::write(archive.join("guangzhou-2024/glossary.txt"), "其他\n").expect("written");
    let again = || command(&["layout", "export", "guangzhou-2024"]).arg(&archive).output().expect("it runs");
    assert!(must_exit(&again(), 2).contains("glossary.txt"));
}

#[test]
fn a_short_layout_changes_what_it_extends() {
    let layouts = extending(
        r#"
description = "另一城市"
drop = ["sheet/12/notes", "tie/表12国有资本经营预算等于表10项目支出", "words/summary", "figures/assets/title"]
figures = [{ key = "assets", title = "资产" }]
tie = [
  { title = "收入与支出", left = ["1/revenue_total/budget"], right = ["1/expenditure_total/budget"] },
  { title = "表3合计等于表2合计", warning = true },
]

[words]
nil = [{ list = "nil" }, "未安排"]

[[sheet]]
id = "7"
size = 8

[[sheet]]
id = "13"
before = "8"
title = "附表"
columns = [{ title = "项目", print = "name", width = 1 }, { key = "budget", title = "预算", width = 1 }]
lines = [{ function = ["201", "205"], ordinals = [{ list = "ordinals" }] }]
"#,
    );
    let (base, own) = (opened(&layouts, "guangzhou-2024"), opened(&layouts, "own"));
    assert_eq!((own.title.as_str(), own.description.as_str()), (base.title.as_str(), "另一城市"));
    assert_eq!((own.words.summary.as_ref(), own.words.draft.as_str()), (None, "草稿"));
    assert_eq!(own.words.nil.len(), 10);
    assert_eq!((own.ties.len(), base.ties.iter().filter(|tie| tie.warning).count()), (base.ties.len(), 6));
    assert_eq!(own.ties.iter().filter(|tie| tie.warning).count(), 7);
    assert_eq!(own.ties.last().map(|tie| tie.title.as_str()), Some("收入与支出"));
    assert_eq!(
        (own.sheet("7").and_then(|sheet| sheet.size), own.sheet("12").map(|sheet| sheet.notes.len())),
        (Some(8.0), Some(0))
    );
    let order: Vec<&str> = own.sheets.iter().map(|sheet| sheet.id.as_str()).collect();
    assert_eq!(order, ["1", "2", "3", "4", "5", "6", "7", "13", "8", "9", "10", "11", "12", "key_projects"]);
    let lines: Vec<_> = own.sheet("13").expect("the new table").fixed_lines().collect();
    let lines: Vec<_> =
        lines.iter().map(|line| (line.key.as_str(), line.ordinal.as_str(), line.name.as_str())).collect();
    assert_eq!(lines, [("201", "一、", "一般公共服务支出"), ("205", "二、", "教育支出")]);
    // The files of the layout that it extends stand for those that it does not have.
    assert_eq!((own.file("glossary.txt"), own.has_cover()), (base.file("glossary.txt"), true));
    std::fs::write(layouts.path().join("own/glossary.txt"), "名词。\n").expect("written");
    assert_eq!(own.file("glossary.txt").as_deref(), Some("名词。\n"));
}

#[test]
fn a_layout_that_extends_another_builds() {
    let layouts = extending("description = \"另一城市\"\n");
    let mut data = support::sample();
    data["layout"] = "own".into();
    let pdf = web(&data, &set(&layouts));
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, bytes) in set(&layouts).export("own").expect("files") {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("written");
    }
    assert!(web(&data, &Layouts::new(Some(folder.path()))) == pdf);
}

#[test]
fn the_example_of_the_documentation_opens() {
    let text = std::fs::read_to_string(support::root().join("docs/layout.md")).expect("the documentation");
    let blocks = text.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
    let example = blocks.into_iter().find(|block| block.starts_with("extends = ")).expect("an example");
    let layouts = LayoutCopy::new();
    std::fs::create_dir(layouts.path().join("example-2026")).expect("a new folder");
    std::fs::write(layouts.path().join("example-2026/layout.toml"), example).expect("written");
    let layout = opened(&layouts, "example-2026");
    assert_eq!((layout.format.percent_decimals, layout.sheets.len()), (1, 13));
    assert_eq!(layout.accounts.name(Classification::Function, "20141"), Some("数据事务"));
}

#[test]
fn each_fault_of_sharing_is_found_in_its_own_file() {
    /// A name, what the layout says, and what is changed in a shared file.
    type Fault = (&'static str, &'static str, Option<(&'static str, &'static str, &'static str)>);
    let faults: [Fault; 17] = [
        ("a part that is not there", "", Some(("shared/document.toml", "shared/lists", "shared/list"))),
        ("no name", "", Some(("shared/document.toml", "shared/lists", "../shared/lists"))),
        ("no text", "", Some(("shared/document.toml", "\"shared/lists\"", "7"))),
        ("a circle", "", Some(("shared/lists.toml", "[lists]", "extends = \"own\"\n\n[lists]"))),
        ("a part that is no TOML", "", Some(("shared/lists.toml", "interest = [", "interest = "))),
        ("an unknown list", "[words]\nnil = [{ list = \"nill\" }]\n", None),
        ("a list that contains itself", "[lists]\nnil = [\"空\", { list = \"nil\" }]\n", None),
        ("a list that is none", "[lists]\nnil = \"空\"\n", None),
        ("lists that double", "[words]\nnil = [{ list = \"b\" }]\n", Some(("shared/lists.toml", "[lists]", DOUBLING))),
        ("a key that nobody knows", "[words]\nnils = []\n", None),
        ("a key that nobody knows in a part", "", Some(("shared/document.toml", "note = ", "nota = \"\"\nnote = "))),
        ("a value of another kind in a part", "", Some(("shared/document.toml", "decimals = 2", "decimals = \"two\""))),
        ("an entry that is not inherited", "[[sheet]]\nid = \"1O\"\nsize = 9\n", None),
        ("an entry before none", "[[sheet]]\nid = \"10\"\nbefore = \"99\"\n", None),
        ("what cannot be dropped", "drop = [\"sheet/99\", \"words/nils\", \"sheet/9/nil\", 3]\n", None),
        ("drop is no list", "drop = \"words\"\n", None),
        ("an account that is not listed", "", Some(("shared/lists.toml", "\"205\"", "\"299\""))),
    ];
    let mut all = Vec::new();
    for (name, own, change) in faults {
        let layouts = extending(own);
        if let Some((file, from, to)) = change {
            layouts.edit(file, from, to);
        }
        let found = found(&layouts, "own");
        assert_ne!(found, "", "{name}");
        all.push(format!("## {name}\n{found}\n"));
    }
    insta::assert_snapshot!(all.join("\n"));
}

/// Lists each of which has the next one ten times.
const DOUBLING: &str = r#"[lists]
b = [{ list = "c" }, { list = "c" }, { list = "c" }, { list = "c" }, { list = "c" }, { list = "c" }, { list = "c" }, { list = "c" }]
c = [{ list = "d" }, { list = "d" }, { list = "d" }, { list = "d" }, { list = "d" }, { list = "d" }, { list = "d" }, { list = "d" }]
d = [{ list = "e" }, { list = "e" }, { list = "e" }, { list = "e" }, { list = "e" }, { list = "e" }, { list = "e" }, { list = "e" }]
e = [{ list = "f" }, { list = "f" }, { list = "f" }, { list = "f" }, { list = "f" }, { list = "f" }, { list = "f" }, { list = "f" }]
f = [{ list = "g" }, { list = "g" }, { list = "g" }, { list = "g" }, { list = "g" }, { list = "g" }, { list = "g" }, { list = "g" }]
g = [1, 2, 3, 4, 5, 6, 7, 8]
"#;

#[test]
fn each_year_has_its_accounts() {
    let name = |layout: &str, year: u16, code: &str| {
        let layout = Layouts::default().open_for(layout, Some(year), None).expect("it opens");
        layout.accounts.name(Classification::Function, code).map(str::to_owned)
    };
    let shanghai = "shanghai-putuo-2023";
    assert_eq!(name(shanghai, 2023, "2010308").as_deref(), Some("信访事务"));
    assert_eq!((name(shanghai, 2023, "20140"), name(shanghai, 2023, "2014004")), (None, None));
    assert_eq!((name(shanghai, 2024, "2010308"), name(shanghai, 2024, "20140").as_deref()), (None, Some("信访事务")));
    // The nearest year that the layout has.
    assert_eq!(name(shanghai, 2026, "20140").as_deref(), Some("信访事务"));
    let layouts = extending("accounts_years = [2024, 2026]\n");
    let layout = set(&layouts).open_for("own", Some(2026), None).expect("it opens");
    let name = |code: &str| layout.accounts.name(Classification::Function, code);
    assert_eq!((name("20141"), name("2080701")), (Some("数据事务"), Some("就业创业服务补助")));
    assert_eq!(name("201"), Some("一般公共服务支出"));
}

#[test]
fn faults_of_a_list_that_extends_another_are_found_in_their_file() {
    let rows = [
        ("function,20139,,,", "function,20139,,,\nfunction,29999,,,\nextends,2024,,,"),
        ("extends,2024,,,", "extends,2022,,,"),
        ("extends,2024,,,", "extends,2023,,,"),
    ];
    let mut all = Vec::new();
    for (from, to) in rows {
        let layouts = extending("accounts_years = [2023]\n");
        layouts.edit("shared/accounts/2023.csv", from, to);
        all.push(found(&layouts, "own").lines().take(12).collect::<Vec<_>>().join("\n"));
    }
    let layouts = extending("accounts_years = [2023]\n");
    layouts.edit("shared/accounts/2024.csv", "function,20101,人大事务,款,201", "function,20101,人大事务,款,202");
    all.push(found(&layouts, "own").lines().take(3).collect::<Vec<_>>().join("\n"));
    insta::assert_snapshot!(all.join("\n\n"));
}

#[test]
fn words_of_a_kind_may_have_quotes() {
    let layouts = LayoutCopy::new();
    layouts.edit("shanghai-putuo-2023/layout.toml", "body = \"部门\"", "body = '\"部\\门\"'");
    let layout = set(&layouts).open_for("shanghai-putuo-2023", Some(2023), Some("department")).expect("it opens");
    assert_eq!(layout.words.issuer, "编制\"部\\门\"：{{ unit }}");
}
