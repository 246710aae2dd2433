//! Many documents in one run: what changed is built, what is there stays, and nothing is lost.
//!
//! Workers share one compiler. A journal in the output records what is done, so that a run that was ended, however it was
//! ended, is taken up where it stopped; a run may also be one of several shards, on as many machines, which
//! [`Batch::join`] joins and proves complete.

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

/// The folder within the output that a run keeps for itself: journals, locks, pictures of first pages.
const RUN_FOLDER: &str = "_batch";

/// What a run is asked for.
#[derive(Clone)]
pub struct Batch<'a> {
    /// Folders, lists of files, patterns, single files, or places in an object store.
    pub inputs: &'a [String],
    /// Where the documents go: a folder, or a place in an object store.
    pub output: &'a str,
    /// How documents are built.
    pub options: &'a BuildOptions,
    /// How many are built at once.
    pub jobs: NonZeroUsize,
    /// How many bytes of inputs are worked on at once; a larger input is worked on alone.
    pub in_flight: u64,
    /// The part of the inputs that this run is about, if not all.
    pub shard: Option<Shard>,
    /// Whether every document that is there is read again, instead of looking at its size and time only.
    pub verify: bool,
    /// Whether files are replaced that are no earlier outputs for the same documents (`--force`).
    pub force: bool,
    /// The layouts and fonts that documents are made with.
    pub resources: &'a Resources,
    /// The language of the findings.
    pub language: Language,
    /// How documents are made in processes of their own, which one that costs too much does not bring down; nothing for
    /// this process.
    pub processes: Option<Processes>,
}

/// What happens during a run.
pub enum Event<'a> {
    /// So many inputs will be looked at.
    Begun(usize),
    /// So many lines of the journal were damaged: their documents are built again.
    Damaged(usize),
    /// Files among the inputs that earlier runs wrote, and that are not read.
    Passed(&'a [String]),
    /// A document was built or refused, or could not be built.
    Done(&'a JournalEntry),
    /// A document is there already, of the same input.
    Unchanged(&'a JournalEntry),
}

impl Batch<'_> {
    /// Builds what changed, and writes a report: `report.json`, `index.html` and `SHA256SUMS` in the output, or, of a shard,
    /// its part of the first. That inputs have faults is no error; the report has it.
    ///
    /// # Errors
    /// What hinders the whole: inputs that cannot be found or are one file (`batch-same`) or would be written to one (`batch-collision`), an output
    /// in which another run is at work (`batch-busy`), a journal or a report that cannot be written.
    pub fn run(&self, watch: &mut dyn FnMut(Event<'_>)) -> Result<BatchReport, Error> {
        run(self, watch)
    }

    /// Joins the journals of the shards that wrote to this output into one journal and one report. Every input is read again,
    /// and every file.
    ///
    /// What is not as it should be is in [`BatchReport::join`]: `join-missing` for an input that no shard did, `join-doubled`
    /// for one that several did, `join-differs` if they made different files of it, `join-changed` for one that is another
    /// now, `join-altered` for a file that is gone or another now, `join-recipe` for what was made with another program, other
    /// fonts or other settings than these. The journals are joined only if there is nothing.
    ///
    /// # Errors
    /// `join-none` if there are no journals of shards; otherwise as [`Batch::run`].
    pub fn join(&self) -> Result<BatchReport, Error> {
        join::join(self)
    }

    /// Checks all inputs, and writes `check.json` and `check.html` in the output. Nothing else in it is read or written.
    /// Without fonts, each document has the note `glyphs-unchecked`.
    ///
    /// # Errors
    /// Inputs that cannot be found, fonts that cannot be opened, and a report that cannot be written.
    pub fn check(&self, watch: &mut dyn FnMut(Event<'_>)) -> Result<BatchReport, Error> {
        checking::check(self, watch)
    }

    /// Makes documents for another process of this program, which asks for them through the standard input, until there are no
    /// more requests ([`Processes`]).
    ///
    /// # Errors
    /// `file-unreadable` and `file-unwritable` if the process that asks is gone.
    pub fn serve(&self, limits: Limits) -> Result<(), Error> {
        process::serve(self, limits, &Catalogue::new(self.language))
    }
}

fn run(batch: &Batch<'_>, watch: &mut dyn FnMut(Event<'_>)) -> Result<BatchReport, Error> {
    let output = Storage::open(batch.output)?;
    let Gathered { inputs: all, passed } = inputs::gather(batch.inputs, &output)?;
    inputs::unless_colliding(&all, batch.options.editions)?;
    let recipe = Recipe::new(batch)?;
    let _lock = Lock::take(&output, batch.shard)?;
    output.prepare()?;
    let mut journal = Journal::open(&output, batch.shard)?;
    let mut wanted: Vec<Input> = all.into_iter().filter(|input| takes(batch.shard, &input.name)).collect();
    // What brought the program down goes last, so that it holds up nothing else.
    wanted.sort_by_key(|input| journal.attempts(&input.name));
    let rule = OverwriteRule { force: batch.force, inputs: Vec::new(), known: journal.known().clone() };
    report::unless_other(&output, batch.shard, &rule)?;
    if !passed.is_empty() {
        watch(Event::Passed(&passed));
    }
    if journal.damaged() > 0 {
        watch(Event::Damaged(journal.damaged()));
    }
    watch(Event::Begun(wanted.len()));
    let before = journal.entries().clone();
    // Shards know only of their own files.
    let is_scanned = batch.shard.is_none() && !journal.is_whole();
    let unaccounted = if is_scanned { leftovers::unaccounted(&output, &before)? } else { BTreeSet::new() };
    let workers = workers::Workers { batch, recipe: &recipe, output: &output, before: &before, unaccounted };
    let mut done = workers.all(&wanted, &mut journal, watch)?;
    workers.recount(&mut done, &mut journal)?;
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
