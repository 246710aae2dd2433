//! Random ledgers of several units, all funds and all accounts, added up twice: by the program, and cell by cell by an oracle that
//! shares nothing with it (`tests/support/ledger.rs`).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use budgetpress::convert;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::tests::cli::{command, must_exit};
use crate::tests::ledger::with_ledger;
use crate::tests::support::book::layout;
use crate::tests::support::ledger::{CLASSES, Entry, Ledger, OPERATING};
use crate::tests::support::{parse, root};

const FUNDS: [&str; 11] = [
    "general",
    "fund",
    "capital",
    "tuition",
    "other_special",
    "service",
    "business",
    "other",
    "superior_subsidy",
    "subsidiary_remittance",
    "fund_offset",
];

/// The items (项) of the classes that 表1 prints, and the sections (款) of the economic classification.
static ACCOUNTS: LazyLock<[Vec<String>; 2]> = LazyLock::new(|| {
    let path = root().join("layouts/shared/accounts/2024.csv");
    let text = std::fs::read_to_string(path).expect("the list is there");
    let of = |classification: &str, length: usize| {
        let codes = text.lines().filter_map(|line| line.strip_prefix(classification)?.split(',').nth(1));
        codes.filter(|code| code.len() == length).map(str::to_owned).collect::<Vec<_>>()
    };
    let mut items = of("function", 7);
    items.retain(|code| CLASSES.contains(&&code[..3]));
    [items, of("economy", 5)]
});

fn entry() -> impl Strategy<Value = Entry> {
    let [items, sections] = &*ACCOUNTS;
    // Half of the money is of the first funds, half of the accounts are of 表8, as most cells follow from these.
    let fund = prop_oneof![0..FUNDS.len(), 0..3_usize];
    let every = (0..sections.len()).prop_map(|index| &*sections[index]);
    let economy = prop_oneof![every, (0..OPERATING.len()).prop_map(|index| OPERATING[index])];
    let amount = (3..=12_u32, 0..1_000_000_000_000_i64);
    (0..4_usize, proptest::option::of(0..5_usize), 0..items.len(), economy, fund, amount).prop_map(
        move |(unit, project, function, economy, fund, (digits, fen))| {
            let unit = format!("第{unit}单位");
            // 国有资本经营预算 pays no basic expenditure.
            let is_work = FUNDS[fund] == "capital";
            let project = project.or(is_work.then_some(0)).map(|number| format!("{unit}的第{number}项目"));
            // 转移性支出 has no line in 表4.
            let is_printed = fund >= 3 || !items[function].starts_with("230");
            let function = if is_printed { items[function].clone() } else { "2010301".to_owned() };
            let fen = fen % 10_i64.pow(digits);
            Entry { unit, project, function, economy: economy.into(), fund: FUNDS[fund], fen }
        },
    )
}

/// An amount in 元.
fn yuan(fen: i64) -> String {
    Decimal::new(fen, 2).to_string()
}

/// The ledger as lines of a data file.
fn lines(ledger: &Ledger) -> Vec<Value> {
    let line = |entry: &Entry| {
        let mut line = json!({
            "unit": entry.unit, "kind": if entry.project.is_some() { "project" } else { "basic" },
            "function": entry.function, "economy": entry.economy, "fund": entry.fund, "amount": yuan(entry.fen),
        });
        if let Some(project) = &entry.project {
            line["project"] = json!(project);
            line["goal"] = json!("按期完成");
        }
        line
    };
    ledger.0.iter().map(line).collect()
}

/// The ledger as CSV.
fn csv(ledger: &Ledger) -> String {
    let funds = &layout().ledger.as_ref().expect("it has one").funds;
    let row = |entry: &Entry| {
        let (kind, goal) =
            if entry.project.is_some() { ("项目支出", "按期完成") } else { ("基本支出", "") };
        let (unit, project) = (&entry.unit, entry.project.as_deref().unwrap_or_default());
        let Entry { function, economy, .. } = entry;
        format!("{unit},{kind},{project},{function},{economy},{},{},{goal}\n", funds[entry.fund], yuan(entry.fen))
    };
    let titles = "单位,支出类别,项目,功能科目,经济科目,资金性质,金额（元）,绩效目标\n".to_owned();
    titles + &ledger.0.iter().map(row).collect::<String>()
}

/// The amounts of tables: table, the unit above, the line and the column.
fn cells<'a>(tables: impl Iterator<Item = (&'a str, &'a Value)>) -> BTreeMap<[String; 4], Decimal> {
    let mut cells = BTreeMap::new();
    for (id, lines) in tables {
        let mut above = String::new();
        for line in lines.as_array().expect("lines") {
            let text = |member: &str| line[member].as_str().map(str::to_owned);
            let unit = text("unit");
            above = unit.clone().unwrap_or(above);
            let head = text("key").or(text("code")).or(text("project")).or(unit).expect("a head");
            for (column, value) in line.as_object().expect("a record") {
                let Some(amount) = value.as_str().and_then(|value| value.parse().ok()) else { continue };
                if ["key", "code", "name", "unit", "project", "goal"].contains(&&**column) {
                    continue;
                }
                let place = [id.to_owned(), above.clone(), head.clone(), column.clone()];
                assert!(cells.insert(place.clone(), amount).is_none(), "{place:?} stands twice");
            }
        }
    }
    cells
}

/// What the oracle gives for a ledger.
fn wanted(ledger: &Ledger) -> BTreeMap<[String; 4], Decimal> {
    let tables = ledger.tables();
    cells(tables.iter().map(|(id, lines)| (*id, lines)))
}

/// The derived tables of a data file.
fn given(data: &Value) -> BTreeMap<[String; 4], Decimal> {
    let ids = layout().derived().map(|(spec, _)| &*spec.id);
    cells(ids.map(|id| (id, &data["sheets"][id]["lines"])))
}

/// The cells in which two tell different amounts, or which one of them lacks.
fn differing(one: &BTreeMap<[String; 4], Decimal>, other: &BTreeMap<[String; 4], Decimal>) -> Vec<String> {
    let keys = one.keys().chain(other.keys().filter(|key| !one.contains_key(*key)));
    let differ = keys.filter(|key| one.get(*key) != other.get(*key));
    differ.map(|key| format!("{key:?}: {:?} is derived, {:?} is right", one.get(key), other.get(key))).collect()
}

fn must_agree(ledger: &Ledger) -> Result<usize, TestCaseError> {
    let data = with_ledger(lines(ledger), layout());
    let loaded = parse(&data).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let json: Value = serde_json::from_str(&convert::json(&loaded.budget, &loaded.layout)).expect("it is JSON");
    let (given, wanted) = (given(&json), wanted(ledger));
    let differing = differing(&given, &wanted);
    prop_assert!(differing.is_empty(), "{}\n{}", differing.join("\n"), csv(ledger));
    Ok(wanted.len())
}

/// `LEDGERS=5000` tries more of them.
#[test]
fn every_total_of_a_random_ledger_is_that_of_the_oracle() {
    let ledgers: u32 = std::env::var("LEDGERS").ok().and_then(|count| count.parse().ok()).unwrap_or(60);
    let mut cells = 0;
    let config = Config { cases: 1, failure_persistence: None, ..Config::default() };
    for seed in 0..ledgers {
        let mut runner = TestRunner::new(Config { rng_seed: RngSeed::Fixed(u64::from(seed)), ..config.clone() });
        let most = 1 + 3 * (seed as usize % 40);
        let count = std::cell::Cell::new(0);
        let tried = runner.run(&proptest::collection::vec(entry(), 1..=most).prop_map(Ledger), |ledger| {
            count.set(must_agree(&ledger)?);
            Ok(())
        });
        tried.unwrap_or_else(|error| panic!("ledger {seed}: {error}"));
        cells += count.get();
    }
    assert!(cells > 500 * ledgers as usize, "{cells} cells compared");
}

#[test]
fn the_program_derives_the_totals_of_the_oracle() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name);
    let mut rest = with_ledger(Vec::new(), layout());
    rest.as_object_mut().expect("a record").remove("ledger");
    for seed in 1..=3 {
        let config =
            Config { cases: 1, failure_persistence: None, rng_seed: RngSeed::Fixed(seed), ..Config::default() };
        let mut runner = TestRunner::new(config);
        let strategy = proptest::collection::vec(entry(), 40..60);
        let ledger = Ledger(strategy.new_tree(&mut runner).expect("a ledger").current());
        let loaded = parse(&with_ledger(lines(&ledger), layout())).unwrap_or_else(|error| panic!("it loads: {error}"));
        let own: Value = serde_json::from_str(&convert::json(&loaded.budget, &loaded.layout)).expect("it is JSON");
        rest["figures"] = own["figures"].clone();
        std::fs::write(at("rest.json"), rest.to_string()).expect("written");
        std::fs::write(at("ledger.csv"), csv(&ledger)).expect("written");
        let mut derive = command(&["derive"]);
        derive.arg(at("ledger.csv")).arg("--with").arg(at("rest.json")).arg("-o").arg(at("out.json")).arg("--force");
        must_exit(&derive.output().expect("it runs"), 0);
        let json = std::fs::read_to_string(at("out.json")).expect("it is there");
        let json: Value = serde_json::from_str(&json).expect("it is JSON");
        assert_eq!(differing(&given(&json), &wanted(&ledger)), [""; 0]);
    }
}
