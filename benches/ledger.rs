//! The way from a ledger to tables.

use budgetpress::InputFile;

use crate::budgets::{document, resources, sample};
use crate::figures::{bar, compared, timed};

/// A ledger in CSV of so many lines: 40 units, 200 projects, 24 pairs of accounts.
fn csv(lines: usize) -> String {
    let mut text = String::from("单位,支出类别,项目,功能科目,经济科目,资金性质,金额（元）,绩效目标\n");
    let functions = ["2010301", "2010302", "2050199", "2060503", "2080505", "2210201"];
    let economies = ["30101", "30201", "30211", "31002"];
    for line in 0..lines {
        let (unit, work) = (line % 40, line % 200);
        let (function, economy) = (functions[line / 40 % 6], economies[line / 240 % 4]);
        let (kind, project, goal) = match line % 2 {
            0 => ("基本支出", String::new(), ""),
            _ => ("项目支出", format!("第{work}项目"), "按期完成"),
        };
        let yuan = 1 + line * 7919 % 1_000_003;
        text.push_str(&format!("单位{unit},{kind},{project},{function},{economy},一般公共预算,{yuan}.25,{goal}\n"));
    }
    text
}

pub(crate) fn ledger() {
    let resources = resources();
    let derived = |text: &str| {
        let budget = document(&sample(), &resources);
        let ledger = InputFile::from_bytes("ledger.csv", text.as_bytes().to_vec());
        timed(|| {
            let ledger = budget.read_ledger(ledger).expect("it reads");
            budget.derive(ledger, None).map(drop).expect("it adds up");
        })
    };
    let (few, many) = (csv(12_500), csv(50_000));
    let (few, many, ratio) = compared(7, || derived(&few), || derived(&many));
    println!("ledger  12,500 lines {few:.3} s, 50,000 lines {many:.3} s, ratio {ratio:.2} (median of 7 pairs)");
    // Meant to stay below 4.4; the rest is for a busy machine.
    bar("ledger", ratio, 5.2);
}
