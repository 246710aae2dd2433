//! The figures: every identity of the seed, and every mutation of it.

use budgetpress::check::{CODES, Checked, SumAgreement, check, explain};
use budgetpress::load::Loaded;
use budgetpress::message::{Catalogue, Language};
use budgetpress::model::{Amount, Budget, Cell, Finding, Place, Severity};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::tests::support::ledger::{self, Random};
use crate::tests::support::{self, LayoutCopy};

#[test]
fn the_seed_agrees_with_itself() {
    let Loaded { budget, layout, .. } = support::loaded(&support::sample());
    let checked = check(&budget, &layout);
    let tails = checked.identities.iter().filter(|identity| identity.verdict() == SumAgreement::Tail);
    let tails: Vec<String> = tails.map(|identity| format!("{} {}", identity.title, identity.difference())).collect();
    let count = |verdict| checked.count(verdict);
    let (exact, tail, wrong) = (count(SumAgreement::Exact), count(SumAgreement::Tail), count(SumAgreement::Error));
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

/// Changes every amount of the tables in four ways: how many changes were tried, and those that no finding names. One step
/// of a unit up, five of the last decimal down, a digit too many, two cells swapped.
fn mutate(data: &Value) -> (usize, Vec<String>) {
    let Loaded { budget, layout, .. } = support::loaded(data);
    let (budget, layout) = (&budget, &layout);
    let cells = cells(budget);
    let (mut tried, mut missed) = (0, Vec::new());
    for (index, cell) in cells.iter().enumerate() {
        let old = amount(budget, cell);
        let money = layout.money_of(layout.sheet(&cell.0).expect("the sheet"));
        let five = Decimal::new(5, money.decimals);
        let mut mutants = vec![("+1.00", old + Decimal::ONE), ("-0.05", old - five), ("×10", old * Decimal::TEN)];
        // With the neighbour to the right, or below where the line ends.
        let neighbour = cells.get(index + 1).filter(|next| next.0 == cell.0);
        mutants.extend(neighbour.map(|next| ("swapped", amount(budget, next))));
        for (what, new) in mutants.into_iter().filter(|(_, new)| *new != old) {
            let mut mutant = budget.clone();
            set(&mut mutant, cell, new);
            if let ("swapped", Some(next)) = (what, neighbour) {
                set(&mut mutant, next, old);
            }
            tried += 1;
            if !named(&check(&mutant, layout), cell) {
                missed.push(format!("{} {what}", place(cell)));
            }
        }
    }
    (tried, missed)
}

#[test]
fn every_changed_cell_of_the_second_city_is_found_and_named() {
    let (tried, missed) = mutate(&support::second_sample());
    assert!(tried > 3000, "{tried} mutations");
    // Two addends of one sum that changed places leave it as it was: sections of a class, “三公” expenses, the money of a
    // project. The expenses of running a department have an upper bound only. All else is found.
    let free = |place: &&String| {
        let addends = ["/8/", "/9/", "/10/"].iter().any(|sheet| place.contains(sheet));
        addends && place.ends_with("swapped") || place.contains("/operating ")
    };
    assert!(missed.len() * 20 < tried, "{} of {tried}", missed.len());
    let unexplained: Vec<&String> = missed.iter().filter(|place| !free(place)).collect();
    assert!(unexplained.is_empty(), "{unexplained:?}");
    insta::assert_snapshot!(format!("{} of {tried} mutations are not found:\n{}", missed.len(), missed.join("\n")));
}

#[test]
fn every_changed_cell_is_found_and_named() {
    let (tried, missed) = mutate(&support::sample());
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
fn every_changed_cell_of_final_accounts_is_found_and_named() {
    let (tried, missed) = mutate(&support::final_accounts());
    assert!(tried > 1500, "{tried} mutations");
    // As above, two addends swapped leave a sum as it was: sections of a class, budgets of items, kinds of the three
    // public expenses, and what is set off or carried over beside the year's own revenue and expenditure. Where the
    // neighbour is in a sum of its own, a finding names that one.
    let addends = ["/sheets/6/", "/sheets/7/", "/sheets/items/", "/sheets/1/lines/9/", "/sheets/1/lines/39/"];
    let unconstrained =
        |place: &&String| place.ends_with("swapped") && addends.iter().any(|addend| place.starts_with(addend));
    let unexplained: Vec<&String> = missed.iter().filter(|place| !unconstrained(place)).collect();
    assert!(unexplained.is_empty(), "{unexplained:?}");
    assert!(missed.len() * 20 <= tried, "{} of {tried} mutations are not found", missed.len());
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
        ("sum = [\"basic\", \"project\"]", "sum = [\"total\", \"project\"]"),
        ("sum = [\"outbound\", ", "sum = [\"three_public\", "),
        ("ledger = { fund = [\"general\"] }", "ledger = { fund = [\"generl\"] }"),
        ("ledger = { kind = [\"basic\"] }", "ledger = { kind = [\"basc\"] }"),
        ("measure = \"元\"", "measure = \"圆\""),
        ("projects = [\"project\"]", "projects = [\"projects\"]"),
    ];
    for (from, to) in edits {
        let layouts = LayoutCopy::new();
        layouts.edit("guangzhou-2024/layout.toml", from, to);
        let refused =
            budgetpress::layout::Layouts::new(Some(&layouts.path())).open("guangzhou-2024").expect_err("it opens");
        assert_eq!(support::codes(refused.findings()), ["layout-broken"], "{to}");
    }
}

/// What is found in the sample after a change, of these codes.
fn found(change: impl FnOnce(&mut Value), wanted: impl Fn(&str) -> bool) -> String {
    let mut data = support::sample();
    change(&mut data);
    let Loaded { budget, layout, .. } = support::loaded(&data);
    let findings = check(&budget, &layout).findings.into_iter().filter(|finding| wanted(finding.code));
    budgetpress::Error::Found(findings.collect()).to_string()
}

/// Writes a text at a place, as the only note where the place is that of notes.
fn put(data: &mut Value, place: &str, text: &str) {
    let (above, key) = place.rsplit_once('/').expect("a place");
    let value = if key == "notes" { json!([text]) } else { json!(text) };
    match data.pointer_mut(above).expect("the place is there") {
        Value::Array(values) => values[key.parse::<usize>().expect("an index")] = value,
        record => record[key] = value,
    }
}

#[test]
fn the_seed_breaks_no_rule() {
    let arithmetic = ["footing", "tie", "tail-unlikely", "percent-differs"];
    assert_eq!(found(|_| {}, |code| !arithmetic.contains(&code)), "");
}

#[test]
fn rules_raise_no_false_alarm() {
    // At the place of the sample that is named, each of these is as it may be.
    let harmless = [
        ("/texts/overview/composition/0", "服务热线12345，项目编号2024000112，金额1234567890元。"),
        ("/texts/overview/composition/0", "依据《政府信息公开条例（2019年修订）》，2023年至2025年实施。"),
        ("/texts/overview/composition/0", "编号110105194912310021，流水号6222021234567890127。"),
        ("/texts/overview/composition/0", "实施期限为2024-01-01 - 2024-12-31，共2023-2025三个年度。"),
        ("/texts/overview/composition/0", "根据《地方预决算公开操作规程》（财预〔2016〕143号）编制。"),
        ("/texts/overview/composition/0", "依据《预算法》（2018年修正）和财预〔2016〕143号文件。"),
        ("/texts/overview/composition/0", "办公用房2000平方米，资产2016.35万元，服务2012人次。"),
        ("/texts/overview/composition/0", "本单位预算收入3,264.71万元，其中项目支出金额四舍五入后约1,000万元。"),
        ("/texts/overview/composition/0", "单价100万元以上的设备0台，往年结余5000元、30万元。"),
        ("/texts/overview/composition/0", "本单位下设3个基本单位，按成本单位核算，公务接待定点管理。"),
        ("/texts/overview/organisation/0", "本单位无下属单位，由本单位编制。"),
        ("/figures/revenue/reason", "智能坐席项目增加，办公费减少，相抵后增加"),
        ("/figures/revenue/reason", "严格执行公务接待定额，信息化项目增加"),
        ("/figures/revenue/reason", "项目支出比上年有较大变化"),
        ("/figures/operating/reason", "与上年基本持平"),
        ("/figures/reception/reason", "与上年持平，没有新增公务接待"),
        ("/figures/reception/reason", "人员增加与压减相抵"),
        ("/figures/vehicles/reason", "本年未新增公务用车"),
        ("/figures/operating/percent", "46.1"),
        ("/figures/operating/percent", "46"),
        ("/figures/assets/as_of", "2023-12-31"),
        ("/sheets/9/notes", "本单位2024年没有政府性基金预算支出，故本表为空表。"),
        ("/sheets/9/notes", "本单位无政府性基金预算。"),
        ("/sheets/5/notes", "本表为一般公共预算，不含政府性基金预算。"),
        ("/sheets/1/notes", "表9、表10为空表。"),
        ("/sheets/8/notes", "本单位无政府性基金预算，本表不含。"),
        ("/sheets/8/notes", "公务接待费本年无发生额。"),
        ("/texts/overview/composition/0", "与2023年部门预算相比增加，较2023年度预算有增长。"),
        ("/texts/overview/composition/0", "2023年至2025年部门预算，2023年信息化运维项目。"),
        ("/texts/overview/composition/0", "公开2023年部门预算执行情况，编制2024年度部门预算。"),
        ("/texts/overview/composition/0", "依据《2023年部门预算批复》，规划到2042年。"),
        ("/texts/overview/composition/0", "总投资13812345678.90元，已支付13912345678元、13712345678 万元。"),
        ("/texts/overview/composition/0", "账户余额123456789012.34元，见附件①13项。开设账户，文号202400011200001。"),
    ];
    for (place, text) in harmless {
        let change = |data: &mut Value| {
            // The sample states a percentage that its figures do not give.
            data["figures"]["operating"].as_object_mut().expect("a record").remove("percent");
            put(data, place, text);
        };
        assert_eq!(found(change, |_| true), "", "{text}");
    }
}

#[test]
fn what_is_doubtful_is_told() {
    let doubtful = [
        ("/texts/overview/composition/0", "自2021年起实施，截至2021-12-31。", "year-old"),
        ("/texts/overview/composition/0", "身份证号11010519491231002X。", "personal-number"),
        ("/texts/overview/composition/0", "账号6222 0212 3456 7890 128。", "personal-number"),
        ("/texts/overview/composition/0", "电话+86-13800138000。", "personal-number"),
        ("/texts/overview/composition/0", "电话13800138000 13900139000。", "personal-number"),
        ("/texts/overview/composition/0", "账号：44001234567890123456。", "personal-number"),
        ("/texts/overview/composition/0", "银行账号 3602000109200123456。", "personal-number"),
        ("/texts/overview/composition/0", "卡号（尾号在后）3602 0001 0920 0123 45。", "personal-number"),
        ("/texts/overview/composition/0", "电话１３８００１３８０００。", "personal-number"),
        ("/texts/overview/composition/0", "2023年度部门预算。", "year-other"),
        ("/texts/overview/composition/0", "本单位2042年部门预算收入减少。", "year-other"),
        ("/texts/overview/composition/0", "2023年度预算。", "year-other"),
        ("/sheets/5/notes", "本表本年无发生额。", "note-of-nil"),
        ("/sheets/1/notes", "本表为空表。", "note-of-nil"),
        ("/texts/overview/composition/0", "金额待定。", "placeholder"),
        ("/texts/overview/composition/0", "本部门预算为本级预算。", "self-mixed"),
        ("/texts/overview/composition/0", "预算收入32,647.1万元。", "unit-slip"),
        ("/texts/overview/composition/0", "预算收入32647.1 万元。", "unit-slip"),
        ("/figures/reception/reason", "接待任务增加", "reason-contradicts"),
        ("/figures/operating/percent", "46.0", "percent-differs"),
        ("/sheets/9/notes", "无。", "nil-without-note"),
        ("/sheets/5/notes", "不含政府性基金预算。", "note-of-other-fund"),
        ("/sheets/3/lines/1/name", "一般公共服务", "name-differs"),
    ];
    for (place, text, code) in doubtful {
        let told = found(|data| put(data, place, text), |known| known == code);
        assert!(!told.is_empty(), "{code}: {text}");
    }
}

#[test]
fn sums_go_over_the_lines_that_there_are() {
    let footing = |loaded: Loaded| {
        let findings = check(&loaded.budget, &loaded.layout).findings;
        findings.into_iter().filter(|finding| ["footing", "level-missing"].contains(&finding.code)).count()
    };
    let lines = |data: &mut Value, id: &str, keep: fn(&Value) -> bool| {
        data["sheets"][id]["lines"].as_array_mut().expect("lines").retain(keep);
    };
    // No units: then the accounts make the total.
    let mut data = support::sample();
    lines(&mut data, "11", |line| line.get("unit").is_none());
    assert_eq!(footing(support::loaded(&data)), 0);
    // Units alone, in a sheet that has no others.
    let layouts = LayoutCopy::new();
    layouts.edit("guangzhou-2024/layout.toml", "open = [\"unit\", \"account\"]", "open = [\"unit\"]");
    let mut data = support::sample();
    lines(&mut data, "11", |line| line.get("code").is_none());
    assert_eq!(footing(layouts.load(&data)), 0);
    // A class that the layout fixes, above sections of the data.
    let layouts = LayoutCopy::new();
    let (from, fixed) = ("width = 40 }]\nlines = [", "{ key = \"301\", name = \"工资福利支出\" }, ");
    layouts.edit("guangzhou-2024/layout.toml", from, &format!("{from}{fixed}"));
    let mut data = support::sample();
    data["sheets"]["6"]["lines"][1] = json!({ "key": "301", "budget": data["sheets"]["6"]["lines"][1]["budget"] });
    assert_eq!(footing(layouts.load(&data)), 0);
}

/// The places of findings of one code.
fn places(loaded: &Loaded, code: &str) -> Vec<String> {
    let findings = check(&loaded.budget, &loaded.layout).findings.into_iter().filter(|finding| finding.code == code);
    findings.filter_map(|finding| Some(finding.place?.pointer().to_owned())).collect()
}

#[test]
fn no_line_escapes_the_sums() {
    // A project above the first unit belongs to the total.
    let mut data = support::sample();
    let stray = json!({ "project": "游离项目", "total": "999.00", "fiscal": "999.00", "general": "999.00", "fund": "0.00",
        "capital": "0.00", "special_account": "0.00", "other": "0.00", "goal": "无。" });
    data["sheets"]["12"]["lines"].as_array_mut().expect("lines").insert(1, stray);
    let wrong = ["fiscal", "general", "total"].map(|column| format!("/sheets/12/lines/0/{column}"));
    assert_eq!(places(&support::loaded(&data), "footing"), wrong);
    // Units alone are not broken down; where others are, a unit without lines must not have amounts.
    let mut data = support::sample();
    let lines = data["sheets"]["12"]["lines"].as_array_mut().expect("lines");
    let projects = lines.split_off(2);
    assert_eq!(places(&support::loaded(&data), "footing"), [""; 0]);
    let lines = data["sheets"]["12"]["lines"].as_array_mut().expect("lines");
    let mut bare = lines[1].clone();
    bare["unit"] = json!("另一单位");
    lines.push(bare);
    lines.extend(projects);
    lines[1..3].reverse();
    let bare = ["total", "fiscal", "general"].map(|column| format!("/sheets/12/lines/1/{column}"));
    assert!(bare.iter().all(|place| places(&support::loaded(&data), "footing").contains(place)));
}

#[test]
fn levels_are_known_for_each_unit() {
    let mut data = support::sample();
    let lines = data["sheets"]["11"]["lines"].as_array_mut().expect("lines");
    let (mut unit, mut section) = (lines[1].clone(), lines[2].clone());
    (unit["unit"], section["code"]) = (json!("另一单位"), json!("30101"));
    lines.extend([unit, section]);
    assert_eq!(places(&support::loaded(&data), "level-missing"), ["/sheets/11/lines/7"]);
}

#[test]
fn a_reference_names_lines_of_its_own_kind() {
    let project = "广州12345政府服务热线受理中心2023年智能坐席系统建设项目";
    let mut data = support::sample();
    data["sheets"]["12"]["lines"][1]["unit"] = json!(project);
    assert_eq!(places(&support::loaded(&data), "tie"), [""; 0]);
    // A project called like a fixed line does not add to it.
    data["sheets"]["12"]["lines"][2]["project"] = json!("total");
    assert_eq!(places(&support::loaded(&data), "tie"), [""; 0]);
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
        let made = text
            .split("finding::")
            .skip(1)
            .filter_map(|rest| Some(rest.split_once(['(', ')', ':'])?.0.replace('_', "-")));
        for code in made {
            assert!(CODES.contains(&code.as_str()), "{code} in {}", path.display());
        }
    }
}
