//! Words of a made-up budget.

use crate::layout::Layout;
use crate::message::{Catalogue, Language};

/// The words of a specimen, in the language of its layout.
pub(super) struct SpecimenWords(Catalogue);

impl SpecimenWords {
    pub(super) fn new(layout: &Layout) -> Self {
        Self(Catalogue::new(Language::of(&layout.language)))
    }

    pub(super) fn say(&self, id: &str, number: usize) -> String {
        self.0.text(id, &[("number", number.to_string())])
    }

    /// The names of its units: the first as long as they get.
    pub(super) fn unit(&self, number: usize) -> String {
        let name = self.say("specimen-unit", number);
        if number == 0 { name } else { format!("{name}{}", char::from(b'A' + (number % 26) as u8)) }
    }
}
