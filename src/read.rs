//! Reading files of other people: what is no regular file, such as a pipe or a device, is refused before it is opened,
//! because reading it may never end; and no file is read beyond a limit.

use std::fs::File;
use std::io::{Error, ErrorKind, Read, Result};
use std::path::Path;

/// The largest file of a layout, of fonts' roles, of settings or of a list, in bytes.
pub(crate) const MAX_BYTES: u64 = 64 << 20;

/// Under these names the system offers what the program was started with, as `<(…)` of a shell does: these may be pipes.
const OWN: [&str; 3] = ["/dev/fd/", "/proc/self/fd/", "/dev/stdin"];

/// Opens a regular file to read it.
///
/// # Errors
/// Those of the system; [`ErrorKind::IsADirectory`] for a folder, [`ErrorKind::Unsupported`] for what is neither.
pub(crate) fn open(path: &Path) -> Result<File> {
    let own = path.to_str().is_some_and(|path| OWN.iter().any(|start| path.starts_with(start)));
    let kind = std::fs::metadata(path)?.file_type();
    match (kind.is_file() || own, kind.is_dir()) {
        (_, true) => Err(ErrorKind::IsADirectory.into()),
        (true, _) => File::open(path),
        (false, _) => Err(Error::new(ErrorKind::Unsupported, "it is a pipe or a device")),
    }
}

/// The bytes of a regular file.
///
/// # Errors
/// Those of [`open`]; [`ErrorKind::FileTooLarge`] if it has more than `most` bytes.
pub(crate) fn bytes(path: &Path, most: u64) -> Result<Vec<u8>> {
    up_to(open(path)?, most)
}

/// All that comes from a source.
///
/// # Errors
/// As [`bytes`].
pub(crate) fn up_to(source: impl Read, most: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One byte more than is read, so that a longer file is told from one that just fits.
    source.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(Error::new(ErrorKind::FileTooLarge, format!("it is larger than {} MiB", most >> 20)));
    }
    Ok(bytes)
}

/// The text of a regular file in UTF-8.
///
/// # Errors
/// As [`bytes`]; [`ErrorKind::InvalidData`] for other encodings.
pub(crate) fn text(path: &Path) -> Result<String> {
    String::from_utf8(bytes(path, MAX_BYTES)?).map_err(|error| Error::new(ErrorKind::InvalidData, error))
}
