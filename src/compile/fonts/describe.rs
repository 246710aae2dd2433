//! What `budgetpress fonts` tells about the faces in use.

use std::path::PathBuf;

use ttf_parser::{Face as Parsed, Permissions};

use super::{Face, Fonts};
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
    /// What its embedding bits permit (OS/2 table, fsType).
    pub embedding: Embedding,
    /// Its file.
    pub path: PathBuf,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
}

/// What a font's embedding bits permit. The bits are not the licence.
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
    /// The font does not tell.
    Unknown,
}

impl Fonts {
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

fn facts(face: &Face) -> FaceFacts {
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
