//! Replaces references to the year (`{{ year }}`), and to words that differ by kind of document (部门预算, 单位预算), in
//! all texts of a layout.
//!
//! [`Layouts::examine`](super::Layouts::examine) does this on the parsed TOML, before the table is read as a
//! [`Layout`].

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Layout;
use super::references::filled;
use super::validate::Problems;
use crate::model::{Place, finding};

/// The name by which texts refer to the year.
const YEAR: &str = "year";

/// The key of the description of a kind, which every kind must have.
const ABOUT_KEY: &str = "about";

/// Replaces the references to the year, and to the words of a kind (the first kind for `None`). In the path of the list
/// of accounts, the year is the nearest one for which the layout has a list.
pub(super) fn fill_year_and_kind(table: &mut DeTable<'_>, year: Option<u16>, kind: Option<&str>) {
    let years = accounts_years(table);
    let listed = years.iter().copied().min_by_key(|listed| listed.abs_diff(year.unwrap_or(u16::MAX))).or(year);
    if let (Some(DeValue::String(path)), Some(listed)) = (table.get_mut("accounts").map(Spanned::get_mut), listed) {
        *path = filled(path, YEAR, &listed.to_string()).into();
    }
    let mut words = words(table, kind);
    words.extend(year.map(|year| (YEAR.to_owned(), year.to_string())));
    table.iter_mut().for_each(|(_, value)| fill(value.get_mut(), &words));
}

/// The years in `accounts_years`, for which the layout has a list of accounts.
pub(super) fn accounts_years(table: &DeTable<'_>) -> Vec<u16> {
    let years = table.get("accounts_years").and_then(|years| years.get_ref().as_array());
    years.into_iter().flatten().filter_map(|year| year.get_ref().as_integer()?.as_str().parse().ok()).collect()
}

/// The words of a kind with their names; of the first kind if `kind` is unknown or `None`.
fn words(table: &DeTable<'_>, kind: Option<&str>) -> Vec<(String, String)> {
    let Some(DeValue::Table(kinds)) = table.get("kinds").map(Spanned::get_ref) else { return Vec::new() };
    let chosen = kind.and_then(|kind| kinds.get(kind)).or_else(|| kinds.values().next());
    let Some(DeValue::Table(words)) = chosen.map(Spanned::get_ref) else { return Vec::new() };
    let words =
        words.iter().filter_map(|(name, word)| Some((name.get_ref().to_string(), word.get_ref().as_str()?.to_owned())));
    words.filter(|(_, word)| has_no_braces(word)).collect()
}

/// Replaces references in a text and in all nested texts.
fn fill(value: &mut DeValue<'_>, words: &[(String, String)]) {
    match value {
        DeValue::String(text) if text.contains("{{") => {
            *text = words.iter().fold(text.to_string(), |text, (name, word)| filled(&text, name, word)).into();
        }
        DeValue::Array(array) => array.iter_mut().for_each(|value| fill(value.get_mut(), words)),
        DeValue::Table(table) => table.iter_mut().for_each(|(_, value)| fill(value.get_mut(), words)),
        _ => {}
    }
}

impl Layout {
    /// Reports kinds that do not have the same words as the first, words that contain references, and words whose names
    /// are reserved.
    pub(super) fn kind_problems(&self, problems: &mut Problems) {
        let reserved = [YEAR, "unit", "measure", "number", "title", "code", "name"];
        let names = |kind: usize| self.kinds.get_index(kind).map(|(_, words)| words.keys().collect::<Vec<_>>());
        for (index, (key, words)) in self.kinds.iter().enumerate() {
            let place = Place::root().join("kinds").join(key);
            let kind = |what| finding::layout_kinds(what, key);
            problems.unless(words.contains_key(ABOUT_KEY), &place, || kind("about"));
            problems.unless(names(index) == names(0), &place, || kind("words"));
            for (name, word) in words {
                let place = place.join(name);
                problems.unless(!reserved.contains(&name.as_str()), &place, || kind("taken").word(name));
                problems.unless(has_no_braces(word), &place, || kind("plain").word(name));
            }
        }
    }

    /// The keys of the kinds of document, each with its description.
    pub fn kinds_about(&self) -> Vec<(String, String)> {
        self.kinds.iter().map(|(key, words)| (key.clone(), words.get(ABOUT_KEY).cloned().unwrap_or_default())).collect()
    }
}

/// Whether a word has no braces, so that it cannot contain a reference itself.
fn has_no_braces(word: &str) -> bool {
    !word.contains(['{', '}'])
}
