//! The same in .xls and .ods, as LibreOffice saves them, and in workbooks that Python libraries write: where these are not
//! installed this is said, and nothing tested.

use std::io::Write;
use std::process::{Command, Stdio};

use rust_xlsxwriter::Color;

use super::{SAMPLE, named, read};
use crate::support::book::{Book, Value, at};
use crate::support::root;

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

#[test]
fn workbooks_of_libraries_are_read_as_displayed_or_reported() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let template = folder.path().join("sample.xlsx");
    std::fs::write(&template, &*SAMPLE).expect("the workbook is written");
    let run = Command::new("python3")
        .arg(root().join("tests/tools/displayed.py"))
        .args(["--program", env!("CARGO_BIN_EXE_budgetpress"), "--count", "24", "--seed", "7", "--template"])
        .arg(&template)
        .output();
    let Ok(run) = run else { return };
    let said = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    let _ = writeln!(std::io::stderr(), "{said}");
    // 77: a tool is not installed.
    assert!(run.status.success() || run.status.code() == Some(77), "{said}");
}
