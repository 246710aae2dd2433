//! Where layouts are found: embedded in the binary, or in a folder that the user names.

use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

use super::Layout;
use crate::error::Error;
use crate::model::Finding;

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/layouts");

/// Name of the view in the folder of layouts, where a designer's preview puts it.
pub const VIEW_FILE: &str = "view.json";

/// A set of layout folders, with the components that they share.
#[derive(Debug, Clone, Default)]
pub enum Layouts {
    /// Those of this program.
    #[default]
    Embedded,
    /// Those in a folder.
    Folder(PathBuf),
}

impl Layouts {
    /// The layouts in `folder`, or those of this program.
    pub fn new(folder: Option<&Path>) -> Self {
        folder.map_or(Self::Embedded, |folder| Self::Folder(folder.into()))
    }

    /// The bytes of a file, by its path relative to the set, written with `/`.
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        match self {
            Self::Embedded => EMBEDDED.get_file(path).map(|file| file.contents().to_vec()),
            Self::Folder(folder) => std::fs::read(folder.join(path)).ok(),
        }
    }

    /// The digest of a layout with the components that it shares: the SHA-256 of the paths and bytes of all their files,
    /// in hexadecimal.
    pub fn digest(&self, name: &str) -> String {
        let mut hash = Sha256::new();
        for path in [name, "shared"].iter().flat_map(|folder| self.files(folder)) {
            let bytes = self.read(&path).unwrap_or_default();
            hash.update(format!("{path}\n{}\n", bytes.len()));
            hash.update(bytes);
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The paths of the files in a folder of the set, sorted.
    fn files(&self, folder: &str) -> Vec<String> {
        let mut names: Vec<String> = match self {
            Self::Embedded => {
                let files = EMBEDDED.get_dir(folder).into_iter().flat_map(Dir::files);
                files.filter_map(|file| Some(file.path().file_name()?.to_string_lossy().into_owned())).collect()
            }
            Self::Folder(root) => std::fs::read_dir(root.join(folder))
                .into_iter()
                .flatten()
                .flatten()
                .filter(|entry| entry.path().is_file())
                .map(|entry| entry.file_name().to_string_lossy().into_owned())
                .collect(),
        };
        names.sort();
        names.into_iter().map(|name| format!("{folder}/{name}")).collect()
    }

    /// The names of the layouts, sorted.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = match self {
            Self::Embedded => EMBEDDED.dirs().map(|dir| dir.path().to_string_lossy().into_owned()).collect(),
            Self::Folder(folder) => std::fs::read_dir(folder)
                .into_iter()
                .flatten()
                .flatten()
                .map(|entry| entry.file_name().to_string_lossy().into_owned())
                .collect(),
        };
        names.retain(|name| self.read(&format!("{name}/layout.toml")).is_some());
        names.sort();
        names
    }

    /// The names of the layouts, of which there must be one.
    ///
    /// # Errors
    /// `layouts-none` if there is none.
    pub fn list(&self) -> Result<Vec<String>, Error> {
        let names = self.names();
        if names.is_empty() { Err(self.unknown("")) } else { Ok(names) }
    }

    /// Reads a layout, with the words of its first kind of document if it has kinds.
    ///
    /// # Errors
    /// `layout-unknown` when there is none of this name, `layout-broken` when its file cannot be read as one,
    /// and the findings of its validation.
    pub fn open(&self, name: &str) -> Result<Layout, Error> {
        self.open_for(name, None, None)
    }

    /// Reads a layout as it is for documents of one year and, if the layout has kinds, of one kind: all its texts that
    /// refer to the year, or to a word that differs by kind, hold these.
    ///
    /// # Errors
    /// As [`Layouts::open`].
    pub fn open_for(&self, name: &str, year: Option<u16>, kind: Option<&str>) -> Result<Layout, Error> {
        let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        let bytes = plain.then(|| self.read(&format!("{name}/layout.toml"))).flatten();
        let Some(bytes) = bytes else { return Err(self.unknown(name)) };
        let broken = |detail: String| {
            Error::failed(Finding::error("layout-broken").with("layout", name).with("detail", detail.trim_end()))
        };
        let text = String::from_utf8(bytes).map_err(|error| broken(error.to_string()))?;
        let read = |text: &str| toml::from_str::<Layout>(text).map_err(|error| broken(error.to_string()));
        let mut layout = read(&text)?;
        let settled = layout.settled(&text, year, kind).map_err(broken)?;
        if settled != text {
            layout = read(&settled)?;
        }
        layout.files = self.clone();
        layout.read_accounts().map_err(broken)?;
        layout.validate(name).map_err(broken)?;
        Ok(layout)
    }

    fn unknown(&self, name: &str) -> Error {
        let known = self.names().join(", ");
        match self {
            Self::Folder(folder) if known.is_empty() => {
                Error::failed(Finding::error("layouts-none").with("folder", folder.display()))
            }
            _ => Error::failed(Finding::error("layout-unknown").with("layout", name).with("known", known)),
        }
    }
}
