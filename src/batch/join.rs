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
    let known = shards.iter().flat_map(|(_, lines)| lines.known.clone()).chain(recorded(&output)?);
    let rule = OverwriteRule { force: batch.force, inputs: Vec::new(), known: known.collect() };
    report::unless_other(&output, None, &rule)?;
    let (mut done, mut before, mut findings) = (Entries::new(), Entries::new(), Vec::new());
    before.extend(shards.iter().flat_map(|(_, lines)| lines.entries.clone()));
    let is_whole = shards.iter().all(|(_, lines)| lines.damaged == 0 && lines.ended);
    let unaccounted = if is_whole { BTreeSet::new() } else { leftovers::unaccounted(&output, &before)? };
    for input in &inputs {
        let hits: Vec<(&String, &JournalEntry)> =
            shards.iter().filter_map(|(shard, lines)| Some((shard, lines.entries.get(&input.name)?))).collect();
        findings.extend(judge(input, &hits, &recipe));
        if let Some((_, entry)) = hits.first() {
            findings.extend(altered(entry, &output));
            done.insert(input.name.clone(), (*entry).clone());
        }
    }
    if findings.is_empty() {
        output.replace(&journal::name(None), journal::whole(done.values()).as_bytes())?;
    }
    let mut report = BatchReport::new(done, &before, &output, &recipe, &unaccounted);
    report.join = findings;
    report.write(&output, None, &rule, &Catalogue::new(batch.language))?;
    Ok(report)
}

/// The journals of the shards, with the suffix of each.
fn shards(output: &Storage) -> Result<Vec<(String, JournalLines)>, Error> {
    let mark = |name: &String| {
        let mark = name.strip_prefix(&format!("{RUN_FOLDER}/journal."))?.strip_suffix(".jsonl")?.to_owned();
        Some((name.clone(), mark))
    };
    let journals: Vec<(String, String)> = output.own()?.iter().filter_map(mark).collect();
    let read = |(name, mark): (String, String)| {
        let text = output.read(&name)?;
        Ok((mark, JournalLines::read(&String::from_utf8_lossy(&text))))
    };
    journals.into_iter().map(read).collect()
}

/// Digests of files in the journal of an earlier join, if there is one.
fn recorded(output: &Storage) -> Result<BTreeSet<String>, Error> {
    let name = journal::name(None);
    match output.stamp(&name) {
        Some(_) => Ok(JournalLines::read(&String::from_utf8_lossy(&output.read(&name)?)).known),
        None => Ok(BTreeSet::new()),
    }
}

/// Findings about one input: missing, done twice, changed since, or made with other settings.
fn judge(input: &Input, hits: &[(&String, &JournalEntry)], recipe: &Recipe) -> Vec<Finding> {
    let path = &input.name;
    let Some((_, first)) = hits.first() else { return vec![finding::join_missing(path)] };
    let mut findings = Vec::new();
    if hits.len() > 1 {
        let same = hits.iter().all(|(_, entry)| entry.is_same(first));
        let shards: Vec<&str> = hits.iter().map(|(shard, _)| shard.as_str()).collect();
        let shards = shards.join(", ");
        findings.push(if same { finding::join_doubled(path, shards) } else { finding::join_differs(path, shards) });
    }
    let now = input.read().map(|bytes| sha256(&bytes)).unwrap_or_default();
    if now != first.sha256 {
        findings.push(finding::join_changed(path));
    }
    if let Some((shard, _)) = hits.iter().find(|(_, entry)| entry.recipe != recipe.digest) {
        findings.push(finding::join_recipe(path, shard));
    }
    findings
}

/// Findings about files that are missing or changed since they were put in place.
fn altered(entry: &JournalEntry, output: &Storage) -> Vec<Finding> {
    let is_other =
        |file: &&super::PlacedFile| !output.read(&file.name).is_ok_and(|bytes| sha256(&bytes) == file.sha256);
    let files = entry.files.iter().filter(is_other);
    files.map(|file| finding::join_altered(&file.name)).collect()
}
