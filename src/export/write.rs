//! Files that appear whole or not at all.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::model::Finding;

/// Writes a file: beside its place first, then renamed into it, so that nobody ever sees half of it. `-` is the
/// standard output. A link is followed; what is no ordinary file, such as a device, is written to as it is.
///
/// # Errors
/// `output-folder` if the path is a folder, `folder-missing` if it lies in none, `file-unwritable` with the
/// reason for all else.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |error: std::io::Error| Error::file("file-unwritable", path, &error);
    if path.as_os_str() == "-" {
        return std::io::stdout().lock().write_all(bytes).map_err(failed);
    }
    // Where the file is, if there is one: at the end of any links.
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| PathBuf::from(path));
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let old = std::fs::metadata(&target).ok();
    if target.is_dir() {
        return Err(Error::failed(Finding::error("output-folder").with("path", path.display())));
    }
    if !folder.is_dir() {
        return Err(Error::failed(Finding::error("folder-missing").with("folder", folder.display())));
    }
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        return std::fs::write(&target, bytes).map_err(failed);
    }
    if old.as_ref().is_some_and(|old| old.permissions().readonly()) {
        return Err(failed(std::io::ErrorKind::PermissionDenied.into()));
    }
    let mut file = tempfile::Builder::new().prefix(".budgetpress-").tempfile_in(folder).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    // Temporary files are private: the file gets the permissions of the old one, or of a new one.
    let permissions = old.map_or_else(shared, |old| Some(old.permissions()));
    permissions.map_or(Ok(()), |permissions| file.as_file().set_permissions(permissions)).map_err(failed)?;
    file.persist(&target).map(drop).map_err(|error| failed(error.error))
}

#[cfg(unix)]
fn shared() -> Option<std::fs::Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn shared() -> Option<std::fs::Permissions> {
    None
}
