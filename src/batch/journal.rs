//! The journal: what is done, a line each, never taken back.

use std::fs::OpenOptions;
use std::io::{Seek, SeekFrom, Write};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{Entries, Entry, OWN, Place, Shard};
use crate::error::Error;

/// An object of a store is written whole: so many lines may be lost with the machine.
const UNSAVED: usize = 16;

/// So many lines more than entries are suffered before the journal is written anew.
const SLACK: usize = 1000;

/// A line.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Line {
    /// Work on this input began.
    Begun(String),
    /// It ended.
    Done(Box<Entry>),
}

/// The journal of a run.
pub(super) struct Journal<'a> {
    output: &'a Place,
    name: String,
    keeper: Keeper,
    entries: Entries,
    /// Inputs on which work began and did not end, and how often.
    begun: std::collections::BTreeMap<String, usize>,
}

/// What holds the lines.
enum Keeper {
    /// A file, grown line by line.
    File { path: PathBuf, file: std::fs::File, length: u64 },
    /// An object, written anew now and then.
    Object { text: String, unsaved: usize },
}

/// The name of the journal of a shard, or of all.
pub(super) fn name(shard: Option<Shard>) -> String {
    format!("{OWN}/journal{}.jsonl", shard.map(Shard::mark).unwrap_or_default())
}

/// The entries of a journal; a line that is torn or broken counts as never written.
pub(super) fn entries(text: &str) -> Entries {
    let lines = text.lines().filter_map(|line| serde_json::from_str(line).ok());
    let done = lines.filter_map(|line| match line {
        Line::Done(entry) => Some((entry.input.clone(), *entry)),
        Line::Begun(_) => None,
    });
    done.collect()
}

impl<'a> Journal<'a> {
    /// # Errors
    /// `file-unreadable`, `file-unwritable`
    pub(super) fn open(output: &'a Place, shard: Option<Shard>) -> Result<Self, Error> {
        let name = name(shard);
        let text = match output.stamp(&name) {
            Some(_) => String::from_utf8_lossy(&output.read(&name)?).into_owned(),
            None => String::new(),
        };
        // What follows the last end of a line was torn off.
        let whole = text.rfind('\n').map_or("", |end| &text[..=end]);
        let entries = entries(whole);
        let mut begun = std::collections::BTreeMap::new();
        for line in whole.lines().filter_map(|line| serde_json::from_str(line).ok()) {
            match line {
                Line::Begun(input) => *begun.entry(input).or_insert(0) += 1,
                Line::Done(entry) => drop(begun.remove(&entry.input)),
            }
        }
        let lines = whole.lines().count();
        let keeper = match output.folder() {
            Some(folder) => Keeper::open(folder.join(&name), whole.len() as u64)?,
            None => Keeper::Object { text: whole.to_owned(), unsaved: 0 },
        };
        let mut journal = Self { output, name, keeper, entries, begun };
        if lines > 2 * journal.entries.len() + SLACK {
            journal.rewrite()?;
        }
        Ok(journal)
    }

    /// What is on record.
    pub(super) fn entries(&self) -> &Entries {
        &self.entries
    }

    /// How often work on an input began that never ended.
    pub(super) fn attempts(&self, input: &str) -> usize {
        self.begun.get(input).copied().unwrap_or(0)
    }

    /// Work on an input begins.
    ///
    /// # Errors
    /// `file-unwritable`
    pub(super) fn begin(&mut self, input: &str) -> Result<(), Error> {
        self.append(&Line::Begun(input.to_owned()), false)
    }

    /// Records an entry; it is on the disk when this returns.
    ///
    /// # Errors
    /// `file-unwritable`
    pub(super) fn record(&mut self, entry: Entry) -> Result<(), Error> {
        self.append(&Line::Done(Box::new(entry)), true)
    }

    fn append(&mut self, line: &Line, lasting: bool) -> Result<(), Error> {
        let mut line = serde_json::to_string(line).unwrap_or_default();
        line.push('\n');
        match &mut self.keeper {
            Keeper::File { path, file, length } => {
                let written = file.write_all(line.as_bytes());
                let written = written.and_then(|()| if lasting { file.sync_data() } else { Ok(()) });
                if let Err(error) = written {
                    // Half a line would spoil the one that follows.
                    let _ = file.set_len(*length);
                    return Err(Error::file("file-unwritable", path, &error));
                }
                *length += line.len() as u64;
            }
            Keeper::Object { text, unsaved } => {
                text.push_str(&line);
                *unsaved += 1;
                if *unsaved >= UNSAVED {
                    self.save()?;
                }
            }
        }
        Ok(())
    }

    /// Saves what is not saved yet.
    ///
    /// # Errors
    /// `file-unwritable`
    pub(super) fn save(&mut self) -> Result<(), Error> {
        if let Keeper::Object { text, unsaved } = &mut self.keeper
            && *unsaved > 0
        {
            self.output.put(&self.name, text.as_bytes())?;
            *unsaved = 0;
        }
        Ok(())
    }

    /// Writes it anew, with a line for each input.
    fn rewrite(&mut self) -> Result<(), Error> {
        let text = text(self.entries.values());
        self.output.put(&self.name, text.as_bytes())?;
        self.keeper = match &self.keeper {
            Keeper::File { path, .. } => Keeper::open(path.clone(), text.len() as u64)?,
            Keeper::Object { .. } => Keeper::Object { text, unsaved: 0 },
        };
        Ok(())
    }
}

/// A journal of these entries.
pub(super) fn text<'a>(entries: impl Iterator<Item = &'a Entry>) -> String {
    let line = |entry: &Entry| serde_json::to_string(&Line::Done(Box::new(entry.clone()))).unwrap_or_default() + "\n";
    entries.map(line).collect()
}

impl Keeper {
    /// Opens a file that is good up to this length.
    fn open(path: PathBuf, length: u64) -> Result<Self, Error> {
        let open = || {
            let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path)?;
            file.set_len(length)?;
            file.seek(SeekFrom::End(0))?;
            Ok(file)
        };
        let file = open().map_err(|error: std::io::Error| Error::file("file-unwritable", &path, &error))?;
        Ok(Self::File { path, file, length })
    }
}
