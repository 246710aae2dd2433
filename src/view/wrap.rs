//! The separate cover (封皮) of the print edition: back, spine and front on one sheet, which is folded around the leaves.
//!
//! Turns the view of the print edition into that of the cover file and computes the size of type on the spine.

use serde::Serialize;

use super::View;
use crate::layout::PageSpec;
use crate::model::PT_PER_MM;

/// The sheet of the cover, from left to right: back, spine, front.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Wrap {
    /// Width of the back and of the front (封底、封面) in mm.
    pub side: f64,
    /// Width of the spine (书脊) in mm; 0 for saddle stitch.
    pub spine: f64,
    /// The text on the spine, from top to bottom; empty if the spine is too narrow or too short for it.
    pub title: String,
    /// Size of type on the spine in pt.
    pub size: f64,
    /// The lines at the foot of the back cover.
    pub back: Vec<String>,
}

/// The largest share of the spine's width that type may take, as folds are not exact.
const MAX_TYPE_SHARE: f64 = 0.6;

/// The smallest size of type on a spine, in pt; smaller type cannot be read.
const MIN_SIZE_PT: f64 = 7.0;

/// The largest size of type on a spine, in pt.
const MAX_SIZE_PT: f64 = 16.0;

/// The length of an upright character along the spine, in em.
const UPRIGHT_EM: f64 = 1.1;

/// The length of a character in a word turned on its side, in em.
const TURNED_EM: f64 = 0.6;

/// The length of a wide character in such a word, such as a capital letter, in em.
const WIDE_EM: f64 = 1.0;

impl View {
    /// The view of the cover of this print edition, with a spine (书脊) of `spine` mm and the lines `back` on the back
    /// cover. The front has the text of the first page.
    pub fn into_cover(mut self, spine: f64, back: &[String]) -> Self {
        let Some(page) = self.pages.get("prose").copied() else { return self };
        // The text keeps its width, centred on back and front.
        let margin = (page.left + page.right) / 2.0;
        let sheet = PageSpec { width: 2.0 * page.width + spine, left: margin, right: margin, ..page };
        self.pages = [("prose", sheet)].into();
        (self.mirrored, self.recto, self.turned) = (false, false, None);
        (self.folio, self.fingerprint) = (None, None);
        self.contents.clear();
        self.parts.clear();
        // The mark of a draft is printed across the cover and not repeated in the title.
        let title =
            self.draft.as_ref().and_then(|draft| self.title.strip_prefix(draft.as_str())).unwrap_or(&self.title);
        self.wrap = Some(Wrap::new(&page, spine, title, back.to_vec()));
        self
    }
}

/// The text without white space, except between words in ASCII.
fn without_spaces(text: &str) -> String {
    let mut without_spaces = String::new();
    for word in text.split_whitespace() {
        let ascii = |character: Option<char>| character.is_some_and(|character| character.is_ascii());
        if ascii(without_spaces.chars().next_back()) && ascii(word.chars().next()) {
            without_spaces.push(' ');
        }
        without_spaces.push_str(word);
    }
    without_spaces
}

/// The length of a title along the spine, in em. Single letters and digits stand upright; longer words and numbers are
/// turned on their side.
fn length(title: &str) -> f64 {
    let of_word = |c: char| c.is_ascii_alphanumeric() || " .,%&+/'-".contains(c);
    let is_turned = |one: char, next: char| of_word(one) && of_word(next);
    let characters: Vec<char> = title.chars().collect();
    let words = characters.chunk_by(|one, next| is_turned(*one, *next));
    let room = |word: &[char]| match word {
        [_] => UPRIGHT_EM,
        _ => word
            .iter()
            .map(|c| if c.is_ascii_uppercase() || matches!(c, '@' | '%' | '&' | '+') { WIDE_EM } else { TURNED_EM })
            .sum(),
    };
    words.map(room).sum()
}

impl Wrap {
    /// Chooses the size of type so that the title fits the spine in both directions; leaves it out below the smallest
    /// size.
    fn new(page: &PageSpec, spine: f64, title: &str, back: Vec<String>) -> Self {
        let title = without_spaces(title);
        let length = length(&title).max(UPRIGHT_EM);
        let size = (spine * PT_PER_MM * MAX_TYPE_SHARE).min(page.text_height() / length).min(MAX_SIZE_PT);
        let title = if size < MIN_SIZE_PT { String::new() } else { title };
        Self { side: page.width, spine, title, size, back }
    }

    /// Whether the title was left out although the spine is wide enough: it is too long.
    pub fn is_untitled(&self) -> bool {
        self.title.is_empty() && self.spine * PT_PER_MM * MAX_TYPE_SHARE >= MIN_SIZE_PT
    }

    /// All texts on the sheet that are not empty: back, spine, front.
    pub fn texts<'a>(&'a self, front: &'a [String]) -> impl Iterator<Item = &'a String> {
        self.back.iter().chain(std::iter::once(&self.title)).chain(front).filter(|text| !text.is_empty())
    }
}
