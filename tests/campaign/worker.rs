//! A process that tries one input after the other. It notes where it is before each, so that whoever waits for it knows which
//! input ended it.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::{Input, Surface, program, surface_of};
use budgetpress::model::sha256;

/// What a worker is to do, in an environment variable.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Task {
    /// The surface of which it makes inputs up, unless it reads files.
    pub(super) surface: String,
    pub(super) seed: u64,
    /// The number of its first input, and the step to the next.
    pub(super) first: u64,
    pub(super) step: u64,
    /// How long it goes on.
    pub(super) millis: u64,
    /// Files that it reads instead.
    pub(super) files: Vec<PathBuf>,
    /// Where it notes how far it is.
    pub(super) state: PathBuf,
    /// Where what it finds goes.
    pub(super) found: PathBuf,
}

/// How far a worker is.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct State {
    /// The number of the input that it tries, or of the file.
    pub(super) number: u64,
    /// Whether it waits for the program.
    pub(super) waits: bool,
    /// How many it has done, and how many of them through the program.
    pub(super) inputs: u64,
    pub(super) programs: u64,
    /// How many were accepted; the others were refused.
    pub(super) accepted: u64,
    /// How many panics of libraries were caught by the program.
    pub(super) caught: u64,
    /// What it found: the files with their faults.
    pub(super) faults: u64,
}

/// The variable that holds the task.
pub(super) const TASK: &str = "CAMPAIGN_TASK";

/// The stack on which an input is read, in bytes: that of the program's first thread.
const STACK: usize = 8 << 20;

/// Memory that the process may take, in KiB: a GiB, and what all inputs need.
const MEMORY_KIB: u64 = (1024 + 256) << 10;

/// Where panics came from since the last input.
static PANICS: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn panics() -> Vec<String> {
    PANICS.lock().map(|mut all| std::mem::take(&mut *all)).unwrap_or_default()
}

/// Notes every panic, also those that the program catches.
fn listen() {
    // The program sets its own hook the first time that it reads a PDF.
    let _ = budgetpress::inspect::read(b"");
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        if let Ok(mut all) = PANICS.lock() {
            all.push(format!("{place}: {info}"));
        }
    }));
}

/// The most memory that this process had at once, in KiB.
fn peak_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}

struct Worker {
    task: Task,
    state: State,
    file: File,
    start: Instant,
}

pub(super) fn work() {
    let task = std::env::var(TASK).expect("there is a task");
    let task: Task = serde_json::from_str(&task).expect("the task is one");
    let file = File::create(&task.state).expect("the state is written");
    listen();
    let start = Instant::now();
    let mut worker = Worker { state: State::default(), file, start, task };
    let thread = std::thread::Builder::new().stack_size(STACK);
    let done = thread.spawn(move || worker.run()).expect("a thread").join();
    assert!(done.is_ok(), "the campaign itself panicked: {:?}", panics());
}

impl Worker {
    fn run(&mut self) {
        let task = self.task.clone();
        for (number, path) in task.files.iter().enumerate().skip(task.first as usize) {
            self.state.number = number as u64;
            let surface = surface_of(path).expect("its folder is named after a surface");
            self.attempt(surface, &surface.of_file(path), None, Some(path));
        }
        let Some(surface) = Surface::named(&task.surface) else { return self.note() };
        let mut number = task.first;
        // What all inputs of a surface need is made first, and takes no time of theirs.
        let input = surface.input(task.seed, number);
        let _ = catch_unwind(AssertUnwindSafe(|| (surface.read)(&input)));
        self.start = Instant::now();
        while self.start.elapsed() < Duration::from_millis(task.millis) {
            self.state.number = number;
            self.note();
            let input = surface.input(task.seed, number);
            let turn = number / task.step / surface.program_every as u64;
            let through = (number / task.step).is_multiple_of(surface.program_every as u64);
            self.attempt(surface, &input, Some(through.then_some(turn as usize)), None);
            number += task.step;
        }
        self.note();
    }

    /// Reads an input, gives it to the program if it is its turn (nothing: to all commands), and keeps what is found.
    fn attempt(&mut self, surface: &Surface, input: &Input, turn: Option<Option<usize>>, path: Option<&Path>) {
        self.note();
        let mut outcome = self.read(surface, input);
        if outcome.is_ok() && turn != Some(None) {
            self.state.waits = true;
            self.note();
            outcome = program::run(surface, input, turn.flatten());
            self.state.programs += 1;
            self.state.waits = false;
        }
        self.state.inputs += 1;
        if let Err(fault) = outcome {
            self.state.faults += 1;
            keep(&self.task.found, surface, input, &fault, path);
        }
        self.note();
    }

    fn read(&mut self, surface: &Surface, input: &Input) -> Result<(), String> {
        panics();
        let outcome = catch_unwind(AssertUnwindSafe(|| (surface.read)(input)));
        let panics = panics();
        let own = panics.iter().find(|place| place.starts_with("src/") || place.starts_with("tests/"));
        self.state.caught += panics.len() as u64;
        match (outcome, own) {
            (Err(_), _) => return Err(format!("it panicked: {}", panics.join("; "))),
            (Ok(_), Some(own)) => return Err(format!("it panicked, and the reader was given up: {own}")),
            (Ok(outcome), None) => self.state.accepted += u64::from(outcome?),
        }
        if !panics.is_empty() {
            note_caught(&self.task.found, surface, input, &panics.join("; "));
        }
        let peak = peak_kib();
        if peak > MEMORY_KIB {
            // The peak counts anew from here.
            let _ = std::fs::write("/proc/self/clear_refs", "5");
            return Err(format!("it took {} MiB", peak >> 10));
        }
        Ok(())
    }

    fn note(&mut self) {
        let text = serde_json::to_string(&self.state).expect("it is JSON");
        let padded = format!("{text:<240}\n");
        self.file.seek(SeekFrom::Start(0)).and_then(|_| self.file.write_all(padded.as_bytes())).expect("it is noted");
    }
}

/// A panic of a library that the program caught: the file is refused, which is as it should be, but it is worth a look.
fn note_caught(found: &Path, surface: &Surface, input: &Input, panics: &str) {
    let folder = found.join("caught").join(surface.name);
    // One file for each place of a panic.
    let place = panics.split(": ").next().unwrap_or_default();
    let name = &sha256(place.as_bytes())[..12];
    let path = folder.join(format!("{name}.{}", input.ending));
    if !path.exists() && std::fs::create_dir_all(&folder).is_ok() {
        let _ = std::fs::write(&path, &input.bytes);
        let _ = std::fs::write(folder.join(format!("{name}.txt")), panics);
    }
}

/// Keeps an input with its fault, and the command that repeats it.
pub(super) fn keep(found: &Path, surface: &Surface, input: &Input, fault: &str, path: Option<&Path>) {
    let folder = found.join(surface.name);
    std::fs::create_dir_all(&folder).expect("the folder of what was found");
    let name = &sha256(&input.bytes)[..12];
    let kept = folder.join(format!("{name}.{}", input.ending));
    std::fs::write(&kept, &input.bytes).expect("the input is kept");
    let source = path.unwrap_or(&kept).display();
    let text = format!("{fault}\nRepeat it: .ci/fuzz {source}\n");
    std::fs::write(folder.join(format!("{name}.txt")), text).expect("the fault is kept");
}
