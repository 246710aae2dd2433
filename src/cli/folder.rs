//! The folder that open data go into: what lies there already is neither mixed with them nor lost.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::convert::DESCRIPTION;
use crate::error::Error;
use crate::model::Finding;

/// Files by name, the description of all of them among these.
type Files = [(String, Vec<u8>)];

/// So many files are named.
const MOST: usize = 10;

/// Refuses a folder with the open data of another budget, or with files of these names that nothing describes.
///
/// # Errors
/// `folder-other`
pub(super) fn unless_other(folder: &Path, files: &Files) -> Result<(), Error> {
    let other = |what: &str| Finding::error("folder-other").with("what", what).with("path", folder.display());
    let Ok(there) = std::fs::read(folder.join(DESCRIPTION)) else {
        let taken = files.iter().map(|(name, _)| name.as_str()).filter(|name| folder.join(name).exists());
        let taken: Vec<&str> = taken.collect();
        let finding = || Error::failed(other("tables").with("told", listed(&taken)));
        return if taken.is_empty() { Ok(()) } else { Err(finding()) };
    };
    let there: Value = serde_json::from_slice(&there).unwrap_or_default();
    let own = files.iter().find(|(name, _)| name == DESCRIPTION).map(|(_, bytes)| bytes.as_slice());
    let own: Value = own.and_then(|own| serde_json::from_slice(own).ok()).unwrap_or_default();
    let told = there["title"].as_str().filter(|title| !title.is_empty()).unwrap_or(DESCRIPTION);
    let same = ["issuer", "year", "layout"].iter().all(|key| there["provenance"][key] == own["provenance"][key]);
    if same { Ok(()) } else { Err(Error::failed(other("budget").with("told", told))) }
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
