//! Judges changes of the interactive form: signature fields may be added and signed, nothing else (ISO 32000-1, 12.7).
//!
//! Part of [`Judge`], which calls [`Judge::form`] when it judges the catalogue.

use super::changes::{Judge, differing, is_among};
use super::value::{Dict, RevisionValue};

/// Keys of a signature field and of its widget annotation (ISO 32000-1, 12.7 and 12.5.6.19).
const FIELD_KEYS: [&str; 25] = [
    "Type", "Subtype", "FT", "T", "TU", "TM", "V", "DV", "F", "Ff", "Rect", "P", "Parent", "Kids", "AP", "AS", "MK",
    "DA", "Q", "Lock", "SV", "NM", "M", "Border", "BS",
];

/// Keys that change when an existing field is signed.
const SIGNED_FIELD_KEYS: [&str; 7] = ["V", "AP", "F", "MK", "M", "DA", "Ff"];

impl Judge<'_, '_> {
    /// Checks that the form only gains signature fields, and that existing fields are only signed.
    pub(super) fn form(&mut self, number: u32, old: &Dict, new: &Dict) {
        for key in differing(old, new) {
            let is_allowed = match key.as_slice() {
                b"Fields" | b"SigFlags" | b"DR" | b"DA" => true,
                b"NeedAppearances" => new.at(&key) == Some(&RevisionValue::Boolean(false)),
                _ => false,
            };
            if !is_allowed {
                self.key_fault(number, &key);
            }
        }
        self.follow(number, &new.get("DR").cloned().unwrap_or(RevisionValue::Null));
        self.mark_reached(new, "Fields");
        let list = |value: Option<RevisionValue>| {
            value.and_then(|value| value.list().map(<[RevisionValue]>::to_vec)).unwrap_or_default()
        };
        let (old, new) = (list(self.old(old, "Fields")), list(self.new_member(new, "Fields")));
        let Some(added) = new.strip_prefix(&old[..]) else { return self.key_fault(number, b"Fields") };
        old.iter().filter_map(RevisionValue::reference).for_each(|field| self.signed_field(field));
        for field in added {
            match field.reference() {
                Some(field) => self.field(field, 0),
                None => self.key_fault(number, b"Fields"),
            }
        }
    }

    /// Judges an existing field: it may be signed, if it was not before.
    fn signed_field(&mut self, number: u32) {
        if !self.entries.contains_key(&number) {
            return;
        }
        let (old, new) = (self.old_item(number), self.new_item(number));
        let (Some(old), Some(new)) = (old, new) else { return };
        let (Some(old), Some(new)) = (old.value.dict(), new.value.dict()) else { return };
        let other = differing(old, new).into_iter().find(|key| !is_among(key, &SIGNED_FIELD_KEYS));
        match other {
            Some(key) => self.key_fault(number, &key),
            None if old.contains("V") => self.key_fault(number, b"V"),
            None => {}
        }
        self.reached.insert(number);
        self.fields.insert(number);
        let page = self.pages.iter().position(|page| self.shows(*page, number));
        self.widgets.insert(number, page);
        SIGNED_FIELD_KEYS.iter().filter_map(|key| new.get(key)).for_each(|value| self.follow(number, &value.clone()));
    }

    /// Whether a page had an annotation before this revision.
    fn shows(&self, page: u32, annotation: u32) -> bool {
        let list = self.old_item(page).and_then(|item| self.old(item.value.dict()?, "Annots"));
        list.is_some_and(|list| {
            list.list().is_some_and(|list| list.iter().any(|item| item.reference() == Some(annotation)))
        })
    }

    /// Judges a new field or one of its widget annotations; `depth` counts its parents.
    fn field(&mut self, number: u32, depth: usize) {
        let item = self.new_item(number).filter(|_| self.is_new(number) && depth < 3);
        let Some(dict) = item.and_then(|item| item.value.dict().cloned()) else {
            return self.fault(number, "field", "");
        };
        if !self.reached.insert(number) {
            return;
        }
        if let Some(key) = dict.keys().find(|key| !is_among(key, &FIELD_KEYS)) {
            self.key_fault(number, key);
        }
        let kind = dict.get("FT").and_then(RevisionValue::name);
        if kind.is_some_and(|kind| kind != b"Sig") || (kind.is_none() && depth == 0) {
            self.fault(number, "field", "");
        }
        if dict.get("Subtype").and_then(RevisionValue::name) == Some(b"Widget") {
            self.widgets.insert(number, None);
        }
        if dict.contains("V") {
            self.fields.insert(number);
        }
        for child in self
            .new_member(&dict, "Kids")
            .and_then(|children| children.list().map(<[RevisionValue]>::to_vec))
            .unwrap_or_default()
        {
            child.reference().into_iter().for_each(|child| self.field(child, depth + 1));
        }
        for key in ["V", "AP", "MK", "Lock", "SV", "BS"] {
            self.follow(number, &dict.get(key).cloned().unwrap_or(RevisionValue::Null));
        }
    }
}
