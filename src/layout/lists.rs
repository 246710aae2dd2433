//! Lists by reference: `{ list = "NAME" }` in an array stands for the entries of that list among `[lists]`.

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::texts::{FileFinding, SourceTexts};
use crate::model::{Finding, finding};

/// The key of a reference.
const LIST: &str = "list";

/// Entries that lists may put into a layout: more would take all memory, as lists of lists can double at each step.
const MAX_ENTRIES: usize = 200_000;

/// Lists that may stand in one another.
const MAX_DEPTH: usize = 32;

/// Puts the entries of lists where they are referred to, and takes the lists out; what refers to none.
pub(super) fn fill(table: &mut DeTable<'_>, texts: &SourceTexts) -> Vec<FileFinding> {
    let lists = table.remove("lists");
    let mut found = Vec::new();
    let lists = match lists.map(|lists| (lists.span(), lists.into_inner())) {
        None => DeTable::new(),
        Some((_, DeValue::Table(lists))) => lists,
        Some((span, _)) => {
            found.push(texts.placed(wrong("kind", "lists", &[]), span.start));
            DeTable::new()
        }
    };
    for (name, list) in &lists {
        if !list.get_ref().is_array() {
            found.push(texts.placed(wrong("kind", name.get_ref(), &[]), list.span().start));
        }
    }
    let mut filling = ListFilling { lists, texts, open: Vec::new(), entries: 0, is_full: false, found };
    filling.members(table);
    filling.found
}

fn wrong(what: &'static str, name: &str, known: &[&str]) -> Finding {
    finding::layout_list(what, name, known.join(", "))
}

/// The way through a table.
struct ListFilling<'t, 's> {
    lists: DeTable<'t>,
    texts: &'s SourceTexts,
    /// The lists whose entries are being put in place.
    open: Vec<String>,
    entries: usize,
    /// Whether it was reported that these are too many.
    is_full: bool,
    found: Vec<FileFinding>,
}

impl<'t> ListFilling<'t, '_> {
    fn members(&mut self, table: &mut DeTable<'t>) {
        table.iter_mut().for_each(|(_, value)| self.value(value.get_mut()));
    }

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

    /// Adds the entries of a list.
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
        if what == "many" && std::mem::replace(&mut self.is_full, true) {
            return;
        }
        let known: Vec<&str> = self.lists.keys().map(|key| &**key.get_ref()).collect();
        self.found.push(self.texts.placed(wrong(what, name, &known), start));
    }
}

/// The list to which an entry refers.
fn reference<'a>(entry: &'a Spanned<DeValue<'_>>) -> Option<&'a str> {
    match entry.get_ref() {
        DeValue::Table(table) if table.len() == 1 => table.get(LIST)?.get_ref().as_str(),
        _ => None,
    }
}
