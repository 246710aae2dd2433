//! Many documents in one process, and the second run over them.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use budgetpress::BuildOptions;
use budgetpress::batch::{Batch, Status};
use budgetpress::message::Language;

use crate::bare;
use crate::budgets::{font_folder, resources};
use crate::cost::served;
use crate::departments::department;
use crate::figures::{bar, child as process, peak, timed};

/// A folder of departments.
fn folder(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for seed in 0..count {
        std::fs::write(folder.path().join(format!("{seed:05}.json")), department(seed as u64)).expect("it is written");
    }
    folder
}

/// Runs a batch and tells how long it took.
fn run(inputs: &Path, output: &Path, jobs: usize) -> f64 {
    let (options, resources) = (BuildOptions::default(), resources());
    resources.stand_ins().expect("the fonts");
    let batch = Batch {
        inputs: &[inputs.display().to_string()],
        output: &output.display().to_string(),
        options: &options,
        jobs: NonZeroUsize::new(jobs).expect("a job"),
        in_flight: 64 << 20,
        shard: None,
        verify: false,
        force: false,
        resources: &resources,
        processes: None,
        language: Language::of("en"),
    };
    timed(|| {
        let report = batch.run(&mut |_| {}).expect("it runs");
        assert_eq!(report.count(Status::Failed) + report.count(Status::Refused), 0, "all are built");
    })
}

/// Typst alone, on the same views one after the other, fonts in memory, caches kept as the batch keeps them.
fn alone(inputs: &Path, output: &Path) -> f64 {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(inputs).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let served: Vec<_> = files.iter().map(|file| served(&std::fs::read(file).expect("a file"))).collect();
    let fonts = bare::fonts(&font_folder());
    timed(|| {
        for (number, (view, layout)) in served.iter().enumerate() {
            std::fs::write(output.join(format!("{number}.pdf")), bare::pdf(&fonts, view, layout))
                .expect("it is written");
            typst::comemo::evict(1);
        }
    })
}

/// `--child many JOBS COUNT`: prints seconds and the peak of memory in MiB; 0 jobs are Typst alone.
pub(crate) fn child(args: &[String]) {
    let (jobs, count): (usize, usize) = (args[0].parse().expect("a number"), args[1].parse().expect("a number"));
    let (inputs, output) = (folder(count), tempfile::tempdir().expect("a folder"));
    let seconds = match jobs {
        0 => alone(inputs.path(), output.path()),
        _ => run(inputs.path(), output.path(), jobs),
    };
    println!("{seconds} {}", peak());
}

/// How many documents, and as many again for memory: `MANY=COUNT`, 100 if not told.
fn count() -> usize {
    std::env::var("MANY").ok().and_then(|count| count.parse().ok()).unwrap_or(100)
}

pub(crate) fn many() {
    let count = count();
    let measure =
        |jobs: usize, count: usize, threads| process(&["many", &jobs.to_string(), &count.to_string()], threads);
    // One thread a job: with one job, Typst would set pages on the other cores, too.
    let (bare, one, two) = (measure(0, count, Some(1)), measure(1, count, Some(1)), measure(2, count, Some(2)));
    let rate = |seconds: f64| count as f64 / seconds;
    println!(
        "many    {count} departments: bare Typst {:.1} a second, 1 job {:.1}, 2 jobs {:.1}; 1 job to bare {:.2}, 2 jobs to 1 {:.2}",
        rate(bare[0]),
        rate(one[0]),
        rate(two[0]),
        one[0] / bare[0],
        one[0] / two[0]
    );
    bar("1 job to bare Typst", one[0] / bare[0], 1.3);
    bar("a half, for 2 jobs", two[0] / one[0], 1.0 / 1.8);
    let more = measure(2, 3 * count, Some(2));
    println!(
        "many    peak {:.0} MiB after {count}, {:.0} MiB after {}; bare {:.0}",
        two[1],
        more[1],
        3 * count,
        bare[1]
    );
    bar("memory", more[1] / two[1], 1.15);
}

/// The second run over inputs that did not change.
pub(crate) fn again() {
    let (inputs, output) = (folder(count()), tempfile::tempdir().expect("a folder"));
    let (first, second) = (run(inputs.path(), output.path(), 2), run(inputs.path(), output.path(), 2));
    println!("again   first run {first:.2} s, second {second:.3} s, ratio {:.4}", second / first);
    bar("again", second / first, 0.01);
}
