//! Scripts, actions, and what leads out of the file: all objects are walked, because a look at the usual places misses
//! what stands elsewhere.

use std::collections::BTreeSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, MaybeRef, Object};

use super::attachments;
use super::report::Action;
use super::values::name;

/// So many objects are walked.
pub(super) const MOST: usize = 2_000_000;

/// How deep objects may be nested in one another without being objects of their own.
const DEPTH: usize = 64;

/// Actions (ISO 32000-1, 12.6.4) other than going to a page or an address.
const KINDS: [&str; 17] = [
    "JavaScript",
    "Launch",
    "SubmitForm",
    "ResetForm",
    "ImportData",
    "GoToR",
    "GoToE",
    "Rendition",
    "Movie",
    "Sound",
    "Hide",
    "SetOCGState",
    "GoTo3DView",
    "RichMediaExecute",
    "Trans",
    "Thread",
    "Named",
];

/// Annotations that play or carry something (ISO 32000-1, 12.5.6).
const PLAYERS: [&str; 6] = ["RichMedia", "Movie", "Sound", "Screen", "3D", "FileAttachment"];

/// What a walk through all objects finds.
#[derive(Default)]
pub(super) struct Found<'a> {
    pub(super) actions: BTreeSet<Action>,
    pub(super) files: Vec<Dict<'a>>,
    pub(super) objects: usize,
    object: i32,
    visited: usize,
}

pub(super) fn walk(pdf: &Pdf) -> Found<'_> {
    let mut found = Found::default();
    for object in pdf.objects() {
        found.objects += 1;
        found.object = match &object {
            Object::Dict(dict) => dict.obj_id().map_or(0, |id| id.obj_number),
            Object::Stream(stream) => stream.obj_id().obj_number,
            _ => 0,
        };
        found.object(&object, DEPTH);
        if found.visited > MOST {
            break;
        }
    }
    found
}

impl<'a> Found<'a> {
    /// Whether there is more than is read.
    pub(super) fn is_full(&self) -> bool {
        self.visited > MOST
    }

    fn object(&mut self, object: &Object<'a>, depth: usize) {
        self.visited += 1;
        if depth == 0 || self.visited > MOST {
            return;
        }
        match object {
            Object::Array(array) => array.raw_iter().for_each(|item| self.item(item, depth)),
            Object::Dict(dict) => self.dict(dict, depth),
            Object::Stream(stream) => {
                if attachments::is_external(stream.dict()) {
                    self.note("ExternalStream");
                }
                self.dict(stream.dict(), depth);
            }
            _ => {}
        }
    }

    /// What is an object of its own comes by itself.
    fn item(&mut self, item: MaybeRef<Object<'a>>, depth: usize) {
        if let MaybeRef::NotRef(object) = item {
            self.object(&object, depth - 1);
        }
    }

    fn note(&mut self, kind: &str) {
        self.actions.insert(Action { kind: kind.into(), object: self.object });
    }

    fn dict(&mut self, dict: &Dict<'a>, depth: usize) {
        let kind = name(dict, "Type");
        let is = |wanted: &str| kind.as_deref() == Some(wanted);
        if let Some(action) = name(dict, "S").filter(|action| KINDS.contains(&action.as_str()) && !is("StructElem")) {
            self.note(&action);
        } else if dict.contains_key("JS") {
            self.note("JavaScript");
        }
        for key in ["OpenAction", "AA", "XFA"] {
            if dict.contains_key(key) {
                self.note(key);
            }
        }
        let player = name(dict, "Subtype").filter(|kind| PLAYERS.contains(&kind.as_str()));
        if let Some(player) = player.filter(|_| dict.contains_key("Rect")) {
            self.note(&player);
        }
        if attachments::is_specification(dict) {
            self.files.push(dict.clone());
            if name(dict, "FS").as_deref() == Some("URL") {
                self.note("ExternalFile");
            }
        }
        for (_, value) in dict.entries() {
            self.item(value, depth);
        }
    }
}
