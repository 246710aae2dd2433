//! Makes the attachments of the web edition: the budget as JSON and each of its tables as CSV.
//!
//! `build` passes them to `export`, which embeds them in the PDF/A-3a, so that whoever has the document has its
//! figures.

use super::{json, package};
use crate::error::Error;
use crate::layout::Layout;
use crate::message::{Catalogue, Language};
use crate::model::{Attachment, Budget, finding, sha256};

/// The file name of the budget's JSON among the attachments.
pub const DATA: &str = "budget.json";

/// The attachments of a document: the budget as canonical JSON with the relationship `Source` (ISO 32000-2, 14.13),
/// then each table as CSV with the relationship `Data`.
///
/// # Errors
/// `export-failed` if a table cannot be written.
pub fn attachments(budget: &Budget, layout: &Layout) -> Result<Vec<Attachment>, Error> {
    let about = Catalogue::new(Language::of(&layout.language)).text("attached-data", &[]);
    let mut files = vec![Attachment {
        name: DATA.into(),
        mime: "application/json".into(),
        relationship: "source".into(),
        description: about,
        text: json(budget, layout),
    }];
    for (name, title, bytes) in package::sheets(budget, layout)? {
        let text = String::from_utf8(bytes).map_err(|error| Error::failed(finding::export_failed(error)))?;
        let (mime, relationship) = ("text/csv".into(), "data".into());
        files.push(Attachment { name, mime, relationship, description: title, text });
    }
    Ok(files)
}

/// The SHA-256 of the budget's canonical JSON in hexadecimal; two budgets with the same content have the same one.
pub fn fingerprint(budget: &Budget, layout: &Layout) -> String {
    sha256(json(budget, layout).as_ref())
}
