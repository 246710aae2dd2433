//! Which inputs a run takes, and which it refuses before it starts.

use std::process::Command;

use budgetpress::Editions;
use budgetpress::batch::Status;

use super::{Bench, codes, must_exit, status};
use crate::tests::support::departments::department;

/// The inputs of a run over departments too broken to take long.
fn taken(bench: &Bench, inputs: &[String]) -> Vec<String> {
    let ran = bench.run_on(inputs, None).unwrap_or_else(|error| panic!("it runs: {error}"));
    ran.report.entries.into_iter().map(|entry| entry.input).collect()
}

fn empty(names: &[&str]) -> Bench {
    let bench = Bench::new(&[]);
    names.iter().for_each(|name| bench.put(name, b"{}"));
    bench
}

#[test]
fn folders_lists_patterns_and_files() {
    let bench = empty(&["a.json", "b/c.XLSX", "b/d.ods", "b/.hidden.json", "b/~$c.xlsx", "b/notes.txt", ".git/e.json"]);
    bench.put("departments.txt", "\u{feff}# our departments\r\n\r\nb/c.XLSX\n  a.json  \n".as_bytes());
    let named = |name: &str| bench.input().join(name).to_str().expect("a path").to_owned();
    assert_eq!(taken(&bench, &[named("")]), ["a.json", "b/c.XLSX", "b/d.ods"]);
    assert_eq!(taken(&bench, &[named("departments.txt")]), ["a.json", "b/c.XLSX"]);
    assert_eq!(taken(&bench, &[named("b/*.ods")]), ["d.ods"]);
    assert_eq!(taken(&bench, &[named("**/[cd].*")]), ["b/c.XLSX", "b/d.ods"]);
    assert_eq!(taken(&bench, &[named("a.json"), named("departments.txt")]), ["a.json", "b/c.XLSX"]);
}

#[test]
fn one_file_is_one_input_however_it_is_named() {
    let bench = empty(&["a.json", "b/c.json"]);
    let named = |name: &str| named_in(&bench, name);
    assert_eq!(taken(&bench, &[named("a.json"), named("./b/../a.json")]), ["a.json"]);
    // As itself and in its folder it would be two documents.
    assert_eq!(codes(bench.run_on(&[named(""), named("b/c.json")], None)), ["batch-same"]);
}

fn named_in(bench: &Bench, name: &str) -> String {
    bench.input().join(name).to_str().expect("a path").to_owned()
}

#[test]
fn files_of_one_name_from_several_folders_are_told_by_their_paths() {
    let bench = empty(&["a/x.json", "b/x.xlsx"]);
    let inputs = [named_in(&bench, "a/x.json"), named_in(&bench, "b/x.xlsx")];
    let told = match bench.run_on(&inputs, None) {
        Ok(_) => String::new(),
        Err(error) => error.to_string(),
    };
    assert!(told.contains("batch-collision") && inputs.iter().all(|input| told.contains(input)), "{told}");
    assert!(!bench.out().exists(), "nothing is written");
}

#[cfg(unix)]
#[test]
fn links_that_lead_round_in_circles_are_followed_once() {
    let bench = empty(&["b/a.json"]);
    std::os::unix::fs::symlink(bench.input(), bench.input().join("b/round")).expect("a link");
    assert_eq!(taken(&bench, &[bench.input().to_str().expect("a path").to_owned()]), ["b/a.json"]);
}

#[test]
fn the_output_may_lie_among_the_inputs_but_no_input_in_the_output() {
    let bench = empty(&["a.json", "out/z.print.json"]);
    let inside = Bench { folder: bench.folder, ..Bench::new(&[]) };
    std::fs::rename(inside.input(), inside.out()).expect("moved");
    // Here the output is the folder of the inputs itself.
    assert_eq!(codes(inside.run_on(&[inside.out().to_str().expect("a path").to_owned()], None)), ["batch-folder"]);
    let file = inside.out().join("a.json").to_str().expect("a path").to_owned();
    assert_eq!(codes(inside.run_on(&[file], None)), ["batch-inside"]);
    // And here it lies in it.
    std::fs::create_dir(inside.input()).expect("a folder");
    let around = inside.folder.path().to_str().expect("a path").to_owned();
    inside.put("b.json", b"{}");
    assert_eq!(taken(&inside, &[around]), ["in/b.json"]);
}

#[test]
fn what_cannot_be_is_refused_before_anything_starts() {
    let refused = |names: &[&str], editions: Editions| {
        let bench = Bench { editions, ..empty(names) };
        let codes = codes(bench.run());
        assert!(!bench.out().exists(), "nothing is written");
        codes
    };
    assert_eq!(refused(&["a.json", "a.xlsx", "b/a.json"], Editions::Web), ["batch-collision"]);
    assert_eq!(refused(&["a.json", "a.print.json"], Editions::Both), ["batch-collision"; 1]);
    assert_eq!(refused(&["_batch/a.json"], Editions::Web), ["batch-reserved"]);
    assert_eq!(refused(&["a.txt"], Editions::Web), ["batch-empty"]);
    let bench = empty(&["a.json"]);
    for (named, code) in [("no/such", "file-unreadable"), ("[", "batch-pattern"), ("ftp://host/x", "store-unknown")] {
        assert_eq!(codes(bench.run_on(&[named.to_owned()], None)), [code], "{named}");
    }
    assert!(!bench.out().exists());
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_unicode_is_one_refused_entry() {
    use std::os::unix::ffi::OsStrExt;
    let bench = Bench::new(&["a.json"]);
    let name = std::ffi::OsStr::from_bytes(b"\xB2\xC6\xD5\xFE.json");
    std::fs::write(bench.input().join(name), department(1)).expect("written");
    std::fs::create_dir(bench.input().join(std::ffi::OsStr::from_bytes(b"\xFF"))).expect("made");
    std::fs::write(bench.input().join(std::ffi::OsStr::from_bytes(b"\xFF/b.json")), department(2)).expect("written");
    let report = bench.run().expect("it runs").report;
    assert_eq!((report.count(Status::Built), report.count(Status::Refused)), (1, 2));
    for name in ["\\xB2\\xC6\\xD5\\xFE.json", "\\xFF/b.json"] {
        assert_eq!(status(&report, name), (Status::Refused, vec!["batch-name".into()]));
    }
    // In a list, too.
    let list = bench.folder.path().join("list");
    std::fs::write(&list, b"in/a.json\nin/\xB2\xC6.json\n").expect("written");
    let report = bench.run_on(&[list.to_str().expect("a path").to_owned()], None).expect("it runs").report;
    assert_eq!((report.count(Status::Built), report.count(Status::Refused)), (1, 1));
}

#[cfg(unix)]
#[test]
fn names_are_escaped_in_lists_of_digests() {
    let names = ["a\nb.json", "c\\d.json", "e\rf.json"];
    let bench = Bench { editions: Editions::Both, ..Bench::new(&names) };
    assert_eq!(bench.run().expect("it runs").report.count(Status::Built), 3);
    let sums = std::fs::read_to_string(bench.out().join("SHA256SUMS")).expect("the digests");
    assert_eq!(sums.lines().count(), 15);
    let check = Command::new("sha256sum").args(["--check", "--strict", "SHA256SUMS"]).current_dir(bench.out()).output();
    must_exit(&check.expect("sha256sum runs"), 0);
    // It is replaced by a later run.
    bench.put("g.json", &department(5));
    assert_eq!(bench.run().expect("it runs").report.count(Status::Built), 4);
}

#[test]
fn an_older_output_among_the_inputs_is_not_read() {
    let mut bench = Bench { editions: Editions::Both, ..Bench::new(&["a.json"]) };
    bench.run().expect("it runs");
    std::fs::rename(bench.out(), bench.input().join("published-2023")).expect("moved");
    bench.editions = Editions::Web;
    // What somebody put there is data all the same.
    bench.put("published-2023/b.json", &department(1));
    let ran = bench.run().expect("it runs");
    assert_eq!(ran.worked, ["a.json", "published-2023/b.json"]);
    let told = must_exit(&bench.command().output().expect("it runs"), 0);
    assert!(told.contains("2 files among the inputs are outputs of earlier runs"), "{told}");
}
