//! Finds and opens layouts: those embedded in the program, or those in a folder that the user names.
//!
//! [`Layouts`] is the set. [`Layouts::open_for`] returns a valid layout to the commands; [`Layouts::examine`] returns
//! all findings about one, for the layout check.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use include_dir::{Dir, include_dir};
use toml::Spanned;
use toml::de::DeTable;

use super::extends::LayoutToml;
use super::inside::{self, SHARED_FOLDER, UnreadReason};
use super::texts::FileFinding;
use super::{Accounts, Layout, kinds, references, rows, source};
use crate::error::Error;
use crate::model::{Finding, finding};

/// The file by which a folder is recognised as a layout.
pub const LAYOUT_FILE: &str = "layout.toml";

/// The layouts that are embedded in the program.
static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/layouts");

/// The Typst file of the document.
pub const MAIN_FILE: &str = "main.typ";

/// The Typst file of the separate cover for the print shop; a layout need not have it.
pub const COVER_FILE: &str = "cover.typ";

/// The folder with the lists of accounts, one file for each year.
const ACCOUNTS_FOLDER: &str = "shared/accounts";

/// Name of the view as JSON in the folder of layouts; the Typst files read it, in a designer's preview from disk.
pub const VIEW_FILE: &str = "view.json";

/// A set of layout folders, with the shared folder beside them.
#[derive(Debug, Clone, Default)]
pub struct Layouts {
    source: LayoutSource,
    /// The layouts opened so far, if they are kept ([`Layouts::kept`]).
    opened: Option<Arc<Opened>>,
    /// The layouts that an opened layout extends, nearest first: files that it does not have are read from them.
    bases: Vec<String>,
}

/// Where the layout folders are.
#[derive(Debug, Clone, Default)]
enum LayoutSource {
    /// Embedded in the program.
    #[default]
    Embedded,
    /// In this folder.
    Folder(PathBuf),
}

/// Opened layouts by name, year and kind of document.
type Opened = Mutex<BTreeMap<(String, Option<u16>, Option<String>), Layout>>;

impl Layouts {
    /// The layouts in `folder`, or for `None` those of the program.
    pub fn new(folder: Option<&Path>) -> Self {
        let source = folder.map_or(LayoutSource::Embedded, |folder| LayoutSource::Folder(folder.into()));
        Self { source, opened: None, bases: Vec::new() }
    }

    /// A copy of the set that opens each layout once and keeps it: for runs over many documents, during which the files
    /// of layouts do not change.
    #[must_use]
    pub fn kept(&self) -> Self {
        Self { opened: Some(Arc::default()), ..self.clone() }
    }

    /// Reads layouts again when they are next opened, as their files may have changed since; for the beginning of a run.
    ///
    /// # Errors
    /// `layout-nowhere` if there is no layout.
    pub(crate) fn read_again(&self) -> Result<(), Error> {
        if let Some(opened) = &self.opened {
            opened.lock().unwrap_or_else(PoisonError::into_inner).clear();
        }
        self.list().map(drop)
    }

    /// The bytes of a file by its path relative to the set, with `/`; `None` if it cannot be read.
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.read_normalized(&inside::normalized(path)?).ok()
    }

    /// The bytes of a file to which the layout of this name refers, by its path relative to the set.
    ///
    /// # Errors
    /// [`UnreadReason::Absent`] if neither the layout nor one that it extends has the file; [`UnreadReason::Outside`]
    /// if it is neither in the layout's folder nor in the shared one.
    pub fn read_of(&self, layout: &str, path: &str) -> Result<Vec<u8>, UnreadReason> {
        let normalized = inside::normalized(path)
            .filter(|normalized| inside::belongs_to(layout, normalized))
            .ok_or(UnreadReason::Outside)?;
        let in_layout = self.read_normalized(&normalized);
        let (Err(UnreadReason::Absent), Ok(file)) = (&in_layout, normalized.strip_prefix(layout)) else {
            return in_layout;
        };
        let inherited = self.bases.iter().map(|base| self.read_normalized(&Path::new(base).join(file)));
        inherited.into_iter().find(|read| *read != Err(UnreadReason::Absent)).unwrap_or(in_layout)
    }

    /// The bytes of a file by its normalized path relative to the set.
    fn read_normalized(&self, normalized: &Path) -> Result<Vec<u8>, UnreadReason> {
        match &self.source {
            LayoutSource::Embedded => {
                EMBEDDED.get_file(normalized).map(|file| file.contents().to_vec()).ok_or(UnreadReason::Absent)
            }
            LayoutSource::Folder(folder) => inside::read(folder, normalized),
        }
    }

    /// Whether a layout can have this name: ASCII letters, digits, `-` and `_`.
    pub fn is_name(name: &str) -> bool {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
    }

    /// Whether there is a shared folder with files.
    pub fn has_shared(&self) -> bool {
        !self.files(SHARED_FOLDER).is_empty()
    }

    /// The paths of the files in a folder of the set, sorted.
    pub(super) fn files(&self, folder: &str) -> Vec<String> {
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

    /// The names of the layouts, sorted; at least one.
    ///
    /// # Errors
    /// `layout-nowhere` if there is none.
    pub fn list(&self) -> Result<Vec<String>, Error> {
        let names = self.names();
        if names.is_empty() { Err(self.unknown("")) } else { Ok(names) }
    }

    /// Opens a layout without a year, with the words of its first kind of document if it has kinds.
    ///
    /// # Errors
    /// `layout-unknown` if there is none of this name, `layout-broken` with the first finding of [`Layouts::examine`].
    pub fn open(&self, name: &str) -> Result<Layout, Error> {
        self.open_for(name, None, None)
    }

    /// Opens a layout for documents of one year and one kind: references in its texts to the year and to words that
    /// differ by kind are replaced.
    ///
    /// # Errors
    /// As [`Layouts::open`].
    pub fn open_for(&self, name: &str, year: Option<u16>, kind: Option<&str>) -> Result<Layout, Error> {
        let Some(opened) = &self.opened else { return self.open_uncached(name, year, kind) };
        let opened = || opened.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (name.to_owned(), year, kind.map(str::to_owned));
        if let Some(layout) = opened().get(&key) {
            return Ok(layout.clone());
        }
        let layout = self.open_uncached(name, year, kind)?;
        opened().insert(key, layout.clone());
        Ok(layout)
    }

    /// Refuses a layout whose folders contain anything but regular files and folders.
    ///
    /// # Errors
    /// `file-unreadable` for a pipe or a device, which may never end.
    pub fn regular(&self, name: &str) -> Result<(), Error> {
        let LayoutSource::Folder(root) = &self.source else { return Ok(()) };
        let entries = |folder: &str| std::fs::read_dir(root.join(folder)).into_iter().flatten().flatten();
        for path in
            [name, SHARED_FOLDER, ACCOUNTS_FOLDER].iter().flat_map(|folder| entries(folder)).map(|entry| entry.path())
        {
            if std::fs::metadata(&path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir()) {
                return Err(Error::file(finding::file_unreadable, &path, &std::io::ErrorKind::Unsupported.into()));
            }
        }
        Ok(())
    }

    /// Reads and checks a layout, whether or not it is kept already.
    fn open_uncached(&self, name: &str, year: Option<u16>, kind: Option<&str>) -> Result<Layout, Error> {
        if Self::is_name(name) {
            self.regular(name)?;
        }
        if !Self::is_name(name) || self.read(&format!("{name}/{LAYOUT_FILE}")).is_none() {
            return Err(self.unknown(name));
        }
        let Examined { layout, findings } = self.examine(name, year, kind);
        match (layout, findings.first()) {
            (Some(layout), None) => Ok(layout),
            (_, first) => Err(broken(name, first)),
        }
    }

    /// Reads a layout like [`Layouts::open_for`], but returns all findings about its TOML, text and account files.
    pub fn examine(&self, name: &str, year: Option<u16>, kind: Option<&str>) -> Examined {
        let source = match LayoutToml::read(self, name) {
            Ok(source) => source,
            Err(findings) => return Examined { layout: None, findings },
        };
        let whole = match self.whole(&source, name, year, kind) {
            Ok(whole) => whole,
            Err(findings) => return Examined { layout: None, findings },
        };
        let WholeLayout { table, accounts, mut findings } = whole;
        let references = source::with_braces(table.get_ref());
        let (layout, unread) = source::read_table::<Layout>(&source.texts, table.clone(), &source::OF_LAYOUTS);
        findings.extend(unread);
        let Some(mut layout) = layout else { return Examined { layout: None, findings } };
        // Its files are found by the name of its folder, even if `name` says otherwise.
        let stated_name = std::mem::replace(&mut layout.name, name.to_owned());
        layout.files = Self { source: self.source.clone(), opened: None, bases: source.bases.clone() };
        layout.accounts = accounts;
        let problems = [layout.problems(&stated_name), references::unknown_references(&references)].concat();
        findings.extend(source::locate(&source.texts, table.get_ref(), problems));
        for file in layout.fixed_texts() {
            let text = layout.file(file).unwrap_or_default();
            findings.extend(references::in_lines(&text).into_iter().map(|finding| (file.to_owned(), finding)));
        }
        Examined { layout: Some(layout), findings }
    }

    /// The complete table of a layout: files joined, references replaced for a year and kind, lines written out; with
    /// the accounts of the year.
    fn whole<'t>(
        &self,
        source: &'t LayoutToml,
        name: &str,
        year: Option<u16>,
        kind: Option<&str>,
    ) -> Result<WholeLayout<'t>, Vec<FileFinding>> {
        let (mut table, found) = source.joined()?;
        // Later checks would report what is missing only because of these findings.
        if !found.is_empty() {
            return Err(found);
        }
        kinds::fill_year_and_kind(table.get_mut(), year, kind);
        let path = table.get_ref().get("accounts").and_then(|path| path.get_ref().as_str()).map(str::to_owned);
        let (accounts, mut findings) = path.map(|path| self.accounts(name, &source.bases, &path)).unwrap_or_default();
        findings.extend(rows::expand(table.get_mut(), &accounts, &source.texts));
        Ok(WholeLayout { table, accounts, findings })
    }

    /// The list of accounts in a file of a layout, and findings about it.
    pub(super) fn accounts(&self, name: &str, bases: &[String], path: &str) -> (Accounts, Vec<FileFinding>) {
        let layouts = Self { source: self.source.clone(), opened: None, bases: bases.to_vec() };
        let read = |file: &str| String::from_utf8(layouts.read_of(name, &format!("{name}/{file}")).ok()?).ok();
        if Path::new(path).has_root() { Default::default() } else { Accounts::read(path, &read) }
    }

    /// The error for a name that no layout has.
    fn unknown(&self, name: &str) -> Error {
        let known = self.names().join(", ");
        match &self.source {
            LayoutSource::Folder(folder) if known.is_empty() => nowhere(folder),
            _ => Error::failed(finding::layout_unknown(name, known)),
        }
    }
}

/// A layout, and all findings about it.
#[derive(Debug, Clone)]
pub struct Examined {
    /// The layout; `None` if its TOML cannot be read as one.
    pub layout: Option<Layout>,
    /// Each finding with the path of its file in the layout's folder.
    pub findings: Vec<(String, Finding)>,
}

/// A layout as one TOML table, with its accounts.
struct WholeLayout<'t> {
    table: Spanned<DeTable<'t>>,
    accounts: Accounts,
    findings: Vec<FileFinding>,
}

impl Layouts {
    /// Adds file, line and column to findings whose places are pointers into a layout.
    pub fn locate(&self, name: &str, findings: Vec<Finding>) -> Vec<(String, Finding)> {
        let source = LayoutToml::read(self, name).unwrap_or_default();
        match self.whole(&source, name, None, None) {
            Ok(WholeLayout { table, .. }) => source::locate(&source.texts, table.get_ref(), findings),
            Err(_) => findings.into_iter().map(|finding| (LAYOUT_FILE.to_owned(), finding)).collect(),
        }
    }

    /// The names that a layout can extend: other layouts, and the TOML files in the shared folder.
    pub(super) fn parts(&self) -> Vec<String> {
        let shared = self.files(SHARED_FOLDER);
        let shared = shared.iter().filter_map(|path| path.strip_suffix(".toml")).map(str::to_owned);
        self.names().into_iter().chain(shared).collect()
    }
}

/// The error for a folder without layouts, with the reason.
fn nowhere(folder: &Path) -> Error {
    let what = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => "missing",
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => "file",
        Err(error) => return Error::file(finding::file_unreadable, folder, &error),
        // The user named the folder of a layout instead of that above it.
        Ok(_) if folder.join(LAYOUT_FILE).is_file() => "layout",
        Ok(_) => "empty",
    };
    Error::failed(finding::layout_nowhere(what, folder.display()))
}

/// The error for an unusable layout, with its first finding.
pub(super) fn broken(name: &str, first: Option<&FileFinding>) -> Error {
    let detail = first.map(|(file, finding)| detail(file, finding)).unwrap_or_default();
    Error::failed(finding::layout_broken(name, detail))
}

/// A finding in one line, with its file and place.
fn detail(file: &str, finding: &Finding) -> String {
    let place = finding.place.as_ref().map(ToString::to_string).unwrap_or_default();
    let place = place.split(' ').next().unwrap_or_default();
    format!("{file}{place}: {}", crate::error::words(finding))
}
