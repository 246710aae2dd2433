//! The input of the library ([`InputFile`]): bytes read from a path, a pipe or memory, with the name that reports use
//! and a limit of size.

use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::model::{Finding, finding};
use crate::{output, read};

/// The kind of an input, which decides its limit of size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputKind {
    /// A data file, a workbook, or a ledger: at most 64 MiB.
    Data,
    /// A PDF: at most 256 MiB.
    Pdf,
}

impl InputKind {
    fn max_bytes(self) -> u64 {
        match self {
            Self::Data => 64 << 20,
            Self::Pdf => 256 << 20,
        }
    }

    fn too_large(self, name: &str) -> Finding {
        match self {
            Self::Data => finding::file_too_large(name, self.max_bytes() >> 20),
            Self::Pdf => finding::pdf_too_large(),
        }
    }
}

/// A file that was read into memory.
#[derive(Debug, Clone)]
pub struct InputFile {
    pub(crate) name: String,
    pub(crate) path: Option<PathBuf>,
    pub(crate) bytes: Vec<u8>,
    /// Whether it came through a pipe, so that its name is no path.
    is_stream: bool,
}

impl InputFile {
    /// Reads a file. Outputs go beside it unless another place is named, and never overwrite it.
    ///
    /// # Errors
    /// `file-unreadable` if it cannot be read or is no regular file; `file-too-large`, `pdf-too-large`
    pub fn read(path: &Path, kind: InputKind) -> Result<Self, Error> {
        let name = path.display().to_string();
        let bytes = read::bytes(path, kind.max_bytes()).map_err(|error| failed(error, path, kind))?;
        Ok(Self { name, path: Some(path.to_owned()), bytes, is_stream: false })
    }

    /// Reads a pipe to its end; `name` is the name in reports.
    ///
    /// # Errors
    /// As [`InputFile::read`].
    pub fn read_from(reader: impl Read, name: &str, kind: InputKind) -> Result<Self, Error> {
        let bytes = read::up_to(reader, kind.max_bytes()).map_err(|error| failed(error, Path::new(name), kind))?;
        Ok(Self { is_stream: true, ..Self::from_bytes(name, bytes) })
    }

    /// An input from memory; `name` is the name in reports.
    pub fn from_bytes(name: &str, bytes: Vec<u8>) -> Self {
        Self { name: name.to_owned(), path: None, bytes, is_stream: false }
    }

    /// The name in reports: its path, if it was read from one.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether both were read from the same file, even by different paths.
    pub fn is_same_file(&self, other: &Self) -> bool {
        self.path.as_ref().zip(other.path.as_ref()).is_some_and(|(one, other)| output::same(one, other))
    }

    /// Its path or name, unless it came through a pipe.
    pub(crate) fn path_or_name(&self) -> Option<&Path> {
        (!self.is_stream).then(|| self.path.as_deref().unwrap_or(Path::new(&self.name)))
    }

    /// Its content.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

fn failed(error: std::io::Error, path: &Path, kind: InputKind) -> Error {
    match error.kind() {
        ErrorKind::FileTooLarge => Error::failed(kind.too_large(&path.display().to_string())),
        _ => Error::file(finding::file_unreadable, path, &error),
    }
}
