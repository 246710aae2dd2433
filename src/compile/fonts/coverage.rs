//! Finds characters that the fonts lack, in data and view, before pages are set: Typst would print a box for each.

use super::{FontFace, Fonts};

/// A character of a text without a glyph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingGlyph {
    /// The character.
    pub character: char,
    /// Its place in the text, counted in characters from 1.
    pub position: usize,
}

/// A set of characters: a bit for each code point of Unicode.
pub(super) struct Characters(Vec<u64>);

impl Characters {
    /// The characters that at least one of the faces has.
    pub(super) fn of<'a>(faces: impl Iterator<Item = &'a FontFace>) -> Self {
        let mut bits = vec![0u64; (char::MAX as usize + 1) / 64];
        for point in faces.flat_map(|face| face.font.info().coverage.iter()) {
            if let Some(word) = bits.get_mut(point as usize / 64) {
                *word |= 1 << (point % 64);
            }
        }
        Self(bits)
    }

    /// The intersection of both sets.
    pub(super) fn common(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= other);
        self
    }

    fn has(&self, character: char) -> bool {
        let point = u32::from(character);
        self.0.get(point as usize / 64).is_some_and(|word| word & (1 << (point % 64)) != 0)
    }
}

impl Fonts {
    /// The characters of a text that the faces of any role lack, each once: a text may be set in any role.
    pub fn missing(&self, text: &str) -> Vec<MissingGlyph> {
        let mut missing: Vec<MissingGlyph> = Vec::new();
        for (index, character) in text.chars().enumerate() {
            if !self.characters.has(character) && !missing.iter().any(|known| known.character == character) {
                missing.push(MissingGlyph { character, position: index + 1 });
            }
        }
        missing
    }
}
