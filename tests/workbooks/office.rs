//! Workbooks that another office program saved; where none is installed this is said, and nothing tested.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{compared, outcome, told};
use crate::tests::support::book::{Book, Value};

/// Converts a workbook by LibreOffice with a profile of its own; `None` if it is not installed.
fn converted(bytes: &[u8], form: &str) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = folder.path().join("book.xlsx");
    std::fs::write(&input, bytes).expect("the workbook is written");
    let profile = folder.path().join("profile");
    recalculating(&profile);
    let output = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", form, "--outdir"])
        .arg(folder.path().join("out"))
        .arg(&input)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let Ok(status) = output else {
        let _ = writeln!(std::io::stderr(), "soffice is not installed: workbooks that it saves are not tested");
        return None;
    };
    assert!(status.success(), "soffice ends with {status}");
    Some(std::fs::read(folder.path().join("out").join("book").with_extension(form)).expect("the converted workbook"))
}

/// A profile that computes all formulas anew, as Excel and WPS do.
fn recalculating(profile: &Path) {
    let user = profile.join("user");
    std::fs::create_dir_all(&user).expect("a profile");
    let setting = r#"<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>"#;
    let text = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{setting}</oor:items>"#
    );
    std::fs::write(user.join("registrymodifications.xcu"), text).expect("a setting");
}

#[test]
fn the_sample_saved_again() {
    let loaded = crate::tests::support::loaded(&crate::tests::support::sample());
    let form = budgetpress::convert::WorkbookForm::from(&loaded.budget);
    let bytes = budgetpress::convert::workbook(&form, &loaded.layout).expect("the workbook is written");
    for form in ["xlsx", "ods", "xls"] {
        let Some(saved) = converted(&bytes, form) else { return };
        let (findings, read) = outcome(&saved);
        assert!(findings.is_empty(), "{form}: {findings:?}");
        assert_eq!(read, "read: equals the sample", "{form}");
    }
    assert_eq!(compared(&loaded.budget), "read: equals the sample");
}

#[test]
fn formulas_are_computed_anew() {
    let mut book = Book::sample();
    let stale = |formula: &str| Value::Formula(formula.into(), Some("0".into()));
    book.sheet("表5").put_as("B6", stale("SUM(C6:D6)"), "#,##0.00");
    book.sheet("表6").put_as("B6", stale("SUM(B7:B14)"), "#,##0.00");
    book.sheet("表6").put_as("B5", stale("ROUND(B6+B15+B30+B34-0.01,2)"), "#,##0.00");
    for form in ["xlsx", "ods", "xls"] {
        let Some(saved) = converted(&book.write(), form) else { return };
        let (findings, read) = outcome(&saved);
        assert!(findings.is_empty(), "{form}: {findings:?}");
        assert_eq!(read, "read: equals the sample", "{form}");
    }
}

#[test]
fn an_offices_workbook_saved_as_xls() {
    let mut book = Book::sample();
    book.sheets.iter_mut().for_each(|sheet| sheet.merges.clear());
    book.sheet("表6")
        .put_as("B5", Value::Number(0.1 + 0.2), "0.00")
        .text("B7", "２３９．２９")
        .text("A43", "制表人：王某");
    book.sheet("表6").put("B8", Value::Formula("1/0".into(), Some("#DIV/0!".into())));
    for form in ["ods", "xls"] {
        let Some(saved) = converted(&book.write(), form) else { return };
        told(&format!("saved_as_{form}"), &saved);
    }
}
