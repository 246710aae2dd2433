//! Tables that grow: time, memory and size by rows of one table, against Typst alone.

use crate::budgets::projects;
use crate::cost::{bare, build};
use crate::figures::{bar, child as process, median, peak, timed};

/// `--child rows OURS|bare COUNT`: prints seconds, the peak of memory in MiB, and bytes.
pub(crate) fn child(args: &[String]) {
    let data = projects(args[1].parse().expect("a number"));
    let mut bytes = 0;
    let seconds = if args[0] == "bare" {
        let bare = bare(&data);
        timed(|| bytes = bare().len())
    } else {
        timed(|| bytes = build(&data).len())
    };
    println!("{seconds} {} {bytes}", peak());
}

pub(crate) fn growth() {
    let measure = |kind: &str, count: usize, times: usize| -> Vec<f64> {
        let count = count.to_string();
        let runs: Vec<Vec<f64>> = (0..times).map(|_| process(&["rows", kind, &count], None)).collect();
        (0..3).map(|figure| median(runs.iter().map(|run| run[figure]).collect())).collect()
    };
    let mut before: Option<Vec<f64>> = None;
    for (count, times) in [(30, 3), (300, 3), (3000, 3), (30_000, 1)] {
        let (ours, theirs) = (measure("ours", count, times), measure("bare", count, times));
        println!(
            "growth  {count} rows: {:.2} s, peak {:.0} MiB, {:.2} MB; bare Typst {:.2} s, {:.0} MiB, {:.2} MB; ratio {:.2}",
            ours[0],
            ours[1],
            ours[2] / 1e6,
            theirs[0],
            theirs[1],
            theirs[2] / 1e6,
            ours[0] / theirs[0]
        );
        if let Some(before) = before.filter(|_| count == 30_000) {
            let (time, memory) = (ours[0] / before[0], ours[1] / before[1]);
            println!("growth  ten times 3,000 rows: time {time:.1}, memory {memory:.1}");
            bar("growth in time", time, 11.0);
            bar("growth in memory", memory, 10.0);
        }
        if count == 3000 {
            bar("3,000 rows to bare Typst", ours[0] / theirs[0], 1.5);
        }
        before = Some(ours);
    }
}
