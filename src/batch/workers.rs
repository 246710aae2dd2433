//! The worker threads of a batch run: they read inputs, have documents made and put files in place. The main thread
//! records their entries in the journal. [`super::run`] calls [`Workers::run`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Condvar, Mutex, PoisonError};

use super::building::{BuildOutcome, DescribedOutcome, crashed, make, record};
use super::entry::{JournalEntry, PlacedFile, Status};
use super::inputs::Input;
use super::process::WorkerHandle;
use super::storage::Stamp;
use super::{Batch, Entries, Event, Journal, RUN_FOLDER, Recipe, Storage, leftovers, slashed};
use crate::error::Error;
use crate::guard;
use crate::message::Catalogue;
use crate::model::{finding, sha256};
use crate::output::{OutputFile, OverwriteRule};

/// The state that workers share.
pub(super) struct Workers<'a> {
    pub(super) batch: &'a Batch<'a>,
    pub(super) recipe: &'a Recipe,
    pub(super) output: &'a Storage,
    /// The journal's entries at the beginning of the run.
    pub(super) before: &'a Entries,
    /// Files of earlier runs that are in no entry.
    pub(super) unaccounted: BTreeSet<String>,
}

/// A message of a worker to the main thread.
enum WorkerMessage {
    /// Work on the input of this index began.
    Begun(usize),
    /// The document exists and is current; the stamps in the entry may be new.
    Unchanged(Box<JournalEntry>),
    /// Work on an input ended; its files are in place.
    Ended(Box<JournalEntry>),
}

impl Workers<'_> {
    /// Works on all inputs in their order, and records each in the journal as it ends.
    ///
    /// # Errors
    /// `file-unwritable` if the journal cannot be written; the run then ends.
    pub(super) fn run(
        &self,
        inputs: &[Input],
        journal: &mut Journal<'_>,
        watch: &mut dyn FnMut(Event<'_>),
    ) -> Result<Entries, Error> {
        let jobs = self.batch.jobs.get();
        let (next, byte_limit) = (AtomicUsize::new(0), InputByteLimit::new(self.batch.in_flight));
        let (send, messages) = sync_channel(2 * jobs);
        let mut done = Entries::new();
        std::thread::scope(|scope| {
            for _ in 0..jobs {
                let (send, next, byte_limit) = (send.clone(), &next, &byte_limit);
                scope.spawn(move || self.worker(inputs, next, byte_limit, &send));
            }
            drop(send);
            // Workers end when the receiver is dropped.
            for message in messages {
                let entry = match message {
                    WorkerMessage::Begun(index) => {
                        journal.begin(&inputs[index].name)?;
                        continue;
                    }
                    WorkerMessage::Unchanged(entry) => {
                        if self.before.get(&entry.input) != Some(&*entry) {
                            journal.record((*entry).clone())?;
                        }
                        watch(Event::Unchanged(&entry));
                        *entry
                    }
                    WorkerMessage::Ended(entry) => {
                        journal.record((*entry).clone())?;
                        watch(Event::Done(&entry));
                        *entry
                    }
                };
                done.insert(entry.input.clone(), entry);
            }
            Ok(done)
        })
    }

    /// The journal entry of an input; `sha256` is the digest of the input, and `files` are in place.
    fn entry(
        &self,
        input: &Input,
        sha256: String,
        outcome: DescribedOutcome,
        files: Vec<PlacedFile>,
        language: &str,
    ) -> JournalEntry {
        let DescribedOutcome { layout, issuer, kind, status, findings, .. } = outcome;
        let layout = layout.map(|name| {
            let digest = self.recipe.layout(&name, self.batch.resources.layouts());
            (name, digest)
        });
        JournalEntry {
            input: input.name.clone(),
            sha256,
            status,
            recipe: self.recipe.digest.clone(),
            issuer,
            kind,
            layout,
            language: language.to_owned(),
            older: self.older(&input.name, &files),
            files,
            findings,
        }
    }

    /// Existing files that an earlier run made of this input and this run did not: it made fewer editions, or none.
    fn older(&self, input: &str, files: &[PlacedFile]) -> Vec<String> {
        let before = self
            .before
            .get(input)
            .into_iter()
            .flat_map(JournalEntry::all_names)
            .filter(|name| !name.starts_with(RUN_FOLDER));
        let possible = leftovers::possible_names(input);
        let found =
            self.unaccounted.iter().map(String::as_str).filter(|name| possible.iter().any(|known| known == name));
        let is_older = |name: &&str| files.iter().all(|file| file.name != *name) && self.output.stamp(name).is_some();
        leftovers::sort_older(input, before.chain(found).filter(is_older))
    }

    /// Checks at the end of a run that all files are still in place: an entry with missing or changed files has failed.
    ///
    /// # Errors
    /// As [`Journal::record`].
    pub(super) fn fail_missing_files(&self, done: &mut Entries, journal: &mut Journal<'_>) -> Result<(), Error> {
        let catalogue = Catalogue::new(self.batch.language);
        for entry in done.values_mut() {
            let is_there =
                |file: &&PlacedFile| self.output.stamp(&file.name).is_some_and(|stamp| stamp.mark == file.mark);
            let gone: Vec<PlacedFile> = entry.files.extract_if(.., |file| !is_there(&&*file)).collect();
            let finding = |file: &PlacedFile| finding::batch_gone(&file.name);
            entry
                .findings
                .extend(gone.iter().map(|file| record(&finding(file), &BTreeMap::new(), &entry.input, &catalogue)));
            if !gone.is_empty() {
                entry.status = Status::Failed;
                journal.record(entry.clone())?;
            }
        }
        Ok(())
    }

    /// The loop of a worker: takes the next input until there are no more.
    fn worker(
        &self,
        inputs: &[Input],
        next: &AtomicUsize,
        byte_limit: &InputByteLimit,
        send: &SyncSender<WorkerMessage>,
    ) {
        let mut worker_process = self.batch.processes.as_ref().map(WorkerHandle::new);
        let catalogue = Catalogue::new(self.batch.language);
        let language = catalogue.text("language", &[]);
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(input) = inputs.get(index) else { return };
            let held = byte_limit.take(input.bytes);
            let message = match input.read() {
                Err(error) => {
                    let outcome = BuildOutcome::from(error).described(&input.name, &catalogue);
                    let entry = self.entry(input, String::new(), outcome, Vec::new(), &language);
                    WorkerMessage::Ended(Box::new(entry))
                }
                Ok(bytes) => {
                    let sha256 = sha256(&bytes);
                    let before = self.before.get(&input.name).filter(|entry| entry.sha256 == sha256);
                    match before.and_then(|entry| self.current_entry(entry, &language)) {
                        Some(entry) => WorkerMessage::Unchanged(Box::new(entry)),
                        None => {
                            if send.send(WorkerMessage::Begun(index)).is_err() {
                                return;
                            }
                            let outcome = match &mut worker_process {
                                Some(worker_process) => worker_process.make(&input.name, &bytes, &catalogue),
                                None => make_in_this_process(self.batch, &input.name, bytes)
                                    .described(&input.name, &catalogue),
                            };
                            let entry = self.put_in_place(input, sha256, outcome, &catalogue, &language);
                            WorkerMessage::Ended(Box::new(entry))
                        }
                    }
                }
            };
            drop(held);
            if send.send(message).is_err() {
                return;
            }
        }
    }

    /// The entry with the present stamps of its files, if building again would give the same; otherwise `None`.
    fn current_entry(&self, entry: &JournalEntry, language: &str) -> Option<JournalEntry> {
        let (layout, digest) = entry.layout.as_ref()?;
        let is_current = entry.status != Status::Failed
            && entry.recipe == self.recipe.digest
            && self.recipe.layout(layout, self.batch.resources.layouts()) == *digest
            && (entry.findings.is_empty() || entry.language == language);
        let mut entry = Some(entry.clone()).filter(|_| is_current)?;
        for file in &mut entry.files {
            let stamp = self.output.stamp(&file.name).filter(|stamp| stamp.bytes == file.bytes)?;
            if stamp.mark != file.mark || self.batch.verify {
                let bytes = self.output.read(&file.name).ok()?;
                file.mark = Some(stamp.mark).filter(|_| sha256(&bytes) == file.sha256)?;
            }
        }
        entry.older = self.older(&entry.input, &entry.files);
        Some(entry)
    }

    /// Puts the files of a document in place. If that fails, the entry has the error instead of files.
    fn put_in_place(
        &self,
        input: &Input,
        sha256: String,
        outcome: DescribedOutcome,
        catalogue: &Catalogue,
        language: &str,
    ) -> JournalEntry {
        match self.put(input, &outcome.outputs) {
            Ok(files) => self.entry(input, sha256, outcome, files, language),
            Err(error) => {
                let DescribedOutcome { layout, issuer, kind, .. } = outcome;
                let failed = BuildOutcome::from(error).described(&input.name, catalogue);
                let outcome = DescribedOutcome { layout, issuer, kind, ..failed };
                self.entry(input, sha256, outcome, Vec::new(), language)
            }
        }
    }

    /// Writes the files of a document, and returns them with what is needed to recognise them later.
    fn put(&self, input: &Input, outputs: &[OutputFile]) -> Result<Vec<PlacedFile>, Error> {
        let names: Vec<String> = outputs.iter().map(|output| slashed(&output.path)).collect();
        let files: Vec<(&str, &[u8])> =
            names.iter().zip(outputs).map(|(name, output)| (name.as_str(), output.bytes.as_slice())).collect();
        let before = self.before.get(&input.name).into_iter().flat_map(|entry| &entry.files);
        let known = before.map(|file| file.sha256.clone()).collect();
        let stamps =
            self.output.put(&files, &OverwriteRule { known, ..OverwriteRule::new(self.batch.force, input.path()) })?;
        let file = |((name, output), stamp): ((&String, &OutputFile), Stamp)| PlacedFile {
            name: name.clone(),
            bytes: output.bytes.len() as u64,
            sha256: sha256(&output.bytes),
            pages: output.pages,
            mark: stamp.mark,
        };
        Ok(names.iter().zip(outputs).zip(stamps).map(file).collect())
    }
}

/// Makes a document in this process; a panic becomes an error.
fn make_in_this_process(batch: &Batch<'_>, name: &str, bytes: Vec<u8>) -> BuildOutcome {
    guard::guarded(|| Ok(make(batch, name, bytes)), |detail| Err(crashed(detail))).unwrap_or_else(BuildOutcome::from)
}

/// Limits the bytes of inputs that workers hold at the same time.
struct InputByteLimit {
    max: u64,
    free: Mutex<u64>,
    freed: Condvar,
    /// Held while waiting, so that workers are served in turn and a large input is not delayed for ever.
    turn: Mutex<()>,
}

/// Bytes that are reserved until this is dropped.
struct ReservedBytes<'a>(&'a InputByteLimit, u64);

impl InputByteLimit {
    fn new(max: u64) -> Self {
        Self { max, free: Mutex::new(max), freed: Condvar::new(), turn: Mutex::new(()) }
    }

    /// Waits until this number of bytes is free, and reserves it.
    fn take(&self, bytes: u64) -> ReservedBytes<'_> {
        let bytes = bytes.min(self.max);
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = self.freed.wait_while(free, |free| *free < bytes).unwrap_or_else(PoisonError::into_inner);
        *free -= bytes;
        ReservedBytes(self, bytes)
    }
}

impl Drop for ReservedBytes<'_> {
    fn drop(&mut self) {
        *self.0.free.lock().unwrap_or_else(PoisonError::into_inner) += self.1;
        self.0.freed.notify_all();
    }
}
