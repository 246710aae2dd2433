//! Where layouts are found: embedded in the binary, or in a folder that the user names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use include_dir::{Dir, include_dir};
use toml::Spanned;
use toml::de::DeTable;

use super::extends::LayoutToml;
use super::inside::{self, SHARED, UnreadReason};
use super::texts::FileFinding;
use super::{Accounts, Layout, kinds, references, rows, source};
use crate::error::Error;
use crate::model::{Finding, finding};

/// The file that makes a folder a layout.
pub const LAYOUT_FILE: &str = "layout.toml";

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/layouts");

/// The file with the document.
pub const MAIN_FILE: &str = "main.typ";

/// The file with the cover alone, for the print shop. A layout can do without.
pub const COVER_FILE: &str = "cover.typ";

/// The folder with the lists of accounts, one a year.
const ACCOUNTS: &str = "shared/accounts";

/// Name of the view in the folder of layouts, where a designer's preview puts it.
pub const VIEW_FILE: &str = "view.json";

/// A set of layout folders, with the components that they share.
#[derive(Debug, Clone, Default)]
pub struct Layouts {
    source: LayoutSource,
    /// What was opened, if it is kept.
    opened: Option<Arc<Opened>>,
    /// The layouts whose files stand for those that the layout does not have itself, the nearest first.
    bases: Vec<String>,
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
        Self { source, opened: None, bases: Vec::new() }
    }

    /// The same set, each layout of which is read and proved once and then kept: for runs over many documents, during which
    /// its files stay as they are.
    #[must_use]
    pub fn kept(&self) -> Self {
        Self { opened: Some(Arc::default()), ..self.clone() }
    }

    /// The bytes of a file, by its path relative to the set, written with `/`.
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.read_plain(&inside::plain(path)?).ok()
    }

    /// The bytes of a file that a layout of this name refers to, by its path relative to the set.
    ///
    /// # Errors
    /// That neither the layout nor one that it extends has it, or that it lies neither in the layout's folder nor in the
    /// shared one.
    pub fn read_of(&self, layout: &str, path: &str) -> Result<Vec<u8>, UnreadReason> {
        let plain = inside::plain(path).filter(|plain| inside::is_of(layout, plain)).ok_or(UnreadReason::Outside)?;
        let own = self.read_plain(&plain);
        let (Err(UnreadReason::Absent), Ok(file)) = (&own, plain.strip_prefix(layout)) else { return own };
        let inherited = self.bases.iter().map(|base| self.read_plain(&Path::new(base).join(file)));
        inherited.into_iter().find(|read| *read != Err(UnreadReason::Absent)).unwrap_or(own)
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
    /// `layout-unknown` when there is none of this name, `layout-broken` with the first finding of [`Layouts::examine`].
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
        for path in [name, SHARED, ACCOUNTS].iter().flat_map(|folder| entries(folder)).map(|entry| entry.path()) {
            if std::fs::metadata(&path).is_ok_and(|known| !known.is_file() && !known.is_dir()) {
                return Err(Error::file(finding::file_unreadable, &path, &std::io::ErrorKind::Unsupported.into()));
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
        let Examined { layout, findings } = self.examine(name, year, kind);
        match (layout, findings.first()) {
            (Some(layout), None) => Ok(layout),
            (_, first) => Err(broken(name, first)),
        }
    }

    /// Reads a layout, as [`Layouts::open_for`], with all that is wrong with its files, as far as they are data.
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
        // Its files lie in its folder, whatever it calls itself.
        let called = std::mem::replace(&mut layout.name, name.to_owned());
        layout.files = Self { source: self.source.clone(), opened: None, bases: source.bases.clone() };
        layout.accounts = accounts;
        let problems = [layout.problems(&called), references::unknown(&references)].concat();
        findings.extend(source::locate(&source.texts, table.get_ref(), problems));
        for file in layout.fixed_texts() {
            let text = layout.file(file).unwrap_or_default();
            findings.extend(references::in_lines(&text).into_iter().map(|finding| (file.to_owned(), finding)));
        }
        Examined { layout: Some(layout), findings }
    }

    /// The table of a layout for a year and a kind of document, with all its lines, and the accounts of the year.
    fn whole<'t>(
        &self,
        source: &'t LayoutToml,
        name: &str,
        year: Option<u16>,
        kind: Option<&str>,
    ) -> Result<WholeLayout<'t>, Vec<FileFinding>> {
        let (mut table, found) = source.joined()?;
        // What follows would be judged without what is missing.
        if !found.is_empty() {
            return Err(found);
        }
        kinds::settle(table.get_mut(), year, kind);
        let path = table.get_ref().get("accounts").and_then(|path| path.get_ref().as_str()).map(str::to_owned);
        let (accounts, mut findings) = path.map(|path| self.accounts(name, &source.bases, &path)).unwrap_or_default();
        findings.extend(rows::write_out(table.get_mut(), &accounts, &source.texts));
        Ok(WholeLayout { table, accounts, findings })
    }

    /// The accounts in a file of a layout.
    pub(super) fn accounts(&self, name: &str, bases: &[String], path: &str) -> (Accounts, Vec<FileFinding>) {
        let layouts = Self { source: self.source.clone(), opened: None, bases: bases.to_vec() };
        let read = |file: &str| String::from_utf8(layouts.read_of(name, &format!("{name}/{file}")).ok()?).ok();
        if Path::new(path).has_root() { Default::default() } else { Accounts::read(path, &read) }
    }

    fn unknown(&self, name: &str) -> Error {
        let known = self.names().join(", ");
        match &self.source {
            LayoutSource::Folder(folder) if known.is_empty() => nowhere(folder),
            _ => Error::failed(finding::layout_unknown(name, known)),
        }
    }
}

/// A layout with all that is wrong with it.
#[derive(Debug, Clone)]
pub struct Examined {
    /// The layout, if its file could be read as one.
    pub layout: Option<Layout>,
    /// Each problem with the file in its folder.
    pub findings: Vec<(String, Finding)>,
}

/// A layout as one table.
struct WholeLayout<'t> {
    table: Spanned<DeTable<'t>>,
    accounts: Accounts,
    findings: Vec<FileFinding>,
}

impl Layouts {
    /// Findings about a layout, whose places are pointers into it, with file, line and column.
    pub fn locate(&self, name: &str, findings: Vec<Finding>) -> Vec<(String, Finding)> {
        let source = LayoutToml::read(self, name).unwrap_or_default();
        match self.whole(&source, name, None, None) {
            Ok(WholeLayout { table, .. }) => source::locate(&source.texts, table.get_ref(), findings),
            Err(_) => findings.into_iter().map(|finding| (LAYOUT_FILE.to_owned(), finding)).collect(),
        }
    }

    /// What a layout can extend: the layouts, and the parts in the shared folder.
    pub(super) fn parts(&self) -> Vec<String> {
        let shared = self.files(SHARED);
        let shared = shared.iter().filter_map(|path| path.strip_suffix(".toml")).map(str::to_owned);
        self.names().into_iter().chain(shared).collect()
    }
}

/// Why a folder holds no layout.
fn nowhere(folder: &Path) -> Error {
    let what = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => "missing",
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => "file",
        Err(error) => return Error::file(finding::file_unreadable, folder, &error),
        // Somebody named the layout itself.
        Ok(_) if folder.join(LAYOUT_FILE).is_file() => "layout",
        Ok(_) => "empty",
    };
    Error::failed(finding::layout_nowhere(what, folder.display()))
}

/// The error of a layout of which this is the first fault.
pub(super) fn broken(name: &str, first: Option<&FileFinding>) -> Error {
    let detail = first.map(|(file, finding)| detail(file, finding)).unwrap_or_default();
    Error::failed(finding::layout_broken(name, detail))
}

/// A problem in a line, with its place.
fn detail(file: &str, finding: &Finding) -> String {
    let place = finding.place.as_ref().map(ToString::to_string).unwrap_or_default();
    let place = place.split(' ').next().unwrap_or_default();
    format!("{file}{place}: {}", crate::error::words(finding))
}
