//! Where a file goes: at the end of the links that the user named, and of no others.

use std::path::{Component, Path, PathBuf};

use crate::error::Error;
use crate::model::finding;

/// Links that are followed one after another; more go round in circles.
const MAX_LINKS: usize = 40;

/// Where a file that the user named lies, at the end of any links; it need not be there.
///
/// # Errors
/// `file-unwritable` for links in a circle.
pub(super) fn followed(path: &Path) -> Result<PathBuf, Error> {
    let mut target = path.to_owned();
    for _ in 0..MAX_LINKS {
        let Ok(next) = std::fs::read_link(&target) else { return Ok(target) };
        let next = target.parent().unwrap_or(Path::new("")).join(next);
        // Links of the system, such as /dev/stdout to a pipe, lead to what has no name.
        if std::fs::symlink_metadata(&next).is_err() && std::fs::metadata(&target).is_ok() {
            return Ok(target);
        }
        target = next;
    }
    Err(Error::file(finding::file_unwritable, path, &std::io::Error::other("links in a circle")))
}

/// Refuses a path on which a link lies below the folder that the user named.
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
        if std::fs::symlink_metadata(&reached).is_ok_and(|known| known.is_symlink()) {
            return Err(linked(&reached));
        }
    }
    Ok(())
}

fn linked(path: &Path) -> Error {
    Error::failed(finding::output_link(path.display()))
}

/// Whether two paths lead to one file that is there.
pub fn same(one: &Path, other: &Path) -> bool {
    match (std::fs::canonicalize(one), std::fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
