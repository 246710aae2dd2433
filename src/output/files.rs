//! The files that a command writes together ([`OutputFiles`]). `door` makes them; the caller of the library writes them
//! or takes their bytes.

use std::path::{Path, PathBuf};

use super::{NewFile, OverwriteRule, is_same_output, put};
use crate::error::Error;
use crate::mark::{self, OutputKind, Subject};

/// A file to put in place, with its mark if its format has room for one.
#[derive(Debug, Clone)]
pub struct OutputFile {
    /// Its path; `-` is the standard output.
    pub path: PathBuf,
    /// Its content.
    pub bytes: Vec<u8>,
    /// How many pages it has, if it is a PDF.
    pub pages: Option<usize>,
    /// The folder that the caller named, if the program chose the file's name: no link below it is followed.
    pub(crate) within: Option<PathBuf>,
}

impl OutputFile {
    /// A file that is no PDF, at a path that the caller named.
    pub(crate) fn new(path: impl Into<PathBuf>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into(), pages: None, within: None }
    }

    fn as_new(&self) -> NewFile<'_> {
        NewFile { path: &self.path, bytes: &self.bytes, within: self.within.as_deref() }
    }

    /// This file, below a folder that the caller named.
    pub(crate) fn within(self, folder: &Path) -> Self {
        Self { within: Some(folder.to_owned()), ..self }
    }
}

/// Files to put in place together.
#[derive(Debug, Clone, Default)]
pub struct OutputFiles {
    /// The files; of a build the first is the document.
    pub files: Vec<OutputFile>,
    /// Images of the document's pages, if they are wanted.
    pub images: Vec<OutputFile>,
    /// The input files, which are never overwritten.
    inputs: Vec<PathBuf>,
    /// The folder of the images.
    image_folder: Option<ImageFolder>,
}

/// The folder of page images, and the document that they show.
#[derive(Debug, Clone)]
struct ImageFolder {
    folder: PathBuf,
    subject: Subject,
}

impl OutputFiles {
    /// Files that are made from these inputs.
    pub(crate) fn new(files: Vec<OutputFile>, inputs: impl IntoIterator<Item = PathBuf>) -> Self {
        Self { files, inputs: inputs.into_iter().collect(), ..Self::default() }
    }

    /// Adds images of the pages of a PDF, which go into a folder as 001.png, 002.png, ….
    pub(crate) fn with_images(mut self, folder: &Path, images: Vec<Vec<u8>>, pdf: &[u8]) -> Self {
        let subject = Subject::of_pdf(OutputKind::Page, pdf);
        let file =
            |(page, image)| OutputFile::new(folder.join(image_name(page)), mark::png(image, &subject)).within(folder);
        self.images = images.into_iter().enumerate().map(file).collect();
        self.image_folder = Some(ImageFolder { folder: folder.to_owned(), subject });
        self
    }

    /// Writes the files in their order, after all have been judged. An existing file is replaced only if it is an
    /// earlier output for the same document and unchanged since; with `force` any file is replaced except signed files
    /// and inputs. Images of further pages that an earlier run left are removed.
    ///
    /// # Errors
    /// All obstacles, found before the first file is written: `file-exists`, `file-signed`, `output-is-input`,
    /// `output-twice`, `output-link`, `output-folder`, `output-special`, `output-terminal`, `folder-missing`; and
    /// `file-unwritable`.
    pub fn write(&self, force: bool) -> Result<(), Error> {
        let files: Vec<NewFile<'_>> = self.files.iter().chain(&self.images).map(OutputFile::as_new).collect();
        put(&files, &OverwriteRule::new(force, self.inputs.iter().map(PathBuf::as_path)))?;
        self.image_folder.iter().for_each(|images| images.remove_older(self.images.len()));
        Ok(())
    }
}

impl ImageFolder {
    /// Removes images of pages beyond `count`, left by an earlier run on a longer version of this document.
    fn remove_older(&self, count: usize) {
        let stale = (count..).map(|page| self.folder.join(image_name(page)));
        let removed = |path: &PathBuf| is_same_output(path, &self.subject) && std::fs::remove_file(path).is_ok();
        stale.take_while(removed).for_each(drop);
    }
}

fn image_name(page: usize) -> String {
    format!("{:03}.png", page + 1)
}
