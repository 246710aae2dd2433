//! Messages in official Chinese: what a finance clerk reads.

use budgetpress::message::{Catalogue, Language};
use budgetpress::model::{Finding, Severity};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::reports::{examined, examined_bytes};
use crate::tests::support::book::{Book, Value as Content};
use crate::tests::support::sample;

/// What a check of data says in Chinese: errors only, without remedies.
fn said(data: &Value) -> Vec<String> {
    in_words(&examined(data).0)
}

fn in_words(findings: &[Finding]) -> Vec<String> {
    let catalogue = Catalogue::new(Language::Chinese);
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding: &Finding| catalogue.statement(finding)).collect()
}

/// The first line of a sheet that has this code.
fn line<'a>(data: &'a mut Value, sheet: &str, code: &str) -> &'a mut Value {
    let lines = data["sheets"][sheet]["lines"].as_array_mut().expect("lines");
    lines.iter_mut().find(|line| line["code"] == code).expect("the line")
}

#[test]
fn sums_and_ties_name_table_line_and_column() {
    let mut data = sample();
    line(&mut data, "5", "2010301")["total"] = json!("1383.35");
    let told = said(&data);
    let row = "表5“2010301 行政运行”一行：小计 1383.35，基本支出与项目支出之和 1338.35，相差 45.00（允许尾差 0.01）";
    assert!(told.iter().any(|text| text == row), "{told:#?}");
    let column =
        "表5“小计”栏：20103 政府办公厅（室）及相关机构事务 1747.71，所含各行之和 1792.71，相差 45.00（允许尾差 0.01）";
    assert!(told.iter().any(|text| text == column), "{told:#?}");
    // A line that is not there.
    let mut data = sample();
    let lines = data["sheets"]["3"]["lines"].as_array_mut().expect("lines");
    lines.retain(|line| line["code"] != "2010302");
    let told = said(&data);
    let absent = "“表3各科目合计等于表2 2010302”不成立：表3无此行，对应金额为 409.36";
    assert!(told.iter().any(|text| text == absent), "{told:#?}");
}

#[test]
fn what_is_not_filled_in_is_named_as_the_document_names_it() {
    let mut data = sample();
    data["texts"]["overview"]["duties"] = json!([]);
    data["figures"]["revenue"].as_object_mut().expect("a subject").remove("change");
    data["figures"]["three_public"]["reason"] = json!("与上年持平。");
    data["ties"] = json!([{ "title": "自查", "left": ["3/2080599/total"], "right": ["3/2080505/total"] }]);
    line(&mut data, "5", "201")["total"] = json!("-");
    let told = said(&data);
    for wanted in [
        "“一、主要职责”没有填写",
        "收入预算的 change、previous 均未填写",
        "此段文字编入语句，末尾不应有“。”",
        "勾稽中的“表3 2080599 合计”在表中找不到",
        "“-”不是金额",
    ] {
        assert!(told.iter().any(|text| text == wanted), "{wanted}: {told:#?}");
    }
}

#[test]
fn a_nameless_row_of_a_workbook_is_named_and_hides_nothing_that_is_missing_elsewhere() {
    let mut book = Book::sample();
    book.sheet("表5").clear("A10").put("C13", Content::Text("-".into()));
    book.sheet("情况说明").clear("C12").clear("C16");
    let told = in_words(&examined_bytes(&book.write()).0);
    let wanted = ["第10行有金额，但没有科目名称，没有读取", "“-”不是金额", "“三公”经费的主要原因没有填写"];
    assert!(wanted.iter().all(|text| told.iter().any(|told| told == text)), "{told:#?}");
    // With nothing misread among the figures, what is missing there is missing.
    let mut book = Book::sample();
    book.sheet("表5").clear("A10");
    book.sheet("情况说明").clear("C12");
    let told = in_words(&examined_bytes(&book.write()).0);
    assert!(told.iter().any(|text| text == "“三公”经费的 比上年增减、上年数 均未填写"), "{told:#?}");
}

#[test]
fn a_wrong_unit_is_found_although_something_is_misread() {
    let mut data = sample();
    for line in data["sheets"]["8"]["lines"].as_array_mut().expect("lines") {
        for (key, amount) in line.as_object_mut().expect("a line") {
            if let Some(given) = amount.as_str().filter(|_| key != "key").and_then(|text| text.parse::<Decimal>().ok())
            {
                *amount = json!((given * Decimal::from(10_000)).to_string());
            }
        }
    }
    data["sheets"]["8"]["lines"][1]["capital"] = json!("1O.00");
    data["sheets"]["3"]["lines"][3]["code"] = json!("2O10301");
    let (findings, _, unevaluated) = examined(&data);
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    let codes: Vec<&str> = errors.map(|finding| finding.code).collect();
    assert_eq!(codes, ["unit-wrong", "code-bad", "amount-bad"]);
    assert!(unevaluated > 0);
}

/// A name that several accounts have tells no code: the row is reported, and no other account takes its amounts.
#[test]
fn a_row_without_a_code_is_reported_where_several_accounts_have_its_name() {
    let mut book = Book::sample();
    book.sheet("表2").clear("A9");
    let told = in_words(&examined_bytes(&book.write()).0);
    assert_eq!(told, ["“行政运行”没有填写科目编码，同名科目不止一个，该行没有读取"]);
}

#[test]
fn a_day_that_is_none_is_quoted_as_it_stands_in_the_cell() {
    for day in ["2024-02-30", "2024年2月30日", "2024.2.30", "2024/13/1", "24-2-5", "二〇二四年二月五日"] {
        let mut book = Book::sample();
        book.sheet("基本信息").put("B5", Content::Text(day.to_owned()));
        let (findings, ..) = examined_bytes(&book.write());
        let told = in_words(&findings);
        assert!(told.iter().any(|line| line.starts_with(&format!("“{day}”不是完整、有效的日期"))), "{day}: {told:?}");
    }
    for day in ["2024-2-5", "2024年2月5日", " 2024.02.05"] {
        let mut book = Book::sample();
        book.sheet("基本信息").put("B5", Content::Text(day.to_owned()));
        let (findings, ..) = examined_bytes(&book.write());
        assert!(findings.iter().all(|finding| finding.code != "date-bad"), "{day}: {findings:?}");
    }
}
