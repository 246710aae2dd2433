//! Whether a file may be put where it is to go.

use std::collections::BTreeSet;
use std::fs::{File, Metadata};
use std::io::{ErrorKind, Read};
use std::path::Path;

use super::signed::is_signed;
use super::write::WriteTarget;
use super::{NewFile, OverwriteRule, path};
use crate::error::Error;
use crate::mark::{FileMark, Subject};
use crate::model::{Finding, sha256};

/// The largest file that can be an earlier output, in bytes.
const MAX_BYTES: u64 = 256 << 20;

/// Digits of a SHA-256.
const DIGITS: usize = 64;

/// Where a file is put, if it may.
pub(super) fn judge(
    file: &NewFile<'_>,
    rule: &OverwriteRule,
    vouched: &BTreeSet<String>,
) -> Result<WriteTarget, Error> {
    if file.path.as_os_str() == "-" {
        super::write::unless_terminal(file.bytes)?;
        return Ok(WriteTarget::StandardOutput);
    }
    if let Some(input) = rule.inputs.iter().find(|input| path::same(input, file.path)) {
        return Err(failed("output-is-input", input));
    }
    let place = match file.within {
        Some(folder) => path::unless_linked(folder, file.path).map(|()| file.path.to_owned())?,
        None => path::followed(file.path)?,
    };
    // What the user named has been followed to its end.
    let known = if file.within.is_some() { std::fs::symlink_metadata(&place) } else { std::fs::metadata(&place) };
    let known = match known {
        Ok(known) => known,
        Err(error) if error.kind() == ErrorKind::NotFound => return WriteTarget::new(place, file.within),
        Err(error) => return Err(Error::file("file-unwritable", file.path, &error)),
    };
    if known.is_dir() {
        return Err(failed("output-folder", file.path));
    }
    if is_device(&known) && file.within.is_none() {
        super::write::unless_on_terminal(&place, file.bytes)?;
        return Ok(WriteTarget::Device(place));
    }
    if !known.is_file() {
        return Err(failed("output-special", file.path));
    }
    if known.permissions().readonly() {
        return Err(Error::file("file-unwritable", file.path, &ErrorKind::PermissionDenied.into()));
    }
    let unreadable = |error: std::io::Error| Error::file("file-unreadable", file.path, &error);
    if is_signed(File::open(&place).map_err(unreadable)?).map_err(unreadable)? {
        return Err(failed("file-signed", file.path));
    }
    if !rule.force {
        let old = content(&place).map_err(unreadable)?;
        let why = old.map_or(Some("foreign"), |old| why(&old, file.bytes, vouched));
        why.map_or(Ok(()), |why| Err(exists(file.path, why)))?;
    }
    Ok(WriteTarget::Replaced(place, known))
}

/// Judges whether what a place of this name holds may be replaced by this.
///
/// # Errors
/// `file-exists`, `file-signed`
pub fn check_content(path: &Path, old: &[u8], new: &[u8], rule: &OverwriteRule) -> Result<(), Error> {
    if is_signed(old).unwrap_or(true) {
        return Err(failed("file-signed", path));
    }
    let why = if rule.force { None } else { why(old, new, &rule.known) };
    why.map_or(Ok(()), |why| Err(exists(path, why)))
}

fn exists(path: &Path, why: &str) -> Error {
    Error::failed(Finding::error("file-exists").with("path", path.display()).with("why", why))
}

fn failed(code: &'static str, path: &Path) -> Error {
    Error::failed(Finding::error(code).with("path", path.display()))
}

/// Why what is there must not be replaced by something else, in a word of the catalogue.
fn why(old: &[u8], new: &[u8], vouched: &BTreeSet<String>) -> Option<&'static str> {
    if old == new || vouched.contains(&sha256(old)) {
        return None;
    }
    match (FileMark::read(old), FileMark::read(new)) {
        (Some(old), Some(new)) if !old.is_for_same(&new) => Some("other"),
        (Some(old), Some(_)) if !old.intact => Some("changed"),
        (Some(_), Some(_)) => None,
        // What has no room for a mark.
        (None, None) if are_sums(old, vouched) => None,
        (None, None) => Some("unmarked"),
        _ => Some("foreign"),
    }
}

/// What a file holds, unless it is larger than any output.
fn content(path: &Path) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes).filter(|bytes| bytes.len() as u64 <= MAX_BYTES))
}

/// The digests of files that may be replaced without a mark of their own: those that existing files of the same output state,
/// and those that the program recorded elsewhere.
pub(super) fn vouched(files: &[NewFile<'_>], rule: &OverwriteRule) -> BTreeSet<String> {
    let mut vouched = rule.known.clone();
    for file in files.iter().filter(|file| file.path.as_os_str() != "-") {
        let is_ordinary = std::fs::symlink_metadata(file.path).is_ok_and(|known| known.is_file());
        let old = Some(file.path).filter(|_| is_ordinary && file.bytes.starts_with(b"{")).map(content);
        if let Some(Ok(Some(old))) = old
            && let (Some(mark), Some(new)) = (FileMark::read(&old), FileMark::read(file.bytes))
            && mark.intact
            && mark.is_for_same(&new)
        {
            vouched.extend(digests(&old).into_iter().chain([sha256(&old)]));
        }
    }
    vouched
}

/// All digests in a text.
fn digests(text: &[u8]) -> Vec<String> {
    let runs = text.split(|byte| !byte.is_ascii_hexdigit()).filter(|run| run.len() == DIGITS);
    runs.map(|run| String::from_utf8_lossy(run).into_owned()).collect()
}

/// Whether this is a list of digests, as `sha256sum` writes it, of nothing but files that may be replaced themselves.
fn are_sums(text: &[u8], vouched: &BTreeSet<String>) -> bool {
    let Ok(text) = std::str::from_utf8(text) else { return false };
    let is_vouched = |line: &str| {
        let line = line.strip_prefix('\\').unwrap_or(line);
        line.get(DIGITS..DIGITS + 2) == Some("  ") && vouched.contains(&line[..DIGITS])
    };
    text.lines().all(is_vouched)
}

/// Whether the file there is an earlier output about this, and unchanged.
pub fn is_same_output(path: &Path, subject: &Subject) -> bool {
    let is_ordinary = std::fs::symlink_metadata(path).is_ok_and(|known| known.is_file());
    let mark = Some(path).filter(|_| is_ordinary).and_then(|path| FileMark::read(&content(path).ok()??));
    mark.is_some_and(|mark| mark.intact && mark.is_about(subject))
}

#[cfg(unix)]
fn is_device(known: &Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    known.file_type().is_char_device()
}

#[cfg(not(unix))]
fn is_device(known: &Metadata) -> bool {
    !known.is_file()
}
