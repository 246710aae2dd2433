//! Where a value stands in the user's own file.

use std::fmt;

/// A place in a file. In JSON a pointer (RFC 6901) such as `/sheets/6/lines/3/budget`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Place(String);

impl Place {
    /// The file as a whole.
    pub fn root() -> Self {
        Self::default()
    }

    /// A place given in the file's own notation.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The place of a member or an element inside this one.
    pub fn join(&self, step: impl fmt::Display) -> Self {
        let step = step.to_string().replace('~', "~0").replace('/', "~1");
        Self(format!("{}/{step}", self.0))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "/" } else { &self.0 })
    }
}
