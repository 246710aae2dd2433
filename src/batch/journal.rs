//! The journal of a batch run: a file to which a line is appended when work on an input begins and ends, so that an
//! interrupted run can be resumed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::OpenOptions;
use std::io::{Seek, SeekFrom, Write};
use std::path::PathBuf;

use super::journal_line::{JournalLine, JournalLines};
use super::{Entries, JournalEntry, RUN_FOLDER, Shard, Storage};
use crate::error::Error;
use crate::model::finding;

/// Objects cannot be appended to: the journal is uploaded after this many lines, so that up to 15 lines may be lost if
/// the machine fails.
const MAX_UNSAVED_LINES: usize = 16;

/// The journal is rewritten when it has more than twice as many lines as entries, plus this number.
const MAX_SPARE_LINES: usize = 1000;

/// The journal of a run.
pub(super) struct Journal<'a> {
    output: &'a Storage,
    name: String,
    keeper: Keeper,
    /// Number of the next line.
    next: usize,
    /// Whether its last line ends a run.
    is_ended: bool,
    content: JournalLines,
}

/// Where the lines are stored.
enum Keeper {
    /// A file to which lines are appended; `length` in bytes.
    File { path: PathBuf, file: std::fs::File, length: u64 },
    /// An object that is uploaded as a whole; `unsaved` counts lines since the last upload.
    Object { text: String, unsaved: usize },
}

/// The name of the journal of a shard, or of a whole run.
pub(super) fn name(shard: Option<Shard>) -> String {
    format!("{RUN_FOLDER}/journal{}.jsonl", shard.map(Shard::suffix).unwrap_or_default())
}

impl<'a> Journal<'a> {
    /// # Errors
    /// `file-unreadable`, `file-unwritable`
    pub(super) fn open(output: &'a Storage, shard: Option<Shard>) -> Result<Self, Error> {
        let name = name(shard);
        let text = match output.stamp(&name) {
            Some(_) => String::from_utf8_lossy(&output.read(&name)?).into_owned(),
            None => String::new(),
        };
        // An unfinished last line is dropped.
        let complete = text.rfind('\n').map_or("", |end| &text[..=end]);
        let content = JournalLines::read(complete);
        let keeper = match output.folder() {
            Some(folder) => Keeper::open(folder.join(&name), complete.len() as u64)?,
            None => Keeper::Object { text: complete.to_owned(), unsaved: 0 },
        };
        let (lines, next, is_ended) = (complete.lines().count(), content.next, content.is_ended);
        let mut journal = Self { output, name, keeper, next, is_ended, content };
        if journal.content.damaged > 0 || lines > 2 * journal.entries().len() + MAX_SPARE_LINES {
            journal.rewrite()?;
        }
        Ok(journal)
    }

    /// The last entry of each input.
    pub(super) fn entries(&self) -> &Entries {
        &self.content.entries
    }

    /// Digests of all files that were ever put in place according to the journal.
    pub(super) fn file_digests(&self) -> &BTreeSet<String> {
        &self.content.file_digests
    }

    /// Number of damaged lines.
    pub(super) fn damaged(&self) -> usize {
        self.content.damaged
    }

    /// Whether the journal lists all files that were put in place: no line is damaged, and the last run ended.
    pub(super) fn is_whole(&self) -> bool {
        self.content.damaged == 0 && self.content.is_ended
    }

    /// Number of times that work on an input began and did not end.
    pub(super) fn attempts(&self, input: &str) -> usize {
        self.content.begun.get(input).copied().unwrap_or(0)
    }

    /// Records that work on an input begins.
    ///
    /// # Errors
    /// `file-unwritable`
    pub(super) fn begin(&mut self, input: &str) -> Result<(), Error> {
        self.append(&JournalLine::Begun(input.to_owned()), false)
    }

    /// Records an entry. In a folder it is on the disk when this returns. In an object store it is uploaded after at
    /// most [`MAX_UNSAVED_LINES`] lines; documents of lost lines are made again by the next run.
    ///
    /// # Errors
    /// `file-unwritable`
    pub(super) fn record(&mut self, entry: JournalEntry) -> Result<(), Error> {
        self.append(&JournalLine::Done(Box::new(entry)), true)
    }

    /// Records the end of the run, unless it is the last line already.
    ///
    /// # Errors
    /// `file-unwritable`; `batch-gone` if the journal is not where it was.
    pub(super) fn end(&mut self) -> Result<(), Error> {
        if !self.is_ended {
            self.append(&JournalLine::Ended, true)?;
        }
        self.save()?;
        match &self.keeper {
            Keeper::File { path, length, .. }
                if std::fs::metadata(path).ok().map(|metadata| metadata.len()) != Some(*length) =>
            {
                Err(Error::failed(finding::batch_gone(path.display())))
            }
            _ => Ok(()),
        }
    }

    /// Appends a line; with `sync` it is on the disk when this returns.
    fn append(&mut self, line: &JournalLine, sync: bool) -> Result<(), Error> {
        let text = line.text(self.next);
        match &mut self.keeper {
            Keeper::File { path, file, length } => {
                let written = file.write_all(text.as_bytes());
                let written = written.and_then(|()| if sync { file.sync_data() } else { Ok(()) });
                if let Err(error) = written {
                    // Half a line would damage the next one.
                    let _ = file.set_len(*length);
                    return Err(Error::file(finding::file_unwritable, path, &error));
                }
                *length += text.len() as u64;
            }
            Keeper::Object { text: all, unsaved } => {
                all.push_str(&text);
                *unsaved += 1;
                if *unsaved >= MAX_UNSAVED_LINES {
                    self.save()?;
                }
            }
        }
        self.next += 1;
        self.is_ended = matches!(line, JournalLine::Ended);
        Ok(())
    }

    /// Uploads lines that are not uploaded yet.
    fn save(&mut self) -> Result<(), Error> {
        if let Keeper::Object { text, unsaved } = &mut self.keeper
            && *unsaved > 0
        {
            self.output.replace(&self.name, text.as_bytes())?;
            *unsaved = 0;
        }
        Ok(())
    }

    /// Rewrites the journal with one line for each input.
    fn rewrite(&mut self) -> Result<(), Error> {
        let lines = lines(self.content.entries.values(), &self.content.begun);
        let text = text(&lines);
        self.output.replace(&self.name, text.as_bytes())?;
        self.keeper = match &self.keeper {
            Keeper::File { path, .. } => Keeper::open(path.clone(), text.len() as u64)?,
            Keeper::Object { .. } => Keeper::Object { text, unsaved: 0 },
        };
        (self.next, self.is_ended) = (lines.len(), false);
        Ok(())
    }
}

/// Lines of these entries, and of inputs on which work began and did not end.
fn lines<'a>(entries: impl Iterator<Item = &'a JournalEntry>, begun: &BTreeMap<String, usize>) -> Vec<JournalLine> {
    let done = entries.map(|entry| JournalLine::Done(Box::new(entry.clone())));
    let begun = begun.iter().flat_map(|(input, count)| std::iter::repeat_n(JournalLine::Begun(input.clone()), *count));
    done.chain(begun).collect()
}

fn text(lines: &[JournalLine]) -> String {
    lines.iter().enumerate().map(|(number, line)| line.text(number)).collect()
}

/// The text of a journal with these entries and the end of a run.
pub(super) fn finished_text<'a>(entries: impl Iterator<Item = &'a JournalEntry>) -> String {
    let mut lines = lines(entries, &BTreeMap::new());
    lines.push(JournalLine::Ended);
    text(&lines)
}

impl Keeper {
    /// Opens a file and truncates it to `length` bytes.
    fn open(path: PathBuf, length: u64) -> Result<Self, Error> {
        let open = || {
            let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path)?;
            file.set_len(length)?;
            file.seek(SeekFrom::End(0))?;
            Ok(file)
        };
        let file = open().map_err(|error: std::io::Error| Error::file(finding::file_unwritable, &path, &error))?;
        Ok(Self::File { path, file, length })
    }
}
