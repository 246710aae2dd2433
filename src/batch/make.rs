//! One document of a run: from the bytes of its input to its files.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::entry::Status;
use super::{Batch, OWN, inputs};
use crate::door::{Document, InputFile};
use crate::error::Error;
use crate::export;
use crate::mark::{self, OutputKind, Subject};
use crate::message::Catalogue;
use crate::model::Finding;
use crate::output::OutputFile;

/// Resolution of the pictures of pages, in pixels per inch: 165 by 234 pixels.
const PPI: u16 = 20;

/// What marks the picture of a table.
const TABLE: &str = "table.";

/// The issuer (单位名称) and the budget year, if both could be read.
pub(super) type Issuer = Option<(String, u16)>;

/// What came of an input, before it is described.
pub(super) struct InputOutcome {
    layout: Option<String>,
    issuer: Issuer,
    /// Its files and findings.
    result: Result<(Vec<OutputFile>, Vec<Finding>), Error>,
}

/// What was made of an input.
pub(super) struct MadeDocument {
    /// The layout, if it came to be known.
    pub(super) layout: Option<String>,
    pub(super) issuer: Issuer,
    pub(super) status: Status,
    /// Findings in JSON.
    pub(super) findings: Vec<Value>,
    /// The files to put in place.
    pub(super) outputs: Vec<OutputFile>,
}

impl InputOutcome {
    /// What was made of the input of this name, in the language of a catalogue.
    pub(super) fn described(self, name: &str, catalogue: &Catalogue) -> MadeDocument {
        let (status, outputs, findings) = match self.result {
            Ok((outputs, findings)) => (Status::Built, outputs, findings),
            Err(Error::Found(findings)) => (Status::Refused, Vec::new(), findings),
            Err(Error::Failed(findings)) => (Status::Failed, Vec::new(), findings),
        };
        let findings = findings.iter().map(|finding| catalogue.record(finding, Some(name))).collect();
        MadeDocument { layout: self.layout, issuer: self.issuer, status, findings, outputs }
    }
}

impl From<Error> for InputOutcome {
    fn from(error: Error) -> Self {
        Self { layout: None, issuer: None, result: Err(error) }
    }
}

/// Makes a document of an input of this name.
pub(super) fn make(batch: &Batch<'_>, name: &str, bytes: Vec<u8>) -> InputOutcome {
    let mut made = InputOutcome { layout: None, issuer: None, result: Ok((Vec::new(), Vec::new())) };
    made.result = batch.resources.document(InputFile::from_bytes(name, bytes)).and_then(|document| {
        made.layout = Some(document.layout().name.clone());
        made.issuer = issuer(&document);
        build(batch, name, &document)
    });
    made
}

fn build(batch: &Batch<'_>, name: &str, document: &Document<'_>) -> Result<(Vec<OutputFile>, Vec<Finding>), Error> {
    let check = document.check(&[])?;
    let output = inputs::output(name, batch.options.editions);
    let mut built = check.make(batch.options, &output)?;
    let subject = Subject::of(OutputKind::Page, document.budget());
    let pictured = [Some((0, "")), built.document.table_page().map(|page| (page, TABLE))];
    for (page, of) in pictured.into_iter().flatten() {
        let bytes = mark::png(export::png(&built.document, page, PPI)?, &subject);
        built.files.push(OutputFile::new(picture(&inputs::place_of(name), of), bytes));
    }
    Ok((built.files, check.findings().iter().cloned().chain(built.notes).collect()))
}

/// Where the picture of a document's page goes; `of` names which, if it is not the first.
fn picture(output: &Path, of: &str) -> PathBuf {
    Path::new(OWN).join("pages").join(output).with_extension(format!("{of}png"))
}

/// The issuer and the year of a budget, if both could be read.
pub(super) fn issuer(document: &Document<'_>) -> Issuer {
    let (unread, budget) = (document.unread(), document.budget());
    let is_read = ["unit", "year"].iter().all(|key| unread.has_member(key));
    is_read.then(|| (budget.unit.clone(), budget.year))
}
