//! Inputs through the program itself: how it ends, what it says, and what it leaves behind.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::{Input, OWN, Surface};
use crate::tests::support::root;

/// Seconds of the processor that a run may take.
const TIME_S: u32 = 10;

/// Memory of its own that a run may take, in KiB: a GiB, and the program with its fonts.
const MEMORY_KIB: u32 = (1024 + 256) << 10;

/// Puts an input where the program is to read it; the name of what it is to be given.
fn place(surface: &Surface, input: &Input, folder: &Path) -> PathBuf {
    if surface.name != "layout" {
        let path = folder.join("input").with_extension(&input.ending);
        std::fs::write(&path, &input.bytes).expect("the input is written");
        return path;
    }
    let layouts = folder.join("layouts");
    std::fs::create_dir(&layouts).expect("a new folder");
    crate::tests::support::copy(super::LAYOUTS.0.path(), &layouts);
    std::fs::write(layouts.join("mini").join(&input.ending), &input.bytes).expect("the input is written");
    layouts.join("mini")
}

/// What the program is asked to do with an input: each a command line.
fn commands(surface: &Surface, input: &Input, path: &Path, out: &Path) -> Vec<Vec<String>> {
    let layouts = super::LAYOUTS.0.path().display().to_string();
    let (given, out) = (path.display().to_string(), out.display().to_string());
    let text = match surface.name {
        "ledger" if input.ending == "csv" => {
            let rest = root().join("data/guangzhou-12345-2024.json").display().to_string();
            format!("derive {given} --with {rest} -o {out}/a.json\nderive {given} --with {rest} -o {out}/a.xlsx")
        }
        "broken" => String::new(),
        "pdf" => format!(
            "inspect {given}\ninspect {given} --gate release\ninspect {given} --gate print --format json\n\
             inspect {given} --pages {out}/pages --ppi 20\nverify {given} --layouts {layouts}\nverify {given} --format json"
        ),
        "layout" => {
            let set = path.parent().unwrap_or(path).display();
            let small = root().join("tests/cases/footing/right.json").display().to_string();
            format!(
                "layout check {given}\nlayout check {given} --format json\n\
                 build {small} --layouts {set} --edition both -o {out}/a.pdf"
            )
        }
        _ => {
            let mini = String::from_utf8_lossy(&input.bytes).contains("\"mini\"") || input.ending == "ods";
            let layouts = if mini || input.bytes.len().is_multiple_of(2) {
                format!(" --layouts {layouts}")
            } else {
                String::new()
            };
            format!(
                "check {given}{layouts}\ncheck {given} --format json{layouts}\nbuild {given} -o {out}/a.pdf{layouts}\n\
                 convert {given} {out}/a.xlsx{layouts}\nconvert {given} {out}/a.json{layouts}\nconvert {given} {out}/a/{layouts}"
            )
        }
    };
    text.lines().map(|line| line.split_whitespace().map(str::to_owned).collect()).collect()
}

/// Gives an input to the program: to one of the commands, by number, or to all.
pub(super) fn run(surface: &Surface, input: &Input, number: Option<usize>) -> Result<(), String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = place(surface, input, folder.path());
    let out = folder.path().join("out");
    std::fs::create_dir(&out).expect("a new folder");
    let commands = commands(surface, input, &path, &out);
    let chosen: Vec<&Vec<String>> = match number {
        Some(number) => commands.iter().skip(number % commands.len().max(1)).take(1).collect(),
        None => commands.iter().collect(),
    };
    for command in chosen {
        judge(&output(command), &out).map_err(|fault| format!("budgetpress {}: {fault}", command.join(" ")))?;
        std::fs::remove_dir_all(&out).and_then(|()| std::fs::create_dir(&out)).expect("an empty folder");
    }
    Ok(())
}

/// Runs the program within the bounds.
fn output(words: &[String]) -> Output {
    let mut shell = Command::new("bash");
    shell.arg("-c").arg(format!("ulimit -c 0 -t {TIME_S} -d {MEMORY_KIB}; exec \"$@\"")).arg("bash");
    shell.arg(env!("CARGO_BIN_EXE_budgetpress")).args(words).current_dir(root());
    shell.env("BUDGETPRESS_LANG", "en").env_remove("BUDGETPRESS_LAYOUTS").env_remove("BUDGETPRESS_FONTS");
    shell.output().expect("bash runs")
}

/// Says what is wrong with how a run ended.
pub(super) fn judge(output: &Output, out: &Path) -> Result<(), String> {
    let told = [&output.stderr[..], &output.stdout[..]].map(String::from_utf8_lossy).join("\n");
    let shown: String = told.chars().take(2_000).collect();
    let Some(code @ 0..=2) = output.status.code() else {
        return Err(format!("it ended with {}: {shown}", output.status));
    };
    if told.contains("panicked at") || OWN.iter().any(|own| told.contains(&format!("[{own}]"))) {
        return Err(format!("a fault of its own: {shown}"));
    }
    if code == 0 {
        return Ok(());
    }
    if told.trim().is_empty() {
        return Err(format!("it ended with {code} and said nothing"));
    }
    let left = std::fs::read_dir(out).map_or(0, Iterator::count);
    if left > 0 { Err(format!("it ended with {code} and left {left} files: {shown}")) } else { Ok(()) }
}
