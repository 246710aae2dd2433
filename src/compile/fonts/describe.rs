//! Describes the faces in use: for the command `budgetpress fonts` ([`FaceReport`]) and for the record of a build
//! ([`FaceIdentity`]), by which `verify` recognises whether the fonts are those of the build.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use ttf_parser::{Face as Parsed, Permissions};

use super::{FontFace, Fonts};
use crate::model::sha256;

/// A role and the face that fills it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaceReport {
    /// The role.
    pub role: String,
    /// Its Chinese name.
    pub title: String,
    /// The face, if the role is filled.
    pub face: Option<FaceFacts>,
    /// Whether the face only stands in for the real one.
    pub stand_in: bool,
}

/// Facts about a face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaceFacts {
    /// Its family, as Typst knows it.
    pub family: String,
    /// Its weight, 100 to 900.
    pub weight: u16,
    /// Its version (name table, entry 5).
    pub version: String,
    /// The embedding that its bits permit (OS/2 table, fsType).
    pub embedding: Embedding,
    /// Its file.
    pub path: PathBuf,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
}

/// Properties that identify a face, in the record of a build.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaceIdentity {
    /// Its family, as Typst knows it.
    pub family: String,
    /// Its version (name table, entry 5).
    pub version: String,
    /// SHA-256, in hexadecimal, of its table directory (OpenType, "Organization of an OpenType Font"), which states
    /// length and checksum of each table. The digest of a whole Chinese font would take a third of the time of a build.
    pub tables_sha256: String,
}

/// The embedding that the bits of a font permit (OS/2 table, fsType). The licence may say otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Embedding {
    /// Installable: no restriction.
    Installable,
    /// Editable embedding.
    Editable,
    /// Embedding for preview and print.
    Preview,
    /// No embedding: such a face cannot go into a published document.
    Restricted,
    /// The font does not state it.
    Unknown,
}

impl Fonts {
    /// The faces in use, each once, in the order in which roles ask for them.
    pub fn identities(&self) -> Vec<FaceIdentity> {
        self.faces.iter().map(identity).collect()
    }

    /// Each role with the face that fills it.
    pub fn report(&self) -> Vec<FaceReport> {
        let report = self.roles.iter().map(|(key, role)| FaceReport {
            role: key.clone(),
            title: role.title.clone(),
            face: role.face.map(|face| facts(&self.faces[face])),
            stand_in: role.stand_in,
        });
        report.collect()
    }
}

fn identity(face: &FontFace) -> FaceIdentity {
    let data = face.candidate.data.as_slice();
    let font = Parsed::parse(data, face.candidate.index).ok();
    FaceIdentity {
        family: face.font.info().family.clone(),
        version: font.as_ref().and_then(version).unwrap_or_default(),
        tables_sha256: sha256(directory(data, face.candidate.index).unwrap_or(data)),
    }
}

/// The table directory of a face: 12 bytes, and 16 for each table. A collection begins with the offsets of its faces.
/// `None` if the data is too short.
fn directory(data: &[u8], index: u32) -> Option<&[u8]> {
    let long = |at: usize| Some(u32::from_be_bytes(data.get(at..at + 4)?.try_into().ok()?) as usize);
    let start = if data.starts_with(b"ttcf") { long(12 + 4 * index as usize)? } else { 0 };
    let tables = long(start + 4)? >> 16;
    data.get(start..start + 12 + 16 * tables)
}

fn facts(face: &FontFace) -> FaceFacts {
    let data = face.candidate.data.as_slice();
    let font = Parsed::parse(data, face.candidate.index).ok();
    FaceFacts {
        family: face.font.info().family.clone(),
        weight: face.font.info().variant.weight.to_number(),
        version: font.as_ref().and_then(version).unwrap_or_default(),
        embedding: font.as_ref().map_or(Embedding::Unknown, embedding),
        path: face.candidate.path.clone(),
        sha256: sha256(data),
    }
}

/// Name identifier of the version string (OpenType, name table).
const VERSION: u16 = 5;

fn version(font: &Parsed<'_>) -> Option<String> {
    let names = font.names();
    names.into_iter().filter(|name| name.name_id == VERSION).find_map(|name| name.to_string())
}

fn embedding(font: &Parsed<'_>) -> Embedding {
    match font.permissions() {
        Some(Permissions::Installable) => Embedding::Installable,
        Some(Permissions::Editable) => Embedding::Editable,
        Some(Permissions::PreviewAndPrint) => Embedding::Preview,
        Some(Permissions::Restricted) => Embedding::Restricted,
        None => Embedding::Unknown,
    }
}
