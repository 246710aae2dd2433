//! Checks the relations between the parts of an `.xlsx` (ECMA-376, part 2): none may lead out of the workbook, and no
//! two sheets may share a part.
//!
//! [`Xlsx`](super::xlsx::Xlsx) passes the elements `sheet` and `Relationship` to it.

use std::collections::BTreeSet;

use quick_xml::events::BytesStart;

use super::part::{attribute, attributes};
use super::refusal;
use crate::error::Error;

/// Types of relations to data outside the workbook.
const FOREIGN: [&str; 4] = ["externalLink", "externalLinkPath", "connections", "queryTable"];
/// Types of relations to parts that are read as XML.
const PARTS: [&str; 5] = ["officeDocument", "worksheet", "chartsheet", "dialogsheet", "table"];

/// The sheets and their parts. Each may occur once only: otherwise one large part could be read for any number of
/// sheets.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// The identifiers of the relations of sheets.
    sheets: BTreeSet<String>,
    /// The parts of sheets, in lower case.
    targets: BTreeSet<String>,
}

impl Links {
    /// Checks the element `sheet` of a workbook.
    ///
    /// # Errors
    /// `workbook-truncated` if two sheets have the same relation.
    pub(super) fn sheet(&mut self, part: &str, element: &BytesStart<'_>) -> Result<(), Error> {
        for attribute in attributes(element) {
            let attribute = attribute.map_err(|error| refusal::damaged("xml", part, error))?;
            if attribute.key.local_name().as_ref() == "id" && !self.sheets.insert(attribute.value.into_owned()) {
                return Err(refusal::damaged("double", part, ""));
            }
        }
        Ok(())
    }

    /// Checks the element `Relationship`.
    ///
    /// # Errors
    /// `workbook-external` if it leads out of the workbook; `workbook-truncated` if two sheets have the same part, or a
    /// sheet has a part that is not checked as XML.
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
