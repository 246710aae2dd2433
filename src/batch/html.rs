//! Writes the overview of a batch run as one HTML page without external resources (`index.html`, `check.html`).
//! [`BatchReport`] calls [`page`].

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{BatchReport, JournalEntry, RUN_FOLDER, Status};
use crate::error::Error;
use crate::html;
use crate::message::Catalogue;

/// Number of findings of a document that are shown unfolded.
const UNFOLDED_FINDINGS: usize = 5;

/// The body of the page.
const TEMPLATE: &str = include_str!("html/overview.html");

/// Script that hides rows by the filters; without scripts all rows are shown.
const FILTER: &str = include_str!("html/filter.js");

/// The statuses with their message ids, in the order of the page: those that need attention first.
const STATUSES: [(Status, &str); 4] = [
    (Status::Failed, "status-failed"),
    (Status::Refused, "status-refused"),
    (Status::Built, "status-built"),
    (Status::Passed, "status-passed"),
];

/// Labels of the page: messages `overview-…`.
const WORDS: [&str; 14] = [
    "all",
    "code",
    "codes",
    "count",
    "document",
    "documents",
    "findings",
    "left",
    "older",
    "pages",
    "pictures",
    "search",
    "severity",
    "status",
];

/// The page of a report.
///
/// # Errors
/// `export-failed` if it cannot be written.
pub(super) fn page(report: &BatchReport, catalogue: &Catalogue) -> Result<String, Error> {
    let overview = Overview(catalogue);
    let title = catalogue.text(if report.is_check() { "overview-title-check" } else { "overview-title" }, &[]);
    let (class, counts) = counts(report);
    let lacks_glyphs = report.lacks_glyph_check();
    let sum = if report.is_check() { "overview-sum-check" } else { "overview-sum" };
    let codes_to_filter: BTreeSet<String> = report.codes().into_iter().map(|code| code.code).collect();
    let outdated = report.outdated().into_iter().map(|(name, input)| {
        let mut file = file(name);
        file["input"] = json!(input);
        file
    });
    let present = STATUSES.iter().filter(|(status, _)| report.count(*status) > 0);
    let entries = STATUSES.iter().flat_map(|(status, id)| {
        report.entries.iter().filter(|entry| entry.status == *status).map(|entry| overview.entry(entry, id))
    });
    let repeated = report.repeated();
    let shard_findings =
        report.join.iter().map(|finding| ("error", finding)).chain(repeated.iter().map(|finding| ("warning", finding)));
    let shard_findings = shard_findings.map(|(class, finding)| {
        json!({ "class": class, "text": catalogue.statement(finding), "hint": catalogue.remedy(finding) })
    });
    let word = |id: &str| match id {
        "status-passed" if lacks_glyphs => catalogue.text("status-unchecked", &[]),
        _ => catalogue.text(id, &[]),
    };
    let values = json!({
        "title": title,
        "class": class,
        "verdict": catalogue.text("overview-verdict", &counts),
        "sum": catalogue.text(sum, &counts),
        "joined": shard_findings.collect::<Vec<_>>(),
        "outdated": outdated.collect::<Vec<_>>(),
        "codes": overview.codes(report),
        "picks": codes_to_filter,
        "statuses": present.map(|(_, id)| json!({ "id": id, "word": word(id) })).collect::<Vec<_>>(),
        "has_documents": report.entries.iter().any(|entry| !entry.files.is_empty()),
        "entries": entries.collect::<Vec<_>>(),
        "words": overview.words(),
        "script": FILTER,
    });
    html::page(&catalogue.text("language", &[]), &title, TEMPLATE, values)
}

/// The CSS class of the verdict, and the values of its messages: numbers of documents by status and fitness.
fn counts(report: &BatchReport) -> (&'static str, [(&'static str, String); 10]) {
    let (fit, unfit, total) = (report.fit(), report.unfit(), report.entries.len());
    let count = |status| report.count(status).to_string();
    let (all, class) = match (fit == total, unfit) {
        (true, _) => ("yes", "fit"),
        (false, 0) if report.lacks_glyph_check() => ("unchecked", "warning"),
        (false, _) if report.lacks_glyph_check() => ("unchecked", "error"),
        (false, _) => ("no", "error"),
    };
    let counts = [
        ("fit", fit.to_string()),
        ("unfit", unfit.to_string()),
        ("open", (total - fit - unfit).to_string()),
        ("all", all.to_owned()),
        ("total", total.to_string()),
        ("built", count(Status::Built)),
        ("refused", count(Status::Refused)),
        ("failed", count(Status::Failed)),
        ("glyphs", if report.lacks_glyph_check() { "unchecked" } else { "checked" }.to_owned()),
        ("pages", report.entries.iter().filter_map(JournalEntry::pages).sum::<usize>().to_string()),
    ];
    (class, counts)
}

/// Makes the values of the template in the language of a catalogue.
struct Overview<'a>(&'a Catalogue);

impl Overview<'_> {
    fn words(&self) -> Map<String, Value> {
        let word = |id: &str, values| json!(self.0.text(&format!("overview-{id}"), values));
        let words = WORDS.iter().map(|id| ((*id).to_owned(), word(id, &[])));
        words.chain([("shown".to_owned(), word("shown", &[("count", "#".to_owned())]))]).collect()
    }

    /// A row for each code with its numbers of findings and documents.
    fn codes(&self, report: &BatchReport) -> Vec<Value> {
        let row = |code: super::report::CodeCount| {
            let word = self.0.text(&format!("severity-{}", code.severity), &[]);
            json!({
                "code": code.code, "severity": code.severity, "word": word, "findings": code.findings,
                "documents": code.documents,
            })
        };
        report.codes().into_iter().map(row).collect()
    }

    /// An input with its status, its files and its findings; the first findings unfolded. Its files in the run folder
    /// are pictures: the first page and, if there is a table, the first page with one.
    fn entry(&self, entry: &JournalEntry, status: &str) -> Value {
        let class = match entry.status {
            Status::Refused | Status::Failed => "error",
            Status::Built | Status::Passed if entry.count("warning") > 0 => "warning",
            Status::Built | Status::Passed => "",
        };
        let codes: BTreeSet<&str> = entry.findings.iter().filter_map(|finding| finding["code"].as_str()).collect();
        let pictures =
            entry.names().filter(|name| name.starts_with(RUN_FOLDER)).zip(["overview-first", "overview-table"]);
        let pictures = pictures.map(
            |(name, id)| json!({ "href": href(name), "about": format!("{} {}", self.0.text(id, &[]), entry.input) }),
        );
        let findings: Vec<Value> = entry.findings.iter().map(finding).collect();
        let (open, folded) = findings.split_at(findings.len().min(UNFOLDED_FINDINGS));
        let counts = [("errors", entry.count("error").to_string()), ("warnings", entry.count("warning").to_string())];
        let is_unchecked = entry.lacks_glyph_check() && !entry.is_unfit();
        let is_listed = |name: &&str| !name.starts_with(RUN_FOLDER);
        json!({
            "status": status,
            "word": self.0.text(if is_unchecked { "status-unchecked" } else { status }, &[]),
            "class": class,
            "codes": codes.into_iter().collect::<Vec<_>>().join(" "),
            "document": entry.files.first().map(|file| href(&file.name)).unwrap_or_default(),
            "pictures": pictures.collect::<Vec<_>>(),
            "title": entry.title(),
            "input": entry.input,
            "files": entry.names().filter(is_listed).map(file).collect::<Vec<_>>(),
            "pages": entry.pages().map(|pages| pages.to_string()).unwrap_or_default(),
            "older": entry.older.iter().map(String::as_str).filter(is_listed).map(file).collect::<Vec<_>>(),
            "counts": self.0.text("overview-counts", &counts),
            "open": open,
            "folded": folded,
            "more": self.0.text("overview-more", &[("count", folded.len().to_string())]),
        })
    }
}

/// A finding in the JSON form of `check` as values of the template.
fn finding(finding: &Value) -> Value {
    let text = |key: &str| finding[key].as_str().unwrap_or_default();
    let line = finding["line"].as_u64().map(|line| format!("{}:{line} ", text("file"))).unwrap_or_default();
    let place = match text("cell") {
        "" => format!("{line}{}", text("place")),
        cell => cell.to_owned(),
    };
    json!({
        "code": text("code"), "severity": text("severity"), "text": text("text"), "sheet": text("sheet"),
        "where": text("where"), "place": place, "hint": text("hint"),
    })
}

/// A file as a link.
fn file(name: &str) -> Value {
    json!({ "name": name, "href": href(name) })
}

/// A path as a relative reference (RFC 3986): bytes other than letters, digits and `-._~/` are percent-encoded.
fn href(name: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    name.bytes().map(byte).collect()
}
