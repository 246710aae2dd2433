//! The settings of a house (`budgetpress.toml`): what its print shop wants, whatever the layout.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::error::Error;
use crate::layout::{self, PrintChoice};
use crate::model::Finding;

/// The file in the working folder whose settings hold if no other is named.
const FILE: &str = "budgetpress.toml";

/// The settings of a house.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct House {
    /// The print edition, as in a layout.
    print: PrintChoice,
}

/// What the settings in a file, or those of the working folder if it has any, say of the print edition. A profile that they
/// name lies beside them.
///
/// # Errors
/// `file-unreadable`; `settings-encoding`; `settings-key` for each key that has no meaning, and `settings-broken` for what is
/// no TOML and for the first value of a wrong kind, with line and column.
pub fn print(file: Option<&Path>) -> Result<PrintChoice, Error> {
    let Some(path) = place(file) else { return Ok(PrintChoice::default()) };
    let text = std::fs::read(&path).map_err(|error| Error::file("file-unreadable", &path, &error))?;
    let Ok(text) = String::from_utf8(text) else {
        return Err(Error::failed(Finding::error("settings-encoding").with("path", path.display())));
    };
    let (house, findings) = layout::read_toml::<House>(&text);
    if !findings.is_empty() {
        return Err(Error::Failed(findings.into_iter().map(|finding| told(finding, &path)).collect()));
    }
    let print = house.unwrap_or_default().print;
    let folder = path.parent().unwrap_or(Path::new(""));
    let profile = print.profile.clone().map(|profile| profile.beside(folder));
    Ok(PrintChoice { profile, ..print })
}

/// The file of the settings: the one that is named, or that of the working folder, if it has one.
pub fn place(file: Option<&Path>) -> Option<PathBuf> {
    file.map(Path::to_owned).or_else(|| Some(PathBuf::from(FILE)).filter(|path| path.exists()))
}

/// What was found in the text of the settings, with its file.
fn told(mut finding: Finding, path: &Path) -> Finding {
    finding.code = if finding.code == "layout-key-unknown" { "settings-key" } else { "settings-broken" };
    let place = finding.place.take().unwrap_or_default();
    let number = |number: Option<usize>| number.unwrap_or(1);
    let finding = finding.with("path", path.display()).with("line", number(place.line()));
    finding.with("column", number(place.column()))
}
