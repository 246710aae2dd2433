//! Reports begin with a verdict, and their codes and places can be pasted back.

use budgetpress::build::prove;
use budgetpress::layout::Layouts;
use budgetpress::load;
use budgetpress::message::{Catalogue, Language, explained};
use budgetpress::model::{Finding, Severity};
use serde_json::{Value, json};
use std::collections::BTreeSet;

use crate::tests::cli::{command, must_exit, run};
use crate::tests::support::book::{Book, at};
use crate::tests::support::{self, sample, second_sample};

/// What a check of data finds, with how many identities it evaluates and how many it does not.
pub(super) fn examined(data: &Value) -> (Vec<Finding>, usize, usize) {
    examined_bytes(format!("{data:#}").as_bytes())
}

/// The same of the bytes of a file.
pub(super) fn examined_bytes(bytes: &[u8]) -> (Vec<Finding>, usize, usize) {
    let loaded = load::examine(bytes, &Layouts::default()).unwrap_or_else(|error| panic!("{error}"));
    let proved = prove(&loaded, &[]).unwrap_or_else(|error| panic!("{error}"));
    (proved.open, proved.checked.identities.len(), proved.checked.unevaluated)
}

/// The code and the pointer of findings.
fn named(findings: &[Finding]) -> BTreeSet<String> {
    let name = |finding: &Finding| {
        let title = finding.values.iter().find(|(name, _)| *name == "title").map(|(_, title)| title.as_str());
        let place = finding.place.as_ref().map(|place| place.pointer().to_owned()).unwrap_or_default();
        format!("{}@{place} {}", finding.code, title.unwrap_or_default())
    };
    findings.iter().map(name).collect()
}

/// The pointers of all lines of all sheets, and of all amounts in them.
fn spots(data: &Value) -> (Vec<String>, Vec<String>) {
    let (mut lines, mut amounts) = (Vec::new(), Vec::new());
    for (id, sheet) in data["sheets"].as_object().expect("sheets") {
        for (index, line) in sheet["lines"].as_array().expect("lines").iter().enumerate() {
            let pointer = format!("/sheets/{id}/lines/{index}");
            let is_amount = |value: &Value| value.as_str().is_some_and(|text| text.parse::<f64>().is_ok());
            let members = line.as_object().expect("a line").iter();
            let cells = members.filter(|(key, value)| !["code", "key"].contains(&key.as_str()) && is_amount(value));
            amounts.extend(cells.map(|(key, _)| format!("{pointer}/{key}")));
            lines.push(pointer);
        }
    }
    (lines, amounts)
}

/// Every way in which something of a budget cannot be read, at some of its places.
fn unreadable(data: &Value, step: usize) -> Vec<(String, Value)> {
    let (lines, amounts) = spots(data);
    let mut all = Vec::new();
    let mut put = |what: String, change: &dyn Fn(&mut Value)| {
        let mut changed = data.clone();
        change(&mut changed);
        all.push((what, changed));
    };
    for (index, place) in amounts.iter().enumerate().filter(|(index, _)| index % step == 0) {
        let wrong = [json!("1O.00"), json!(12.5), json!("12.3456"), Value::Null][index / step % 4].clone();
        put(format!("{place} = {wrong}"), &|data| *data.pointer_mut(place).expect("a cell") = wrong.clone());
    }
    for (index, place) in lines.iter().enumerate() {
        if index % (step / 4 + 1) != 0 {
            continue;
        }
        let is = |key: &str| data.pointer(place).expect("a line").get(key).is_some();
        if is("code") {
            put(format!("{place}/code"), &|data| data.pointer_mut(place).expect("a line")["code"] = json!("20103O1"));
        }
        for key in ["key", "code", "unit", "project"].into_iter().filter(|key| is(key)) {
            put(format!("{place}: {key} misspelt"), &|data| {
                let line = data.pointer_mut(place).expect("a line").as_object_mut().expect("a line");
                let value = line.remove(key).expect("a head");
                line.insert("head".into(), value);
            });
        }
        put(format!("{place} is a text"), &|data| *data.pointer_mut(place).expect("a line") = json!("x"));
        if is("key") {
            put(format!("{place}/key unknown"), &|data| {
                data.pointer_mut(place).expect("a line")["key"] = json!("nothing-of-this-kind");
            });
            put(format!("{place} is missing"), &|data| {
                let (list, line) = place.rsplit_once('/').expect("a line");
                let list = data.pointer_mut(list).expect("lines").as_array_mut().expect("lines");
                list.remove(line.parse().expect("an index"));
            });
        }
    }
    for key in ["unit", "year", "published", "texts", "figures"] {
        put(format!("no {key}"), &|data| drop(data.as_object_mut().expect("data").remove(key)));
        put(format!("{key} is null"), &|data| data[key] = Value::Null);
    }
    let ids: Vec<String> = data["sheets"].as_object().expect("sheets").keys().cloned().collect();
    for id in ids {
        put(format!("sheet {id} is missing"), &|data| {
            drop(data["sheets"].as_object_mut().expect("sheets").remove(&id));
        });
        put(format!("sheet {id} without lines"), &|data| {
            drop(data["sheets"][&id].as_object_mut().expect("a sheet").remove("lines"));
        });
    }
    all
}

/// Every so many places are tried, or all that the environment asks for.
fn thin(step: usize) -> usize {
    std::env::var("BUDGETPRESS_EVERY").ok().and_then(|every| every.parse().ok()).unwrap_or(step)
}

/// The codes of what reading refuses.
fn of_reading(data: &Value) -> BTreeSet<String> {
    let refused = load::parse(format!("{data:#}").as_bytes(), &Layouts::default()).err();
    refused.map(|error| named(error.findings())).unwrap_or_default()
}

#[test]
fn one_misread_value_makes_no_false_difference() {
    for (data, step) in [(sample(), thin(100)), (second_sample(), thin(150)), (support::final_accounts(), thin(150))] {
        let (good, ..) = examined(&data);
        let good = named(&good);
        for (what, changed) in unreadable(&data, step) {
            let reading = of_reading(&changed);
            if reading.is_empty() {
                assert!(what.starts_with("sheet "), "{what}: only a table may be left out");
                continue;
            }
            let (found, ..) = examined(&changed);
            let cascade: Vec<String> = named(&found).into_iter().filter(|name| !good.contains(name)).collect();
            let cascade: Vec<&String> = cascade.iter().filter(|name| !reading.contains(*name)).collect();
            assert!(cascade.is_empty(), "{what}: {cascade:#?}");
        }
    }
}

/// The sample with errors in five tables.
fn contradicting() -> Value {
    let mut data = sample();
    for sheet in ["1", "3", "5", "6", "8"] {
        let line = data["sheets"][sheet]["lines"][1].as_object_mut().expect("a line");
        let amounts = line.iter_mut().filter(|(key, _)| !["code", "key", "name"].contains(&key.as_str()));
        amounts.for_each(|(_, amount)| *amount = json!("201.34"));
    }
    data
}

#[test]
fn one_misread_value_hides_no_error_that_does_not_depend_on_it() {
    let data = contradicting();
    let (wrong, identities, none) = examined(&data);
    let errors = |findings: &[Finding]| -> Vec<Finding> {
        findings.iter().filter(|finding| finding.severity == Severity::Error).cloned().collect()
    };
    assert!(errors(&wrong).len() >= 10 && none == 0, "{:#?}", named(&wrong));
    for (what, changed) in unreadable(&data, thin(160)) {
        if of_reading(&changed).is_empty() {
            continue;
        }
        let (found, evaluated, unevaluated) = examined(&changed);
        let counted = evaluated + unevaluated + 10 >= identities || what.starts_with("sheet ");
        assert!(counted, "{what}: {evaluated} and {unevaluated} of {identities}");
        let found = named(&found);
        // What lies in another table than the misread value, with all its terms, is found as before.
        let sheet = what.strip_prefix("/sheets/").and_then(|rest| rest.split('/').next());
        let sheet = sheet.or_else(|| what.strip_prefix("sheet ").and_then(|rest| rest.split(' ').next()));
        let elsewhere = errors(&wrong).into_iter().filter(|finding| {
            let mut places = finding.place.iter().chain(&finding.cells);
            let apart =
                places.all(|place| place.sheet().as_deref() != sheet && !place.pointer().starts_with("/figures"));
            // Of a tie with a table that is not there, no term tells it.
            apart && (finding.code == "footing" || !what.starts_with("sheet "))
        });
        let lost: Vec<String> = named(&elsewhere.collect::<Vec<_>>()).difference(&found).cloned().collect();
        assert!(lost.is_empty(), "{what} hides {lost:#?}");
    }
    // One wrong code hides no more than what its line may belong to.
    let mut changed = data.clone();
    changed["sheets"]["6"]["lines"][2]["code"] = json!("3O101");
    let (found, ..) = examined(&changed);
    assert!(errors(&found).len() > errors(&wrong).len() / 2, "{:#?}", named(&found));
}

/// A file in a temporary folder.
fn put(folder: &tempfile::TempDir, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("it is written");
    path.display().to_string()
}

#[test]
fn a_report_is_always_written_and_begins_with_the_verdict() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut unread = contradicting();
    unread["sheets"]["6"]["lines"][2]["code"] = json!("3O101");
    let files = [
        ("good.json", format!("{:#}", sample()).into_bytes(), 0, "错误 0、警告 "),
        ("unread.json", format!("{unread:#}").into_bytes(), 1, "：不能公开"),
        ("broken.json", b"{\"layout\": ".to_vec(), 1, "错误 1、警告 0：不能公开"),
        ("empty.xlsx", Vec::new(), 2, "错误 1、警告 0：不能公开"),
        ("other.pdf", b"%PDF-1.7".to_vec(), 2, "错误 1、警告 0：不能公开"),
    ];
    for (name, bytes, status, verdict) in files {
        let (input, report) = (put(&folder, name, bytes), folder.path().join(format!("{name}.html")));
        let ran = command(&["check", &input, "--lang", "zh", "--report"]).arg(&report).output().expect("it runs");
        let told = must_exit(&ran, status);
        let last = told.lines().last().unwrap_or_default();
        assert!(last.contains(verdict), "{name}: {told}");
        let page = std::fs::read_to_string(&report).unwrap_or_else(|error| panic!("{name}: {error}"));
        let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{name}: no {text}"));
        assert!(at("class=\"verdict") < page.find("class=\"finding").unwrap_or(usize::MAX), "{name}");
        assert!(page.contains(last), "{name}: the page says {last}");
        let json = run(&["check", &input, "--format", "json"]);
        let record: Value = serde_json::from_slice(&json.stdout).expect("JSON");
        support::must_fit("docs/schema/findings.json", &record);
        assert_eq!(record["verdict"]["fit"], json!(status == 0), "{name}");
    }
    // A report on the same file replaces the one before, whatever could be read; that on another file does not.
    let (same, report) = (put(&folder, "good.json", b"{"), folder.path().join("good.json.html"));
    must_exit(&command(&["check", &same, "--report"]).arg(&report).output().expect("it runs"), 1);
    assert!(std::fs::read_to_string(&report).expect("the report").contains("json-syntax"));
    let other = put(&folder, "other.json", b"{");
    let told = must_exit(&command(&["check", &other, "--report"]).arg(&report).output().expect("it runs"), 2);
    assert!(told.contains("file-exists"), "{told}");
    // `build` ends in the same words, and writes nothing.
    let (input, pdf) = (put(&folder, "unread.json", format!("{unread:#}")), folder.path().join("unread.pdf"));
    let told = must_exit(&command(&["build", &input, "--draft", "-o"]).arg(&pdf).output().expect("it runs"), 1);
    assert!(told.contains("code-bad") && told.contains("footing") && told.contains("were not evaluated"), "{told}");
    assert!(told.ends_with("Not fit to be published.\n") && !pdf.exists(), "{told}");
}

#[test]
fn every_code_that_is_printed_is_explained() {
    for language in [Language::Chinese, Language::English].map(Catalogue::new) {
        for code in budgetpress::model::declared().map(|declared| declared.code) {
            let rule =
                budgetpress::check::explain(code, &language).or_else(|| budgetpress::inspect::explain(code, &language));
            let told = rule.or_else(|| explained(code, &language)).unwrap_or_else(|| panic!("{code} is not explained"));
            assert!(told.chars().count() > 5 && !told.contains("{$"), "{code}: {told}");
        }
    }
    for code in ["row-without-amounts", "错误[cell-blank]", "amount-bad", "warning[one-of]", "release-tags", "tie"] {
        for command in ["check", "inspect"] {
            assert!(run(&[command, "--explain", code]).status.success(), "{command} {code}");
        }
    }
}

/// The codes and places of findings as the text output prints them: the line with the place follows that with the code.
fn printed(told: &str) -> Vec<(String, String)> {
    let lines: Vec<&str> = told.lines().collect();
    let found = lines.windows(2).filter_map(|pair| {
        let code = pair[0].split_once('[')?.1.split_once(']')?.0;
        let place = pair[1].strip_prefix("  ").filter(|_| !pair[0].starts_with(' '))?;
        Some((code.to_owned(), place.to_owned()))
    });
    found.collect()
}

#[test]
fn printed_codes_and_places_can_be_accepted_as_they_stand() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut data = sample();
    data["sheets"]["6"]["lines"][1]["budget"] = json!("201.34");
    let json = put(&folder, "data file.json", format!("{data:#}"));
    let book = folder.path().join("b.xlsx").display().to_string();
    must_exit(&run(&["convert", &json, &book]), 0);
    for input in [json, book] {
        for language in ["zh", "en"] {
            let told = must_exit(&command(&["check", &input, "--lang", language]).output().expect("it runs"), 1);
            let printed = printed(&told);
            assert!(printed.len() >= 3, "{told}");
            for (code, place) in &printed {
                let mut given = vec![format!("{code}@{place}")];
                // Without the name of the file, and with the words before the code.
                given.push(format!("error[{code}]@{}", place.replace(&input, "").trim_start()));
                for allow in given {
                    let ran = command(&["check", &input, "--allow", &allow, "--because", "x"]).output();
                    let told = String::from_utf8_lossy(&ran.expect("it runs").stderr).into_owned();
                    let refused = told.contains("allow-unmatched") || told.contains("allow-malformed");
                    assert!(!refused, "{allow}: {told}");
                }
            }
        }
    }
    // Of what was not read, and of what is no finding about data, this is said.
    data["sheets"]["6"]["lines"][2]["code"] = json!("3O101");
    let input = put(&folder, "unread.json", format!("{data:#}"));
    for (allow, code) in [
        ("code-bad@/sheets/6/lines/2/code", "allow-impossible"),
        ("print-bleed@/sheets/6/lines/2/code", "allow-elsewhere"),
    ] {
        let told = must_exit(&run(&["check", &input, "--allow", allow, "--because", "x"]), 2);
        assert!(told.contains(code), "{told}");
    }
}

/// What is copied out of a report, or typed by somebody with a Chinese input method, names the same finding.
#[test]
fn findings_are_accepted_however_they_are_copied() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut data = sample();
    data["figures"]["operating"]["percent"] = json!("46.08");
    let input = put(&folder, "data.json", format!("{data:#}"));
    let place = "/figures/operating/percent";
    let ran = |allow: &str| run(&["check", &input, "--allow", allow, "--because", "按批复口径"]);
    for (code, at) in [
        ("percent-differs", place),
        ("percent-differs]", place),
        ("[percent-differs]", place),
        ("警告[percent-differs]", place),
        ("［percent-differs］", place),
        ("【percent-differs】", place),
        (" percent-differs ", " /figures/operating/percent "),
        ("percent-differs：", "/figures/operating/percent，"),
        ("percent-differs", "/figures/operating/percent。"),
        ("percent-differs", "[/figures/operating/percent]"),
        ("percent-differs", "／figures／operating／percent"),
        ("percent-differs", "\u{3000}/figures/operating/percent\u{a0};"),
        ("percent-differs", "operating/percent"),
        ("percent-differs", "figures/operating/percent)"),
    ] {
        for mark in ["@", "＠"] {
            let allow = format!("{code}{mark}{at}");
            let told = must_exit(&ran(&allow), 0);
            assert!(told.contains("按批复口径"), "{allow}: {told}");
        }
    }
    // What names no finding, or no whole step of a place, is refused with what is likely meant.
    let near = "--allow \"percent-differs@/figures/operating/percent\"";
    for allow in
        ["percent-differs@perating/percent", "percent-difers@operating/percent", "tie@/figures/operating/percent"]
    {
        let told = must_exit(&ran(allow), 2);
        assert!(told.contains(near), "{allow}: {told}");
    }
    for allow in ["percent-differs", "[percent-differs]", "percent-differs＠", "percent-differs@ 。"] {
        let told = must_exit(&ran(allow), 2);
        assert!(told.contains("--allow percent-differs@PLACE"), "{allow}: {told}");
    }
}

/// What a report prints as a warning can be accepted, and `--explain` does not say otherwise; nor of what cannot.
#[test]
fn explanations_and_acceptances_agree() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut book = Book::sample();
    book.sheet("表12").looks.insert(at("B9"), |format| format.set_font_strikethrough());
    let input = put(&folder, "b.xlsx", book.write());
    let told = must_exit(&run(&["check", &input]), 0);
    let (_, place) =
        printed(&told).into_iter().find(|(code, _)| code == "row-veiled").unwrap_or_else(|| panic!("{told}"));
    let accept = |place: &str| run(&["check", &input, "--allow", &format!("row-veiled@{place}"), "--because", "x"]);
    assert!(must_exit(&accept(&place), 0).contains("x"));
    let elsewhere = must_exit(&accept("表11!B9"), 2);
    assert!(elsewhere.contains("allow-unmatched") && !elsewhere.contains("cannot be accepted"), "{elsewhere}");
    let words = |code: &str| {
        let output = run(&["check", "--explain", code]);
        must_exit(&output, 0);
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    assert!(words("row-veiled").contains("As a warning or a note"));
    assert!(words("code-bad").contains("as an error it cannot"));
    assert!(words("release-tags").contains("cannot be accepted with --allow"));
    assert!(!words("tie").contains("--allow"));
}
