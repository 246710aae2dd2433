//! What leads from one part to another, and out of the workbook.

use std::collections::BTreeSet;

use quick_xml::events::BytesStart;

use super::part::{attribute, attributes};
use super::refusal;
use crate::error::Error;

/// Kinds of relations that bring figures from elsewhere.
const FOREIGN: [&str; 4] = ["externalLink", "externalLinkPath", "connections", "queryTable"];
/// Kinds of relations that name a part to be read as XML.
const PARTS: [&str; 5] = ["officeDocument", "worksheet", "chartsheet", "dialogsheet", "table"];

/// The sheets and their parts. Each stands once, or reading them all could take as long as one likes.
#[derive(Debug, Default)]
pub(super) struct Links {
    sheets: BTreeSet<String>,
    targets: BTreeSet<String>,
}

impl Links {
    /// A sheet of the workbook.
    ///
    /// # Errors
    /// `workbook-truncated` if two sheets are one part.
    pub(super) fn sheet(&mut self, part: &str, element: &BytesStart<'_>) -> Result<(), Error> {
        for attribute in attributes(element) {
            let attribute = attribute.map_err(|error| refusal::damaged("xml", part, error))?;
            if attribute.key.local_name().as_ref() == "id" && !self.sheets.insert(attribute.value.into_owned()) {
                return Err(refusal::damaged("double", part, ""));
            }
        }
        Ok(())
    }

    /// A relation between parts.
    ///
    /// # Errors
    /// `workbook-external` if it brings figures from elsewhere, `workbook-truncated` if it gives two sheets one
    /// part, or a sheet a part that is not looked through.
    pub(super) fn relation(&mut self, part: &str, element: &BytesStart<'_>) -> Result<(), Error> {
        let kind = attribute(part, element, "Type")?.unwrap_or_default();
        let kind = kind.rsplit('/').next().unwrap_or_default();
        let target = attribute(part, element, "Target")?.unwrap_or_default();
        let outside = attribute(part, element, "TargetMode")?.is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
        if FOREIGN.contains(&kind) || outside && kind != "hyperlink" {
            let shown: String = target.chars().take(80).collect();
            return Err(refusal::external(if shown.is_empty() { part } else { &shown }));
        }
        let target = target.trim_start_matches('/').to_ascii_lowercase();
        if PARTS.contains(&kind) && (!target.ends_with(".xml") || target.contains("customxml/")) {
            return Err(refusal::damaged("target", part, kind));
        }
        if kind == "worksheet" && !self.targets.insert(target) {
            return Err(refusal::damaged("double", part, ""));
        }
        Ok(())
    }
}
