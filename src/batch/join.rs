//! Joins the journals of shards into one ([`Batch::join`]), and proves that every input was done exactly once and every
//! file is unchanged.

use std::collections::BTreeSet;

use super::inputs::{self, Input};
use super::journal_line::JournalLines;
use super::lock::Lock;
use super::recipe::Recipe;
use super::storage::Storage;
use super::{Batch, BatchReport, Entries, JournalEntry, RUN_FOLDER, journal, leftovers, report};
use crate::error::Error;
use crate::message::Catalogue;
use crate::model::{Finding, finding, sha256};
use crate::output::OverwriteRule;

/// Joins the journals of the shards that wrote to this output ([`Batch::join`]).
pub(super) fn join(batch: &Batch<'_>) -> Result<BatchReport, Error> {
    let output = Storage::open(batch.output)?;
    let inputs = inputs::gather(batch.inputs, &output)?.inputs;
    inputs::unless_colliding(&inputs, batch.options.editions)?;
    let recipe = Recipe::new(batch)?;
    let _lock = Lock::take(&output, None)?;
    output.prepare()?;
    let shards = shards(&output)?;
    if shards.is_empty() {
        return Err(Error::failed(finding::join_none(batch.output)));
    }
    let known = shards.iter().flat_map(|(_, lines)| lines.file_digests.clone()).chain(joined_digests(&output)?);
    let rule = OverwriteRule { force: batch.force, inputs: Vec::new(), known: known.collect() };
    report::unless_foreign(&output, None, &rule)?;
    let (mut done, mut before, mut findings) = (Entries::new(), Entries::new(), Vec::new());
    before.extend(shards.iter().flat_map(|(_, lines)| lines.entries.clone()));
    let is_whole = shards.iter().all(|(_, lines)| lines.damaged == 0 && lines.is_ended);
    let unaccounted = if is_whole { BTreeSet::new() } else { leftovers::unaccounted(&output, &before)? };
    for input in &inputs {
        let entries: Vec<(&String, &JournalEntry)> =
            shards.iter().filter_map(|(shard, lines)| Some((shard, lines.entries.get(&input.name)?))).collect();
        findings.extend(input_findings(input, &entries, &recipe));
        if let Some((_, entry)) = entries.first() {
            findings.extend(changed_files(entry, &output));
            done.insert(input.name.clone(), (*entry).clone());
        }
    }
    if findings.is_empty() {
        output.replace(&journal::name(None), journal::finished_text(done.values()).as_bytes())?;
    }
    let mut report = BatchReport::new(done, &before, &output, &recipe, &unaccounted);
    report.join = findings;
    report.write(&output, None, &rule, &Catalogue::new(batch.language))?;
    Ok(report)
}

/// The journals of the shards, with the suffix of each.
fn shards(output: &Storage) -> Result<Vec<(String, JournalLines)>, Error> {
    let suffix = |name: &String| {
        let suffix = name.strip_prefix(&format!("{RUN_FOLDER}/journal."))?.strip_suffix(".jsonl")?.to_owned();
        Some((name.clone(), suffix))
    };
    let journals: Vec<(String, String)> = output.run_files()?.iter().filter_map(suffix).collect();
    let read = |(name, suffix): (String, String)| {
        let text = output.read(&name)?;
        Ok((suffix, JournalLines::read(&String::from_utf8_lossy(&text))))
    };
    journals.into_iter().map(read).collect()
}

/// Digests of files in the journal of an earlier join, if there is one.
fn joined_digests(output: &Storage) -> Result<BTreeSet<String>, Error> {
    let name = journal::name(None);
    match output.stamp(&name) {
        Some(_) => Ok(JournalLines::read(&String::from_utf8_lossy(&output.read(&name)?)).file_digests),
        None => Ok(BTreeSet::new()),
    }
}

/// Findings about one input, whose journal entries are given with the suffix of their shard: missing, done twice,
/// changed since, or made with other settings.
fn input_findings(input: &Input, entries: &[(&String, &JournalEntry)], recipe: &Recipe) -> Vec<Finding> {
    let path = &input.name;
    let Some((_, first)) = entries.first() else { return vec![finding::join_missing(path)] };
    let mut findings = Vec::new();
    if entries.len() > 1 {
        let is_same = entries.iter().all(|(_, entry)| entry.has_same_result(first));
        let shards: Vec<&str> = entries.iter().map(|(shard, _)| shard.as_str()).collect();
        let shards = shards.join(", ");
        findings.push(if is_same { finding::join_doubled(path, shards) } else { finding::join_differs(path, shards) });
    }
    let current_digest = input.read().map(|bytes| sha256(&bytes)).unwrap_or_default();
    if current_digest != first.sha256 {
        findings.push(finding::join_changed(path));
    }
    if let Some((shard, _)) = entries.iter().find(|(_, entry)| entry.recipe != recipe.digest) {
        findings.push(finding::join_recipe(path, shard));
    }
    findings
}

/// Findings about files that are missing or changed since they were put in place.
fn changed_files(entry: &JournalEntry, output: &Storage) -> Vec<Finding> {
    let is_other =
        |file: &&super::PlacedFile| !output.read(&file.name).is_ok_and(|bytes| sha256(&bytes) == file.sha256);
    let files = entry.files.iter().filter(is_other);
    files.map(|file| finding::join_altered(&file.name)).collect()
}
