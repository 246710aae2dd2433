//! Compares the SHA-256 digest of the budget data that a PDF states in its keywords with the data attached to it. The
//! release gate (`release.rs`) finds exchanged attachments with it; `src/inspect/against` compares the stated digest
//! with the data at hand.

use std::collections::BTreeSet;

use super::super::report::{EmbeddedFile, PdfReport};
use crate::model::{Finding, finding};

/// Prefix of a keyword that is a digest.
const DIGEST_PREFIX: &str = "sha256:";

/// The digests, in hexadecimal, among keywords.
pub(in crate::inspect) fn digests<'a>(keywords: impl IntoIterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let words = keywords.into_iter().flat_map(|text| text.split([',', ';', ' ']));
    words.filter_map(|word| word.trim().strip_prefix(DIGEST_PREFIX)).collect()
}

/// The digests that a file states in its document information and its XMP metadata.
pub(in crate::inspect) fn stated(report: &PdfReport) -> BTreeSet<&str> {
    let described = report.xmp.as_ref().and_then(|xmp| xmp.get("pdf:Keywords"));
    digests(report.info.get("Keywords").into_iter().chain(described).map(String::as_str))
}

/// A finding if the attached data have another digest than stated, or if data or digest are missing.
pub(super) fn exchanged(report: &PdfReport) -> Option<Finding> {
    let is_source = |file: &&EmbeddedFile| file.relationship.as_deref() == Some("Source");
    let sources: Vec<&EmbeddedFile> = report.attachments.iter().filter(is_source).collect();
    let stated = stated(report);
    let name = || sources.first().map(|file| file.name.clone()).unwrap_or_default();
    match (stated.len(), sources.is_empty()) {
        (0, true) => None,
        (0, false) => Some(finding::release_data("unstated", name())),
        (_, true) => Some(finding::release_data("missing", "")),
        (1, false) if sources.iter().any(|file| stated.contains(file.sha256.as_str())) => None,
        (_, false) => Some(finding::release_data("exchanged", name())),
    }
}
