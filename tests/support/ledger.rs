//! Random budgets that are consistent by construction: a ledger in 元, summed exactly, rounded once for each cell.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use budgetpress::layout::{Layout, Layouts};
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Map, Value, json};

use super::{project, sample};

/// A small random number generator (xorshift), the same on every run.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

/// A line of a ledger (明细).
struct Entry {
    project: Option<usize>,
    function: &'static str,
    economy: &'static str,
    fund: usize,
    yuan: i64,
}

const FUNCTIONS: [&str; 12] = [
    "2010301", "2010302", "2040299", "2050199", "2060503", "2080501", "2080505", "2100799", "2110402", "2130126",
    "2210201", "2240101",
];
/// 政府性基金 and 国有资本经营 have accounts of their own.
const OF_FUND: [&str; 2] = ["2120801", "2120803"];
const OF_CAPITAL: [&str; 2] = ["2230102", "2230199"];
const ECONOMIES: [&str; 14] = [
    "30101", "30102", "30103", "30113", "30201", "30202", "30211", "30212", "30217", "30231", "30302", "31002",
    "31007", "31013",
];
/// The sections of 机关运行经费 among them.
const OPERATING: [&str; 9] = ["30201", "30202", "30211", "30212", "30217", "30231", "31002", "31007", "31013"];
const FUNDS: [&str; 3] = ["general", "fund", "capital"];

fn ledger(random: &mut Random, lines: usize) -> Vec<Entry> {
    let entry = |_| {
        let project = (random.below(2) == 0).then(|| random.below(8));
        // Basic expenditure comes from the general public budget.
        let fund = if project.is_some() && random.below(5) == 0 { 1 + random.below(2) } else { 0 };
        let function = match fund {
            1 => OF_FUND[random.below(2)],
            2 => OF_CAPITAL[random.below(2)],
            _ => FUNCTIONS[random.below(FUNCTIONS.len())],
        };
        let economy = ECONOMIES[random.below(ECONOMIES.len())];
        // From a few 元 to tens of millions, with 分 left out.
        let most = 10usize.pow(1 + random.below(8) as u32);
        let yuan = random.below(most) as i64;
        Entry { project, function, economy, fund, yuan }
    };
    (0..lines).map(entry).collect()
}

/// An exact sum in 元 as the document prints it in 万元.
fn printed(yuan: i64) -> String {
    let amount = Decimal::new(yuan, 4).round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    format!("{amount:.2}")
}

struct Ledger(Vec<Entry>);

/// A column with the entries that count in it.
type Columns<'a> = Vec<(&'a str, &'a dyn Fn(&Entry) -> bool)>;

impl Ledger {
    fn sum(&self, wanted: impl Fn(&Entry) -> bool) -> String {
        printed(self.0.iter().filter(|entry| wanted(entry)).map(|entry| entry.yuan).sum())
    }

    /// The codes of some entries with those above them, sorted.
    fn codes(&self, code: impl Fn(&Entry) -> Option<&'static str>) -> Vec<String> {
        let codes = self.0.iter().filter_map(code);
        let all = codes.flat_map(|code| (3..=code.len()).step_by(2).map(move |length| code[..length].to_owned()));
        all.map(|code| (code, ())).collect::<BTreeMap<_, _>>().into_keys().collect()
    }

    fn functional(&self, columns: &Columns<'_>, of: &dyn Fn(&Entry) -> bool) -> Value {
        let line = |head: Map<String, Value>, code: &str| {
            let cells = columns.iter().map(|(key, wanted)| {
                let sum = self.sum(|entry| of(entry) && wanted(entry) && entry.function.starts_with(code));
                ((*key).to_owned(), json!(sum))
            });
            Value::Object(head.into_iter().chain(cells).collect())
        };
        let total = line([("key".to_owned(), json!("total"))].into_iter().collect(), "");
        let codes = self.codes(|entry| of(entry).then_some(entry.function)).into_iter();
        let accounts = codes.map(|code| line(head(&code), &code));
        std::iter::once(total).chain(accounts).collect()
    }

    fn economic(&self, of: &dyn Fn(&Entry) -> bool) -> Value {
        let total = json!({ "key": "total", "budget": self.sum(of) });
        let codes = self.codes(|entry| of(entry).then_some(entry.economy)).into_iter();
        let accounts = codes.map(|code| {
            let sum = self.sum(|entry| of(entry) && entry.economy.starts_with(&code));
            let mut line = head(&code);
            line.insert("budget".into(), json!(sum));
            Value::Object(line)
        });
        std::iter::once(total).chain(accounts).collect()
    }
}

fn head(code: &str) -> Map<String, Value> {
    [("code".to_owned(), json!(code)), ("name".to_owned(), json!(name(code)))].into_iter().collect()
}

/// The official names of the classes, as far as the layout has lines for them; any name for the rest.
fn name(code: &str) -> String {
    static LAYOUT: LazyLock<Layout> =
        LazyLock::new(|| Layouts::default().open("guangzhou-2024").expect("the layout opens"));
    let fixed = LAYOUT.sheets[0].fixed_lines().find(|line| line.key == code).map(|line| line.name.clone());
    fixed.unwrap_or_else(|| format!("科目{code}"))
}

/// The sample with the sheets of a random ledger of so many lines.
pub(crate) fn budget(random: &mut Random, lines: usize) -> Value {
    let ledger = Ledger(ledger(random, lines));
    let all = |_: &Entry| true;
    let basic = |entry: &Entry| entry.project.is_none();
    let works = |entry: &Entry| entry.project.is_some();
    let of = |fund: usize| move |entry: &Entry| entry.fund == fund;
    let zero = |_: &Entry| false;
    let mut data = sample();
    data.as_object_mut().expect("a record").remove("ties");
    let mut put = |id: &str, lines: Value| data["sheets"][id]["lines"] = lines;

    let none = [
        "tuition",
        "other_special",
        "service",
        "business",
        "other",
        "superior_subsidy",
        "subsidiary_remittance",
        "fund_offset",
    ];
    let funds = [of(0), of(1), of(2)];
    let mut columns: Columns<'_> = vec![("total", &all)];
    columns.extend(FUNDS.iter().zip(&funds).map(|(key, of)| (*key, of as &dyn Fn(&Entry) -> bool)));
    columns.extend(none.iter().map(|key| (*key, &zero as &dyn Fn(&Entry) -> bool)));
    put("2", ledger.functional(&columns, &all));
    let kinds: Columns<'_> = vec![("total", &all), ("basic", &basic), ("project", &works)];
    let mut columns = kinds.clone();
    columns.extend(
        ["business", "subsidiary_subsidy", "superior_remittance", "carry_over"]
            .map(|key| (key, &zero as &dyn Fn(&Entry) -> bool)),
    );
    put("3", ledger.functional(&columns, &all));
    for (id, fund) in [("5", 0), ("9", 1), ("10", 2)] {
        put(id, ledger.functional(&kinds, &of(fund)));
    }
    put("6", ledger.economic(&|entry| entry.fund == 0 && basic(entry)));
    put("7", ledger.economic(&|entry| entry.fund == 0 && works(entry)));
    put("11", basic_sheet(&ledger));
    let projects = project_sheet(&ledger);
    put(
        "key_projects",
        projects
            .as_array()
            .and_then(|lines| lines.get(2))
            .map_or(json!([]), |line| json!([{ "project": line["project"], "budget": line["total"], "goal": "目标" }])),
    );
    put("12", projects);
    balance(&mut data, &ledger);
    operating(&mut data, &ledger);
    figures(&mut data, &ledger);
    data
}

/// Nothing changed from last year; what is bought is what the ledger buys.
fn figures(data: &mut Value, ledger: &Ledger) {
    let figures = data["figures"].as_object_mut().expect("a record");
    for figure in figures.values_mut().filter(|figure| figure.get("change").is_some()) {
        figure["change"] = json!("0.00");
        figure.as_object_mut().expect("a record").remove("percent");
    }
    let bought = ledger.sum(|entry| entry.fund == 0 && entry.economy == "31002");
    data["figures"]["assets"]["purchase"] = json!(bought);
    for key in ["total", "goods", "works", "services"] {
        data["figures"]["procurement"][key] = json!("0.00");
    }
}

fn basic_sheet(ledger: &Ledger) -> Value {
    let line = |head: Value, class: &str| {
        let sum = ledger.sum(|entry| entry.project.is_none() && entry.economy.starts_with(class));
        let mut line = head;
        for key in ["total", "fiscal", "general"] {
            line[key] = json!(sum);
        }
        for key in ["fund", "special_account", "other"] {
            line[key] = json!("0.00");
        }
        line
    };
    let classes = ledger.codes(|entry| entry.project.is_none().then_some(&entry.economy[..3]));
    let heads = [json!({ "key": "total" }), json!({ "unit": "本单位" })].map(|head| line(head, ""));
    let classes = classes.iter().map(|code| line(Value::Object(head(code)), code));
    heads.into_iter().chain(classes).collect()
}

fn project_sheet(ledger: &Ledger) -> Value {
    let fill = |mut line: Value, wanted: &dyn Fn(&Entry) -> bool| {
        let sum = |fund: Option<usize>| ledger.sum(|entry| wanted(entry) && fund.is_none_or(|fund| entry.fund == fund));
        line["total"] = json!(sum(None));
        line["fiscal"] = json!(sum(None));
        for (fund, key) in FUNDS.iter().enumerate() {
            line[key] = json!(sum(Some(fund)));
        }
        line
    };
    let total = |head: Value| {
        let mut line = fill(head, &|entry| entry.project.is_some());
        line["special_account"] = json!("0.00");
        line["other"] = json!("0.00");
        line
    };
    let heads = [json!({ "key": "total" }), json!({ "unit": "本单位" })].map(total);
    let numbers: BTreeMap<usize, ()> = ledger.0.iter().filter_map(|entry| Some((entry.project?, ()))).collect();
    let projects = numbers.into_keys().map(|number| {
        fill(project(&format!("第{number}项目"), "0.00", "目标"), &|entry| entry.project == Some(number))
    });
    heads.into_iter().chain(projects).collect()
}

/// 表1 and 表4: the classes and the totals.
fn balance(data: &mut Value, ledger: &Ledger) {
    for id in ["1", "4"] {
        let lines = data["sheets"][id]["lines"].as_array_mut().expect("lines");
        for line in lines {
            let key = line["key"].as_str().expect("a key").to_owned();
            line["budget"] = json!(match key.as_str() {
                "appropriation" | "revenue_current" | "revenue_total" | "expenditure_current" | "expenditure_total" => {
                    ledger.sum(|_| true)
                }
                "general" => ledger.sum(|entry| entry.fund == 0),
                "fund" => ledger.sum(|entry| entry.fund == 1),
                "capital" => ledger.sum(|entry| entry.fund == 2),
                class if class.starts_with('2') => ledger.sum(|entry| entry.function.starts_with(class)),
                _ => "0.00".into(),
            });
        }
    }
}

/// 表8.
fn operating(data: &mut Value, ledger: &Ledger) {
    for line in data["sheets"]["8"]["lines"].as_array_mut().expect("lines") {
        let sections: &[&str] = match line["key"].as_str().expect("a key") {
            "operating" => &OPERATING,
            "three_public" => &["30212", "30217", "30231", "31013"],
            "outbound" => &["30212"],
            "vehicles" => &["30231", "31013"],
            "vehicle_purchase" => &["31013"],
            "vehicle_operation" => &["30231"],
            _ => &["30217"],
        };
        let sum = ledger.sum(|entry| entry.fund == 0 && sections.contains(&entry.economy));
        line["total"] = json!(sum);
        line["general"] = json!(sum);
    }
}
