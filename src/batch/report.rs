//! The report of a batch run: its files, numbers and findings. Written at the end of a run, a check or a join.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{Entries, JournalEntry, RUN_FOLDER, Recipe, Shard, Status, Storage, html};
use crate::build::sum;
use crate::error::Error;
use crate::mark::{self, OutputKind, Subject};
use crate::message::{Catalogue, escaped_json};
use crate::model::{Finding, finding};
use crate::output::OverwriteRule;

/// The report of a run. It has no times, so that equal results give equal bytes.
pub struct BatchReport {
    /// The entries of all inputs, by name.
    pub entries: Vec<JournalEntry>,
    /// Existing files that an earlier run made of inputs that are gone.
    pub left: Vec<String>,
    /// Faults found when shards were joined ([`super::Batch::join`]); otherwise empty.
    pub join: Vec<Finding>,
    recipe: Value,
    /// Whether glyphs were not checked, because there are no fonts.
    lacks_glyph_check: bool,
}

impl BatchReport {
    pub(super) fn new(
        done: Entries,
        before: &Entries,
        output: &Storage,
        recipe: &Recipe,
        unaccounted: &BTreeSet<String>,
    ) -> Self {
        let gone = before.values().filter(|entry| !done.contains_key(&entry.input));
        let names = gone.flat_map(JournalEntry::all_names).filter(|name| !name.starts_with(RUN_FOLDER));
        let claimed: BTreeSet<&str> = done.values().flat_map(JournalEntry::all_names).collect();
        let names = names.chain(unaccounted.iter().map(String::as_str));
        let left: BTreeSet<&str> =
            names.filter(|name| !claimed.contains(name) && output.stamp(name).is_some()).collect();
        let left = left.into_iter().map(str::to_owned).collect();
        Self {
            entries: done.into_values().collect(),
            left,
            join: Vec::new(),
            recipe: recipe.record.clone(),
            lacks_glyph_check: false,
        }
    }

    /// The report of a run that only checks.
    pub(super) fn of_check(done: Entries, lacks_glyph_check: bool) -> Self {
        let (entries, left, join) = (done.into_values().collect(), Vec::new(), Vec::new());
        Self { entries, left, join, recipe: Value::Null, lacks_glyph_check }
    }

    /// Number of inputs with this status.
    pub fn count(&self, status: Status) -> usize {
        self.entries.iter().filter(|entry| entry.status == status).count()
    }

    /// The report in JSON.
    pub fn json(&self, catalogue: &Catalogue) -> String {
        let report = json!({
            "made": self.recipe,
            "verdict": self.verdict(),
            "codes": self.codes().iter().map(CodeCount::record).collect::<Vec<_>>(),
            "built": self.count(Status::Built),
            "passed": self.count(Status::Passed),
            "refused": self.count(Status::Refused),
            "failed": self.count(Status::Failed),
            "documents": self.entries.iter().map(JournalEntry::record).collect::<Vec<_>>(),
            "left": self.left,
            "repeated": catalogue.json(&self.repeated(), None),
            "shards": catalogue.json(&self.join, None),
        });
        escaped_json(&format!("{report:#}\n")).into_owned()
    }

    /// Number of documents that may be published.
    pub fn fit(&self) -> usize {
        self.entries.iter().filter(|entry| entry.is_fit()).count()
    }

    /// Whether documents were checked without fonts, so that characters may lack a glyph.
    pub fn lacks_glyph_check(&self) -> bool {
        self.lacks_glyph_check
    }

    /// Whether the run only checked.
    pub fn is_check(&self) -> bool {
        self.recipe.is_null()
    }

    /// Existing files of earlier runs whose data may have changed, each with its input if that still exists.
    pub fn outdated(&self) -> Vec<(&str, Option<&str>)> {
        let left = self.left.iter().map(|name| (name.as_str(), None));
        let older = self
            .entries
            .iter()
            .flat_map(|entry| entry.older.iter().map(|name| (name.as_str(), Some(entry.input.as_str()))));
        left.chain(older).filter(|(name, _)| !name.starts_with(RUN_FOLDER)).collect()
    }

    /// Number of documents with errors, or that could not be made.
    pub fn unfit(&self) -> usize {
        self.entries.iter().filter(|entry| entry.is_unfit()).count()
    }

    /// The numbers of documents that may and may not be published, in JSON; without fonts also of those that are
    /// undecided because glyphs were not checked.
    fn verdict(&self) -> Value {
        let (fit, unfit, total) = (self.fit(), self.unfit(), self.entries.len());
        let mut verdict = json!({ "fit": fit == total, "documents_fit": fit, "documents_unfit": unfit });
        if self.lacks_glyph_check {
            verdict["documents_unchecked"] = json!(total - fit - unfit);
        }
        verdict
    }

    /// A finding for each document that is there twice (same layout, kind, unit and year), with the names of the files.
    pub fn repeated(&self) -> Vec<Finding> {
        let mut groups: BTreeMap<_, Vec<&JournalEntry>> = BTreeMap::new();
        for entry in &self.entries {
            if let Some(identity) = entry.identity() {
                groups.entry(identity).or_default().push(entry);
            }
        }
        let finding = |entries: Vec<&JournalEntry>| {
            let paths: Vec<&str> = entries.iter().map(|entry| entry.input.as_str()).collect();
            (paths.len() > 1)
                .then(|| Some(finding::batch_twice(entries.first()?.title(), paths.len(), paths.join(", "))))?
        };
        groups.into_values().filter_map(finding).collect()
    }

    /// All codes of findings, those of the most documents first.
    pub fn codes(&self) -> Vec<CodeCount> {
        let mut codes: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
        for entry in &self.entries {
            let mut seen = BTreeSet::new();
            for finding in &entry.findings {
                let text = |key: &str| finding[key].as_str().unwrap_or_default();
                let key = (text("code"), text("severity"));
                let count = codes.entry(key).or_default();
                count.0 += 1;
                count.1 += usize::from(seen.insert(key));
            }
        }
        let code = |((code, severity), (findings, documents)): ((&str, &str), (usize, usize))| CodeCount {
            code: code.to_owned(),
            severity: severity.to_owned(),
            findings,
            documents,
        };
        let mut codes: Vec<CodeCount> = codes.into_iter().map(code).collect();
        codes.sort_by(|a, b| b.documents.cmp(&a.documents).then(a.code.cmp(&b.code)));
        codes
    }

    /// Writes the report of a run that only checks.
    pub(super) fn write_check(
        &self,
        output: &Storage,
        rule: &OverwriteRule,
        catalogue: &Catalogue,
    ) -> Result<(), Error> {
        let subject = subject();
        let (json, page) =
            (mark::json(&self.json(catalogue), &subject), mark::html(&html::page(self, catalogue)?, &subject));
        output.put(&[("check.json", json.as_bytes()), ("check.html", page.as_bytes())], rule).map(drop)
    }

    /// The content of `SHA256SUMS`, for `sha256sum --check`.
    fn sums(&self) -> String {
        let files =
            self.entries.iter().flat_map(|entry| &entry.files).filter(|file| !file.name.starts_with(RUN_FOLDER));
        files.map(|file| sum(&file.name, &file.sha256)).collect()
    }

    /// Writes the report: for a shard only its part of `report.json`, otherwise also the HTML page and `SHA256SUMS`.
    pub(super) fn write(
        &self,
        output: &Storage,
        shard: Option<Shard>,
        rule: &OverwriteRule,
        catalogue: &Catalogue,
    ) -> Result<(), Error> {
        let subject = subject();
        let json = mark::json(&self.json(catalogue), &subject);
        if let Some(shard) = shard {
            return output.put(&[(&shard_report_name(shard), json.as_bytes())], rule).map(drop);
        }
        let (sums, page) = (self.sums(), mark::html(&html::page(self, catalogue)?, &subject));
        let files = NAMES.into_iter().zip([json.as_bytes(), sums.as_bytes(), page.as_bytes()]);
        output.put(&files.collect::<Vec<_>>(), rule).map(drop)
    }
}

/// Files of the report of a whole run.
const NAMES: [&str; 3] = ["report.json", "SHA256SUMS", "index.html"];

/// Name of the report of a shard.
fn shard_report_name(shard: Shard) -> String {
    format!("{RUN_FOLDER}/report{}.json", shard.suffix())
}

/// The subject of the report's mark: a run.
fn subject() -> Subject {
    Subject::new(OutputKind::Run, &[])
}

/// Fails, before anything is built, if files of others have the names of the report.
///
/// # Errors
/// As [`Storage::judge`].
pub(super) fn unless_foreign(output: &Storage, shard: Option<Shard>, rule: &OverwriteRule) -> Result<(), Error> {
    let (json, page) = (mark::json("{}", &subject()), mark::html("<head></head>", &subject()));
    match shard {
        Some(shard) => output.judge(&[(&shard_report_name(shard), json.as_bytes())], rule),
        None => {
            let files = NAMES.into_iter().zip([json.as_bytes(), b"", page.as_bytes()]);
            output.judge(&files.collect::<Vec<_>>(), rule)
        }
    }
}

/// The numbers of findings and documents with one code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeCount {
    /// The code.
    pub code: String,
    /// The severity: error, warning or note.
    pub severity: String,
    /// Number of findings.
    pub findings: usize,
    /// Number of documents.
    pub documents: usize,
}

impl CodeCount {
    fn record(&self) -> Value {
        json!({
            "code": self.code,
            "severity": self.severity,
            "findings": self.findings,
            "documents": self.documents,
        })
    }
}
