//! Replaces references to lists: `{ list = "NAME" }` in an array of `layout.toml` stands for the entries of the list
//! NAME in its table `[lists]`.
//!
//! [`super::inherit`] calls it after the files of a layout are joined, so that layouts can share lists and change them.

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::texts::{FileFinding, SourceTexts};
use crate::model::{Finding, finding};

/// The key of a reference.
const REFERENCE_KEY: &str = "list";

/// The limit of entries that are inserted. Lists of lists can double at each level and would take all memory.
const MAX_ENTRIES: usize = 200_000;

/// The limit of lists nested in one another.
const MAX_DEPTH: usize = 32;

/// Replaces each reference by the entries of its list and removes `lists` from the table; returns a finding for each
/// reference that cannot be resolved.
pub(super) fn fill(table: &mut DeTable<'_>, texts: &SourceTexts) -> Vec<FileFinding> {
    let lists = table.remove("lists");
    let mut found = Vec::new();
    let lists = match lists.map(|lists| (lists.span(), lists.into_inner())) {
        None => DeTable::new(),
        Some((_, DeValue::Table(lists))) => lists,
        Some((span, _)) => {
            found.push(texts.placed(problem("kind", "lists", &[]), span.start));
            DeTable::new()
        }
    };
    for (name, list) in &lists {
        if !list.get_ref().is_array() {
            found.push(texts.placed(problem("kind", name.get_ref(), &[]), list.span().start));
        }
    }
    let mut filling = ListFilling { lists, texts, open: Vec::new(), entries: 0, is_limit_reported: false, found };
    filling.members(table);
    filling.found
}

fn problem(what: &'static str, name: &str, known: &[&str]) -> Finding {
    finding::layout_list(what, name, known.join(", "))
}

/// State of the walk through the table of a layout.
struct ListFilling<'t, 's> {
    lists: DeTable<'t>,
    texts: &'s SourceTexts,
    /// The names of the lists that are being inserted, to detect circles.
    open: Vec<String>,
    /// The number of entries inserted so far.
    entries: usize,
    /// Whether a limit was exceeded, which is reported once.
    is_limit_reported: bool,
    found: Vec<FileFinding>,
}

impl<'t> ListFilling<'t, '_> {
    /// Replaces the references in all values of a table.
    fn members(&mut self, table: &mut DeTable<'t>) {
        table.iter_mut().for_each(|(_, value)| self.value(value.get_mut()));
    }

    /// Replaces the references in a value and all nested values.
    fn value(&mut self, value: &mut DeValue<'t>) {
        match value {
            DeValue::Table(table) => self.members(table),
            DeValue::Array(array) => {
                let entries = std::mem::replace(array, DeArray::new());
                let mut filled = DeArray::new();
                for mut entry in entries {
                    match reference(&entry) {
                        Some(name) => {
                            let name = name.to_owned();
                            self.list(&name, entry.span().start, &mut filled);
                        }
                        None => {
                            self.value(entry.get_mut());
                            filled.push(entry);
                        }
                    }
                }
                *array = filled;
            }
            _ => {}
        }
    }

    /// Adds the entries of the list `name` to `into`, or a finding for the reference at byte `start`.
    fn list(&mut self, name: &str, start: usize, into: &mut DeArray<'t>) {
        let what = match self.lists.get(name).map(Spanned::get_ref) {
            _ if self.open.iter().any(|open| open == name) => "circle",
            None => "unknown",
            Some(_) if self.entries > MAX_ENTRIES || self.open.len() >= MAX_DEPTH => "many",
            Some(list) => {
                let mut list = list.clone();
                self.open.push(name.to_owned());
                self.value(&mut list);
                self.open.pop();
                if let DeValue::Array(list) = list {
                    self.entries += list.len() + 1;
                    list.into_iter().for_each(|entry| into.push(entry));
                }
                return;
            }
        };
        if what == "many" && std::mem::replace(&mut self.is_limit_reported, true) {
            return;
        }
        let known: Vec<&str> = self.lists.keys().map(|key| &**key.get_ref()).collect();
        self.found.push(self.texts.placed(problem(what, name, &known), start));
    }
}

/// The name of the list to which an entry refers; `None` for any other entry.
fn reference<'a>(entry: &'a Spanned<DeValue<'_>>) -> Option<&'a str> {
    match entry.get_ref() {
        DeValue::Table(table) if table.len() == 1 => table.get(REFERENCE_KEY)?.get_ref().as_str(),
        _ => None,
    }
}
