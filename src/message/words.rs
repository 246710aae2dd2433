//! The words of file formats: names of worksheets, headers and guides in workbooks, in ledgers and in open data. `load`
//! and `convert` use them.

use fluent_bundle::FluentArgs;

use super::Language;
use super::texts::{FluentTexts, TextFile};

/// The words of file formats in one language. Workbooks are recognised by them, so they must not change with the
/// wording of messages.
pub struct FileWords(FluentTexts);

impl FileWords {
    /// The words of a language.
    pub fn new(language: Language) -> Self {
        Self(FluentTexts::of(language, TextFile::Files))
    }

    /// The words for a layout's language, given by its tag.
    pub fn of(tag: &str) -> Self {
        Self::new(Language::of(tag))
    }

    /// A word, or a text without values.
    pub fn word(&self, id: &str) -> String {
        self.0.text(id, &FluentArgs::new())
    }

    /// A word, if the file has it: for identifiers that follow from data.
    pub fn find(&self, id: &str) -> Option<String> {
        self.0.find(id, &FluentArgs::new())
    }

    /// A text with values put in.
    pub fn with(&self, id: &str, values: &[(&'static str, String)]) -> String {
        self.0.text(id, &values.iter().map(|(name, value)| (*name, value.as_str())).collect())
    }
}
