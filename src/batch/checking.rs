//! Checks many data files without building documents (`budgetpress batch --check`, [`Batch::check`]). Writes a report,
//! and no journal.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;

use super::building::{Issuer, crashed, issuer, record, words};
use super::entry::{JournalEntry, Status};
use super::inputs::{self, Gathered, Input};
use super::storage::{self, Storage};
use super::{Batch, BatchReport, Entries, Event};
use crate::door::{Document, InputFile};
use crate::error::Error;
use crate::guard;
use crate::message::Catalogue;
use crate::model::{Finding, sha256};
use crate::output::OverwriteRule;

/// Checks all inputs, and writes `check.json` and `check.html` to the output. No other file of the output is read or
/// written.
///
/// # Errors
/// Inputs that cannot be found, fonts that cannot be opened, and a report that cannot be written.
pub(super) fn check(batch: &Batch<'_>, watch: &mut dyn FnMut(Event<'_>)) -> Result<BatchReport, Error> {
    batch.resources.layouts().read_again()?;
    let has_fonts = batch.resources.compiler_if_found()?.is_some();
    let output = Storage::open(batch.output)?;
    let Gathered { inputs: wanted, skipped } = inputs::gather(batch.inputs, &output)?;
    match output.folder() {
        Some(folder) => storage::create(folder)?,
        None => output.prepare()?,
    }
    if !skipped.is_empty() {
        watch(Event::Passed(&skipped));
    }
    watch(Event::Begun(wanted.len()));
    let (next, (send, entries)) = (AtomicUsize::new(0), sync_channel(2 * batch.jobs.get()));
    let mut done = Entries::new();
    std::thread::scope(|scope| {
        for _ in 0..batch.jobs.get() {
            let (send, wanted, next) = (send.clone(), &wanted, &next);
            scope.spawn(move || {
                let catalogue = Catalogue::new(batch.language);
                while let Some(input) = wanted.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if send.send(entry(input, batch, &catalogue)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        for entry in entries {
            watch(Event::Done(&entry));
            done.insert(entry.input.clone(), entry);
        }
    });
    let report = BatchReport::of_check(done, !has_fonts);
    let rule = OverwriteRule { force: batch.force, ..OverwriteRule::default() };
    report.write_check(&output, &rule, &Catalogue::new(batch.language))?;
    Ok(report)
}

/// Checks a data file; the entry has the findings.
fn entry(input: &Input, batch: &Batch<'_>, catalogue: &Catalogue) -> JournalEntry {
    let bytes = input.read();
    let digest = bytes.as_ref().map(|bytes| sha256(bytes)).unwrap_or_default();
    let mut facts = DocumentFacts::default();
    let checked = bytes
        .and_then(|bytes| guard::guarded(|| findings(bytes, input, batch, &mut facts), |detail| Err(crashed(detail))));
    let (status, findings) = match checked {
        Ok(findings) if findings.iter().any(Finding::is_error) => (Status::Refused, findings),
        Ok(findings) => (Status::Passed, findings),
        Err(Error::Found(findings)) => (Status::Refused, findings),
        Err(Error::Failed(findings)) => (Status::Failed, findings),
    };
    JournalEntry {
        input: input.name.clone(),
        sha256: digest,
        status,
        recipe: String::new(),
        issuer: facts.issuer,
        kind: facts.kind,
        layout: facts.layout,
        language: catalogue.text("language", &[]),
        files: Vec::new(),
        older: Vec::new(),
        findings: findings.iter().map(|finding| record(finding, &facts.words, &input.name, catalogue)).collect(),
    }
}

/// Facts about a document for its journal entry, filled in while it is read.
#[derive(Default)]
struct DocumentFacts {
    issuer: Issuer,
    kind: Option<String>,
    /// Name and digest of the layout.
    layout: Option<(String, String)>,
    /// The places of the findings in words, by pointer.
    words: BTreeMap<String, String>,
}

/// The findings of the check of a data file, in the order in which `check` reports them.
fn findings(
    bytes: Vec<u8>,
    input: &Input,
    batch: &Batch<'_>,
    facts: &mut DocumentFacts,
) -> Result<Vec<Finding>, Error> {
    let document: Document<'_> = batch.resources.document(InputFile::from_bytes(&input.name, bytes))?;
    let layout = document.layout();
    facts.issuer = issuer(&document);
    facts.kind.clone_from(&document.budget().kind);
    facts.layout = Some((layout.name.clone(), layout.digest().to_owned()));
    let findings = document.check(&[])?.with_unready()?.findings().to_vec();
    facts.words = words(&findings, &document);
    Ok(findings)
}
