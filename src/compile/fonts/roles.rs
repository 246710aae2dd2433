//! Reads `fonts/roles.toml`, which names for each role the faces that can fill it, for
//! [`Fonts::open`](super::Fonts::open).

use std::collections::BTreeSet;
use std::path::Path;

use indexmap::IndexMap;
use serde::Deserialize;

use crate::error::Error;
use crate::model::finding;
use crate::read;

/// A role and the faces that can fill it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Role {
    /// Its Chinese name.
    pub(super) title: String,
    /// The role that sets Latin letters, digits and punctuation.
    pub(super) symbols: Option<String>,
    /// Roles whose faces set the characters that its own face lacks.
    #[serde(default)]
    pub(super) then: Vec<String>,
    #[serde(default)]
    pub(super) optional: bool,
    /// In order of preference.
    pub(super) faces: Vec<WantedFace>,
}

/// A face by name.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WantedFace {
    pub(super) names: Vec<String>,
    #[serde(default = "regular")]
    pub(super) weight: u16,
    /// The file with the only characters for which it may be used.
    pub(super) covers: Option<String>,
    #[serde(default)]
    pub(super) stand_in: bool,
}

fn regular() -> u16 {
    400
}

/// Reads the roles of a fonts folder.
///
/// # Errors
/// `fonts-folder` if the file cannot be read, `fonts-roles` if it is broken or names an unknown role.
pub(super) fn read(folder: &Path) -> Result<IndexMap<String, Role>, Error> {
    let path = folder.join("roles.toml");
    let text = read::text(&path).map_err(|error| Error::file(finding::fonts_folder, &path, &error))?;
    let roles: IndexMap<String, Role> = toml::from_str(&text).map_err(|error| broken(&path, error))?;
    let unknown =
        roles.values().flat_map(|role| role.then.iter().chain(&role.symbols)).find(|key| !roles.contains_key(*key));
    match unknown {
        Some(key) => Err(broken(&path, format!("no role \"{key}\""))),
        None => Ok(roles),
    }
}

/// The characters in a file of the fonts folder, without white space.
pub(super) fn covers(folder: &Path, file: &str) -> Result<BTreeSet<char>, Error> {
    let path = folder.join(file);
    let text = read::text(&path).map_err(|error| Error::file(finding::fonts_folder, &path, &error))?;
    Ok(text.chars().filter(|character| !character.is_whitespace()).collect())
}

fn broken(path: &Path, detail: impl std::fmt::Display) -> Error {
    Error::failed(finding::fonts_roles(path.display(), detail))
}
