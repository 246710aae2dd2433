//! Putting files in place: all commands write through [`put`], which never replaces a file of somebody else's.
//!
//! An existing file is replaced only if its [`mark`](crate::mark) says that it is an earlier output for the same document
//! and that it is unchanged; any other only if the user asks for it (`--force`); a signed one never. All files of an
//! output are judged before the first is written, and each appears whole or not at all.

mod files;
mod judge;
mod path;
mod signed;
mod write;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub use files::{OutputFile, OutputFiles};
pub use judge::{check_content, is_same_output};
pub use path::same;
pub(crate) use path::unless_linked;
pub use write::{TEMPORARY, standard_output};

use crate::error::Error;
use crate::model::{Finding, finding};

/// A file to put in place.
#[derive(Debug, Clone, Copy)]
pub struct NewFile<'a> {
    /// Where it goes; `-` is the standard output.
    pub path: &'a Path,
    /// What it holds, with its mark.
    pub bytes: &'a [u8],
    /// The folder that the user named, if the file's own name follows from the program: no link below it is followed. The file
    /// that the user named itself may be a link.
    pub within: Option<&'a Path>,
}

/// What may be replaced.
#[derive(Debug, Clone, Default)]
pub struct OverwriteRule {
    /// Whether the user asked to replace whatever is there (`--force`).
    pub force: bool,
    /// The files that the output is made from: they are never written over.
    pub inputs: Vec<PathBuf>,
    /// Digests (SHA-256) of files that the program has put in place, as it recorded them elsewhere.
    pub known: BTreeSet<String>,
}

impl OverwriteRule {
    /// The rule for an output made from these files.
    pub fn new<'a>(force: bool, inputs: impl IntoIterator<Item = &'a Path>) -> Self {
        Self { force, inputs: inputs.into_iter().map(Path::to_owned).collect(), known: BTreeSet::new() }
    }
}

/// Puts files in place, in their order, after all have been judged.
///
/// # Errors
/// Those of [`check`], and `file-unwritable` if one cannot be written.
pub fn put(files: &[NewFile<'_>], rule: &OverwriteRule) -> Result<(), Error> {
    let ready = ready(files, rule)?;
    files.iter().zip(&ready).try_for_each(|(file, place)| place.write(file.bytes))
}

/// Judges whether files may be put in place; nothing is written.
///
/// # Errors
/// All that stands in the way: `output-is-input`; `file-exists` for what is no earlier output for the same document, or
/// changed since; `output-twice` for a place to which two files of the output would go; `file-signed`; `output-link` for a link below the folder that the user named; `output-folder` and
/// `output-special` for what is no file; `folder-missing`; `file-unwritable`; `output-terminal`.
pub fn check(files: &[NewFile<'_>], rule: &OverwriteRule) -> Result<(), Error> {
    ready(files, rule).map(drop)
}

fn ready(files: &[NewFile<'_>], rule: &OverwriteRule) -> Result<Vec<write::WriteTarget>, Error> {
    let vouched = judge::vouched(files, rule);
    let mut findings: Vec<Finding> = doubled(files);
    let mut ready = Vec::new();
    for file in files {
        match judge::judge(file, rule, &vouched) {
            Ok(target) => ready.push(target),
            Err(error) => findings.extend(error.findings().iter().cloned()),
        }
    }
    if findings.is_empty() { Ok(ready) } else { Err(Error::Failed(findings)) }
}

/// The places to which two files would go.
fn doubled(files: &[NewFile<'_>]) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    let twice = files.iter().filter(|file| !seen.insert(file.path));
    twice.map(|file| finding::output_twice(file.path.display())).collect()
}
