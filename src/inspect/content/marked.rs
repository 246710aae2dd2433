//! Marked content (ISO 32000-1, 14.6).

use hayro_syntax::object::{Dict, Object};
use hayro_syntax::page::Resources;

/// So many marks may be open at once.
const MAX_OPEN_MARKS: usize = 1000;

/// The marks that are open: whether each makes its content an artifact or a part of the structure.
#[derive(Debug, Default)]
pub(in super::super) struct OpenMarks(Vec<bool>);

impl OpenMarks {
    /// As if inside an artifact.
    pub(super) fn artifact() -> Self {
        Self(vec![true])
    }

    /// Opens a mark (BMC, BDC) and tells the number of its content, if it has one.
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

    pub(in super::super) fn close(&mut self) {
        self.0.pop();
    }

    pub(in super::super) fn depth(&self) -> usize {
        self.0.len()
    }

    /// Closes what a form has left open.
    pub(super) fn truncate(&mut self, depth: usize) {
        self.0.truncate(depth);
    }

    pub(in super::super) fn is_tagged(&self) -> bool {
        self.0.contains(&true)
    }
}
