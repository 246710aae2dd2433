//! Recognises files that earlier runs wrote, because an output may lie in the folder of inputs of a later run. `inputs`
//! uses it to skip them.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use super::RUN_FOLDER;
use crate::mark::FileMark;

/// Number of bytes at the end of a file that contain its mark.
const END_BYTES: u64 = 1 << 10;

/// Whether the folder that is walked through belongs to the output of an earlier run.
#[derive(Default, Clone)]
pub(super) struct FolderOrigin {
    /// Whether the folder is, or lies in, the output of an earlier run.
    is_output: bool,
}

impl FolderOrigin {
    /// The origin of a folder inside this one: it is an output if its `_batch` has a journal.
    pub(super) fn within(&self, folder: &Path) -> Self {
        let entries = std::fs::read_dir(folder.join(RUN_FOLDER)).into_iter().flatten().flatten();
        let mut names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        Self { is_output: self.is_output || names.any(|name| name.starts_with("journal") && name.ends_with(".jsonl")) }
    }

    /// Whether this is the folder of journals, locks and page thumbnails.
    pub(super) fn is_run_folder(&self, path: &Path) -> bool {
        self.is_output && path.ends_with(RUN_FOLDER) && path.is_dir()
    }

    /// Whether a run or a build wrote this JSON file: decided by its mark, or, without a mark, by the document beside
    /// it in an output.
    pub(super) fn is_written_file(&self, path: &Path) -> bool {
        if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
            return false;
        }
        let is_report = path.file_name().is_some_and(|name| name == "report.json");
        let is_named_as_output = self.is_output && (is_report || path.with_extension("pdf").is_file());
        let is_data = file_end(path).and_then(|end| FileMark::is_data(&end));
        is_data.map_or(is_named_as_output, |is_data| !is_data)
    }
}

/// The end of a file; `None` if it cannot be read, or is no regular file.
fn file_end(path: &Path) -> Option<Vec<u8>> {
    let metadata = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    let mut file = File::open(path).ok()?;
    file.seek(SeekFrom::Start(metadata.len().saturating_sub(END_BYTES))).ok()?;
    let mut end = Vec::new();
    file.take(END_BYTES).read_to_end(&mut end).ok()?;
    Some(end)
}
