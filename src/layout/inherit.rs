//! How a layout changes what it extends: tables join key by key, entries of the lists that have names join by name, every
//! other value replaces the inherited one. `docs/layout.md` says so to those who write layouts.

use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue};

use super::lists;
use super::texts::{FileFinding, SourceTexts};
use crate::model::finding;

/// The lists whose entries have names: the list, the key that names an entry, and a key that every whole entry has.
const NAMED: [(&str, &str, &str); 5] = [
    ("part", "key", "title"),
    ("figures", "key", "title"),
    ("sheet", "id", "columns"),
    ("tie", "title", "left"),
    ("transfer", "title", "revenue"),
];

/// The key that says before which entry another stands.
const BEFORE: &str = "before";

type Entry<'t> = (Spanned<DeString<'t>>, Spanned<DeValue<'t>>);

/// The table that files make together, each changing what came before.
pub(super) struct Inheritance<'t> {
    texts: &'t SourceTexts,
    table: Spanned<DeTable<'t>>,
    found: Vec<FileFinding>,
}

impl<'t> Inheritance<'t> {
    /// A table with nothing in it.
    pub(super) fn new(texts: &'t SourceTexts) -> Self {
        Self { texts, table: Spanned::new(0..0, DeTable::new()), found: Vec::new() }
    }

    /// The table with lists in place of the references to them, and what in the files names nothing.
    pub(super) fn finish(mut self) -> (Spanned<DeTable<'t>>, Vec<FileFinding>) {
        self.found.extend(lists::fill(self.table.get_mut(), self.texts));
        (self.table, self.found)
    }

    /// Changes the table by that of a further file.
    pub(super) fn extend(&mut self, own: Spanned<DeTable<'t>>) {
        let span = own.span();
        let mut own = own.into_inner();
        own.remove("extends");
        let mut table = std::mem::take(self.table.get_mut());
        if let Some(dropped) = own.remove("drop") {
            self.drop_all(&mut table, &dropped);
        }
        let mut joined = DeTable::new();
        for (key, value) in table {
            let (key, value) = match own.remove_entry(&**key.get_ref()) {
                Some(own) => self.member((key, value), own),
                None => (key, value),
            };
            joined.insert(key, value);
        }
        joined.extend(own);
        self.table = Spanned::new(span, joined);
    }

    /// A key of the file itself that stands in both: a list of entries with names, or any other.
    fn member(&mut self, (key, value): Entry<'t>, own: Entry<'t>) -> Entry<'t> {
        let named = NAMED.iter().find(|(list, ..)| list == key.get_ref());
        match (named, value.get_ref(), own.1.get_ref()) {
            (Some((list, name, whole)), DeValue::Array(_), DeValue::Array(_)) => {
                let span = own.1.span();
                let entries = self.entries(array(value), array(own.1), (list, name, whole));
                (own.0, Spanned::new(span, DeValue::Array(entries)))
            }
            _ => joined((key, value), own),
        }
    }

    /// Entries of a list with those of a further file: changed where they have a name that is there, else added at the end,
    /// or before the one that they name.
    fn entries(&mut self, base: DeArray<'t>, own: DeArray<'t>, (list, name, whole): (&str, &str, &str)) -> DeArray<'t> {
        let mut entries: Vec<Spanned<DeValue<'t>>> = base.into_iter().collect();
        for mut entry in own {
            let span = entry.span();
            let DeValue::Table(table) = entry.get_mut() else {
                entries.push(entry);
                continue;
            };
            let before = table.remove(BEFORE);
            let own_name = table.get(name).and_then(text).unwrap_or_default().to_owned();
            let wrong = |what: &'static str, name: &str| finding::layout_inherited(what, list, name);
            if let Some(at) = position(&entries, name, &own_name) {
                let base = entries.remove(at);
                entry = changed(base, entry);
                entries.insert(at, entry);
            } else if table.contains_key(whole) {
                entries.push(entry);
            } else {
                self.found.push(self.texts.placed(wrong("entry", &own_name).whole(whole), span.start));
                continue;
            }
            let Some(before) = before else { continue };
            let next = text(&before).unwrap_or_default();
            let at = position(&entries, name, &own_name);
            match (at, position(&entries, name, next)) {
                (Some(at), Some(_)) if next != own_name => {
                    let moved = entries.remove(at);
                    let to = position(&entries, name, next).unwrap_or(at);
                    entries.insert(to, moved);
                }
                _ => self.found.push(self.texts.placed(wrong(BEFORE, next), before.span().start)),
            }
        }
        entries.into_iter().collect()
    }

    /// Takes out of the table what a file drops.
    fn drop_all(&mut self, table: &mut DeTable<'t>, dropped: &Spanned<DeValue<'t>>) {
        let wrong = |what: &'static str, name: &str| finding::layout_inherited(what, "drop", name);
        let DeValue::Array(paths) = dropped.get_ref() else {
            self.found.push(self.texts.placed(wrong("drop-list", ""), dropped.span().start));
            return;
        };
        for path in paths {
            let name = text(path).unwrap_or_default();
            if !is_dropped(table, name) {
                self.found.push(self.texts.placed(wrong("drop", name), path.span().start));
            }
        }
    }
}

/// Removes what a path names: a key, `table/key`, `list/NAME` or `list/NAME/key`. Whether it was there.
fn is_dropped(table: &mut DeTable<'_>, path: &str) -> bool {
    let Some((first, rest)) = path.split_once('/') else { return table.remove(path).is_some() };
    match (table.get_mut(first).map(Spanned::get_mut), NAMED.iter().find(|(list, ..)| *list == first)) {
        (Some(DeValue::Array(array)), Some((_, name, _))) => {
            let mut entries: Vec<_> = std::mem::replace(array, DeArray::new()).into_iter().collect();
            let is_dropped = match (position(&entries, name, rest), rest.rsplit_once('/')) {
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
            is_dropped
        }
        (Some(DeValue::Table(table)), _) => is_dropped(table, rest),
        _ => false,
    }
}

/// A key that stands in both files: tables join, any other value replaces the inherited one.
fn joined<'t>((_, base): Entry<'t>, (key, own): Entry<'t>) -> Entry<'t> {
    let value = changed(base, own);
    (key, value)
}

/// The value that a file makes of an inherited one.
fn changed<'t>(base: Spanned<DeValue<'t>>, own: Spanned<DeValue<'t>>) -> Spanned<DeValue<'t>> {
    let span = own.span();
    match (base.into_inner(), own.into_inner()) {
        (DeValue::Table(base), DeValue::Table(mut own)) => {
            let mut table = DeTable::new();
            for (key, value) in base {
                let (key, value) = match own.remove_entry(&**key.get_ref()) {
                    Some(own) => joined((key, value), own),
                    None => (key, value),
                };
                table.insert(key, value);
            }
            table.extend(own);
            Spanned::new(span, DeValue::Table(table))
        }
        (_, own) => Spanned::new(span, own),
    }
}

/// The entry of this name.
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
