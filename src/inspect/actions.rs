//! Finds scripts, actions, file specifications and references to other files by visiting all objects of a PDF.
//!
//! [`super::document`] calls it for files of unknown origin. The usual places (catalogue, pages, annotations) are not
//! enough: any object may contain an action.

use std::collections::BTreeSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, MaybeRef, Name, Object, ObjectIdentifier};
use hayro_syntax::xref::XRef;

use super::attachments;
use super::report::Action;
use super::values::{dicts, name, name_is};

/// Maximum nesting of direct objects.
const MAX_DEPTH: usize = 64;

/// Types of actions (ISO 32000-1, 12.6.4), except going to a page or a web address.
const ACTION_KINDS: [&str; 17] = [
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

/// Types of annotations that play media or contain files (ISO 32000-1, 12.5.6).
const MEDIA_KINDS: [&str; 6] = ["RichMedia", "Movie", "Sound", "Screen", "3D", "FileAttachment"];

/// The result of visiting all objects, and the state of the walk.
#[derive(Default)]
pub(super) struct ObjectScan<'a> {
    pub(super) actions: BTreeSet<Action>,
    /// File specifications.
    pub(super) files: Vec<Dict<'a>>,
    /// Number of objects that were read.
    pub(super) objects: usize,
    /// Number of objects that cannot be read.
    pub(super) unreadable: usize,
    /// Number of the indirect object being visited.
    object: i32,
    visited: usize,
    /// Limit of visited objects, with nested ones.
    pub(super) max_items: usize,
}

/// Visits up to `max_items` objects; `size` is the trailer's `Size`, one more than the highest object number.
pub(super) fn walk(pdf: &Pdf, size: i32, max_items: usize) -> ObjectScan<'_> {
    let mut found = ObjectScan { max_items, ..ObjectScan::default() };
    for object in pdf.objects() {
        found.objects += 1;
        found.object = match &object {
            Object::Dict(dict) => dict.obj_id().map_or(0, |id| id.obj_number),
            Object::Stream(stream) => stream.obj_id().obj_number,
            _ => 0,
        };
        found.object(&object, MAX_DEPTH);
        if found.is_full() {
            break;
        }
    }
    found.unread(pdf, size);
    found
}

impl<'a> ObjectScan<'a> {
    /// The result for an edition that the strict reader has accepted: no actions, and the files that its catalogue
    /// lists.
    pub(super) fn of_edition(root: &Dict<'a>, xref: &'a XRef, objects: usize, max_items: usize) -> Self {
        let files = dicts(root, "AF", xref).into_iter().map(|(_, file)| file).collect();
        Self { files, objects, max_items, ..Self::default() }
    }

    /// Visits the dictionaries of streams that are stored in an external file; the PDF reader skips such streams.
    fn unread(&mut self, pdf: &'a Pdf, size: i32) {
        self.unreadable = pdf.len().saturating_sub(self.objects);
        if self.unreadable == 0 {
            return;
        }
        for number in 1..size.min(i32::try_from(self.max_items).unwrap_or(i32::MAX)) {
            let id = ObjectIdentifier::new(number, 0);
            if pdf.xref().get::<Object<'_>>(id).is_some() {
                continue;
            }
            if let Some(dict) = pdf.xref().get::<Dict<'_>>(id) {
                self.object = number;
                self.unreadable = self.unreadable.saturating_sub(1);
                self.objects += 1;
                if attachments::is_external(&dict) {
                    self.note("ExternalStream");
                }
                self.dict(&dict, MAX_DEPTH);
            }
        }
    }

    /// Whether the limit of visited objects is exceeded.
    pub(super) fn is_full(&self) -> bool {
        self.visited > self.max_items
    }

    fn object(&mut self, object: &Object<'a>, depth: usize) {
        self.visited += 1;
        if depth == 0 || self.is_full() {
            return;
        }
        match object {
            Object::Array(array) => array.raw_iter().for_each(|item| self.item(item, depth)),
            Object::Dict(dict) => self.dict(dict, depth),
            Object::Stream(stream) => {
                self.dict(stream.dict(), depth);
            }
            _ => {}
        }
    }

    /// Visits a direct object; indirect ones are visited by [`walk`].
    fn item(&mut self, item: MaybeRef<Object<'a>>, depth: usize) {
        if let MaybeRef::NotRef(object) = item {
            self.object(&object, depth - 1);
        }
    }

    fn note(&mut self, kind: &str) {
        self.actions.insert(Action { kind: kind.into(), object: self.object });
    }

    fn dict(&mut self, dict: &Dict<'a>, depth: usize) {
        let action = dict.get::<Name<'_>>("S").filter(|action| ACTION_KINDS.contains(&action.as_str()));
        if let Some(action) = action.filter(|_| !name_is(dict, "Type", b"StructElem")) {
            self.note(action.as_str());
        } else if dict.contains_key("JS") {
            self.note("JavaScript");
        }
        for key in ["OpenAction", "AA", "XFA"] {
            if dict.contains_key(key) {
                self.note(key);
            }
        }
        if dict.contains_key("Rect") {
            let media = dict.get::<Name<'_>>("Subtype").filter(|kind| MEDIA_KINDS.contains(&kind.as_str()));
            media.iter().for_each(|media| self.note(media.as_str()));
        }
        if attachments::is_specification(dict) {
            self.files.push(dict.clone());
            if name(dict, "FS").as_deref() == Some("URL") {
                self.note("ExternalFile");
            }
        }
        for key in dict.keys() {
            if let Some(value) = dict.get_raw::<Object<'_>>(key) {
                self.item(value, depth);
            }
        }
    }
}
