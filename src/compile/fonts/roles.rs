//! `roles.toml`.

use std::collections::BTreeSet;
use std::path::Path;

use indexmap::IndexMap;
use serde::Deserialize;

use crate::error::Error;
use crate::model::Finding;
use crate::read;

/// A role and the faces that can fill it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Role {
    pub(super) title: String,
    pub(super) symbols: Option<String>,
    #[serde(default)]
    pub(super) then: Vec<String>,
    #[serde(default)]
    pub(super) optional: bool,
    pub(super) faces: Vec<WantedFace>,
}

/// A face by name.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WantedFace {
    pub(super) names: Vec<String>,
    #[serde(default = "regular")]
    pub(super) weight: u16,
    pub(super) covers: Option<String>,
    #[serde(default)]
    pub(super) stand_in: bool,
}

fn regular() -> u16 {
    400
}

pub(super) fn read(folder: &Path) -> Result<IndexMap<String, Role>, Error> {
    let path = folder.join("roles.toml");
    let text = read::text(&path).map_err(|error| Error::file("fonts-folder", &path, &error))?;
    let roles: IndexMap<String, Role> = toml::from_str(&text).map_err(|error| broken(&path, error))?;
    let unknown =
        roles.values().flat_map(|role| role.then.iter().chain(&role.symbols)).find(|key| !roles.contains_key(*key));
    match unknown {
        Some(key) => Err(broken(&path, format!("no role \"{key}\""))),
        None => Ok(roles),
    }
}

/// The characters in a file.
pub(super) fn covers(folder: &Path, file: &str) -> Result<BTreeSet<char>, Error> {
    let path = folder.join(file);
    let text = read::text(&path).map_err(|error| Error::file("fonts-folder", &path, &error))?;
    Ok(text.chars().filter(|character| !character.is_whitespace()).collect())
}

fn broken(path: &Path, detail: impl ToString) -> Error {
    Error::failed(Finding::error("fonts-roles").with("path", path.display()).with("detail", detail))
}
