//! Every command that writes × every kind of file that may lie in its way.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::desk::{Desk, listing};
use crate::tests::cli::{command, must_exit};

/// A command, by what it is called with, and the files that it writes, below its folder.
struct Writer {
    args: &'static [&'static str],
    targets: &'static [&'static str],
}

/// `IN` stands for the data, `OUT` for the folder of the outputs; `PDF` for a document.
const WRITERS: [Writer; 14] = [
    Writer { args: &["build", "IN", "-o", "OUT/a.pdf"], targets: &["a.pdf"] },
    Writer {
        args: &["build", "IN", "-o", "OUT/a.pdf", "--edition", "both", "--manifest", "--pages", "OUT/p", "--ppi", "10"],
        targets: &[
            "a.pdf",
            "a.print.pdf",
            "a.print.json",
            "a.print.txt",
            "a.print.html",
            "manifest.json",
            "SHA256SUMS",
            "p/001.png",
            "p/002.png",
        ],
    },
    Writer {
        args: &["build", "IN", "-o", "OUT/a.pdf", "--edition", "print"],
        targets: &["a.pdf", "a.json", "a.txt", "a.html"],
    },
    Writer { args: &["check", "IN", "--report", "OUT/a.html"], targets: &["a.html"] },
    Writer { args: &["convert", "IN", "OUT/a.json"], targets: &["a.json"] },
    Writer { args: &["convert", "IN", "OUT/a.xlsx"], targets: &["a.xlsx"] },
    Writer { args: &["convert", "IN", "OUT/a.csv"], targets: &["a.csv"] },
    Writer { args: &["convert", "IN", "OUT/o/"], targets: &["o/budget.csv", "o/figures.csv", "o/datapackage.json"] },
    Writer { args: &["merge", "IN", "--with", "WHOLE", "-o", "OUT/a.json"], targets: &["a.json"] },
    Writer { args: &["new", "--layout", "mini", "--from", "IN", "-o", "OUT/a.xlsx"], targets: &["a.xlsx"] },
    Writer { args: &["view", "IN", "-o", "OUT/a.json"], targets: &["a.json"] },
    Writer { args: &["inspect", "PDF", "--pages", "OUT/p", "--ppi", "10"], targets: &["p/001.png", "p/008.png"] },
    Writer { args: &["batch", "IN", "-o", "OUT"], targets: &["report.json", "index.html", "SHA256SUMS"] },
    Writer { args: &["batch", "IN", "-o", "OUT"], targets: &["data.pdf", "_batch/pages/data.png"] },
];

impl Writer {
    /// Runs the command on the data of the desk's first or second unit.
    fn run(&self, desk: &Desk, unit: usize, out: &Path, more: &[&str]) -> std::process::Output {
        let whole = |text: &str, path: &Path| text.replace(text, &path.display().to_string());
        let mut command = command(&[]);
        for arg in self.args {
            command.arg(match *arg {
                "IN" => whole(arg, &desk.data(unit)),
                "WHOLE" => whole(arg, &desk.whole(unit)),
                "PDF" => whole(arg, &desk.pdf(unit)),
                _ => arg.replace("OUT", &out.display().to_string()),
            });
        }
        if self.args[0] != "inspect" {
            command.arg("--layouts").arg(desk.layouts());
        }
        command.args(more).output().expect("it runs")
    }

    /// Whether a finding names this file; of a document in a batch only the first is told.
    fn must_name(&self, told: &str, code: &str, target: &str) {
        let own = Path::new(target).file_name().expect("a name").to_string_lossy().into_owned();
        let named = told.contains(&own) || told.contains("data.pdf") && self.args[0] == "batch";
        assert!(told.contains(code) && named, "{:?} over {target}: {told}", self.args);
    }
}

/// What lies in the way: it is put into a place, and the code of the finding that it must give.
struct Obstacle {
    name: &'static str,
    code: &'static str,
    put: fn(&Desk, &Path),
}

const OBSTACLES: [Obstacle; 14] = [
    Obstacle { name: "a PDF of others", code: "file-exists", put: |_, path| write(path, b"%PDF-1.4\n%%EOF\n") },
    Obstacle { name: "our PDF of another unit", code: "file-exists", put: |desk, path| copy(&desk.pdf(1), path) },
    Obstacle { name: "a signed PDF", code: "file-signed", put: |desk, path| write(path, &desk.signed()) },
    Obstacle { name: "somebody's workbook", code: "file-exists", put: |desk, path| write(path, &desk.saved(1)) },
    Obstacle { name: "a filled-in workbook", code: "file-exists", put: |desk, path| write(path, &desk.saved(0)) },
    Obstacle { name: "HTML of others", code: "file-exists", put: |_, path| write(path, b"<!doctype html>\n<p>x") },
    Obstacle { name: "data of another unit", code: "file-exists", put: |desk, path| copy(&desk.data(1), path) },
    Obstacle { name: "data edited by hand", code: "file-exists", put: |desk, path| write(path, &desk.edited()) },
    Obstacle {
        name: "CSV", code: "file-exists", put: |_, path| write(path, "科目,金额\r\n201,1.00\r\n".as_bytes())
    },
    Obstacle { name: "a text", code: "file-exists", put: |_, path| write(path, "会议记录\n".as_bytes()) },
    Obstacle { name: "a picture", code: "file-exists", put: |_, path| write(path, &super::desk::picture()) },
    Obstacle { name: "a folder", code: "output-folder", put: |_, path| std::fs::create_dir(path).expect("made") },
    Obstacle { name: "a link", code: "", put: link },
    Obstacle { name: "a FIFO", code: "output-special", put: fifo },
];

fn write(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).expect("written");
}

fn copy(from: &Path, to: &Path) {
    std::fs::copy(from, to).expect("copied");
}

/// A link to a file of somebody else's, in another folder.
fn link(desk: &Desk, path: &Path) {
    std::os::unix::fs::symlink(desk.mine(), path).expect("a link");
}

fn fifo(_: &Desk, path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo runs").success());
}

/// A folder in which an obstacle lies in each place to which a command writes.
fn blocked(writer: &Writer, obstacle: &Obstacle, desk: &Desk) -> tempfile::TempDir {
    let out = tempfile::tempdir().expect("a temporary folder");
    for target in writer.targets {
        let path = out.path().join(target);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        (obstacle.put)(desk, &path);
    }
    out
}

#[test]
fn no_command_writes_over_a_file_of_others() {
    let desk = Desk::new();
    for writer in &WRITERS {
        for obstacle in &OBSTACLES {
            let out = blocked(writer, obstacle, &desk);
            // The file that the user names may be a link, to a file that may be replaced; what follows from it may not.
            let code = match obstacle.code {
                "" if writer.targets == ["a.pdf"] || writer.args[0] == "check" => "file-exists",
                "" if ["a.json", "a.xlsx", "a.csv"].contains(&writer.targets[0]) => "file-exists",
                "" => "output-link",
                code => code,
            };
            let before = listing(out.path());
            let output = writer.run(&desk, 0, out.path(), &[]);
            assert!(!output.status.success(), "{:?} over {}", writer.args, obstacle.name);
            let told = must_exit(&output, 2);
            writer.targets.iter().for_each(|target| writer.must_name(&told, code, target));
            let after = listing(out.path());
            let own =
                |path: &PathBuf| ["report.json", "index.html", "SHA256SUMS"].iter().any(|own| path.ends_with(own));
            let is_kept = |(path, known): (&PathBuf, &Option<Vec<u8>>)| after.get(path) == Some(known);
            assert!(before.iter().all(is_kept), "{:?} over {}: {told}", writer.args, obstacle.name);
            // A batch reports what it could not do.
            let is_new = |path: &&PathBuf| !before.contains_key(*path) && !path.starts_with("_batch") && !own(path);
            let new: Vec<_> = after.keys().filter(is_new).collect();
            assert!(new.is_empty(), "{:?} over {}: half a set, {new:?}", writer.args, obstacle.name);
            assert_eq!(std::fs::read(desk.mine()).expect("still there"), b"mine");
        }
    }
}

#[test]
fn earlier_outputs_for_the_same_document_are_replaced_and_no_others() {
    let desk = Desk::new();
    for writer in &WRITERS {
        let out = tempfile::tempdir().expect("a temporary folder");
        must_exit(&writer.run(&desk, 0, out.path(), &[]), 0);
        must_exit(&writer.run(&desk, 0, out.path(), &[]), 0);
        let first = listing(out.path());
        // A batch knows the file that it made of an input; its own report is one for all.
        if writer.args[0] != "batch" {
            let told = must_exit(&writer.run(&desk, 1, out.path(), &[]), 2);
            assert!(told.contains("error[file-exists]"), "{:?}: {told}", writer.args);
            assert!(listing(out.path()) == first, "{:?}", writer.args);
        }
        // Other words in the same document are no other document.
        must_exit(&writer.run(&desk, 2, out.path(), &[]), 0);
        must_exit(&writer.run(&desk, 1, out.path(), &["--force"]), 0);
        assert!(listing(out.path()) != first, "{:?}", writer.args);
    }
}

#[test]
fn a_report_on_unread_data_replaces_only_that_on_the_same_file() {
    let desk = Desk::new();
    let out = tempfile::tempdir().expect("a temporary folder");
    let report = out.path().join("r.html");
    let check = |input: &Path, more: &[&str], stdin: Option<&Path>| {
        let mut check = command(&["check"]);
        check.arg(input).arg("--report").arg(&report).arg("--layouts").arg(desk.layouts()).args(more);
        if let Some(stdin) = stdin {
            check.stdin(std::fs::File::open(stdin).expect("the data"));
        }
        check.output().expect("it runs")
    };
    let page = || std::fs::read(&report).expect("the report");
    let refused = |ran: &std::process::Output, before: &[u8]| {
        assert!(must_exit(ran, 2).contains("error[file-exists]"));
        assert!(page() == before, "the earlier report stays");
    };
    let (first, second, stdin) = (desk.data(0), desk.data(1), Path::new("-"));
    assert_eq!(first.file_name(), second.file_name());
    must_exit(&check(&first, &[], None), 0);
    let good = page();
    // Another unit's data, of the same name and broken; whether it lies in a file or comes by the standard input.
    let whole = std::fs::read(&second).expect("the data");
    write(&second, b"{\"layout\": ");
    refused(&check(&second, &[], None), &good);
    refused(&check(stdin, &[], Some(&second)), &good);
    refused(&check(Path::new("/dev/stdin"), &[], Some(&second)), &good);
    refused(&check(&second.with_file_name("missing.json"), &[], None), &good);
    // The same file broken, by another path to it, and mended again; the report does not name the path of its folder.
    let mended = std::fs::read(&first).expect("the data");
    write(&first, b"{\"layout\": ");
    let detour = first.parent().expect("a folder").join("../0/data.json");
    must_exit(&check(&detour, &[], None), 1);
    let broken = page();
    assert!(broken != good);
    refused(&check(&second, &[], None), &broken);
    write(&second, &whole);
    refused(&check(&second, &[], None), &broken);
    write(&first, &mended);
    must_exit(&check(&first, &[], None), 0);
    assert!(page() == good);
    let folder = first.parent().expect("a folder").display().to_string();
    assert!(!String::from_utf8_lossy(&good).contains(&folder));
    // What comes by the standard input unread has nothing by which it could be the same as another.
    write(&second, b"{");
    must_exit(&check(stdin, &["--force"], Some(&second)), 1);
    let unread = page();
    write(&second, b"[");
    refused(&check(stdin, &[], Some(&second)), &unread);
    refused(&check(&first, &[], None), &unread);
}

#[test]
fn what_was_changed_since_it_was_written_stays() {
    let desk = Desk::new();
    for writer in WRITERS.iter().filter(|writer| writer.args[0] != "inspect") {
        for target in writer.targets {
            let out = tempfile::tempdir().expect("a temporary folder");
            must_exit(&writer.run(&desk, 0, out.path(), &[]), 0);
            let path = out.path().join(target);
            let mut bytes = std::fs::read(&path).expect("a file");
            let place = bytes.len() / 3;
            bytes[place] ^= 1;
            std::fs::write(&path, &bytes).expect("written");
            let told = must_exit(&writer.run(&desk, 2, out.path(), &[]), 2);
            assert!(told.contains("file-exists"), "{:?} over {target}: {told}", writer.args);
            assert!(std::fs::read(&path).expect("still there") == bytes, "{:?} over {target}", writer.args);
        }
    }
}

#[test]
fn files_of_one_output_do_not_replace_each_other() {
    let desk = Desk::new();
    let out = tempfile::tempdir().expect("a temporary folder");
    let mut command = command(&["build", "--manifest", "--layouts"]);
    command.arg(desk.layouts()).arg(desk.data(0)).arg("-o").arg(out.path().join("SHA256SUMS"));
    assert!(must_exit(&command.output().expect("it runs"), 2).contains("error[output-twice]"));
    assert!(listing(out.path()).is_empty());
    // Not even a terminal or a pipe that is named as a file.
    let mut named = crate::tests::cli::command(&["build", "--layouts"]);
    let told = named.arg(desk.layouts()).arg(desk.data(0)).args(["-o", "/dev/stdout"]).output().expect("it runs");
    assert!(must_exit(&told, 2).contains("`-` is the standard output"));
}

#[test]
fn a_signed_file_is_never_replaced() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("a.pdf");
    let package = [b"PK\x03\x04\x14\0\0\0".as_slice(), b"_xmlsignatures/sig1.xml"].concat();
    let written_out = String::from_utf8_lossy(&desk.signed()).replace("/ByteRange", "/Byte#52ange").into_bytes();
    for bytes in [desk.signed(), package, written_out, b"%PDF-1.7\n1 0 obj<</Type/Sig/ByteRange[0 1 2 3]>>".to_vec()] {
        std::fs::write(&path, &bytes).expect("written");
        for more in [&[][..], &["--force"]] {
            let told = must_exit(&WRITERS[0].run(&desk, 0, folder.path(), more), 2);
            assert!(told.contains("error[file-signed]"), "{told}");
            assert!(std::fs::read(&path).expect("still there") == bytes);
        }
    }
}

#[test]
fn open_data_and_derived_data_follow_the_same_rule() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = folder.path().join("budget.json");
    let (ledger, rest) = super::desk::ledger(folder.path());
    let derive = |more: &[&str]| {
        let mut command = command(&["derive"]);
        command.arg(&ledger).arg("--with").arg(&rest).arg("-o").arg(&output).args(more).output().expect("it runs")
    };
    std::fs::write(&output, "{}\n").expect("written");
    assert!(must_exit(&derive(&[]), 2).contains("error[file-exists]"));
    assert_eq!(std::fs::read(&output).expect("still there"), b"{}\n");
    must_exit(&derive(&["--force"]), 0);
    must_exit(&derive(&[]), 0);
    let data: Value = serde_json::from_slice(&std::fs::read(&output).expect("the data")).expect("JSON");
    assert!(data["$written"].is_string());
    // The ledger is no output, whatever is asked for.
    let mut command = command(&["derive"]);
    let told = command.arg(&ledger).arg("--with").arg(&rest).arg("-o").arg(&rest).arg("--force").output();
    assert!(must_exit(&told.expect("it runs"), 2).contains("error[output-is-input]"));
}
