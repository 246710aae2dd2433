//! What is made of times.

use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// Seconds that something takes with nothing remembered.
pub(crate) fn cold<T>(run: impl FnOnce() -> T) -> f64 {
    typst::comemo::evict(0);
    timed(run)
}

/// Seconds that something takes.
pub(crate) fn timed<T>(run: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    std::hint::black_box(run());
    start.elapsed().as_secs_f64()
}

/// Whether a ratio was above its bar.
static MISSED: AtomicBool = AtomicBool::new(false);

/// Tells a ratio that is above its bar; the run then ends with an error, after all else that was asked for.
pub(crate) fn bar(name: &str, ratio: f64, bar: f64) {
    if ratio > bar {
        println!("{name}: the ratio {ratio:.3} is above its bar, {bar}");
        MISSED.store(true, Ordering::Relaxed);
    }
}

/// Whether a bar was missed.
pub(crate) fn missed() -> bool {
    MISSED.load(Ordering::Relaxed)
}

pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Medians of two times in seconds, taken in turns, and of the second's ratio to the first.
pub(crate) fn compared(times: usize, mut one: impl FnMut() -> f64, mut other: impl FnMut() -> f64) -> (f64, f64, f64) {
    let pairs: Vec<(f64, f64)> = (0..times).map(|_| (one(), other())).collect();
    let of = |figure: fn(&(f64, f64)) -> f64| median(pairs.iter().map(figure).collect());
    (of(|pair| pair.0), of(|pair| pair.1), of(|pair| pair.1 / pair.0))
}

/// The peak of resident memory in MiB, where the system tells (Linux).
pub(crate) fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kibibytes.map_or(f64::NAN, |kibibytes| kibibytes / 1024.0)
}

/// Runs this program as a process of its own and reads the numbers that it prints.
pub(crate) fn child(args: &[&str], threads: Option<usize>) -> Vec<f64> {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    if let Some(threads) = threads {
        command.env("RAYON_NUM_THREADS", threads.to_string());
    }
    let output = command.arg("--child").args(args).output().expect("it runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    text.split_whitespace().filter_map(|number| number.parse().ok()).collect()
}
