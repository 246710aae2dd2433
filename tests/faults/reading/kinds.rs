//! The same in .xls and .ods, as LibreOffice saves them, and in workbooks that Python libraries write: where these are not
//! installed this is said, and nothing tested.

use std::io::Write;
use std::process::{Command, Stdio};

use budgetpress::convert::{self, Form};
use budgetpress::layout::Layouts;
use budgetpress::load;
use rust_xlsxwriter::Color;
use serde_json::json;

use super::{SAMPLE, named, read};
use crate::support::book::{Book, Value, at, edit};
use crate::support::root;

/// Small budgets in a small layout.
const CASES: &str = "tests/cases";

/// Converts a workbook by LibreOffice with a profile of its own; `None` if it is not installed.
fn saved(bytes: &[u8], form: &str) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = folder.path().join("book.xlsx");
    std::fs::write(&input, bytes).expect("the workbook is written");
    let run = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", folder.path().join("profile").display()))
        .args(["--headless", "--convert-to", form, "--outdir"])
        .arg(folder.path().join("out"))
        .arg(&input)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if run.is_err() {
        let _ = writeln!(std::io::stderr(), "soffice is not installed: workbooks that it saves are not tested");
        return None;
    }
    Some(std::fs::read(folder.path().join("out").join("book").with_extension(form)).expect("the converted workbook"))
}

#[test]
fn formats_and_looks_are_seen_in_every_kind_of_workbook() {
    let mut book = Book::sample();
    let cases = [
        ("表2", "C7", "-0.00", "amount-shown"),
        ("表3", "C7", "0.00,", "amount-shown"),
        ("表5", "B7", "0.00\"元\"", "amount-shown"),
        ("表6", "B5", ";;;", "amount-shown"),
        ("表1", "B6", "0.0", "amount-hidden"),
    ];
    for (sheet, cell, format, _) in cases {
        let Some(Value::Number(held)) = book.sheet(sheet).cells.get(&at(cell)).map(|cell| cell.value.clone()) else {
            panic!("{sheet}!{cell} is a number")
        };
        book.sheet(sheet).put_as(cell, Value::Number(held), format);
    }
    book.sheet("表12").looks.insert(at("B9"), |format| format.set_font_strikethrough());
    book.sheet("表11").looks.insert(at("A9"), |format| format.set_font_color(Color::White));
    book.sheet("表9").hidden_rows.insert(5);
    book.sheet("概况").put("B3", Value::Formula("1/0".into(), Some("#DIV/0!".into())));
    for form in ["xlsx", "ods", "xls"] {
        let Some(bytes) = saved(&book.write(), form) else { return };
        let (findings, _) = read(&bytes);
        for (sheet, cell, format, code) in cases {
            assert!(named(&findings, sheet, cell).contains(&code), "{form} {format}: {findings:?}");
        }
        for (sheet, code) in
            [("表12", "row-veiled"), ("表11", "row-veiled"), ("表9", "row-hidden"), ("概况", "cell-error")]
        {
            let told = findings.iter().any(|finding| {
                let cell = finding.place.as_ref().and_then(|place| place.cell()).unwrap_or_default();
                finding.code == code && cell.starts_with(&format!("{sheet}!"))
            });
            assert!(told, "{form} {sheet} {code}: {findings:?}");
        }
    }
    let Some(bytes) = saved(&SAMPLE, "ods") else { return };
    assert_eq!(read(&bytes).0, []);
}

/// A workbook of which nothing says that Excel computed it, with a formula that is zero, and one with this result.
fn with_formulas(result: &str) -> Vec<u8> {
    let mut book = Book::sample();
    book.sheet("表2").put("E7", Value::Formula("1-1".into(), Some("0".into())));
    book.sheet("表2").put("C7", Value::Formula("1700+47.71".into(), Some(result.into())));
    edit(&book.write(), |_, text| {
        let mut text = text.replace(" fullCalcOnLoad=\"1\"", "").replace(" calcId=\"124519\"", "");
        // Names that follow from codes are formulas with values.
        while let Some(start) = text.find(" t=\"str\"><f>").map(|start| start + " t=\"str\">".len()) {
            let end = start + text[start..].find("</f>").expect("the end of a formula") + "</f>".len();
            text.replace_range(start..end, "");
            text.replace_range(start - " t=\"str\">".len()..start, " t=\"str\" >");
        }
        text
    })
}

#[test]
fn zeros_that_nobody_computed_are_doubted_also_where_libreoffice_saved_them() {
    for (result, codes) in [("0", ["formula-zero"].as_slice()), ("1747.71", &[])] {
        let book = with_formulas(result);
        std::fs::write(format!("/tmp/rd/x/dump{result}.xlsx"), &book).expect("x");
        assert_eq!(named(&read(&book).0, "表2", "E7"), codes, "{result}");
        for form in ["xls", "xlsx"] {
            let Some(bytes) = saved(&book, form) else { return };
            assert_eq!(named(&read(&bytes).0, "表2", "E7"), codes, "{form} {result}");
        }
    }
}

#[test]
fn words_that_a_format_adds_are_reported_in_every_kind_of_workbook() {
    for (format, code) in [("@\"乙\"", "words-formatted"), (";;;\"丙\"", "row-veiled")] {
        let mut book = Book::sample();
        book.sheet("概况").put_as("B3", Value::Text("负责全市政务服务工作。".into()), format);
        for form in ["xlsx", "ods", "xls"] {
            let Some(bytes) = saved(&book.write(), form) else { return };
            assert_eq!(named(&read(&bytes).0, "概况", "B3"), [code], "{form} {format}");
        }
    }
}

/// A small workbook with cells of every kind: days, prose, accounts, amounts, goals, reasons.
fn small() -> Vec<u8> {
    let folder = root().join(CASES);
    let text = std::fs::read_to_string(folder.join("tie/right.json")).expect("a case");
    let mut data: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let goal = "完成年度普查登记和数据处理工作，按时报送汇总表、分析报告和质量核查结果。";
    let project = |number: usize| json!({ "project": format!("第{number}号项目"), "budget": "3.00", "goal": goal });
    let head = data["sheets"]["3"]["lines"].as_array().expect("lines")[..2].to_vec();
    data["sheets"]["3"]["lines"] = head.into_iter().chain((1..=10).map(project)).collect();
    let duties = (1..=6).map(|number| json!(format!("负责第{number}类统计调查工作，{goal}")));
    data["texts"]["overview"]["duties"] = duties.collect();
    let loaded = load::parse(data.to_string().as_bytes(), &Layouts::new(Some(&folder.join("layouts"))));
    let loaded = loaded.expect("the case is read");
    convert::workbook(&Form::from(&loaded.budget), &loaded.layout).expect("the workbook is written")
}

/// What `tests/tools/displayed.py` finds with so many workbooks like this one.
fn must_be_read_as_displayed(book: &[u8], count: usize, more: &[&str]) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let template = folder.path().join("template.xlsx");
    std::fs::write(&template, book).expect("the workbook is written");
    let run = Command::new("python3")
        .arg(root().join("tests/tools/displayed.py"))
        .args(["--program", env!("CARGO_BIN_EXE_budgetpress"), "--count", &count.to_string(), "--template"])
        .arg(&template)
        .args(["--seed", &number("WORKBOOKS_SEED", 7).to_string()])
        .args(more)
        .output();
    let Ok(run) = run else { return };
    let said = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    let _ = writeln!(std::io::stderr(), "{said}");
    // 77: a tool is not installed.
    assert!(run.status.success() || run.status.code() == Some(77), "{said}");
}

/// `WORKBOOKS=500 cargo test workbooks_of_libraries` writes 500 like each of two workbooks, and LibreOffice saves each again.
#[test]
fn workbooks_of_libraries_are_read_as_displayed_or_reported() {
    let many = number("WORKBOOKS", 0);
    let layouts = root().join(CASES).join("layouts");
    let layouts = layouts.to_str().expect("a path");
    must_be_read_as_displayed(&small(), if many > 0 { many } else { 18 }, &["--layouts", layouts]);
    if many > 0 {
        must_be_read_as_displayed(&SAMPLE, many, &[]);
    }
}

/// The value of an environment variable.
fn number(name: &str, usual: usize) -> usize {
    std::env::var(name).map_or(usual, |text| text.parse().expect("a number"))
}
