//! Building a document that was checked.

use std::path::{Path, PathBuf};

use super::DocumentCheck;
use crate::build::{BuildOptions, BuildRequest, Built, Editions, build, places, print_place};
use crate::error::Error;
use crate::model::Finding;
use crate::output::{OutputFile, OutputFiles};
use crate::{export, inspect, read};

/// A document that was built: files that are proved, and not written yet.
pub struct BuiltDocument {
    /// The files to put in place; the first is the document.
    pub outputs: OutputFiles,
    /// What of the options for the print edition could not be.
    pub notes: Vec<Finding>,
    output: PathBuf,
    editions: Editions,
}

impl DocumentCheck<'_> {
    /// Builds the editions. Each is set, written, read back, and judged by the gate for it; nothing is put in place.
    ///
    /// # Errors
    /// [`Error::Found`] with the open findings if errors are among them and this is no draft; `output-several` if more than one
    /// file would go to the standard output; `print-setting` about settings of the print edition; `document-too-large` if it
    /// would take more memory than is allowed; characters without a glyph; what setting, writing and reading back refuse.
    pub fn build(&self, options: &BuildOptions) -> Result<BuiltDocument, Error> {
        let output = self.output(options);
        let built = self.make(options, &output)?;
        let images = match &options.images {
            Some(images) => Some((images, drawn(&built, options.editions, images.ppi)?)),
            None => None,
        };
        let Built { files, notes, .. } = built;
        let pdf = files.first().map(|file| file.bytes.clone()).unwrap_or_default();
        let outputs = self.document.outputs(beside_first(files));
        let outputs = match images {
            Some((wanted, images)) => outputs.with_images(&wanted.folder, images, &pdf),
            None => outputs,
        };
        Ok(BuiltDocument { outputs, notes, output, editions: options.editions })
    }

    /// Builds the editions, with the set pages.
    pub(crate) fn make(&self, options: &BuildOptions, output: &Path) -> Result<Built, Error> {
        if self.is_refused(options.draft) {
            return Err(Error::Found(self.proved.open.clone()));
        }
        let document = self.document;
        let request = BuildRequest {
            input: document.input.named(),
            bytes: &document.input.bytes,
            output,
            options,
            max_memory_mib: document.resources.max_memory_mib(),
        };
        build(&request, &document.loaded, &self.proved, document.resources.compiler()?)
    }

    /// Where the document goes: where the options say, or beside the file that was read.
    fn output(&self, options: &BuildOptions) -> PathBuf {
        let input = &self.document.input;
        let web = || input.path.as_deref().unwrap_or(Path::new(&input.name)).with_extension("pdf");
        let default = || if options.editions == Editions::Print { print_place(&web()) } else { web() };
        options.output.clone().unwrap_or_else(default)
    }
}

impl BuiltDocument {
    /// Files of an earlier build that lie beside these and may hold something else: other editions, a cover, sums.
    pub fn older_files(&self) -> Vec<PathBuf> {
        let files = &self.outputs.files;
        let mut older = places(&self.output, self.editions);
        let both = places(&self.output, Editions::Both);
        older.extend(both.into_iter().filter(|place| !older.contains(place)).collect::<Vec<_>>());
        if let Some(sums) = sums(files) {
            older.extend([sums.with_file_name("manifest.json"), sums]);
        }
        older.retain(|place| place.exists() && !files.iter().any(|file| file.path == *place));
        older
    }
}

/// The files of a build: the first goes where the caller named, the others beside it.
fn beside_first(files: Vec<OutputFile>) -> Vec<OutputFile> {
    let folder = files.first().and_then(|file| file.path.parent()).map(Path::to_owned);
    let places = std::iter::once(None).chain(std::iter::repeat(folder));
    files.into_iter().zip(places).map(|(file, within)| OutputFile { within, ..file }).collect()
}

/// The sums beside the files, if they are of files of these names.
fn sums(files: &[OutputFile]) -> Option<PathBuf> {
    let place = files.first()?.path.with_file_name("SHA256SUMS");
    let text = read::text(&place).ok()?;
    let names: Vec<&str> = text.lines().filter_map(|line| line.split_once("  ")).map(|(_, name)| name).collect();
    let named = |file: &OutputFile| file.path.file_name().is_some_and(|name| names.contains(&&*name.to_string_lossy()));
    files.iter().any(named).then_some(place)
}

/// The images of the pages. Those of the print edition are drawn from its file: pages may be turned in it.
fn drawn(built: &Built, editions: Editions, ppi: u16) -> Result<Vec<Vec<u8>>, Error> {
    match editions {
        Editions::Print => built.files.first().map_or(Ok(Vec::new()), |file| inspect::draw(&file.bytes, ppi)),
        _ => (0..built.document.page_count()).map(|page| export::png(&built.document, page, ppi)).collect(),
    }
}
