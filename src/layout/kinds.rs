//! Words of a layout that differ by year and by kind of document (部门预算, 单位预算).

use super::Layout;
use super::validate::ensure;

/// Refers to the year.
const YEAR: &str = "{{ year }}";

/// The word that tells what a kind is; the only one that each must have.
const ABOUT: &str = "about";

impl Layout {
    /// The text of `layout.toml` with the year and the words of a kind, the first if none is given, where it refers to
    /// them.
    pub(super) fn settled(&self, text: &str, year: Option<u16>, kind: Option<&str>) -> Result<String, String> {
        self.validate_kinds()?;
        let mut text = text.to_owned();
        if let Some(year) = year {
            text = text.replace(YEAR, &year.to_string());
        }
        let words = kind.and_then(|kind| self.kinds.get(kind)).or_else(|| self.kinds.values().next());
        for (name, word) in words.into_iter().flatten() {
            text = text.replace(&format!("{{{{ {name} }}}}"), word);
        }
        Ok(text)
    }

    /// Every kind has the same words, none that would break the file or hide another value.
    fn validate_kinds(&self) -> Result<(), String> {
        let taken = ["year", "unit", "measure", "number", "title", "code", "name"];
        let names = |kind: usize| self.kinds.get_index(kind).map(|(_, words)| words.keys().collect::<Vec<_>>());
        for (index, (key, words)) in self.kinds.iter().enumerate() {
            ensure(words.contains_key(ABOUT), || format!("kinds.{key} lacks {ABOUT}"))?;
            ensure(names(index) == names(0), || format!("kinds.{key} has other words than the first kind"))?;
            let clash = words.keys().find(|name| taken.contains(&name.as_str()));
            ensure(clash.is_none(), || format!("kinds.{key}: a word cannot be called {}", taken.join(", ")))?;
            let plain = words.values().all(|word| !word.contains(['"', '\\', '\n', '{']));
            ensure(plain, || format!("kinds.{key}: words have no quotes, strokes, brackets or line breaks"))?;
        }
        Ok(())
    }

    /// The kinds of document by key, with what each is.
    pub fn kinds_about(&self) -> Vec<(String, String)> {
        self.kinds.iter().map(|(key, words)| (key.clone(), words.get(ABOUT).cloned().unwrap_or_default())).collect()
    }
}
