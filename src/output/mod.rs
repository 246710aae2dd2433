//! Writes output files. Every command writes through [`put`], which never replaces a file that another program wrote.
//!
//! An existing file is replaced if its [`mark`](crate::mark) shows an earlier output for the same document, unchanged
//! since; any other file only if the user asks for it (`--force`); a signed file never. All files of an output are
//! judged before the first is written, and each is written atomically.

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

/// A file to write.
#[derive(Debug, Clone, Copy)]
pub struct NewFile<'a> {
    /// Its path; `-` is the standard output.
    pub path: &'a Path,
    /// Its content, with its mark.
    pub bytes: &'a [u8],
    /// The folder that the user named, if the program chose the path below it: no link below the folder is followed.
    /// `None` if the user named the file itself, which may then be a link.
    pub within: Option<&'a Path>,
}

/// Which existing files may be replaced.
#[derive(Debug, Clone, Default)]
pub struct OverwriteRule {
    /// Whether the user asked to replace whatever is there (`--force`).
    pub force: bool,
    /// The files from which the output is made; they are never replaced.
    pub inputs: Vec<PathBuf>,
    /// SHA-256 of files that an earlier run recorded as its own, in hexadecimal; they may be replaced without a mark.
    pub known: BTreeSet<String>,
}

impl OverwriteRule {
    /// The rule for an output made from these files.
    pub fn new<'a>(force: bool, inputs: impl IntoIterator<Item = &'a Path>) -> Self {
        Self { force, inputs: inputs.into_iter().map(Path::to_owned).collect(), known: BTreeSet::new() }
    }
}

/// Writes files in their order, after all of them have been judged.
///
/// # Errors
/// Those of [`check`], and `file-unwritable` if one cannot be written.
pub fn put(files: &[NewFile<'_>], rule: &OverwriteRule) -> Result<(), Error> {
    let targets = targets(files, rule)?;
    files.iter().zip(&targets).try_for_each(|(file, target)| target.write(file.bytes))
}

/// Judges whether files may be written; nothing is written.
///
/// # Errors
/// One finding for each obstacle: `output-is-input`; `file-exists` for a file that is not an earlier output for the
/// same document, or has been changed; `output-twice` for a path of two files of the output; `file-signed`;
/// `output-link` for a link below the folder that the user named; `output-folder` and `output-special` for paths that
/// are not regular files; `folder-missing`; `file-unwritable`; `output-terminal`.
pub fn check(files: &[NewFile<'_>], rule: &OverwriteRule) -> Result<(), Error> {
    targets(files, rule).map(drop)
}

/// The targets of all files; as errors, all obstacles of [`check`].
fn targets(files: &[NewFile<'_>], rule: &OverwriteRule) -> Result<Vec<write::WriteTarget>, Error> {
    let replaceable = judge::replaceable_digests(files, rule);
    let mut findings: Vec<Finding> = doubled(files);
    let mut targets = Vec::new();
    for file in files {
        match judge::judge(file, rule, &replaceable) {
            Ok(target) => targets.push(target),
            Err(error) => findings.extend(error.findings().iter().cloned()),
        }
    }
    if findings.is_empty() { Ok(targets) } else { Err(Error::Failed(findings)) }
}

/// The findings for paths that several files of the output have.
fn doubled(files: &[NewFile<'_>]) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    let twice = files.iter().filter(|file| !seen.insert(file.path));
    twice.map(|file| finding::output_twice(file.path.display())).collect()
}
