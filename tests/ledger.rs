//! Ledgers: the tables that follow from them, and what is wrong with them.

use std::collections::BTreeSet;

use budgetpress::layout::{Layout, Layouts};
use budgetpress::message::{Catalogue, Language};
use budgetpress::model::{Amount, Budget, Cell, Severity};
use budgetpress::{Error, check, load};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::tests::support::ledger::Random;
use crate::tests::support::{self, loaded, parse, sample};

const LEDGER: &str = "data/guangzhou-12345-2024.ledger.csv";

fn layout() -> Layout {
    Layouts::default().open("guangzhou-2024").expect("the layout opens")
}

fn csv() -> String {
    std::fs::read_to_string(support::root().join(LEDGER)).expect("the ledger is there")
}

/// The amounts of the tables that follow from a ledger, with their places.
fn amounts(budget: &Budget, layout: &Layout) -> Vec<(String, Amount)> {
    let sheets = layout.derived().map(|(spec, _)| (&spec.id, &budget.sheets[&spec.id]));
    let lines = sheets.flat_map(|(id, sheet)| sheet.lines.iter().map(move |line| (id, line)));
    let cells = lines.flat_map(|(id, line)| {
        let amount = |(key, cell): (&String, &Cell)| match cell {
            Cell::Amount(amount) => Some((format!("{id}/{}/{key}", line.head.name()), *amount)),
            Cell::Text(_) => None,
        };
        line.cells.iter().filter_map(amount).collect::<Vec<_>>()
    });
    cells.collect()
}

#[test]
fn the_ledger_of_the_sample_gives_its_tables() {
    let (layout, sample) = (layout(), loaded(&sample()).budget);
    let mut derived = sample.clone();
    // What is derived does not come from the tables that were there, but for words and notes.
    for sheet in derived.sheets.values_mut() {
        let cells = sheet.lines.iter_mut().flat_map(|line| line.cells.values_mut());
        cells.filter(|cell| matches!(cell, Cell::Amount(_))).for_each(|cell| *cell = Cell::Amount(Amount::default()));
    }
    derived.sheets["key_projects"].clone_from(&sample.sheets["key_projects"]);
    let ledger = load::ledger(csv().as_bytes(), &layout).expect("it reads");
    assert_eq!(ledger.findings, []);
    load::derive(&mut derived, ledger.lines, &layout).expect("it adds up");
    let [given, own] = [&sample, &derived].map(|budget| amounts(budget, &layout));
    assert_eq!(given, own);
    let filled = given.iter().filter(|(_, amount)| !amount.is_zero()).count();
    assert_eq!((given.len(), filled), (679, 237), "amounts compared, those among them that are not zero");
    assert!(sample == derived, "heads, order, goals and notes are the same");
}

#[test]
fn a_data_file_may_bring_a_ledger() {
    let layout = layout();
    let mut data = sample();
    let lines = load::ledger(csv().as_bytes(), &layout).expect("it reads").lines;
    let goals: Vec<(String, String)> = data["sheets"]["12"]["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .filter_map(|line| Some((line["project"].as_str()?.to_owned(), line["goal"].as_str()?.to_owned())))
        .collect();
    let lines = lines.iter().map(|line| {
        let mut given = json!({
            "unit": line.unit, "kind": line.kind, "function": line.function.as_str(),
            "economy": line.economy.as_str(), "fund": line.fund, "amount": line.amount.to_string(),
        });
        if line.unit.is_empty() {
            given.as_object_mut().expect("a record").remove("unit");
        }
        if let Some(project) = &line.project {
            given["project"] = json!(project);
            let goal = goals.iter().find(|(name, _)| name == project);
            given["goal"] = json!(goal.expect("each project has a goal").1);
        }
        given
    });
    let lines: Vec<Value> = lines.collect();
    let sheets = data["sheets"].as_object_mut().expect("a record");
    layout.derived().for_each(|(spec, _)| drop(sheets.remove(&spec.id)));
    data["ledger"] = json!(lines);
    assert!(loaded(&data).budget == loaded(&sample()).budget);
    data["ledger"][3]["kind"] = json!("基本");
    data["ledger"][4].as_object_mut().expect("a record").remove("fund");
    data["ledger"][5]["project"] = json!("某项目");
    let Err(error) = parse(&data) else { panic!("faults of the ledger pass") };
    insta::assert_snapshot!(error.to_string());
}

const FUNCTIONS: [&str; 8] = ["2010301", "2010302", "2040299", "2050199", "2060503", "2080505", "2100799", "2210201"];
const ECONOMIES: [&str; 8] = ["30101", "30102", "30113", "30201", "30211", "30217", "30302", "31002"];

/// A random ledger: several units, every fund, projects of one unit each.
pub(crate) fn random(random: &mut Random, layout: &Layout) -> Vec<Value> {
    let funds: Vec<&String> = layout.ledger.as_ref().expect("a ledger").funds.keys().collect();
    let units = 1 + random.below(3);
    let count = 1 + random.below(40);
    let mut told = BTreeSet::new();
    let line = |_| {
        let unit = format!("单位{}", random.below(units) + 1);
        let project = (random.below(2) == 0).then(|| format!("{unit}的第{}项目", random.below(4) + 1));
        let fund = loop {
            let fund = funds[random.below(funds.len())].as_str();
            // 国有资本经营预算 pays no basic expenditure.
            if fund != "capital" || project.is_some() {
                break fund;
            }
        };
        let function = match fund {
            "fund" => "2120801",
            "capital" => "2230102",
            _ => FUNCTIONS[random.below(FUNCTIONS.len())],
        };
        let digits = 1 + random.below(10) as u32;
        let fen = random.below(10usize.pow(digits));
        let mut line = json!({
            "unit": unit, "kind": if project.is_some() { "project" } else { "basic" }, "function": function,
            "economy": ECONOMIES[random.below(ECONOMIES.len())], "fund": fund,
            "amount": Decimal::new(fen as i64, 2).to_string(),
        });
        if let Some(project) = project {
            line["project"] = json!(project);
            if told.insert(project) {
                line["goal"] = json!("按期完成，做好各项工作");
            }
        }
        line
    };
    (0..count).map(line).collect()
}

/// The sample with a ledger in place of what follows from it, and figures that go with it.
pub(crate) fn with_ledger(lines: Vec<Value>, layout: &Layout) -> Value {
    let mut data = sample();
    data.as_object_mut().expect("a record").remove("ties");
    let sheets = data["sheets"].as_object_mut().expect("a record");
    layout.derived().for_each(|(spec, _)| drop(sheets.remove(&spec.id)));
    data["sheets"]["key_projects"]["lines"] = json!([]);
    for figure in data["figures"].as_object_mut().expect("a record").values_mut() {
        if figure.get("change").is_some() {
            figure["change"] = json!("0.00");
        }
    }
    let bought = lines.iter().filter(|line| line["fund"] == "general" && line["economy"] == "31002");
    let bought: Decimal =
        bought.map(|line| line["amount"].as_str().expect("digits").parse::<Decimal>().expect("a number")).sum();
    data["figures"]["assets"]["purchase"] = json!(Amount::new(bought / Decimal::from(10_000)).rounded(2).to_string());
    for key in ["total", "goods", "works", "services"] {
        data["figures"]["procurement"][key] = json!("0.00");
    }
    data["ledger"] = json!(lines);
    data
}

#[test]
fn random_ledgers_give_tables_that_agree() {
    let layout = layout();
    let mut numbers = Random(0x1ED6_E400_0000_0001);
    let mut identities = 0;
    for round in 0..1_000 {
        let data = with_ledger(random(&mut numbers, &layout), &layout);
        let loaded = loaded(&data);
        let checked = check::check(&loaded.budget, &loaded.layout);
        identities += checked.identities.len();
        let wrong = checked.of(Severity::Error);
        assert!(wrong.is_empty(), "ledger {round}: {}\n{:#}", Error::Found(wrong), data["ledger"]);
    }
    assert!(identities > 300_000, "{identities} identities");
}

/// What is said of a ledger in CSV, in Chinese.
fn told(name: &str, bytes: &[u8]) -> String {
    let catalogue = Catalogue::new(Language::Chinese);
    let told = match load::ledger(bytes, &layout()) {
        Ok(ledger) => {
            let mut budget = loaded(&sample()).budget;
            let noticed = catalogue.report(&ledger.findings, Some("ledger.csv"));
            let derived = match load::derive(&mut budget, ledger.lines, &layout()) {
                Ok(()) => format!("read; total {}", budget.amount("2", "total", "total").expect("a total")),
                Err(error) => catalogue.report(error.findings(), Some("ledger.csv")),
            };
            if noticed.is_empty() { derived } else { format!("{noticed}\n{derived}") }
        }
        Err(error) => catalogue.report(error.findings(), Some("ledger.csv")),
    };
    format!("{name}\n{told}\n")
}

#[test]
fn faults_of_csv() {
    let csv = csv();
    let edit = |from: &str, to: &str| {
        assert!(csv.contains(from), "{from}");
        csv.replacen(from, to, 1)
    };
    let first = "基本支出,,2010301,30101,一般公共预算,2392940\n";
    let gbk = b"\xD6\xA7\xB3\xF6\xC0\xE0\xB1\xF0,\xCF\xEE\xC4\xBF\n".to_vec();
    let cases = [
        ("unchanged", csv.clone()),
        ("column missing", edit("资金性质", "性质")),
        ("column named twice", edit("项目,功能科目", "功能科目,功能科目")),
        ("two columns that could be one", edit("功能科目,", "功能科目编码,").replacen("经济科目", "功能科目名称", 1)),
        ("amounts in another unit", edit("金额（元）", "金额（万元）")),
        ("columns named further", edit("项目,功能科目,经济科目", "项目名称,功能科目编码,经济科目编码")),
        ("unknown kind", edit(first, "其他支出,,2010301,30101,一般公共预算,2392940\n")),
        ("unknown fund", edit(first, "基本支出,,2010301,30101,其他,2392940\n")),
        ("short names", edit(first, "基本,,2010301,30101,一般公共,2392940\n")),
        ("bad code", edit(first, "基本支出,,20103,3010,一般公共预算,2392940\n")),
        ("code with a name of another", edit(first, "基本支出,,2010301 机关服务,30101,一般公共预算,2392940\n")),
        ("line twice", edit(first, &first.repeat(2))),
        ("account above others", edit(first, "基本支出,,20103,30101,一般公共预算,2392940\n")),
        (
            "unit on one line only",
            edit("支出类别,", "单位,支出类别,")
                .replace("\n基本", "\n,基本")
                .replace("\n项目", "\n,项目")
                .replacen("\n,", "\n甲,", 1),
        ),
        ("goals that differ", {
            let goal = |line: &str| match line {
                _ if line.ends_with("2598600") => ",目标一",
                _ if line.ends_with("188000") => ",目标二",
                _ => ",",
            };
            let lines = csv.lines().skip(1).map(|line| format!("{line}{}\n", goal(line)));
            format!("支出类别,项目,功能科目,经济科目,资金性质,金额（元）,绩效目标\n{}", lines.collect::<String>())
        }),
        ("code with a name", edit(first, "基本支出,,2010301 行政运行,[30101]基本工资,一般公共预算,2392940\n")),
        ("amount with commas", edit(first, "基本支出,,2010301,30101,一般公共预算,\"2,392,940.00\"\n")),
        ("amount with three decimals", edit(first, "基本支出,,2010301,30101,一般公共预算,2392940.005\n")),
        ("negative amount", edit(first, "基本支出,,2010301,30101,一般公共预算,-2392940\n")),
        ("blank amount", edit(first, "基本支出,,2010301,30101,一般公共预算,\n")),
        ("ragged row", edit(first, "基本支出,,2010301,30101,一般公共预算\n")),
        ("blank rows", edit(first, &format!("{first},,,,,\n,,,,,\n"))),
        ("project missing", edit(first, "项目支出,,2010301,30101,一般公共预算,2392940\n")),
        ("project unexpected", edit(first, "基本支出,某项目,2010301,30101,一般公共预算,2392940\n")),
        ("project without a goal", edit(first, "项目支出,某项目,2010301,30101,一般公共预算,2392940\n")),
        ("a mark of byte order", format!("\u{feff}{csv}")),
        ("carriage returns", csv.replace('\n', "\r\n")),
        ("titles only", csv.lines().next().expect("titles").to_owned()),
        ("nothing", String::new()),
    ];
    let mut all: Vec<String> = cases.iter().map(|(name, text)| told(name, text.as_bytes())).collect();
    all.push(told("GBK", &gbk));
    insta::assert_snapshot!(all.join("\n"));
}
