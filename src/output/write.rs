//! Writes files atomically: to a temporary file beside the target, which is then renamed.
//!
//! [`judge`](super::judge) decides on the [`WriteTarget`] of each file; [`put`](super::put) writes to it.

use std::fs::Metadata;
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::message::visible_lines;
use crate::model::finding;

/// The start of the names of temporary files. A run that is killed leaves them; `batch` removes them later.
pub const TEMPORARY: &str = ".budgetpress-";

/// The place where a file is written, as it was when it was judged.
pub(super) enum WriteTarget {
    /// The standard output.
    StandardOutput,
    /// A character device, which is written to directly.
    Device(PathBuf),
    /// A path without a file. Missing folders are created.
    New(PathBuf),
    /// An existing file that may be replaced, with its metadata when it was judged.
    Replaced(PathBuf, Metadata),
}

impl WriteTarget {
    /// The target for a path without a file; `within` as in [`NewFile`](super::NewFile).
    ///
    /// # Errors
    /// `folder-missing` if the user named the file itself and its folder does not exist.
    pub(super) fn new(path: PathBuf, within: Option<&Path>) -> Result<Self, Error> {
        let folder = folder(&path);
        if within.is_none() && !folder.is_dir() {
            return Err(Error::failed(finding::folder_missing(folder.display())));
        }
        Ok(Self::New(path))
    }

    /// Writes the file.
    ///
    /// # Errors
    /// `file-unwritable`; `file-exists` if the file at the path was created or changed after it was judged.
    pub(super) fn write(&self, bytes: &[u8]) -> Result<(), Error> {
        match self {
            Self::StandardOutput => standard_output(bytes),
            Self::Device(path) => std::fs::write(path, bytes).map_err(|error| unwritable(path, error)),
            Self::New(path) => {
                let folder = folder(path);
                std::fs::create_dir_all(folder).map_err(|error| unwritable(folder, error))?;
                rename_to_new(temporary(path, bytes, None)?, path)
            }
            Self::Replaced(path, metadata) => {
                let file = temporary(path, bytes, Some(metadata))?;
                let now = std::fs::symlink_metadata(path).map_err(|error| unwritable(path, error))?;
                if !is_unchanged(metadata, &now) {
                    return Err(changed_since(path));
                }
                file.persist(path).map(drop).map_err(|error| unwritable(path, error.error))
            }
        }
    }
}

/// Renames a finished temporary file to `path`, where no file may exist.
fn rename_to_new(file: tempfile::NamedTempFile, path: &Path) -> Result<(), Error> {
    match file.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == ErrorKind::AlreadyExists => Err(changed_since(path)),
        // Some file systems cannot refuse to replace a file when renaming; nothing exists there, so rename.
        Err(error) if std::fs::symlink_metadata(path).is_err() => {
            error.file.persist(path).map(drop).map_err(|error| unwritable(path, error.error))
        }
        Err(error) => Err(unwritable(path, error.error)),
    }
}

/// Writes the bytes to a temporary file in the folder of `path`, with the permissions of `old`, the file that it
/// replaces.
fn temporary(path: &Path, bytes: &[u8], old: Option<&Metadata>) -> Result<tempfile::NamedTempFile, Error> {
    let unwritable = |error: std::io::Error| unwritable(path, error);
    let mut builder = tempfile::Builder::new();
    use_default_permissions(builder.prefix(TEMPORARY));
    let mut file = builder.tempfile_in(folder(path)).map_err(unwritable)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(unwritable)?;
    old.map_or(Ok(()), |old| file.as_file().set_permissions(old.permissions())).map_err(unwritable)?;
    Ok(file)
}

/// The folder of a path; `.` for a bare file name.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The error for a file that cannot be written.
fn unwritable(path: &Path, error: std::io::Error) -> Error {
    Error::file(finding::file_unwritable, path, &error)
}

/// The error for a file that was created or changed after it was judged.
fn changed_since(path: &Path) -> Error {
    Error::failed(finding::file_exists(path.display(), "meanwhile"))
}

/// Whether a file is unchanged since it was judged, by type, length and time of change.
fn is_unchanged(metadata: &Metadata, now: &Metadata) -> bool {
    let facts = |metadata: &Metadata| (metadata.file_type(), metadata.len(), metadata.modified().ok());
    facts(metadata) == facts(now)
}

/// Writes to the standard output; on a terminal, control characters are made visible.
///
/// # Errors
/// `output-terminal` for binary data if the standard output is a terminal; `file-unwritable`
pub fn standard_output(bytes: &[u8]) -> Result<(), Error> {
    unless_terminal(bytes)?;
    let shown = match std::str::from_utf8(bytes) {
        Ok(text) if std::io::stdout().is_terminal() => visible_lines(text),
        _ => "".into(),
    };
    let bytes = if shown.is_empty() { bytes } else { shown.as_bytes() };
    let mut out = std::io::stdout().lock();
    // A reader such as `head` may close the pipe early.
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(unwritable(Path::new("-"), error)),
        _ => Ok(()),
    }
}

/// Refuses binary data if the standard output is a terminal.
///
/// # Errors
/// `output-terminal`
pub(super) fn unless_terminal(bytes: &[u8]) -> Result<(), Error> {
    unless_shown(bytes, std::io::stdout().is_terminal())
}

/// Refuses binary data if the device that the user named is a terminal.
///
/// # Errors
/// `output-terminal`
pub(super) fn unless_on_terminal(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    unless_shown(bytes, std::fs::File::options().write(true).open(path).is_ok_and(|device| device.is_terminal()))
}

/// Refuses binary data on a terminal: PDF, or bytes that are not text in UTF-8.
fn unless_shown(bytes: &[u8], is_terminal: bool) -> Result<(), Error> {
    let is_text = std::str::from_utf8(bytes).is_ok_and(|text| !text.starts_with("%PDF-") && !text.contains('\0'));
    if is_text || !is_terminal { Ok(()) } else { Err(Error::failed(finding::output_terminal())) }
}

/// Gives a temporary file the permissions of an ordinary new file; by default only its owner can read it.
#[cfg(unix)]
fn use_default_permissions(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(std::fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn use_default_permissions(_builder: &mut tempfile::Builder<'_, '_>) {}
