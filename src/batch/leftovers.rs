//! Finds files of earlier runs that no journal entry lists, because the journal was damaged or the run was interrupted.
//! They are reported, so that outdated documents do not stay in an output unnoticed.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Entries, JournalEntry, RUN_FOLDER, Storage};
use crate::build::{Editions, edition_paths};
use crate::error::Error;
use crate::mark::FileMark;

/// Names of documents and job tickets in the output that have the program's mark and are in no entry.
///
/// # Errors
/// `file-unreadable`
pub(super) fn unaccounted(output: &Storage, entries: &Entries) -> Result<BTreeSet<String>, Error> {
    let known: BTreeSet<&str> = entries.values().flat_map(JournalEntry::all_names).collect();
    let is_candidate = |name: &String| {
        let ending = Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        ["pdf", "json", "txt", "html"].contains(&ending)
            && !name.starts_with(RUN_FOLDER)
            && !known.contains(name.as_str())
    };
    let mut found = BTreeSet::new();
    for name in output.names()?.into_iter().filter(is_candidate) {
        // Unreadable files are not reported.
        let mark = output.read(&name).ok().and_then(|bytes| FileMark::read(&bytes));
        if mark.is_some_and(|mark| mark.is_document()) {
            found.insert(name);
        }
    }
    Ok(found)
}

/// Sorts the names of older files of an input in the order in which a run writes them, each once.
pub(super) fn sort_older<'a>(input: &str, candidates: impl Iterator<Item = &'a str>) -> Vec<String> {
    let order: Vec<String> = possible_names(input);
    let mut older: Vec<&str> = candidates.collect();
    older.sort_by_key(|name| (order.iter().position(|known| known == name).unwrap_or(order.len()), *name));
    older.dedup();
    older.into_iter().map(str::to_owned).collect()
}

/// All names that files of an input can have.
pub(super) fn possible_names(input: &str) -> Vec<String> {
    edition_paths(&Path::new(input).with_extension("pdf"), Editions::Both)
        .iter()
        .map(|path| super::slashed(path))
        .collect()
}
