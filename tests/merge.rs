//! A department's budget, added up from those of its units.

use std::path::Path;

use budgetpress::layout::{Layout, Layouts};
use budgetpress::load::{self, Loaded};
use budgetpress::merge::{MergeNote, Merged, MergedFile, merge};
use budgetpress::message::{Catalogue, Language};
use budgetpress::model::LineKind::{Account, Fixed, Project, Unit};
use budgetpress::model::{Budget, Cell, LineHead, Severity};
use budgetpress::{Error, check};
use indexmap::IndexMap;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::tests::cli::{command, must_exit};
use crate::tests::ledger::{random, with_ledger};
use crate::tests::support::ledger::{self, Random};
use crate::tests::support::{loaded, sample};

fn layout() -> Layout {
    Layouts::default().open("guangzhou-2024").expect("the layout opens")
}

/// What is the department's own: words, and nothing that its units make.
fn rest() -> Value {
    let mut data = sample();
    for member in ["sheets", "ties"] {
        data.as_object_mut().expect("a record").remove(member);
    }
    data["unit"] = json!("信息化局");
    for figure in data["figures"].as_object_mut().expect("a record").values_mut() {
        figure.as_object_mut().expect("a record").retain(|key, _| key == "reason" || key == "purchase_plan");
    }
    data
}

fn department(data: &Value) -> Loaded {
    load::department(format!("{data:#}").as_bytes(), &Layouts::default())
        .unwrap_or_else(|error| panic!("it loads: {error}"))
}

fn put(folder: &Path, name: &str, data: &Value) -> std::path::PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, format!("{data:#}")).expect("it is written");
    path
}

#[track_caller]
fn merged(units: &[Loaded], rest: &Value) -> Merged {
    let told = |notes: Vec<MergeNote>| -> Vec<_> { notes.into_iter().map(|note| note.finding).collect() };
    merge(&units.iter().collect::<Vec<_>>(), &department(rest))
        .unwrap_or_else(|error| panic!("it adds up: {}", Error::Found(told(error))))
}

/// A random ledger of up to three units by unit, and as one.
fn ledgers(numbers: &mut Random, layout: &Layout, step: i64) -> (IndexMap<String, Vec<Value>>, Vec<Value>) {
    let mut units: IndexMap<String, Vec<Value>> = IndexMap::new();
    for mut line in random(numbers, layout) {
        let amount: Decimal = line["amount"].as_str().expect("digits").parse().expect("a number");
        line["amount"] = json!((amount * Decimal::from(step)).trunc().to_string());
        units.entry(line["unit"].as_str().expect("a name").to_owned()).or_default().push(line);
    }
    if step > 1 {
        // Whole hundreds of 元 are whole in the tables' last decimal.
        for line in units.values_mut().flatten() {
            let amount: i64 = line["amount"].as_str().expect("digits").parse().expect("whole");
            line["amount"] = json!((amount / 100 * 100).to_string());
        }
    }
    let all = units.values().flatten().cloned().collect();
    (units, all)
}

fn budgets(units: IndexMap<String, Vec<Value>>, layout: &Layout) -> Vec<Loaded> {
    let budget = |(unit, lines): (String, Vec<Value>)| {
        let mut data = with_ledger(lines, layout);
        data["unit"] = json!(unit);
        loaded(&data)
    };
    units.into_iter().map(budget).collect()
}

/// The tables in which two budgets differ.
fn differing<'a>(one: &'a Budget, other: &'a Budget) -> Vec<&'a String> {
    one.sheets.iter().filter(|(id, sheet)| other.sheets.get(*id) != Some(sheet)).map(|(id, _)| id).collect()
}

#[track_caller]
fn must_agree(budget: &Budget, layout: &Layout) {
    let wrong = check::check(budget, layout).of(Severity::Error);
    assert!(wrong.is_empty(), "{}", Error::Found(wrong));
}

#[test]
fn units_with_ledgers_make_what_one_ledger_makes() {
    let layout = layout();
    let mut numbers = Random(0x3E26_E000_0000_0001);
    let mut several = 0;
    for round in 0..150 {
        let (units, all) = ledgers(&mut numbers, &layout, 1);
        let units = budgets(units, &layout);
        several += usize::from(units.len() > 1);
        let merged = merged(&units, &rest());
        let whole = loaded(&with_ledger(all, &layout)).budget;
        assert!(merged.from_ledgers);
        assert_eq!(differing(&whole, &merged.budget), [""; 0], "round {round}");
        must_agree(&merged.budget, &layout);
    }
    assert!(several > 80, "{several} of several units");
}

#[test]
fn units_with_tables_make_what_one_ledger_makes_where_nothing_is_rounded() {
    let layout = layout();
    let mut numbers = Random(0x3E26_E000_0000_0002);
    for round in 0..150 {
        let (units, all) = ledgers(&mut numbers, &layout, 1000);
        let mut units = budgets(units, &layout);
        units.iter_mut().for_each(|unit| unit.ledger = None);
        let merged = merged(&units, &rest());
        let whole = loaded(&with_ledger(all, &layout)).budget;
        assert!(!merged.from_ledgers);
        assert_eq!(differing(&whole, &merged.budget), [""; 0], "round {round}");
        must_agree(&merged.budget, &layout);
    }
}

/// The sums of a table's amounts over its lines of some kind, by column.
fn sums(budgets: &[&Budget], id: &str, of: impl Fn(&LineHead) -> bool) -> IndexMap<String, Decimal> {
    let mut sums: IndexMap<String, Decimal> = IndexMap::new();
    let lines = budgets.iter().flat_map(|budget| &budget.sheets[id].lines).filter(|line| of(&line.head));
    for (column, cell) in lines.flat_map(|line| &line.cells) {
        if let Cell::Amount(amount) = cell {
            *sums.entry(column.clone()).or_default() += amount.value();
        }
    }
    sums
}

#[test]
fn every_printed_amount_of_the_units_is_in_the_department_once() {
    let mut numbers = Random(0x3E26_E000_0000_0003);
    for round in 0..40 {
        let unit = |index: usize, lines: usize, numbers: &mut Random| {
            let mut data = ledger::budget(numbers, lines);
            data["unit"] = json!(format!("第{index}单位"));
            // A goal of one project name in 重点项目, which has no units.
            for line in data["sheets"]["key_projects"]["lines"].as_array_mut().expect("lines") {
                line["project"] = json!(format!("第{index}单位的重点项目"));
            }
            loaded(&data)
        };
        let units: Vec<Loaded> = (1..=2 + numbers.below(3)).map(|index| unit(index, 30, &mut numbers)).collect();
        let merged = merged(&units, &rest());
        let parts: Vec<&Budget> = units.iter().map(|unit| &unit.budget).collect();
        for id in merged.budget.sheets.keys() {
            for kind in [Fixed, Account, Project, Unit] {
                let of = |head: &LineHead| head.kind() == kind;
                assert_eq!(sums(&parts, id, of), sums(&[&merged.budget], id, of), "round {round}, {id}, {kind:?}");
            }
        }
        // 本单位 of each unit's tables has become its name.
        let heads = merged.budget.sheets["12"].lines.iter().filter(|line| matches!(line.head, LineHead::Unit(_)));
        let names: Vec<&str> = heads.map(|line| line.head.name()).collect();
        assert_eq!(names, units.iter().map(|unit| unit.budget.unit.as_str()).collect::<Vec<_>>());
    }
}

#[test]
fn lines_without_a_unit_come_to_stand_below_theirs() {
    let layout = layout();
    let mut numbers = Random(7);
    let mut unit = |name: &str| {
        let mut data = ledger::budget(&mut numbers, 60);
        data["unit"] = json!(name);
        for id in ["11", "12"] {
            data["sheets"][id]["lines"].as_array_mut().expect("lines").retain(|line| line.get("unit").is_none());
        }
        data["sheets"]["key_projects"]["lines"] = json!([]);
        loaded(&data)
    };
    let units = [unit("甲单位"), unit("乙单位")];
    let merged = merged(&units, &rest());
    for id in ["11", "12"] {
        let lines = &merged.budget.sheets[id].lines;
        let heads: Vec<&str> =
            lines.iter().filter(|line| matches!(line.head, LineHead::Unit(_))).map(|line| line.head.name()).collect();
        assert_eq!(heads, ["甲单位", "乙单位"], "{id}");
    }
    let wrong = check::check(&merged.budget, &layout);
    let wrong: Vec<_> =
        wrong.identities.iter().filter(|tie| !tie.warning && tie.difference().abs() > Decimal::ONE).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// What is told of a merger, in English.
fn told(units: &[Value], rest: &Value) -> String {
    let units: Vec<Loaded> = units.iter().map(loaded).collect();
    let told = match merge(&units.iter().collect::<Vec<_>>(), &department(rest)) {
        Ok(merged) => merged.notes,
        Err(told) => told,
    };
    let catalogue = Catalogue::new(Language::English);
    let line = |MergeNote { file, finding }: &MergeNote| {
        let file = match file {
            MergedFile::Unit(index) => Some(format!("unit-{}.json", index + 1)),
            MergedFile::Department => Some("rest.json".to_owned()),
            MergedFile::Whole => None,
        };
        catalogue.report(std::slice::from_ref(finding), file.as_deref())
    };
    told.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A unit's budget, and what is the department's.
fn pair() -> (Value, Value, Value) {
    let mut numbers = Random(11);
    let layout = layout();
    let mut unit = |name: &str| {
        let lines = random(&mut numbers, &layout).into_iter().map(|mut line| {
            line["unit"] = json!(name);
            if line["project"].is_string() {
                line["project"] = json!(format!("{name}的项目"));
                line["goal"] = json!("按期完成");
            }
            line
        });
        let loaded = loaded(&with_ledger(lines.collect(), &layout));
        let text = budgetpress::convert::json(&loaded.budget, &layout);
        let mut data: Value = serde_json::from_str(&text).expect("JSON");
        data["unit"] = json!(name);
        data
    };
    (unit("甲单位"), unit("乙单位"), rest())
}

#[test]
fn units_that_contradict_each_other() {
    let account = json!({ "code": "304", "name": "科目", "budget": "0.00" });
    type Change = fn(&mut Value, &mut Value, &mut Value);
    let cases: [(&str, Change); 12] = [
        ("nothing", |_, _, _| {}),
        ("another year", |_, b, _| b["year"] = json!(2023)),
        ("a unit twice", |_, b, _| b["unit"] = json!("甲单位")),
        ("the other unit's lines", |_, b, _| {
            for line in b["sheets"]["11"]["lines"].as_array_mut().expect("lines") {
                if line.get("unit").is_some() {
                    line["unit"] = json!("甲单位");
                }
            }
        }),
        ("a unit that is a project elsewhere", |a, b, _| {
            for (data, member) in [(a, "unit"), (b, "project")] {
                for line in data["sheets"]["12"]["lines"].as_array_mut().expect("lines") {
                    if line.get(member).is_some() {
                        line[member] = json!("信息中心");
                    }
                }
            }
        }),
        ("a date", |_, b, _| b["figures"]["assets"]["as_of"] = json!("2023-06-30")),
        ("goals of one project", |a, b, _| {
            for (data, goal) in [(a, "建成"), (b, "验收")] {
                data["sheets"]["key_projects"]["lines"] =
                    json!([{ "project": "联合项目", "budget": "0.00", "goal": goal }]);
            }
        }),
        ("figures that the department states", |_, _, rest| {
            rest["figures"]["procurement"]["total"] = json!("12.00");
            rest["figures"]["revenue"]["change"] = json!("1.00");
            rest["figures"]["assets"]["vehicles"] = json!(6);
        }),
        ("tables that the department has", |a, _, rest| rest["sheets"] = json!({ "5": a["sheets"]["5"] })),
        ("notes", |_, b, _| b["sheets"]["5"]["notes"] = json!(["另有说明。"])),
        ("ties of a unit's own", |a, _, _| {
            a["ties"] = json!([{ "title": "自有", "left": ["6/total/budget"], "right": ["6/total/budget"] }]);
        }),
        ("what units pay each other", |a, b, _| {
            for (data, key) in [(a, "subsidiary_subsidy"), (b, "superior_subsidy")] {
                for line in data["sheets"]["1"]["lines"].as_array_mut().expect("lines") {
                    if line["key"] == key {
                        line["budget"] = json!("35.00");
                    }
                }
            }
        }),
    ];
    let mut all: Vec<String> = cases
        .iter()
        .map(|(name, change)| {
            let (mut a, mut b, mut rest) = pair();
            change(&mut a, &mut b, &mut rest);
            format!("{name}\n{}\n", told(&[a, b], &rest))
        })
        .collect();
    let (mut a, mut b, rest) = pair();
    for (data, name) in [(&mut a, "科目甲"), (&mut b, "科目乙")] {
        let mut line = account.clone();
        line["name"] = json!(name);
        data["sheets"]["6"]["lines"].as_array_mut().expect("lines").push(line);
    }
    all.push(format!("an account with two names\n{}\n", told(&[a, b], &rest)));
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn the_narrative_adds_up_too() {
    let (mut a, mut b, rest) = pair();
    a["figures"]["revenue"]["change"] = json!("10.50");
    b["figures"]["revenue"]["change"] = json!("-4.00");
    (a["figures"]["assets"]["vehicles"], b["figures"]["assets"]["vehicles"]) = (json!(3), json!(4));
    b["figures"]["reception"].as_object_mut().expect("a record").remove("change");
    b["figures"]["reception"]["previous"] = json!("1.234567");
    let before: Decimal = loaded(&a).budget.amount("8", "reception", "total").expect("it is there").value();
    let merged = merged(&[loaded(&a), loaded(&b)], &rest);
    let text = budgetpress::convert::json(&merged.budget, &layout());
    let figures = &serde_json::from_str::<Value>(&text).expect("JSON")["figures"];
    assert_eq!(figures["revenue"]["change"], "6.50");
    // The first unit's is its amount, as nothing changed.
    assert_eq!(
        figures["reception"]["previous"],
        (before + "1.234567".parse::<Decimal>().expect("a number")).to_string()
    );
    assert_eq!(figures["assets"]["vehicles"], 7);
    assert_eq!(figures["assets"]["purchase_plan"], sample()["figures"]["assets"]["purchase_plan"]);
    assert_eq!(figures["assets"]["as_of"], sample()["figures"]["assets"]["as_of"]);
}

#[test]
fn the_program_adds_up_and_tells_contradictions_in_their_files() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (a, mut b, rest) = pair();
    let [rest, first] = [("rest.json", &rest), ("a.json", &a)].map(|(name, data)| put(folder.path(), name, data));
    let second = put(folder.path(), "b.json", &b);
    for name in ["all.json", "all.xlsx"] {
        let output = folder.path().join(name);
        let mut merge = command(&["merge"]);
        merge.args([&first, &second]).arg("--with").arg(&rest).arg("-o").arg(&output);
        let told = must_exit(&merge.output().expect("it runs"), 0);
        assert!(told.contains("Added up from the tables of 2 units."), "{told}");
        // What rounding adds up to is told here, not first by the check.
        let checked = command(&["check"]).arg(&output).output().expect("it runs");
        assert_eq!(checked.status.success(), !told.contains("merge-tails"), "{told}");
    }
    b["year"] = json!(2023);
    b["published"] = json!("2023-02-05");
    put(folder.path(), "b.json", &b);
    let output = folder.path().join("none.json");
    let mut merge = command(&["merge"]);
    merge.args([&first, &second]).arg("--with").arg(&rest).arg("-o").arg(&output);
    let told = must_exit(&merge.output().expect("it runs"), 1);
    assert!(told.contains("error[merge-year]") && told.contains("b.json:") && told.contains(" /year"), "{told}");
    assert!(!output.exists());
}

#[test]
fn the_department_is_not_one_of_its_own_units() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (mut a, b, rest) = pair();
    let [with, first] = [("rest.json", &rest), ("a.json", &a)].map(|(name, data)| put(folder.path(), name, data));
    let second = put(folder.path(), "b.json", &b);
    let merge = |units: &[&std::path::PathBuf], output: &str, status| {
        let mut merge = command(&["merge"]);
        merge.args(units).arg("--with").arg(&with).arg("-o").arg(folder.path().join(output));
        must_exit(&merge.output().expect("it runs"), status)
    };
    assert!(!merge(&[&first, &second], "all.json", 0).contains("merge-unit-own"));
    // What an earlier merger wrote has lines for the others.
    let all = folder.path().join("all.json");
    let told = merge(&[&first, &second, &all], "again.json", 1);
    assert!(told.contains("error[merge-unit-own]") && told.contains("all.json:"), "{told}");
    let told = merge(&[&first, &with], "again.json", 2);
    assert!(
        told.contains("error[merge-unit-own]") && told.contains("rest.json is the department's own file"),
        "{told}"
    );
    assert!(!folder.path().join("again.json").exists());
    // Its own offices often have its name.
    a["unit"] = rest["unit"].clone();
    put(folder.path(), "a.json", &a);
    let told = merge(&[&first, &second], "again.json", 0);
    assert!(told.contains("warning[merge-unit-own]") && told.contains("a.json:"), "{told}");
}
