//! Values of data reach terminals, lists of digests and workbooks as what they are.

use serde_json::{Value, json};

use crate::tests::cli::{command, must_exit};
use crate::tests::support;

/// Characters that steer a terminal or the direction of text, and a forged line.
const STEERING: &str = "\u{1b}[31mred\u{1b}[0m\u{9b}2J\u{202e}drawkcab\u{2066}\u{7f}\u{8}\nerror[forged] all is well\r";

/// Data that quote such characters in messages.
fn steering() -> Value {
    let mut data = support::sample();
    data["layout"] = json!("guangzhou-2024");
    data["sheets"]["6"]["lines"][1]["name"] = json!(format!("工资{STEERING}"));
    data["unit"] = json!(format!("单位{STEERING}"));
    data[format!("key{STEERING}")] = json!(1);
    data
}

fn steers(text: &str) -> bool {
    text.chars()
        .any(|c| c != '\n' && (c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')))
}

#[test]
fn values_do_not_steer_a_terminal_nor_forge_lines() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let named = folder.path().join("a\u{1b}[2Jb\nerror[forged] c.json");
    std::fs::write(&named, steering().to_string()).expect("written");
    for language in ["en", "zh"] {
        for args in [&["check"][..], &["build"], &["check", "--format", "json"]] {
            let output = command(args).arg(&named).args(["--lang", language]).output().expect("it runs");
            let told =
                format!("{}{}", String::from_utf8_lossy(&output.stderr), String::from_utf8_lossy(&output.stdout));
            assert!(output.status.code() == Some(1) && !steers(&told), "{told}");
            assert!(!told.lines().any(|line| line.trim_start().starts_with("error[forged]")), "{told}");
            if args.len() == 1 {
                assert!(told.contains("<U+001B>[31mred") && told.contains("<U+000A>error[forged]"), "{told}");
                assert!(told.contains("<U+202E>") && told.contains("<U+009B>"), "{told}");
            } else {
                let record: Value = serde_json::from_slice(&output.stdout).expect("JSON");
                let values = record["findings"].to_string();
                assert!(
                    values.contains("error[forged]") && told.contains("\\u202e") && told.contains("\\u009b"),
                    "{told}"
                );
            }
        }
    }
    // What is typed is a value, too.
    for args in [&["check", "no\u{1b}[2J"][..], &["build", "x", "--edition", "a\u{202e}"], &["che\u{1b}ck"]] {
        assert!(!steers(&must_exit(&command(args).output().expect("it runs"), 2)));
    }
}

#[test]
fn a_text_that_no_cell_can_hold_is_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (input, output) = (folder.path().join("a.json"), folder.path().join("a.xlsx"));
    let convert = |change: &dyn Fn(&mut Value, String), count: usize| {
        let mut data = support::sample();
        change(&mut data, "文".repeat(count));
        std::fs::write(&input, format!("{data:#}")).expect("written");
        command(&["convert", "--force"]).arg(&input).arg(&output).output().expect("it runs")
    };
    let places: [(&dyn Fn(&mut Value, String), &str); 3] = [
        (&|data, text| data["texts"]["overview"]["duties"][1] = text.into(), "/texts/overview/duties/1"),
        (&|data, text| data["sheets"]["2"]["notes"] = json!([text]), "/sheets/2/notes/0"),
        (&|data, text| data["figures"]["revenue"]["reason"] = text.into(), "/figures/revenue/reason"),
    ];
    for (change, place) in places {
        let told = must_exit(&convert(change, 32_768), 1);
        assert!(told.contains("error[workbook-text-long]") && told.contains(place), "{told}");
        assert!(
            told.contains("a.json:") && told.contains("32768") && told.contains(".json, which has no such limit"),
            "{told}"
        );
        assert!(!output.exists());
    }
    must_exit(&convert(places[0].0, 32_767), 0);
}

/// What the program shows on a terminal, which `script` stands for.
fn on_a_terminal(args: &str) -> String {
    let program = env!("CARGO_BIN_EXE_budgetpress");
    let mut script = std::process::Command::new("script");
    script.args(["-qec", &format!("{program} {args}"), "/dev/null"]).env("BUDGETPRESS_LANG", "en");
    let output = script.current_dir(support::root()).output().expect("script runs");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn what_is_no_text_is_not_shown_on_a_terminal() {
    for args in ["build SAMPLE -o -", "convert SAMPLE - --to xlsx", "new --layout guangzhou-2024 -o -"] {
        let told = on_a_terminal(&args.replace("SAMPLE", support::SAMPLE));
        assert!(told.contains("error[output-terminal]") && !told.contains("%PDF") && !told.contains("PK"), "{told}");
    }
    // Data are.
    let told = on_a_terminal(&format!("convert {} - --to json", support::SAMPLE));
    assert!(told.contains("$written") && !steers(&told.replace('\r', "")), "{told}");
}
