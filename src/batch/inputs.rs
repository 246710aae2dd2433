//! The inputs of a run.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::OWN;
use super::place::{self, Place};
#[cfg(feature = "object-store")]
use super::store::Store;
use crate::build::{Editions, places};
use crate::error::Error;
use crate::load;
use crate::model::Finding;

/// The endings of what is taken from a folder.
const ENDINGS: [&str; 4] = ["json", "xlsx", "xls", "ods"];

/// An input.
pub(super) struct Input {
    /// Its path below what was named, with `/`.
    pub(super) name: String,
    /// Its length in bytes, as far as the place tells it.
    pub(super) bytes: u64,
    source: Source,
}

enum Source {
    File(PathBuf),
    #[cfg(feature = "object-store")]
    Object(std::sync::Arc<Store>, String),
}

impl Input {
    fn file(name: String, path: PathBuf) -> Self {
        let bytes = std::fs::metadata(&path).map_or(0, |known| known.len());
        Self { name, bytes, source: Source::File(path) }
    }

    /// # Errors
    /// `file-unreadable`, `file-too-large`
    pub(super) fn read(&self) -> Result<Vec<u8>, Error> {
        match &self.source {
            Source::File(path) => load::bytes(path),
            #[cfg(feature = "object-store")]
            Source::Object(store, name) => store.read(name),
        }
    }

    /// Its file, if it is one.
    pub(super) fn path(&self) -> Option<&Path> {
        match &self.source {
            Source::File(path) => Some(path),
            #[cfg(feature = "object-store")]
            Source::Object(..) => None,
        }
    }

    /// Its file, however it was named: in its real folder, under its own name, which may be that of a link.
    fn real(&self) -> Option<PathBuf> {
        let path = self.path()?;
        let folder = path.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
        let folder = folder.and_then(|folder| std::fs::canonicalize(folder).ok());
        Some(folder.zip(path.file_name()).map_or_else(|| path.to_owned(), |(folder, own)| folder.join(own)))
    }

    /// What a message calls it: as it was named.
    fn told(&self) -> String {
        self.path().map_or_else(|| self.name.clone(), |path| path.display().to_string())
    }

    /// Where the document goes.
    pub(super) fn output(&self) -> PathBuf {
        Path::new(&self.name).with_extension("pdf")
    }
}

/// Finds all inputs, sorted by name. What lies in the output is none.
///
/// # Errors
/// `batch-empty` if there are none, `batch-inside` for those in the output, `batch-pattern`, `batch-name`, and
/// `file-unreadable` for what is not there.
pub(super) fn gather(named: &[String], output: &Place) -> Result<Vec<Input>, Error> {
    let mut found = Vec::new();
    let out = output.folder().and_then(|folder| std::fs::canonicalize(folder).ok());
    for named in named {
        let path = Path::new(named);
        if place::is_url(named) {
            found.extend(objects(named)?);
        } else if path.is_dir() {
            let mut seen = BTreeSet::from_iter(out.clone());
            walk(path, "", &mut seen, &mut found)?;
        } else if path.is_file() && has_ending(named) {
            found.push(Input::file(name(path, None)?, path.into()));
        } else if path.is_file() {
            list(path, &mut found)?;
        } else {
            pattern(named, &mut found)?;
        }
    }
    found.sort_by_cached_key(|input| (input.name.clone(), input.real()));
    found.dedup_by(|a, b| a.name == b.name && a.path().is_some() && a.real() == b.real());
    if let Some(out) = out {
        let is_inside = |input: &&Input| {
            input.path().and_then(|path| std::fs::canonicalize(path).ok()).is_some_and(|path| path.starts_with(&out))
        };
        let inside =
            found.iter().filter(is_inside).map(|input| Finding::error("batch-inside").with("path", &input.name));
        refuse(inside.collect())?;
    }
    if found.is_empty() {
        return Err(Error::failed(Finding::error("batch-empty").with("inputs", named.join(", "))));
    }
    Ok(found)
}

fn refuse(findings: Vec<Finding>) -> Result<(), Error> {
    if findings.is_empty() { Ok(()) } else { Err(Error::Failed(findings)) }
}

fn has_ending(name: &str) -> bool {
    let ending = Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ENDINGS.contains(&ending.to_ascii_lowercase().as_str())
}

/// What offices leave beside a file that is open, and what is hidden, is no input.
fn is_data(name: &str) -> bool {
    has_ending(name) && !name.starts_with(['.', '~'])
}

/// Takes the data files of a folder and of those in it; `seen` keeps links from leading round in circles.
fn walk(folder: &Path, below: &str, seen: &mut BTreeSet<PathBuf>, into: &mut Vec<Input>) -> Result<(), Error> {
    let unreadable = |error: std::io::Error| Error::file("file-unreadable", folder, &error);
    if !seen.insert(std::fs::canonicalize(folder).map_err(unreadable)?) {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let own = path.file_name().unwrap_or_default();
        let is_folder = path.is_dir();
        if own.to_string_lossy().starts_with('.') || !(is_folder || is_data(&own.to_string_lossy())) {
            continue;
        }
        let own = own.to_str().ok_or_else(|| unfit(&path))?;
        let name = if below.is_empty() { own.to_owned() } else { format!("{below}/{own}") };
        match is_folder {
            true => walk(&path, &name, seen, into)?,
            false => into.push(Input::file(name, path)),
        }
    }
    Ok(())
}

fn unfit(path: &Path) -> Error {
    Error::failed(Finding::error("batch-name").with("path", path.display()))
}

/// The path below `base`, or the file's own name where it does not lie there.
fn name(path: &Path, base: Option<&Path>) -> Result<String, Error> {
    let below = base.and_then(|base| path.strip_prefix(base).ok());
    let below = below.filter(|below| below.components().all(|part| matches!(part, std::path::Component::Normal(_))));
    let own = below.or_else(|| path.file_name().map(Path::new)).ok_or_else(|| unfit(path))?;
    let parts: Option<Vec<&str>> = own.iter().map(|part| part.to_str()).collect();
    Ok(parts.ok_or_else(|| unfit(path))?.join("/"))
}

/// A list: a path a line, relative to the list; blank lines and those that begin with # are passed over.
fn list(path: &Path, into: &mut Vec<Input>) -> Result<(), Error> {
    let unreadable = |error: std::io::Error| Error::file("file-unreadable", path, &error);
    let text = String::from_utf8(std::fs::read(path).map_err(unreadable)?);
    let text = text.map_err(|_| Error::failed(Finding::error("batch-list").with("path", path.display())))?;
    let base = path.parent().unwrap_or(Path::new(""));
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if place::is_url(line) {
            into.extend(objects(line)?);
        } else {
            let file = base.join(line);
            into.push(Input::file(name(&file, Some(base))?, file));
        }
    }
    Ok(())
}

/// The files that a pattern fits; their names begin where it does.
fn pattern(named: &str, into: &mut Vec<Input>) -> Result<(), Error> {
    let is_wild = |part: &str| part.contains(['*', '?', '[']);
    if !is_wild(named) {
        return Err(Error::file("file-unreadable", Path::new(named), &std::io::ErrorKind::NotFound.into()));
    }
    let broken =
        |detail: String| Error::failed(Finding::error("batch-pattern").with("pattern", named).with("detail", detail));
    let parts = Path::new(named).iter();
    let base: PathBuf = parts.take_while(|part| !part.to_str().is_some_and(is_wild)).collect();
    for path in glob::glob(named).map_err(|error| broken(error.to_string()))? {
        let path = path.map_err(|error| broken(error.to_string()))?;
        if path.is_file() {
            into.push(Input::file(name(&path, Some(&base))?, path));
        }
    }
    Ok(())
}

#[cfg(feature = "object-store")]
fn objects(named: &str) -> Result<Vec<Input>, Error> {
    let store = std::sync::Arc::new(Store::open(named)?);
    if has_ending(named) {
        let (store, own) = Store::of_object(named)?;
        let source = Source::Object(std::sync::Arc::new(store), own.clone());
        return Ok(vec![Input { name: own, bytes: 0, source }]);
    }
    store.survey()?;
    let inputs = store.all().into_iter().filter(|(name, _)| {
        let own = name.rsplit('/').next().unwrap_or_default();
        is_data(own) && !name.starts_with(&format!("{OWN}/"))
    });
    let input = |(name, bytes): (String, u64)| {
        let source = Source::Object(std::sync::Arc::clone(&store), name.clone());
        Input { name, bytes, source }
    };
    Ok(inputs.map(input).collect())
}

#[cfg(not(feature = "object-store"))]
fn objects(named: &str) -> Result<Vec<Input>, Error> {
    Place::open(named).map(|_| Vec::new())
}

/// Refuses inputs of which two are one file, or would be written to one, or one to a file of the run's own.
///
/// # Errors
/// `batch-same`, `batch-collision`, `batch-reserved`
pub(super) fn unless_colliding(inputs: &[Input], editions: Editions) -> Result<(), Error> {
    let mut taken: BTreeMap<PathBuf, &Input> = BTreeMap::new();
    let mut files: BTreeMap<PathBuf, &Input> = BTreeMap::new();
    let mut findings = Vec::new();
    for input in inputs {
        if let Some(first) = input.real().and_then(|real| files.insert(real, input)) {
            let finding = Finding::error("batch-same").with("path", input.told());
            findings.push(finding.with("first", &first.name).with("second", &input.name));
        }
        if input.name.split('/').next() == Some(OWN) {
            findings.push(Finding::error("batch-reserved").with("path", &input.name).with("folder", OWN));
        }
        for place in places(&input.output(), editions) {
            if let Some(first) = taken.insert(place.clone(), input) {
                let finding = Finding::error("batch-collision").with("path", place.display());
                findings.push(finding.with("first", first.told()).with("second", input.told()));
            }
        }
    }
    refuse(findings)
}
