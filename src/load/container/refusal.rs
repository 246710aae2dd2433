//! The errors with which [`container`](super) refuses a workbook, one function for each reason.

use crate::error::Error;
use crate::model::finding;

/// The file is larger than a budget can be.
pub(super) fn large() -> Error {
    Error::failed(finding::workbook_large(super::MAX_FILE_BYTES >> 20))
}

/// The file is damaged or incomplete. `fault` is a word for which the catalogue has a text, `part` the part of the
/// archive, `detail` the value or the error message.
pub(super) fn damaged(fault: &'static str, part: &str, detail: impl std::fmt::Display) -> Error {
    Error::failed(finding::workbook_truncated(fault, part, detail))
}

/// The list of parts or the directory of the file cannot be read.
pub(super) fn unreadable(error: impl std::error::Error) -> Error {
    damaged("file", "", error)
}

/// A password protects the file.
pub(super) fn encrypted() -> Error {
    Error::failed(finding::workbook_encrypted())
}

/// A ZIP archive or compound file that is not a workbook.
pub(super) fn unknown() -> Error {
    Error::failed(finding::workbook_unknown())
}

/// A web page or another format that spreadsheet programs open like a workbook; `kind` is a word of the catalogue.
pub(super) fn foreign(kind: &'static str) -> Error {
    Error::failed(finding::workbook_foreign(kind))
}

/// The name of a part leads out of the archive.
pub(super) fn path(part: &str) -> Error {
    Error::failed(finding::workbook_path(part))
}

/// The unpacked parts are larger than the limit.
pub(super) fn bomb() -> Error {
    Error::failed(finding::workbook_bomb(super::MAX_UNPACKED_BYTES >> 20))
}

/// A part declares a document type or entities.
pub(super) fn entity(part: &str) -> Error {
    Error::failed(finding::workbook_entity(part))
}

/// A part is in UTF-16.
pub(super) fn encoding(part: &str) -> Error {
    Error::failed(finding::workbook_encoding(part))
}

/// There are more rows, cells or the like than the limit; `what` is a word of the catalogue.
pub(super) fn too_many(what: &'static str, limit: u64) -> Error {
    Error::failed(finding::workbook_rows(what, limit))
}

/// Values come from another file or a database; `part` names it, or the part that refers to it.
pub(super) fn external(part: &str) -> Error {
    Error::failed(finding::workbook_external(part))
}

/// A cell gets its value from another program by dynamic data exchange (DDE).
pub(super) fn dde(part: &str, cell: &str) -> Error {
    Error::failed(finding::workbook_dde(part, cell))
}
