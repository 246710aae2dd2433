//! Why a workbook is refused, one function a reason.

use crate::error::Error;
use crate::model::finding;

/// The file is larger than a budget can be.
pub(super) fn large() -> Error {
    Error::failed(finding::workbook_large(super::LARGEST >> 20))
}

/// The file is damaged or was not copied to its end. The catalogue has words for each fault, about a part and
/// what stands there.
pub(super) fn damaged(fault: &'static str, part: &str, detail: impl std::fmt::Display) -> Error {
    Error::failed(finding::workbook_truncated(fault, part, detail))
}

/// The list of parts, or what tells where they are, cannot be read.
pub(super) fn unreadable(error: impl std::error::Error) -> Error {
    damaged("file", "", error)
}

/// A password protects the file.
pub(super) fn encrypted() -> Error {
    Error::failed(finding::workbook_encrypted())
}

/// A zip or compound file, but no workbook.
pub(super) fn unknown() -> Error {
    Error::failed(finding::workbook_unknown())
}

/// A web page or another file that is opened like a workbook.
pub(super) fn foreign(kind: &'static str) -> Error {
    Error::failed(finding::workbook_foreign(kind))
}

/// A part's name leads out of the workbook.
pub(super) fn path(part: &str) -> Error {
    Error::failed(finding::workbook_path(part))
}

/// The parts unpack to more than a budget can be.
pub(super) fn bomb() -> Error {
    Error::failed(finding::workbook_bomb(super::MOST_BYTES >> 20))
}

/// A part declares a document type or entities.
pub(super) fn entity(part: &str) -> Error {
    Error::failed(finding::workbook_entity(part))
}

/// A part is in UTF-16.
pub(super) fn encoding(part: &str) -> Error {
    Error::failed(finding::workbook_encoding(part))
}

/// There are more `what` than a budget has. The catalogue has words for each kind.
pub(super) fn too_many(what: &'static str, limit: u64) -> Error {
    Error::failed(finding::workbook_rows(what, limit))
}

/// Figures come from another file or a database, named in `part`.
pub(super) fn external(part: &str) -> Error {
    Error::failed(finding::workbook_external(part))
}

/// A cell asks another program for its value.
pub(super) fn dde(part: &str, cell: &str) -> Error {
    Error::failed(finding::workbook_dde(part, cell))
}
