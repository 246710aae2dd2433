//! Files that appear whole or not at all.

use std::io::Write;
use std::path::Path;

use crate::error::Error;

/// Writes a file: beside its place first, then renamed into it, so that nobody ever sees half of it. `-` is
/// the standard output.
///
/// # Errors
/// `file-unwritable` with the reason.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |error: std::io::Error| Error::file("file-unwritable", path, &error);
    if path.as_os_str() == "-" {
        return std::io::stdout().lock().write_all(bytes).map_err(failed);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".budgetpress-").tempfile_in(folder).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    share(file.as_file()).map_err(failed)?;
    file.persist(path).map(drop).map_err(|error| failed(error.error))
}

/// Gives the file the permissions of an ordinary new file; temporary files are private.
#[cfg(unix)]
fn share(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn share(_file: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}
