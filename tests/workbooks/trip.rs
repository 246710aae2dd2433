//! Budgets to workbooks and back.

use budgetpress::convert::{self, WorkbookForm};
use budgetpress::layout::{Layout, Layouts};
use budgetpress::load::{self, Loaded};
use budgetpress::model::Budget;
use serde_json::{Value, json};

use crate::tests::support::book::layout;
use crate::tests::support::ledger::{Random, budget};
use crate::tests::support::{final_accounts, loaded, sample};

/// So many random budgets in each of two tests, which run beside each other.
const BUDGETS: usize = 500;

#[track_caller]
fn returns(budget: &Budget) {
    returns_in(budget, layout());
}

#[track_caller]
fn returns_in(budget: &Budget, layout: &Layout) {
    let bytes = convert::workbook(&WorkbookForm::from(budget), layout).expect("the workbook is written");
    let back = load::parse(&bytes, &Layouts::default()).unwrap_or_else(|error| panic!("it loads: {error}"));
    assert!(back.findings.is_empty(), "{:?}", back.findings);
    let [given, read] = [budget, &back.budget].map(|budget| convert::json(budget, layout));
    assert_eq!(given, read);
    assert!(*budget == back.budget, "in the order of lines");
}

#[track_caller]
fn returns_changed(change: impl FnOnce(&mut Value)) {
    let mut data = sample();
    change(&mut data);
    returns(&loaded(&data).budget);
}

#[test]
fn final_accounts_return() {
    let mut data = final_accounts();
    // Lines of one name on a side, told apart by ordinal or code; amounts of every side.
    data["sheets"]["4"]["lines"][1]["amount"] = json!("1.11");
    data["sheets"]["6"]["lines"][62]["amount"] = json!("2.22");
    data["figures"]["vehicle_purchase"]["percent"] = json!("12.5");
    let Loaded { budget, layout, .. } = loaded(&data);
    returns_in(&budget, &layout);
}

fn random_budgets_return(seed: u64) {
    let mut random = Random(seed);
    for _ in 0..BUDGETS {
        let lines = 1 + random.below(30);
        let mut data = budget(&mut random, lines);
        vary(&mut data, &mut random);
        returns(&loaded(&data).budget);
    }
}

#[test]
fn random_budgets_return_once() {
    random_budgets_return(0x5EED_1234_0000_0001);
}

#[test]
fn random_budgets_return_again() {
    random_budgets_return(0x5EED_1234_0000_0002);
}

/// Notes and ties of the data's own, figures by last year's amount.
fn vary(data: &mut Value, random: &mut Random) {
    let sheet = (1 + random.below(12)).to_string();
    if random.below(2) == 0 {
        let notes: Vec<String> = (0..=random.below(3)).map(|index| format!("{}. 自己的注。", index + 1)).collect();
        data["sheets"][sheet.as_str()]["notes"] = json!(notes);
    }
    if random.below(3) == 0 {
        data["ties"] = json!([{ "title": "自己的勾稽", "left": ["2/total/total", "3/total/basic"], "right": ["1/revenue_total/budget"] }]);
    }
    if random.below(3) == 0 {
        let figure = data["figures"]["outbound"].as_object_mut().expect("a record");
        figure.remove("change");
        figure.insert("previous".into(), json!(format!("{}.{:06}", random.below(1000), random.below(1_000_000))));
    }
}

#[test]
fn amounts_longer_than_spreadsheets_keep() {
    returns_changed(|data| {
        data["sheets"]["6"]["lines"][0]["budget"] = json!("123456789012345.67");
        data["sheets"]["6"]["lines"][1]["budget"] = json!("999999999999999.99");
        data["sheets"]["6"]["lines"][2]["budget"] = json!("9999999999999.99");
        data["figures"]["revenue"] = json!({ "previous": "123456789012.123456789", "reason": "无" });
        data["figures"]["expenditure"]["change"] = json!("-123456789012345.6");
    });
}

#[test]
fn what_is_optional_may_be_empty() {
    returns_changed(|data| {
        data.as_object_mut().expect("a record").remove("ties");
        data["sheets"]["key_projects"]["lines"] = json!([]);
        for id in ["2", "9", "10", "12"] {
            data["sheets"][id]["lines"].as_array_mut().expect("lines").truncate(1);
        }
    });
    returns_changed(|data| {
        data["figures"]["revenue"] = json!({ "previous": "0", "amount": "3264.71", "percent": "0", "reason": "无" });
    });
}

#[test]
fn words_return_as_they_were() {
    returns_changed(|data| {
        data["unit"] = json!("'单位\"名称\" <甲> & 乙");
        data["texts"]["overview"]["duties"] =
            json!(["=1+1", "@某", "+86", "1.50", "2024-01-06", "TRUE", "注：无。", "长".repeat(30_000)]);
        data["sheets"]["12"]["lines"][2]["project"] = json!("001");
        data["sheets"]["12"]["lines"][2]["goal"] = json!("1,000");
        data["sheets"]["key_projects"]["lines"][0]["goal"] = json!("100%");
        data["sheets"]["3"]["notes"] = json!(["无。", "注：又一条。", "制表依据见附件。"]);
        data["ties"] = json!([]);
        data.as_object_mut().expect("a record").remove("ties");
    });
}

#[test]
fn heads_that_look_like_others_return() {
    returns_changed(|data| {
        let lines = data["sheets"]["12"]["lines"].as_array_mut().expect("lines");
        lines[2]["project"] = json!("2023年项目");
        lines[3]["project"] = json!("12345热线");
        let lines = data["sheets"]["11"]["lines"].as_array_mut().expect("lines");
        lines[1]["unit"] = json!("302 研究所");
        data.as_object_mut().expect("a record").remove("ties");
    });
}
