//! Ledgers in CSV: rows and cells of good ones changed, other marks between them, other encodings.

use std::sync::LazyLock;

use budgetpress::load::{self, Loaded};

use super::data;
use super::mutate::{self, pick};
use super::{Input, good, sound};
use crate::tests::support::book::layout;
use crate::tests::support::ledger::Random;
use crate::tests::support::{self, loaded, sample};

const WORDS: [&str; 14] = [
    ",",
    ";",
    "\t",
    "\"",
    "\"\"",
    "\r\n",
    "\r",
    "，",
    "金额（元）",
    "金额（万元）",
    "支出类别",
    "资金使用单位",
    "合计,,,,,",
    "小计",
];

type Rows = Vec<Vec<String>>;

fn rows(text: &str) -> Rows {
    text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// The ledger of the sample, its first lines, and one of several units.
fn base(random: &mut Random) -> Rows {
    thread_local! {
        static SAMPLE: Rows = rows(
            &std::fs::read_to_string(support::root().join("data/guangzhou-12345-2024.ledger.csv")).expect("it is read"),
        );
    }
    match random.below(12) {
        0 => SAMPLE.with(Clone::clone),
        1..6 => SAMPLE.with(|rows| rows.iter().take(2 + random.below(12)).cloned().collect()),
        _ => {
            let lines = crate::tests::ledger::random(random, layout());
            let fields = ["unit", "kind", "project", "function", "economy", "fund", "amount", "goal"];
            let titles = ["单位", "支出类别", "项目", "功能科目", "经济科目", "资金性质", "金额（元）", "绩效目标"];
            let row = |line: serde_json::Value| {
                fields.map(|field| line[field].as_str().unwrap_or_default().to_owned()).to_vec()
            };
            std::iter::once(titles.map(str::to_owned).to_vec()).chain(lines.into_iter().map(row)).collect()
        }
    }
}

fn change(rows: &mut Rows, random: &mut Random) {
    let from = random.below(rows.len());
    let to = random.below(rows.len());
    let width = rows.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let column = random.below(width);
    match random.below(11) {
        // Each row is another's: of its own unit, project or account.
        10 => {
            let cells = rows.iter_mut().skip(1).filter_map(|row| row.get_mut(column)).enumerate();
            cells.for_each(|(index, cell)| *cell = format!("{cell}{index}"));
        }
        0 if rows.len() > 1 => drop(rows.remove(from)),
        1 => {
            let copies = vec![rows[from].clone(); mutate::times(6, random)];
            drop(rows.splice(to..to, copies));
        }
        2 => rows.swap(from, to),
        3 => rows.iter_mut().filter(|row| row.len() > column).for_each(|row| drop(row.remove(column))),
        4 => {
            let title = text(random);
            rows.iter_mut().filter(|row| row.len() >= column).for_each(|row| row.insert(column, title.clone()));
        }
        5 => rows.iter_mut().filter(|row| row.len() > column + 1).for_each(|row| row.swap(column, column + 1)),
        6 if column < rows[from].len() => {
            // As merged cells are saved: the value stands in the first row only.
            rows.iter_mut().skip(2).step_by(2).filter_map(|row| row.get_mut(column)).for_each(String::clear);
        }
        7 => rows[from].truncate(column),
        _ => {
            let cell = text(random);
            match rows[from].get_mut(column) {
                Some(own) => *own = cell,
                None => rows[from].push(cell),
            }
        }
    }
}

fn text(random: &mut Random) -> String {
    let text = match random.below(3) {
        0 => (*pick(&WORDS, random)).to_owned(),
        1 => (*pick(&mutate::NUMBERS, random)).to_owned(),
        _ => mutate::text(random),
    };
    if random.below(2) == 0 { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

pub(super) fn make(random: &mut Random) -> Input {
    let mut rows = base(random);
    for _ in 0..1 + random.below(4) {
        change(&mut rows, random);
    }
    let mark = *pick(&[",", ",", ",", ",", "\t", ";", "，"], random);
    let end = *pick(&["\n", "\r\n"], random);
    let text: String = rows.iter().map(|row| row.join(mark) + end).collect();
    let mut bytes = match random.below(10) {
        0 => encoding_rs::GB18030.encode(&text).0.into_owned(),
        1 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        2 => format!("\u{feff}{text}").into_bytes(),
        _ => text.into_bytes(),
    };
    if random.below(4) == 0 {
        mutate::bytes(&mut bytes, &WORDS, random);
    }
    Input { ending: "csv".into(), bytes }
}

pub(super) fn read(input: &Input) -> Result<bool, String> {
    static REST: LazyLock<Loaded> = LazyLock::new(|| loaded(&sample()));
    let ledger = match load::ledger(&input.bytes, layout()) {
        Ok(ledger) => ledger,
        Err(error) => return sound(&error).map(|()| false),
    };
    good(&ledger.findings)?;
    let mut budget = REST.clone();
    match load::derive(&mut budget.budget, ledger.lines, layout()) {
        // What follows costs much more.
        Ok(()) if !input.bytes.len().is_multiple_of(4) => Ok(true),
        Ok(()) => data::through(&budget, input.bytes.len().is_multiple_of(128)).map(|()| true),
        Err(error) => sound(&error).map(|()| false),
    }
}
