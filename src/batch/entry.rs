//! The journal entry of one input ([`JournalEntry`]): its status, files and findings. The journal and the report of a
//! batch run consist of such entries.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::model::finding;

/// The result of the work on an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The document was built, passed its gates, and its files are in place.
    Built,
    /// The data were only checked, and have no errors.
    Passed,
    /// The data or the pages have errors.
    Refused,
    /// The work could not be done; the next run tries again.
    Failed,
}

/// The record of one input in the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct JournalEntry {
    /// Path of the input below the folder that the user named, with `/`.
    pub input: String,
    /// SHA-256 of the input, in hexadecimal; empty if it could not be read.
    pub sha256: String,
    /// The result.
    pub status: Status,
    /// Digest of program, engine, fonts and settings (`recipe.rs`); empty if the data were only checked.
    pub recipe: String,
    /// The issuer (单位名称) and the budget year, if they could be read.
    #[serde(default)]
    pub issuer: Option<(String, u16)>,
    /// The kind of document (部门预算, 单位预算), by the key that the layout gives it, if it has kinds.
    #[serde(default)]
    pub kind: Option<String>,
    /// Name and digest of the layout; `None` if the data name none.
    pub layout: Option<(String, String)>,
    /// The language of the findings.
    pub language: String,
    /// The files that were put in place; the first is the document.
    pub files: Vec<PlacedFile>,
    /// Existing files that an earlier run made of this input and this run did not.
    #[serde(default)]
    pub older: Vec<String>,
    /// Findings in the JSON form of `check`.
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
    /// Modification time or, in an object store, entity tag: changes whenever the file is written.
    pub mark: String,
}

impl JournalEntry {
    /// An entry without an input for leftover files that belong to no entry, so that later runs know them; `None` if
    /// there are no such files.
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

    /// The names of its files and of older files.
    pub(super) fn all_names(&self) -> impl Iterator<Item = &str> {
        self.names().chain(self.older.iter().map(String::as_str))
    }

    /// Number of pages of the document.
    pub fn pages(&self) -> Option<usize> {
        self.files.first().and_then(|file| file.pages)
    }

    /// Number of findings of this severity: error, warning or note.
    pub fn count(&self, severity: &str) -> usize {
        self.findings.iter().filter(|finding| finding["severity"] == severity).count()
    }

    /// Whether it has errors, or the work could not be done.
    pub fn is_unfit(&self) -> bool {
        self.status == Status::Failed || self.count("error") > 0
    }

    /// Whether the document may be published: without errors, and checked for glyphs.
    pub fn is_fit(&self) -> bool {
        !self.is_unfit() && !self.lacks_glyph_check()
    }

    /// Whether it was checked without fonts, so that characters may lack a glyph.
    pub fn lacks_glyph_check(&self) -> bool {
        self.findings.iter().any(|finding| finding["code"] == finding::glyphs_unchecked::CODE)
    }

    /// Unit and year as a title; empty if they could not be read.
    pub fn title(&self) -> String {
        self.issuer.as_ref().map_or_else(String::new, |(unit, year)| format!("{unit} {year}"))
    }

    /// Layout, kind, unit and year, of which a unit publishes one document; `None` if they could not be read. Spaces in
    /// the unit's name are left out.
    pub(super) fn identity(&self) -> Option<(&str, Option<&str>, String, u16)> {
        let (unit, year) = self.issuer.as_ref()?;
        let (layout, _) = self.layout.as_ref()?;
        Some((layout, self.kind.as_deref(), unit.split_whitespace().collect(), *year))
    }

    /// Whether both have the same status, input digest and file digests.
    pub(super) fn has_same_result(&self, other: &Self) -> bool {
        let digests = |entry: &Self| entry.files.iter().map(|file| file.sha256.clone()).collect::<Vec<_>>();
        (self.status, &self.sha256, digests(self)) == (other.status, &other.sha256, digests(other))
    }

    /// The entry in the JSON report, without members that only the next run uses.
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
