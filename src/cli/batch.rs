//! The command `budgetpress batch`: builds or checks many documents, joins shards, and reports progress.

use std::io::IsTerminal;
use std::num::NonZeroUsize;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use budgetpress::batch::{Batch, BatchReport, Event, JournalEntry, Processes, Shard, Status};
use budgetpress::model::usage as finding;
use budgetpress::{Error, Limits};

use super::Terminal;
use super::args::BatchArgs;
use super::build::{print_settings_file, print_stand_ins};
use super::confined::ConfinedProcess;

pub(super) fn batch(
    args: &BatchArgs,
    limits: Limits,
    process: &ConfinedProcess,
    terminal: &Terminal,
) -> Result<(), Error> {
    let resources = args.with.resources_within(Some(limits.memory_mib));
    let options = args.options()?;
    let batch = Batch {
        inputs: &args.inputs,
        output: &args.output,
        options: &options,
        jobs: args.jobs.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN),
        in_flight: args.in_flight << 20,
        shard: shard(args)?,
        verify: args.verify,
        force: args.replace.force,
        resources: &resources,
        language: terminal.language,
        processes: Some(Processes::new(process.words().to_vec(), limits)),
    };
    if let Some(limits) = process.limits() {
        return batch.serve(limits);
    }
    if !args.check {
        print_stand_ins(&resources, terminal)?;
        print_settings_file(options.settings_file.as_deref(), terminal);
    }
    let mut progress = Progress::new(terminal);
    let mut watch = |event: Event<'_>| progress.event(&event);
    let report = match (args.check, args.merge) {
        (true, _) => batch.check(&mut watch),
        (false, true) => batch.join(),
        (false, false) => batch.run(&mut watch),
    };
    progress.end();
    sum_up(&report?, &progress, args, terminal)
}

/// The shard that the user asked for; `env` reads it from the variables of a scheduler.
fn shard(args: &BatchArgs) -> Result<Option<Shard>, Error> {
    let Some(named) = &args.shard else { return Ok(None) };
    let shard = match named.as_str() {
        "env" => Shard::from_variables(|name| std::env::var(name).ok()),
        _ => named.parse().ok(),
    };
    let unknown = || Error::failed(finding::shard_unknown(named));
    shard.map(Some).ok_or_else(unknown)
}

/// Prints the result: documents that must not be published, files of earlier runs, and the numbers. Fails with an empty
/// error if documents were refused or failed, or shards have faults.
fn sum_up(report: &BatchReport, progress: &Progress<'_>, args: &BatchArgs, terminal: &Terminal) -> Result<(), Error> {
    terminal.print_findings(&report.join, std::path::Path::new(&args.output));
    terminal.print_findings(&report.repeated(), std::path::Path::new(&args.output));
    for entry in report.entries.iter().filter(|entry| entry.is_unfit()) {
        let title = Some(entry.title()).filter(|title| !title.is_empty());
        let values = [
            ("path", entry.input.clone()),
            ("title", title.unwrap_or_else(|| "none".to_owned())),
            ("errors", entry.count("error").to_string()),
            ("warnings", entry.count("warning").to_string()),
        ];
        terminal.say("batch-unfit", &values);
    }
    let outdated = report.outdated();
    if !outdated.is_empty() {
        terminal.say("batch-left", &[("count", outdated.len().to_string())]);
        outdated
            .iter()
            .for_each(|(name, _)| terminal.print(&format!("  {}/{name}", args.output.trim_end_matches('/'))));
    }
    let count = |status| report.count(status);
    let values = [
        ("built", (count(Status::Built).saturating_sub(progress.kept)).to_string()),
        ("kept", progress.kept.to_string()),
        ("passed", count(Status::Passed).to_string()),
        ("refused", count(Status::Refused).to_string()),
        ("failed", count(Status::Failed).to_string()),
        ("total", report.entries.len().to_string()),
        ("glyphs", if report.lacks_glyph_check() { "unchecked" } else { "checked" }.to_owned()),
    ];
    terminal.say(if args.check { "batch-sum-check" } else { "batch-sum" }, &values);
    if args.shard.is_none() {
        let name = if args.check { "check.html" } else { "index.html" };
        terminal.say("batch-report", &[("path", format!("{}/{name}", args.output.trim_end_matches('/')))]);
    }
    if report.count(Status::Failed) > 0 || !report.join.is_empty() {
        Err(Error::Failed(Vec::new()))
    } else if report.count(Status::Refused) > 0 {
        Err(Error::Found(Vec::new()))
    } else {
        Ok(())
    }
}

/// Prints progress: a bar on a terminal, otherwise a line for each document.
struct Progress<'a> {
    terminal: &'a Terminal,
    bar: ProgressBar,
    total: usize,
    done: usize,
    /// Number of unchanged documents of an earlier run.
    kept: usize,
}

impl<'a> Progress<'a> {
    fn new(terminal: &'a Terminal) -> Self {
        Self { terminal, bar: ProgressBar::hidden(), total: 0, done: 0, kept: 0 }
    }

    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Begun(total) => self.begin(*total),
            Event::Damaged(lines) => self.terminal.say("batch-damaged", &[("count", lines.to_string())]),
            Event::Passed(names) => {
                let values =
                    [("count", names.len().to_string()), ("first", names.first().cloned().unwrap_or_default())];
                self.terminal.say("batch-passed", &values);
            }
            Event::Unchanged(entry) => {
                self.done += 1;
                self.kept += usize::from(entry.status == Status::Built);
                self.bar.inc(1);
            }
            Event::Done(entry) => {
                self.done += 1;
                self.bar.inc(1);
                self.entry(entry);
            }
        }
    }

    fn begin(&mut self, total: usize) {
        self.total = total;
        if std::io::stderr().is_terminal() {
            self.bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr());
            let style = ProgressStyle::with_template("{wide_bar} {pos}/{len}  {per_sec}  {eta_precise}");
            self.bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        }
    }

    /// Prints a finished document: on a terminal only refused and failed ones, otherwise each.
    fn entry(&self, entry: &JournalEntry) {
        let id = match entry.status {
            Status::Built => "batch-built",
            Status::Passed => "batch-fit",
            Status::Refused => "batch-refused",
            Status::Failed => "batch-failed",
        };
        let is_hidden = self.bar.is_hidden();
        if matches!(entry.status, Status::Built | Status::Passed) && !is_hidden {
            return;
        }
        let words = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let first = entry.findings.iter().find(|finding| finding["severity"] == "error");
        let values = [
            ("number", self.done.to_string()),
            ("total", self.total.to_string()),
            ("path", entry.input.clone()),
            ("pages", entry.pages().unwrap_or_default().to_string()),
            ("errors", entry.count("error").to_string()),
            ("drafted", if entry.count("error") > 0 { "yes" } else { "no" }.to_owned()),
            ("warned", if entry.count("warning") > 0 { "yes" } else { "no" }.to_owned()),
            ("warnings", entry.count("warning").to_string()),
            ("glyphs", if entry.lacks_glyph_check() { "unchecked" } else { "checked" }.to_owned()),
            ("first", first.map(|finding| words(&finding["text"])).unwrap_or_default()),
            ("code", first.map(|finding| words(&finding["code"])).unwrap_or_default()),
        ];
        self.bar.suspend(|| self.terminal.say(id, &values));
    }

    fn end(&self) {
        self.bar.finish_and_clear();
    }
}
