//! Writes and reads the lines of a journal. Each has its number and a digest, so that damaged, changed, missing and
//! moved lines are noticed. `journal` writes them; `journal` and `join` read them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Entries, JournalEntry};
use crate::model::sha256;

/// A line of the journal.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum JournalLine {
    /// Work on this input began.
    Begun(String),
    /// Work on an input ended.
    Done(Box<JournalEntry>),
    /// The run ended.
    Ended,
}

/// The text before and after the digest at the end of a line; the digest is that of everything before this text.
const DIGEST: (&str, &str) = (",\"sha256\":\"", "\"}");

impl JournalLine {
    /// The text of the line with this number (from 0), with its line break.
    pub(super) fn text(&self, number: usize) -> String {
        let line = serde_json::to_string(self).unwrap_or_default();
        let digested = format!("{{\"number\":{number},\"line\":{line}");
        format!("{digested}{}{}{}\n", DIGEST.0, sha256(digested.as_bytes()), DIGEST.1)
    }

    /// Reads a line without its line break, with its number; `None` if it is damaged.
    fn read(text: &str) -> Option<(usize, Self)> {
        let (digested, digest) = text.strip_suffix(DIGEST.1)?.rsplit_once(DIGEST.0)?;
        if sha256(digested.as_bytes()) != digest {
            return None;
        }
        let (number, line) = digested.strip_prefix("{\"number\":")?.split_once(",\"line\":")?;
        Some((number.parse().ok()?, serde_json::from_str(line).ok()?))
    }
}

/// The content of a journal.
#[derive(Default)]
pub(super) struct JournalLines {
    /// The last entry of each input.
    pub(super) entries: Entries,
    /// For each input on which work began and did not end, how often.
    pub(super) begun: BTreeMap<String, usize>,
    /// Digests of all files ever listed, also by entries that later ones replaced.
    pub(super) file_digests: BTreeSet<String>,
    /// Number of lines that are damaged, misplaced or missing.
    pub(super) damaged: usize,
    /// Number of the next line.
    pub(super) next: usize,
    /// Whether the last line ends a run.
    pub(super) is_ended: bool,
}

impl JournalLines {
    /// Reads a journal; damaged lines are skipped and counted.
    pub(super) fn read(text: &str) -> Self {
        let mut read = Self::default();
        let (mut lost, mut expected) = (0, 0);
        for line in text.lines().map(JournalLine::read) {
            match line {
                Some((number, line)) if number >= expected => {
                    // A damaged line also leaves a gap in the numbers: count it once.
                    read.damaged += (number - expected).max(lost);
                    (lost, expected) = (0, number + 1);
                    read.add(line);
                }
                // Damaged, or moved from an earlier place: ignored, because later lines may have replaced it.
                Some(_) | None => {
                    lost += 1;
                    read.is_ended = false;
                }
            }
        }
        read.damaged += lost;
        read.next = expected + lost;
        read
    }

    fn add(&mut self, line: JournalLine) {
        self.is_ended = matches!(line, JournalLine::Ended);
        match line {
            JournalLine::Begun(input) => *self.begun.entry(input).or_insert(0) += 1,
            JournalLine::Done(entry) => {
                self.begun.remove(&entry.input);
                self.file_digests.extend(entry.files.iter().map(|file| file.sha256.clone()));
                self.entries.insert(entry.input.clone(), *entry);
            }
            JournalLine::Ended => {}
        }
    }
}
