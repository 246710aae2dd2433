//! Checks workbooks that are compound files (`.xls`, [MS-CFB]), a file system of streams in one file.
//!
//! [`container::admit`](super::admit) calls it; [`biff`] checks the stream of the workbook.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::{MAX_FILE_BYTES, biff, refusal};
use crate::error::Error;

/// Checks a compound file. Opening it verifies its chains of sectors: on a circular chain the workbook reader would not
/// end.
///
/// # Errors
/// `workbook-truncated` if it is malformed; `workbook-encrypted` if it contains an encrypted workbook;
/// `workbook-unknown` if it contains no workbook; those of [`biff::admit`].
pub(super) fn admit(bytes: &[u8]) -> Result<(), Error> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(refusal::unreadable)?;
    let named = |name: &str| file.walk().filter(|entry| entry.name().eq_ignore_ascii_case(name)).count();
    if named("EncryptedPackage") > 0 {
        return Err(refusal::encrypted());
    }
    if named("Workbook") > 1 {
        // The reader takes the first, which need not be the one that Excel shows.
        return Err(refusal::damaged("double", "Workbook", ""));
    }
    let Some(name) = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name)) else {
        return Err(refusal::unknown());
    };
    let mut stream = Vec::new();
    let records = file.open_stream(name).map_err(refusal::unreadable)?;
    records.take(MAX_FILE_BYTES as u64).read_to_end(&mut stream).map_err(refusal::unreadable)?;
    biff::admit(&stream)
}
