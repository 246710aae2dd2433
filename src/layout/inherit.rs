//! Joins the TOML tables of a layout and of the files that it extends: tables are joined key by key, entries of lists
//! with names by their name; any other value replaces the inherited one.
//!
//! [`super::extends`] reads the files and passes their tables in order. `docs/layout.md` describes the rules for
//! authors.

use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue};

use super::lists;
use super::texts::{FileFinding, SourceTexts};
use crate::model::finding;

/// The lists whose entries have names: the list, the key with the name, and a key that every complete entry has.
const NAMED_LISTS: [(&str, &str, &str); 5] = [
    ("part", "key", "title"),
    ("figures", "key", "title"),
    ("sheet", "id", "columns"),
    ("tie", "title", "left"),
    ("transfer", "title", "revenue"),
];

/// The key of an entry with the name of the entry before which it is placed.
const BEFORE_KEY: &str = "before";

/// A key of a TOML table and its value, with their spans.
type Entry<'t> = (Spanned<DeString<'t>>, Spanned<DeValue<'t>>);

/// The table joined so far.
pub(super) struct Inheritance<'t> {
    texts: &'t SourceTexts,
    table: Spanned<DeTable<'t>>,
    found: Vec<FileFinding>,
}

impl<'t> Inheritance<'t> {
    /// An empty table.
    pub(super) fn new(texts: &'t SourceTexts) -> Self {
        Self { texts, table: Spanned::new(0..0, DeTable::new()), found: Vec::new() }
    }

    /// The joined table, with references to lists replaced; and a finding for each name that does not exist.
    pub(super) fn finish(mut self) -> (Spanned<DeTable<'t>>, Vec<FileFinding>) {
        self.found.extend(lists::fill(self.table.get_mut(), self.texts));
        (self.table, self.found)
    }

    /// Joins the table of a later file, which overrides what came before.
    pub(super) fn extend(&mut self, later: Spanned<DeTable<'t>>) {
        let span = later.span();
        let mut later = later.into_inner();
        later.remove("extends");
        let mut table = std::mem::take(self.table.get_mut());
        if let Some(dropped) = later.remove("drop") {
            self.drop_all(&mut table, &dropped);
        }
        let mut joined = DeTable::new();
        for (key, value) in table {
            let (key, value) = match later.remove_entry(&**key.get_ref()) {
                Some(later) => self.member((key, value), later),
                None => (key, value),
            };
            joined.insert(key, value);
        }
        joined.extend(later);
        self.table = Spanned::new(span, joined);
    }

    /// Joins a top-level key that both have.
    fn member(&mut self, (key, value): Entry<'t>, later: Entry<'t>) -> Entry<'t> {
        let named = NAMED_LISTS.iter().find(|(list, ..)| list == key.get_ref());
        match (named, value.get_ref(), later.1.get_ref()) {
            (Some((list, name, whole)), DeValue::Array(_), DeValue::Array(_)) => {
                let span = later.1.span();
                let entries = self.entries(array(value), array(later.1), (list, name, whole));
                (later.0, Spanned::new(span, DeValue::Array(entries)))
            }
            _ => joined((key, value), later),
        }
    }

    /// Joins the entries of a list by name. New entries are added at the end, or before the entry that `before` names;
    /// a new entry without the key `whole` is reported, as it changes an entry that does not exist.
    fn entries(
        &mut self,
        base: DeArray<'t>,
        later: DeArray<'t>,
        (list, name, whole): (&str, &str, &str),
    ) -> DeArray<'t> {
        let mut entries: Vec<Spanned<DeValue<'t>>> = base.into_iter().collect();
        for mut entry in later {
            let span = entry.span();
            let DeValue::Table(table) = entry.get_mut() else {
                entries.push(entry);
                continue;
            };
            let before = table.remove(BEFORE_KEY);
            let entry_name = table.get(name).and_then(text).unwrap_or_default().to_owned();
            let problem = |what: &'static str, name: &str| finding::layout_inherited(what, list, name);
            if let Some(at) = position(&entries, name, &entry_name) {
                let base = entries.remove(at);
                entry = merged(base, entry);
                entries.insert(at, entry);
            } else if table.contains_key(whole) {
                entries.push(entry);
            } else {
                self.found.push(self.texts.placed(problem("entry", &entry_name).whole(whole), span.start));
                continue;
            }
            let Some(before) = before else { continue };
            let next = text(&before).unwrap_or_default();
            let at = position(&entries, name, &entry_name);
            match (at, position(&entries, name, next)) {
                (Some(at), Some(_)) if next != entry_name => {
                    let moved = entries.remove(at);
                    let to = position(&entries, name, next).unwrap_or(at);
                    entries.insert(to, moved);
                }
                _ => self.found.push(self.texts.placed(problem(BEFORE_KEY, next), before.span().start)),
            }
        }
        entries.into_iter().collect()
    }

    /// Removes from the inherited table the paths in `drop` of a file.
    fn drop_all(&mut self, table: &mut DeTable<'t>, dropped: &Spanned<DeValue<'t>>) {
        let problem = |what: &'static str, name: &str| finding::layout_inherited(what, "drop", name);
        let DeValue::Array(paths) = dropped.get_ref() else {
            self.found.push(self.texts.placed(problem("drop-list", ""), dropped.span().start));
            return;
        };
        for path in paths {
            let name = text(path).unwrap_or_default();
            if !remove_path(table, name) {
                self.found.push(self.texts.placed(problem("drop", name), path.span().start));
            }
        }
    }
}

/// Removes what a path names: a key, `table/key`, `list/NAME` or `list/NAME/key`; whether it existed.
fn remove_path(table: &mut DeTable<'_>, path: &str) -> bool {
    let Some((first, rest)) = path.split_once('/') else { return table.remove(path).is_some() };
    match (table.get_mut(first).map(Spanned::get_mut), NAMED_LISTS.iter().find(|(list, ..)| *list == first)) {
        (Some(DeValue::Array(array)), Some((_, name, _))) => {
            let mut entries: Vec<_> = std::mem::replace(array, DeArray::new()).into_iter().collect();
            let is_removed = match (position(&entries, name, rest), rest.rsplit_once('/')) {
                (Some(at), _) => {
                    entries.remove(at);
                    true
                }
                (None, Some((entry, key))) => {
                    let at = position(&entries, name, entry);
                    match at.and_then(|at| entries.get_mut(at)).map(Spanned::get_mut) {
                        Some(DeValue::Table(table)) => table.remove(key).is_some(),
                        _ => false,
                    }
                }
                (None, None) => false,
            };
            *array = entries.into_iter().collect();
            is_removed
        }
        (Some(DeValue::Table(table)), _) => remove_path(table, rest),
        _ => false,
    }
}

/// Joins a key that both files have; the span of the key is that of the later file.
fn joined<'t>((_, base): Entry<'t>, (key, later): Entry<'t>) -> Entry<'t> {
    let value = merged(base, later);
    (key, value)
}

/// Joins two values: tables key by key; any other value replaces the inherited one.
fn merged<'t>(base: Spanned<DeValue<'t>>, later: Spanned<DeValue<'t>>) -> Spanned<DeValue<'t>> {
    let span = later.span();
    match (base.into_inner(), later.into_inner()) {
        (DeValue::Table(base), DeValue::Table(mut later)) => {
            let mut table = DeTable::new();
            for (key, value) in base {
                let (key, value) = match later.remove_entry(&**key.get_ref()) {
                    Some(later) => joined((key, value), later),
                    None => (key, value),
                };
                table.insert(key, value);
            }
            table.extend(later);
            Spanned::new(span, DeValue::Table(table))
        }
        (_, later) => Spanned::new(span, later),
    }
}

/// The index of the entry with this name.
fn position(entries: &[Spanned<DeValue<'_>>], key: &str, name: &str) -> Option<usize> {
    entries.iter().position(
        |entry| matches!(entry.get_ref(), DeValue::Table(table) if table.get(key).and_then(text) == Some(name)),
    )
}

fn text<'a>(value: &'a Spanned<DeValue<'_>>) -> Option<&'a str> {
    value.get_ref().as_str()
}

fn array<'t>(value: Spanned<DeValue<'t>>) -> DeArray<'t> {
    match value.into_inner() {
        DeValue::Array(array) => array,
        _ => DeArray::new(),
    }
}
