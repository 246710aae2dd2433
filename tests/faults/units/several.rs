//! One unit (单位) of several in another unit of money: as files that are added up, as a run of documents, as a ledger. And
//! jumps from last year (上年数) as honest offices have them.

use std::collections::BTreeMap;
use std::path::Path;

use budgetpress::Error;
use budgetpress::build::{Proved, prove};
use budgetpress::check::Acceptance;
use budgetpress::layout::Layouts;
use budgetpress::load::{self, Loaded};
use budgetpress::model::Severity;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{beyond, codes, findings, multiplied, multiply, must_be_one, restate, value, with_last_year};
use crate::tests::cli::command;
use crate::tests::support;
use crate::tests::support::departments::department;

/// The units of a made-up department, each with a budget of its own whose tables follow from its ledger.
fn units(seed: u64) -> Vec<Value> {
    let whole: Value = serde_json::from_slice(&department(seed)).expect("JSON");
    let mut by_unit: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for line in whole["ledger"].as_array().expect("lines") {
        by_unit.entry(line["unit"].as_str().expect("a unit").to_owned()).or_default().push(line.clone());
    }
    let unit = |(name, lines): (String, Vec<Value>)| {
        let mut data = whole.clone();
        data["unit"] = json!(name);
        data["sheets"]["key_projects"]["lines"] = json!([]);
        for figure in data["figures"].as_object_mut().expect("figures").values_mut() {
            for key in ["change", "purchase", "total", "goods", "works", "services"] {
                if figure.get(key).is_some() {
                    figure[key] = json!("0.00");
                }
            }
        }
        let bought = |line: &&Value| line["fund"] == "general" && line["economy"] == "31002";
        let bought = lines.iter().filter(bought).map(|line| line["amount"].as_str().expect("digits"));
        let bought: Decimal = bought.map(|amount| amount.parse::<Decimal>().expect("a number")).sum();
        data["figures"]["assets"]["purchase"] = json!(format!("{:.2}", (bought / Decimal::from(10_000)).round_dp(2)));
        data["ledger"] = json!(lines);
        data
    };
    by_unit.into_iter().map(unit).collect()
}

/// The same with tables and no ledger.
fn with_tables(data: &Value) -> Value {
    let loaded = support::loaded(data);
    let mut data: Value =
        serde_json::from_str(&budgetpress::convert::json(&loaded.budget, &loaded.layout)).expect("JSON");
    data.as_object_mut().expect("a record").remove("ledger");
    data
}

/// The whole budget in 元.
fn in_yuan(mut data: Value) -> Value {
    for sheet in data["sheets"].as_object_mut().expect("tables").values_mut() {
        multiply(&mut sheet["lines"], None, 4);
    }
    restate(&mut data, &[], 4);
    data
}

/// The ledger in 万元.
fn ledger_in_myriads(mut data: Value) -> Value {
    for line in data["ledger"].as_array_mut().expect("lines") {
        line["amount"] = json!(multiplied(line["amount"].as_str().expect("an amount"), -4).expect("a number"));
    }
    data
}

fn put(folder: &Path, name: &str, data: &Value) {
    std::fs::write(folder.join(name), format!("{data:#}")).expect("it is written");
}

/// What a command says of files in this folder, and its status.
fn said(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let output = command(args).current_dir(folder).output().expect("it runs");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn the_budget_of_one_unit_is_found_before_it_is_added_up() {
    for seed in 0..4 {
        let good = units(seed);
        for (index, of) in good.iter().enumerate() {
            for (what, wrong) in [("document", in_yuan(with_tables(of))), ("ledger", ledger_in_myriads(of.clone()))] {
                let folder = tempfile::tempdir().expect("a temporary folder");
                let at = folder.path();
                let mut args = vec!["merge".to_owned()];
                for (number, unit) in good.iter().enumerate() {
                    let unit = if what == "ledger" { unit.clone() } else { with_tables(unit) };
                    put(at, &format!("{number}.json"), if number == index { &wrong } else { &unit });
                    args.push(format!("{number}.json"));
                }
                let mut rest: Value = serde_json::from_slice(&department(seed)).expect("JSON");
                rest.as_object_mut().expect("a record").retain(|key, _| key != "sheets" && key != "ledger");
                for figure in rest["figures"].as_object_mut().expect("figures").values_mut() {
                    figure
                        .as_object_mut()
                        .expect("a record")
                        .retain(|key, _| key == "reason" || key == "purchase_plan");
                }
                put(at, "rest.json", &rest);
                args.extend(["--with", "rest.json", "-o", "all.json"].map(str::to_owned));
                let args: Vec<&str> = args.iter().map(String::as_str).collect();
                let (status, told) = said(at, &args);
                assert_eq!(status, Some(1), "{seed} {index} {what}: {told}");
                assert!(!at.join("all.json").exists());
                let named = format!("{index}.json");
                let heads: Vec<&str> =
                    told.lines().filter(|line| line.starts_with("error") || line.starts_with("warning")).collect();
                let first = heads.first().copied().unwrap_or_default();
                assert!(first.starts_with("error[unit-wrong]"), "{seed} {index} {what}: {told}");
                assert!(told.contains(&named), "{seed} {index} {what}: {told}");
            }
        }
    }
}

#[test]
fn one_document_of_a_run_is_found_and_the_others_are_built() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = folder.path();
    let unit = units(0).swap_remove(0);
    std::fs::create_dir(at.join("in")).expect("a folder");
    put(&at.join("in"), "good.json", &with_tables(&unit));
    put(&at.join("in"), "tables.json", &in_yuan(with_tables(&unit)));
    put(&at.join("in"), "ledger.json", &ledger_in_myriads(unit));
    let (status, told) = said(at, &["batch", "in", "-o", "out"]);
    assert_eq!(status, Some(1), "{told}");
    assert!(at.join("out/good.pdf").exists(), "{told}");
    let report = std::fs::read_to_string(at.join("out/report.json")).expect("a report");
    let report: Value = serde_json::from_str(&report).expect("JSON");
    for name in ["tables", "ledger"] {
        assert!(!at.join(format!("out/{name}.pdf")).exists(), "{told}");
        let documents = report["documents"].as_array().expect("documents");
        let document =
            documents.iter().find(|document| document["input"].as_str().is_some_and(|path| path.contains(name)));
        let findings = document.expect("it is listed")["findings"].as_array().expect("findings");
        assert_eq!(findings[0]["code"], "unit-wrong", "{report:#}");
    }
}

#[test]
fn a_unit_in_another_unit_of_money_is_one_finding() {
    for seed in 0..6 {
        for unit in units(seed) {
            let name = unit["unit"].as_str().expect("a name").to_owned();
            let tables = with_tables(&unit);
            let finding = must_be_one(&name, &in_yuan(tables.clone()), &findings(&tables), "/sheets");
            assert_eq!((value(&finding, "what"), finding.severity), ("document", Severity::Error));
            let found = beyond(&ledger_in_myriads(unit.clone()), &findings(&unit));
            let found: Vec<_> = found.into_iter().filter(|finding| finding.code != "tail-unlikely").collect();
            assert_eq!(codes(&found), ["unit-wrong"], "{name}: {}", Error::Found(found.clone()));
            assert_eq!((value(&found[0], "what"), found[0].severity), ("ledger", Severity::Error));
        }
    }
}

/// This year's and last year's amounts in 万元, as public budgets of 2026 have them: of 434 comparisons in 48 documents those
/// that are fivefold or a fifth and beyond, and some that are not.
const REAL_JUMPS: [(&str, &str); 16] = [
    ("28.00", "0.80"),
    ("737.29", "66.44"),
    ("7552.92", "736.81"),
    ("16.84", "1.85"),
    ("1800.00", "303.50"),
    ("79.06", "14.62"),
    ("74.10", "16.90"),
    ("34.29", "10.00"),
    ("98880.78", "100441.55"),
    ("300185.19", "359875.20"),
    ("226.86", "716.63"),
    ("5.00", "20.00"),
    ("1443.41", "6996.77"),
    ("3.60", "33.60"),
    ("11.26", "112.15"),
    ("307.15", "0.00"),
];

#[test]
fn jumps_of_honest_offices_are_no_errors() {
    let sample = with_last_year();
    let sound = findings(&sample);
    let budgetpress::load::Loaded { budget, layout, .. } = support::loaded(&sample);
    let current: BTreeMap<&str, Decimal> = layout
        .figures
        .iter()
        .filter_map(|spec| Some((spec.key.as_str(), spec.compared(&budget)?.current)))
        .filter(|(_, current)| !current.is_zero())
        .collect();
    assert!(current.len() > 3);
    let before = |current: Decimal, (this, last): (&str, &str)| {
        let [this, last]: [Decimal; 2] = [this, last].map(|amount| amount.parse().expect("an amount"));
        (current * last / this).round_dp(2)
    };
    for jump in REAL_JUMPS {
        let doubted = |chosen: &[&str]| {
            let mut data = sample.clone();
            for subject in chosen {
                data["figures"][*subject]["previous"] = json!(before(current[subject], jump).to_string());
                data["figures"][*subject].as_object_mut().expect("a record").remove("percent");
            }
            let found = beyond(&data, &sound);
            let about = ["unit-wrong", "year-jump", "previous-negative"];
            for finding in found.iter().filter(|finding| about.contains(&finding.code)) {
                assert_eq!((finding.code, finding.severity), ("year-jump", Severity::Warning), "{jump:?} {chosen:?}");
            }
        };
        current.keys().for_each(|subject| doubted(&[subject]));
        doubted(&current.keys().copied().collect::<Vec<_>>());
    }
}

/// A budget of a small layout with all its amounts a power of ten larger, and a table of projects that is 100 above what
/// another table has.
fn large_and_wrong(power: i32) -> Loaded {
    let cases = support::root().join("tests/cases");
    let text = std::fs::read_to_string(cases.join("footing/right.json")).expect("the case is there");
    let mut data: Value = serde_json::from_str(&text).expect("JSON");
    let ids: Vec<String> = data["sheets"].as_object().expect("tables").keys().cloned().collect();
    ids.iter().for_each(|id| multiply(&mut data["sheets"][id]["lines"], None, power));
    restate(&mut data, &[], power);
    let lines = data["sheets"]["3"]["lines"].as_array_mut().expect("lines");
    // The total, its unit, and a project.
    for line in lines.iter_mut().take(3) {
        let amount: Decimal = line["budget"].as_str().expect("an amount").parse().expect("a number");
        line["budget"] = json!((amount + Decimal::from(100)).to_string());
    }
    load::parse(data.to_string().as_bytes(), &Layouts::new(Some(&cases.join("layouts")))).expect("it is read")
}

/// Amounts that only look as if they were in another unit stand for no error, and whoever answers for the unit hears of what
/// followed from it.
#[test]
fn errors_are_reported_beside_a_unit_that_is_doubted_or_answered_for() {
    let doubtful = large_and_wrong(3);
    let proved = prove(&doubtful, &[]).expect("it is checked");
    assert!(proved.open.iter().any(|finding| finding.code == "unit-wrong"), "{}", Error::Found(proved.open));
    assert!(proved.is_wrong(), "{}", Error::Found(proved.open));
    let sure = large_and_wrong(4);
    let alone = prove(&sure, &[]).expect("it is checked");
    let errors = |proved: &Proved<'_>| codes(&proved.open).into_iter().filter(|code| *code == "tie").count();
    assert!(alone.is_wrong());
    let place = alone.open.iter().find(|finding| finding.code == "unit-wrong").and_then(|cause| cause.place.clone());
    let allowed =
        Acceptance::new(&format!("unit-wrong@{}", place.expect("a place").pointer()), "whole 元").expect("a wish");
    let answered = prove(&sure, &[allowed]).expect("it is checked");
    assert!(answered.is_wrong() && errors(&answered) > 0, "{}", Error::Found(answered.open));
}
