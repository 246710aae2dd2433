//! The folder that open data go into: what lies there already is neither mixed with them nor lost.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::model::Finding;
use crate::output::{self, NewFile, OverwriteRule};

/// Files by name, with the description of all of them.
type Files = [(String, Vec<u8>)];

/// So many files are named.
const MOST: usize = 10;

/// Puts open data into a folder, which is made if it is not there.
///
/// # Errors
/// As [`output::put`].
pub(super) fn put(folder: &Path, files: &Files, rule: &OverwriteRule) -> Result<(), Error> {
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.join(name)).collect();
    let new = paths.iter().zip(files).map(|(path, (_, bytes))| NewFile { path, bytes, within: Some(folder) });
    output::put(&new.collect::<Vec<_>>(), rule)
}

/// Other tables that lie in the folder beside those that were written, if there are any.
pub(super) fn left(folder: &Path, files: &Files) -> Option<Finding> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let is_other = |name: &String| name.ends_with(".csv") && files.iter().all(|(own, _)| own != name);
    let names: BTreeSet<String> = names.filter(is_other).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let finding = Finding::error("folder-left").with("path", folder.display()).with("told", listed(&names));
    (!names.is_empty()).then(|| finding.as_warning())
}

fn listed(names: &[&str]) -> String {
    let more = if names.len() > MOST { ", …" } else { "" };
    names.iter().take(MOST).copied().collect::<Vec<_>>().join(", ") + more
}
