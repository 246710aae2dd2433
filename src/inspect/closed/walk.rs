//! Checks every object of a file against the tables in `grammar`: follows all references from the trailer, so that each
//! object has exactly one form and none is left unreached. The first check of the strict reader ([`super::read`]) after
//! the file structure.

use super::form::{Body, DictionaryForm, ObjectForm, ValueForm};
use super::frame::Frame;
use super::grammar;
use crate::syntax::{Members, Value};

/// Limit of collected faults: one is enough to refuse a file.
const MAX_FAULTS: usize = 20;

/// A construct that this program does not write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::inspect) struct Fault {
    /// The number of its object; 0 for the structure of the file.
    pub(in crate::inspect) object: usize,
    /// The kind of fault, an id in the message catalogue.
    pub(in crate::inspect) what: &'static str,
    /// The key, operator or glyph.
    pub(in crate::inspect) detail: String,
    /// The page, counted from 1; `None` if it belongs to no page.
    pub(in crate::inspect) page: Option<usize>,
}

impl Fault {
    pub(super) fn new(object: usize, what: &'static str, detail: impl Into<String>) -> Self {
        Self { object, what, detail: detail.into(), page: None }
    }
}

/// The walk through all objects, and its results.
pub(super) struct ObjectWalk<'f> {
    frame: &'f Frame<'f>,
    /// By object number, the form under which an object was reached.
    reached: Vec<Option<&'static ObjectForm>>,
    /// Objects reached but not yet checked.
    open: Vec<usize>,
    /// By object number, the page from which an object was reached first; for a page, itself.
    pub(super) pages: Vec<Option<usize>>,
    /// The page from which the object under check was reached.
    page: Option<usize>,
    pub(super) faults: Vec<Fault>,
    /// Object numbers of the composite fonts.
    pub(super) fonts: Vec<usize>,
    /// Object numbers of the ICC profiles.
    pub(super) profiles: Vec<usize>,
}

impl<'f> ObjectWalk<'f> {
    /// Checks all objects. `trailer` and `streams` are the forms of the trailer and of object streams.
    pub(super) fn new(
        frame: &'f Frame<'f>,
        trailer: &'static DictionaryForm,
        streams: &'static DictionaryForm,
    ) -> Self {
        let mut walk = Self {
            frame,
            reached: vec![None; frame.size()],
            open: Vec::new(),
            pages: vec![None; frame.size()],
            page: None,
            faults: Vec::new(),
            fonts: Vec::new(),
            profiles: Vec::new(),
        };
        walk.entries(0, &frame.trailer, trailer);
        for number in &frame.containers {
            if let Some(members) = frame.members(*number).filter(|members| members.name("Type") == Some(b"ObjStm")) {
                walk.entries(*number, &members, streams);
            }
        }
        while let Some(number) = walk.open.pop() {
            walk.object(number);
            if walk.faults.len() >= MAX_FAULTS {
                return walk;
            }
        }
        let unreached =
            frame.numbers().filter(|number| walk.reached[*number].is_none() && !frame.containers.contains(number));
        let unreached: Vec<Fault> = unreached.take(1).map(|number| Fault::new(number, "unused", "")).collect();
        walk.faults.extend(unreached);
        walk
    }

    fn fault(&mut self, object: usize, what: &'static str, detail: &str) {
        self.faults.push(Fault::new(object, what, detail));
    }

    /// Checks an object that was reached.
    fn object(&mut self, number: usize) {
        let Some(form) = self.reached[number] else { return };
        self.page = self.pages[number];
        let frame = self.frame;
        match (&form.body, frame.get(number)) {
            (Body::Dictionary(entries), Some((Value::Dictionary(members), None)))
            | (Body::Stream(entries), Some((Value::Dictionary(members), Some(_)))) => {
                self.entries(number, &members, entries);
            }
            (Body::Array(name, form), Some((Value::List(list), None))) => {
                for value in &list {
                    if !self.fits(number, value, form) {
                        self.fault(number, "value", name);
                    }
                }
            }
            (Body::Tuple(name, forms), Some((Value::List(list), None))) => {
                let fits = forms.len() == list.len();
                if !fits || !forms.iter().zip(&list).all(|(form, value)| self.fits(number, value, form)) {
                    self.fault(number, "value", name);
                }
            }
            _ => self.fault(number, "kind", ""),
        }
    }

    /// Checks the keys and values of a dictionary.
    fn entries(&mut self, number: usize, members: &Members<'_>, entries: &'static DictionaryForm) {
        if members.get("N").is_some() && members.get("Type").is_none() {
            self.profiles.push(number);
        }
        if members.name("Subtype") == Some(b"Type0") {
            self.fonts.push(number);
        }
        for (name, value) in &members.0 {
            let known = entries.keys.iter().find(|key| key.name.as_bytes() == name.as_ref()).map(|key| &key.form);
            let detail = || String::from_utf8_lossy(name).into_owned();
            match known.or(entries.others.as_ref()) {
                None => self.fault(number, "key", &detail()),
                Some(form) if !self.fits(number, value, form) => self.fault(number, "value", &detail()),
                Some(_) => {}
            }
        }
        for key in entries.keys.iter().filter(|key| key.required && members.get(key.name).is_none()) {
            self.fault(number, "missing", key.name);
        }
    }

    /// Whether a value has a form. Objects to which it refers are checked later.
    fn fits(&mut self, number: usize, value: &Value<'_>, form: &'static ValueForm) -> bool {
        match (form, value) {
            (ValueForm::Integer(from, to), Value::Integer(value)) => (from..=to).contains(&value),
            (ValueForm::Number, value) => value.number().is_some(),
            (ValueForm::Boolean(wanted), Value::Boolean(value)) => wanted == value,
            (ValueForm::Name(names), Value::Name(name)) => names.iter().any(|one| one.as_bytes() == name.as_ref()),
            (ValueForm::AnyName, Value::Name(_)) | (ValueForm::Text, Value::Text(_)) => true,
            (ValueForm::Words(words), Value::Text(text)) => words.iter().any(|one| one.as_bytes() == text.as_slice()),
            (ValueForm::List(form), Value::List(list)) => list.iter().all(|value| self.fits(number, value, form)),
            (ValueForm::Tuple(forms), Value::List(list)) => {
                forms.len() == list.len() && forms.iter().zip(list).all(|(form, value)| self.fits(number, value, form))
            }
            (ValueForm::NameTree(form), Value::List(list)) => {
                self.pairs(number, list, form, |key| matches!(key, Value::Text(_)))
            }
            (ValueForm::NumberTree(form), Value::List(list)) => {
                self.pairs(number, list, form, |key| matches!(key, Value::Integer(_)))
            }
            (ValueForm::Dictionary(entries), Value::Dictionary(members)) => {
                self.entries(number, members, entries);
                true
            }
            (ValueForm::Object(object), Value::Reference(to)) => self.reach(*to, object),
            (ValueForm::Either(forms), Value::Reference(to)) => {
                let object = forms.iter().find_map(|form| match form {
                    ValueForm::Object(object) if self.resembles(*to, object) => Some(*object),
                    _ => None,
                });
                object.is_some_and(|object| self.reach(*to, object))
            }
            (ValueForm::Either(forms), Value::Dictionary(members)) => {
                let entries = forms.iter().find_map(|form| match form {
                    ValueForm::Dictionary(entries) if matches(members, entries) => Some(*entries),
                    _ => None,
                });
                if let Some(entries) = entries {
                    self.entries(number, members, entries);
                }
                entries.is_some()
            }
            (ValueForm::Either(forms), value) => forms.iter().any(|form| self.fits(number, value, form)),
            _ => false,
        }
    }

    /// Whether a list is pairs of keys and values with ascending, hence unique keys.
    fn pairs(
        &mut self,
        number: usize,
        list: &[Value<'_>],
        form: &'static ValueForm,
        is_key: impl Fn(&Value<'_>) -> bool,
    ) -> bool {
        let pairs = list.chunks_exact(2);
        let whole = pairs.remainder().is_empty();
        let ascending = pairs.clone().zip(pairs.clone().skip(1)).all(|(one, other)| match (&one[0], &other[0]) {
            (Value::Integer(one), Value::Integer(other)) => one < other,
            (Value::Text(one), Value::Text(other)) => one < other,
            _ => false,
        });
        whole && ascending && pairs.into_iter().all(|pair| is_key(&pair[0]) && self.fits(number, &pair[1], form))
    }

    /// Notes that an object was reached under a form; false if another form was noted or the object is missing.
    fn reach(&mut self, number: usize, form: &'static ObjectForm) -> bool {
        match self.reached.get(number) {
            Some(None) => {
                self.reached[number] = Some(form);
                self.pages[number] = if grammar::is_page(form) { Some(number) } else { self.page };
                self.open.push(number);
                true
            }
            Some(Some(known)) => std::ptr::eq(*known, form),
            None => false,
        }
    }

    /// Whether an object has the kind, the `Type` and the required keys of a form; chooses between the forms of an
    /// `Either`.
    fn resembles(&self, number: usize, form: &'static ObjectForm) -> bool {
        if let Some(Some(known)) = self.reached.get(number) {
            return std::ptr::eq(*known, form);
        }
        match (&form.body, self.frame.get(number)) {
            (Body::Dictionary(entries), Some((Value::Dictionary(members), None)))
            | (Body::Stream(entries), Some((Value::Dictionary(members), Some(_)))) => matches(&members, entries),
            (Body::Array(..) | Body::Tuple(..), Some((Value::List(_), None))) => true,
            _ => false,
        }
    }
}

/// Whether a dictionary has the required keys of a form and its `Type`.
fn matches(members: &Members<'_>, entries: &DictionaryForm) -> bool {
    entries.keys.iter().filter(|key| key.required).all(|key| match (&key.form, members.get(key.name)) {
        (_, None) => false,
        (ValueForm::Name(names), Some(Value::Name(name))) if key.name == "Type" => {
            names.iter().any(|one| one.as_bytes() == name.as_ref())
        }
        _ => true,
    }) && (entries.keys.iter().any(|key| key.name == "Type") || members.get("Type").is_none())
}
