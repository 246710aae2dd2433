//! Finds the fonts folder, for every command that sets pages or compares fonts; `door` calls [`find_folder`].

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::model::finding;

/// The folder of fonts: `given` (option `--fonts`), or else the first of these with a `roles.toml`: `fonts` beside the
/// executable, `../share/budgetpress/fonts` from it, `budgetpress/fonts` in the data folders of the user and of the
/// machine, and `fonts` in the source tree from which the program was built.
///
/// # Errors
/// `fonts-not-found` with the folders that were searched.
pub fn find_folder(given: Option<&Path>) -> Result<PathBuf, Error> {
    if let Some(given) = given {
        return Ok(given.into());
    }
    let executable = std::env::current_exe().ok();
    let beside = executable.as_deref().and_then(Path::parent).into_iter();
    let places: Vec<PathBuf> = beside
        .flat_map(|folder| [folder.join("fonts"), folder.join("../share/budgetpress/fonts")])
        .chain(data_folders().map(|folder| folder.join("budgetpress/fonts")))
        .chain([Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts")])
        .collect();
    places.iter().find(|place| place.join("roles.toml").is_file()).cloned().ok_or_else(|| {
        let searched = places.iter().map(|place| place.display().to_string()).collect::<Vec<_>>().join(", ");
        Error::failed(finding::fonts_not_found(searched))
    })
}

/// The data folders of the user and of the machine (XDG Base Directory Specification).
fn data_folders() -> impl Iterator<Item = PathBuf> {
    let folder = |variable| std::env::var_os(variable).map(PathBuf::from).filter(|folder| folder.is_absolute());
    let user_folder = folder("XDG_DATA_HOME").or_else(|| folder("HOME").map(|home| home.join(".local/share")));
    user_folder.into_iter().chain(["/usr/local/share", "/usr/share"].map(PathBuf::from))
}
