//! The settings of a house (`budgetpress.toml`): what its print shop wants, whatever the layout.

use std::path::{Path, PathBuf};

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::error::Error;
use crate::layout::{self, PrintChoice};
use crate::model::Finding;
use crate::read;

/// The file in the working folder whose settings hold if no other is named.
const FILE: &str = "budgetpress.toml";

/// The settings of a house.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct House {
    /// The print edition, as in a layout.
    #[serde(deserialize_with = "table")]
    print: PrintChoice,
}

/// Reads a table: values in a row, which serde takes for one, are none.
fn table<'de, D: Deserializer<'de>>(from: D) -> Result<PrintChoice, D::Error> {
    struct SettingsTable;
    impl<'de> Visitor<'de> for SettingsTable {
        type Value = PrintChoice;

        fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            to.write_str("a table")
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<PrintChoice, A::Error> {
            PrintChoice::deserialize(MapAccessDeserializer::new(map))
        }
    }
    from.deserialize_map(SettingsTable)
}

/// What the settings in a file, or those of the working folder if it has any, say of the print edition. A profile that they
/// name lies beside them.
///
/// # Errors
/// `file-unreadable`; `settings-encoding`; `settings-key` for each key that has no meaning, and `settings-broken` for what is
/// no TOML and for the first value of a wrong kind, with line and column.
pub fn print(file: Option<&Path>) -> Result<PrintChoice, Error> {
    let Some(path) = place(file) else { return Ok(PrintChoice::default()) };
    let text = read::bytes(&path, read::MAX_BYTES).map_err(|error| Error::file("file-unreadable", &path, &error))?;
    let Ok(text) = String::from_utf8(text) else {
        return Err(Error::failed(Finding::error("settings-encoding").with("path", path.display())));
    };
    let (house, findings) = layout::read_toml::<House>(&text);
    if !findings.is_empty() {
        return Err(Error::Failed(findings.into_iter().map(|finding| told(finding, &path)).collect()));
    }
    let print = house.unwrap_or_default().print;
    print.validate().map_err(|error| located(error, Some(&path)))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let profile = print.profile.clone().map(|profile| profile.beside(folder));
    Ok(PrintChoice { profile, ..print })
}

/// An error about settings, with the place in the file of the house where such a setting stands with that value.
#[must_use]
pub fn located(error: Error, file: Option<&Path>) -> Error {
    let Some((path, text)) = file.and_then(|path| Some((path, read::text(path).ok()?))) else {
        return error;
    };
    let located = |mut finding: Finding| {
        let value = |name: &str| finding.values.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone());
        if finding.code != "print-setting" {
            return finding;
        }
        let key = match value("what").as_deref() {
            Some("outside") => "inside".to_owned(),
            Some("turned" | "head") => "turn_tables".to_owned(),
            Some("back" | "back-long" | "back-line") => "back".to_owned(),
            Some(what) => what.to_owned(),
            None => return finding,
        };
        // A standard may be left open: then it is the profile that does not go with it.
        let place = layout::place(&text, "print", &key);
        let place = place.or_else(|| layout::place(&text, "print", "profile").filter(|_| key == "standard"));
        let Some((line, column)) = place else { return finding };
        // A profile of the command line is another than that of the file.
        let told = text.lines().nth(line - 1).unwrap_or_default();
        let other =
            |named: &str| Path::new(named).file_name().is_some_and(|own| !told.contains(&*own.to_string_lossy()));
        if key == "profile" && value("value").is_some_and(|named| other(&named)) {
            return finding;
        }
        for (name, value) in &mut finding.values {
            match *name {
                "path" => *value = path.display().to_string(),
                "line" => *value = line.to_string(),
                "column" => *value = column.to_string(),
                _ => {}
            }
        }
        finding
    };
    let all = |findings: Vec<Finding>| findings.into_iter().map(located).collect();
    match error {
        Error::Failed(findings) => Error::Failed(all(findings)),
        Error::Found(findings) => Error::Found(all(findings)),
    }
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
