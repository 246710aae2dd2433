//! Reads and writes the files of a batch run's output, in a folder or an object store ([`Storage`]).

use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

#[cfg(feature = "object-store")]
use super::store::Store;
use super::{RUN_FOLDER, slashed};
use crate::error::Error;
use crate::model::finding;
use crate::output::{self, NewFile, OverwriteRule, unless_linked};
use crate::read;

/// The output of a batch run: a folder or a place in an object store; names of files in it are relative, with `/`.
pub(super) enum Storage {
    /// A folder.
    Folder(PathBuf),
    /// A place in an object store.
    #[cfg(feature = "object-store")]
    Store(Store),
}

/// Size and modification mark of a file, known without reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) bytes: u64,
    /// Modification time or, in an object store, entity tag: changes whenever the file is written.
    pub(super) mark: String,
}

/// Whether a named input or output is a URL of an object store.
pub(super) fn is_url(named: &str) -> bool {
    named.split_once("://").is_some_and(|(scheme, _)| scheme.chars().all(|c| c.is_ascii_alphanumeric()))
}

impl Storage {
    /// # Errors
    /// `store-unknown` for a URL that is not supported, `output-file` for a file.
    pub(super) fn open(named: &str) -> Result<Self, Error> {
        if !is_url(named) {
            let folder = PathBuf::from(named);
            if folder.is_file() {
                return Err(Error::failed(finding::output_file(named)));
            }
            return Ok(Self::Folder(folder));
        }
        #[cfg(feature = "object-store")]
        return Ok(Self::Store(Store::open(named)?));
        #[cfg(not(feature = "object-store"))]
        Err(Error::failed(finding::store_unknown(named, "object-store")))
    }

    /// The folder; `None` for an object store.
    pub(super) fn folder(&self) -> Option<&Path> {
        match self {
            Self::Folder(folder) => Some(folder),
            #[cfg(feature = "object-store")]
            Self::Store(_) => None,
        }
    }

    /// Prepares it for writing: makes the folder, or lists the objects.
    ///
    /// # Errors
    /// `file-unwritable`, or `file-unreadable` if the store cannot be reached.
    pub(super) fn prepare(&self) -> Result<(), Error> {
        match self {
            Self::Folder(folder) => create(&folder.join(RUN_FOLDER)),
            #[cfg(feature = "object-store")]
            Self::Store(store) => store.refresh(),
        }
    }

    /// # Errors
    /// `file-unreadable`
    pub(super) fn read(&self, name: &str) -> Result<Vec<u8>, Error> {
        match self {
            Self::Folder(folder) => {
                let path = folder.join(name);
                read::bytes(&path, u64::MAX - 1).map_err(|error| Error::file(finding::file_unreadable, &path, &error))
            }
            #[cfg(feature = "object-store")]
            Self::Store(store) => store.read(name),
        }
    }

    /// Writes files, after it is judged that all may be written; each is written whole or not at all.
    ///
    /// # Errors
    /// As [`output::put`]; `folder-missing` if the folder is gone.
    pub(super) fn put(&self, files: &[(&str, &[u8])], rule: &OverwriteRule) -> Result<Vec<Stamp>, Error> {
        match self {
            Self::Folder(folder) => {
                with_new_files(folder, files, |new| output::put(new, rule))?;
                files.iter().map(|(name, _)| self.stamp(name).ok_or_else(|| gone_error(&folder.join(name)))).collect()
            }
            #[cfg(feature = "object-store")]
            Self::Store(store) => {
                self.judge(files, rule)?;
                files.iter().map(|(name, bytes)| store.put(name, bytes)).collect()
            }
        }
    }

    /// Judges whether files may be written, by the overwrite rule.
    ///
    /// # Errors
    /// As [`output::check`].
    pub(super) fn judge(&self, files: &[(&str, &[u8])], rule: &OverwriteRule) -> Result<(), Error> {
        match self {
            Self::Folder(folder) => with_new_files(folder, files, |new| output::check(new, rule)),
            #[cfg(feature = "object-store")]
            Self::Store(store) => files
                .iter()
                .filter(|(name, _)| store.stamp(name).is_some())
                .try_for_each(|(name, bytes)| output::check_content(Path::new(name), &store.read(name)?, bytes, rule)),
        }
    }

    /// Writes a file of the run folder, such as the journal, over an earlier one.
    ///
    /// # Errors
    /// `output-link`, `folder-missing`, `file-unwritable`
    pub(super) fn replace(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        match self {
            Self::Folder(_) => {
                self.put(&[(name, bytes)], &OverwriteRule { force: true, ..OverwriteRule::default() }).map(drop)
            }
            #[cfg(feature = "object-store")]
            Self::Store(store) => store.put(name, bytes).map(drop),
        }
    }

    /// Fails if a file of the run folder is a link.
    ///
    /// # Errors
    /// `output-link`
    pub(super) fn unless_linked(&self, name: &str) -> Result<(), Error> {
        self.folder().map_or(Ok(()), |folder| unless_linked(folder, &folder.join(name)))
    }

    /// Size and modification mark of a file; `None` if it does not exist, or is a link.
    pub(super) fn stamp(&self, name: &str) -> Option<Stamp> {
        match self {
            Self::Folder(folder) => {
                let path = folder.join(name);
                unless_linked(folder, &path).ok()?;
                let metadata = std::fs::symlink_metadata(path).ok().filter(std::fs::Metadata::is_file)?;
                let time = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
                Some(Stamp { bytes: metadata.len(), mark: time.as_nanos().to_string() })
            }
            #[cfg(feature = "object-store")]
            Self::Store(store) => store.stamp(name),
        }
    }

    /// The names of all files except hidden ones; links are not followed.
    ///
    /// # Errors
    /// `file-unreadable`
    pub(super) fn names(&self) -> Result<Vec<String>, Error> {
        let folder = match self {
            Self::Folder(folder) => folder,
            #[cfg(feature = "object-store")]
            Self::Store(store) => return Ok(store.all().into_iter().map(|(name, _)| name).collect()),
        };
        let (mut names, mut folders) = (Vec::new(), vec![folder.clone()]);
        while let Some(next) = folders.pop() {
            let unreadable = |error: std::io::Error| Error::file(finding::file_unreadable, &next, &error);
            for entry in std::fs::read_dir(&next).map_err(unreadable)? {
                let entry = entry.map_err(unreadable)?;
                let (path, kind) = (entry.path(), entry.file_type().map_err(unreadable)?);
                let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
                if kind.is_dir() && !is_hidden {
                    folders.push(path);
                } else if kind.is_file() && !is_hidden {
                    names.push(slashed(path.strip_prefix(folder).unwrap_or(&path)));
                }
            }
        }
        Ok(names)
    }

    /// The names of the files in the run folder: journals, locks, reports of shards.
    ///
    /// # Errors
    /// `file-unreadable`
    pub(super) fn run_files(&self) -> Result<Vec<String>, Error> {
        match self {
            Self::Folder(folder) => {
                let folder = folder.join(RUN_FOLDER);
                let unreadable = |error: std::io::Error| Error::file(finding::file_unreadable, &folder, &error);
                let mut names = Vec::new();
                for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
                    names.extend(
                        entry.map_err(unreadable)?.file_name().to_str().map(|name| format!("{RUN_FOLDER}/{name}")),
                    );
                }
                names.sort();
                Ok(names)
            }
            #[cfg(feature = "object-store")]
            Self::Store(store) => Ok(store.in_folder(RUN_FOLDER)),
        }
    }
}

/// Makes a folder and those above it.
///
/// # Errors
/// `file-unwritable`
pub(super) fn create(folder: &Path) -> Result<(), Error> {
    std::fs::create_dir_all(folder).map_err(|error| Error::file(finding::file_unwritable, folder, &error))
}

/// Calls `act` with files of these names below a folder.
fn with_new_files<T>(
    folder: &Path,
    files: &[(&str, &[u8])],
    act: impl FnOnce(&[NewFile<'_>]) -> Result<T, Error>,
) -> Result<T, Error> {
    // A folder that was removed during a run is not made again: the files that were in it are lost.
    if !folder.is_dir() {
        return Err(Error::failed(finding::folder_missing(folder.display())));
    }
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.join(name)).collect();
    let new = paths.iter().zip(files).map(|(path, (_, bytes))| NewFile { path, bytes, within: Some(folder) });
    act(&new.collect::<Vec<_>>())
}

fn gone_error(path: &Path) -> Error {
    Error::failed(finding::batch_gone(path.display()))
}
