//! Checks workbooks that are ZIP archives (`.xlsx`, `.ods`): the names of the parts, then each part as XML.
//!
//! [`container::admit`](super::admit) calls it; [`Xlsx`] and [`Ods`] look at the elements of the parts.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::ods::Ods;
use super::part::{self, Visit};
use super::xlsx::Xlsx;
use super::{Container, MAX_PARTS, refusal};
use crate::error::Error;

/// The start of the part `mimetype` of an OpenDocument spreadsheet.
const SPREADSHEET: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// The part of an OpenDocument file that states whether the others are encrypted.
const MANIFEST: &str = "META-INF/manifest.xml";

/// Paths of parts of an `.xlsx` that refer to data outside the workbook, in lower case.
const FOREIGN: [&str; 3] = ["xl/externallinks/", "xl/connections.xml", "xl/querytables"];

/// A ZIP archive in memory.
type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Checks all parts of an archive and returns its kind.
///
/// # Errors
/// As [`super::admit`].
pub(super) fn admit(bytes: &[u8]) -> Result<Container, Error> {
    if declares_too_many(bytes) {
        return Err(refusal::too_many("parts", MAX_PARTS));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(refusal::unreadable)?;
    if archive.len() as u64 > MAX_PARTS {
        return Err(refusal::too_many("parts", MAX_PARTS));
    }
    if archive.has_duplicate_names() {
        return Err(refusal::damaged("double", "", ""));
    }
    let names = names(&archive)?;
    if is_spreadsheet(&mut archive)? {
        let mut visit = Ods::default();
        read_parts(&mut archive, &names, &mut visit)?;
        return Ok(Container::Ods);
    }
    if !names.iter().any(|name| name.eq_ignore_ascii_case("xl/workbook.xml")) {
        return Err(refusal::unknown());
    }
    let mut visit = Xlsx::default();
    read_parts(&mut archive, &names, &mut visit)?;
    visit.finish()?;
    Ok(Container::Xlsx)
}

/// Whether the directory of a ZIP64 archive declares more parts than a workbook has; the ZIP reader would reserve
/// memory for them. Other archives declare at most 65,535.
fn declares_too_many(bytes: &[u8]) -> bool {
    let has_locator = bytes.windows(4).rev().take(1 << 17).any(|window| window == b"PK\x06\x07");
    let declared = |(start, _)| {
        let count = bytes.get(start + 32..start + 40).and_then(|count| count.try_into().ok());
        count.map(u64::from_le_bytes).unwrap_or_default()
    };
    has_locator
        && bytes
            .windows(4)
            .enumerate()
            .filter(|(_, window)| window == b"PK\x06\x06")
            .map(declared)
            .any(|n| n > MAX_PARTS)
}

/// The names of all parts, in order.
///
/// # Errors
/// `workbook-encrypted`; `workbook-path` for a name that leads out of the archive; `workbook-external` for a part that
/// refers to other files or databases.
fn names(archive: &Archive<'_>) -> Result<Vec<String>, Error> {
    let mut names = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index_data(index).map_err(refusal::unreadable)?;
        if entry.encrypted() {
            return Err(refusal::encrypted());
        }
        let name = entry.name().map_err(refusal::unreadable)?.into_owned();
        let leads_out = name.starts_with('/') || name.contains(['\\', '\0']) || name.as_bytes().get(1) == Some(&b':');
        if leads_out || name.split('/').any(|step| step == "..") {
            return Err(refusal::path(&name.escape_debug().to_string()));
        }
        if FOREIGN.iter().any(|place| name.to_ascii_lowercase().starts_with(place)) {
            return Err(refusal::external(&name));
        }
        names.push(name);
    }
    Ok(names)
}

/// Whether the part `mimetype` declares an OpenDocument spreadsheet.
fn is_spreadsheet(archive: &mut Archive<'_>) -> Result<bool, Error> {
    let mut head = Vec::new();
    match archive.by_name("mimetype") {
        Ok(entry) => entry.take(SPREADSHEET.len() as u64).read_to_end(&mut head).map_err(refusal::unreadable)?,
        Err(ZipError::FileNotFound) => 0,
        Err(error) => return Err(refusal::unreadable(error)),
    };
    Ok(head == SPREADSHEET)
}

/// Reads all parts and passes the elements of XML parts to `visit`; the manifest comes first, so that an encrypted file
/// is reported as such.
fn read_parts(archive: &mut Archive<'_>, names: &[String], visit: &mut dyn Visit) -> Result<(), Error> {
    let mut unpacked = 0;
    let first = names.iter().position(|name| name == MANIFEST);
    for index in first.into_iter().chain((0..names.len()).filter(|index| Some(*index) != first)) {
        let Some(name) = names.get(index) else { continue };
        let entry = archive.by_index(index).map_err(|error| refusal::damaged("part", name, error))?;
        let kind = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        if ["xml", "rels", "vml"].contains(&kind.as_str()) {
            part::read(name, entry, &mut unpacked, visit)?;
        } else {
            part::measure(name, entry, &mut unpacked)?;
        }
    }
    Ok(())
}
