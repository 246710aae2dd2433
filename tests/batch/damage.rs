//! Journals that were damaged or edited: never a wrong report, overview or list of digests.

use std::path::Path;

use budgetpress::Editions;

use super::Bench;
use crate::tests::support::ledger::Random;
use crate::tests::support::{self};

/// The files that tell what a run did.
const REPORTS: [&str; 3] = ["report.json", "index.html", "SHA256SUMS"];

/// A bench with the smallest layout of the tests, whose last run left files of all kinds behind: documents, one that was
/// refused, editions and a document of earlier runs.
fn bench(layouts: &Path) -> Bench {
    for (from, to) in [("layouts/shared", "shared"), ("tests/cases/layouts/mini", "mini")] {
        std::fs::create_dir_all(layouts.join(to)).expect("made");
        support::copy(&support::root().join(from), &layouts.join(to));
    }
    let read =
        |name: &str| std::fs::read_to_string(support::root().join("tests/cases/footing").join(name)).expect("the data");
    let (right, wrong) = (read("right.json"), read("wrong.json"));
    let mut bench = Bench { layouts: Some(layouts.to_owned()), editions: Editions::Both, ..Bench::new(&[]) };
    for (name, unit) in [("a.json", "丙市"), ("x/b.json", "丁市"), ("gone.json", "戊市")] {
        bench.put(name, right.replace("甲市", unit).as_bytes());
    }
    bench.put("wrong.json", wrong.as_bytes());
    bench.run().expect("it runs");
    bench.editions = Editions::Web;
    std::fs::remove_file(bench.input().join("gone.json")).expect("removed");
    bench.run().expect("it runs");
    bench
}

fn reports(bench: &Bench) -> [Vec<u8>; 3] {
    REPORTS.map(|name| std::fs::read(bench.out().join(name)).expect("a report"))
}

/// A journal with something wrong, and what that is.
fn damaged(text: &[u8], random: &mut Random) -> (&'static str, Vec<u8>) {
    let mut lines: Vec<Vec<u8>> = text.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    let (line, other) = (random.below(lines.len()), random.below(lines.len()));
    let at = random.below(text.len());
    let mut bytes = text.to_vec();
    match random.below(9) {
        0 => {
            bytes[at] ^= 1 << random.below(8);
            ("a bit", bytes)
        }
        1 => {
            lines.remove(line);
            ("a line is gone", lines.concat())
        }
        2 => {
            lines.swap(line, other);
            ("lines exchanged", lines.concat())
        }
        3 => {
            let twice = lines[line].clone();
            lines.insert(other, twice);
            ("a line twice", lines.concat())
        }
        4 => {
            bytes.truncate(at);
            ("the end is gone", bytes)
        }
        5 => {
            // Somebody edits a figure, a status, a digest.
            let digits: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
            let at = digits[random.below(digits.len())];
            bytes[at] = b'0' + (bytes[at] - b'0' + 1) % 10;
            ("a digit", bytes)
        }
        6 => {
            let text = String::from_utf8_lossy(text).replacen("\"refused\"", "\"built\"", 1);
            ("refused is built", text.replacen(".pdf\"", ".pdx\"", 1).into())
        }
        7 => {
            bytes.splice(at..at, vec![random.below(256) as u8; random.below(400)]);
            ("garbage", bytes)
        }
        _ => {
            bytes.drain(at..(at + random.below(800)).min(text.len()));
            ("a piece is gone", bytes)
        }
    }
}

/// So many damages; `BUDGETPRESS_DAMAGES` asks for more.
fn damages() -> u64 {
    std::env::var("BUDGETPRESS_DAMAGES").ok().and_then(|count| count.parse().ok()).unwrap_or(40)
}

#[test]
fn no_damage_to_a_journal_ends_in_a_wrong_report() {
    let (layouts, kept) = [(); 2].map(|()| tempfile::tempdir().expect("a temporary folder")).into();
    let bench = bench(layouts.path());
    let (truth, journal) = (reports(&bench), bench.out().join("_batch/journal.jsonl"));
    let told = String::from_utf8_lossy(&truth[0]).into_owned();
    assert!(["gone.print.pdf", "a.print.json", "footing"].iter().all(|word| told.contains(word)), "{told}");
    let text = std::fs::read(&journal).expect("the journal");
    support::copy(&bench.out(), kept.path());
    for seed in 0..damages() {
        let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        std::fs::remove_dir_all(bench.out()).expect("removed");
        std::fs::create_dir(bench.out()).expect("made");
        support::copy(kept.path(), &bench.out());
        let (what, bytes) = damaged(&text, &mut random);
        std::fs::write(&journal, bytes).expect("written");
        bench.run().unwrap_or_else(|error| panic!("{seed}, {what}: {error}"));
        let is_true = REPORTS.iter().zip(reports(&bench).iter().zip(&truth)).all(|(_, (now, truth))| now == truth);
        assert!(is_true, "{seed}, {what}:\n{}", String::from_utf8_lossy(&reports(&bench)[0]));
        assert_eq!(bench.run().expect("it runs").worked, [""; 0], "{seed}, {what}");
        assert!(reports(&bench) == truth, "{seed}, {what}: again");
    }
}

#[test]
fn a_damaged_journal_is_told() {
    let layouts = tempfile::tempdir().expect("a temporary folder");
    let bench = bench(layouts.path());
    let journal = bench.out().join("_batch/journal.jsonl");
    let text = std::fs::read_to_string(&journal).expect("the journal");
    let edited = text.replace("\"pages\":8", "\"pages\":9");
    assert!(edited != text);
    std::fs::write(&journal, edited).expect("written");
    let mut command = bench.command();
    let told = super::must_exit(&command.arg("--layouts").arg(layouts.path()).output().expect("it runs"), 1);
    assert!(told.contains("lines of the journal are damaged"), "{told}");
}
