//! The cover (封皮) as a file of its own: back, spine and front on one sheet, which is folded around the leaves.

use serde::Serialize;

use super::View;
use crate::layout::PageSpec;
use crate::model::PT_PER_MM;

/// What is folded around the leaves, from left to right: back, spine, front.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Wrap {
    /// Width of the back and of the front (封底、封面) in mm.
    pub side: f64,
    /// Width of the spine (书脊) in mm; nothing where sheets are folded.
    pub spine: f64,
    /// What stands on the spine from top to bottom; empty if it is too narrow.
    pub title: String,
    /// Size of its type in pt.
    pub size: f64,
    /// The lines at the foot of the back.
    pub back: Vec<String>,
}

/// Type on a spine takes so much of its width: folds are not exact.
const SHARE: f64 = 0.6;

/// Smaller type on a spine is not read, and larger not needed: pt.
const SIZES: (f64, f64) = (7.0, 16.0);

/// Room from top to bottom, in em: of a character that stands, of one in a word that lies on its side, and of a capital or
/// another wide one there.
const PITCH: (f64, f64, f64) = (1.1, 0.6, 1.0);

impl View {
    /// The cover of this print edition, with a spine (书脊) so wide in mm, and these lines on the back. What the front says is
    /// what the first page says.
    pub fn into_cover(mut self, spine: f64, back: &[String]) -> Self {
        let Some(page) = self.pages.get("prose").copied() else { return self };
        // On both sides the text keeps its width, and stands in the middle.
        let margin = (page.left + page.right) / 2.0;
        let sheet = PageSpec { width: 2.0 * page.width + spine, left: margin, right: margin, ..page };
        self.pages = [("prose", sheet)].into();
        (self.mirrored, self.recto, self.turned) = (false, false, None);
        (self.folio, self.fingerprint) = (None, None);
        self.contents.clear();
        self.parts.clear();
        // That it is a draft stands across it.
        let title =
            self.draft.as_ref().and_then(|draft| self.title.strip_prefix(draft.as_str())).unwrap_or(&self.title);
        self.wrap = Some(Wrap::new(&page, spine, title, back.to_vec()));
        self
    }
}

/// A text without white space but for that between words of Latin letters.
fn spaced(text: &str) -> String {
    let mut spaced = String::new();
    for word in text.split_whitespace() {
        let ascii = |character: Option<char>| character.is_some_and(|character| character.is_ascii());
        if ascii(spaced.chars().next_back()) && ascii(word.chars().next()) {
            spaced.push(' ');
        }
        spaced.push_str(word);
    }
    spaced
}

/// How long a title is from top to bottom, in em. A letter or a digit alone stands; words and figures lie.
fn length(title: &str) -> f64 {
    let of_word = |c: char| c.is_ascii_alphanumeric() || " .,%&+/'-".contains(c);
    let lies = |one: char, next: char| of_word(one) && of_word(next);
    let characters: Vec<char> = title.chars().collect();
    let words = characters.chunk_by(|one, next| lies(*one, *next));
    let room = |word: &[char]| match word {
        [_] => PITCH.0,
        _ => word
            .iter()
            .map(|c| if c.is_ascii_uppercase() || matches!(c, '@' | '%' | '&' | '+') { PITCH.2 } else { PITCH.1 })
            .sum(),
    };
    words.map(room).sum()
}

impl Wrap {
    fn new(page: &PageSpec, spine: f64, title: &str, back: Vec<String>) -> Self {
        let title = spaced(title);
        let length = length(&title).max(PITCH.0);
        let size = (spine * PT_PER_MM * SHARE).min(page.text_height() / length).min(SIZES.1);
        let title = if size < SIZES.0 { String::new() } else { title };
        Self { side: page.width, spine, title, size, back }
    }

    /// Whether the spine is wide enough for a title, which is too long for it.
    pub fn is_untitled(&self) -> bool {
        self.title.is_empty() && self.spine * PT_PER_MM * SHARE >= SIZES.0
    }

    /// Its texts from left to right.
    pub fn texts<'a>(&'a self, front: &'a [String]) -> impl Iterator<Item = &'a String> {
        self.back.iter().chain(std::iter::once(&self.title)).chain(front).filter(|text| !text.is_empty())
    }
}
