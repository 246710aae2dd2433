//! One document of a run: from the bytes of its input to its files.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::entry::Status;
use super::{Batch, OWN, inputs};
use crate::build::{BuildRequest, Output, Settings, build, prove};
use crate::compile::Compiler;
use crate::error::Error;
use crate::export;
use crate::layout::Layouts;
use crate::load::{self, Loaded};
use crate::mark::{self, OutputKind, Subject};
use crate::message::Catalogue;
use crate::model::Finding;

/// Resolution of the pictures of pages, in pixels per inch: 165 by 234 pixels.
const PPI: u16 = 20;

/// What marks the picture of a table.
const TABLE: &str = "table.";

/// What documents are made with.
pub(crate) struct Maker<'a> {
    settings: &'a Settings,
    compiler: &'a Compiler,
    /// Each is read once a run.
    layouts: Layouts,
}

/// The issuer (单位名称) and the budget year, if both could be read.
pub(super) type Issuer = Option<(String, u16)>;

/// What came of an input, before it is described.
pub(super) struct InputOutcome {
    layout: Option<String>,
    issuer: Issuer,
    /// Its files and findings.
    result: Result<(Vec<Output>, Vec<Finding>), Error>,
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
    pub(super) outputs: Vec<Output>,
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

impl<'a> Maker<'a> {
    /// For documents of a run, with layouts that are kept.
    pub(crate) fn new(batch: &Batch<'a>, layouts: Layouts) -> Self {
        Self { settings: batch.settings, compiler: batch.compiler, layouts }
    }

    /// Makes a document of an input of this name.
    pub(super) fn make(&self, name: &str, bytes: &[u8]) -> InputOutcome {
        let mut made = InputOutcome { layout: None, issuer: None, result: Ok((Vec::new(), Vec::new())) };
        made.result = load::examine(bytes, &self.layouts).and_then(|loaded| {
            made.layout = Some(loaded.layout.name.clone());
            made.issuer = issuer(&loaded);
            self.build(name, bytes, &loaded)
        });
        made
    }

    fn build(&self, name: &str, bytes: &[u8], loaded: &Loaded) -> Result<(Vec<Output>, Vec<Finding>), Error> {
        let proved = prove(loaded, &[])?.settle(self.settings.draft)?;
        let output = inputs::output(name, self.settings.editions);
        let request = BuildRequest { input: Some(Path::new(name)), bytes, output: &output, settings: self.settings };
        let mut built = build(&request, loaded, &proved, self.compiler)?;
        let subject = Subject::of(OutputKind::Page, &loaded.budget);
        let pictured = [Some((0, "")), built.document.table_page().map(|page| (page, TABLE))];
        for (page, of) in pictured.into_iter().flatten() {
            let bytes = mark::png(export::png(&built.document, page, PPI)?, &subject);
            built.files.push(Output { path: picture(&inputs::place_of(name), of), bytes, pages: None });
        }
        Ok((built.files, proved.open.into_iter().chain(built.notes).collect()))
    }
}

/// Where the picture of a document's page goes; `of` tells which, if it is not the first.
fn picture(output: &Path, of: &str) -> PathBuf {
    Path::new(OWN).join("pages").join(output).with_extension(format!("{of}png"))
}

/// The issuer and the year of a budget, if both could be read.
pub(super) fn issuer(loaded: &Loaded) -> Issuer {
    let is_read = ["unit", "year"].iter().all(|key| loaded.unread.has_member(key));
    is_read.then(|| (loaded.budget.unit.clone(), loaded.budget.year))
}
