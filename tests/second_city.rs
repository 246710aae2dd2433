//! A second city: its document as it was published, held against ours, without a line of Rust for it.

use std::sync::LazyLock;

use budgetpress::check::{Verdict, check};
use budgetpress::layout::Layouts;
use budgetpress::load::{self, Loaded};
use serde_json::{Value, json};

use crate::support::{self, LayoutCopy, pdf::Page, solid};

static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| support::pages(&support::second_sample()));

/// The rows of the nine published tables, without white space, by table.
fn published() -> Vec<Vec<String>> {
    let path = support::root().join("tests/fixtures/shanghai-putuo-wanli.txt");
    let text = std::fs::read_to_string(path).expect("the rows are there");
    let tables = text.split("# ").skip(1);
    tables.map(|table| table.lines().skip(1).map(str::to_owned).collect()).collect()
}

/// The lines of the pages on which a table of this title stands.
fn table(pages: &[Page], title: &str) -> Vec<Vec<String>> {
    let lines = pages.iter().map(Page::lines);
    let stands = |lines: &Vec<String>| {
        let issuer = lines.iter().any(|line| line.starts_with("编制部门：") && line.ends_with("元"));
        let continued = lines.iter().any(|line| line.starts_with(&format!("{title}（续）")));
        continued || issuer && lines.iter().any(|line| line == title)
    };
    lines.filter(stands).collect()
}

fn titles() -> Vec<String> {
    let (view, _) = support::view_of(&support::second_sample());
    let value = serde_json::to_value(&view).expect("a view");
    let blocks = value["parts"]["sheets"]["blocks"].as_array().expect("tables").clone();
    blocks.iter().map(|sheet| solid(sheet["title"].as_str().expect("a title"))).collect()
}

#[test]
fn every_published_row_stands_in_ours_in_order() {
    let (published, titles) = (published(), titles());
    assert_eq!((published.len(), titles.len()), (9, 9));
    let mut count = 0;
    for (rows, title) in published.iter().zip(&titles) {
        let lines: Vec<String> = table(&PAGES, title).concat();
        let mut rest = lines.iter();
        for row in rows {
            assert!(rest.any(|line| line == row), "{title}: {row} is not there, or not in its place");
        }
        count += rows.len();
    }
    assert_eq!(count, 253, "rows");
    // The issuer by the kind of document, and the units of money by table.
    let issuer = "编制部门：上海市普陀区人民政府万里街道办事处";
    let heads = PAGES.iter().flat_map(Page::lines).filter(|line| line.starts_with(issuer));
    let measures: Vec<String> = heads.map(|line| line[issuer.len()..].to_owned()).collect();
    assert_eq!(measures[..9].join(" "), ["单位：元"; 8].join(" ") + " 单位：万元");
}

#[test]
fn headers_repeat_and_no_name_is_cut() {
    for title in titles() {
        let pages = table(&PAGES, &title);
        let first = pages[0].iter().position(|line| line.ends_with("元")).expect("the head");
        for lines in &pages {
            let head = lines.iter().position(|line| line.ends_with("元")).expect("the head");
            assert_eq!(lines[head + 1], pages[0][first + 1], "{title}");
            assert_eq!(lines[head + 2], pages[0][first + 2], "{title}");
        }
    }
    // The names that the published tables cut, or broke in two.
    let text: String = PAGES.iter().flat_map(Page::lines).collect();
    assert_eq!(text.matches("机关事业单位职业年金缴费支出2,206,272").count(), 3);
    assert_eq!(text.matches("机关事业单位基本养老保险缴费支出4,412,547").count(), 3);
    assert!(text.contains("四、文化旅游体育与传媒支出200,000200,000"));
    for page in PAGES.iter() {
        assert!(page.width > page.height, "all pages lie across");
    }
}

/// The sample with so many accounts in its table of expenditure, each an item of one section.
fn with_accounts(count: usize) -> Value {
    let mut data = support::second_sample();
    let item = |index: usize| json!({ "code": format!("20103{index:02}"), "name": format!("科目{index:02}"), "total": "1", "basic": "1", "project": "0" });
    let mut lines: Vec<Value> = (1..=count).map(item).collect();
    lines.push(json!({ "key": "total", "total": count.to_string(), "basic": count.to_string(), "project": "0" }));
    data["sheets"]["3"]["lines"] = lines.into();
    data
}

#[test]
fn no_page_holds_a_total_alone() {
    let last = |pages: &[Page]| {
        let title = "2023年部门支出预算总表";
        let rows = |line: &&String| line.starts_with("20103") || line.starts_with("合计") && line.ends_with('0');
        table(pages, title).iter().map(|lines| lines.iter().filter(rows).count()).collect::<Vec<_>>()
    };
    let free = LayoutCopy::new();
    free.edit("shanghai-putuo-2023/layout.toml", "keep_total = true", "keep_total = false");
    // A page full of accounts: the total would stand on the next page by itself.
    let full = (18..30).find(|count| {
        let document = free.compile(&with_accounts(*count)).expect("it is set");
        let pages = support::pdf::read(&budgetpress::export::pdf(&document).expect("the PDF is written"));
        last(&pages).last() == Some(&1)
    });
    let full = full.expect("a table of which the total stands alone");
    let pages = support::pages(&with_accounts(full));
    assert_eq!(last(&pages), [full - 1, 2]);
}

#[test]
fn it_agrees_with_itself_but_for_what_its_office_published() {
    let Loaded { budget, layout, .. } = support::loaded(&support::second_sample());
    let checked = check(&budget, &layout);
    let count = |verdict| checked.count(verdict);
    let (exact, tail, wrong) = (count(Verdict::Exact), count(Verdict::Tail), count(Verdict::Error));
    let findings = budgetpress::Error::Found(checked.findings);
    insta::assert_snapshot!(format!("exact {exact}, tails {tail}, errors {wrong}\n\n{findings}"));
}

#[test]
fn both_editions_pass_their_gates() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = folder.path().join("second.pdf");
    let built = std::process::Command::new(env!("CARGO_BIN_EXE_budgetpress"))
        .args(["build", support::SECOND_SAMPLE, "--edition", "both", "-o"])
        .arg(&output)
        .current_dir(support::root())
        .output()
        .expect("it runs");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    for (file, edition) in [(output.clone(), "release"), (output.with_extension("print.pdf"), "print")] {
        let judged = std::process::Command::new(env!("CARGO_BIN_EXE_budgetpress"))
            .args(["inspect", "--gate", edition])
            .arg(file)
            .output()
            .expect("it runs");
        assert!(judged.status.success(), "{}", String::from_utf8_lossy(&judged.stdout));
    }
}

#[test]
fn a_unit_of_the_department_has_its_own_words() {
    let mut data = support::second_sample();
    data["kind"] = json!("unit");
    let (view, _) = support::view_of(&data);
    let value = serde_json::to_value(&view).expect("a view");
    let sheets = &value["parts"]["sheets"]["blocks"];
    assert_eq!(sheets[1]["title"], "2023年预算单位收入预算总表");
    assert_eq!(sheets[8]["title"], "2023年单位“三公”经费和机关运行经费预算表");
    assert_eq!(sheets[1]["issuer"], "编制单位：上海市普陀区人民政府万里街道办事处");
    assert_eq!(value["cover"][0], "上海市普陀区2023年区级单位预算");
    data["kind"] = json!("village");
    let refused = support::parse(&data).expect_err("it loads");
    assert_eq!(support::codes(refused.findings()), ["key-unknown"]);
}

#[test]
fn sides_have_columns_of_their_own() {
    let mut data = support::second_sample();
    let line = data["sheets"]["4"]["lines"][0].as_object_mut().expect("a line");
    line.insert("total".into(), json!("1"));
    assert_eq!(support::codes(support::parse(&data).expect_err("it loads").findings()), ["member-unknown"]);
    let mut data = support::second_sample();
    let lines = data["sheets"]["4"]["lines"].as_array_mut().expect("lines");
    lines.last_mut().expect("a line").as_object_mut().expect("a record").remove("fund");
    assert_eq!(support::codes(support::parse(&data).expect_err("it loads").findings()), ["member-missing"]);
    support::must_fit("docs/schema/shanghai-putuo-2023.json", &support::second_sample());
}

#[test]
fn ordinals_do_not_run_out_in_silence() {
    let layouts = LayoutCopy::new();
    layouts.edit("shanghai-putuo-2023/layout.toml", "\"七、\", \"八、\", \"九、\"", "\"七、\"] }, #");
    let Loaded { budget, layout, .. } = layouts.load(&support::second_sample());
    let refused = budgetpress::view::view(&budget, &layout).expect_err("it is laid out");
    assert_eq!(support::codes(refused.findings()), ["ordinals-few"]);
}

#[test]
fn a_workbook_of_it_is_read_back() {
    let Loaded { budget, layout, .. } = support::loaded(&support::second_sample());
    let bytes = budgetpress::convert::workbook(&budgetpress::convert::Form::from(&budget), &layout);
    let read = load::parse(&bytes.expect("the workbook is written"), &Layouts::default());
    let read = read.unwrap_or_else(|error| panic!("it loads: {error}"));
    assert_eq!(read.budget, budget);
}
