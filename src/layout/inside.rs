//! Confines a layout to files in its folder and in the shared one, so that a foreign layout cannot read other
//! files.
//!
//! [`Layouts`](super::Layouts) reads every file of a folder through [`read()`].

use std::path::{Component, Path, PathBuf};

use crate::read;

/// The folder of what layouts share: Typst components, TOML parts and lists of accounts.
pub(super) const SHARED_FOLDER: &str = "shared";

/// Why a file of a layout cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnreadReason {
    /// It does not exist or cannot be read.
    Absent,
    /// It is outside the folders from which a layout may read, by its path or through a symbolic link.
    Outside,
}

/// The path relative to the set without `.` and `..`; `None` if it leads out of the set.
pub(super) fn normalized(path: &str) -> Option<PathBuf> {
    let mut normalized = PathBuf::new();
    for part in Path::new(path).components() {
        match part {
            Component::Normal(part) => normalized.push(part),
            Component::CurDir => {}
            Component::ParentDir => normalized.pop().then_some(())?,
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(normalized)
}

/// Whether a normalized path is in the folder of this layout or in the shared one.
pub(super) fn belongs_to(layout: &str, normalized: &Path) -> bool {
    normalized.starts_with(layout) || normalized.starts_with(SHARED_FOLDER)
}

/// The bytes of a file in a set of layouts. A folder of a layout may be a symbolic link; links inside it must not lead
/// out of it.
pub(super) fn read(set: &Path, normalized: &Path) -> Result<Vec<u8>, UnreadReason> {
    let absent = |_| UnreadReason::Absent;
    let real = std::fs::canonicalize(set.join(normalized)).map_err(absent)?;
    let first = normalized.components().next().map(|first| set.join(first));
    let folders = [first, Some(set.join(SHARED_FOLDER))].into_iter().flatten();
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
