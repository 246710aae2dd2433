//! The same in .xls and .ods, as LibreOffice saves them, and in workbooks that Python libraries write: where these are not
//! installed this is said, and nothing tested.

use std::collections::HashMap;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use budgetpress::convert::{self, WorkbookForm};
use budgetpress::layout::Layouts;
use budgetpress::load;
use rust_xlsxwriter::Color;
use serde_json::json;

use super::{SAMPLE, named, read};
use crate::tests::support::book::{Book, Value, at, edit};
use crate::tests::support::root;

/// Small budgets in a small layout.
const CASES: &str = "tests/cases";

/// The forms in which LibreOffice saves workbooks.
const FORMS: [&str; 3] = ["xlsx", "ods", "xls"];

/// The workbooks of these tests as LibreOffice saves them, by form and name; `None` if it is not installed.
static SAVED: LazyLock<Option<HashMap<(&str, &str), Vec<u8>>>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let books =
        [("sample", SAMPLE.clone()), ("dressed", dressed()), ("zeros", formulas("0")), ("sums", formulas("1747.71"))];
    for (name, bytes) in &books {
        std::fs::write(folder.path().join(name).with_extension("xlsx"), bytes).expect("the workbook is written");
    }
    let mut saved = HashMap::new();
    for form in FORMS {
        let run = Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", folder.path().join("profile").display()))
            .args(["--headless", "--convert-to", form, "--outdir"])
            .arg(folder.path().join("out"))
            .args(books.iter().map(|(name, _)| folder.path().join(name).with_extension("xlsx")))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        if run.is_err() {
            let _ = writeln!(std::io::stderr(), "soffice is not installed: workbooks that it saves are not tested");
            return None;
        }
        for (name, _) in &books {
            let path = folder.path().join("out").join(name).with_extension(form);
            saved.insert((form, *name), std::fs::read(path).expect("the converted workbook"));
        }
    }
    Some(saved)
});

/// Amounts in number formats that display other numbers, with what is found.
const DRESSED: [(&str, &str, &str, &str); 5] = [
    ("表2", "C7", "-0.00", "amount-shown"),
    ("表3", "C7", "0.00,", "amount-shown"),
    ("表5", "B7", "0.00\"元\"", "amount-shown"),
    ("表6", "B5", ";;;", "amount-shown"),
    ("表1", "B6", "0.0", "amount-hidden"),
];

/// The sample with number formats and type that display something else than the cells hold.
fn dressed() -> Vec<u8> {
    let mut book = Book::sample();
    for (sheet, cell, format, _) in DRESSED {
        let Some(Value::Number(held)) = book.sheet(sheet).cells.get(&at(cell)).map(|cell| cell.value.clone()) else {
            panic!("{sheet}!{cell} is a number")
        };
        book.sheet(sheet).put_as(cell, Value::Number(held), format);
    }
    book.sheet("表12").looks.insert(at("B9"), |format| format.set_font_strikethrough());
    book.sheet("表11").looks.insert(at("A9"), |format| format.set_font_color(Color::White));
    book.sheet("表9").hidden_rows.insert(5);
    book.sheet("概况").put("B3", Value::Formula("1/0".into(), Some("#DIV/0!".into())));
    book.sheet("概况").put_as("B4", Value::Text("负责全市政务服务工作。".into()), "@\"乙\"");
    book.sheet("概况").put_as("B5", Value::Text("负责全市数据管理工作。".into()), ";;;\"丙\"");
    book.write()
}

#[test]
fn formats_and_looks_are_seen_in_every_kind_of_workbook() {
    let Some(saved) = &*SAVED else { return };
    for form in FORMS {
        let (findings, _) = read(&saved[&(form, "dressed")]);
        for (sheet, cell, format, code) in DRESSED {
            assert!(named(&findings, sheet, cell).contains(&code), "{form} {format}: {findings:?}");
        }
        assert_eq!(named(&findings, "概况", "B4"), ["words-formatted"], "{form}: {findings:?}");
        for (sheet, code) in [
            ("表12", "row-veiled"),
            ("表11", "row-veiled"),
            ("表9", "row-hidden"),
            ("概况", "cell-error"),
            ("概况", "row-veiled"),
        ] {
            let told = findings.iter().any(|finding| {
                let cell = finding.place.as_ref().and_then(|place| place.cell()).unwrap_or_default();
                finding.code == code && cell.starts_with(&format!("{sheet}!"))
            });
            assert!(told, "{form} {sheet} {code}: {findings:?}");
        }
        assert_eq!(read(&saved[&(form, "sample")]).0, [], "{form}");
    }
}

/// A workbook of which nothing says that Excel computed it, with a formula that is zero, and one with this result.
fn formulas(result: &str) -> Vec<u8> {
    let mut book = Book::sample();
    for sheet in &mut book.sheets {
        // Names that follow from codes are formulas with values.
        sheet.cells.retain(|_, cell| !matches!(cell.value, Value::Formula(..)));
    }
    book.sheet("表2").put("E7", Value::Formula("1-1".into(), Some("0".into())));
    book.sheet("表2").put("C7", Value::Formula("1700+47.71".into(), Some(result.into())));
    edit(&book.write(), |_, text| text.replace(" calcId=\"124519\" fullCalcOnLoad=\"1\"", ""))
}

#[test]
fn zeros_that_nobody_computed_are_doubted_also_where_libreoffice_saved_them() {
    for (name, result, codes) in [("zeros", "0", ["formula-zero"].as_slice()), ("sums", "1747.71", &[])] {
        let (findings, _) = read(&formulas(result));
        assert_eq!(named(&findings, "表2", "E7"), codes, "{name}: {findings:?}");
        for form in ["xls", "xlsx"] {
            let Some(saved) = &*SAVED else { return };
            let (findings, _) = read(&saved[&(form, name)]);
            assert_eq!(named(&findings, "表2", "E7"), codes, "{form} {name}: {findings:?}");
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
    convert::workbook(&WorkbookForm::from(&loaded.budget), &loaded.layout).expect("the workbook is written")
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
