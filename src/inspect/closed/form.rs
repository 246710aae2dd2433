//! Forms: what a value in a file of ours may be. Together they are the closed world of both editions; whatever has no form is not
//! written by this program.

/// The form of a value.
#[derive(Debug)]
pub(in crate::inspect) enum ValueForm {
    /// An integer from the first to the second.
    Integer(i64, i64),
    /// A number.
    Number,
    /// A truth value: this one.
    Boolean(bool),
    /// One of these names.
    Name(&'static [&'static str]),
    /// Any name.
    AnyName,
    /// A string.
    Text,
    /// One of these strings.
    Words(&'static [&'static str]),
    /// An array of values that all have a form.
    List(&'static ValueForm),
    /// An array of values of these forms, one for each.
    Tuple(&'static [ValueForm]),
    /// An array in which strings and values of the form alternate (name tree, ISO 32000-1, 7.9.6).
    Named(&'static ValueForm),
    /// An array in which integers and values of the form alternate (number tree, 7.9.7).
    Numbered(&'static ValueForm),
    /// A dictionary that stands in place.
    Dictionary(&'static DictionaryForm),
    /// A reference to an object.
    Object(&'static ObjectForm),
    /// A value of one of these forms.
    Either(&'static [ValueForm]),
}

/// The keys of a dictionary.
#[derive(Debug)]
pub(in crate::inspect) struct DictionaryForm {
    /// What the dictionary is, in the terms of ISO 32000-1.
    pub(in crate::inspect) name: &'static str,
    pub(in crate::inspect) keys: &'static [KeyForm],
    /// The form of values under keys that are made up by the writer, such as names of fonts.
    pub(in crate::inspect) others: Option<ValueForm>,
}

/// A key with the form of its value.
#[derive(Debug)]
pub(in crate::inspect) struct KeyForm {
    pub(in crate::inspect) name: &'static str,
    pub(in crate::inspect) form: ValueForm,
    pub(in crate::inspect) required: bool,
}

/// An indirect object.
#[derive(Debug)]
pub(in crate::inspect) struct ObjectForm {
    pub(in crate::inspect) body: Body,
}

/// What an indirect object is.
#[derive(Debug)]
pub(in crate::inspect) enum Body {
    /// A dictionary.
    Dictionary(&'static DictionaryForm),
    /// A dictionary with data.
    Stream(&'static DictionaryForm),
    /// An array of values that all have a form.
    Array(&'static str, ValueForm),
    /// An array of values of these forms, one for each.
    Tuple(&'static str, &'static [ValueForm]),
}

/// A key that must be there.
pub(super) const fn key(name: &'static str, form: ValueForm) -> KeyForm {
    KeyForm { name, form, required: true }
}

/// A key that may be there.
pub(super) const fn may(name: &'static str, form: ValueForm) -> KeyForm {
    KeyForm { name, form, required: false }
}

/// A dictionary with these keys and no others.
pub(super) const fn entries(name: &'static str, keys: &'static [KeyForm]) -> DictionaryForm {
    DictionaryForm { name, keys, others: None }
}

pub(super) const fn dictionary(entries: &'static DictionaryForm) -> ObjectForm {
    ObjectForm { body: Body::Dictionary(entries) }
}

pub(super) const fn stream(entries: &'static DictionaryForm) -> ObjectForm {
    ObjectForm { body: Body::Stream(entries) }
}
