//! Reads bookmarks and annotations, and resolves their destinations to pages (ISO 32000-1, 12.3 and 12.5).
//!
//! [`super::pages`] makes one [`Destinations`] for a document and asks it for the annotations of each page.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

use hayro_syntax::object::{Array, Dict, MaybeRef, Object, ObjectIdentifier, String as Bytes};
use hayro_syntax::page::Page;
use hayro_syntax::xref::XRef;

use super::file::member;
use super::names::table;
use super::report::{Annotation, Bookmark, LinkTarget};
use super::values::{dicts, name, string};

/// Maximum number of bookmarks, and of annotations of a page.
const MAX_ENTRIES: usize = 100_000;

/// Maximum level of a bookmark; deeper ones are left out.
const MAX_LEVEL: usize = 32;

/// Resolves the destinations of a document to page numbers.
pub(super) struct Destinations<'a> {
    root: Dict<'a>,
    xref: &'a XRef,
    /// Page numbers, from 1, by the object of the page.
    pub(super) numbers: HashMap<ObjectIdentifier, usize>,
    /// The named destinations, read when one is first looked up.
    named: OnceCell<HashMap<Vec<u8>, Object<'a>>>,
}

impl<'a> Destinations<'a> {
    pub(super) fn new(root: Dict<'a>, xref: &'a XRef, numbers: HashMap<ObjectIdentifier, usize>) -> Self {
        Self { root, xref, numbers, named: OnceCell::new() }
    }

    /// The page of an explicit or named destination.
    fn destination(&self, destination: &Object<'a>) -> LinkTarget {
        let found = match destination {
            Object::Array(array) => self.page(array),
            Object::Name(name) => self.root.get::<Dict<'_>>("Dests").and_then(|dests| self.named(dests.get(name)?)),
            Object::String(name) => self.in_tree(name.as_bytes()),
            _ => None,
        };
        found.map_or(LinkTarget::Lost, LinkTarget::Page)
    }

    /// Looks a destination up in the name tree.
    fn in_tree(&self, name: &[u8]) -> Option<usize> {
        let read = || {
            let tree = self.root.get::<Dict<'_>>("Names").and_then(|names| names.get::<Dict<'_>>("Dests"));
            tree.map(|tree| table(&tree, self.xref)).unwrap_or_default()
        };
        self.named(self.named.get_or_init(read).get(name)?.clone())
    }

    fn named(&self, value: Object<'a>) -> Option<usize> {
        match value {
            Object::Array(array) => self.page(&array),
            Object::Dict(dict) => self.page(&dict.get::<Array<'_>>("D")?),
            _ => None,
        }
    }

    fn page(&self, destination: &Array<'_>) -> Option<usize> {
        match destination.raw_iter().next()? {
            MaybeRef::Ref(page) => self.numbers.get(&page.into()).copied(),
            MaybeRef::NotRef(_) => None,
        }
    }

    /// The target of a link or a bookmark, by its destination or its action; `None` if it has neither.
    fn target(&self, dict: &Dict<'a>) -> Option<LinkTarget> {
        if let Some(destination) = dict.get::<Object<'_>>("Dest") {
            return Some(self.destination(&destination));
        }
        let action = dict.get::<Dict<'_>>("A")?;
        Some(match name(&action, "S").as_deref() {
            Some("GoTo") => self.destination(&action.get::<Object<'_>>("D")?),
            Some("URI") => LinkTarget::Uri(string(&action, "URI").unwrap_or_default()),
            _ => LinkTarget::Lost,
        })
    }

    /// The bookmarks in reading order.
    pub(super) fn outline(&self) -> Vec<Bookmark> {
        let mut found = Vec::new();
        // Each is resolved by number: hayro keeps the path to an object that is reached through another, which grows
        // each time.
        let other = |item: &Dict<'a>, key: &str| member(item, key, self.xref).and_then(Object::into_dict);
        let first = other(&self.root, "Outlines").and_then(|outlines| other(&outlines, "First"));
        let mut seen = BTreeSet::new();
        // The next bookmark of each open level.
        let mut open: Vec<(usize, Dict<'_>)> = first.into_iter().map(|item| (1, item)).collect();
        while let Some((level, item)) = open.pop() {
            if found.len() >= MAX_ENTRIES || item.obj_id().is_some_and(|id| !seen.insert(id)) {
                break;
            }
            found.push(Bookmark {
                level,
                title: string(&item, "Title").unwrap_or_default(),
                target: self.target(&item),
            });
            open.extend(other(&item, "Next").map(|next| (level, next)));
            open.extend(other(&item, "First").filter(|_| level < MAX_LEVEL).map(|first| (level + 1, first)));
        }
        found
    }

    /// The annotations of a page.
    pub(super) fn annotations(&self, page: &Page<'a>) -> Vec<Annotation> {
        let all =
            dicts(page.raw(), "Annots", self.xref).into_iter().take(MAX_ENTRIES).map(|(_, annotation)| Annotation {
                kind: name(&annotation, "Subtype").unwrap_or_default(),
                contents: annotation.get::<Bytes<'_>>("Contents").map(|contents| super::values::text(&contents)),
                target: self.target(&annotation),
            });
        all.collect()
    }
}
