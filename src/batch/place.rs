//! Where inputs lie and outputs go.

use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::OWN;
#[cfg(feature = "object-store")]
use super::store::Store;
use crate::error::Error;
use crate::export;
use crate::model::Finding;

/// A place that holds files by name; names are relative, with `/`.
pub(super) enum Place {
    /// A folder.
    Folder(PathBuf),
    /// A place in an object store.
    #[cfg(feature = "object-store")]
    Store(Store),
}

/// What a place tells of a file without reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) bytes: u64,
    /// Its time, or its tag: something that changes when it is written.
    pub(super) mark: String,
}

/// Whether this names a place in an object store.
pub(super) fn is_url(named: &str) -> bool {
    named.split_once("://").is_some_and(|(scheme, _)| scheme.chars().all(|c| c.is_ascii_alphanumeric()))
}

impl Place {
    /// # Errors
    /// `store-unknown` for what is no place that can be reached, `output-file` for a file.
    pub(super) fn open(named: &str) -> Result<Self, Error> {
        if !is_url(named) {
            let folder = PathBuf::from(named);
            if folder.is_file() {
                return Err(Error::failed(Finding::error("output-file").with("path", named)));
            }
            return Ok(Self::Folder(folder));
        }
        #[cfg(feature = "object-store")]
        return Ok(Self::Store(Store::open(named)?));
        #[cfg(not(feature = "object-store"))]
        Err(Error::failed(Finding::error("store-unknown").with("place", named).with("detail", "object-store")))
    }

    /// The folder, if it is one.
    pub(super) fn folder(&self) -> Option<&Path> {
        match self {
            Self::Folder(folder) => Some(folder),
            #[cfg(feature = "object-store")]
            Self::Store(_) => None,
        }
    }

    /// Makes it ready to be written to.
    ///
    /// # Errors
    /// `file-unwritable`, or that the store cannot be reached.
    pub(super) fn prepare(&self) -> Result<(), Error> {
        match self {
            Self::Folder(folder) => create(&folder.join(OWN)),
            #[cfg(feature = "object-store")]
            Self::Store(store) => store.survey(),
        }
    }

    /// # Errors
    /// `file-unreadable`
    pub(super) fn read(&self, name: &str) -> Result<Vec<u8>, Error> {
        match self {
            Self::Folder(folder) => {
                let path = folder.join(name);
                std::fs::read(&path).map_err(|error| Error::file("file-unreadable", &path, &error))
            }
            #[cfg(feature = "object-store")]
            Self::Store(store) => store.read(name),
        }
    }

    /// Puts a file in place, whole or not at all.
    ///
    /// # Errors
    /// `file-unwritable`, and what else hinders writing.
    pub(super) fn put(&self, name: &str, bytes: &[u8]) -> Result<Stamp, Error> {
        match self {
            Self::Folder(folder) => {
                let path = folder.join(name);
                if let Some(folder) = path.parent() {
                    create(folder)?;
                }
                export::write(&path, bytes)?;
                self.stamp(name).ok_or_else(|| {
                    let finding = Finding::error("file-unwritable").with("path", path.display());
                    Error::failed(finding.with("detail", std::io::ErrorKind::NotFound))
                })
            }
            #[cfg(feature = "object-store")]
            Self::Store(store) => store.put(name, bytes),
        }
    }

    /// What is told of a file; `None` if there is none.
    pub(super) fn stamp(&self, name: &str) -> Option<Stamp> {
        match self {
            Self::Folder(folder) => {
                let known = std::fs::metadata(folder.join(name)).ok().filter(std::fs::Metadata::is_file)?;
                let time = known.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
                Some(Stamp { bytes: known.len(), mark: time.as_nanos().to_string() })
            }
            #[cfg(feature = "object-store")]
            Self::Store(store) => store.stamp(name),
        }
    }

    /// The names of the files that the run keeps for itself.
    ///
    /// # Errors
    /// `file-unreadable`
    pub(super) fn own(&self) -> Result<Vec<String>, Error> {
        match self {
            Self::Folder(folder) => {
                let folder = folder.join(OWN);
                let unreadable = |error: std::io::Error| Error::file("file-unreadable", &folder, &error);
                let mut names = Vec::new();
                for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
                    names.extend(entry.map_err(unreadable)?.file_name().to_str().map(|name| format!("{OWN}/{name}")));
                }
                names.sort();
                Ok(names)
            }
            #[cfg(feature = "object-store")]
            Self::Store(store) => Ok(store.below(OWN)),
        }
    }
}

/// # Errors
/// `file-unwritable`
pub(super) fn create(folder: &Path) -> Result<(), Error> {
    std::fs::create_dir_all(folder).map_err(|error| Error::file("file-unwritable", folder, &error))
}
