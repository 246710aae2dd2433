//! False alarms and dead ends of the rules: placeholders, notes by themselves, empty lists, years, runs of digits.

use budgetpress::check::check;
use budgetpress::export;
use budgetpress::load::Loaded;
use serde_json::{Value, json};

use crate::tests::support::{self, codes, pdf};

fn found(data: &Value) -> Vec<String> {
    let Loaded { budget, layout, .. } = support::loaded(data);
    let findings = check(&budget, &layout).findings;
    // Of the sample as it is.
    codes(&findings).into_iter().filter(|code| *code != "percent-differs").map(str::to_owned).collect()
}

#[test]
fn placeholders_stand_for_themselves() {
    let told = |text: &str| {
        let mut data = support::sample();
        data["texts"]["overview"]["composition"][0] = json!(text);
        found(&data)
    };
    for text in [
        "网址：http://www.gz.gov.cn/xxgk/。",
        "邮箱：xxzx@gz.gov.cn。",
        "防范XXE漏洞。",
        "型号XX-200、DXX100、AXX-5的设备。",
        "见 https://zwxx.example.cn/xx_index.html。",
        "公开网址www.gov.cn/xxxxgk。",
    ] {
        assert_eq!(told(text), [""; 0], "{text}");
    }
    for text in [
        "XX单位负责。",
        "xx年完成。",
        "20XX年完成。",
        "共XXX人。",
        "2024-XX-XX完成。",
        "金额12.XX万元。",
        "金额XX.XX万元。",
        "×××单位。",
        "由××局负责。",
        "某某单位。",
        "时间待定。",
        "负责人：____。",
        "邮箱：xxx@163.com。",
    ] {
        assert_eq!(told(text), ["placeholder"], "{text}");
    }
}

#[test]
fn any_number_of_runs_of_digits_is_set() {
    let mut data = support::sample();
    data["texts"]["overview"]["duties"][0] = json!("甲1".repeat(1_500));
    let (_, document) = support::set(&data);
    assert!(document.page_count() > 20);
}

/// Whether a page holds a note and nothing but that and its folio.
fn is_note_alone(page: &pdf::Page) -> bool {
    let text = support::solid(&page.text());
    text.starts_with("注：") && text.chars().count() < 60
}

#[test]
fn notes_go_with_the_last_row() {
    // Each line more moves the end of the tables by a row: once in a page the note alone does not fit.
    for projects in 15..45 {
        let lines = (0..projects).map(|number| support::project(&format!("项目{number}"), "1.00", "目标")).collect();
        let data = support::with_projects(lines);
        let pages = pdf::read(&export::pdf(&support::set(&data).1).expect("the PDF is written"));
        let alone: Vec<usize> =
            pages.iter().enumerate().filter(|(_, page)| is_note_alone(page)).map(|(index, _)| index + 1).collect();
        assert!(alone.is_empty(), "{projects} projects: pages {alone:?}");
    }
}

#[test]
fn lists_may_be_empty_where_nothing_must_stand() {
    let mut data = support::sample();
    data["ties"] = json!([]);
    data["sheets"]["5"]["notes"] = json!([]);
    assert_eq!(found(&data), [""; 0]);
    let texts = |data: &Value| support::pages(data).iter().map(|page| support::solid(&page.text())).collect::<String>();
    let with = texts(&support::sample()).matches("注：无").count();
    assert_eq!(texts(&data).matches("注：无").count(), with - 1);
    data["sheets"]["key_projects"]["lines"] = json!([]);
    let text = texts(&data);
    assert!(text.contains("本部门没有重点项目。") && !text.contains("重点项目绩效目标情况如下"));
    data["sheets"]["9"]["notes"] = json!([]);
    assert_eq!(found(&data), ["nil-without-note"]);
}

#[test]
fn an_old_year_is_named_once() {
    let mut data = support::sample();
    data["year"] = json!(2023);
    let Loaded { budget, layout, .. } = support::loaded(&data);
    let findings = check(&budget, &layout).findings;
    assert_eq!(codes(&findings)[0], "year-unlikely");
    assert!(findings[0].values.contains(&("likely", "2024".to_owned())));
    assert!(codes(&findings).iter().all(|code| !["date-far", "year-other", "year-old"].contains(code)));
    let mut data = support::sample();
    data["year"] = json!(2025);
    data["published"] = json!("2025-02-05");
    assert!(found(&data).contains(&"accounts-of-year".to_owned()));
}

/// A year beyond all dates is a fault of the file.
#[test]
fn a_year_beyond_all_dates_is_reported() {
    for year in [0, 65_534, 65_535] {
        let mut data = support::sample();
        data["year"] = json!(year);
        let (found, ..) = super::reports::examined(&data);
        assert!(codes(&found).contains(&"number-out-of-range"), "{year}: {:?}", codes(&found));
    }
}
