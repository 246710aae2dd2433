//! What a stage has to say about the user's data.

use super::Place;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The document must not be published like this.
    Error,
    /// Somebody should look at it.
    Warning,
    /// Worth knowing.
    Note,
}

/// Something found in the data, the layout or the set pages. Its words stand in the message catalogue, under
/// the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule, stable over versions.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// Where in the user's file, if the place is known.
    pub place: Option<Place>,
    /// The table that it is about, by number and title, if it is about one; or another part of what is built that has a
    /// name, such as the cover.
    pub sheet: Option<String>,
    /// Other places that it is about.
    pub cells: Vec<Place>,
    /// Named values that the catalogue's text refers to, in the order in which they were given.
    pub values: Vec<(&'static str, String)>,
}

impl Finding {
    /// An error without a place and without values.
    pub fn error(code: &'static str) -> Self {
        Self { code, severity: Severity::Error, place: None, sheet: None, cells: Vec::new(), values: Vec::new() }
    }

    /// Whether it is an error.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The same with a place.
    pub fn at(mut self, place: &Place) -> Self {
        self.place = Some(place.clone());
        self
    }

    /// The same about a part of what is built.
    pub fn about(mut self, part: &str) -> Self {
        self.sheet = Some(part.to_owned());
        self
    }

    /// The same as a warning.
    pub fn as_warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// The same as a note.
    pub fn as_note(mut self) -> Self {
        self.severity = Severity::Note;
        self
    }

    /// The same with a named value.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }
}
