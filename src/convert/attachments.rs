//! What goes inside the web edition: the budget as data, and each of its tables.

use super::{json, package};
use crate::error::Error;
use crate::layout::Layout;
use crate::message::{Catalogue, Language};
use crate::model::{Attachment, Budget, finding, sha256};

/// The name of the budget's data among the attachments.
pub const DATA: &str = "budget.json";

/// The budget as canonical JSON, from which the document was made (`Source`), and each sheet as CSV (`Data`); so that
/// whoever has the document has the figures.
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

/// What tells one budget from another: the SHA-256 of its canonical JSON, in hexadecimal.
pub fn fingerprint(budget: &Budget, layout: &Layout) -> String {
    sha256(json(budget, layout).as_ref())
}
