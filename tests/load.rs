//! Data files that are not as they should be: every fault is found, with its place, the value and the remedy.

use budgetpress::layout::Layouts;
use budgetpress::{InputFile, InputKind, load};
use serde_json::{Value, json};

use crate::tests::support;

/// What is said of the sample after a change.
#[track_caller]
fn refused(change: impl FnOnce(&mut Value)) -> String {
    let mut data = support::sample();
    change(&mut data);
    match support::parse(&data) {
        Ok(_) => panic!("the damaged data loads"),
        Err(error) => error.to_string(),
    }
}

fn refused_bytes(bytes: &[u8]) -> String {
    match load::parse(bytes, &Layouts::default()) {
        Ok(_) => panic!("the damaged file loads"),
        Err(error) => error.to_string(),
    }
}

fn rename(data: &mut Value, from: &str, to: &str) {
    let record = data.as_object_mut().expect("a record");
    let value = record.remove(from).expect("the member is there");
    record.insert(to.into(), value);
}

#[test]
fn misspelt_and_unknown_members() {
    insta::assert_snapshot!(refused(|data| {
        rename(data, "unit", "unitt");
        rename(&mut data["sheets"]["6"]["lines"][3], "budget", "buget");
        rename(&mut data["texts"]["overview"], "duties", "Duties");
        data["sheets"]["2"]["lines"][1]["colour"] = json!("red");
        rename(&mut data["figures"]["revenue"], "change", "delta");
    }));
}

#[test]
fn missing_parts_and_lines() {
    insta::assert_snapshot!(refused(|data| {
        data["sheets"].as_object_mut().expect("a record").remove("7");
        data["sheets"]["12"]["lines"][2].as_object_mut().expect("a record").remove("goal");
        data.as_object_mut().expect("a record").remove("published");
    }));
    insta::assert_snapshot!(refused(|data| {
        data["sheets"]["1"]["lines"].as_array_mut().expect("a list").remove(0);
        let doubled = data["sheets"]["8"]["lines"][0].clone();
        data["sheets"]["8"]["lines"].as_array_mut().expect("a list").push(doubled);
    }));
}

#[test]
fn amounts_that_are_none() {
    let amounts = [
        json!(239.29),
        json!(239),
        json!("239,290.00"),
        json!("２３９．２９"),
        json!("1,23"),
        json!("1e3"),
        json!("1e999"),
        json!("NaN"),
        json!(""),
        json!(" 1.00"),
        json!("239.295"),
        json!("−1.00"),
        json!("239.29元"),
        json!(null),
        json!("99999999999999999999999999999999.00"),
        json!([]),
    ];
    insta::assert_snapshot!(refused(|data| {
        for (index, amount) in amounts.iter().enumerate() {
            data["sheets"]["6"]["lines"][index]["budget"] = amount.clone();
        }
    }));
}

#[test]
fn wrong_kinds_codes_dates_and_choices() {
    insta::assert_snapshot!(refused(|data| {
        data["year"] = json!("2024");
        data["published"] = json!("2024-02-30");
        data["texts"]["overview"]["duties"] = json!("一段");
        data["sheets"]["2"]["lines"][1]["code"] = json!("20l");
        data["sheets"]["1"]["lines"][0]["key"] = json!("apropriation");
        data["sheets"]["1"]["lines"][1]["key"] = json!("财政专户拨款");
        data["sheets"]["8"]["lines"][0] = json!({ "budget": "1.00" });
        data["figures"]["outbound"]["previous"] = json!("0.00");
        data["figures"]["assets"]["vehicles"] = json!(-1);
        data["layout"] = json!("guangzhou-2024");
    }));
}

#[test]
fn texts_that_cannot_be_printed() {
    insta::assert_snapshot!(refused(|data| {
        data["texts"]["overview"]["duties"] =
            json!(["", " 首尾空格 ", "两\n行", "零\u{200B}宽", "自造\u{E000}字", "⽇期", "意\u{2EC5}、\u{2EE2}路"]);
    }));
}

#[test]
fn other_encodings_and_broken_files() {
    let sample = std::fs::read_to_string(support::root().join(support::SAMPLE)).expect("the sample is there");
    let with_mark = [b"\xEF\xBB\xBF", sample.as_bytes()].concat();
    assert!(load::parse(&with_mark, &Layouts::default()).is_ok(), "a byte order mark does no harm");
    let doubled = sample.replacen("\"year\": 2024", "\"year\": 2024,\n  \"year\": 2025", 1);
    let cases = [
        refused_bytes(b""),
        refused_bytes(b"\"layout\": \"guangzhou-2024\",\n\"unit\": \"\xB9\xE3\xD6\xDD\""),
        refused_bytes(&sample.as_bytes()[..3000]),
        refused_bytes(doubled.as_bytes()),
        refused_bytes("[".repeat(1_000_000).as_bytes()),
        refused_bytes(b"{}"),
        refused_bytes(b"[1, 2]"),
        refused_bytes(br#"{ "layout": "../secret" }"#),
        refused_bytes(br#"{ "layout": "guangzhou-2023" }"#),
    ];
    insta::assert_snapshot!(cases.join("\n\n"));
}

#[test]
fn an_amount_without_quotes_is_told_with_the_digits_that_were_typed() {
    let sample = std::fs::read_to_string(support::root().join(support::SAMPLE)).expect("the sample is there");
    // As floats the first two would lose digits.
    for (typed, told) in [
        ("12345678901234567.89", "12345678901234567.89"),
        ("239.290", "239.290"),
        ("-0.10", "-0.10"),
        ("239", "239"),
        ("99999999999999999999999", "99999999999999999999999"),
        ("2.5e2", "250"),
    ] {
        let refused = refused_bytes(sample.replacen("\"239.29\"", typed, 1).as_bytes());
        assert!(refused.contains("error[amount-unquoted]"), "{refused}");
        assert!(refused.contains(&format!("write \"{told}\"")), "{refused}");
    }
}

#[test]
fn values_that_json_does_not_have() {
    let sample = std::fs::read_to_string(support::root().join(support::SAMPLE)).expect("the sample is there");
    let instead = |value: &str| refused_bytes(sample.replacen("\"239.29\"", value, 1).as_bytes());
    let utf_16 = || [0xFEFF].into_iter().chain(sample.encode_utf16()).flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let within_a_character = sample.find('市').expect("a character") + 1;
    let cases = [
        instead("1e999"),
        instead("NaN"),
        instead("-Infinity"),
        instead("1,23"),
        instead("01.50"),
        instead("２３９．２９"),
        instead("'239.29'"),
        refused_bytes(&utf_16()),
        refused_bytes(&sample.as_bytes()[..within_a_character]),
        refused_bytes(&[sample.as_bytes(), b"}"].concat()),
    ];
    insta::assert_snapshot!(cases.join("\n\n"));
}

#[test]
fn more_than_any_budget_has_is_refused_at_once() {
    let start = std::time::Instant::now();
    let nested = refused_bytes(&vec![b'['; 100 << 20]);
    let listed = refused_bytes(&[b"[[]", &b",[]".repeat(20_000_000)[..], b"]"].concat());
    for told in [&nested, &listed] {
        assert!(told.starts_with("error[json-too-many]"), "{told}");
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("budget.json");
    let file = std::fs::File::create(&path).expect("a file");
    file.set_len((64 << 20) + 1).expect("it grows");
    let told = InputFile::read(&path, InputKind::Data).expect_err("it is refused");
    assert_eq!(support::codes(told.findings()), ["file-too-large"]);
    // A tenth of a second when nothing else runs.
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn of_very_many_faults_the_first_are_told() {
    let mut data = support::sample();
    data["texts"]["overview"]["duties"] = (0..5000).map(Value::from).collect();
    let error = support::parse(&data).expect_err("it is refused");
    let codes = support::codes(error.findings());
    assert_eq!((codes.len(), codes[999], codes[1000]), (1001, "type-wrong", "faults-more"));
}

#[test]
fn faults_of_json_are_named_in_chinese() {
    let catalogue = budgetpress::message::Catalogue::new(budgetpress::message::Language::Chinese);
    for (text, words) in [
        (r#"{"a": 1, "a": 2}"#, "同一个键写了两次"),
        (r#"{"a": 1"#, "内容到此中断"),
        (r#"{"a": 1,}"#, "最后一项之后多了逗号"),
        (r#"{"a": 1} 2"#, "结尾之后还有内容"),
        ("{\"a\": \"\n\"}", "文字中有换行或制表符"),
        ("{a: 1}", "键应放在英文双引号内"),
        (r#"{"a": 1e}"#, "数字写法有误"),
        (r#"{"a" 1}"#, "键之后缺少英文冒号"),
        (r#"{"a": 1 "b": 2}"#, "缺少英文逗号或右括号"),
        (r#"{"a": b}"#, "此处缺少取值"),
        (r#"{"a": "\q"}"#, "反斜杠"),
    ] {
        let error = load::parse(text.as_bytes(), &Layouts::default()).expect_err("it is refused");
        let told = catalogue.report(error.findings(), None);
        assert!(told.contains(words), "{text}: {told}");
    }
}

#[test]
fn findings_are_told_in_chinese_too() {
    let mut data = support::sample();
    data["sheets"]["6"]["lines"][3]["budget"] = json!("1,400.76");
    let error = support::parse(&data).expect_err("it is refused");
    let catalogue = budgetpress::message::Catalogue::new(budgetpress::message::Language::Chinese);
    insta::assert_snapshot!(catalogue.report(error.findings(), Some("budget.json")));
}

#[test]
fn figures_that_the_sentences_cannot_state() {
    insta::assert_snapshot!(refused(|data| {
        data["figures"]["revenue"]["reason"] = json!("项目增加。");
        data["figures"]["operating"]["percent"] = json!("-46.08");
        data["figures"]["expenditure"]["previous"] = json!("-1.00");
        data["figures"]["procurement"]["goods"] = json!("-4.40");
        data["figures"]["assets"]["buildings"] = json!("1234.567");
        data["sheets"]["6"]["lines"][0]["budget"] = json!("02211.22");
        data["texts"]["overview"]["composition"] = json!([]);
    }));
}

#[test]
fn amounts_at_the_limit_do_not_overflow() {
    let mut data = support::sample();
    data["figures"]["revenue"]["change"] = json!("-999999999999999.00");
    let loaded = support::loaded(&data);
    assert!(budgetpress::view::view(&loaded.budget, &loaded.layout).is_ok());
    let too_long = refused(|data| data["figures"]["revenue"]["change"] = json!("-79228162514264337593543950335"));
    assert!(too_long.contains("amount-too-long"), "{too_long}");
}

#[test]
fn a_misspelt_kind_of_line() {
    let told = refused(|data| rename(&mut data["sheets"]["12"]["lines"][2], "project", "projct"));
    assert!(told.contains("did you mean \"project\"?"), "{told}");
}
