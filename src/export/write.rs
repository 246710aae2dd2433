//! Files that appear whole or not at all.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::model::Finding;

/// How the names of temporary files begin: a run that is killed leaves them.
pub const TEMPORARY: &str = ".budgetpress-";

/// Writes a file: beside its place first, then renamed into it, so that nobody ever sees half of it. `-` is the
/// standard output. A link is followed; what is no ordinary file, such as a device, is written to as it is.
///
/// # Errors
/// `output-folder` if the path is a folder, `folder-missing` if it lies in none, `file-unwritable` with the
/// reason for all else.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |error: std::io::Error| Error::file("file-unwritable", path, &error);
    if path.as_os_str() == "-" {
        let mut out = std::io::stdout().lock();
        // A reader that has seen enough is no fault.
        return match out.write_all(bytes).and_then(|()| out.flush()) {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(failed(error)),
            _ => Ok(()),
        };
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
    let mut builder = tempfile::Builder::new();
    share(builder.prefix(TEMPORARY));
    let mut file = builder.tempfile_in(folder).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    old.map_or(Ok(()), |old| file.as_file().set_permissions(old.permissions())).map_err(failed)?;
    file.persist(&target).map(drop).map_err(|error| failed(error.error))
}

/// Gives the file the permissions of an ordinary new one: temporary files are private.
#[cfg(unix)]
fn share(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(std::fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn share(_builder: &mut tempfile::Builder<'_, '_>) {}
