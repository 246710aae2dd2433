//! Which files a layout may read: those in its own folder, and the components that layouts share.

use std::path::{Component, Path, PathBuf};

use crate::read;

/// The folder of the components that layouts share.
pub(super) const SHARED: &str = "shared";

/// Why a file is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnreadReason {
    /// It is not there, or cannot be read.
    Absent,
    /// It lies outside the folders from which a layout may read, be it by its path or by a link.
    Outside,
}

/// A path relative to the set, without `.` and `..`; `None` if it leads out of the set.
pub(super) fn plain(path: &str) -> Option<PathBuf> {
    let mut plain = PathBuf::new();
    for part in Path::new(path).components() {
        match part {
            Component::Normal(part) => plain.push(part),
            Component::CurDir => {}
            Component::ParentDir => plain.pop().then_some(())?,
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(plain)
}

/// Whether a plain path lies in the folder of this layout, or in the shared one.
pub(super) fn is_of(layout: &str, plain: &Path) -> bool {
    plain.starts_with(layout) || plain.starts_with(SHARED)
}

/// The bytes of a file of a set in a folder. The folders of layouts may be links themselves; a link in them must not lead out
/// of them.
pub(super) fn read(set: &Path, plain: &Path) -> Result<Vec<u8>, UnreadReason> {
    let absent = |_| UnreadReason::Absent;
    let real = std::fs::canonicalize(set.join(plain)).map_err(absent)?;
    let first = plain.components().next().map(|first| set.join(first));
    let folders = [first, Some(set.join(SHARED))].into_iter().flatten();
    let is_inside =
        folders.filter_map(|folder| std::fs::canonicalize(folder).ok()).any(|folder| real.starts_with(folder));
    if !is_inside {
        return Err(UnreadReason::Outside);
    }
    if !real.is_file() {
        return Err(UnreadReason::Absent);
    }
    read::bytes(&real, read::MAX_BYTES).map_err(absent)
}
