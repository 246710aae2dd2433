//! The check of a document, and its report.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::Document;
use crate::build::{Proved, prove};
use crate::check::{self, Acceptance, Accepted, Identity, SumAgreement};
use crate::error::Error;
use crate::mark::{self, Subject};
use crate::message::{Catalogue, Conclusion};
use crate::model::Finding;
use crate::output::{OutputFile, OutputFiles};

/// What the check of a document gave.
pub struct DocumentCheck<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) proved: Proved<'d>,
}

impl<'d> DocumentCheck<'d> {
    pub(super) fn new(document: &'d Document<'d>, accepted: &[Acceptance]) -> Result<Self, Error> {
        Ok(Self { document, proved: prove(&document.loaded, accepted)? })
    }

    /// The same with what a build would refuse before it sets a page: tables too wide for their page, templates that cannot
    /// state the figures, and, if there are fonts, characters without a glyph.
    ///
    /// # Errors
    /// Fonts that cannot be opened.
    pub fn with_unready(self) -> Result<Self, Error> {
        let compiler = self.document.resources.compiler_if_found()?;
        Ok(Self { proved: self.proved.with_unready(&self.document.loaded, compiler), ..self })
    }

    /// The open findings, the cause before its consequences, with places in the file.
    pub fn findings(&self) -> &[Finding] {
        &self.proved.open
    }

    /// The findings that somebody answers for.
    pub fn accepted(&self) -> &[Accepted] {
        &self.proved.accepted
    }

    /// Every identity that was evaluated.
    pub fn identities(&self) -> &[Identity<'d>] {
        &self.proved.checked.identities
    }

    /// How many identities agree in this way.
    pub fn count(&self, agreement: SumAgreement) -> usize {
        self.proved.count(agreement)
    }

    /// How many identities were not evaluated, because a value in them could not be read.
    pub fn unevaluated(&self) -> usize {
        self.proved.checked.unevaluated
    }

    /// Whether there are open errors.
    pub fn is_wrong(&self) -> bool {
        self.proved.is_wrong()
    }

    /// Whether open errors keep the document from being built. Of what could not be read there is no draft either.
    pub fn is_refused(&self, draft: bool) -> bool {
        self.proved.is_refused(draft)
    }

    /// What the open findings come to.
    pub fn conclusion(&self) -> Conclusion {
        self.proved.conclusion()
    }

    /// What was found, in JSON.
    pub fn record(&self, catalogue: &Catalogue) -> Value {
        self.proved.record(Some(self.document.input.name()), catalogue)
    }

    /// The report for a reviewer as an HTML page: the findings, and the tables with wrong cells marked.
    ///
    /// # Errors
    /// `export-failed` if the page cannot be written.
    pub fn report(&self, output: &Path, catalogue: &Catalogue) -> Result<OutputFiles, Error> {
        let Document { loaded, input, .. } = self.document;
        let Proved { checked, open, accepted, .. } = &self.proved;
        let page = check::html(&loaded.budget, &loaded.layout, checked, open, accepted, catalogue)?;
        let subject = Subject::of_report(Some(&loaded.budget), input.path.as_deref().and_then(canonical).as_deref());
        Ok(self.document.outputs(vec![OutputFile::new(output, mark::html(&page, &subject))]))
    }
}

/// The report on a file of which nothing could be checked, or with acceptances that cannot be. It replaces the report on the
/// same file that could be checked, and the other way round.
///
/// # Errors
/// `export-failed` if the page cannot be written.
pub fn report_of_unread(
    input: &Path,
    document: Option<&Document<'_>>,
    findings: &[Finding],
    output: &Path,
    catalogue: &Catalogue,
) -> Result<OutputFiles, Error> {
    let page = check::html_of_unread(&input.display().to_string(), findings, catalogue)?;
    let subject = Subject::of_report(document.map(Document::budget), canonical(input).as_deref());
    Ok(OutputFiles::new(vec![OutputFile::new(output, mark::html(&page, &subject))], [input.to_owned()]))
}

/// The canonical path of a file, even one that is not there; `None` for a pipe and a folder.
fn canonical(input: &Path) -> Option<PathBuf> {
    if input.as_os_str() == "-" {
        return None;
    }
    match input.metadata() {
        Ok(known) => input.canonicalize().ok().filter(|_| known.is_file()),
        Err(_) => {
            let folder = input.parent().filter(|folder| !folder.as_os_str().is_empty());
            Some(folder.unwrap_or(Path::new(".")).canonicalize().ok()?.join(input.file_name()?))
        }
    }
}
