//! 元 and 万元: one finding at the head of the report for the whole document, a table, a column, last year, a ledger or a
//! unit, and none for good budgets.

mod several;

use budgetpress::Error;
use budgetpress::check::{Checked, FileSource, check, check_read};
use budgetpress::layout::Layouts;
use budgetpress::load::{self, Loaded};
use budgetpress::model::{Finding, Severity};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::tests::support::departments::department;
use crate::tests::support::{self, codes};

/// The members of a line that are no amounts.
const HEADS: [&str; 5] = ["key", "code", "name", "unit", "goal"];

/// An amount, multiplied by a power of ten, as somebody would type it: with two decimals at most.
fn multiplied(amount: &str, power: i32) -> Option<String> {
    let ten = Decimal::from(10u64.pow(power.unsigned_abs()));
    let amount: Decimal = amount.parse().ok()?;
    let amount = if power < 0 { (amount / ten).round_dp(2) } else { amount * ten };
    Some(amount.normalize().to_string())
}

/// Multiplies amounts of lines: those of a column, or all.
fn multiply(lines: &mut Value, column: Option<&str>, power: i32) {
    for line in lines.as_array_mut().expect("lines") {
        for (key, value) in line.as_object_mut().expect("a line") {
            let wanted = column.is_none_or(|column| column == key) && !HEADS.contains(&key.as_str());
            if let Some(amount) = value.as_str().filter(|_| wanted).and_then(|given| multiplied(given, power)) {
                *value = json!(amount);
            }
        }
    }
}

/// Multiplies what the narrative states under these names; all amounts without.
fn restate(data: &mut Value, members: &[&str], power: i32) {
    for figures in data["figures"].as_object_mut().expect("figures").values_mut() {
        for (key, value) in figures.as_object_mut().expect("a figure") {
            let all = members.is_empty() && !["percent", "buildings"].contains(&key.as_str());
            let wanted = all || members.contains(&key.as_str());
            if let Some(amount) = value.as_str().filter(|_| wanted).and_then(|given| multiplied(given, power)) {
                *value = json!(amount);
            }
        }
    }
}

fn findings(data: &Value) -> Vec<Finding> {
    let loaded = support::loaded(data);
    check_read(&loaded.budget, &loaded.layout, source(&loaded)).findings
}

fn source(loaded: &Loaded) -> FileSource<'_> {
    FileSource { ledger: loaded.ledger.as_deref().unwrap_or_default(), unread: &loaded.unread }
}

/// What is found beyond what is found of the sound data.
fn beyond(data: &Value, sound: &[Finding]) -> Vec<Finding> {
    let known =
        |finding: &Finding| sound.iter().any(|other| other.code == finding.code && other.place == finding.place);
    findings(data).into_iter().filter(|finding| !known(finding)).collect()
}

/// There is one new finding, at the head of the report: a unit, at this place.
#[track_caller]
fn must_be_one(what: &str, data: &Value, sound: &[Finding], place: &str) -> Finding {
    let found = beyond(data, sound);
    assert_eq!(codes(&found), ["unit-wrong"], "{what}: {}", Error::Found(found.clone()));
    assert_eq!(findings(data)[0], found[0], "{what}: it stands at the head");
    let finding = found.into_iter().next().expect("one");
    let told = finding.place.as_ref().expect("a place").pointer();
    assert!(told.starts_with(place), "{what}: {told} is not {place}");
    finding
}

fn value<'a>(finding: &'a Finding, name: &str) -> &'a str {
    finding.values.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str()).unwrap_or_default()
}

/// The tables of a sample with amounts in them, and by which power of ten they are off in the other unit: that of a table
/// in 元 without decimals is to be a whole number.
fn tables(data: &Value) -> Vec<(String, i32)> {
    let Loaded { budget, layout, .. } = support::loaded(data);
    let filled = budget.sheets.iter().filter(|(_, sheet)| !sheet.is_nil());
    let power = |id: &String| if layout.money_of(layout.sheet(id).expect("a table")).worth == 1 { -4 } else { 4 };
    let tables = filled.map(|(id, _)| (id.clone(), power(id)));
    // Words only.
    tables
        .filter(|(id, _)| {
            layout.sheet(id).is_some_and(|spec| {
                spec.data_columns().iter().any(|(key, _)| {
                    budget.sheets[id].lines.iter().any(|line| line.amount(key).is_some_and(|amount| !amount.is_zero()))
                })
            })
        })
        .collect()
}

/// A table in 万元 where the layout wants whole 元.
fn whole(lines: &mut Value) {
    for line in lines.as_array_mut().expect("lines") {
        for (key, value) in line.as_object_mut().expect("a line") {
            let amount = value.as_str().filter(|_| !HEADS.contains(&key.as_str()));
            if let Some(amount) = amount.and_then(|amount| amount.parse::<Decimal>().ok()) {
                *value = json!(amount.round().to_string());
            }
        }
    }
}

fn in_other_unit(data: &Value, tables: &[(String, i32)]) -> Value {
    let mut data = data.clone();
    for (id, power) in tables {
        let lines = &mut data["sheets"][id]["lines"];
        multiply(lines, None, *power);
        if *power < 0 && id != "10" {
            whole(lines);
        }
    }
    data
}

#[test]
fn every_table_is_found() {
    for sample in [support::sample(), support::final_accounts(), support::second_sample()] {
        let sound = findings(&sample);
        for table in tables(&sample) {
            let data = in_other_unit(&sample, std::slice::from_ref(&table));
            let finding = must_be_one(&table.0, &data, &sound, &format!("/sheets/{}", table.0));
            assert_eq!(value(&finding, "factor"), "10000");
        }
    }
}

#[test]
fn the_whole_document_is_found() {
    for sample in [support::sample(), support::final_accounts()] {
        let sound = findings(&sample);
        let mut data = in_other_unit(&sample, &tables(&sample));
        must_be_one("all tables", &data, &sound, "/sheets");
        restate(&mut data, &[], 4);
        let finding = must_be_one("tables and text", &data, &sound, "/sheets");
        assert_eq!((value(&finding, "what"), value(&finding, "given")), ("document", "元"));
        assert_eq!(finding.severity, Severity::Error);
    }
    let sample = support::second_sample();
    let in_yuan: Vec<_> = tables(&sample).into_iter().filter(|(_, power)| *power < 0).collect();
    let found = beyond(&in_other_unit(&sample, &in_yuan), &findings(&sample));
    assert_eq!((found[0].code, value(&found[0], "given")), ("unit-wrong", "万元"));
}

#[test]
fn several_tables_are_one_finding() {
    let sample = support::sample();
    let (sound, all) = (findings(&sample), tables(&sample));
    let chosen = |bits: usize| -> Vec<_> {
        all.iter().enumerate().filter(|(index, _)| bits >> index & 1 == 1).map(|(_, table)| table.clone()).collect()
    };
    for bits in [0b11, 0b1010, 0b1_1001, 0b11_0110, 0b111_1000_0001, 0b11_1111_1110, 0b101_0101_0101] {
        let tables = chosen(bits);
        let finding = must_be_one(&format!("{bits:b}"), &in_other_unit(&sample, &tables), &sound, "/sheets");
        let named: Vec<String> =
            finding.place.iter().chain(&finding.cells).map(|place| place.pointer().to_owned()).collect();
        for (id, _) in &tables {
            assert!(named.contains(&format!("/sheets/{id}")), "{bits:b}: {id} is not among {named:?}");
        }
    }
}

#[test]
fn every_column_is_found() {
    for sample in [support::sample(), support::final_accounts(), support::second_sample()] {
        let sound = findings(&sample);
        let loaded = support::loaded(&sample);
        for (id, power) in tables(&sample) {
            let spec = loaded.layout.sheet(&id).expect("a table");
            for (column, _) in spec.data_columns() {
                let mut data = sample.clone();
                multiply(&mut data["sheets"][&id]["lines"], Some(column), power);
                if power < 0 && id != "10" {
                    whole(&mut data["sheets"][&id]["lines"]);
                }
                let lines = &loaded.budget.sheets[&id].lines;
                if lines.iter().any(|line| line.amount(column).is_some_and(|amount| !amount.is_zero())) {
                    must_be_one(&format!("{id}/{column}"), &data, &sound, &format!("/sheets/{id}"));
                }
            }
        }
    }
}

/// The sample with last year's amounts in place of the changes.
fn with_last_year() -> Value {
    let mut data = support::sample();
    let Loaded { budget, layout, .. } = support::loaded(&data);
    for spec in &layout.figures {
        if let Some(compared) = spec.compared(&budget) {
            let figure = data["figures"][&spec.key].as_object_mut().expect("a figure");
            figure.remove("change");
            figure.remove("percent");
            figure.insert("previous".into(), json!(compared.previous().to_string()));
        }
    }
    data
}

#[test]
fn last_years_amounts_are_found() {
    for (sample, member) in
        [(with_last_year(), "previous"), (support::final_accounts(), "previous"), (support::sample(), "change")]
    {
        let sound = findings(&sample);
        let mut data = sample.clone();
        restate(&mut data, &[member], 4);
        let finding = must_be_one(member, &data, &sound, "/figures");
        assert_eq!((value(&finding, "what"), finding.severity), (member, Severity::Error));
        for subject in sample["figures"].as_object().expect("figures").keys() {
            let given = sample["figures"][subject][member].as_str().and_then(|given| given.parse::<Decimal>().ok());
            if let Some(given) = given.filter(|given| !given.is_zero()) {
                let mut data = sample.clone();
                data["figures"][subject][member] = json!((given * Decimal::from(10_000)).to_string());
                must_be_one(subject, &data, &sound, &format!("/figures/{subject}/{member}"));
            }
        }
    }
    // Only this year's tables.
    let sample = with_last_year();
    let data = in_other_unit(&sample, &tables(&sample));
    assert_eq!(must_be_one("this year's", &data, &findings(&sample), "/sheets").severity, Severity::Error);
}

/// Last year's revenue and expenditure alone, which often are one figure: in 元, and in 亿元 or, in a document in 元, in 万元.
#[test]
fn last_years_revenue_and_expenditure_alone_are_found() {
    for (sample, subjects) in
        [(with_last_year(), ["revenue", "expenditure"]), (support::final_accounts(), ["totals", "fiscal_totals"])]
    {
        let sound = findings(&sample);
        for (power, given) in [(4, "元"), (-4, "亿元")] {
            for chosen in [&subjects[..], &subjects[..1], &subjects[1..]] {
                let mut data = sample.clone();
                for subject in chosen {
                    let figure = &mut data["figures"][*subject]["previous"];
                    *figure = json!(multiplied(figure.as_str().expect("last year's"), power).expect("an amount"));
                }
                // The reason that is given agrees with neither direction.
                let found = beyond(&data, &sound);
                let found: Vec<_> = found.into_iter().filter(|finding| finding.code != "reason-contradicts").collect();
                assert_eq!(codes(&found), ["unit-wrong"], "{chosen:?} {power}: {}", Error::Found(found.clone()));
                assert_eq!(findings(&data)[0], found[0], "it stands at the head");
                assert_eq!((value(&found[0], "what"), value(&found[0], "given")), ("previous", given));
                assert_eq!(found[0].severity, Severity::Error, "{chosen:?} {power}");
            }
        }
    }
    // This year's whole document, whose text compares one figure only.
    let mut sample = with_last_year();
    let figures = sample["figures"].as_object_mut().expect("figures");
    figures.get_mut("operating").and_then(Value::as_object_mut).expect("a figure").remove("previous");
    figures["operating"]["change"] = json!("0.00");
    let sound = findings(&sample);
    let data = in_other_unit(&sample, &tables(&sample));
    assert_eq!(must_be_one("this year's", &data, &sound, "/sheets").severity, Severity::Error);
}

/// What a new office had last year may be next to nothing, and is no unit.
#[test]
fn small_beginnings_are_no_wrong_unit() {
    let sample = with_last_year();
    let sound = findings(&sample);
    for (previous, codes_expected) in [("3.00", "year-jump"), ("1.50", "year-jump"), ("5.00", "year-jump")] {
        let mut data = sample.clone();
        for subject in ["revenue", "expenditure"] {
            data["figures"][subject]["previous"] = json!(previous);
        }
        let found = beyond(&data, &sound);
        assert!(!found.is_empty() && codes(&found).iter().all(|code| *code == codes_expected), "{previous}: {found:?}");
        assert!(found.iter().all(|finding| finding.severity == Severity::Warning), "{previous}");
    }
}

#[test]
fn amounts_of_the_narrative_are_found() {
    let sample = support::sample();
    let sound = findings(&sample);
    for subject in ["procurement", "assets"] {
        let mut data = sample.clone();
        for (key, value) in data["figures"][subject].as_object_mut().expect("fields") {
            if let Some(amount) = value.as_str().filter(|_| key != "buildings").and_then(|given| multiplied(given, 4)) {
                *value = json!(amount);
            }
        }
        must_be_one(subject, &data, &sound, &format!("/figures/{subject}"));
    }
}

/// A made-up department whose tables follow from its ledger, with some of the lines in 万元.
fn with_ledger(seed: u64, in_myriads: impl Fn(&Value) -> bool) -> Value {
    let mut data: Value = serde_json::from_slice(&department(seed)).expect("JSON");
    for line in data["ledger"].as_array_mut().expect("lines") {
        if in_myriads(line) {
            let amount = multiplied(line["amount"].as_str().expect("an amount"), -4).expect("a number");
            line["amount"] = json!(amount);
        }
    }
    data
}

#[test]
fn the_ledger_is_found() {
    for seed in 0..4 {
        let whole = findings(&with_ledger(seed, |_| true));
        assert_eq!(codes(&whole)[0], "unit-wrong", "{seed}: {}", Error::Found(whole.clone()));
        assert_eq!(
            whole.iter().filter(|finding| finding.code != "tail-unlikely").count(),
            1,
            "{seed}: {}",
            Error::Found(whole.clone())
        );
        assert_eq!((value(&whole[0], "what"), whole[0].severity), ("ledger", Severity::Error));
        assert_eq!(whole[0].place.as_ref().expect("a place").pointer(), "/ledger");
        let sound = with_ledger(seed, |_| false);
        let lines = sound["ledger"].as_array().expect("lines");
        for part in ["unit", "fund"] {
            let mut names: Vec<&str> = lines.iter().filter_map(|line| line[part].as_str()).collect();
            names.sort_unstable();
            names.dedup();
            // Of two parts the smaller is off.
            names.sort_by_key(|name| lines.iter().filter(|line| line[part] == **name).count());
            for name in names.iter().take(names.len() - 1) {
                let found = findings(&with_ledger(seed, |line| line[part] == **name));
                assert_eq!(
                    codes(&found).first(),
                    Some(&"unit-wrong"),
                    "{seed} {name}: {}",
                    Error::Found(found.clone())
                );
                assert_eq!(value(&found[0], "what"), "ledger-part");
            }
        }
    }
}

#[test]
fn a_ledger_in_csv_is_found() {
    let text =
        std::fs::read_to_string(support::root().join("data/guangzhou-12345-2024.ledger.csv")).expect("the ledger");
    let layout = Layouts::default().open("guangzhou-2024").expect("the layout");
    let sound = load::ledger(text.as_bytes(), &layout).expect("it reads");
    assert!(sound.findings.iter().all(|finding| finding.code != "unit-wrong"));
    let rows = text.lines().enumerate().map(|(index, row)| match row.rsplit_once(',') {
        Some((before, amount)) if index > 0 => {
            // 100元 are 0.01万元: the smallest lines have some of it.
            let amount = multiplied(amount, -4).expect("an amount");
            format!("{before},{amount}\n")
        }
        _ => format!("{row}\n"),
    });
    let refused = load::ledger(rows.collect::<String>().as_bytes(), &layout).expect_err("it is refused");
    let [finding] = refused.findings() else { panic!("{refused}") };
    assert_eq!((value(finding, "given"), value(finding, "wanted")), ("万元", "元"));
    assert_eq!(finding.place.as_ref().and_then(|place| place.line()), Some(2));
}

/// A department whose tables have the lines of several units, as tables without a ledger.
fn department_of_tables(seed: u64) -> Value {
    let Loaded { budget, layout, .. } = load::parse(&department(seed), &Layouts::default()).expect("it loads");
    let mut data: Value = serde_json::from_str(&budgetpress::convert::json(&budget, &layout)).expect("JSON");
    data.as_object_mut().expect("a record").remove("ledger");
    data
}

#[test]
fn one_unit_of_several_is_found() {
    for seed in 0..3 {
        let sample = department_of_tables(seed);
        let sound = findings(&sample);
        let units = |table: &str| -> Vec<String> {
            let lines = sample["sheets"][table]["lines"].as_array().expect("lines").iter();
            lines.filter_map(|line| line["unit"].as_str().map(str::to_owned)).collect()
        };
        for unit in units("11").into_iter().filter(|unit| units("12").contains(unit)) {
            let mut data = sample.clone();
            for table in ["11", "12"] {
                let mut own = false;
                for line in data["sheets"][table]["lines"].as_array_mut().expect("lines") {
                    own = line["unit"].as_str().map_or(own, |name| name == unit);
                    if own {
                        let mut one = json!([line.clone()]);
                        multiply(&mut one, None, 4);
                        *line = one[0].take();
                    }
                }
            }
            let finding = must_be_one(&unit, &data, &sound, "/sheets/1");
            assert_eq!((value(&finding, "what"), value(&finding, "name")), ("unit", unit.as_str()));
        }
    }
}

#[test]
fn a_jump_from_last_year_is_worth_a_look() {
    let sample = with_last_year();
    for (subject, previous, expected) in [
        ("operating", "101.85", vec![]),
        ("operating", "101.84", vec!["year-jump"]),
        ("operating", "10185.00", vec![]),
        ("operating", "10185.01", vec!["year-jump"]),
        ("operating", "0.00", vec![]),
        // A single reception.
        ("reception", "8.00", vec![]),
    ] {
        let mut data = sample.clone();
        data["figures"][subject]["previous"] = json!(previous);
        data["figures"][subject]["reason"] = json!("按实际需要安排");
        let found = findings(&data);
        assert_eq!(codes(&found), expected, "{subject} {previous}: {}", Error::Found(found.clone()));
    }
    let mut data = support::sample();
    data["figures"]["expenditure"]["change"] = json!("5000.00");
    assert!(codes(&findings(&data)).contains(&"previous-negative"));
}

/// What is doubted about the unit of a good budget.
fn doubts<'a>(checked: &'a Checked<'_>) -> Vec<&'a str> {
    codes(&checked.findings)
        .into_iter()
        .filter(|code| ["unit-wrong", "year-jump", "previous-negative"].contains(code))
        .collect()
}

/// A department with all amounts of its ledger in other sizes.
fn resized(seed: u64, times: u64, step: u64) -> Value {
    let mut data: Value = serde_json::from_slice(&department(seed)).expect("JSON");
    let size = |text: &str| {
        let amount: Decimal = text.parse::<Decimal>().expect("an amount") * Decimal::from(times) / Decimal::from(1_000);
        let step = Decimal::from(step) / Decimal::ONE_HUNDRED;
        ((amount / step).ceil() * step).round_dp(2).to_string()
    };
    data["sheets"]["key_projects"]["lines"] = json!([]);
    for line in data["ledger"].as_array_mut().expect("lines") {
        line["amount"] = json!(size(line["amount"].as_str().expect("an amount")));
    }
    for figures in data["figures"].as_object_mut().expect("figures").values_mut() {
        for key in ["change", "fixed_assets", "purchase", "total", "goods", "works", "services"] {
            if let Some(text) = figures.get(key).and_then(Value::as_str) {
                let amount = text.parse::<Decimal>().expect("an amount") * Decimal::from(times) / Decimal::from(1_000);
                figures[key] = json!(amount.round_dp(2).to_string());
            }
        }
    }
    data
}

/// `UNITS=1000 cargo test good_budgets` looks at more.
#[test]
fn good_budgets_are_not_doubted() {
    let count: u64 = std::env::var("UNITS").ok().and_then(|count| count.parse().ok()).unwrap_or(28);
    // Thousandths, and the step of each amount in 分: as they are, round in 百元, 万元, a tiny unit, a large one, a ministry.
    let kinds =
        [(1_000, 1), (1_000, 10_000), (1_000, 1_000_000), (20, 1), (30_000, 1), (1_000_000, 1), (1_000_000, 1_000_000)];
    for seed in 0..count {
        let (times, step) = kinds[(seed % kinds.len() as u64) as usize];
        let data = resized(seed, times, step);
        let loaded = support::loaded(&data);
        let with = check_read(&loaded.budget, &loaded.layout, source(&loaded));
        let without = check(&loaded.budget, &loaded.layout);
        for checked in [with, without] {
            assert_eq!(
                doubts(&checked),
                [""; 0],
                "{seed}, {times}, {step}: {}",
                Error::Found(checked.findings.clone())
            );
        }
    }
    let mut random = support::ledger::Random(7);
    for round in 0..count {
        let mut data = support::ledger::budget(&mut random, 40 + round as usize % 60);
        data["figures"].as_object_mut().expect("figures").values_mut().for_each(|figure| {
            if figure.get("change").is_some() {
                figure["change"] = json!("0.00");
            }
        });
        let Loaded { budget, layout, .. } = support::loaded(&data);
        let checked = check(&budget, &layout);
        assert_eq!(doubts(&checked), [""; 0], "{round}: {}", Error::Found(checked.findings.clone()));
    }
}
