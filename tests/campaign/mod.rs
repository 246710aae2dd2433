//! A campaign of made-up inputs (模糊测试): what the program reads of others is damaged by lot, in its structure and in its
//! bytes. None may bring it down, cost more than ten seconds or a GiB, be refused without a reason, or leave a file behind.
//!
//! `tests/corpus` has small inputs of what was found before; they are read in every run of the tests. `.ci/fuzz MINUTES` makes
//! up others for as long as it is told to; docs/fuzzing.md says how.

mod data;
mod layout;
mod ledger;
mod mutate;
mod pdf;
mod program;
mod run;
mod workbook;
mod worker;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use budgetpress::Error;
use budgetpress::layout::Layouts;
use budgetpress::message::{Catalogue, Language};
use budgetpress::model::Finding;

use crate::tests::support::ledger::Random;
use crate::tests::support::{self, root};

/// The folder of what was found before, a folder for each surface.
const CORPUS: &str = "tests/corpus";

/// Findings that own a fault of the program.
const OWN: [&str; 3] = ["internal-shape", "limit-broken", "batch-crashed"];

/// The data of the small layout that the rules are tested with.
static SMALL: LazyLock<String> = LazyLock::new(|| {
    std::fs::read_to_string(root().join("tests/cases/footing/right.json")).expect("the case is there")
});

/// A folder with the layouts of the program and that of the tests, and what is read from it.
static LAYOUTS: LazyLock<(tempfile::TempDir, Layouts)> = LazyLock::new(|| {
    let folder = copied();
    let layouts = Layouts::new(Some(folder.path())).kept();
    (folder, layouts)
});

fn copied() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    support::copy(&root().join("layouts"), folder.path());
    support::copy(&root().join("tests/cases/layouts"), folder.path());
    folder
}

/// A file that is given to the program.
struct Input {
    /// The end of its name, which tells its kind.
    ending: String,
    bytes: Vec<u8>,
}

/// A kind of files that the program reads.
struct Surface {
    name: &'static str,
    /// Makes one up.
    make: fn(&mut Random) -> Input,
    /// Reads one in this process: whether it was accepted; what it says otherwise is a fault of the program.
    read: fn(&Input) -> Result<bool, String>,
    /// One in so many goes through the program, too.
    program_every: usize,
}

static SURFACES: [Surface; 5] = [
    Surface { name: "data", make: data::make, read: data::read, program_every: 30 },
    Surface { name: "workbook", make: workbook::make, read: workbook::read, program_every: 30 },
    Surface { name: "ledger", make: ledger::make, read: ledger::read, program_every: 30 },
    Surface { name: "pdf", make: pdf::make, read: pdf::read, program_every: 15 },
    Surface { name: "layout", make: layout::make, read: layout::read, program_every: 6 },
];

/// Stands for a reader with every fault that the campaign is to notice.
static BROKEN: Surface = Surface { name: "broken", make: |_| unreachable!(), read: broken, program_every: 1 };

fn broken(input: &Input) -> Result<bool, String> {
    fn deep(depth: u64) -> u64 {
        std::hint::black_box(depth + if depth == u64::MAX { 0 } else { deep(depth + 1) })
    }
    match &input.bytes[..] {
        b"panic" => panic!("it cannot bear it"),
        b"abort" => std::process::abort(),
        b"overflow" => Ok(deep(0) > 0),
        b"hang" => loop {
            std::hint::spin_loop();
        },
        b"memory" => Ok(vec![1_u8; 1_400 << 20].iter().all(|byte| *byte == 1)),
        b"wordless" => sound(&Error::Found(Vec::new())).map(|()| false),
        b"unknown" => good(&[support::finding("no-such-code")]).map(|()| false),
        _ => Ok(true),
    }
}

impl Surface {
    fn named(name: &str) -> Option<&'static Self> {
        SURFACES.iter().chain([&BROKEN]).find(|surface| surface.name == name)
    }

    /// The input of this number: the same on every run with this seed.
    fn input(&self, seed: u64, number: u64) -> Input {
        let own = self.name.bytes().fold(seed, |mixed, byte| mixed.rotate_left(9) ^ u64::from(byte));
        // The finaliser of SplitMix64 takes numbers in a row apart.
        let mut mixed = own.wrapping_add(number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (self.make)(&mut Random((mixed ^ (mixed >> 31)) | 1))
    }

    /// An input that lies in a file.
    fn of_file(&self, path: &Path) -> Input {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let whole = layout::FILES.iter().find(|file| self.name == "layout" && name.ends_with(**file));
        let ending = name.rsplit('.').next().unwrap_or_default();
        let ending = whole.copied().unwrap_or(ending).to_owned();
        Input { ending, bytes: std::fs::read(path).expect("the input is read") }
    }
}

/// Says of findings if one is a fault of the program, or if one has no words.
fn good(findings: &[Finding]) -> Result<(), String> {
    for finding in findings {
        if OWN.contains(&finding.code) {
            return Err(format!("{}: {:?}", finding.code, finding.values));
        }
        for language in [Language::English, Language::Chinese] {
            if Catalogue::new(language).statement(finding).trim().is_empty() {
                return Err(format!("{} has no words", finding.code));
            }
        }
    }
    Ok(())
}

/// The same of an error, which must have a reason.
fn sound(error: &Error) -> Result<(), String> {
    if error.findings().is_empty() {
        return Err("it is refused without a reason".into());
    }
    good(error.findings())
}

/// The surface of a file in a folder of that name.
fn surface_of(path: &Path) -> Option<&'static Surface> {
    Surface::named(&path.parent()?.file_name()?.to_string_lossy())
}

#[test]
fn what_was_found_before_ends_as_it_should() {
    let folders = std::fs::read_dir(root().join(CORPUS)).expect("the corpus is there");
    let folders = folders.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir());
    let mut files: Vec<PathBuf> = folders
        .flat_map(|folder| std::fs::read_dir(folder).expect("a folder"))
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    let bytes: u64 = files.iter().map(|path| path.metadata().map_or(0, |known| known.len())).sum();
    assert!(bytes < 300 << 10, "the corpus is small: {bytes} bytes");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let faults = run::files(&files, folder.path());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Those that hang or take much memory take long to notice: `KINDS=hang,memory` adds them.
#[test]
fn the_campaign_notices_what_a_reader_cannot_bear() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let inputs = folder.path().join(BROKEN.name);
    std::fs::create_dir(&inputs).expect("a new folder");
    let more = std::env::var("KINDS").unwrap_or_default();
    let mut kinds = vec!["panic", "abort", "overflow", "wordless", "unknown", "good"];
    kinds.extend(more.split(',').filter(|kind| !kind.is_empty()));
    let put = |kind: &&str| {
        let path = inputs.join(kind);
        std::fs::write(&path, kind).expect("written");
        path
    };
    let files: Vec<PathBuf> = kinds.iter().map(put).collect();
    let faults = run::files(&files, folder.path());
    let noticed = |kind: &&&str| faults.iter().any(|fault| fault.contains(&format!("{}/{kind}\n", inputs.display())));
    let noticed: Vec<&&str> = kinds.iter().filter(noticed).collect();
    let all: Vec<&&str> = kinds.iter().filter(|kind| **kind != "good").collect();
    assert_eq!(noticed, all, "{}", faults.join("\n"));
}

/// What is wrong with how the program ends is told from what is right.
#[test]
#[cfg(unix)]
fn the_campaign_tells_how_the_program_ended() {
    use std::os::unix::process::ExitStatusExt;
    use std::process::{ExitStatus, Output};
    let (empty, full) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    std::fs::write(full.path().join("a.pdf"), b"%PDF").expect("written");
    let judge = |status: i32, told: &str, out: &tempfile::TempDir| {
        let output = Output { status: ExitStatus::from_raw(status), stdout: Vec::new(), stderr: told.into() };
        program::judge(&output, out.path()).is_ok()
    };
    assert!(judge(0, "", &empty) && judge(0, "", &full), "a good end");
    assert!(judge(1 << 8, "error[footing] …", &empty) && judge(2 << 8, "error[pdf-unreadable] …", &empty), "a refusal");
    assert!(!judge(101 << 8, "error[footing] …", &empty), "another exit status");
    assert!(!judge(6, "error[footing] …", &empty), "a signal");
    assert!(!judge(1 << 8, "", &empty), "nothing said");
    assert!(!judge(1 << 8, "error[footing] …", &full), "a file left behind");
    assert!(!judge(2 << 8, "error[limit-broken] …", &empty), "a fault of its own");
}

/// Runs by time: `.ci/fuzz MINUTES`.
#[test]
#[ignore = "runs for as long as it is told to"]
fn campaign_by_time() {
    run::by_time();
}

/// Tries single files: `.ci/fuzz FILE…`.
#[test]
#[ignore = "reads the files that it is told to"]
fn campaign_of_files() {
    let files: Vec<PathBuf> = std::env::var("FILES").expect("FILES names files").lines().map(PathBuf::from).collect();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let faults = run::files(&files, folder.path());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The process in which inputs are tried: what ends it does not end the campaign.
#[test]
#[ignore = "is started by the campaign"]
fn campaign_worker() {
    worker::work();
}
