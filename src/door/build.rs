//! Builds the editions of a checked document ([`DocumentCheck::build`]) in memory: calls `crate::build` and adds page
//! images and the list of older files.

use std::path::{Path, PathBuf};

use super::DocumentCheck;
use crate::build::{BuildOptions, BuildRequest, Built, Editions, build, edition_paths, print_edition_path};
use crate::error::Error;
use crate::model::Finding;
use crate::output::{OutputFile, OutputFiles};
use crate::{export, inspect, read};

/// The files of a document that was built; they passed their gates and are not written yet.
pub struct BuiltDocument {
    /// The files to write; the first is the document.
    pub outputs: OutputFiles,
    /// Notes about options of the print edition that could not be applied.
    pub notes: Vec<Finding>,
    output: PathBuf,
    editions: Editions,
}

impl DocumentCheck<'_> {
    /// Builds the editions. Each is set, written to memory, read back, and judged by its gate; nothing is written to
    /// the disk.
    ///
    /// # Errors
    /// [`Error::Found`] with the open findings if errors are among them and this is no draft; `output-several` if more
    /// than one file would go to the standard output; `print-setting` about options of the print edition;
    /// `document-too-large` if it would take more memory than is allowed; characters without a glyph; faults of
    /// setting, writing and reading back.
    pub fn build(&self, options: &BuildOptions) -> Result<BuiltDocument, Error> {
        let output = self.output(options);
        let built = self.build_with_pages(options, &output)?;
        let images = match &options.images {
            Some(images) => Some((images, page_images(&built, options.editions, images.ppi)?)),
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

    /// Builds the editions and keeps the set pages, for page images.
    pub(crate) fn build_with_pages(&self, options: &BuildOptions, output: &Path) -> Result<Built, Error> {
        if self.is_refused(options.draft) {
            return Err(Error::Found(self.proved.open.clone()));
        }
        let document = self.document;
        let request = BuildRequest {
            input: document.input.path_or_name(),
            bytes: &document.input.bytes,
            output,
            options,
            max_memory_mib: document.resources.max_memory_mib(),
        };
        build(&request, &document.loaded, &self.proved, document.resources.compiler()?)
    }

    /// The path of the document: that of the options, or one beside the input file.
    fn output(&self, options: &BuildOptions) -> PathBuf {
        let input = &self.document.input;
        let web = || input.path.as_deref().unwrap_or(Path::new(&input.name)).with_extension("pdf");
        let default = || if options.editions == Editions::Print { print_edition_path(&web()) } else { web() };
        options.output.clone().unwrap_or_else(default)
    }
}

impl BuiltDocument {
    /// Existing files of an earlier build beside these, which may hold other data: other editions, a cover, the
    /// manifest.
    pub fn older_files(&self) -> Vec<PathBuf> {
        let files = &self.outputs.files;
        let mut older = edition_paths(&self.output, self.editions);
        let both = edition_paths(&self.output, Editions::Both);
        older.extend(both.into_iter().filter(|path| !older.contains(path)).collect::<Vec<_>>());
        if let Some(sums) = sums_path(files) {
            older.extend([sums.with_file_name("manifest.json"), sums]);
        }
        older.retain(|path| path.exists() && !files.iter().any(|file| file.path == *path));
        older
    }
}

/// Marks all files but the first as lying in the folder of the first, which alone has a path that the caller named.
fn beside_first(files: Vec<OutputFile>) -> Vec<OutputFile> {
    let folder = files.first().and_then(|file| file.path.parent()).map(Path::to_owned);
    let folders = std::iter::once(None).chain(std::iter::repeat(folder));
    files.into_iter().zip(folders).map(|(file, within)| OutputFile { within, ..file }).collect()
}

/// The path of an existing `SHA256SUMS` that lists one of these files.
fn sums_path(files: &[OutputFile]) -> Option<PathBuf> {
    let path = files.first()?.path.with_file_name("SHA256SUMS");
    let text = read::text(&path).ok()?;
    let names: Vec<&str> = text.lines().filter_map(|line| line.split_once("  ")).map(|(_, name)| name).collect();
    let is_listed =
        |file: &OutputFile| file.path.file_name().is_some_and(|name| names.contains(&&*name.to_string_lossy()));
    files.iter().any(is_listed).then_some(path)
}

/// Images of the pages in PNG, at `ppi` pixels per inch. Those of the print edition are drawn from its file, because
/// pages may be turned in it.
fn page_images(built: &Built, editions: Editions, ppi: u16) -> Result<Vec<Vec<u8>>, Error> {
    match editions {
        Editions::Print => built.files.first().map_or(Ok(Vec::new()), |file| inspect::draw(&file.bytes, ppi)),
        _ => (0..built.document.page_count()).map(|page| export::png(&built.document, page, ppi)).collect(),
    }
}
