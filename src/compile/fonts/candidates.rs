//! Finds the faces that could fill a role: those of the fonts folder and, with `--system-fonts`, those installed on the
//! machine. [`Fonts::open`](super::Fonts::open) chooses among them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use fontdb::{Database, Source};
use memmap2::Mmap;
use unicode_normalization::UnicodeNormalization;

use crate::error::Error;
use crate::model::finding;

/// A face in a font file, not yet chosen for a role.
#[derive(Clone)]
pub(super) struct Candidate {
    pub(super) path: PathBuf,
    pub(super) data: FontData,
    pub(super) index: u32,
    /// Family names and PostScript name, folded ([`fold`]).
    names: Vec<String>,
    weight: u16,
}

/// The bytes of a font file, mapped into memory and shared.
#[derive(Clone)]
pub(super) struct FontData(Arc<Mmap>);

impl FontData {
    pub(super) fn as_slice(&self) -> &[u8] {
        &self.0
    }
}

impl AsRef<[u8]> for FontData {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl Candidate {
    /// Whether both are the same face of the same file.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.path == other.path && self.index == other.index
    }
}

/// Lists all faces, those of the folder first, in an order that does not depend on that of directory entries.
///
/// # Errors
/// `fonts-folder` if the folder cannot be read.
pub(super) fn find(folder: &Path, system: bool) -> Result<Vec<Candidate>, Error> {
    let mut paths = Vec::new();
    walk(folder, &mut paths).map_err(|error| Error::file(finding::fonts_folder, folder, &error))?;
    paths.sort();
    if system {
        let mut installed = system_paths();
        installed.sort();
        installed.dedup();
        paths.extend(installed);
    }
    let mut candidates = Vec::new();
    for path in paths {
        // A font that cannot be opened is skipped; a role that needs it is reported as empty.
        if let Ok(data) = map(&path) {
            faces(&path, &data, &mut candidates);
        }
    }
    Ok(candidates)
}

/// Adds the font files of a folder and of the folders in it.
fn walk(folder: &Path, into: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        if path.is_dir() {
            walk(&path, into)?;
        } else if ["ttf", "otf", "ttc", "otc"].contains(&extension.to_ascii_lowercase().as_str()) {
            into.push(path);
        }
    }
    Ok(())
}

fn system_paths() -> Vec<PathBuf> {
    let mut database = Database::new();
    database.load_system_fonts();
    let path = |source: &Source| match source {
        Source::File(path) | Source::SharedFile(path, _) => Some(path.clone()),
        Source::Binary(_) => None,
    };
    database.faces().filter_map(|face| path(&face.source)).collect()
}

#[expect(unsafe_code, reason = "a memory map is only sound while nobody cuts the file short")]
fn map(path: &Path) -> std::io::Result<FontData> {
    let file = crate::read::open(path)?;
    // SAFETY: the map is read-only. Font files are installed, not edited in place; a file truncated during the
    // run ends it with a bus error, it never gives wrong output.
    Ok(FontData(Arc::new(unsafe { Mmap::map(&file) }?)))
}

/// Adds the faces of a font file; a collection has several.
fn faces(path: &Path, data: &FontData, into: &mut Vec<Candidate>) {
    let mut database = Database::new();
    database.load_font_source(Source::Binary(Arc::new(data.clone())));
    for face in database.faces() {
        let mut names: Vec<String> = face.families.iter().map(|(name, _)| fold(name)).collect();
        names.push(fold(&face.post_script_name));
        let (index, weight) = (face.index, face.weight.0);
        into.push(Candidate { path: path.into(), data: data.clone(), index, names, weight });
    }
}

/// The form in which names are compared: NFKC, lower case, without white space, hyphens and underscores.
fn fold(name: &str) -> String {
    let letters = name.nfkc().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_'));
    letters.flat_map(char::to_lowercase).collect()
}

/// The greatest difference between the weight of a face and the weight wanted (100 to 900).
const MAX_WEIGHT_DIFFERENCE: u16 = 150;

/// The face with the first of these names that any face has, and among those the one of the nearest weight.
pub(super) fn best<'a>(candidates: &'a [Candidate], names: &[String], weight: u16) -> Option<&'a Candidate> {
    names.iter().map(|name| fold(name)).find_map(|name| {
        let has_weight = |candidate: &&Candidate| candidate.weight.abs_diff(weight) <= MAX_WEIGHT_DIFFERENCE;
        let named = candidates.iter().filter(|candidate| candidate.names.contains(&name)).filter(has_weight);
        named.min_by_key(|candidate| candidate.weight.abs_diff(weight))
    })
}
