//! Many documents in one run.

mod damage;
mod faults;
mod inputs;
mod kill;
mod shards;
mod store;

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

use budgetpress::batch::{Batch, BatchReport, Event, Shard, Status};
use budgetpress::message::Language;
use budgetpress::{BuildOptions, Editions, Error, FontFolder, ResourceOptions, Resources};

use crate::tests::support;
use crate::tests::support::departments::department;

/// Inputs and the output of runs, in a temporary folder.
struct Bench {
    folder: tempfile::TempDir,
    force: bool,
    editions: Editions,
    layouts: Option<PathBuf>,
    jobs: usize,
}

/// What a run gave: the report, and the inputs that it worked on, that is, did not find done.
struct Ran {
    report: BatchReport,
    worked: Vec<String>,
}

impl Bench {
    /// With departments of these names.
    fn new(names: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let bench = Self { folder, force: false, editions: Editions::Web, layouts: None, jobs: 2 };
        names.iter().zip(0..).for_each(|(name, seed)| bench.put(name, &department(seed)));
        bench
    }

    fn input(&self) -> PathBuf {
        self.folder.path().join("in")
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.input().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("written");
    }

    fn run(&self) -> Result<Ran, Error> {
        self.run_on(&[self.input().to_str().expect("a path").to_owned()], None)
    }

    fn run_on(&self, inputs: &[String], shard: Option<Shard>) -> Result<Ran, Error> {
        let mut worked = Vec::new();
        let report = self.with(inputs, shard, |batch| {
            batch.run(&mut |event| {
                if let Event::Done(entry) = event {
                    worked.push(entry.input.clone());
                }
            })
        })?;
        worked.sort();
        Ok(Ran { report, worked })
    }

    fn with<T>(&self, inputs: &[String], shard: Option<Shard>, run: impl FnOnce(&Batch<'_>) -> T) -> T {
        let options = BuildOptions { editions: self.editions, ..BuildOptions::default() };
        run(&Batch {
            inputs,
            output: self.out().to_str().expect("a path"),
            options: &options,
            jobs: NonZeroUsize::new(self.jobs).expect("jobs"),
            in_flight: 1 << 20,
            shard,
            verify: false,
            force: self.force,
            resources: &support::resources(self.layouts.clone()),
            language: Language::English,
            processes: None,
        })
    }

    /// The program, run on the same.
    fn command(&self) -> Command {
        let mut command = program();
        command.arg("batch").arg(self.input()).arg("-o").arg(self.out()).args(["--jobs", "2"]);
        command
    }
}

/// The program, with nothing around it that changes what it does.
fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_budgetpress"));
    command.current_dir(support::root()).env("BUDGETPRESS_LANG", "en");
    for name in ["BUDGETPRESS_LAYOUTS", "BUDGETPRESS_FONTS", "JOB_COMPLETION_INDEX", "SLURM_ARRAY_TASK_ID"] {
        command.env_remove(name);
    }
    command
}

#[track_caller]
fn must_exit(output: &Output, status: i32) -> String {
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(status), "{told}");
    told
}

/// All files of a folder, but for what the program keeps for itself from run to run.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(folder).expect("below").to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if !name.starts_with("_batch/journal") && !name.starts_with("_batch/lock") {
                found.insert(name, std::fs::read(&path).expect("a file"));
            }
        }
    }
    found
}

fn codes(error: Result<Ran, Error>) -> Vec<&'static str> {
    let Err(error) = error else { panic!("it runs") };
    error.findings().iter().map(|finding| finding.code).collect()
}

fn status(report: &BatchReport, name: &str) -> (Status, Vec<String>) {
    let entry = report.entries.iter().find(|entry| entry.input == name).unwrap_or_else(|| panic!("{name} is reported"));
    let codes = entry.findings.iter().map(|finding| finding["code"].as_str().expect("a code").to_owned());
    (entry.status, codes.collect())
}

fn modified(path: &Path) -> SystemTime {
    std::fs::metadata(path).and_then(|known| known.modified()).expect("a time")
}

#[test]
fn documents_go_where_their_inputs_lie_and_only_what_changed_is_done_again() {
    let bench = Bench::new(&["a.json", "city/b.json", "city/district/c.json"]);
    let first = bench.run().expect("it runs");
    assert_eq!(first.worked, ["a.json", "city/b.json", "city/district/c.json"]);
    assert_eq!(first.report.count(Status::Built), 3);
    let pdfs = ["a.pdf", "city/b.pdf", "city/district/c.pdf"].map(|name| bench.out().join(name));
    assert!(pdfs.iter().all(|pdf| std::fs::read(pdf).expect("a PDF").starts_with(b"%PDF")));
    let sums = Command::new("sha256sum").args(["--check", "--quiet", "SHA256SUMS"]).current_dir(bench.out()).output();
    must_exit(&sums.expect("sha256sum runs"), 0);
    let (times, before) = (pdfs.clone().map(|pdf| modified(&pdf)), files(&bench.out()));

    let second = bench.run().expect("it runs");
    assert_eq!(second.worked, [""; 0]);
    assert_eq!(pdfs.clone().map(|pdf| modified(&pdf)), times, "nothing is written");
    assert!(files(&bench.out()) == before, "the reports are the same");

    // A file that is gone, one of which only the time changed, and an input.
    std::fs::remove_file(&pdfs[0]).expect("removed");
    std::fs::write(&pdfs[2], &before["city/district/c.pdf"]).expect("written");
    assert_eq!(bench.run().expect("it runs").worked, ["a.json"]);
    assert!(files(&bench.out()) == before);
    // What somebody altered is not lost unless that is asked for.
    let mut bytes = std::fs::read(&pdfs[1]).expect("a PDF");
    bytes[1000] ^= 1;
    std::fs::write(&pdfs[1], &bytes).expect("written");
    let report = bench.run().expect("it runs").report;
    assert_eq!(status(&report, "city/b.json"), (Status::Failed, vec!["file-exists".into()]));
    assert!(std::fs::read(&pdfs[1]).expect("a PDF") == bytes);
    must_exit(&bench.command().arg("--force").output().expect("it runs"), 0);
    assert!(files(&bench.out()) == before);
    bench.put("a.json", &department(9));
    assert_eq!(bench.run().expect("it runs").worked, ["a.json"]);
    assert!(files(&bench.out())["a.pdf"] != before["a.pdf"]);

    // Another layout or other settings make everything new.
    let layouts = support::LayoutCopy::new();
    layouts.edit("guangzhou-2024/glossary.txt", "\n", "\n\n");
    let other = Bench { layouts: Some(layouts.path()), ..bench };
    assert_eq!(other.run().expect("it runs").worked.len(), 3);
}

#[test]
fn both_editions_and_the_number_of_jobs_changes_no_byte() {
    let one = Bench { jobs: 1, editions: Editions::Both, ..Bench::new(&["a.json", "b.json", "c.json"]) };
    let three = Bench { jobs: 3, editions: Editions::Both, ..Bench::new(&["a.json", "b.json", "c.json"]) };
    one.run().expect("it runs");
    three.run().expect("it runs");
    let files = files(&one.out());
    assert!(files == self::files(&three.out()));
    let of_a: Vec<&str> = files.keys().map(String::as_str).filter(|name| name.starts_with("a.")).collect();
    assert_eq!(of_a, ["a.pdf", "a.print.html", "a.print.json", "a.print.pdf", "a.print.txt"]);
}

#[test]
fn the_overview_shows_each_department() {
    let bench = Bench::new(&["东江 #1.json", "b.json"]);
    bench.put("c.json", b"{\"layout\": \"guangzhou-2024\", \"unit\": \"<b>\"}");
    let ran = bench.run().expect("it runs");
    let page = std::fs::read_to_string(bench.out().join("index.html")).expect("the page");
    assert!(page.contains("href=\"%E4%B8%9C%E6%B1%9F%20%231.pdf\""), "{page}");
    assert!(page.contains("src=\"_batch/pages/b.png\"") && bench.out().join("_batch/pages/b.png").exists());
    assert!(page.contains("member-missing") && page.contains("refused") && !page.contains("<b><b>"), "{page}");
    assert!(page.find("c.json") < page.find("b.json"), "what needs somebody comes first");
    let report: serde_json::Value =
        serde_json::from_slice(&std::fs::read(bench.out().join("report.json")).expect("the report")).expect("JSON");
    assert_eq!((&report["built"], &report["refused"], &report["failed"]), (&2.into(), &1.into(), &0.into()));
    let pages = ran.report.entries.iter().filter_map(|entry| entry.pages()).collect::<Vec<_>>();
    assert!(pages.iter().all(|pages| (20..=25).contains(pages)), "{pages:?}");
    assert_eq!(report["documents"][0]["input"], "b.json");
    let first = &report["documents"][0]["files"][0];
    assert_eq!(first["bytes"], std::fs::metadata(bench.out().join("b.pdf")).expect("the PDF").len());
}

/// A budget whose figures contradict each other in many places.
fn contradicting() -> Vec<u8> {
    let mut data = support::sample();
    for line in data["sheets"]["5"]["lines"].as_array_mut().expect("lines") {
        let amounts = line.as_object_mut().expect("a line").iter_mut();
        amounts.filter(|(_, value)| value.as_str().is_some_and(|text| text.contains('.'))).for_each(|(_, value)| {
            *value = "77.77".into();
        });
    }
    data.to_string().into_bytes()
}

#[test]
fn the_overview_shows_units_tables_codes_and_all_findings() {
    let bench = Bench::new(&["a.json", "b.json"]);
    bench.run().expect("it runs");
    for name in ["b.json", "c.json", "d.json", "e.json"] {
        bench.put(name, &contradicting());
    }
    let told = must_exit(&bench.command().args(["--lang", "zh"]).output().expect("it runs"), 1);
    // Each refused department with its numbers, and the document of the earlier run.
    for name in ["b.json", "c.json", "d.json", "e.json"] {
        let line = told.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name}: {told}"));
        assert!(line.contains("：错误 ") && line.ends_with("不能公开") && line.contains("（"), "{line}");
    }
    assert!(told.contains("out/b.pdf") && told.contains("沿用上次生成且未变的 1 份；未通过 4 份"), "{told}");
    let again = must_exit(&bench.command().args(["--lang", "zh"]).output().expect("it runs"), 1);
    assert!(again.contains("c.json（") && again.contains("本次生成 0 份，沿用上次生成且未变的 1 份"), "{again}");
    let page = std::fs::read_to_string(bench.out().join("index.html")).expect("the page");
    let report: serde_json::Value =
        serde_json::from_slice(&std::fs::read(bench.out().join("report.json")).expect("the report")).expect("JSON");
    let documents = report["documents"].as_array().expect("documents");
    let count = |document: &serde_json::Value| document["findings"].as_array().expect("findings").len();
    let all: usize = documents.iter().map(count).sum();
    assert!(all > 80, "{all}");
    assert_eq!(page.matches("data-code=\"").count(), all, "every finding is on the page");
    assert!(page.contains("<details>") && page.contains("4 份不能公开，1 份可以公开"), "{page}");
    let unit = documents[0]["unit"].as_str().expect("the unit");
    assert!(page.contains(&format!("<b>{unit} ")) && documents[0]["year"].is_number());
    for picture in ["_batch/pages/a.png", "_batch/pages/a.table.png"] {
        assert!(page.contains(picture) && bench.out().join(picture).exists(), "{picture}");
    }
    let codes = report["codes"].as_array().expect("codes");
    let footing = codes.iter().find(|code| code["code"] == "footing").expect("footing");
    assert_eq!(footing["documents"], 4);
    assert!(page.contains("data-pick=\"footing\"") && page.contains("<option value=\"footing\">"));
    assert_eq!(report["verdict"], serde_json::json!({ "fit": false, "documents_fit": 1, "documents_unfit": 4 }));
}

/// A unit that has two files is reported with both of them; another year, kind or layout is another document.
#[test]
fn a_unit_that_is_there_twice_is_reported_with_both_files() {
    let bench = Bench::new(&["a.json"]);
    let mut data: serde_json::Value = serde_json::from_slice(&department(0)).expect("JSON");
    let name = data["unit"].as_str().expect("a name").to_owned();
    std::fs::create_dir_all(bench.input().join("copies")).expect("a folder");
    bench.put("copies/a again.json", data.to_string().as_bytes());
    data["unit"] = "另一个水务局".into();
    bench.put("b.json", data.to_string().as_bytes());
    bench.put("final.json", support::final_accounts().to_string().as_bytes());
    for (args, file, json) in [(&["--check"][..], "check.html", "check.json"), (&[], "index.html", "report.json")] {
        let output = bench.command().args(args).args(["--lang", "zh"]).output().expect("it runs");
        let told = must_exit(&output, 0);
        let said = format!("{name} 2024重复，共 2 份：a.json、copies/a again.json");
        assert_eq!(told.matches(&said).count(), 1, "{told}");
        assert_eq!(told.matches("batch-twice").count(), 1, "{told}");
        let page = std::fs::read_to_string(bench.out().join(file)).expect("the page");
        assert_eq!(page.matches(&said).count(), 1, "{page}");
        let report = std::fs::read_to_string(bench.out().join(json)).expect("the report");
        let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
        let repeated = report["repeated"].as_array().expect("findings");
        assert_eq!((repeated.len(), &repeated[0]["severity"]), (1, &"warning".into()));
        assert_eq!(repeated[0]["values"]["paths"], "a.json, copies/a again.json");
    }
}

/// A place in a data file is shown as the document shows it, with the line of the file, and as it can be pasted.
#[test]
fn places_in_the_overview_are_readable() {
    let bench = Bench::new(&["a.json"]);
    let mut data = support::sample();
    data["sheets"]["6"]["lines"][1]["budget"] = "201.34".into();
    data["texts"]["overview"]["duties"][0] = "XX".into();
    data["figures"]["operating"]["percent"] = "46.09".into();
    bench.put("b.json", format!("{data:#}").as_bytes());
    for (args, file) in [(&["--check"][..], "check.html"), (&[], "index.html")] {
        let output = bench.command().args(args).args(["--lang", "zh"]).output().expect("it runs");
        must_exit(&output, 1);
        let page = std::fs::read_to_string(bench.out().join(file)).expect("the page");
        let shown = |words: &str, pointer: &str| {
            let at = page.find(&format!(" {pointer}</code>")).unwrap_or_else(|| panic!("{pointer}: {page}"));
            let start = page[..at].rfind("<br>").and_then(|end| page[..end].rfind("<br>")).expect("words before it");
            let before = &page[start + 4..at];
            let (told, place) = before.split_once("<br><code>b.json:").unwrap_or_else(|| panic!("{before}"));
            assert!(told.starts_with(words) && place.parse::<usize>().is_ok(), "{before} is not {words}");
        };
        shown("表6 ", "/sheets/6/lines/1/budget");
        shown("一、主要职责", "/texts/overview/duties/0");
        shown("机关运行经费", "/figures/operating/percent");
    }
}

#[test]
fn many_files_are_checked_without_documents() {
    let bench = Bench::new(&["a.json", "b.json"]);
    bench.put("c.json", &contradicting());
    bench.put("d.json", b"{\"layout\": ");
    let mut command = bench.command();
    command.arg("--check");
    let told = must_exit(&command.output().expect("it runs"), 1);
    assert!(told.contains("4 checked: 2 fit to be published, 2 refused, 0 could not be checked"), "{told}");
    let left: Vec<String> = files(&bench.out()).into_keys().collect();
    assert_eq!(left, ["check.html", "check.json"]);
    let page = std::fs::read_to_string(bench.out().join("check.html")).expect("the page");
    assert!(page.contains("no documents were built") && !page.contains("<img"), "{page}");
    let report: serde_json::Value =
        serde_json::from_slice(&std::fs::read(bench.out().join("check.json")).expect("the report")).expect("JSON");
    assert_eq!((&report["passed"], &report["refused"]), (&2.into(), &2.into()));
    // The same of each as a check of that file alone.
    let alone =
        program().args(["check", "--format", "json"]).arg(bench.input().join("c.json")).output().expect("it runs");
    let alone: serde_json::Value = serde_json::from_slice(&alone.stdout).expect("JSON");
    let codes = |findings: &serde_json::Value| -> Vec<serde_json::Value> {
        findings.as_array().expect("findings").iter().map(|finding| finding["code"].clone()).collect()
    };
    assert_eq!(codes(&report["documents"][2]["findings"]), codes(&alone["findings"]));
}

#[test]
fn a_batch_that_checks_looks_for_glyphs_as_a_check_does() {
    let bench = Bench::new(&["a.json"]);
    let mut data: serde_json::Value = serde_json::from_slice(&department(0)).expect("JSON");
    data["texts"]["overview"]["duties"][0] = "（一）其他职责\u{1F4B0}\u{30EDD}。".into();
    bench.put("b.json", data.to_string().as_bytes());
    let recorded = || -> serde_json::Value {
        serde_json::from_slice(&std::fs::read(bench.out().join("check.json")).expect("the report")).expect("JSON")
    };
    let codes = |findings: &serde_json::Value| -> Vec<serde_json::Value> {
        findings.as_array().expect("findings").iter().map(|finding| finding["code"].clone()).collect()
    };
    let told = must_exit(&bench.command().arg("--check").output().expect("it runs"), 1);
    assert!(told.contains("2 checked: 1 fit to be published, 1 refused") && !told.contains("not looked for"), "{told}");
    let report = recorded();
    for (document, name) in report["documents"].as_array().expect("documents").iter().zip(["a.json", "b.json"]) {
        let alone = program().args(["check", "--format", "json"]).arg(bench.input().join(name)).output();
        let alone: serde_json::Value = serde_json::from_slice(&alone.expect("it runs").stdout).expect("JSON");
        assert_eq!(codes(&document["findings"]), codes(&alone["findings"]), "{name}");
        assert_eq!(document["verdict"]["fit"], alone["verdict"]["fit"], "{name}");
        let missing = codes(&document["findings"]).iter().filter(|code| *code == "glyph-missing").count();
        assert_eq!(missing, if name == "b.json" { 2 } else { 0 });
    }
    // A folder that was named and is none is an error, as it is for a check.
    let mut named = bench.command();
    named.arg("--check").env("BUDGETPRESS_FONTS", bench.out().join("nothing"));
    must_exit(&named.output().expect("it runs"), 2);
    // Where no fonts are found, this is said of each document, and in the verdict.
    let resources = Resources::new(ResourceOptions { fonts: FontFolder::Absent, ..ResourceOptions::default() });
    let inputs = [bench.input().display().to_string()];
    let checked =
        bench.with(&inputs, None, |batch| Batch { resources: &resources, ..batch.clone() }.check(&mut |_| {}));
    let checked = checked.unwrap_or_else(|error| panic!("it is checked: {error}"));
    assert!(checked.lacks_glyph_check());
    let report = recorded();
    for document in report["documents"].as_array().expect("documents") {
        assert!(codes(&document["findings"]).contains(&"glyphs-unchecked".into()), "{document}");
        assert_eq!(document["verdict"]["fit"], false, "{document}");
    }
    let unchecked =
        serde_json::json!({ "fit": false, "documents_fit": 0, "documents_unfit": 0, "documents_unchecked": 2 });
    assert_eq!(report["verdict"], unchecked);
    assert!(checked.entries.iter().all(|entry| !entry.is_fit() && !entry.is_unfit()));
    let page = std::fs::read_to_string(bench.out().join("check.html")).expect("the page");
    let verdict = page.split("class=\"verdict").nth(1).and_then(|rest| rest.lines().next()).expect("a verdict");
    assert!(verdict.contains("Glyphs were not checked") && !verdict.contains("All"), "{verdict}");
    assert!(page.contains("no errors, glyphs not checked") && !page.contains(">fit to be published<"), "{page}");
}

#[test]
fn the_program_tells_a_line_for_each_and_a_sum() {
    let bench = Bench::new(&["a.json", "b.json"]);
    bench.put("c.json", b"no data");
    let told = must_exit(&bench.command().output().expect("it runs"), 2);
    assert!(
        told.contains("a.json: 2") && told.contains(" pages") && told.contains("/3 c.json: could not be built"),
        "{told}"
    );
    assert!(
        told.contains("2 built by this run, 0 kept unchanged from an earlier run; 0 refused, 1 could not be built"),
        "{told}"
    );
    std::fs::remove_file(bench.input().join("c.json")).expect("removed");
    let told = must_exit(&bench.command().args(["--verify", "--lang", "zh"]).output().expect("it runs"), 0);
    assert!(told.contains("本次生成 0 份，沿用上次生成且未变的 2 份；未通过 0 份"), "{told}");
}
