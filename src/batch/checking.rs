//! Checking many data files without building documents: no journal, one report.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;

use super::entry::{JournalEntry, Status};
use super::inputs::{self, Gathered, Input};
use super::make::issuer;
use super::place::{self, Storage};
use super::{BatchReport, Entries, Event};
use crate::build::prove;
use crate::compile::Compiler;
use crate::error::Error;
use crate::layout::Layouts;
use crate::message::{Catalogue, Language};
use crate::model::{Finding, sha256};
use crate::output::OverwriteRule;
use crate::{guard, load};

/// What a run that checks only is asked for.
pub struct Checking<'a> {
    /// Folders, lists of files, patterns, single files, or places in an object store.
    pub inputs: &'a [String],
    /// Where the report goes: a folder, or a place in an object store.
    pub output: &'a str,
    /// How many files are checked at once.
    pub jobs: NonZeroUsize,
    /// Whether files are replaced that are no earlier reports (`--force`).
    pub force: bool,
    /// Where layouts are found.
    pub layouts: &'a Layouts,
    /// The fonts in which glyphs are looked for; without them, each document has the note `glyphs-unchecked`.
    pub compiler: Option<&'a Compiler>,
    /// The language of the report.
    pub language: Language,
}

/// Checks all inputs, and writes `check.json` and `check.html` in the output. Nothing else in it is read or written.
///
/// # Errors
/// Inputs that cannot be found, and a report that cannot be written.
pub fn check(run: &Checking<'_>, watch: &mut dyn FnMut(Event<'_>)) -> Result<BatchReport, Error> {
    let output = Storage::open(run.output)?;
    let Gathered { inputs: wanted, passed } = inputs::gather(run.inputs, &output)?;
    match output.folder() {
        Some(folder) => place::create(folder)?,
        None => output.prepare()?,
    }
    if !passed.is_empty() {
        watch(Event::Passed(&passed));
    }
    watch(Event::Begun(wanted.len()));
    let (layouts, next) = (run.layouts.kept(), AtomicUsize::new(0));
    let (tell, told) = sync_channel(2 * run.jobs.get());
    let mut done = Entries::new();
    std::thread::scope(|scope| {
        for _ in 0..run.jobs.get() {
            let (tell, wanted, next, layouts) = (tell.clone(), &wanted, &next, &layouts);
            scope.spawn(move || {
                let catalogue = Catalogue::new(run.language);
                while let Some(input) = wanted.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if tell.send(entry(input, layouts, run.compiler, &catalogue)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(tell);
        for entry in told {
            watch(Event::Done(&entry));
            done.insert(entry.input.clone(), entry);
        }
    });
    let report = BatchReport::of_check(done, run.compiler.is_none());
    let rule = OverwriteRule { force: run.force, ..OverwriteRule::default() };
    report.write_check(&output, &rule, &Catalogue::new(run.language))?;
    Ok(report)
}

/// What is found in a data file.
fn entry(input: &Input, layouts: &Layouts, compiler: Option<&Compiler>, catalogue: &Catalogue) -> JournalEntry {
    let bytes = input.read();
    let digest = bytes.as_ref().map(|bytes| sha256(bytes)).unwrap_or_default();
    let mut known = None;
    let found = bytes.and_then(|bytes| {
        let found = guard::caught(|| found(&bytes, layouts, compiler, &mut known));
        found.unwrap_or_else(|detail| Err(Error::failed(Finding::error("batch-crashed").with("detail", detail))))
    });
    let (status, findings) = match found {
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
        issuer: known,
        layout: None,
        language: catalogue.text("language", &[]).unwrap_or_default(),
        files: Vec::new(),
        older: Vec::new(),
        findings: findings.iter().map(|finding| catalogue.record(finding, Some(&input.name))).collect(),
    }
}

/// The findings on data, in the order in which `check` reports them.
fn found(
    bytes: &[u8],
    layouts: &Layouts,
    compiler: Option<&Compiler>,
    known: &mut Option<(String, u16)>,
) -> Result<Vec<Finding>, Error> {
    let loaded = load::examine(bytes, layouts)?;
    *known = issuer(&loaded);
    Ok(prove(&loaded, &[])?.with_unready(&loaded, compiler).open)
}
