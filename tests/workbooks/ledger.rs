//! A ledger as a worksheet: the tables that follow from it are left out.

use super::case;
use crate::tests::support;
use crate::tests::support::book::{Book, Sheet, Value};

/// The sample's workbook with its ledger in place of the tables that follow from it.
fn with_ledger(book: &mut Book, change: impl FnOnce(&mut Sheet)) {
    let csv =
        std::fs::read_to_string(support::root().join("data/guangzhou-12345-2024.ledger.csv")).expect("the ledger");
    let mut sheet = Sheet { name: "明细账".into(), ..Sheet::default() };
    for (row, line) in (0..).zip(csv.lines()) {
        for (column, text) in (b'A'..).zip(line.split(',')).filter(|(_, text)| !text.is_empty()) {
            let value = match text.parse() {
                Ok(number) if column == b'F' => Value::Number(number),
                _ => Value::Text(text.into()),
            };
            sheet.put(&format!("{}{}", char::from(column), row + 1), value);
        }
    }
    // Goals stand in 表12, else in the ledger.
    let goals = book.sheet("表12").clone();
    sheet.text("G1", "绩效目标");
    for row in 2..=line_count(&sheet) {
        let project = sheet.shown((row - 1, 1));
        let line = (7..20).find(|line| !project.is_empty() && goals.shown((*line, 0)) == project);
        if let Some(line) = line {
            sheet.text(&format!("G{row}"), &goals.shown((line, 8)));
        }
    }
    change(&mut sheet);
    book.sheets.retain(|sheet| !sheet.name.starts_with('表'));
    book.sheets.push(sheet);
}

fn line_count(sheet: &Sheet) -> u32 {
    sheet.cells.keys().map(|at| at.0 + 1).max().unwrap_or_default()
}

#[test]
fn ledger_in_place_of_tables() {
    case("ledger_in_place_of_tables", |book| with_ledger(book, |_| {}));
}

#[test]
fn ledger_as_offices_have_it() {
    case("ledger_as_offices_have_it", |book| {
        with_ledger(book, |sheet| {
            sheet.text("B1", "项目名称").text("C1", "功能科目编码").text("H1", "备注").text("H2", "含调资");
            sheet.text("C2", "2010301 行政运行").put("D3", Value::Number(30102.0)).text("E2", "一般公共预算 ");
            sheet.text("F2", "2,392,940.00").text("A3", "基本");
            let last = line_count(sheet);
            sheet.text(&format!("A{}", last + 2), "制表人：王某");
            sheet.insert_rows(0, 2).text("A1", "2024年支出明细账");
            sheet.insert_rows(10, 1);
        });
    });
}

#[test]
fn ledger_with_faults() {
    case("ledger_with_faults", |book| {
        with_ledger(book, |sheet| {
            sheet.text("A2", "其他支出").text("E3", "其他").text("C4", "20103").text("D5", "基本工资");
            sheet.put("F6", Value::Number(-1.0)).put_as("F7", Value::Number(822.6), "0.0").clear("F8").clear("A9");
            sheet.put("F10", Value::Formula("F9*2".into(), None)).text("B11", "不该有的项目");
        });
    });
}

#[test]
fn ledger_in_another_unit() {
    case("ledger_in_another_unit", |book| {
        with_ledger(book, |sheet| {
            sheet.text("F1", "金额（万元）");
        })
    });
}

#[test]
fn ledger_total_row() {
    case("ledger_total_row", |book| {
        with_ledger(book, |sheet| {
            let row = line_count(sheet) + 1;
            sheet.text(&format!("A{row}"), "合计").put(&format!("F{row}"), Value::Number(32_647_100.0));
        });
    });
}

#[test]
fn ledger_beside_tables() {
    case("ledger_beside_tables", |book| {
        let tables: Vec<Sheet> = book.sheets.iter().filter(|sheet| sheet.name == "表6").cloned().collect();
        with_ledger(book, |_| {});
        book.sheets.extend(tables);
        book.sheet("表6").put("B7", Value::Number(1.0));
    });
}
