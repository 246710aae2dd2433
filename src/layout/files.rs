//! Where layouts are found: embedded in the binary, or in a folder that the user names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

use super::inside::{self, SHARED, UnreadReason};
use super::{Layout, references, source};
use crate::error::Error;
use crate::model::{Finding, Place, hex};

/// The file that makes a folder a layout.
pub const LAYOUT_FILE: &str = "layout.toml";

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/layouts");

/// The file with the document.
pub const MAIN_FILE: &str = "main.typ";

/// The file with the cover alone, for the print shop. A layout can do without.
pub const COVER_FILE: &str = "cover.typ";

/// Name of the view in the folder of layouts, where a designer's preview puts it.
pub const VIEW_FILE: &str = "view.json";

/// A set of layout folders, with the components that they share.
#[derive(Debug, Clone, Default)]
pub struct Layouts {
    source: LayoutSource,
    /// What was opened, if it is kept.
    opened: Option<Arc<Opened>>,
}

/// Where the folders are.
#[derive(Debug, Clone, Default)]
enum LayoutSource {
    /// In this program.
    #[default]
    Embedded,
    /// In a folder.
    Folder(PathBuf),
}

/// Layouts by name, year and kind of document.
type Opened = Mutex<BTreeMap<(String, Option<u16>, Option<String>), Layout>>;

impl Layouts {
    /// The layouts in `folder`, or those of this program.
    pub fn new(folder: Option<&Path>) -> Self {
        let source = folder.map_or(LayoutSource::Embedded, |folder| LayoutSource::Folder(folder.into()));
        Self { source, opened: None }
    }

    /// The same set, each layout of which is read and proved once and then kept: for runs over many documents, during which
    /// its files stay as they are.
    #[must_use]
    pub fn kept(&self) -> Self {
        Self { source: self.source.clone(), opened: Some(Arc::default()) }
    }

    /// The bytes of a file, by its path relative to the set, written with `/`.
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.read_plain(&inside::plain(path)?).ok()
    }

    /// The bytes of a file that a layout of this name refers to, by its path relative to the set.
    ///
    /// # Errors
    /// That it is not there, or lies neither in the layout's folder nor in the shared one.
    pub fn read_of(&self, layout: &str, path: &str) -> Result<Vec<u8>, UnreadReason> {
        let plain = inside::plain(path).filter(|plain| inside::is_of(layout, plain)).ok_or(UnreadReason::Outside)?;
        self.read_plain(&plain)
    }

    fn read_plain(&self, plain: &Path) -> Result<Vec<u8>, UnreadReason> {
        match &self.source {
            LayoutSource::Embedded => {
                EMBEDDED.get_file(plain).map(|file| file.contents().to_vec()).ok_or(UnreadReason::Absent)
            }
            LayoutSource::Folder(folder) => inside::read(folder, plain),
        }
    }

    /// Whether a layout can have this name: letters of ASCII, digits, `-` and `_`.
    pub fn is_name(name: &str) -> bool {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
    }

    /// Whether the components that layouts share are there.
    pub fn has_shared(&self) -> bool {
        !self.files(SHARED).is_empty()
    }

    /// The digest of a layout with the components that it shares: the SHA-256 of the paths and bytes of all their files,
    /// in hexadecimal.
    pub fn digest(&self, name: &str) -> String {
        let mut hash = Sha256::new();
        for path in [name, SHARED].iter().flat_map(|folder| self.files(folder)) {
            let bytes = self.read(&path).unwrap_or_default();
            hash.update(format!("{path}\n{}\n", bytes.len()));
            hash.update(bytes);
        }
        hex(&hash.finalize())
    }

    /// The paths of the files in a folder of the set, sorted.
    fn files(&self, folder: &str) -> Vec<String> {
        let mut names: Vec<String> = match &self.source {
            LayoutSource::Embedded => {
                let files = EMBEDDED.get_dir(folder).into_iter().flat_map(Dir::files);
                files.filter_map(|file| Some(file.path().file_name()?.to_string_lossy().into_owned())).collect()
            }
            LayoutSource::Folder(root) => std::fs::read_dir(root.join(folder))
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
        let mut names: Vec<String> = match &self.source {
            LayoutSource::Embedded => EMBEDDED.dirs().map(|dir| dir.path().to_string_lossy().into_owned()).collect(),
            LayoutSource::Folder(folder) => std::fs::read_dir(folder)
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
    /// `layout-nowhere` if there is none.
    pub fn list(&self) -> Result<Vec<String>, Error> {
        let names = self.names();
        if names.is_empty() { Err(self.unknown("")) } else { Ok(names) }
    }

    /// Reads a layout, with the words of its first kind of document if it has kinds.
    ///
    /// # Errors
    /// `layout-unknown` when there is none of this name, `layout-broken` with the first of what [`Layouts::examine`]
    /// tells.
    pub fn open(&self, name: &str) -> Result<Layout, Error> {
        self.open_for(name, None, None)
    }

    /// Reads a layout as it is for documents of one year and, if the layout has kinds, of one kind: all its texts that
    /// refer to the year, or to a word that differs by kind, hold these.
    ///
    /// # Errors
    /// As [`Layouts::open`].
    pub fn open_for(&self, name: &str, year: Option<u16>, kind: Option<&str>) -> Result<Layout, Error> {
        let Some(opened) = &self.opened else { return self.open_anew(name, year, kind) };
        let opened = || opened.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (name.to_owned(), year, kind.map(str::to_owned));
        if let Some(layout) = opened().get(&key) {
            return Ok(layout.clone());
        }
        let layout = self.open_anew(name, year, kind)?;
        opened().insert(key, layout.clone());
        Ok(layout)
    }

    /// Whether all that lies in the folders of a layout can be read: regular files, and folders.
    ///
    /// # Errors
    /// `file-unreadable` with the first that is a pipe or a device, which would never end.
    pub fn regular(&self, name: &str) -> Result<(), Error> {
        let LayoutSource::Folder(root) = &self.source else { return Ok(()) };
        let entries = |folder: &str| std::fs::read_dir(root.join(folder)).into_iter().flatten().flatten();
        for path in [name, "shared"].iter().flat_map(|folder| entries(folder)).map(|entry| entry.path()) {
            if std::fs::metadata(&path).is_ok_and(|known| !known.is_file() && !known.is_dir()) {
                return Err(Error::file("file-unreadable", &path, &std::io::ErrorKind::Unsupported.into()));
            }
        }
        Ok(())
    }

    fn open_anew(&self, name: &str, year: Option<u16>, kind: Option<&str>) -> Result<Layout, Error> {
        if Self::is_name(name) {
            self.regular(name)?;
        }
        if !Self::is_name(name) || self.read(&format!("{name}/{LAYOUT_FILE}")).is_none() {
            return Err(self.unknown(name));
        }
        let Examined { layout, told } = self.examine(name, year, kind);
        match (layout, told.first()) {
            (Some(layout), None) => Ok(layout),
            (_, first) => {
                let detail = first.map(|(file, finding)| detail(file, finding)).unwrap_or_default();
                Err(Error::failed(Finding::error("layout-broken").with("layout", name).with("detail", detail)))
            }
        }
    }

    /// Reads a layout, as [`Layouts::open_for`], and tells all that is wrong with its files, as far as they are data.
    pub fn examine(&self, name: &str, year: Option<u16>, kind: Option<&str>) -> Examined {
        let file = |name: &str| name.to_owned();
        let text = self.read(&format!("{name}/{LAYOUT_FILE}")).unwrap_or_default();
        let Ok(text) = String::from_utf8(text) else {
            let finding = Finding::error("layout-encoding").at(&Place::root());
            return Examined { layout: None, told: vec![(file(LAYOUT_FILE), finding)] };
        };
        let (layout, told, references) = source::read_with_references::<Layout>(&text);
        let mut told: Vec<_> = told.into_iter().map(|finding| (file(LAYOUT_FILE), finding)).collect();
        let Some(layout) = layout else { return Examined { layout: None, told } };
        let settled = layout.settled(&text, year, kind);
        // Its words are plain: the text stays as sound as it was.
        let (again, _, left) = match settled == text {
            true => (None, Vec::new(), references),
            false => source::read_with_references(&settled),
        };
        let mut layout = again.unwrap_or(layout);
        // Its files lie in its folder, whatever it calls itself.
        let called = std::mem::replace(&mut layout.name, name.to_owned());
        layout.files = Self { source: self.source.clone(), opened: None };
        let accounts = layout.read_accounts();
        let named = layout.accounts_file.clone().unwrap_or_default();
        let problems = [layout.problems(&called), references::unknown(&left)].concat();
        told.extend(source::locate(&text, problems).into_iter().map(|finding| (file(LAYOUT_FILE), finding)));
        told.extend(accounts.into_iter().map(|finding| (named.clone(), finding)));
        for file in layout.fixed_texts() {
            let text = layout.file(file).unwrap_or_default();
            told.extend(references::in_lines(&text).into_iter().map(|finding| (file.to_owned(), finding)));
        }
        Examined { layout: Some(layout), told }
    }

    fn unknown(&self, name: &str) -> Error {
        let known = self.names().join(", ");
        match &self.source {
            LayoutSource::Folder(folder) if known.is_empty() => nowhere(folder),
            _ => Error::failed(Finding::error("layout-unknown").with("layout", name).with("known", known)),
        }
    }
}

/// A layout with all that is wrong with it.
#[derive(Debug, Clone)]
pub struct Examined {
    /// The layout, if its file could be read as one.
    pub layout: Option<Layout>,
    /// Each problem with the file in its folder.
    pub told: Vec<(String, Finding)>,
}

impl Layouts {
    /// Adds to findings about `layout.toml`, whose places are pointers into it, their lines and columns.
    pub fn locate(&self, name: &str, findings: Vec<Finding>) -> Vec<Finding> {
        let text = self.read(&format!("{name}/{LAYOUT_FILE}")).and_then(|text| String::from_utf8(text).ok());
        source::locate(&text.unwrap_or_default(), findings)
    }
}

/// Why a folder holds no layout.
fn nowhere(folder: &Path) -> Error {
    let what = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => "missing",
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => "file",
        Err(error) => return Error::file("file-unreadable", folder, &error),
        // Somebody named the layout itself.
        Ok(_) if folder.join(LAYOUT_FILE).is_file() => "layout",
        Ok(_) => "empty",
    };
    Error::failed(Finding::error("layout-nowhere").with("what", what).with("folder", folder.display()))
}

/// A problem in a line, with its place.
fn detail(file: &str, finding: &Finding) -> String {
    let place = finding.place.as_ref().map(ToString::to_string).unwrap_or_default();
    let place = place.split(' ').next().unwrap_or_default();
    format!("{file}{place}: {}", crate::error::words(finding))
}
