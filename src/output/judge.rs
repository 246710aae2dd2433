//! Decides whether a file may be written to its path, and in which way (see [`WriteTarget`]).
//!
//! `output` judges all files of an output with [`judge`] before it writes the first; `batch` uses [`check_content`] for
//! objects in an object store.

use std::collections::BTreeSet;
use std::fs::{File, Metadata};
use std::io::{ErrorKind, Read};
use std::path::Path;

use super::signed::is_signed;
use super::write::WriteTarget;
use super::{NewFile, OverwriteRule, path};
use crate::error::Error;
use crate::mark::{FileMark, Subject};
use crate::model::{Finding, finding, sha256};

/// The largest existing file that can be an earlier output, in bytes.
const MAX_BYTES: u64 = 256 << 20;

/// Length of a SHA-256, in hexadecimal digits.
const SHA256_DIGITS: usize = 64;

/// Returns the target to which a file is written. `replaceable` holds the SHA-256 of existing files that may be
/// replaced without a mark ([`replaceable_digests`]).
///
/// # Errors
/// As [`super::check`].
pub(super) fn judge(
    file: &NewFile<'_>,
    rule: &OverwriteRule,
    replaceable: &BTreeSet<String>,
) -> Result<WriteTarget, Error> {
    if file.path.as_os_str() == "-" {
        super::write::unless_terminal(file.bytes)?;
        return Ok(WriteTarget::StandardOutput);
    }
    if let Some(input) = rule.inputs.iter().find(|input| path::same(input, file.path)) {
        return Err(failed(finding::output_is_input, input));
    }
    let target = match file.within {
        Some(folder) => path::unless_linked(folder, file.path).map(|()| file.path.to_owned())?,
        None => path::followed(file.path)?,
    };
    // Links of a path that the user named are followed already; a path that the program chose must not be a link.
    let metadata = if file.within.is_some() { std::fs::symlink_metadata(&target) } else { std::fs::metadata(&target) };
    let metadata = match metadata {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => return WriteTarget::new(target, file.within),
        Err(error) => return Err(Error::file(finding::file_unwritable, file.path, &error)),
    };
    if metadata.is_dir() {
        return Err(failed(finding::output_folder, file.path));
    }
    if is_device(&metadata) && file.within.is_none() {
        super::write::unless_on_terminal(&target, file.bytes)?;
        return Ok(WriteTarget::Device(target));
    }
    if !metadata.is_file() {
        return Err(failed(finding::output_special, file.path));
    }
    if metadata.permissions().readonly() {
        return Err(Error::file(finding::file_unwritable, file.path, &ErrorKind::PermissionDenied.into()));
    }
    let unreadable = |error: std::io::Error| Error::file(finding::file_unreadable, file.path, &error);
    if is_signed(File::open(&target).map_err(unreadable)?).map_err(unreadable)? {
        return Err(failed(finding::file_signed, file.path));
    }
    if !rule.force {
        let old = content(&target).map_err(unreadable)?;
        let reason = old.map_or(Some("foreign"), |old| refusal_reason(&old, file.bytes, replaceable));
        reason.map_or(Ok(()), |reason| Err(exists(file.path, reason)))?;
    }
    Ok(WriteTarget::Replaced(target, metadata))
}

/// Decides whether the content `old` may be replaced by `new`; `path` is for the error only.
///
/// # Errors
/// `file-exists`, `file-signed`
pub fn check_content(path: &Path, old: &[u8], new: &[u8], rule: &OverwriteRule) -> Result<(), Error> {
    if is_signed(old).unwrap_or(true) {
        return Err(failed(finding::file_signed, path));
    }
    let reason = if rule.force { None } else { refusal_reason(old, new, &rule.known) };
    reason.map_or(Ok(()), |reason| Err(exists(path, reason)))
}

/// The error for an existing file that must not be replaced; `reason` is a word of the catalogue.
fn exists(path: &Path, reason: &'static str) -> Error {
    Error::failed(finding::file_exists(path.display(), reason))
}

/// The error with a finding about a path.
fn failed(finding: fn(String) -> Finding, path: &Path) -> Error {
    Error::failed(finding(path.display().to_string()))
}

/// Why `old` must not be replaced by `new`, as the catalogue's word for `file-exists`; `None` if it may be replaced.
fn refusal_reason(old: &[u8], new: &[u8], replaceable: &BTreeSet<String>) -> Option<&'static str> {
    if old == new || replaceable.contains(&sha256(old)) {
        return None;
    }
    match (FileMark::read(old), FileMark::read(new)) {
        (Some(old), Some(new)) if !old.is_for_same(&new) => Some("other"),
        (Some(old), Some(_)) if !old.intact => Some("changed"),
        (Some(_), Some(_)) => None,
        // SHA256SUMS has no room for a mark.
        (None, None) if are_sums(old, replaceable) => None,
        (None, None) => Some("unmarked"),
        _ => Some("foreign"),
    }
}

/// The content of a file; `None` if it is larger than [`MAX_BYTES`].
fn content(path: &Path) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes).filter(|bytes| bytes.len() as u64 <= MAX_BYTES))
}

/// The SHA-256 of files that may be replaced without a mark: those of `rule`, and those that stand in existing,
/// unchanged JSON files of the same output, such as the checksums of CSV files in `datapackage.json`.
pub(super) fn replaceable_digests(files: &[NewFile<'_>], rule: &OverwriteRule) -> BTreeSet<String> {
    let mut replaceable = rule.known.clone();
    for file in files.iter().filter(|file| file.path.as_os_str() != "-") {
        let is_ordinary = std::fs::symlink_metadata(file.path).is_ok_and(|metadata| metadata.is_file());
        let old = Some(file.path).filter(|_| is_ordinary && file.bytes.starts_with(b"{")).map(content);
        if let Some(Ok(Some(old))) = old
            && let (Some(mark), Some(new)) = (FileMark::read(&old), FileMark::read(file.bytes))
            && mark.intact
            && mark.is_for_same(&new)
        {
            replaceable.extend(digests(&old).into_iter().chain([sha256(&old)]));
        }
    }
    replaceable
}

/// Every SHA-256 in hexadecimal that occurs in a text.
fn digests(text: &[u8]) -> Vec<String> {
    let runs = text.split(|byte| !byte.is_ascii_hexdigit()).filter(|run| run.len() == SHA256_DIGITS);
    runs.map(|run| String::from_utf8_lossy(run).into_owned()).collect()
}

/// Whether a text is a list of checksums as `sha256sum` writes it, of files that may all be replaced.
fn are_sums(text: &[u8], replaceable: &BTreeSet<String>) -> bool {
    let Ok(text) = std::str::from_utf8(text) else { return false };
    let is_replaceable = |line: &str| {
        let line = line.strip_prefix('\\').unwrap_or(line);
        line.get(SHA256_DIGITS..SHA256_DIGITS + 2) == Some("  ") && replaceable.contains(&line[..SHA256_DIGITS])
    };
    text.lines().all(is_replaceable)
}

/// Whether the file at `path` is an unchanged earlier output with this subject.
pub fn is_same_output(path: &Path, subject: &Subject) -> bool {
    let is_ordinary = std::fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file());
    let mark = Some(path).filter(|_| is_ordinary).and_then(|path| FileMark::read(&content(path).ok()??));
    mark.is_some_and(|mark| mark.intact && mark.is_about(subject))
}

/// Whether a path leads to a character device such as `/dev/null`; on other systems than Unix, to anything but a file.
#[cfg(unix)]
fn is_device(metadata: &Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    metadata.file_type().is_char_device()
}

#[cfg(not(unix))]
fn is_device(metadata: &Metadata) -> bool {
    !metadata.is_file()
}
