//! Characters that no font of the document has.

use super::Fonts;

/// A character without a glyph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The character.
    pub character: char,
    /// Its place in the text, counted in characters from 1.
    pub position: usize,
}

impl Fonts {
    /// The characters of a text that some role's faces lack, each once: whatever the text is set in, it must be
    /// there.
    pub fn missing(&self, text: &str) -> Vec<Missing> {
        let mut missing: Vec<Missing> = Vec::new();
        for (index, character) in text.chars().enumerate() {
            let known = missing.iter().any(|known| known.character == character);
            if !known && !self.has(character) {
                missing.push(Missing { character, position: index + 1 });
            }
        }
        missing
    }

    fn has(&self, character: char) -> bool {
        let covers = |face: &usize| self.faces[*face].info.coverage.contains(character.into());
        let roles = self.roles.values().filter(|role| role.face.is_some());
        roles.into_iter().all(|role| role.faces.iter().any(covers))
    }
}
