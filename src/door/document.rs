//! A budget that was read from a file, with the layout in which it is published.

use std::path::{Path, PathBuf};

use super::{BuiltDocument, DocumentCheck, InputFile, Resources};
use crate::build::BuildOptions;
use crate::check::Acceptance;
use crate::error::Error;
use crate::layout::Layout;
use crate::load::Loaded;
use crate::mark::{self, OutputKind, Subject};
use crate::model::{Budget, Finding, Unread};
use crate::output::{OutputFile, OutputFiles};
use crate::{convert, view};

/// A budget that was read from a file, with the layout in which it is published.
pub struct Document<'r> {
    pub(super) resources: &'r Resources,
    pub(super) input: InputFile,
    pub(super) loaded: Loaded,
    /// Whether the file has all of the budget, so that places in it are those of the budget's values.
    pub(super) is_complete: bool,
    /// Further files from which the budget comes.
    pub(super) others: Vec<PathBuf>,
}

impl<'r> Document<'r> {
    pub(super) fn new(resources: &'r Resources, input: InputFile, loaded: Loaded) -> Self {
        Self { resources, input, loaded, is_complete: true, others: Vec::new() }
    }

    pub(super) fn incomplete(resources: &'r Resources, input: InputFile, loaded: Loaded) -> Self {
        Self { is_complete: false, ..Self::new(resources, input, loaded) }
    }

    /// The file that was read.
    pub fn input(&self) -> &InputFile {
        &self.input
    }

    /// The budget.
    pub fn budget(&self) -> &Budget {
        &self.loaded.budget
    }

    /// The layout in which it is published.
    pub fn layout(&self) -> &Layout {
        &self.loaded.layout
    }

    /// What was noticed while the file was read, with places in it; errors are among it only if the file could not be read
    /// as a whole ([`Resources::document`]).
    pub fn findings(&self) -> &[Finding] {
        &self.loaded.findings
    }

    pub(crate) fn unread(&self) -> &Unread {
        &self.loaded.unread
    }

    /// Checks the figures: sums within the tables, ties among them, and the rules. Findings that are accepted stay on record
    /// in the document's data.
    ///
    /// # Errors
    /// What is wrong with the acceptances: `allow-unmatched`, `allow-ambiguous`, `allow-impossible`, `allow-elsewhere`.
    pub fn check(&self, accepted: &[Acceptance]) -> Result<DocumentCheck<'_>, Error> {
        DocumentCheck::new(self, accepted)
    }

    /// Checks the figures, accepts nothing, and builds the document.
    ///
    /// # Errors
    /// As [`DocumentCheck::build`].
    pub fn build(&self, options: &BuildOptions) -> Result<BuiltDocument, Error> {
        self.check(&[])?.build(options)
    }

    /// The budget as canonical JSON, as it goes into the web edition.
    pub fn json(&self) -> String {
        convert::json(&self.loaded.budget, &self.loaded.layout)
    }

    /// The SHA-256 of the canonical JSON, in hexadecimal digits.
    pub fn data_sha256(&self) -> String {
        convert::fingerprint(&self.loaded.budget, &self.loaded.layout)
    }

    /// The document as finished strings, in JSON, as the Typst files of the layout read it: for a preview of the layout.
    ///
    /// # Errors
    /// What keeps the document from being laid out, such as `sheet-too-wide`; fonts that cannot be opened.
    pub fn view(&self, output: &Path) -> Result<OutputFiles, Error> {
        let view = view::view(&self.loaded.budget, &self.loaded.layout)?;
        let served = String::from_utf8(self.resources.compiler()?.served(&view)).unwrap_or_default();
        let served = mark::json(&served, &Subject::of(OutputKind::View, &self.loaded.budget));
        Ok(self.outputs(vec![OutputFile::new(output, served)]))
    }

    /// The characters that no font has, with their places in the file.
    ///
    /// # Errors
    /// Fonts that cannot be opened.
    pub fn missing_glyphs(&self) -> Result<Vec<Finding>, Error> {
        Ok(self.loaded.locate(self.resources.compiler()?.uncovered(&self.loaded.budget)))
    }

    /// Files that are made from this document.
    pub(super) fn outputs(&self, files: Vec<OutputFile>) -> OutputFiles {
        OutputFiles::new(files, self.input.path.iter().chain(&self.others).cloned())
    }

    /// An error with its places in the file, if it has all of the budget.
    pub(super) fn located(&self, error: Error) -> Error {
        if self.is_complete { error.map(|found| self.loaded.locate(found)) } else { error }
    }
}
