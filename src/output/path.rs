//! Symbolic links on the paths of output files: those that the user named are followed, all others are refused.
//!
//! [`judge`](super::judge::judge) resolves the path of each output file with it.

use std::path::{Component, Path, PathBuf};

use crate::error::Error;
use crate::model::finding;

/// Maximum number of links that are followed one after another; a longer chain counts as a circle.
const MAX_LINKS: usize = 40;

/// The path at the end of the links of a file that the user named; the file need not exist.
///
/// # Errors
/// `file-unwritable` for links in a circle.
pub(super) fn followed(path: &Path) -> Result<PathBuf, Error> {
    let mut target = path.to_owned();
    for _ in 0..MAX_LINKS {
        let Ok(next) = std::fs::read_link(&target) else { return Ok(target) };
        let next = target.parent().unwrap_or(Path::new("")).join(next);
        // Links of the system such as /dev/stdout may lead to a pipe, which has no path.
        if std::fs::symlink_metadata(&next).is_err() && std::fs::metadata(&target).is_ok() {
            return Ok(target);
        }
        target = next;
    }
    Err(Error::file(finding::file_unwritable, path, &std::io::Error::other("links in a circle")))
}

/// Refuses `path` if a link, or a step that leaves the folder, lies on it below `folder`.
///
/// # Errors
/// `output-link`
pub(crate) fn unless_linked(folder: &Path, path: &Path) -> Result<(), Error> {
    let below = path.strip_prefix(folder).unwrap_or(path);
    let mut reached = folder.to_owned();
    for part in below.components() {
        match part {
            Component::Normal(part) => reached.push(part),
            Component::CurDir => continue,
            _ => return Err(linked(path)),
        }
        if std::fs::symlink_metadata(&reached).is_ok_and(|metadata| metadata.is_symlink()) {
            return Err(linked(&reached));
        }
    }
    Ok(())
}

fn linked(path: &Path) -> Error {
    Error::failed(finding::output_link(path.display()))
}

/// Whether two paths lead to the same existing file.
pub fn same(one: &Path, other: &Path) -> bool {
    match (std::fs::canonicalize(one), std::fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
