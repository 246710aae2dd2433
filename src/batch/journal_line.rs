//! The lines of a journal, each with its number and a digest, so that a line that was damaged, changed, taken out or
//! put elsewhere is noticed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Entries, JournalEntry};
use crate::model::sha256;

/// A line.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum JournalLine {
    /// Work on this input began.
    Begun(String),
    /// It ended.
    Done(Box<JournalEntry>),
    /// The run came to its end.
    Ended,
}

/// What stands before the digest of a line, and behind it.
const DIGEST: (&str, &str) = (",\"sha256\":\"", "\"}");

impl JournalLine {
    /// The line of this number, from 0, with its end.
    pub(super) fn text(&self, number: usize) -> String {
        let line = serde_json::to_string(self).unwrap_or_default();
        let signed = format!("{{\"number\":{number},\"line\":{line}");
        format!("{signed}{}{}{}\n", DIGEST.0, sha256(signed.as_bytes()), DIGEST.1)
    }

    /// Reads a line without its end, with its number; `None` if it is not as it was written.
    fn read(text: &str) -> Option<(usize, Self)> {
        let (signed, digest) = text.strip_suffix(DIGEST.1)?.rsplit_once(DIGEST.0)?;
        if sha256(signed.as_bytes()) != digest {
            return None;
        }
        let (number, line) = signed.strip_prefix("{\"number\":")?.split_once(",\"line\":")?;
        Some((number.parse().ok()?, serde_json::from_str(line).ok()?))
    }
}

/// What the lines of a journal say.
#[derive(Default)]
pub(super) struct JournalLines {
    /// The last entry of each input.
    pub(super) entries: Entries,
    /// Inputs on which work began and did not end, and how often.
    pub(super) begun: BTreeMap<String, usize>,
    /// Digests of all files that are in an entry.
    pub(super) known: BTreeSet<String>,
    /// How many lines are not as they were written, or not in their place, or lack.
    pub(super) damaged: usize,
    /// The number of the line that is to follow.
    pub(super) next: usize,
    /// Whether the last line ends a run.
    pub(super) ended: bool,
}

impl JournalLines {
    /// Reads a journal; a line that is torn or damaged counts as never written.
    pub(super) fn read(text: &str) -> Self {
        let mut read = Self::default();
        let (mut lost, mut expected) = (0, 0);
        for line in text.lines().map(JournalLine::read) {
            match line {
                Some((number, line)) if number >= expected => {
                    // Damaged lines stand where those stood whose numbers lack.
                    read.damaged += (number - expected).max(lost);
                    (lost, expected) = (0, number + 1);
                    read.add(line);
                }
                // What a line says that stands too late may have been superseded since.
                Some(_) | None => {
                    lost += 1;
                    read.ended = false;
                }
            }
        }
        read.damaged += lost;
        read.next = expected + lost;
        read
    }

    fn add(&mut self, line: JournalLine) {
        self.ended = matches!(line, JournalLine::Ended);
        match line {
            JournalLine::Begun(input) => *self.begun.entry(input).or_insert(0) += 1,
            JournalLine::Done(entry) => {
                self.begun.remove(&entry.input);
                self.known.extend(entry.files.iter().map(|file| file.sha256.clone()));
                self.entries.insert(entry.input.clone(), *entry);
            }
            JournalLine::Ended => {}
        }
    }
}
