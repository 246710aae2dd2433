//! The campaign: workers for each surface, watched, started again when an input ends them, and what they found.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::worker::{State, TASK, Task, keep};
use super::{SURFACES, Surface, surface_of};
use crate::tests::support::root;

/// Seconds of the processor after which an input hangs.
const HANG_S: u64 = 10;

/// Seconds after which it hangs however little it computes.
const WAIT_S: u64 = 120;

/// Memory of a worker in KiB, beyond which it is ended: that of an input, of what all need, and of the fonts.
const MEMORY_KIB: u64 = 3 << 20;

/// What all workers of a surface did.
#[derive(Default)]
struct Sum {
    inputs: u64,
    programs: u64,
    accepted: u64,
    caught: u64,
    faults: u64,
}

impl Sum {
    fn add(&mut self, state: &State) {
        self.inputs += state.inputs;
        self.programs += state.programs;
        self.accepted += state.accepted;
        self.caught += state.caught;
        self.faults += state.faults;
    }
}

/// A worker with what it is to do.
struct Running {
    task: Task,
    child: Child,
    log: PathBuf,
    /// Where it was last, since when, and how much of the processor it had taken then, in hundredths of a second.
    last: (State, Instant, u64),
    end: Instant,
}

impl Running {
    fn start(task: Task) -> Self {
        let log = task.state.with_extension("log");
        let _ = std::fs::remove_file(&task.state);
        let mut shell = Command::new("bash");
        shell.arg("-c").arg(format!("ulimit -c 0 -d {MEMORY_KIB}; exec \"$@\"")).arg("bash");
        shell.arg(std::env::current_exe().expect("the tests are a program"));
        shell.args(["--ignored", "--exact", "tests::campaign::campaign_worker", "--nocapture"]).current_dir(root());
        shell.env(TASK, serde_json::to_string(&task).expect("it is JSON"));
        let log_file = std::fs::File::create(&log).expect("a log");
        shell.stdout(Stdio::null()).stderr(log_file);
        let child = shell.spawn().expect("a worker starts");
        let end = Instant::now() + Duration::from_millis(task.millis);
        Self { task, child, log, last: (State::default(), Instant::now(), 0), end }
    }

    fn state(&self) -> Option<State> {
        let text = std::fs::read_to_string(&self.task.state).ok()?;
        serde_json::from_str(text.trim()).ok()
    }

    /// The time of the processor that it has taken, in hundredths of a second.
    fn taken(&self) -> u64 {
        let text = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        let fields: Vec<&str> = text.rsplit(") ").next().unwrap_or_default().split(' ').collect();
        [11, 12].iter().filter_map(|index| fields.get(*index)?.parse::<u64>().ok()).sum()
    }

    /// Why it ended before it was done, or has to be ended; `None` while it works, and an empty text when it is done.
    fn ended(&mut self) -> Option<String> {
        let state = self.state().unwrap_or_default();
        if state != self.last.0 {
            self.last = (state, Instant::now(), self.taken());
        }
        match self.child.try_wait().expect("it can be waited for") {
            Some(status) if status.success() => return Some(String::new()),
            Some(status) => {
                let log = std::fs::read_to_string(&self.log).unwrap_or_default();
                let last: Vec<&str> = log.lines().rev().take(8).collect();
                return Some(format!("the process ended with {status}: {}", last.join(" | ")));
            }
            None => {}
        }
        let (state, since, taken) = &self.last;
        let hangs = state.inputs > 0 && self.taken().saturating_sub(*taken) > HANG_S * 100;
        if hangs || since.elapsed() > Duration::from_secs(WAIT_S) {
            let _ = self.child.kill();
            let _ = self.child.wait();
            return Some(format!("it takes more than {HANG_S} s"));
        }
        None
    }

    /// The input at which it is.
    fn input(&self) -> (&'static Surface, super::Input, Option<PathBuf>) {
        let number = self.state().unwrap_or_default().number;
        match self.task.files.get(number as usize) {
            Some(path) => {
                let surface = surface_of(path).expect("its folder is named after a surface");
                (surface, surface.of_file(path), Some(path.clone()))
            }
            None => {
                let surface = Surface::named(&self.task.surface).expect("a surface");
                (surface, surface.input(self.task.seed, number), None)
            }
        }
    }
}

/// Lets workers do their tasks to the end; each that breaks goes on behind the input that broke it.
fn complete(tasks: Vec<Task>) -> Sum {
    let mut sum = Sum::default();
    let mut running: Vec<Running> = tasks.into_iter().map(Running::start).collect();
    while !running.is_empty() {
        std::thread::sleep(Duration::from_millis(50));
        let mut next = Vec::new();
        for mut one in running {
            let Some(fault) = one.ended() else {
                next.push(one);
                continue;
            };
            let state = one.state().unwrap_or_default();
            sum.add(&state);
            if fault.is_empty() {
                continue;
            }
            let (surface, input, path) = one.input();
            keep(&one.task.found, surface, &input, &fault, path.as_deref());
            sum.inputs += 1;
            sum.faults += 1;
            let left = one.end.saturating_duration_since(Instant::now()).as_millis() as u64;
            let task = Task { first: state.number + one.task.step, millis: left, ..one.task.clone() };
            if left > 0 || task.first < task.files.len() as u64 {
                next.push(Running::start(task));
            }
        }
        running = next;
    }
    sum
}

/// Tries files, each in all ways; what is wrong.
pub(super) fn files(files: &[PathBuf], folder: &Path) -> Vec<String> {
    let whole = |path: &PathBuf| std::path::absolute(path).expect("a path");
    let files: Vec<PathBuf> = files.iter().map(whole).collect();
    let found = folder.join("found");
    let sum = complete(vec![Task {
        step: 1,
        state: folder.join("state"),
        found: found.clone(),
        files: files.clone(),
        ..Task::default()
    }]);
    assert_eq!(sum.inputs, files.len() as u64, "all files are tried");
    faults(&found)
}

/// What was found, in words.
fn faults(found: &Path) -> Vec<String> {
    let folders =
        SURFACES.iter().chain([&super::BROKEN]).filter_map(|surface| std::fs::read_dir(found.join(surface.name)).ok());
    let files = folders.flatten().flatten().map(|entry| entry.path());
    let texts = files.filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    texts.map(|path| format!("{}: {}", path.display(), std::fs::read_to_string(&path).unwrap_or_default())).collect()
}

/// The value of a variable of the environment, or another.
fn wish<T: std::str::FromStr>(name: &str, other: T) -> T {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(other)
}

/// Runs the surfaces one after the other, each for its part of `MINUTES`, and says what came out.
#[allow(clippy::print_stdout, reason = "whoever runs it reads along")]
pub(super) fn by_time() {
    let (minutes, seed): (f64, u64) = (wish("MINUTES", 1.0), wish("SEED", 1));
    let jobs: u64 = wish("JOBS", std::thread::available_parallelism().map_or(1, |jobs| jobs.get() as u64));
    let found = PathBuf::from(wish("FOUND", "target/fuzz/found".to_owned()));
    let names: String = wish("SURFACES", String::new());
    let wanted = |surface: &&Surface| names.is_empty() || names.split(',').any(|name| name == surface.name);
    let surfaces: Vec<&Surface> = SURFACES.iter().filter(wanted).collect();
    assert!(!surfaces.is_empty(), "SURFACES names some of data, workbook, ledger, pdf, layout");
    let millis = (minutes * 60_000.0 / surfaces.len() as f64) as u64;
    println!("SEED={seed}, {jobs} at once, {:.0} s for each surface", millis as f64 / 1000.0);
    let heads = ["inputs", "a minute", "accepted", "program", "caught", "faults"].map(|head| format!("{head:>10}"));
    println!("{:<10}{}", "surface", heads.concat());
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut all = 0;
    for surface in surfaces {
        let task = |job| Task {
            surface: surface.name.into(),
            seed,
            first: job,
            step: jobs,
            millis,
            files: Vec::new(),
            state: folder.path().join(format!("{}-{job}", surface.name)),
            found: found.clone(),
        };
        let start = Instant::now();
        let sum = complete((0..jobs).map(task).collect());
        let a_minute = sum.inputs as f64 / start.elapsed().as_secs_f64() * 60.0;
        let Sum { inputs, programs, accepted, caught, faults } = sum;
        let figures = [inputs, a_minute.round() as u64, accepted, programs, caught, faults];
        println!("{:<10}{}", surface.name, figures.map(|figure| format!("{figure:>10}")).concat());
        all += faults;
    }
    assert_eq!(all, 0, "what was found lies in {}:\n{}", found.display(), faults(&found).join("\n"));
}
