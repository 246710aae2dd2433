//! Whether a revision only signs the document: each object that it changes is held against what it was.

use std::collections::{BTreeMap, BTreeSet};

use super::chain::{End, XrefEntry, XrefSection};
use super::kinds::kind;
use super::layers::{Layers, RevisedObject};
use super::value::{Dict, RevisionValue};
use super::{Change, Revision, Signature, objects, signature};
use crate::model::{Finding, finding};

/// Keys of the catalogue that signing adds or changes.
const CATALOGUE_KEYS: [&str; 6] = ["AcroForm", "DSS", "Perms", "Extensions", "Version", "Metadata"];

/// Keys of the document information that a program changes when it saves.
const INFORMATION_KEYS: [&str; 2] = ["ModDate", "Producer"];

/// Keys of what runs, leads out of the file, or brings files; nothing that signs needs them.
const FORBIDDEN_KEYS: [&str; 10] =
    ["JS", "AA", "A", "OpenAction", "XFA", "EF", "AF", "URI", "RichMediaContent", "StructParent"];

/// Judges the revision of this number, whose objects begin at `start`.
pub(super) fn judge(layers: &Layers<'_>, revision: usize, start: usize, section: &XrefSection, end: End) -> Revision {
    let (mut faults, mut changes, mut signatures) = (Vec::new(), Vec::new(), Vec::new());
    match objects::account(layers, revision, start, section) {
        Err(fault) => faults.push(fault),
        Ok(entries) => {
            let mut judge = Judge::new(layers, revision, &entries);
            judge.trailer();
            judge.changed();
            judge.unreached();
            changes = entries.keys().map(|number| judge.change(*number)).collect();
            signatures = judge.signed(end);
            faults = judge.faults;
        }
    }
    Revision { bytes: start..end.line, objects: changes, signatures, faults }
}

pub(super) struct Judge<'a, 'l> {
    pub(super) layers: &'l Layers<'a>,
    pub(super) revision: usize,
    pub(super) entries: &'l BTreeMap<u32, XrefEntry>,
    /// The pages as they were, by the numbers of their objects.
    pub(super) pages: Vec<u32>,
    /// The new objects to which what signs leads.
    pub(super) reached: BTreeSet<u32>,
    /// Annotations of fields by the numbers of their objects, with the page on which they are seen, counted from 0.
    pub(super) widgets: BTreeMap<u32, Option<usize>>,
    /// Fields that have a signature in this revision.
    pub(super) fields: BTreeSet<u32>,
    pub(super) faults: Vec<Finding>,
}

impl<'a, 'l> Judge<'a, 'l> {
    fn new(layers: &'l Layers<'a>, revision: usize, entries: &'l BTreeMap<u32, XrefEntry>) -> Self {
        let pages = pages(layers, revision - 1);
        Self {
            layers,
            revision,
            entries,
            pages,
            reached: BTreeSet::new(),
            widgets: BTreeMap::new(),
            fields: BTreeSet::new(),
            faults: Vec::new(),
        }
    }

    fn change(&self, number: u32) -> Change {
        let item = self.new_item(number);
        let kind = item.map_or("value", |item| kind(&item.value, item.data.is_some()));
        Change { object: number, kind, is_new: self.is_new(number) }
    }

    pub(super) fn is_new(&self, number: u32) -> bool {
        self.entries.contains_key(&number) && !self.layers.has(number, self.revision - 1)
    }

    pub(super) fn new_item(&self, number: u32) -> Option<RevisedObject> {
        self.layers.get(number, self.revision)
    }

    pub(super) fn old_item(&self, number: u32) -> Option<RevisedObject> {
        self.layers.get(number, self.revision - 1)
    }

    pub(super) fn old(&self, dict: &Dict, key: &str) -> Option<RevisionValue> {
        self.layers.member(dict, key, self.revision - 1)
    }

    pub(super) fn new_member(&self, dict: &Dict, key: &str) -> Option<RevisionValue> {
        self.layers.member(dict, key, self.revision)
    }

    /// Reports a change that is more than signing.
    pub(super) fn fault(&mut self, number: u32, what: &'static str, detail: &str) {
        let Change { kind, .. } = self.change(number);
        let page =
            self.pages.iter().position(|page| *page == number).map_or("none".to_owned(), |page| (page + 1).to_string());
        self.faults.push(finding::revision_change(number, kind, page, what, detail));
    }

    pub(super) fn key_fault(&mut self, number: u32, key: &[u8]) {
        self.fault(number, "key", &String::from_utf8_lossy(key));
    }

    /// The trailer names the same document.
    fn trailer(&mut self) {
        let (old, new) = (&self.layers.trailers[self.revision - 1], &self.layers.trailers[self.revision]);
        let identifier = |trailer: &Dict| trailer.get("ID").and_then(|id| id.list()?.first().cloned());
        let same = |key: &str| old.get(key) == new.get(key);
        let other = ["Root", "Info", "Encrypt"].into_iter().find(|key| !same(key));
        let other = other.or_else(|| (identifier(old) != identifier(new)).then_some("ID"));
        if let Some(key) = other {
            self.faults.push(finding::revision_change(0, "trailer", "none", "key", key));
        }
    }

    /// Holds every changed object against what it was.
    fn changed(&mut self) {
        let revision = self.revision;
        let root = self.layers.root("Root", revision);
        // The catalogue first: it leads to the fields that pages may then show.
        if let Some(root) = root {
            self.catalogue(root);
        }
        let numbers: Vec<u32> = self.entries.keys().copied().filter(|number| !self.is_new(*number)).collect();
        for number in numbers.into_iter().filter(|number| Some(*number) != root) {
            let (old, new) = (self.old_item(number), self.new_item(number));
            let (Some(old), Some(new)) = (old, new) else {
                self.fault(number, "unreadable", "");
                continue;
            };
            if old.value == new.value && self.same_data(&old, &new) || self.reached.contains(&number) {
                continue;
            }
            self.other(number, &old, &new);
        }
    }

    fn same_data(&self, old: &RevisedObject, new: &RevisedObject) -> bool {
        let data = |item: &RevisedObject| item.data.clone().and_then(|range| self.layers.bytes.get(range));
        data(old) == data(new)
    }

    /// A changed object other than those to which the catalogue leads.
    fn other(&mut self, number: u32, old: &RevisedObject, new: &RevisedObject) {
        let page = self.pages.iter().position(|page| *page == number);
        let shown = self.pages.iter().position(|page| self.annotations_at(*page) == Some(number));
        if let (Some(page), Some(old), Some(new)) = (page, old.value.dict(), new.value.dict()) {
            self.page(number, page, old, new);
        } else if let (Some(page), Some(old), Some(new)) = (shown, old.value.list(), new.value.list()) {
            self.annotations(number, page, old, new);
        } else if self.layers.root("Info", self.revision) == Some(number)
            && let (Some(old), Some(new)) = (old.value.dict(), new.value.dict())
        {
            differing(old, new)
                .iter()
                .filter(|key| !is_among(key, &INFORMATION_KEYS))
                .for_each(|key| self.key_fault(number, key));
        } else {
            self.fault(number, "changed", "");
        }
    }

    /// The object that lists the annotations of a page, if it is one of its own.
    fn annotations_at(&self, page: u32) -> Option<u32> {
        self.old_item(page)?.value.dict()?.get("Annots")?.reference()
    }

    fn page(&mut self, number: u32, page: usize, old: &Dict, new: &Dict) {
        for key in differing(old, new) {
            if key != b"Annots" {
                self.key_fault(number, &key);
                continue;
            }
            let list = |value: Option<RevisionValue>| {
                value.and_then(|value| value.list().map(<[RevisionValue]>::to_vec)).unwrap_or_default()
            };
            let (old, new) = (list(self.old(old, "Annots")), list(self.new_member(new, "Annots")));
            let list = self.new_item(number).and_then(|item| item.value.dict()?.get("Annots")?.reference());
            self.reached.extend(list);
            self.annotations(number, page, &old, &new);
        }
    }

    /// A page gains the annotations of signatures, behind those that it has.
    fn annotations(&mut self, number: u32, page: usize, old: &[RevisionValue], new: &[RevisionValue]) {
        let Some(added) = new.strip_prefix(old) else { return self.key_fault(number, b"Annots") };
        for annotation in added {
            match annotation.reference().and_then(|number| self.widgets.get_mut(&number)) {
                Some(shown @ None) => *shown = Some(page),
                _ => self.key_fault(number, b"Annots"),
            }
        }
    }

    fn catalogue(&mut self, number: u32) {
        let (old, new) = (self.old_item(number), self.new_item(number));
        let dict = |item: &Option<RevisedObject>| item.as_ref().and_then(|item| item.value.dict().cloned());
        let (Some(old), Some(new)) = (dict(&old), dict(&new)) else { return self.fault(number, "unreadable", "") };
        for key in differing(&old, &new).iter().filter(|key| !is_among(key, &CATALOGUE_KEYS)) {
            self.key_fault(number, key);
        }
        if new.contains("AcroForm") {
            self.mark_reached(&new, "AcroForm");
            let form = |value: Option<RevisionValue>| value.and_then(|value| value.dict().cloned()).unwrap_or_default();
            let (old, new) = (form(self.old(&old, "AcroForm")), form(self.new_member(&new, "AcroForm")));
            self.form(number, &old, &new);
        }
        if let Some(store) = new.get("DSS") {
            self.store(&store.clone());
        }
        for key in ["Perms", "Extensions"] {
            if old.get(key) != new.get(key) {
                self.follow(number, &new.get(key).cloned().unwrap_or(RevisionValue::Null));
            }
        }
        self.metadata(number, &old, &new);
    }

    /// Counts the object under a key, if it is one of its own, among those that are judged.
    pub(super) fn mark_reached(&mut self, dict: &Dict, key: &str) {
        self.reached.extend(dict.get(key).and_then(RevisionValue::reference));
    }

    /// What a program needs to prove signatures later (DSS, ETSI EN 319 142-1, 5.4): it may grow.
    fn store(&mut self, store: &RevisionValue) {
        let mut open: Vec<u32> = Vec::new();
        store.each_reference(&mut |number| open.push(number));
        let mut seen = BTreeSet::new();
        while let Some(number) = open.pop() {
            let Some(item) = self.new_item(number).filter(|_| seen.insert(number)) else { continue };
            if self.entries.contains_key(&number) {
                self.reached.insert(number);
                self.report_forbidden_keys(number, &item.value);
            }
            item.value.each_reference(&mut |number| open.push(number));
        }
    }

    /// Counts the new objects to which a value leads among those that are judged.
    pub(super) fn follow(&mut self, from: u32, value: &RevisionValue) {
        self.report_forbidden_keys(from, value);
        let mut open: Vec<u32> = Vec::new();
        value.each_reference(&mut |number| open.push(number));
        while let Some(number) = open.pop() {
            if !self.is_new(number) || !self.reached.insert(number) {
                continue;
            }
            let Some(item) = self.new_item(number) else { continue };
            self.report_forbidden_keys(number, &item.value);
            item.value.each_reference(&mut |number| open.push(number));
        }
    }

    fn report_forbidden_keys(&mut self, number: u32, value: &RevisionValue) {
        let found = FORBIDDEN_KEYS.iter().find(|key| value.any_dict(&|dict| dict.contains(key)));
        if let Some(key) = found {
            self.key_fault(number, key.as_bytes());
        }
    }

    /// The metadata (XMP) say the same, but for when and with what the file was saved.
    fn metadata(&mut self, root: u32, old: &Dict, new: &Dict) {
        let at = |dict: &Dict| dict.get("Metadata").and_then(RevisionValue::reference);
        let (Some(before), Some(after)) = (at(old), at(new)) else {
            if at(old) != at(new) {
                self.key_fault(root, b"Metadata");
            }
            return;
        };
        if !self.entries.contains_key(&after) && before == after {
            return;
        }
        self.reached.insert(after);
        let same = self.old_item(before).zip(self.new_item(after)).is_some_and(|(old, new)| {
            let text = |item: &RevisedObject| self.layers.decoded(item);
            text(&old).zip(text(&new)).is_some_and(|(old, new)| signature::same_metadata(&old, &new))
        });
        if !same {
            self.fault(after, "metadata", "");
        }
    }

    /// New objects to which nothing of all that leads.
    fn unreached(&mut self) {
        let numbers: Vec<u32> = self.entries.keys().copied().collect();
        for number in numbers {
            if self.is_new(number) && !self.reached.contains(&number) {
                self.fault(number, "unknown", "");
            }
        }
    }

    /// The signatures of this revision, which ends here.
    fn signed(&mut self, end: End) -> Vec<Signature> {
        let (found, faults) = signature::read(self, end, self.pages.len());
        self.faults.extend(faults);
        found
    }
}

/// The keys under which two dictionaries have something else.
pub(super) fn differing(old: &Dict, new: &Dict) -> Vec<Vec<u8>> {
    let keys: BTreeSet<&[u8]> = old.keys().chain(new.keys()).collect();
    keys.into_iter().filter(|key| old.at(key) != new.at(key)).map(<[u8]>::to_vec).collect()
}

pub(super) fn is_among(key: &[u8], keys: &[&str]) -> bool {
    keys.iter().any(|known| known.as_bytes() == key)
}

/// The pages of a revision by the numbers of their objects, in order.
pub(in crate::inspect) fn pages(layers: &Layers<'_>, revision: usize) -> Vec<u32> {
    let root = layers.root("Root", revision).and_then(|root| layers.get(root, revision));
    let tree = root.and_then(|root| root.value.dict()?.get("Pages")?.reference());
    let mut open: Vec<u32> = tree.into_iter().collect();
    let (mut pages, mut seen) = (Vec::new(), BTreeSet::new());
    while let Some(number) = open.pop() {
        let Some(item) = layers.get(number, revision).filter(|_| seen.insert(number)) else { continue };
        let children = item.value.dict().and_then(|dict| layers.member(dict, "Kids", revision));
        match children.as_ref().and_then(RevisionValue::list) {
            Some(children) => open.extend(children.iter().rev().filter_map(RevisionValue::reference)),
            None => pages.push(number),
        }
    }
    pages
}
