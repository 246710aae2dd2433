//! Random budgets that are consistent by construction: a ledger in 元, summed exactly, rounded once for each cell.

use std::collections::BTreeSet;
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
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) unit: String,
    pub(crate) project: Option<String>,
    pub(crate) function: String,
    pub(crate) economy: String,
    pub(crate) fund: &'static str,
    pub(crate) fen: i64,
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
/// The sections of 机关运行经费: 商品和服务支出 and 资本性支出 of which it is made.
pub(crate) const OPERATING: [&str; 25] = [
    "30201", "30202", "30205", "30206", "30207", "30208", "30209", "30211", "30212", "30213", "30214", "30215",
    "30216", "30217", "30218", "30224", "30229", "30231", "30239", "30307", "31002", "31003", "31007", "31013",
    "31019",
];
/// 财政拨款.
const FISCAL: [&str; 3] = ["general", "fund", "capital"];
/// 财政专户拨款.
const SPECIAL: [&str; 2] = ["tuition", "other_special"];
/// 其他资金: what a year earns, then what others pay and what is left of earlier years.
const EARNED: [&str; 3] = ["service", "business", "other"];
const BESIDE: [&str; 3] = ["superior_subsidy", "subsidiary_remittance", "fund_offset"];

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
        let economy = ECONOMIES[random.below(ECONOMIES.len())].to_owned();
        // From a few 元 to tens of millions, with 分 left out.
        let most = 10usize.pow(1 + random.below(8) as u32);
        let fen = random.below(most) as i64 * 100;
        let project = project.map(|number| format!("第{number}项目"));
        Entry { unit: OWN.into(), project, function: function.into(), economy, fund: FISCAL[fund], fen }
    };
    (0..lines).map(entry).collect()
}

/// What a unit is called that has no name of its own.
const OWN: &str = "本单位";

/// An exact sum in 分 as the document prints it in 万元.
fn printed(fen: i64) -> String {
    let amount = Decimal::new(fen, 6).round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    format!("{amount:.2}")
}

/// Adds the tables up from a ledger, each cell from the lines that it is about, by what the official tables say of themselves: an
/// oracle for what the program derives.
#[derive(Debug)]
pub(crate) struct Ledger(pub(crate) Vec<Entry>);

/// A column with the entries that count in it.
type Columns = Vec<(&'static str, fn(&Entry) -> bool)>;

/// Expenditure by kind.
fn kinds() -> Columns {
    vec![("total", |_| true), ("basic", is_basic), ("project", is_work)]
}

/// 表11 and 表12, but for 国有资本经营预算.
fn sources() -> Columns {
    vec![
        ("total", |_| true),
        ("fiscal", is_fiscal),
        ("general", |entry| entry.fund == "general"),
        ("fund", |entry| entry.fund == "fund"),
        ("special_account", |entry| SPECIAL.contains(&entry.fund)),
        ("other", |entry| EARNED.contains(&entry.fund) || BESIDE.contains(&entry.fund)),
    ]
}

fn is_fiscal(entry: &Entry) -> bool {
    FISCAL.contains(&entry.fund)
}

fn is_basic(entry: &Entry) -> bool {
    entry.project.is_none()
}

fn is_work(entry: &Entry) -> bool {
    entry.project.is_some()
}

impl Ledger {
    fn sum(&self, wanted: impl Fn(&Entry) -> bool) -> String {
        printed(self.0.iter().filter(|entry| wanted(entry)).map(|entry| entry.fen).sum())
    }

    /// The codes of some entries with those above them, sorted.
    fn codes<'a>(&'a self, code: impl Fn(&'a Entry) -> Option<&'a str>) -> BTreeSet<&'a str> {
        let codes = self.0.iter().filter_map(code);
        codes.flat_map(|code| (3..=code.len()).step_by(2).map(move |length| &code[..length])).collect()
    }

    /// A line with the sums of some entries.
    fn line(&self, head: Value, columns: &Columns, of: impl Fn(&Entry) -> bool) -> Value {
        let mut line = head;
        for (key, wanted) in columns {
            line[*key] = json!(self.sum(|entry| of(entry) && wanted(entry)));
        }
        line
    }

    fn functional(&self, columns: &Columns, of: fn(&Entry) -> bool) -> Value {
        let total = self.line(json!({ "key": "total" }), columns, of);
        let codes = self.codes(|entry| of(entry).then_some(&entry.function)).into_iter();
        let accounts = codes.map(|code| {
            self.line(Value::Object(head(code)), columns, |entry| of(entry) && entry.function.starts_with(code))
        });
        std::iter::once(total).chain(accounts).collect()
    }

    fn economic(&self, of: fn(&Entry) -> bool) -> Value {
        let columns: Columns = vec![("budget", |_| true)];
        let total = self.line(json!({ "key": "total" }), &columns, of);
        let codes = self.codes(|entry| of(entry).then_some(&entry.economy)).into_iter();
        let accounts = codes.map(|code| {
            self.line(Value::Object(head(code)), &columns, |entry| of(entry) && entry.economy.starts_with(code))
        });
        std::iter::once(total).chain(accounts).collect()
    }

    /// 表2: income by account and source.
    fn income(&self) -> Value {
        let columns: Columns = vec![
            ("total", |_| true),
            ("general", |entry| entry.fund == "general"),
            ("fund", |entry| entry.fund == "fund"),
            ("capital", |entry| entry.fund == "capital"),
            ("tuition", |entry| entry.fund == "tuition"),
            ("other_special", |entry| entry.fund == "other_special"),
            ("service", |entry| entry.fund == "service"),
            ("business", |entry| entry.fund == "business"),
            ("other", |entry| entry.fund == "other"),
            ("superior_subsidy", |entry| entry.fund == "superior_subsidy"),
            ("subsidiary_remittance", |entry| entry.fund == "subsidiary_remittance"),
            ("fund_offset", |entry| entry.fund == "fund_offset"),
        ];
        self.functional(&columns, |_| true)
    }

    /// The tables that follow from it, by identifier: lines with a key, an account, a unit or a project, and their amounts.
    pub(crate) fn tables(&self) -> Vec<(&'static str, Value)> {
        let mut spent = kinds();
        spent.extend(
            ["business", "subsidiary_subsidy", "superior_remittance", "carry_over"]
                .map(|key| (key, (|_| false) as fn(&Entry) -> bool)),
        );
        vec![
            ("1", self.balance()),
            ("2", self.income()),
            ("3", self.functional(&spent, |_| true)),
            ("4", self.fiscal_balance()),
            ("5", self.functional(&kinds(), |entry| entry.fund == "general")),
            ("6", self.economic(|entry| entry.fund == "general" && is_basic(entry))),
            ("7", self.economic(|entry| entry.fund == "general" && is_work(entry))),
            ("8", self.operating()),
            ("9", self.functional(&kinds(), |entry| entry.fund == "fund")),
            ("10", self.functional(&kinds(), |entry| entry.fund == "capital")),
            ("11", self.basic()),
            ("12", self.projects()),
        ]
    }

    /// The lines of a two-sided table: some keys with the entries that count, and the classes of the other side.
    fn sides(&self, keys: &[(&str, fn(&Entry) -> bool)], classes: &[&str], of: fn(&Entry) -> bool) -> Value {
        let line = |(key, wanted): &(&str, fn(&Entry) -> bool)| json!({ "key": key, "budget": self.sum(wanted) });
        let class = |class: &&str| {
            let sum = self.sum(|entry| of(entry) && entry.function.starts_with(class));
            json!({ "key": class, "budget": sum })
        };
        keys.iter().map(line).chain(classes.iter().map(class)).collect()
    }

    /// 表1.
    fn balance(&self) -> Value {
        let keys: [(&str, fn(&Entry) -> bool); 13] = [
            ("appropriation", is_fiscal),
            ("special_account", |entry| SPECIAL.contains(&entry.fund)),
            ("other_funds", |entry| EARNED.contains(&entry.fund)),
            ("revenue_current", |entry| !BESIDE.contains(&entry.fund)),
            ("superior_subsidy", |entry| entry.fund == "superior_subsidy"),
            ("subsidiary_remittance", |entry| entry.fund == "subsidiary_remittance"),
            ("fund_offset", |entry| entry.fund == "fund_offset"),
            ("revenue_total", |_| true),
            ("expenditure_current", |_| true),
            ("subsidiary_subsidy", |_| false),
            ("superior_remittance", |_| false),
            ("carry_over", |_| false),
            ("expenditure_total", |_| true),
        ];
        self.sides(&keys, &CLASSES, |_| true)
    }

    /// 表4.
    fn fiscal_balance(&self) -> Value {
        let keys: [(&str, fn(&Entry) -> bool); 8] = [
            ("general", |entry| entry.fund == "general"),
            ("fund", |entry| entry.fund == "fund"),
            ("capital", |entry| entry.fund == "capital"),
            ("revenue_current", is_fiscal),
            ("revenue_total", is_fiscal),
            ("expenditure_current", is_fiscal),
            ("carry_over", |_| false),
            ("expenditure_total", is_fiscal),
        ];
        // 转移性支出, the last, is none of its own.
        self.sides(&keys, &CLASSES[..CLASSES.len() - 1], is_fiscal)
    }

    /// 表8.
    fn operating(&self) -> Value {
        let columns: Columns = vec![
            ("total", is_fiscal),
            ("general", |entry| entry.fund == "general"),
            ("fund", |entry| entry.fund == "fund"),
            ("capital", |entry| entry.fund == "capital"),
        ];
        let lines: [(&str, &[&str]); 7] = [
            ("operating", &OPERATING),
            ("three_public", &["30212", "30217", "30231", "31013"]),
            ("outbound", &["30212"]),
            ("vehicles", &["30231", "31013"]),
            ("vehicle_purchase", &["31013"]),
            ("vehicle_operation", &["30231"]),
            ("reception", &["30217"]),
        ];
        let line = |(key, sections): &(&str, &[&str])| {
            self.line(json!({ "key": key }), &columns, |entry| sections.contains(&&*entry.economy))
        };
        lines.iter().map(line).collect()
    }

    /// The units of some entries, in the order of the ledger.
    fn units(&self, of: fn(&Entry) -> bool) -> Vec<&str> {
        let mut units: Vec<&str> = Vec::new();
        for entry in self.0.iter().filter(|entry| of(entry)) {
            if !units.contains(&&*entry.unit) {
                units.push(&entry.unit);
            }
        }
        units
    }

    /// 表11.
    fn basic(&self) -> Value {
        let columns = sources();
        let mut lines = vec![self.line(json!({ "key": "total" }), &columns, is_basic)];
        for unit in self.units(is_basic) {
            let of = |entry: &Entry| is_basic(entry) && entry.unit == unit;
            lines.push(self.line(json!({ "unit": unit }), &columns, of));
            for code in self.codes(|entry| of(entry).then_some(&entry.economy[..3])) {
                let of = |entry: &Entry| of(entry) && entry.economy.starts_with(code);
                lines.push(self.line(Value::Object(head(code)), &columns, of));
            }
        }
        lines.into()
    }

    /// 表12.
    fn projects(&self) -> Value {
        let mut columns = sources();
        columns.push(("capital", |entry| entry.fund == "capital"));
        let mut lines = vec![self.line(json!({ "key": "total" }), &columns, is_work)];
        for unit in self.units(is_work) {
            let of = |entry: &Entry| is_work(entry) && entry.unit == unit;
            lines.push(self.line(json!({ "unit": unit }), &columns, of));
            let projects: BTreeSet<&String> =
                self.0.iter().filter(|entry| of(entry)).filter_map(|entry| entry.project.as_ref()).collect();
            for name in projects {
                let of = |entry: &Entry| of(entry) && entry.project.as_ref() == Some(name);
                lines.push(self.line(project(name, "0.00", "目标"), &columns, of));
            }
        }
        lines.into()
    }
}

/// The classes (类) that 表1 prints.
pub(crate) const CLASSES: [&str; 25] = [
    "201", "202", "203", "204", "205", "206", "207", "208", "210", "211", "212", "213", "214", "215", "216", "217",
    "219", "220", "221", "222", "223", "224", "232", "229", "230",
];

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
    let mut data = sample();
    data.as_object_mut().expect("a record").remove("ties");
    for (id, lines) in ledger.tables() {
        match id {
            // Their lines stand in the order of print.
            "1" | "4" | "8" => fill(&mut data["sheets"][id]["lines"], &lines),
            _ => data["sheets"][id]["lines"] = lines,
        }
    }
    let projects = data["sheets"]["12"]["lines"].as_array().expect("lines");
    let key_projects = projects
        .get(2)
        .map_or(json!([]), |line| json!([{ "project": line["project"], "budget": line["total"], "goal": "目标" }]));
    data["sheets"]["key_projects"]["lines"] = key_projects;
    figures(&mut data, &ledger);
    data
}

/// Puts the amounts of lines in place, by key.
fn fill(lines: &mut Value, given: &Value) {
    let given = given.as_array().expect("lines");
    for line in lines.as_array_mut().expect("lines") {
        let own = given.iter().find(|own| own["key"] == line["key"]);
        *line = own.unwrap_or_else(|| panic!("no amount for {line}")).clone();
    }
}

/// Nothing changed from last year; what is bought is what the ledger buys.
fn figures(data: &mut Value, ledger: &Ledger) {
    let figures = data["figures"].as_object_mut().expect("a record");
    for figure in figures.values_mut().filter(|figure| figure.get("change").is_some()) {
        figure["change"] = json!("0.00");
        figure.as_object_mut().expect("a record").remove("percent");
    }
    let bought = ledger.sum(|entry| entry.fund == "general" && entry.economy == "31002");
    data["figures"]["assets"]["purchase"] = json!(bought);
    for key in ["total", "goods", "works", "services"] {
        data["figures"]["procurement"][key] = json!("0.00");
    }
}
