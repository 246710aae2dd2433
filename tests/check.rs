//! The figures: every identity of the seed, and every mutation of it.

use budgetpress::check::{CODES, Checked, Verdict, check, explain};
use budgetpress::load::Loaded;
use budgetpress::message::{Catalogue, Language};
use budgetpress::model::{Amount, Budget, Cell, Finding, Place, Severity};
use rust_decimal::Decimal;
use serde_json::json;

use crate::support::ledger::{self, Random};
use crate::support::{self, LayoutCopy};

#[test]
fn the_seed_agrees_with_itself() {
    let Loaded { budget, layout, .. } = support::loaded(&support::sample());
    let checked = check(&budget, &layout);
    let tails = checked.identities.iter().filter(|identity| identity.verdict() == Verdict::Tail);
    let tails: Vec<String> = tails.map(|identity| format!("{} {}", identity.title, identity.difference())).collect();
    let count = |verdict| checked.count(verdict);
    let (exact, tail, wrong) = (count(Verdict::Exact), count(Verdict::Tail), count(Verdict::Error));
    let findings = budgetpress::Error::Found(checked.findings);
    insta::assert_snapshot!(format!(
        "exact {exact}, tails {tail}, errors {wrong}\n\n{}\n\n{findings}",
        tails.join("\n")
    ));
}

/// The places of all amounts in the sheets.
fn cells(budget: &Budget) -> Vec<(String, usize, String)> {
    let mut cells = Vec::new();
    for (id, sheet) in &budget.sheets {
        for (index, line) in sheet.lines.iter().enumerate() {
            let amounts = line.cells.iter().filter(|(_, cell)| matches!(cell, Cell::Amount(_)));
            cells.extend(amounts.map(|(column, _)| (id.clone(), index, column.clone())));
        }
    }
    cells
}

fn amount(budget: &Budget, (sheet, line, column): &(String, usize, String)) -> Decimal {
    budget.sheets[sheet].lines[*line].amount(column).expect("an amount").value()
}

fn set(budget: &mut Budget, (sheet, line, column): &(String, usize, String), value: Decimal) {
    let line = &mut budget.sheets.get_mut(sheet).expect("the sheet").lines[*line];
    line.cells.insert(column.clone(), Cell::Amount(Amount::new(value)));
}

fn place((sheet, line, column): &(String, usize, String)) -> Place {
    Place::root().join("sheets").join(sheet).join("lines").join(line).join(column)
}

/// Whether a cell is among the places that findings about amounts name.
fn named(checked: &Checked, cell: &(String, usize, String)) -> bool {
    let wanted = place(cell);
    checked
        .findings
        .iter()
        .any(|Finding { place, cells, .. }| place.as_ref() == Some(&wanted) || cells.contains(&wanted))
}

#[test]
fn every_changed_cell_is_found_and_named() {
    let Loaded { budget, layout, .. } = support::loaded(&support::sample());
    let cells = cells(&budget);
    let (mut tried, mut missed) = (0, Vec::new());
    for (index, cell) in cells.iter().enumerate() {
        let old = amount(&budget, cell);
        let mut mutants =
            vec![("+1.00", old + Decimal::ONE), ("-0.05", old - Decimal::new(5, 2)), ("×10", old * Decimal::TEN)];
        // With the neighbour to the right, or below where the line ends.
        let neighbour = cells.get(index + 1).filter(|next| next.0 == cell.0);
        mutants.extend(neighbour.map(|next| ("swapped", amount(&budget, next))));
        for (what, new) in mutants.into_iter().filter(|(_, new)| *new != old) {
            let mut mutant = budget.clone();
            set(&mut mutant, cell, new);
            if let ("swapped", Some(next)) = (what, neighbour) {
                set(&mut mutant, next, old);
            }
            tried += 1;
            if !named(&check(&mutant, &layout), cell) {
                missed.push(format!("{} {what}", place(cell)));
            }
        }
    }
    assert!(tried > 1500, "{tried} mutations");
    // No identity of the document constrains how a class of the economic classification is spread over its
    // sections: two of them swapped leave every sum as it was. All else is found.
    let unconstrained =
        |place: &&String| place.ends_with("swapped") && (place.contains("/6/") || place.contains("/7/"));
    let unexplained: Vec<&String> = missed.iter().filter(|place| !unconstrained(place)).collect();
    assert!(unexplained.is_empty(), "{unexplained:?}");
    insta::assert_snapshot!(format!("{} of {tried} mutations are not found:\n{}", missed.len(), missed.join("\n")));
}

#[test]
fn two_copies_of_one_figure_must_be_equal() {
    let mut data = support::sample();
    data["sheets"]["key_projects"]["lines"][0]["budget"] = json!("523.91");
    let Loaded { budget, layout, .. } = support::loaded(&data);
    insta::assert_snapshot!(budgetpress::Error::Found(check(&budget, &layout).of(Severity::Error)));
}

#[test]
fn tails_grow_with_the_number_of_addends() {
    let Loaded { budget, layout, .. } = support::loaded(&support::sample());
    let identity = check(&budget, &layout).identities.into_iter().next().expect("an identity");
    let term = identity.left[0];
    // Total and n addends: ⌈(n+1)/2⌉ − 1 hundredths.
    for (addends, steps) in [(1, 0), (2, 1), (3, 1), (4, 2), (8, 4), (14, 7)] {
        let mut identity = identity.clone();
        identity.left = vec![term];
        identity.right = vec![term; addends];
        assert_eq!(identity.tail_bound(), Decimal::new(steps, 2), "{addends}");
    }
}

#[test]
fn ties_and_sums_that_name_nothing_are_refused() {
    let edits = [
        ("left = [\"1/revenue_total/budget\"]", "left = [\"1/revenue_totl/budget\"]"),
        ("left = [\"1/revenue_total/budget\"]", "left = [\"13/revenue_total/budget\"]"),
        ("left = [\"3/{code}/total\"]", "left = [\"3/{code}/totl\"]"),
        ("left = [\"3/{code}/total\"]", "left = [\"3/{project}/total\"]"),
        ("sum = [\"basic\", \"project\"]", "sum = [\"basic\", \"projct\"]"),
        ("sum = [\"outbound\", ", "sum = [\"outbund\", "),
        ("left = [\"figures/procurement/total\"]", "left = [\"figures/procurement/all\"]"),
    ];
    for (from, to) in edits {
        let layouts = LayoutCopy::new();
        layouts.edit("guangzhou-2024/layout.toml", from, to);
        let refused =
            budgetpress::layout::Layouts::new(Some(&layouts.path())).open("guangzhou-2024").expect_err("it opens");
        assert_eq!(support::codes(refused.findings()), ["layout-broken"], "{to}");
    }
}

/// What the rules say of the sample after a change; the sample itself is the twin without findings.
fn told(change: impl FnOnce(&mut serde_json::Value)) -> String {
    let mut data = support::sample();
    change(&mut data);
    let Loaded { budget, layout, .. } = support::loaded(&data);
    let arithmetic = ["footing", "tie", "tail-unlikely", "percent-differs"];
    let findings = check(&budget, &layout).findings.into_iter().filter(|finding| !arithmetic.contains(&finding.code));
    budgetpress::Error::Found(findings.collect()).to_string()
}

#[test]
fn the_seed_breaks_no_rule() {
    assert_eq!(told(|_| {}), "");
}

#[test]
fn each_rule_finds_its_fault() {
    let push = |data: &mut serde_json::Value, place: &str, value: serde_json::Value| {
        data.pointer_mut(place).and_then(serde_json::Value::as_array_mut).expect("a list").push(value);
    };
    let faults = [
        told(|data| push(data, "/sheets/6/lines", json!({ "code": "30201", "name": "办公费", "budget": "0.00" }))),
        told(|data| {
            push(data, "/sheets/6/lines", json!({ "code": "30701", "name": "国内债务付息", "budget": "0.00" }))
        }),
        told(|data| data["sheets"]["3"]["lines"][1]["name"] = json!("一般公共服务")),
        told(|data| data["sheets"]["5"]["lines"][1]["name"] = json!("外交支出")),
        told(|data| data["sheets"]["9"]["notes"] = json!(["无。"])),
        told(|data| {
            data["sheets"]["9"]["notes"] = json!(["本表本年无发生额。"]);
            data["sheets"]["9"]["lines"][0]["total"] = json!("1.00");
        }),
        told(|data| data["figures"]["revenue"]["reason"] = json!("XX项目增加")),
        told(|data| data["texts"]["overview"]["composition"][0] = json!("根据《2018年办法》，2021年设立。")),
        told(|data| {
            let text = data["texts"]["overview"]["duties"][0].clone();
            push(data, "/texts/overview/duties", text);
        }),
        told(|data| data["texts"]["overview"]["composition"][0] = json!("联系人电话：138 0013 8000。")),
        told(|data| data["texts"]["overview"]["composition"][0] = json!("身份证号11010519491231002X。")),
        told(|data| data["texts"]["overview"]["composition"][0] = json!("账号6222021234567890128。")),
    ];
    insta::assert_snapshot!(faults.join("\n\n"));
}

#[test]
fn rules_raise_no_false_alarm() {
    let harmless = [
        "服务热线12345，项目编号2024000112，金额1234567890元。",
        "依据《政府信息公开条例（2019年修订）》，2023年至2025年实施。",
        "编号110105194912310021，流水号6222021234567890127。",
        "根据《地方预决算公开操作规程》（财预〔2024〕143号）编制。",
    ];
    for text in harmless {
        let told = told(|data| data["texts"]["overview"]["composition"][0] = json!(text));
        assert_eq!(told, "", "{text}");
    }
}

#[test]
fn consistent_budgets_raise_no_error() {
    let mut random = Random(0x2024_0205);
    let mut evaluated = 0;
    for round in 0..1000 {
        let lines = 1 + random.below(200);
        let data = ledger::budget(&mut random, lines);
        let Loaded { budget, layout, .. } = support::loaded(&data);
        let checked = check(&budget, &layout);
        evaluated += checked.identities.len();
        let errors = checked.of(Severity::Error);
        assert!(errors.is_empty(), "round {round}: {}", budgetpress::Error::Found(errors));
    }
    assert!(evaluated > 300_000, "{evaluated} identities");
}

#[test]
fn every_rule_is_explained() {
    let catalogues = [Language::English, Language::Chinese].map(Catalogue::new);
    for code in CODES {
        for catalogue in &catalogues {
            assert!(explain(code, catalogue).is_some_and(|text| text.len() > 40), "{code}");
        }
    }
    assert_eq!(explain("nothing", &catalogues[0]), None);
    // Each code that the rules give is among them.
    let mut sources = vec![support::root().join("src/check/identity.rs"), support::root().join("src/check/percent.rs")];
    let rules = std::fs::read_dir(support::root().join("src/check/rules")).expect("the rules");
    sources.extend(rules.map(|entry| entry.expect("an entry").path()));
    for path in sources {
        let text = std::fs::read_to_string(&path).expect("the source");
        for code in text
            .split("error(\"")
            .skip(1)
            .chain(text.split("about(\"").skip(1))
            .filter_map(|rest| rest.split('"').next())
        {
            assert!(CODES.contains(&code), "{code} in {}", path.display());
        }
    }
}
