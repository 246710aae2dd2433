//! What is recorded of a document.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::model::finding;

/// How a document fared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It was built, proved and put in place.
    Built,
    /// It was checked only, and has no errors.
    Passed,
    /// The data or its pages have faults.
    Refused,
    /// The work could not be done: tried again by the next run.
    Failed,
}

/// What is recorded of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct JournalEntry {
    /// The input, by its path below what was named, with `/`.
    pub input: String,
    /// SHA-256 of the input, in hexadecimal; empty if it could not be read.
    pub sha256: String,
    /// How it fared.
    pub status: Status,
    /// Digest of all else that it was made with: program, engine, fonts, settings.
    pub recipe: String,
    /// The issuer (单位名称) and the budget year, if they could be read.
    #[serde(default)]
    pub issuer: Option<(String, u16)>,
    /// The kind of document (部门预算, 单位预算), by the key that the layout gives it, if it has kinds.
    #[serde(default)]
    pub kind: Option<String>,
    /// The layout, if it came to be known, and its digest.
    pub layout: Option<(String, String)>,
    /// The language of the findings.
    pub language: String,
    /// The files that were put in place; the first is the document.
    pub files: Vec<PlacedFile>,
    /// Files that an earlier run made of this input, and that still lie there although this one did not make them.
    #[serde(default)]
    pub older: Vec<String>,
    /// Findings, in JSON, as a check reports them.
    pub findings: Vec<Value>,
}

/// A file that was put in place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacedFile {
    /// Its path in the output, with `/`.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// SHA-256, in hexadecimal.
    pub sha256: String,
    /// How many pages it has, if it is a document.
    pub pages: Option<usize>,
    /// What changes when it is written: its time, or its tag.
    pub mark: String,
}

impl JournalEntry {
    /// An entry of no input for files that no other accounts for, so that later runs know of them; `None` if there are none.
    pub(super) fn of_left(left: &[String]) -> Option<Self> {
        let (input, sha256, recipe, language) = Default::default();
        let (status, files, findings) = (Status::Failed, Vec::new(), Vec::new());
        let older = left.to_vec();
        (!left.is_empty()).then_some(Self {
            input,
            sha256,
            status,
            recipe,
            issuer: None,
            kind: None,
            layout: None,
            language,
            files,
            older,
            findings,
        })
    }

    /// The names of its files.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.name.as_str())
    }

    /// The names of its files, and of those of earlier runs.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.names().chain(self.older.iter().map(String::as_str))
    }

    /// How many pages the document has.
    pub fn pages(&self) -> Option<usize> {
        self.files.first().and_then(|file| file.pages)
    }

    /// The findings of this severity: error, warning or note.
    pub fn count(&self, severity: &str) -> usize {
        self.findings.iter().filter(|finding| finding["severity"] == severity).count()
    }

    /// Whether it has errors, or could not be dealt with.
    pub fn is_unfit(&self) -> bool {
        self.status == Status::Failed || self.count("error") > 0
    }

    /// Whether it was checked in all, and is not unfit.
    pub fn is_fit(&self) -> bool {
        !self.is_unfit() && !self.lacks_glyph_check()
    }

    /// Whether it was checked without fonts: then characters may lack a glyph.
    pub fn lacks_glyph_check(&self) -> bool {
        self.findings.iter().any(|finding| finding["code"] == finding::glyphs_unchecked::CODE)
    }

    /// The unit and the year as people name a budget; empty if they could not be read.
    pub fn title(&self) -> String {
        self.issuer.as_ref().map_or_else(String::new, |(unit, year)| format!("{unit} {year}"))
    }

    /// What one department publishes once a year: layout, kind, unit and year, if they could be read. Blanks in the name do not
    /// matter.
    pub(super) fn identity(&self) -> Option<(&str, Option<&str>, String, u16)> {
        let (unit, year) = self.issuer.as_ref()?;
        let (layout, _) = self.layout.as_ref()?;
        Some((layout, self.kind.as_deref(), unit.split_whitespace().collect(), *year))
    }

    /// Whether both were made of the same, into the same bytes.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let digests = |entry: &Self| entry.files.iter().map(|file| file.sha256.clone()).collect::<Vec<_>>();
        (self.status, &self.sha256, digests(self)) == (other.status, &other.sha256, digests(other))
    }

    /// For the report: without what only the next run wants to know.
    pub(super) fn record(&self) -> Value {
        let file = |file: &PlacedFile| json!({ "name": file.name, "bytes": file.bytes, "sha256": file.sha256, "pages": file.pages });
        json!({
            "input": self.input,
            "sha256": self.sha256,
            "status": self.status,
            "unit": self.issuer.as_ref().map(|(unit, _)| unit),
            "year": self.issuer.as_ref().map(|(_, year)| year),
            "verdict": {
                "fit": self.is_fit(),
                "errors": self.count("error"),
                "warnings": self.count("warning"),
                "notes": self.count("note"),
            },
            "layout": self.layout.as_ref().map(|(name, sha256)| json!({ "name": name, "sha256": sha256 })),
            "files": self.files.iter().map(file).collect::<Vec<_>>(),
            "older": self.older,
            "findings": self.findings,
        })
    }
}
