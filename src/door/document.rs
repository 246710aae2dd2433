//! The public type of a budget that was read ([`Document`]). [`Resources`] makes it; its methods check, build, convert
//! and preview it.

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
    /// Whether the file holds the whole budget, so that places in the file can be given for all values.
    pub(super) is_complete: bool,
    /// Paths of further input files, such as a ledger or the budgets of units; they are not overwritten.
    pub(super) other_inputs: Vec<PathBuf>,
}

impl<'r> Document<'r> {
    pub(super) fn new(resources: &'r Resources, input: InputFile, loaded: Loaded) -> Self {
        Self { resources, input, loaded, is_complete: true, other_inputs: Vec::new() }
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

    /// Findings about the reading of the file, with places in it. Errors are among them only if parts could not be read
    /// ([`Resources::document`]).
    pub fn findings(&self) -> &[Finding] {
        &self.loaded.findings
    }

    pub(crate) fn unread(&self) -> &Unread {
        &self.loaded.unread
    }

    /// Checks the figures: sums within the tables, ties among them, and the rules. Accepted findings are recorded in
    /// the document with their reasons.
    ///
    /// # Errors
    /// Faults of the acceptances: `allow-unmatched`, `allow-ambiguous`, `allow-impossible`, `allow-elsewhere`.
    pub fn check(&self, accepted: &[Acceptance]) -> Result<DocumentCheck<'_>, Error> {
        DocumentCheck::new(self, accepted)
    }

    /// Checks the figures without acceptances, and builds the document.
    ///
    /// # Errors
    /// As [`DocumentCheck::build`].
    pub fn build(&self, options: &BuildOptions) -> Result<BuiltDocument, Error> {
        self.check(&[])?.build(options)
    }

    /// The budget as canonical JSON, as attached to the web edition.
    pub fn json(&self) -> String {
        convert::json(&self.loaded.budget, &self.loaded.layout)
    }

    /// The SHA-256 of the canonical JSON, in hexadecimal digits.
    pub fn data_sha256(&self) -> String {
        convert::fingerprint(&self.loaded.budget, &self.loaded.layout)
    }

    /// The view of the document in JSON, as the Typst files of the layout read it, for authors of layouts.
    ///
    /// # Errors
    /// Faults that keep the document from being laid out, such as `sheet-too-wide`; fonts that cannot be opened.
    pub fn view(&self, output: &Path) -> Result<OutputFiles, Error> {
        let view = view::view(&self.loaded.budget, &self.loaded.layout)?;
        let json = String::from_utf8(self.resources.compiler()?.served(&view)).unwrap_or_default();
        let json = mark::json(&json, &Subject::of(OutputKind::View, &self.loaded.budget));
        Ok(self.outputs(vec![OutputFile::new(output, json)]))
    }

    /// Findings about characters without a glyph in the fonts, with their places in the file.
    ///
    /// # Errors
    /// Fonts that cannot be opened.
    pub fn missing_glyphs(&self) -> Result<Vec<Finding>, Error> {
        Ok(self.loaded.locate(self.resources.compiler()?.uncovered(&self.loaded.budget)))
    }

    /// Output files made from this document; its input files are protected from being overwritten.
    pub(super) fn outputs(&self, files: Vec<OutputFile>) -> OutputFiles {
        OutputFiles::new(files, self.input.path.iter().chain(&self.other_inputs).cloned())
    }

    /// Adds places in the file to an error, if the file holds the whole budget.
    pub(super) fn located(&self, error: Error) -> Error {
        if self.is_complete { error.map(|found| self.loaded.locate(found)) } else { error }
    }
}
