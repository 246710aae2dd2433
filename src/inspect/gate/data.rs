//! The data that go with a document, and the digest of them that it states among its keywords: a file whose data were
//! exchanged is found.

use std::collections::BTreeSet;

use super::super::report::{EmbeddedFile, PdfReport};
use super::fault;
use crate::model::Finding;

/// How a digest begins among the keywords.
const MARK: &str = "sha256:";

/// The digests that keywords state.
pub(in crate::inspect) fn digests<'a>(keywords: impl IntoIterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let words = keywords.into_iter().flat_map(|text| text.split([',', ';', ' ']));
    words.filter_map(|word| word.trim().strip_prefix(MARK)).collect()
}

/// The digests of its data that a document states, in its information and in its metadata.
pub(in crate::inspect) fn stated(report: &PdfReport) -> BTreeSet<&str> {
    let described = report.xmp.as_ref().and_then(|xmp| xmp.get("pdf:Keywords"));
    digests(report.info.get("Keywords").into_iter().chain(described).map(String::as_str))
}

/// The data are inside, and are those of which the digest is stated.
pub(super) fn exchanged(report: &PdfReport) -> Option<Finding> {
    let is_source = |file: &&EmbeddedFile| file.relationship.as_deref() == Some("Source");
    let sources: Vec<&EmbeddedFile> = report.attachments.iter().filter(is_source).collect();
    let stated = stated(report);
    let name = || sources.first().map(|file| file.name.clone()).unwrap_or_default();
    match (stated.len(), sources.is_empty()) {
        (0, true) => None,
        (0, false) => Some(fault("release-data", "unstated").with("name", name())),
        (_, true) => Some(fault("release-data", "missing").with("name", "")),
        (1, false) if sources.iter().any(|file| stated.contains(file.sha256.as_str())) => None,
        (_, false) => Some(fault("release-data", "exchanged").with("name", name())),
    }
}
