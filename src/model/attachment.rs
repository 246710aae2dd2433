//! Files inside the PDF: `convert` makes them from the data, `export` embeds them.

use serde::Serialize;

/// A file inside the PDF (embedded file, ISO 32000).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attachment {
    /// File name.
    pub name: String,
    /// Media type.
    pub mime: String,
    /// Relationship to the document (AFRelationship): `source`, `data`, `alternative`, `supplement`.
    pub relationship: String,
    /// Description for readers.
    pub description: String,
    /// Contents of the file.
    pub text: String,
}
