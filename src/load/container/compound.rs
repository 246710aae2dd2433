//! Workbooks that are compound files: a file system of streams in one file.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::{LARGEST, biff, refusal};
use crate::error::Error;

/// Looks a compound file through. Its chains of sectors are checked as it is opened: on one that leads back to
/// itself readers may go round for ever.
///
/// # Errors
/// `workbook-truncated` if it is no sound compound file, `workbook-encrypted` if it is the envelope of an
/// encrypted workbook, `workbook-unknown` if it holds no workbook, and those of [`biff::admit`].
pub(super) fn admit(bytes: &[u8]) -> Result<(), Error> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(refusal::unreadable)?;
    let named = |name: &str| file.walk().filter(|entry| entry.name().eq_ignore_ascii_case(name)).count();
    if named("EncryptedPackage") > 0 {
        return Err(refusal::encrypted());
    }
    if named("Workbook") > 1 {
        // Readers take the first, which need not be the one that Excel shows.
        return Err(refusal::damaged("double", "Workbook", ""));
    }
    let Some(name) = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name)) else {
        return Err(refusal::unknown());
    };
    let mut stream = Vec::new();
    let records = file.open_stream(name).map_err(refusal::unreadable)?;
    records.take(LARGEST as u64).read_to_end(&mut stream).map_err(refusal::unreadable)?;
    biff::admit(&stream)
}
