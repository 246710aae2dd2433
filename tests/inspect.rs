//! Reading PDFs back: what is there is told, and nothing that is damaged brings the program down.

use budgetpress::inspect::{self, PdfReport};
use budgetpress::message::{Catalogue, Language};
use lopdf::{Object, Stream, dictionary};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::tests::support;
use crate::tests::support::damage::{PLAIN as SAMPLE, catalogue, edit, page, repaint, resource};

#[track_caller]
pub(crate) fn read(bytes: &[u8]) -> PdfReport {
    inspect::read(bytes).unwrap_or_else(|error| panic!("it is read: {error}"))
}

/// The report with what changes from run to run taken out, and without what other tests look at.
fn told(mut report: PdfReport) -> serde_json::Value {
    report.file.sha256 = "…".into();
    report.file.bytes = 0;
    report.file.id = report.file.id.map(|_| ["…".into(), "…".into()]);
    for page in &mut report.pages {
        page.lines.truncate(2);
        page.annotations.truncate(1);
    }
    if let Some(xmp) = &mut report.xmp {
        xmp.retain(|key, _| !key.starts_with("xmpMM:"));
    }
    report.pages.truncate(5);
    serde_json::to_value(report).expect("it is JSON")
}

#[test]
fn the_sample_is_reported() {
    let report = read(&SAMPLE);
    assert_eq!(report.pages.len(), 23);
    assert!(report.pages.iter().all(|page| page.overlapping == 0 && page.untagged == 0 && page.unmapped == 0));
    insta::assert_snapshot!(format!("{:#}", told(report)));
}

#[test]
fn every_cut_is_noticed() {
    let bytes = &*SAMPLE;
    for step in 0..100 {
        let cut = &bytes[..bytes.len() * step / 100];
        let error = inspect::read(cut).expect_err("a cut file is not whole");
        assert_eq!(support::codes(error.findings()), ["pdf-unreadable"], "{step} %");
    }
}

#[test]
fn an_end_that_leads_elsewhere_is_noticed() {
    let bytes = &*SAMPLE;
    let digits = bytes.windows(10).rposition(|window| window == b"startxref\n").expect("its end") + 10;
    for there in [b"0", b"9", b"x"] {
        let mut bytes = bytes.clone();
        bytes[digits] = there[0];
        let error = inspect::read(&bytes).expect_err("it leads elsewhere");
        assert_eq!(support::codes(error.findings()), ["pdf-unreadable"]);
    }
}

#[test]
fn changed_bytes_do_no_harm() {
    let strategy = (any::<prop::sample::Index>(), any::<u8>());
    let config = Config { cases: 200, failure_persistence: None, ..Config::default() };
    let outcome = TestRunner::new(config).run(&strategy, |(place, byte)| {
        let mut bytes = SAMPLE.clone();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        match inspect::read(&bytes) {
            // A changed page tree may name a page twice, but no more than the file has objects for.
            Ok(report) => prop_assert!(report.pages.len() <= 1739, "{} pages", report.pages.len()),
            Err(error) => prop_assert!(!error.findings().is_empty()),
        }
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
}

fn run(args: &[&str], bytes: &[u8]) -> (Option<i32>, String, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("file.pdf");
    std::fs::write(&file, bytes).expect("written");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_budgetpress"));
    command.arg("inspect").args(args).arg(&file).current_dir(support::root()).env("BUDGETPRESS_LANG", "en");
    let output = command.output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_command_reports_and_judges() {
    let (status, told, errors) = run(&[], &SAMPLE);
    assert_eq!((status, errors.as_str()), (Some(0), ""));
    insta::assert_snapshot!(told.lines().filter(|line| !line.contains("SHA-256")).collect::<Vec<_>>().join("\n"));
    let (status, _, errors) = run(&["--against", support::SAMPLE], &SAMPLE);
    assert_eq!((status, errors.trim()), (Some(0), "No errors and no warnings. It agrees with the data."));
    let (status, _, errors) = run(&["--gate", "release"], &SAMPLE);
    assert_eq!((status, errors.trim()), (Some(0), "No errors and no warnings. Fit to be published."));
    let (status, _, errors) = run(&["--gate", "print"], &SAMPLE);
    assert!(status == Some(1) && errors.starts_with("error[gate-edition]"), "{errors}");
    let (status, told, errors) = run(&["--gate", "print", "--format", "json"], &SAMPLE);
    let told: serde_json::Value = serde_json::from_str(&told).expect("it is JSON");
    assert_eq!((status, errors.as_str()), (Some(1), ""));
    assert_eq!(told["findings"].as_array().map(Vec::len), Some(1), "{told}");
    assert_eq!(told["report"]["pages"].as_array().map(Vec::len), Some(23));
    let (status, told, _) = run(&["--format", "json"], &SAMPLE[..999]);
    let told: serde_json::Value = serde_json::from_str(&told).expect("it is JSON");
    assert_eq!((status, &told["findings"][0]["code"]), (Some(2), &"pdf-unreadable".into()));
}

#[test]
fn every_rule_is_explained_in_both_languages() {
    for language in [Language::English, Language::Chinese] {
        let catalogue = Catalogue::new(language);
        for code in inspect::CODES {
            assert!(inspect::explain(code, &catalogue).is_some_and(|text| text.len() > 10), "{code}");
            assert!(catalogue.find(&format!("{code}.hint"), &[]).is_some(), "{code}");
        }
    }
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_budgetpress"))
        .args(["--lang", "en", "inspect", "--explain", "release-table-header"])
        .output();
    assert!(String::from_utf8_lossy(&output.expect("it runs").stdout).contains("Validators accept tables without"));
}

/// Small files that other programs have made; `tests/tools/others.sh` makes fifty more, and damages them.
#[test]
fn files_of_other_programs_are_read_and_drawn() {
    let folder = support::root().join("tests/fixtures/others");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the files").map(|file| file.expect("a file").path()).collect();
    files.sort();
    let told = files.iter().map(|file| {
        let bytes = std::fs::read(file).expect("it is there");
        let summary = inspect::summary(&read(&bytes), &Catalogue::new(Language::English));
        let summary: String =
            summary.lines().filter(|line| !line.contains("SHA-256")).map(|line| format!("{line}\n")).collect();
        assert_eq!(inspect::draw(&bytes, 20).map(|pages| pages.len()).expect("it is drawn"), 1);
        format!("{}\n{summary}", file.file_stem().expect("a name").to_string_lossy())
    });
    insta::assert_snapshot!(told.collect::<Vec<_>>().join("\n"));
}

#[test]
fn deep_nesting_and_loops_do_no_harm() {
    let deep = edit(&SAMPLE, |pdf| {
        let mut nested = Object::Array(Vec::new());
        for _ in 0..500 {
            nested = Object::Array(vec![nested]);
        }
        pdf.add_object(nested);
        // A form that shows itself, and a bookmark that follows on itself.
        let form = pdf.new_object_id();
        let mut resources = lopdf::Dictionary::new();
        resources.set("XObject", dictionary! { "X" => form });
        let dict = dictionary! { "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 9.into(), 9.into()], "Resources" => resources };
        pdf.set_object(form, Stream::new(dict, b"/X Do /X Do".to_vec()));
        resource(pdf, 3, "XObject", "X", form.into());
        repaint(pdf, 3, |old| old + " /X Do");
        let outline = pdf.new_object_id();
        pdf.set_object(outline, dictionary! { "Title" => Object::string_literal("again"), "Next" => outline });
        catalogue(pdf).set("Outlines", dictionary! { "First" => outline });
    });
    let report = read(&deep);
    assert_eq!(report.outline.len(), 1);
    assert!(report.pages[2].broken && !report.pages[3].broken);
}

#[test]
fn the_way_of_a_line_is_reported() {
    let painted = "BT /f0 9 Tf 0 1 -1 0 50 200 Tm <0001> Tj 1 0 0 1 80 200 Tm <0001> Tj ET";
    let along = |rotation: i64| {
        let report = read(&edit(&SAMPLE, |pdf| {
            repaint(pdf, 3, |_| painted.into());
            page(pdf, 3).set("Rotate", rotation);
        }));
        report.pages[2].letters.iter().map(|letter| letter.along.map(|way| way.round() as i64)).collect::<Vec<_>>()
    };
    assert_eq!(along(0), [[0, -1], [1, 0]]);
    // The page is turned by a quarter.
    assert_eq!(along(90), [[1, 0], [0, 1]]);
}
