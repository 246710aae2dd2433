//! The stack of open marked content (ISO 32000-1, 14.6) while [`super::read`] goes through the content of a page.

use hayro_syntax::object::{Dict, Object};
use hayro_syntax::page::Resources;

/// Maximum number of open marks; further ones are ignored.
const MAX_OPEN_MARKS: usize = 1000;

/// The open marks; each is true if it makes its content an artifact or part of the tag tree.
#[derive(Debug, Default)]
pub(in super::super) struct OpenMarks(Vec<bool>);

impl OpenMarks {
    /// A stack on which all content counts as an artifact.
    pub(super) fn artifact() -> Self {
        Self(vec![true])
    }

    /// Opens a mark (BMC, BDC) and returns its number (MCID), if it has one.
    pub(super) fn open(&mut self, operands: &[&Object<'_>], resources: &Resources<'_>) -> Option<i32> {
        let artifact = matches!(operands.first(), Some(Object::Name(tag)) if tag.as_str() == "Artifact");
        let number = operands.get(1).and_then(|properties| match properties {
            Object::Dict(properties) => properties.get::<i32>("MCID"),
            Object::Name(name) => resources.properties.get::<Dict<'_>>(name.as_ref())?.get::<i32>("MCID"),
            _ => None,
        });
        self.push(artifact, number);
        number
    }

    pub(in super::super) fn push(&mut self, artifact: bool, number: Option<i32>) {
        if self.0.len() < MAX_OPEN_MARKS {
            self.0.push(artifact || number.is_some());
        }
    }

    /// Closes the innermost mark (EMC).
    pub(in super::super) fn close(&mut self) {
        self.0.pop();
    }

    /// Number of open marks.
    pub(in super::super) fn depth(&self) -> usize {
        self.0.len()
    }

    /// Closes the marks that a form has left open.
    pub(super) fn truncate(&mut self, depth: usize) {
        self.0.truncate(depth);
    }

    /// Whether the current content is tagged or an artifact.
    pub(in super::super) fn is_tagged(&self) -> bool {
        self.0.contains(&true)
    }
}
