//! Reads files named by the user, with a limit on their size. Pipes and devices are refused before they are opened,
//! because reading one may never end.

use std::fs::File;
use std::io::{Error, ErrorKind, Read, Result};
use std::path::Path;

/// Size limit of a file of a layout, of the roles of fonts, of settings or of a list, in bytes.
pub(crate) const MAX_BYTES: u64 = 64 << 20;

/// Path prefixes of the streams with which the program was started, such as `<(…)` of a shell: these may be pipes.
const INHERITED: [&str; 3] = ["/dev/fd/", "/proc/self/fd/", "/dev/stdin"];

/// Opens a regular file for reading.
///
/// # Errors
/// Those of the system; [`ErrorKind::IsADirectory`] for a folder, [`ErrorKind::Unsupported`] for a pipe or a device.
pub(crate) fn open(path: &Path) -> Result<File> {
    let is_inherited = path.to_str().is_some_and(|path| INHERITED.iter().any(|start| path.starts_with(start)));
    let kind = std::fs::metadata(path)?.file_type();
    match (kind.is_file() || is_inherited, kind.is_dir()) {
        (_, true) => Err(ErrorKind::IsADirectory.into()),
        (true, _) => File::open(path),
        (false, _) => Err(Error::new(ErrorKind::Unsupported, "it is a pipe or a device")),
    }
}

/// The bytes of a regular file.
///
/// # Errors
/// Those of [`open`]; [`ErrorKind::FileTooLarge`] if it has more than `limit` bytes.
pub(crate) fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>> {
    up_to(open(path)?, limit)
}

/// All bytes of a stream.
///
/// # Errors
/// Those of the stream; [`ErrorKind::FileTooLarge`] after more than `limit` bytes.
pub(crate) fn up_to(source: impl Read, limit: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One byte beyond the limit, to distinguish a longer file from one that just fits.
    source.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(Error::new(ErrorKind::FileTooLarge, format!("it is larger than {} MiB", limit >> 20)));
    }
    Ok(bytes)
}

/// The text of a regular file in UTF-8, of at most [`MAX_BYTES`].
///
/// # Errors
/// As [`bytes`]; [`ErrorKind::InvalidData`] for another encoding.
pub(crate) fn text(path: &Path) -> Result<String> {
    String::from_utf8(bytes(path, MAX_BYTES)?).map_err(|error| Error::new(ErrorKind::InvalidData, error))
}
