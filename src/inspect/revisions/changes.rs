//! Judges whether a revision only signs the document: compares each changed object with its previous state.
//!
//! [`super::revisions`] calls [`judge`] for each appended revision. Only changes listed here and in [`super::fields`]
//! are allowed; every other one becomes a finding.

use std::collections::{BTreeMap, BTreeSet};

use super::chain::{End, XrefEntry, XrefSection};
use super::kinds::kind;
use super::layers::{Layers, RevisedObject};
use super::value::{Dict, RevisionValue};
use super::{Change, Revision, Signature, objects, signature};
use crate::model::{Finding, finding};

/// Keys of the catalogue that signing may add or change.
const CATALOGUE_KEYS: [&str; 6] = ["AcroForm", "DSS", "Perms", "Extensions", "Version", "Metadata"];

/// Keys of the document information that programs change when they save.
const INFORMATION_KEYS: [&str; 2] = ["ModDate", "Producer"];

/// Keys of scripts, actions, links and embedded files, which no signature needs.
const FORBIDDEN_KEYS: [&str; 10] =
    ["JS", "AA", "A", "OpenAction", "XFA", "EF", "AF", "URI", "RichMediaContent", "StructParent"];

/// Judges the revision of this number, counted from 0, whose objects begin at offset `start`.
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

/// The state of judging one revision.
pub(super) struct Judge<'a, 'l> {
    pub(super) layers: &'l Layers<'a>,
    pub(super) revision: usize,
    pub(super) entries: &'l BTreeMap<u32, XrefEntry>,
    /// Object numbers of the pages before the revision, in order.
    pub(super) pages: Vec<u32>,
    /// Objects that have been judged, or that an allowed change refers to.
    pub(super) reached: BTreeSet<u32>,
    /// Widget annotations of signature fields by object number, with the index of their page once it is known.
    pub(super) widgets: BTreeMap<u32, Option<usize>>,
    /// Object numbers of the fields that are signed in this revision.
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

    /// Whether this revision adds an object that did not exist before.
    pub(super) fn is_new(&self, number: u32) -> bool {
        self.entries.contains_key(&number) && !self.layers.has(number, self.revision - 1)
    }

    /// An object as this revision has it.
    pub(super) fn new_item(&self, number: u32) -> Option<RevisedObject> {
        self.layers.get(number, self.revision)
    }

    /// An object as the previous revision has it.
    pub(super) fn old_item(&self, number: u32) -> Option<RevisedObject> {
        self.layers.get(number, self.revision - 1)
    }

    /// The value under a key in the previous revision, with its reference resolved.
    pub(super) fn old(&self, dict: &Dict, key: &str) -> Option<RevisionValue> {
        self.layers.member(dict, key, self.revision - 1)
    }

    /// The value under a key in this revision, with its reference resolved.
    pub(super) fn new_member(&self, dict: &Dict, key: &str) -> Option<RevisionValue> {
        self.layers.member(dict, key, self.revision)
    }

    /// Reports a change that signing does not explain.
    pub(super) fn fault(&mut self, number: u32, what: &'static str, detail: &str) {
        let Change { kind, .. } = self.change(number);
        let page =
            self.pages.iter().position(|page| *page == number).map_or("none".to_owned(), |page| (page + 1).to_string());
        self.faults.push(finding::revision_change(number, kind, page, what, detail));
    }

    /// Reports the key of an object that signing may not change.
    pub(super) fn key_fault(&mut self, number: u32, key: &[u8]) {
        self.fault(number, "key", &String::from_utf8_lossy(key));
    }

    /// Checks that the trailer has the same catalogue, information, encryption and first identifier.
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

    /// Compares every changed object with its previous state.
    fn changed(&mut self) {
        let revision = self.revision;
        let root = self.layers.root("Root", revision);
        // The catalogue comes first: it refers to the signature fields that pages may show.
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

    /// Judges a changed object that the catalogue's changes do not explain: a page, its annotations, document
    /// information.
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

    /// The object with the list of annotations of a page, if it is indirect.
    fn annotations_at(&self, page: u32) -> Option<u32> {
        self.old_item(page)?.value.dict()?.get("Annots")?.reference()
    }

    /// Checks that a page changes in its annotations only.
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

    /// Checks that a page only gains annotations of signature fields, after its existing annotations.
    fn annotations(&mut self, number: u32, page: usize, old: &[RevisionValue], new: &[RevisionValue]) {
        let Some(added) = new.strip_prefix(old) else { return self.key_fault(number, b"Annots") };
        for annotation in added {
            match annotation.reference().and_then(|number| self.widgets.get_mut(&number)) {
                Some(shown @ None) => *shown = Some(page),
                _ => self.key_fault(number, b"Annots"),
            }
        }
    }

    /// Judges the catalogue, with the form, the proofs of signatures and the metadata to which it refers.
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

    /// Adds the object to which a key refers to the judged ones.
    pub(super) fn mark_reached(&mut self, dict: &Dict, key: &str) {
        self.reached.extend(dict.get(key).and_then(RevisionValue::reference));
    }

    /// Accepts additions to the store of certificates for later verification (DSS, ETSI EN 319 142-1, 5.4).
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

    /// Adds the new objects that a value refers to, directly or through others, to the judged ones.
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

    /// Reports the first of [`FORBIDDEN_KEYS`] anywhere in a value.
    fn report_forbidden_keys(&mut self, number: u32, value: &RevisionValue) {
        let found = FORBIDDEN_KEYS.iter().find(|key| value.any_dict(&|dict| dict.contains(key)));
        if let Some(key) = found {
            self.key_fault(number, key.as_bytes());
        }
    }

    /// Checks that the metadata (XMP) are unchanged, apart from time and program of saving.
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

    /// Reports new objects to which no allowed change refers.
    fn unreached(&mut self) {
        let numbers: Vec<u32> = self.entries.keys().copied().collect();
        for number in numbers {
            if self.is_new(number) && !self.reached.contains(&number) {
                self.fault(number, "unknown", "");
            }
        }
    }

    /// Reads the signatures of this revision, which ends at `end`.
    fn signed(&mut self, end: End) -> Vec<Signature> {
        let (found, faults) = signature::read(self, end, self.pages.len());
        self.faults.extend(faults);
        found
    }
}

/// The keys whose values differ between two dictionaries.
pub(super) fn differing(old: &Dict, new: &Dict) -> Vec<Vec<u8>> {
    let keys: BTreeSet<&[u8]> = old.keys().chain(new.keys()).collect();
    keys.into_iter().filter(|key| old.at(key) != new.at(key)).map(<[u8]>::to_vec).collect()
}

/// Whether a key is in a list.
pub(super) fn is_among(key: &[u8], keys: &[&str]) -> bool {
    keys.iter().any(|known| known.as_bytes() == key)
}

/// The object numbers of the pages of a revision, in order.
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
