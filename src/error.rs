//! What stops a run.

use std::io::ErrorKind;

use crate::message::{self, Language};
use crate::model::Finding;

/// A finding about a file, by its path, the reason, and what the system says.
pub(crate) type FileFinding = fn(String, &'static str, String) -> Finding;

/// Why there is no result.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// The data, or the pages set from it, have faults: all that were found, in order.
    #[error("{}", english(.0))]
    Found(Vec<Finding>),
    /// The work could not be done at all: a file that cannot be read, a broken layout, a missing font.
    #[error("{}", english(.0))]
    Failed(Vec<Finding>),
}

impl Error {
    /// The work could not be done, for this reason.
    pub fn failed(finding: Finding) -> Self {
        Self::Failed(vec![finding])
    }

    /// The data have this fault, which hides all others.
    pub fn found(finding: Finding) -> Self {
        Self::Found(vec![finding])
    }

    /// A file could not be read or written: `file-unreadable`, `file-unwritable`.
    pub(crate) fn file(finding: FileFinding, path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::failed(finding(path.display().to_string(), reason(error.kind()), error.to_string()))
    }

    /// `Ok` when nothing was found.
    ///
    /// # Errors
    /// [`Error::Found`] with the findings.
    pub fn unless_clean(findings: Vec<Finding>) -> Result<(), Self> {
        if findings.is_empty() { Ok(()) } else { Err(Self::Found(findings)) }
    }

    /// The same with other findings: with their places, say.
    pub fn map(self, change: impl FnOnce(Vec<Finding>) -> Vec<Finding>) -> Self {
        match self {
            Self::Found(findings) => Self::Found(change(findings)),
            Self::Failed(findings) => Self::Failed(findings),
        }
    }

    /// The same error without findings, which have been printed.
    pub fn emptied(&self) -> Self {
        match self {
            Self::Found(_) => Self::Found(Vec::new()),
            Self::Failed(_) => Self::Failed(Vec::new()),
        }
    }

    /// What is to be told.
    pub fn findings(&self) -> &[Finding] {
        let (Self::Found(findings) | Self::Failed(findings)) = self;
        findings
    }
}

/// Why a file cannot be read or written, for the catalogue: the system tells it in one language only.
fn reason(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::NotFound => "missing",
        ErrorKind::IsADirectory => "folder",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "denied",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "full",
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => "file",
        ErrorKind::Unsupported => "special",
        _ => "other",
    }
}

/// A finding's words in English, for the detail of another.
pub(crate) fn words(finding: &Finding) -> String {
    message::Catalogue::new(Language::English).statement(finding)
}

/// The findings in English, for programs that only print the error.
fn english(findings: &[Finding]) -> String {
    message::Catalogue::new(Language::English).report(findings, None)
}
