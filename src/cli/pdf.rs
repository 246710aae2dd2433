//! The PDF that a command reads.

use std::path::Path;

use crate::error::Error;
use crate::model::finding;
use crate::read;

/// The largest file that is read, in MiB.
const MAX_MIB: u64 = 256;

/// The bytes of a PDF, or of the standard input.
///
/// # Errors
/// `pdf-too-large`, `file-unreadable`
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let read = match path.as_os_str() == "-" {
        true => read::up_to(std::io::stdin().lock(), MAX_MIB << 20),
        false => read::bytes(path, MAX_MIB << 20),
    };
    read.map_err(|error| match error.kind() {
        std::io::ErrorKind::FileTooLarge => Error::failed(finding::pdf_too_large()),
        _ => Error::file(finding::file_unreadable, path, &error),
    })
}
