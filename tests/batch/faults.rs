//! What goes wrong with one document stops no other, and nothing is lost.

use std::io::Write;
use std::process::Command;

use budgetpress::Editions;
use budgetpress::batch::Status;

use super::{Bench, codes, files, must_exit, status};
use crate::tests::support::departments::department;
use crate::tests::support::{self, LayoutCopy};

#[cfg(unix)]
#[test]
fn each_fails_for_itself() {
    // A text as long as memory is more than the engine can bear: it panics, where this department is set.
    let layouts = LayoutCopy::new();
    layouts.edit(
        "guangzhou-2024/main.typ",
        "\n\n",
        "\n\n#if json(\"/view.json\").author.contains(\"崩溃\") { \"ab\" * 4611686018427387903 }\n\n",
    );
    let bench = Bench::new(&["a.json", "locked.json", "z.json"]);
    let bench = Bench { layouts: Some(layouts.path()), ..bench };
    let mut crashing: serde_json::Value = serde_json::from_slice(&department(7)).expect("JSON");
    crashing["unit"] = "崩溃市测试局".into();
    bench.put("crash.json", crashing.to_string().as_bytes());
    let mut wrong = support::sample();
    wrong["sheets"]["6"]["lines"][0]["budget"] = "2312.22".into();
    bench.put("wrong.json", wrong.to_string().as_bytes());
    bench.put("broken.json", b"{\"layout\": \"guangzhou-2024\",");
    bench.put("folder/none.json", b"{}");
    std::os::unix::fs::symlink("/no/such/file", bench.input().join("gone.json")).expect("a link");
    // What is there already may not be replaced, or is no folder.
    std::fs::create_dir(bench.out()).expect("a folder");
    std::fs::write(bench.out().join("locked.pdf"), "kept").expect("written");
    let mut permissions = std::fs::metadata(bench.out().join("locked.pdf")).expect("known").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(bench.out().join("locked.pdf"), permissions).expect("set");

    let ran = bench.run().expect("it runs");
    let of = |name| {
        let (status, codes) = status(&ran.report, name);
        (status, codes.first().cloned().unwrap_or_default())
    };
    assert_eq!(of("a.json").0, Status::Built);
    assert_eq!(of("z.json").0, Status::Built);
    let (refused, codes) = status(&ran.report, "wrong.json");
    assert!(refused == Status::Refused && codes.iter().any(|code| code == "footing"), "{codes:?}");
    assert_eq!(of("crash.json"), (Status::Failed, "batch-crashed".into()));
    assert_eq!(of("broken.json"), (Status::Refused, "json-syntax".into()));
    assert_eq!(of("folder/none.json"), (Status::Refused, "layout-unnamed".into()));
    assert_eq!(of("gone.json"), (Status::Failed, "file-unreadable".into()));
    assert_eq!(of("locked.json"), (Status::Failed, "file-unwritable".into()));
    assert_eq!(std::fs::read_to_string(bench.out().join("locked.pdf")).expect("still there"), "kept");
    // What failed is tried again, and so is what names no layout; what was refused would be refused again.
    let again = bench.run().expect("it runs");
    assert_eq!(again.worked, ["broken.json", "crash.json", "folder/none.json", "gone.json", "locked.json"]);
}

#[test]
fn files_that_stand_for_no_present_input_are_told() {
    let bench = Bench::new(&["a.json", "b.json"]);
    bench.run().expect("it runs");
    std::fs::remove_file(bench.input().join("a.json")).expect("removed");
    let mut wrong: serde_json::Value = serde_json::from_slice(&department(1)).expect("JSON");
    wrong["figures"]["procurement"]["total"] = "1.00".into();
    bench.put("b.json", wrong.to_string().as_bytes());
    for _ in 0..2 {
        let report = bench.run().expect("it runs").report;
        assert_eq!(report.left, ["a.pdf"]);
        assert_eq!(report.entries[0].status, Status::Refused);
        assert_eq!(report.entries[0].older, ["b.pdf"]);
        let page = std::fs::read_to_string(bench.out().join("index.html")).expect("the page");
        assert!(page.contains("a.pdf") && page.contains("b.pdf"), "{page}");
    }
}

#[test]
fn editions_of_an_earlier_run_are_told() {
    let mut bench = Bench { editions: Editions::Both, ..Bench::new(&["a.json"]) };
    assert!(bench.run().expect("it runs").report.entries[0].older.is_empty());
    bench.editions = Editions::Web;
    let print = ["a.print.pdf", "a.print.json", "a.print.txt", "a.print.html"];
    for _ in 0..2 {
        assert_eq!(bench.run().expect("it runs").report.entries[0].older, print);
    }
    std::fs::remove_file(bench.out().join(print[0])).expect("removed");
    assert_eq!(bench.run().expect("it runs").report.entries[0].older, print[1..]);
    // When their input is gone, too.
    bench.put("b.json", &department(2));
    std::fs::remove_file(bench.input().join("a.json")).expect("removed");
    assert_eq!(bench.run().expect("it runs").report.left, ["a.pdf", "a.print.html", "a.print.json", "a.print.txt"]);
}

#[test]
fn one_run_at_a_time() {
    let bench = Bench::new(&["a.json"]);
    let own = bench.out().join("_batch");
    std::fs::create_dir_all(&own).expect("a folder");
    let lock = std::fs::File::create(own.join("lock")).expect("the lock");
    lock.lock().expect("locked");
    std::fs::write(bench.out().join(".budgetpress-abc"), "of the other run").expect("written");
    assert_eq!(codes(bench.run()), ["batch-busy"]);
    assert!(bench.out().join(".budgetpress-abc").exists(), "nothing is tidied up under the other's feet");
    drop(lock);
    bench.run().expect("it runs");
    assert!(!bench.out().join(".budgetpress-abc").exists());
}

#[test]
fn parts_run_beside_each_other_but_not_beside_their_like_or_the_whole() {
    let bench = Bench::new(&["a.json"]);
    let own = bench.out().join("_batch");
    std::fs::create_dir_all(&own).expect("a folder");
    // The first part is at work.
    let [whole, part] = ["lock", "lock.1-of-2"].map(|name| std::fs::File::create(own.join(name)).expect("a lock"));
    whole.lock_shared().expect("locked");
    part.lock().expect("locked");
    std::fs::write(bench.out().join(".budgetpress-abc"), "of the first part").expect("written");
    let inputs = [bench.input().to_str().expect("a path").to_owned()];
    let run = |index| bench.run_on(&inputs, budgetpress::batch::Shard::new(index, 2));
    assert_eq!(codes(bench.run()), ["batch-busy"]);
    assert_eq!(codes(run(0)), ["batch-busy"]);
    assert!(run(1).is_ok());
    assert!(bench.out().join(".budgetpress-abc").exists(), "nothing is tidied up under the other's feet");
}

#[test]
fn a_torn_journal_is_taken_up() {
    let bench = Bench::new(&["a.json", "b.json"]);
    bench.run().expect("it runs");
    let journal = bench.out().join("_batch/journal.jsonl");
    let mut file = std::fs::File::options().append(true).open(&journal).expect("the journal");
    file.write_all(b"{\"done\":{\"input\":\"b.json\",\"sha2").expect("written");
    assert_eq!(bench.run().expect("it runs").worked, [""; 0]);
    // Half a line that was once the end is not glued to what follows.
    bench.put("c.json", &department(2));
    assert_eq!(bench.run().expect("it runs").worked, ["c.json"]);
    assert_eq!(bench.run().expect("it runs").worked, [""; 0]);
    // A line that is spoilt in the middle costs its document, no more.
    let text = std::fs::read_to_string(&journal).expect("the journal");
    std::fs::write(&journal, text.replace("\"input\":\"b.json\"", "\"input\":\"b.j")).expect("written");
    assert_eq!(bench.run().expect("it runs").worked, ["b.json"]);
}

#[test]
fn what_brought_the_program_down_goes_last() {
    let bench = Bench { jobs: 1, ..Bench::new(&["a.json", "b.json"]) };
    std::fs::create_dir_all(bench.out().join("_batch")).expect("a folder");
    let line = signed(0, "{\"begun\":\"a.json\"}");
    std::fs::write(bench.out().join("_batch/journal.jsonl"), line).expect("written");
    bench.run().expect("it runs");
    let text = std::fs::read_to_string(bench.out().join("_batch/journal.jsonl")).expect("the journal");
    let begun: Vec<&str> = text.lines().filter(|line| line.contains("begun")).skip(1).collect();
    assert!(begun.len() == 2 && begun[0].contains("b.json") && begun[1].contains("a.json"), "{begun:?}");
}

/// A line of a journal, with its number and its digest.
pub(super) fn signed(number: usize, line: &str) -> String {
    let signed = format!("{{\"number\":{number},\"line\":{line}");
    format!("{signed},\"sha256\":\"{}\"}}\n", budgetpress::model::sha256(signed.as_bytes()))
}

/// A limit on the size of files stands for a disk that is full: writing fails in the middle.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_no_half_file_and_the_next_run_goes_on() {
    let bench = Bench::new(&["a.json", "b.json"]);
    let limited = |blocks: u32| {
        let run = "trap '' XFSZ; ulimit -f $0; exec \"$@\"";
        let program = bench.command();
        let mut command = Command::new("bash");
        command.args(["-c", run, &blocks.to_string()]).arg(program.get_program()).args(program.get_args());
        command.env("BUDGETPRESS_LANG", "en").current_dir(support::root()).output().expect("bash runs")
    };
    // Room for journal and report, in KiB, but for no document.
    let told = must_exit(&limited(64), 2);
    assert!(told.contains("2 could not be built") && told.contains("file-unwritable"), "{told}");
    assert!(
        files(&bench.out()).keys().all(|name| ["report.json", "index.html", "SHA256SUMS"].contains(&name.as_str()))
    );
    // No room for anything: the run ends with a word, not with half a journal.
    let told = must_exit(&limited(0), 2);
    assert!(told.contains("cannot write"), "{told}");
    assert_eq!(bench.run().expect("it runs").report.count(Status::Built), 2);
}

#[test]
fn a_target_that_cannot_be_written_to_is_told_at_once() {
    let bench = Bench::new(&["a.json"]);
    std::fs::write(bench.out(), "a file").expect("written");
    assert_eq!(codes(bench.run()), ["output-file"]);
    assert_eq!(std::fs::read_to_string(bench.out()).expect("still there"), "a file");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_links_in_the_output() {
    let bench = Bench::new(&["a.json", "b.json", "x/c.json", "z.json"]);
    let outside = bench.folder.path().join("outside");
    std::fs::create_dir_all(outside.join("folder")).expect("made");
    std::fs::write(outside.join("mine"), "mine").expect("written");
    std::fs::create_dir(bench.out()).expect("made");
    for (target, link) in [("mine", "a.pdf"), ("none", "b.pdf"), ("folder", "x")] {
        std::os::unix::fs::symlink(outside.join(target), bench.out().join(link)).expect("a link");
    }
    let report = bench.run().expect("it runs").report;
    for name in ["a.json", "b.json", "x/c.json"] {
        assert_eq!(status(&report, name), (Status::Failed, vec!["output-link".into()]));
    }
    assert_eq!(status(&report, "z.json").0, Status::Built);
    assert_eq!(files(&outside).len(), 1);
    assert_eq!(std::fs::read(outside.join("mine")).expect("still there"), b"mine");
    for name in ["report.json", "_batch/journal.jsonl", "_batch"] {
        let bench = Bench::new(&["a.json"]);
        std::fs::create_dir_all(bench.out().join("_batch")).expect("made");
        let _ = std::fs::remove_dir(bench.out().join(name));
        std::os::unix::fs::symlink(&outside, bench.out().join(name)).expect("a link");
        assert_eq!(codes(bench.run()), ["output-link"], "{name}");
        assert_eq!(files(&outside).len(), 1);
    }
}

#[test]
fn an_output_that_is_removed_meanwhile_is_noticed() {
    let bench = Bench { jobs: 1, ..Bench::new(&["a.json", "b.json", "c.json"]) };
    for anew in [false, true] {
        let inputs = [bench.input().to_str().expect("a path").to_owned()];
        let mut done = 0;
        let ran = bench.with(&inputs, None, |batch| {
            batch.run(&mut |event| {
                done += usize::from(matches!(event, budgetpress::batch::Event::Done(_)));
                if done == 1 && bench.out().exists() {
                    std::fs::remove_dir_all(bench.out()).expect("removed");
                    if anew {
                        std::fs::create_dir(bench.out()).expect("made");
                    }
                    done += 1;
                }
            })
        });
        let told = ran.map(|report| report.count(Status::Built)).map_err(|error| error.findings()[0].code);
        assert!(matches!(told, Err("batch-gone" | "folder-missing")), "{told:?}");
        let _ = std::fs::remove_dir_all(bench.out());
    }
    // A single document.
    bench.run().expect("it runs");
    let inputs = [bench.input().to_str().expect("a path").to_owned()];
    bench.put("c.json", &department(8));
    let report = bench.with(&inputs, None, |batch| {
        batch.run(&mut |event| {
            if let budgetpress::batch::Event::Done(_) = event {
                std::fs::remove_file(bench.out().join("a.pdf")).expect("removed");
            }
        })
    });
    let report = report.expect("it runs");
    assert_eq!(status(&report, "a.json"), (Status::Failed, vec!["batch-gone".into()]));
    assert_eq!(report.count(Status::Built), 2);
}
