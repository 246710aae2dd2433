//! Budgets in other forms: canonical JSON, and open data that keeps what its schema promises.

use std::collections::{BTreeMap, BTreeSet};

use budgetpress::convert;
use budgetpress::layout::{Layout, Layouts};
use budgetpress::load;
use budgetpress::model::Budget;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::tests::support;
use crate::tests::support::ledger::{self, Random};

fn layout() -> Layout {
    Layouts::default().open("guangzhou-2024").expect("the layout opens")
}

fn read_back(budget: &Budget) -> Budget {
    let text = convert::json(budget, &layout());
    load::parse(text.as_bytes(), &Layouts::default()).unwrap_or_else(|error| panic!("it loads: {error}")).budget
}

#[test]
fn the_sample_is_canonical() {
    let text = std::fs::read_to_string(support::root().join(support::SAMPLE)).expect("the sample");
    let without = text.lines().filter(|line| !line.contains("\"$schema\"")).collect::<Vec<_>>().join("\n") + "\n";
    let budget = support::loaded(&support::sample()).budget;
    let written = convert::json(&budget, &layout());
    // The file's mark is its last member.
    let (data, mark) = written.rsplit_once(",\n  \"$written\": ").expect("a mark");
    assert!(format!("{data}\n}}\n") == without);
    assert!(mark.starts_with("\"budgetpress:data:") && mark.ends_with("\"\n}\n"), "{mark}");
}

#[test]
fn what_is_written_as_json_reads_back_the_same() {
    let mut random = Random(1_234_567);
    for lines in 1..=200 {
        let budget = support::loaded(&ledger::budget(&mut random, lines)).budget;
        assert!(read_back(&budget) == budget, "{lines} lines");
    }
}

#[test]
fn every_kind_of_value_reads_back_the_same() {
    let mut data = support::sample();
    data["figures"]["revenue"] = json!({ "previous": "2658.6312", "amount": "3264.71", "reason": "一“二”\\三" });
    data["figures"]["assets"]["buildings"] = json!("12.50");
    data["figures"]["assets"]["as_of"] = json!("2024-02-29");
    data["sheets"]["2"]["notes"] = json!(["其一。", "其二。"]);
    data["sheets"]["key_projects"]["lines"] = json!([]);
    let budget = support::loaded(&data).budget;
    assert!(read_back(&budget) == budget);
    let text = convert::json(&budget, &layout());
    for wanted in ["\"previous\": \"2658.6312\"", "\"buildings\": \"12.5\"", "\"lines\": []", "一“二”\\\\三"] {
        assert!(text.contains(wanted), "{wanted}");
    }
}

#[test]
fn a_percentage_keeps_the_decimals_that_are_stated() {
    for stated in ["46.10", "46.1", "46.00", "46"] {
        let mut data = support::sample();
        data["figures"]["operating"]["percent"] = json!(stated);
        let budget = support::loaded(&data).budget;
        assert!(convert::json(&budget, &layout()).contains(&format!("\"percent\": \"{stated}\"")), "{stated}");
        let book = convert::workbook(&convert::WorkbookForm::from(&budget), &layout()).expect("it is written");
        let back = load::parse(&book, &Layouts::default()).unwrap_or_else(|error| panic!("it loads: {error}")).budget;
        assert!(back == budget, "{stated}");
        assert_eq!(convert::json(&back, &layout()), convert::json(&budget, &layout()), "{stated}");
    }
}

#[test]
fn whether_an_amount_is_part_of_another_follows_from_codes() {
    let mut data = support::sample();
    // The class behind its sections; and under a second unit, a class without any.
    let lines = data["sheets"]["6"]["lines"].as_array_mut().expect("lines");
    let class = lines.remove(1);
    lines.push(class);
    let lines = data["sheets"]["11"]["lines"].as_array_mut().expect("lines");
    let (mut unit, class, mut section) = (lines[1].clone(), lines[2].clone(), lines[2].clone());
    (unit["unit"], section["code"]) = (json!("另一单位"), json!("30101"));
    lines.insert(3, section);
    lines.extend([unit, class]);
    let budget = support::loaded(&data).budget;
    let rows = table(&convert::csv(&budget, &layout()).expect("it is written"));
    let parts = |sheet: &str, code: &str, column: &str| -> Vec<String> {
        let wanted =
            |row: &&BTreeMap<String, String>| row["sheet"] == sheet && row["code"] == code && row["column"] == column;
        rows.iter().filter(wanted).map(|row| row["part"].clone()).collect()
    };
    assert_eq!(parts("6", "301", "budget"), ["false"]);
    assert_eq!(parts("6", "30101", "budget"), ["true"]);
    assert_eq!(parts("11", "301", "general"), ["false", "true"]);
}

/// The files of the sample's package by name.
fn package() -> BTreeMap<String, Vec<u8>> {
    let budget = support::loaded(&support::sample()).budget;
    let files = convert::package(&budget, &layout()).unwrap_or_else(|error| panic!("it is written: {error}"));
    assert_eq!(files.last().map(|(name, _)| name.as_str()), Some("datapackage.json"));
    files.into_iter().collect()
}

fn description(files: &BTreeMap<String, Vec<u8>>) -> Value {
    serde_json::from_slice(&files["datapackage.json"]).expect("it is JSON")
}

/// A table as rows of named cells.
fn table(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(bytes);
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

#[test]
fn a_package_tells_what_it_is_and_from_whom() {
    let description = description(&package());
    assert_eq!(description["profile"], "tabular-data-package");
    assert_eq!(description["title"], "2024年广州市市长专线电话受理中心部门预算");
    let mut provenance = description["provenance"].clone();
    let program = provenance.as_object_mut().and_then(|record| record.remove("program"));
    assert!(program.is_some_and(|program| program.as_str().is_some_and(|name| name.starts_with("budgetpress "))));
    insta::assert_snapshot!(format!("{provenance:#}"));
    assert_eq!(description["resources"].as_array().map(Vec::len), Some(15));
}

#[test]
fn every_table_of_a_package_is_as_its_schema_says() {
    let files = package();
    let description = description(&files);
    for resource in description["resources"].as_array().expect("a list") {
        let path = resource["path"].as_str().expect("a path");
        let bytes = &files[path];
        assert_eq!(resource["bytes"], bytes.len(), "{path}");
        let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(resource["hash"], format!("sha256:{hash}"), "{path}");
        let fields = resource["schema"]["fields"].as_array().expect("fields");
        let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().expect("a name")).collect();
        let header = csv::Reader::from_reader(&bytes[..]).headers().expect("a header").clone();
        assert_eq!(header.iter().collect::<Vec<_>>(), names, "{path}");
        assert!(fields.iter().all(|field| field["title"].as_str().is_some_and(|title| !title.is_empty())), "{path}");
        let key: Vec<&str> =
            resource["schema"]["primaryKey"].as_array().expect("a key").iter().filter_map(Value::as_str).collect();
        let mut seen = BTreeSet::new();
        for row in table(bytes) {
            for field in fields {
                let name = field["name"].as_str().expect("a name");
                assert!(fits(field, &row[name]), "{path}: {name} = {:?}", row[name]);
            }
            assert!(
                seen.insert(key.iter().map(|name| row[*name].clone()).collect::<Vec<_>>()),
                "{path}: {row:?} twice"
            );
        }
    }
}

/// Whether a value is what a field of the schema allows.
fn fits(field: &Value, value: &str) -> bool {
    let constraints = &field["constraints"];
    if value.is_empty() {
        return constraints["required"] != json!(true);
    }
    let least = constraints["minimum"].as_i64().map(Decimal::from);
    let number = || value.parse::<Decimal>().is_ok_and(|value| least.is_none_or(|least| value >= least));
    let listed = constraints["enum"].as_array().is_none_or(|choices| choices.iter().any(|choice| choice == value));
    let code = constraints.get("pattern").is_none() || matches!(value.len(), 3 | 5 | 7) && value.parse::<u32>().is_ok();
    listed
        && code
        && match field["type"].as_str() {
            Some("integer") => value.parse::<u64>().is_ok() && number(),
            Some("number") => number(),
            Some("boolean") => matches!(value, "true" | "false"),
            Some("string") => true,
            _ => false,
        }
}

#[test]
fn the_parts_of_a_sheet_make_its_total() {
    let files = package();
    let sum = |sheet: &str, column: &str| -> Decimal {
        let rows = table(&files["budget.csv"]).into_iter();
        let parts = rows
            .filter(|row| row["sheet"] == sheet && row["column_title"].starts_with(column) && row["part"] == "true");
        parts.map(|row| row["value"].parse::<Decimal>().expect("an amount")).sum()
    };
    assert_eq!(sum("12", "").to_string(), "1053.49");
    assert_eq!(sum("1", "收入").to_string(), "3264.71");
    assert_eq!(sum("1", "支出").to_string(), "3264.71");
    assert_eq!(sum("7", "").to_string(), "1053.49");
}
