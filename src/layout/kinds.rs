//! Words of a layout that differ by year and by kind of document (部门预算, 单位预算).

use super::Layout;
use super::references::filled;
use super::validate::Problems;
use crate::model::{Place, finding};

/// The name by which texts refer to the year.
const YEAR: &str = "year";

/// The word that tells what a kind is; the only one that each must have.
const ABOUT: &str = "about";

impl Layout {
    /// The text of `layout.toml` with the year and the words of a kind, the first if none is given, where it refers to
    /// them. Words that would break the file stay out of it.
    pub(super) fn settled(&self, text: &str, year: Option<u16>, kind: Option<&str>) -> String {
        let mut text = text.to_owned();
        if let Some(year) = year {
            text = filled(&text, YEAR, &year.to_string());
        }
        let words = kind.and_then(|kind| self.kinds.get(kind)).or_else(|| self.kinds.values().next());
        for (name, word) in words.into_iter().flatten().filter(|(_, word)| is_plain(word)) {
            text = filled(&text, name, word);
        }
        text
    }

    /// Every kind has the same words, none that would break the file or hide another value.
    pub(super) fn kind_problems(&self, problems: &mut Problems) {
        let taken = [YEAR, "unit", "measure", "number", "title", "code", "name"];
        let names = |kind: usize| self.kinds.get_index(kind).map(|(_, words)| words.keys().collect::<Vec<_>>());
        for (index, (key, words)) in self.kinds.iter().enumerate() {
            let place = Place::root().join("kinds").join(key);
            let kind = |what| finding::layout_kinds(what, key);
            problems.unless(words.contains_key(ABOUT), &place, || kind("about"));
            problems.unless(names(index) == names(0), &place, || kind("words"));
            for (name, word) in words {
                let place = place.join(name);
                problems.unless(!taken.contains(&name.as_str()), &place, || kind("taken").word(name));
                problems.unless(is_plain(word), &place, || kind("plain").word(name));
            }
        }
    }

    /// The kinds of document by key, with what each is.
    pub fn kinds_about(&self) -> Vec<(String, String)> {
        self.kinds.iter().map(|(key, words)| (key.clone(), words.get(ABOUT).cloned().unwrap_or_default())).collect()
    }
}

/// Whether a word can stand in the file wherever it is referred to.
fn is_plain(word: &str) -> bool {
    !word.contains(['"', '\\', '\n', '{'])
}
