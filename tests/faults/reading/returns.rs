//! Texts return from a workbook as they were: JSON to workbook to JSON.

use budgetpress::convert::{self, WorkbookForm};
use budgetpress::layout::Layouts;
use budgetpress::load::{self, Loaded};
use serde_json::{Value, json};

use crate::tests::support;
use crate::tests::support::ledger::Random;

/// The JSON that comes back from the workbook of a data file.
#[track_caller]
fn returns(data: &Value) {
    let Loaded { budget, layout, .. } = support::loaded(data);
    let bytes = convert::workbook(&WorkbookForm::from(&budget), &layout).expect("the workbook is written");
    let back = load::parse(&bytes, &Layouts::default()).unwrap_or_else(|error| panic!("it loads: {error}"));
    let [given, read] = [&budget, &back.budget].map(|budget| convert::json(budget, &layout));
    for (given, read) in given.lines().zip(read.lines()) {
        assert_eq!(given, read, "{:?}", back.findings);
    }
    assert!(budget == back.budget);
}

/// Texts that spreadsheets or readers take for something else.
const ODD: [&str; 34] = [
    "-x",
    "一、甲",
    "十一、乙",
    "-",
    "--",
    "—",
    "=1+1",
    "+86",
    "@某",
    "'x",
    "''",
    "\"x\"",
    "_x000D_",
    "_x0041_x",
    "_x005F_",
    "12345",
    "2010301",
    "30101 甲",
    "[30101]甲",
    "（一）甲",
    "001",
    "1.50",
    "1,000",
    "100%",
    "1e5",
    "2024-01-06",
    "TRUE",
    "合计数",
    "注：甲",
    "制表人：甲",
    "甲\u{a0}乙",
    "甲  乙",
    "<甲>&乙;",
    "\u{3000}甲".trim_ascii(),
];

#[test]
fn names_of_accounts_return_as_they_were() {
    for name in
        ["-x", "一、甲", "-", "、甲", "]甲", ")甲", ".甲", "- 甲", "十、甲", "（一）甲", "2010301甲", "[1]甲", "0 甲"]
    {
        for sheet in ["2", "5", "6", "11"] {
            let mut data = support::sample();
            let lines = data["sheets"][sheet]["lines"].as_array_mut().expect("lines");
            let line = lines.iter_mut().find(|line| line["name"].is_string()).expect("an account");
            line["name"] = json!(name);
            returns(&data);
        }
    }
}

#[test]
fn odd_texts_return_as_they_were() {
    let rounds = std::env::var("READING_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(40);
    let mut random = Random(0x7E87_5000_0000_0003);
    for round in 0..rounds {
        let mut text = |prefix: &str| {
            let odd = ODD[random.below(ODD.len())].trim();
            let other = ODD[random.below(ODD.len())].trim();
            match random.below(3) {
                0 => format!("{odd}{prefix}"),
                1 => format!("{odd}{other}"),
                _ => odd.to_owned(),
            }
        };
        let mut data = support::sample();
        data.as_object_mut().expect("a record").remove("ties");
        data["unit"] = json!(text("单位"));
        data["texts"]["overview"]["duties"] = json!([text("一"), text("二"), text("三")]);
        data["sheets"]["3"]["notes"] = json!([format!("1.{}", text("注")), format!("2.{}", text("又一条"))]);
        for (index, sheet) in ["2", "3", "5", "6"].into_iter().enumerate() {
            let lines = data["sheets"][sheet]["lines"].as_array_mut().expect("lines");
            let line = lines.iter_mut().filter(|line| line["name"].is_string()).nth(index).expect("an account");
            line["name"] = json!(text("科目"));
        }
        data["sheets"]["12"]["lines"][2]["project"] = json!(format!("{}{round}", text("项目")));
        data["sheets"]["12"]["lines"][2]["goal"] = json!(text("目标"));
        data["sheets"]["key_projects"]["lines"][0]["goal"] = json!(text("目标"));
        returns(&data);
    }
}
