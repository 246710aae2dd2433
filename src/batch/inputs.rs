//! Finds the inputs of a batch run: data files in folders, lists, patterns and object stores. Every run begins with
//! [`gather`].

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use super::RUN_FOLDER;
use super::earlier_output::FolderOrigin;
use super::storage::{self, Storage};
#[cfg(feature = "object-store")]
use super::store::Store;
use crate::build::{Editions, edition_paths, print_edition_path};
use crate::door::{InputFile, InputKind};
use crate::error::Error;
use crate::model::{Finding, finding};
use crate::read;

/// Endings of the files that are taken from a folder.
const ENDINGS: [&str; 4] = ["json", "xlsx", "xls", "ods"];

/// A data file of the run.
pub(super) struct Input {
    /// Its path below the folder that the user named, with `/`; decides the names of its outputs.
    pub(super) name: String,
    /// Its length in bytes; 0 if it is not known.
    pub(super) bytes: u64,
    source: InputSource,
}

enum InputSource {
    File(PathBuf),
    /// A file whose name is not valid Unicode, by its escaped name; it cannot be read.
    Unnamed(String),
    #[cfg(feature = "object-store")]
    Object(std::sync::Arc<Store>, String),
}

impl Input {
    /// A file at `path`; `below` is its path below the folder that the user named.
    fn file(below: &Path, path: &Path) -> Self {
        let Some(name) = below.iter().map(OsStr::to_str).collect::<Option<Vec<_>>>().map(|parts| parts.join("/"))
        else {
            let source = InputSource::Unnamed(path.display().to_string());
            return Self { name: escaped(below), bytes: 0, source };
        };
        let bytes = std::fs::metadata(path).map_or(0, |metadata| metadata.len());
        Self { name, bytes, source: InputSource::File(path.to_owned()) }
    }

    /// # Errors
    /// `file-unreadable`, `file-too-large`
    pub(super) fn read(&self) -> Result<Vec<u8>, Error> {
        match &self.source {
            InputSource::File(path) => Ok(InputFile::read(path, InputKind::Data)?.bytes),
            InputSource::Unnamed(path) => Err(Error::found(finding::batch_name(path))),
            #[cfg(feature = "object-store")]
            InputSource::Object(store, name) => store.read(name),
        }
    }

    /// Its path; `None` if it is no file of this machine.
    pub(super) fn path(&self) -> Option<&Path> {
        match &self.source {
            InputSource::File(path) => Some(path),
            InputSource::Unnamed(_) => None,
            #[cfg(feature = "object-store")]
            InputSource::Object(..) => None,
        }
    }

    /// Its path in the canonical folder; if the file is a link, the path of the link.
    fn canonical_path(&self) -> Option<PathBuf> {
        let path = self.path()?;
        let folder = path.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
        let folder = folder.and_then(|folder| std::fs::canonicalize(folder).ok());
        Some(folder.zip(path.file_name()).map_or_else(|| path.to_owned(), |(folder, name)| folder.join(name)))
    }

    /// Its name in messages: as the user named it.
    fn display_name(&self) -> String {
        self.path().map_or_else(|| self.name.clone(), |path| path.display().to_string())
    }

    /// Path of its document in the output.
    pub(super) fn output_path(&self, editions: Editions) -> PathBuf {
        output_path(&self.name, editions)
    }
}

/// Path of the web edition of an input of this name.
pub(super) fn web_edition_path(name: &str) -> PathBuf {
    Path::new(name).with_extension("pdf")
}

/// Path of the document of an input of this name. A print edition has another name than a web edition, so that a run
/// can add it.
pub(super) fn output_path(name: &str, editions: Editions) -> PathBuf {
    let web = web_edition_path(name);
    if editions == Editions::Print { print_edition_path(&web) } else { web }
}

/// The inputs that were found.
pub(super) struct Gathered {
    /// The inputs, sorted by name.
    pub(super) inputs: Vec<Input>,
    /// Names of files that were skipped because an earlier run wrote them.
    pub(super) skipped: Vec<String>,
}

/// Finds all inputs. Files in the output are no inputs.
///
/// # Errors
/// `batch-empty` if there are none, `batch-folder` if the output is a folder of inputs, `batch-inside` for inputs in
/// the output, `batch-pattern`, `batch-list`, and `file-unreadable` for a path that does not exist.
pub(super) fn gather(arguments: &[String], output: &Storage) -> Result<Gathered, Error> {
    let (mut found, mut skipped) = (Vec::new(), Vec::new());
    let out = output.folder().and_then(|folder| std::fs::canonicalize(folder).ok());
    for argument in arguments {
        let path = Path::new(argument);
        if storage::is_url(argument) {
            found.extend(list_objects(argument)?);
        } else if path.is_dir() {
            if out.is_some() && std::fs::canonicalize(path).ok() == out {
                return Err(Error::failed(finding::batch_folder(argument)));
            }
            let mut seen = BTreeSet::from_iter(out.clone());
            let mut walk = FolderWalk { root: path, seen: &mut seen, found: &mut found, skipped: &mut skipped };
            walk.folder(path, &FolderOrigin::default())?;
        } else if path.exists() && has_ending(argument) {
            found.push(Input::file(name_below(path, None), path));
        } else if path.exists() {
            read_list(path, &mut found)?;
        } else {
            expand_pattern(argument, &mut found)?;
        }
    }
    found.sort_by_cached_key(|input| (input.name.clone(), input.canonical_path()));
    found.dedup_by(|a, b| a.name == b.name && a.path().is_some() && a.canonical_path() == b.canonical_path());
    if let Some(out) = out {
        let is_inside = |input: &&Input| {
            input.path().and_then(|path| std::fs::canonicalize(path).ok()).is_some_and(|path| path.starts_with(&out))
        };
        let inside = found.iter().filter(is_inside).map(|input| finding::batch_inside(&input.name));
        fail_if_any(inside.collect())?;
    }
    if found.is_empty() {
        return Err(Error::failed(finding::batch_empty(arguments.join(", "))));
    }
    skipped.sort();
    Ok(Gathered { inputs: found, skipped })
}

fn fail_if_any(findings: Vec<Finding>) -> Result<(), Error> {
    if findings.is_empty() { Ok(()) } else { Err(Error::Failed(findings)) }
}

fn has_ending(name: &str) -> bool {
    let ending = Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ENDINGS.contains(&ending.to_ascii_lowercase().as_str())
}

/// Whether a file is a data file by its name; hidden files and lock files of office programs are none.
fn is_data(name: &str) -> bool {
    has_ending(name) && !name.starts_with(['.', '~'])
}

/// Walks through a folder and the folders in it, and collects data files.
struct FolderWalk<'a> {
    root: &'a Path,
    /// Canonical folders that were visited, so that circular links end.
    seen: &'a mut BTreeSet<PathBuf>,
    found: &'a mut Vec<Input>,
    skipped: &'a mut Vec<String>,
}

impl FolderWalk<'_> {
    fn folder(&mut self, folder: &Path, above: &FolderOrigin) -> Result<(), Error> {
        let unreadable = |error: std::io::Error| Error::file(finding::file_unreadable, folder, &error);
        if !self.seen.insert(std::fs::canonicalize(folder).map_err(unreadable)?) {
            return Ok(());
        }
        let origin = above.within(folder);
        for entry in std::fs::read_dir(folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let is_folder = path.is_dir();
            if name.starts_with('.') || !(is_folder || is_data(&name)) || origin.is_run_folder(&path) {
                continue;
            }
            let below = path.strip_prefix(self.root).unwrap_or(&path);
            match is_folder {
                true => self.folder(&path, &origin)?,
                false if origin.is_written_file(&path) => self.skipped.push(escaped(below)),
                false => self.found.push(Input::file(below, &path)),
            }
        }
        Ok(())
    }
}

/// The path below `base`, or the file's name alone if it does not lie there.
fn name_below<'a>(path: &'a Path, base: Option<&Path>) -> &'a Path {
    let below = base.and_then(|base| path.strip_prefix(base).ok());
    let below = below.filter(|below| below.components().all(|part| matches!(part, Component::Normal(_))));
    below.or_else(|| path.file_name().map(Path::new)).unwrap_or(path)
}

/// A path with `/`, in which each byte that is no Unicode text is shown by its number.
fn escaped(path: &Path) -> String {
    let part = |part: &OsStr| {
        let chunks = part.as_encoded_bytes().utf8_chunks();
        let numbers = |bytes: &[u8]| bytes.iter().map(|byte| format!("\\x{byte:02X}")).collect::<String>();
        chunks.map(|chunk| format!("{}{}", chunk.valid(), numbers(chunk.invalid()))).collect::<String>()
    };
    path.iter().map(part).collect::<Vec<_>>().join("/")
}

/// Reads a list of inputs: one path a line, relative to the list; blank lines and lines that begin with # are skipped.
fn read_list(path: &Path, into: &mut Vec<Input>) -> Result<(), Error> {
    let unreadable = |error: std::io::Error| Error::file(finding::file_unreadable, path, &error);
    let bytes = read::bytes(path, read::MAX_BYTES).map_err(unreadable)?;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let base = path.parent().unwrap_or(Path::new(""));
    let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).collect();
    let lines: Vec<&[u8]> = lines.into_iter().filter(|line| !line.is_empty() && !line.starts_with(b"#")).collect();
    if bytes.contains(&0) || !lines.is_empty() && lines.iter().all(|line| std::str::from_utf8(line).is_err()) {
        return Err(Error::failed(finding::batch_list(path.display())));
    }
    for line in lines {
        let Ok(line) = std::str::from_utf8(line).map(str::trim) else {
            let text = String::from_utf8_lossy(line);
            into.push(Input { name: text.to_string(), bytes: 0, source: InputSource::Unnamed(text.into()) });
            continue;
        };
        if storage::is_url(line) {
            into.extend(list_objects(line)?);
        } else {
            let file = base.join(line);
            into.push(Input::file(name_below(&file, Some(base)), &file));
        }
    }
    Ok(())
}

/// Adds the files that match a glob pattern; their names begin with the first part that has a wildcard.
fn expand_pattern(named: &str, into: &mut Vec<Input>) -> Result<(), Error> {
    let is_wild = |part: &str| part.contains(['*', '?', '[']);
    if !is_wild(named) {
        return Err(Error::file(finding::file_unreadable, Path::new(named), &std::io::ErrorKind::NotFound.into()));
    }
    let broken = |detail: String| Error::failed(finding::batch_pattern(named, detail));
    let parts = Path::new(named).iter();
    let base: PathBuf = parts.take_while(|part| !part.to_str().is_some_and(is_wild)).collect();
    for path in glob::glob(named).map_err(|error| broken(error.to_string()))? {
        let path = path.map_err(|error| broken(error.to_string()))?;
        if path.is_file() {
            into.push(Input::file(name_below(&path, Some(&base)), &path));
        }
    }
    Ok(())
}

/// The data files at a URL of an object store (`s3://bucket/path`), or the one object named.
#[cfg(feature = "object-store")]
fn list_objects(named: &str) -> Result<Vec<Input>, Error> {
    let store = std::sync::Arc::new(Store::open(named)?);
    if has_ending(named) {
        let (store, name) = Store::of_object(named)?;
        let source = InputSource::Object(std::sync::Arc::new(store), name.clone());
        return Ok(vec![Input { name, bytes: 0, source }]);
    }
    store.refresh()?;
    let inputs = store.all().into_iter().filter(|(name, _)| {
        let file_name = name.rsplit('/').next().unwrap_or_default();
        is_data(file_name) && !name.starts_with(&format!("{RUN_FOLDER}/"))
    });
    let input = |(name, bytes): (String, u64)| {
        let source = InputSource::Object(std::sync::Arc::clone(&store), name.clone());
        Input { name, bytes, source }
    };
    Ok(inputs.map(input).collect())
}

#[cfg(not(feature = "object-store"))]
fn list_objects(named: &str) -> Result<Vec<Input>, Error> {
    Storage::open(named).map(|_| Vec::new())
}

/// Refuses two inputs that are one file, two that would be written to one path, and inputs that would be written to
/// [`RUN_FOLDER`].
///
/// # Errors
/// `batch-same`, `batch-collision`, `batch-reserved`
pub(super) fn unless_colliding(inputs: &[Input], editions: Editions) -> Result<(), Error> {
    let mut taken: BTreeMap<PathBuf, &Input> = BTreeMap::new();
    let mut files: BTreeMap<PathBuf, &Input> = BTreeMap::new();
    let mut findings = Vec::new();
    for input in inputs {
        if let Some(first) = input.canonical_path().and_then(|real| files.insert(real, input)) {
            findings.push(finding::batch_same(input.display_name(), &first.name, &input.name));
        }
        if input.name.split('/').next() == Some(RUN_FOLDER) {
            findings.push(finding::batch_reserved(&input.name, RUN_FOLDER));
        }
        for path in edition_paths(&input.output_path(editions), editions) {
            if let Some(first) = taken.insert(path.clone(), input) {
                findings.push(finding::batch_collision(path.display(), first.display_name(), input.display_name()));
            }
        }
    }
    fail_if_any(findings)
}
