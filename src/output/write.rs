//! Files that appear whole or not at all.

use std::fs::Metadata;
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::message::unsteered;
use crate::model::finding;

/// How the names of temporary files begin: a run that is killed leaves them.
pub const TEMPORARY: &str = ".budgetpress-";

/// Where a file goes, as it was found to be.
pub(super) enum WriteTarget {
    StandardOutput,
    /// What is no ordinary file, and is written to as it is.
    Device(PathBuf),
    /// Nothing is there. Folders that lack are made.
    New(PathBuf),
    /// A file is there that may be replaced.
    Replaced(PathBuf, Metadata),
}

impl WriteTarget {
    /// A place where nothing is.
    ///
    /// # Errors
    /// `folder-missing` unless its folder is there; folders below the one that the user named are made.
    pub(super) fn new(path: PathBuf, within: Option<&Path>) -> Result<Self, Error> {
        let folder = folder(&path);
        if within.is_none() && !folder.is_dir() {
            return Err(Error::failed(finding::folder_missing(folder.display())));
        }
        Ok(Self::New(path))
    }

    /// Writes the file: beside its place first, then renamed into it, so that half of it is never seen.
    ///
    /// # Errors
    /// `file-unwritable`; `file-exists` if another file has come to lie there since.
    pub(super) fn write(&self, bytes: &[u8]) -> Result<(), Error> {
        match self {
            Self::StandardOutput => standard_output(bytes),
            Self::Device(path) => std::fs::write(path, bytes).map_err(|error| failed(path, error)),
            Self::New(path) => {
                let folder = folder(path);
                std::fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
                persist_new(temporary(path, bytes, None)?, path)
            }
            Self::Replaced(path, known) => {
                let file = temporary(path, bytes, Some(known))?;
                let now = std::fs::symlink_metadata(path).map_err(|error| failed(path, error))?;
                if !is_same(known, &now) {
                    return Err(meanwhile(path));
                }
                file.persist(path).map(drop).map_err(|error| failed(path, error.error))
            }
        }
    }
}

/// Puts a finished file where nothing was.
fn persist_new(file: tempfile::NamedTempFile, path: &Path) -> Result<(), Error> {
    match file.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == ErrorKind::AlreadyExists => Err(meanwhile(path)),
        // A file system on which a name cannot be claimed.
        Err(error) if std::fs::symlink_metadata(path).is_err() => {
            error.file.persist(path).map(drop).map_err(|error| failed(path, error.error))
        }
        Err(error) => Err(failed(path, error.error)),
    }
}

/// The finished file beside its place.
fn temporary(path: &Path, bytes: &[u8], old: Option<&Metadata>) -> Result<tempfile::NamedTempFile, Error> {
    let failed = |error: std::io::Error| failed(path, error);
    let mut builder = tempfile::Builder::new();
    share(builder.prefix(TEMPORARY));
    let mut file = builder.tempfile_in(folder(path)).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    old.map_or(Ok(()), |old| file.as_file().set_permissions(old.permissions())).map_err(failed)?;
    Ok(file)
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn failed(path: &Path, error: std::io::Error) -> Error {
    Error::file(finding::file_unwritable, path, &error)
}

fn meanwhile(path: &Path) -> Error {
    Error::failed(finding::file_exists(path.display(), "meanwhile"))
}

/// Whether a file is the one that was judged.
fn is_same(known: &Metadata, now: &Metadata) -> bool {
    let facts = |of: &Metadata| (of.file_type(), of.len(), of.modified().ok());
    facts(known) == facts(now)
}

/// Writes to the standard output; on a terminal, with control characters made visible.
///
/// # Errors
/// `output-terminal` for what is no text, if it would be shown on a terminal; `file-unwritable`
pub fn standard_output(bytes: &[u8]) -> Result<(), Error> {
    unless_terminal(bytes)?;
    let shown = match std::str::from_utf8(bytes) {
        Ok(text) if std::io::stdout().is_terminal() => unsteered(text),
        _ => "".into(),
    };
    let bytes = if shown.is_empty() { bytes } else { shown.as_bytes() };
    let mut out = std::io::stdout().lock();
    // A reader that has seen enough is no fault.
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(failed(Path::new("-"), error)),
        _ => Ok(()),
    }
}

/// # Errors
/// `output-terminal`
pub(super) fn unless_terminal(bytes: &[u8]) -> Result<(), Error> {
    unless_shown(bytes, std::io::stdout().is_terminal())
}

/// The same of a device that the user named.
///
/// # Errors
/// `output-terminal`
pub(super) fn unless_on_terminal(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    unless_shown(bytes, std::fs::File::options().write(true).open(path).is_ok_and(|device| device.is_terminal()))
}

fn unless_shown(bytes: &[u8], is_terminal: bool) -> Result<(), Error> {
    let is_text = std::str::from_utf8(bytes).is_ok_and(|text| !text.starts_with("%PDF-") && !text.contains('\0'));
    if is_text || !is_terminal { Ok(()) } else { Err(Error::failed(finding::output_terminal())) }
}

/// Gives the file the permissions of an ordinary new one: temporary files are private.
#[cfg(unix)]
fn share(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(std::fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn share(_builder: &mut tempfile::Builder<'_, '_>) {}
