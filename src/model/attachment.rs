//! Files that go with a document.

use serde::Serialize;

/// A file inside the PDF (embedded file, ISO 32000).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub mime: String,
    /// What it is to the document (AFRelationship): `source`, `data`, `alternative`, `supplement`.
    pub relationship: String,
    /// What it is, for people.
    pub description: String,
    /// What is in it.
    pub text: String,
}
