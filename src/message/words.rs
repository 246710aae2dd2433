//! Words that stand in files.

use fluent_bundle::FluentArgs;

use super::Language;
use super::texts::{FluentTexts, TextFile};

/// The words of workbooks, ledgers and open data in one language: names of worksheets, headers, guides. Workbooks are
/// read by them, so that they are a format and stand apart from messages, whose wording may change at any time.
pub struct FileWords(FluentTexts);

impl FileWords {
    /// The words of a language.
    pub fn new(language: Language) -> Self {
        Self(FluentTexts::of(language, TextFile::Files))
    }

    /// The words of the language of a layout, by its tag.
    pub fn of(tag: &str) -> Self {
        Self::new(Language::of(tag))
    }

    /// A word, or a text that refers to no values.
    pub fn word(&self, id: &str) -> String {
        self.0.text(id, &FluentArgs::new())
    }

    /// A text with values in it.
    pub fn with(&self, id: &str, values: &[(&'static str, String)]) -> String {
        self.0.text(id, &values.iter().map(|(name, value)| (*name, value.as_str())).collect())
    }
}
