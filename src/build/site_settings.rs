//! Reads the site settings (`budgetpress.toml`): options of the print edition that an office agreed on with its print
//! shop, whatever the layout. The command line completes the typed print options from it; `editions` uses
//! [`located`] to report a wrong option with its line.

use std::path::{Path, PathBuf};

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::error::Error;
use crate::layout::{self, PrintFault, PrintOptions, TomlFindings};
use crate::model::{Finding, finding};
use crate::read;

/// The file in the working folder that is read if no other is named.
const DEFAULT_FILE: &str = "budgetpress.toml";

/// The findings that the TOML reader makes about this file.
const SETTINGS_FINDINGS: TomlFindings =
    TomlFindings { syntax: finding::settings_broken, shape: finding::settings_broken, key: finding::settings_key };

/// The content of the file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct SiteSettings {
    /// `[print]`, with the keys that a layout has there.
    #[serde(deserialize_with = "table")]
    print: PrintOptions,
}

/// Accepts only a table; serde would also read an array as these options.
fn table<'de, D: Deserializer<'de>>(from: D) -> Result<PrintOptions, D::Error> {
    struct SettingsTable;
    impl<'de> Visitor<'de> for SettingsTable {
        type Value = PrintOptions;

        fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            to.write_str("a table")
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<PrintOptions, A::Error> {
            PrintOptions::deserialize(MapAccessDeserializer::new(map))
        }
    }
    from.deserialize_map(SettingsTable)
}

/// Reads the print options of the named file, or of `budgetpress.toml` in the working folder if there is one. A
/// relative path of an ICC profile is relative to the file.
///
/// # Errors
/// `file-unreadable`; `settings-encoding`; `settings-key` for each unknown key; `settings-broken` for invalid TOML and
/// for the first value of a wrong type, with line and column.
pub fn read_print_options(file: Option<&Path>) -> Result<PrintOptions, Error> {
    let Some(path) = settings_path(file) else { return Ok(PrintOptions::default()) };
    let text =
        read::bytes(&path, read::MAX_BYTES).map_err(|error| Error::file(finding::file_unreadable, &path, &error))?;
    let Ok(text) = String::from_utf8(text) else {
        return Err(Error::failed(finding::settings_encoding(path.display())));
    };
    let (settings, findings) = layout::read_toml::<SiteSettings>(&text, &SETTINGS_FINDINGS);
    if !findings.is_empty() {
        return Err(Error::Failed(findings.into_iter().map(|finding| in_file(finding, &path)).collect()));
    }
    let print = settings.unwrap_or_default().print;
    print.validate().map_err(|fault| located(fault, Some(&path)))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let profile = print.profile.clone().map(|profile| profile.beside(folder));
    Ok(PrintOptions { profile, ..print })
}

/// Turns a fault of the print options into an error, with line and column, if the settings file is where the wrong
/// value came from.
#[must_use]
pub fn located(fault: PrintFault, file: Option<&Path>) -> Error {
    let Some((path, text)) = file.and_then(|path| Some((path, read::text(path).ok()?))) else {
        return fault.into();
    };
    let Some(position) = fault.keys.iter().find_map(|key| layout::place(&text, "print", key)) else {
        return fault.into();
    };
    // A profile given on the command line overrides that of the file: then the fault is not in the file.
    let line = text.lines().nth(position.0 - 1).unwrap_or_default();
    let is_other = |name: &std::ffi::OsStr| !line.contains(&*name.to_string_lossy());
    if fault.keys == ["profile"] && Path::new(&fault.value).file_name().is_some_and(is_other) {
        return fault.into();
    }
    fault.in_file(path.display(), position)
}

/// The path of the settings: the named file, or `budgetpress.toml` in the working folder if it exists.
pub fn settings_path(file: Option<&Path>) -> Option<PathBuf> {
    file.map(Path::to_owned).or_else(|| Some(PathBuf::from(DEFAULT_FILE)).filter(|path| path.exists()))
}

/// Adds path, line and column of the file to a finding.
fn in_file(mut finding: Finding, path: &Path) -> Finding {
    let place = finding.place.take().unwrap_or_default();
    let number = |number: Option<usize>| number.unwrap_or(1);
    finding.in_settings(path.display(), number(place.line()), number(place.column()))
}
