//! The error type of the crate: the findings that stop a run, whether faults of the data or a failure of the work.

use std::io::ErrorKind;

use crate::message::{self, Language};
use crate::model::Finding;

/// Makes a finding about a file from its path, the reason (see [`reason`]) and the operating system's message.
pub(crate) type FileFinding = fn(String, &'static str, String) -> Finding;

/// Findings because of which a stage has no result.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// The data, or the pages set from them, have faults: all that were found, in the order of the report.
    #[error("{}", english(.0))]
    Found(Vec<Finding>),
    /// The work could not be done at all: a file that cannot be read, a broken layout, a missing font.
    #[error("{}", english(.0))]
    Failed(Vec<Finding>),
}

impl Error {
    /// The work could not be done, for this one reason.
    pub fn failed(finding: Finding) -> Self {
        Self::Failed(vec![finding])
    }

    /// The data have this fault, because of which no others could be looked for.
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

    /// Changes the findings about the data, such as by adding places; an error of the other kind stays as it is.
    pub fn map(self, change: impl FnOnce(Vec<Finding>) -> Vec<Finding>) -> Self {
        match self {
            Self::Found(findings) => Self::Found(change(findings)),
            Self::Failed(findings) => Self::Failed(findings),
        }
    }

    /// An error of the same kind without findings, for a caller that has printed them already.
    pub fn emptied(&self) -> Self {
        match self {
            Self::Found(_) => Self::Found(Vec::new()),
            Self::Failed(_) => Self::Failed(Vec::new()),
        }
    }

    /// The findings to report.
    pub fn findings(&self) -> &[Finding] {
        let (Self::Found(findings) | Self::Failed(findings)) = self;
        findings
    }
}

/// The reason why a file cannot be read or written, as a choice of the catalogue's message: the operating system
/// describes it in one language only.
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

/// The statement of a finding in English, for the `detail` of another finding.
pub(crate) fn words(finding: &Finding) -> String {
    message::Catalogue::new(Language::English).statement(finding)
}

/// The report of the findings in English, for programs that only print the error.
fn english(findings: &[Finding]) -> String {
    message::Catalogue::new(Language::English).report(findings, None)
}
