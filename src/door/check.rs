//! The public interface of a check ([`DocumentCheck`]): findings, identities, verdict, and its reports in JSON and
//! HTML.

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

/// The result of the check of a document.
pub struct DocumentCheck<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) proved: Proved<'d>,
}

impl<'d> DocumentCheck<'d> {
    pub(super) fn new(document: &'d Document<'d>, accepted: &[Acceptance]) -> Result<Self, Error> {
        Ok(Self { document, proved: prove(&document.loaded, accepted)? })
    }

    /// Adds the findings for which a build would be refused before a page is set: tables too wide for their page,
    /// templates that cannot state the figures, and, if there are fonts, characters without a glyph.
    ///
    /// # Errors
    /// Fonts that cannot be opened.
    pub fn with_unready(self) -> Result<Self, Error> {
        let compiler = self.document.resources.compiler_if_found()?;
        Ok(Self { proved: self.proved.with_unready(&self.document.loaded, compiler), ..self })
    }

    /// The findings that are not accepted, causes before their consequences, with places in the file.
    pub fn findings(&self) -> &[Finding] {
        &self.proved.open
    }

    /// The accepted findings with their reasons.
    pub fn accepted(&self) -> &[Accepted] {
        &self.proved.accepted
    }

    /// All identities that were evaluated.
    pub fn identities(&self) -> &[Identity<'d>] {
        &self.proved.checked.identities
    }

    /// The number of identities with this result.
    pub fn count(&self, agreement: SumAgreement) -> usize {
        self.proved.count(agreement)
    }

    /// The number of identities that were not evaluated, because a value in them could not be read.
    pub fn unevaluated(&self) -> usize {
        self.proved.checked.unevaluated
    }

    /// Whether there are open errors.
    pub fn is_wrong(&self) -> bool {
        self.proved.is_wrong()
    }

    /// Whether open errors keep the document from being built. A draft is refused only if parts of the file could not
    /// be read.
    pub fn is_refused(&self, draft: bool) -> bool {
        self.proved.is_refused(draft)
    }

    /// The verdict on the open findings.
    pub fn conclusion(&self) -> Conclusion {
        self.proved.conclusion()
    }

    /// The report of the check in JSON.
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

/// The HTML report on a file that could not be checked, or on acceptances that cannot be applied. It replaces an
/// earlier report on the same file, and is replaced by a later one.
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

/// The canonical path of a file, even of one that does not exist; `None` for the standard input and a folder.
fn canonical(input: &Path) -> Option<PathBuf> {
    if input.as_os_str() == "-" {
        return None;
    }
    match input.metadata() {
        Ok(metadata) => input.canonicalize().ok().filter(|_| metadata.is_file()),
        Err(_) => {
            let folder = input.parent().filter(|folder| !folder.as_os_str().is_empty());
            Some(folder.unwrap_or(Path::new(".")).canonicalize().ok()?.join(input.file_name()?))
        }
    }
}
