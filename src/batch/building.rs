//! Builds one document of a batch run in memory, from the bytes of its input to its files and page thumbnails.
//! `workers` calls [`make`] in this process, `process` in a worker process. `checking` describes its findings with
//! [`record`].

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::entry::Status;
use super::{Batch, RUN_FOLDER, inputs};
use crate::check::place_words;
use crate::door::{Document, InputFile};
use crate::error::Error;
use crate::export;
use crate::mark::{self, OutputKind, Subject};
use crate::message::Catalogue;
use crate::model::{Finding, Place, finding};
use crate::output::OutputFile;

/// Resolution of page thumbnails in pixels per inch: 165 × 234 pixels for A4.
const THUMBNAIL_PPI: u16 = 20;

/// Part of the name of the thumbnail of the first page with a table: `…/NAME.table.png`, beside `…/NAME.png` of page 1.
const TABLE_SUFFIX: &str = "table.";

/// The issuer (单位名称) and the budget year; `None` if they could not be read.
pub(super) type Issuer = Option<(String, u16)>;

/// The outcome of building one input, with typed findings, not yet in the user's language.
pub(super) struct BuildOutcome {
    layout: Option<String>,
    issuer: Issuer,
    kind: Option<String>,
    /// Places of the findings in the words of the document, by pointer.
    words: BTreeMap<String, String>,
    /// Files and findings, or the error.
    result: Result<(Vec<OutputFile>, Vec<Finding>), Error>,
}

/// A [`BuildOutcome`] with findings in JSON and in the user's language, as a worker process sends it; the files are
/// still in memory.
pub(super) struct DescribedOutcome {
    /// Name of the layout, if it is known.
    pub(super) layout: Option<String>,
    pub(super) issuer: Issuer,
    /// The kind of document, if the layout has kinds.
    pub(super) kind: Option<String>,
    pub(super) status: Status,
    /// Findings in JSON.
    pub(super) findings: Vec<Value>,
    /// The files to put in place; none unless the status is built.
    pub(super) outputs: Vec<OutputFile>,
}

impl BuildOutcome {
    /// Puts the findings into words; `name` is that of the input.
    pub(super) fn described(self, name: &str, catalogue: &Catalogue) -> DescribedOutcome {
        let (status, outputs, findings) = match self.result {
            Ok((outputs, findings)) => (Status::Built, outputs, findings),
            Err(Error::Found(findings)) => (Status::Refused, Vec::new(), findings),
            Err(Error::Failed(findings)) => (Status::Failed, Vec::new(), findings),
        };
        let findings = findings.iter().map(|finding| record(finding, &self.words, name, catalogue)).collect();
        DescribedOutcome { layout: self.layout, issuer: self.issuer, kind: self.kind, status, findings, outputs }
    }
}

impl From<Error> for BuildOutcome {
    fn from(error: Error) -> Self {
        Self { layout: None, issuer: None, kind: None, words: BTreeMap::new(), result: Err(error) }
    }
}

/// Builds the document of an input of this name.
pub(super) fn make(batch: &Batch<'_>, name: &str, bytes: Vec<u8>) -> BuildOutcome {
    let document = match batch.resources.document(InputFile::from_bytes(name, bytes)) {
        Ok(document) => document,
        Err(error) => return error.into(),
    };
    let result = build(batch, name, &document);
    BuildOutcome {
        layout: Some(document.layout().name.clone()),
        issuer: issuer(&document),
        kind: document.budget().kind.clone(),
        words: words(result.as_ref().map_or_else(Error::findings, |(_, findings)| findings), &document),
        result,
    }
}

fn build(batch: &Batch<'_>, name: &str, document: &Document<'_>) -> Result<(Vec<OutputFile>, Vec<Finding>), Error> {
    let check = document.check(&[])?;
    let output = inputs::output_path(name, batch.options.editions);
    let mut built = check.build_with_pages(batch.options, &output)?;
    let subject = Subject::of(OutputKind::Page, document.budget());
    let pictured = [Some((0, "")), built.document.table_page().map(|page| (page, TABLE_SUFFIX))];
    for (page, suffix) in pictured.into_iter().flatten() {
        let bytes = mark::png(export::png(&built.document, page, THUMBNAIL_PPI)?, &subject);
        built.files.push(OutputFile::new(thumbnail_path(&inputs::web_edition_path(name), suffix), bytes));
    }
    Ok((built.files, check.findings().iter().cloned().chain(built.notes).collect()))
}

/// Path of a page thumbnail of a document; `suffix` is empty for the first page.
fn thumbnail_path(output: &Path, suffix: &str) -> PathBuf {
    Path::new(RUN_FOLDER).join("pages").join(output).with_extension(format!("{suffix}png"))
}

/// The issuer and the year of a budget, if both could be read.
pub(super) fn issuer(document: &Document<'_>) -> Issuer {
    let (unread, budget) = (document.unread(), document.budget());
    let are_known = ["unit", "year"].iter().all(|key| unread.has_member(key));
    are_known.then(|| (budget.unit.clone(), budget.year))
}

/// Places of findings in the words of the document, by pointer.
pub(super) fn words(findings: &[Finding], document: &Document<'_>) -> BTreeMap<String, String> {
    let places = findings.iter().filter_map(|finding| finding.place.as_ref());
    let words = |place: &Place| {
        let words = place_words(place, document.budget(), document.layout())?;
        Some((place.pointer().to_owned(), words))
    };
    places.filter_map(words).collect()
}

/// A finding in the JSON form of `check`, with its place in words; `name` is that of the input.
pub(super) fn record(finding: &Finding, words: &BTreeMap<String, String>, name: &str, catalogue: &Catalogue) -> Value {
    let mut record = catalogue.record(finding, Some(name));
    record["where"] = finding.place.as_ref().and_then(|place| words.get(place.pointer())).cloned().into();
    record
}

/// The error for a document during whose build the program panicked.
pub(super) fn crashed(detail: String) -> Error {
    Error::failed(finding::batch_crashed(detail))
}
