//! Batch runs: build or check many documents. Unchanged documents are kept, and interrupted runs are resumed.
//!
//! `workers` make the documents in parallel, with one compiler. A `journal` in the output records what is done, so that
//! the next run resumes an interrupted one. A run may be split into shards on several machines; [`Batch::join`] joins
//! their journals and proves that nothing is missing.

mod building;
mod checking;
mod earlier_output;
mod entry;
mod html;
mod inputs;
mod join;
mod journal;
mod journal_line;
mod leftovers;
mod lock;
mod process;
mod recipe;
mod report;
mod shard;
mod storage;
#[cfg(feature = "object-store")]
mod store;
mod workers;

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::path::Path;

pub use entry::{JournalEntry, PlacedFile, Status};
pub use process::Processes;
pub use report::BatchReport;
pub use shard::Shard;

use crate::build::BuildOptions;
use crate::confine::Limits;
use crate::door::Resources;
use crate::error::Error;
use crate::message::{Catalogue, Language};
use crate::output::OverwriteRule;
use inputs::{Gathered, Input};
use journal::Journal;
use lock::Lock;
use recipe::Recipe;
use storage::Storage;

/// The folder in the output for files that are no documents: journals, locks, page thumbnails.
const RUN_FOLDER: &str = "_batch";

/// The options of a batch run.
#[derive(Clone)]
pub struct Batch<'a> {
    /// Folders, lists of files, patterns, single files, or places in an object store.
    pub inputs: &'a [String],
    /// Where the documents go: a folder, or a place in an object store.
    pub output: &'a str,
    /// How documents are built.
    pub options: &'a BuildOptions,
    /// Number of documents built in parallel.
    pub jobs: NonZeroUsize,
    /// Bytes of inputs that are worked on at the same time; a larger input is worked on alone.
    pub in_flight: u64,
    /// The part of the inputs that this run does; `None` is all.
    pub shard: Option<Shard>,
    /// Whether the content of existing documents is compared, instead of only their size and time.
    pub verify: bool,
    /// Whether files of others are overwritten (`--force`).
    pub force: bool,
    /// The layouts and fonts that documents are made with.
    pub resources: &'a Resources,
    /// The language of the findings.
    pub language: Language,
    /// How documents are made in worker processes, so that one that exceeds its limits does not end the run; `None`
    /// makes them in this process.
    pub processes: Option<Processes>,
}

/// An event during a run, for progress reports.
pub enum Event<'a> {
    /// The run begins, with this number of inputs.
    Begun(usize),
    /// This number of lines of the journal were damaged: their documents are built again.
    Damaged(usize),
    /// Files among the inputs were skipped because earlier runs wrote them.
    Passed(&'a [String]),
    /// Work on an input ended.
    Done(&'a JournalEntry),
    /// The document exists already and would be the same.
    Unchanged(&'a JournalEntry),
}

impl Batch<'_> {
    /// Builds documents whose input or settings changed, and writes a report: `report.json`, `index.html` and
    /// `SHA256SUMS` in the output, or for a shard only its part of `report.json`. Faults of inputs are in the report,
    /// and are no error.
    ///
    /// # Errors
    /// Inputs that cannot be found, are one file (`batch-same`) or would be written to one path (`batch-collision`); an
    /// output in which another run is active (`batch-busy`); a journal or a report that cannot be written.
    pub fn run(&self, watch: &mut dyn FnMut(Event<'_>)) -> Result<BatchReport, Error> {
        run(self, watch)
    }

    /// Joins the journals of the shards that wrote to this output into one journal and one report. Every input and
    /// every file is read again.
    ///
    /// Faults are in [`BatchReport::join`]: `join-missing` for an input that no shard did, `join-doubled` for one that
    /// several did, `join-differs` if they made different files of it, `join-changed` for one that changed since,
    /// `join-altered` for a file that is missing or changed, `join-recipe` for one made with another program, other
    /// fonts or other settings. The journals are joined only without faults.
    ///
    /// # Errors
    /// `join-none` if there are no journals of shards; otherwise as [`Batch::run`].
    pub fn join(&self) -> Result<BatchReport, Error> {
        join::join(self)
    }

    /// Checks all inputs, and writes `check.json` and `check.html` to the output. No other file of the output is read
    /// or written. Without fonts, each document has the note `glyphs-unchecked`.
    ///
    /// # Errors
    /// Inputs that cannot be found, fonts that cannot be opened, and a report that cannot be written.
    pub fn check(&self, watch: &mut dyn FnMut(Event<'_>)) -> Result<BatchReport, Error> {
        checking::check(self, watch)
    }

    /// The loop of a worker process: makes the documents that another process of this program asks for through the
    /// standard input, until it ends ([`Processes`]).
    ///
    /// # Errors
    /// `file-unreadable` and `file-unwritable` if the other process is gone.
    pub fn serve(&self, limits: Limits) -> Result<(), Error> {
        process::serve(self, limits, &Catalogue::new(self.language))
    }
}

fn run(batch: &Batch<'_>, watch: &mut dyn FnMut(Event<'_>)) -> Result<BatchReport, Error> {
    batch.resources.layouts().read_again()?;
    let output = Storage::open(batch.output)?;
    let Gathered { inputs: all, skipped } = inputs::gather(batch.inputs, &output)?;
    inputs::unless_colliding(&all, batch.options.editions)?;
    let recipe = Recipe::new(batch)?;
    let _lock = Lock::take(&output, batch.shard)?;
    output.prepare()?;
    let mut journal = Journal::open(&output, batch.shard)?;
    let mut wanted: Vec<Input> = all.into_iter().filter(|input| takes(batch.shard, &input.name)).collect();
    // Inputs during which the program crashed go last, so that they do not delay the others.
    wanted.sort_by_key(|input| journal.attempts(&input.name));
    let rule = OverwriteRule { force: batch.force, inputs: Vec::new(), known: journal.file_digests().clone() };
    report::unless_foreign(&output, batch.shard, &rule)?;
    if !skipped.is_empty() {
        watch(Event::Passed(&skipped));
    }
    if journal.damaged() > 0 {
        watch(Event::Damaged(journal.damaged()));
    }
    watch(Event::Begun(wanted.len()));
    let before = journal.entries().clone();
    // A shard does not know the files of other shards.
    let is_scanned = batch.shard.is_none() && !journal.is_whole();
    let unaccounted = if is_scanned { leftovers::unaccounted(&output, &before)? } else { BTreeSet::new() };
    let workers = workers::Workers { batch, recipe: &recipe, output: &output, before: &before, unaccounted };
    let mut done = workers.run(&wanted, &mut journal, watch)?;
    workers.fail_missing_files(&mut done, &mut journal)?;
    let report = BatchReport::new(done, &before, &output, &recipe, &workers.unaccounted);
    if let Some(entry) = JournalEntry::of_left(&report.left).filter(|_| is_scanned) {
        journal.record(entry)?;
    }
    journal.end()?;
    report.write(&output, batch.shard, &rule, &Catalogue::new(batch.language))?;
    Ok(report)
}

fn takes(shard: Option<Shard>, name: &str) -> bool {
    shard.is_none_or(|shard| shard.takes(name))
}

/// A path with `/`.
fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

/// Entries by the name of their input.
type Entries = BTreeMap<String, JournalEntry>;
