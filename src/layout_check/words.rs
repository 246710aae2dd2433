//! The words of the specimen (a made-up budget that tries a layout): names and texts from the message
//! catalogue, in the language of the layout.

use crate::layout::Layout;
use crate::message::{Catalogue, Language};

/// The words of a specimen, in the language of its layout.
pub(super) struct SpecimenWords(Catalogue);

impl SpecimenWords {
    pub(super) fn new(layout: &Layout) -> Self {
        Self(Catalogue::new(Language::of(&layout.language)))
    }

    /// A message of the catalogue with a number.
    pub(super) fn say(&self, id: &str, number: usize) -> String {
        self.0.text(id, &[("number", number.to_string())])
    }

    /// The name of a unit: 0 is the issuer, 1 gets the letter B, 2 gets C; letters repeat after 26.
    pub(super) fn unit(&self, number: usize) -> String {
        let name = self.say("specimen-unit", number);
        if number == 0 { name } else { format!("{name}{}", char::from(b'A' + (number % 26) as u8)) }
    }
}
