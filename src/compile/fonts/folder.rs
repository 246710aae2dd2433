//! Where the fonts folder is.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::model::finding;

/// The folder of fonts: the one given, else `fonts` or `share/budgetpress/fonts` beside the executable, else
/// `fonts` in the source tree from which the program was built.
///
/// # Errors
/// `fonts-not-found` with the places that were looked at.
pub fn find_folder(given: Option<&Path>) -> Result<PathBuf, Error> {
    if let Some(given) = given {
        return Ok(given.into());
    }
    let executable = std::env::current_exe().ok();
    let beside = executable.as_deref().and_then(Path::parent).into_iter();
    let places: Vec<PathBuf> = beside
        .flat_map(|folder| [folder.join("fonts"), folder.join("../share/budgetpress/fonts")])
        .chain([Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts")])
        .collect();
    places.iter().find(|place| place.join("roles.toml").is_file()).cloned().ok_or_else(|| {
        let looked = places.iter().map(|place| place.display().to_string()).collect::<Vec<_>>().join(", ");
        Error::failed(finding::fonts_not_found(looked))
    })
}
