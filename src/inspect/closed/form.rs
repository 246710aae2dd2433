//! Types for the tables in `grammar`, which define what PDF objects and values this program writes: the forms.
//! `walk.rs` checks a file against them, and `describe.rs` writes `docs/constructs.md` from them.

/// The values that are accepted in a place.
#[derive(Debug)]
pub(in crate::inspect) enum ValueForm {
    /// An integer in this inclusive range.
    Integer(i64, i64),
    /// Any number.
    Number,
    /// This boolean.
    Boolean(bool),
    /// One of these names.
    Name(&'static [&'static str]),
    /// Any name.
    AnyName,
    /// Any string.
    Text,
    /// One of these strings.
    Words(&'static [&'static str]),
    /// An array of any length whose values all have this form.
    List(&'static ValueForm),
    /// An array with one value for each of these forms.
    Tuple(&'static [ValueForm]),
    /// The `Names` of a name tree: strings and values of this form alternate (ISO 32000-1, 7.9.6).
    NameTree(&'static ValueForm),
    /// The `Nums` of a number tree: integers and values of this form alternate (ISO 32000-1, 7.9.7).
    NumberTree(&'static ValueForm),
    /// A direct dictionary.
    Dictionary(&'static DictionaryForm),
    /// A reference to an indirect object.
    Object(&'static ObjectForm),
    /// A value of one of these forms.
    Either(&'static [ValueForm]),
}

/// The form of a dictionary.
#[derive(Debug)]
pub(in crate::inspect) struct DictionaryForm {
    /// The name of the dictionary in ISO 32000-1, for the documentation.
    pub(in crate::inspect) name: &'static str,
    pub(in crate::inspect) keys: &'static [KeyForm],
    /// The form of values under keys that the writer chooses, such as resource names of fonts; `None` allows no other
    /// keys.
    pub(in crate::inspect) others: Option<ValueForm>,
}

/// A key of a dictionary with the form of its value.
#[derive(Debug)]
pub(in crate::inspect) struct KeyForm {
    pub(in crate::inspect) name: &'static str,
    pub(in crate::inspect) form: ValueForm,
    pub(in crate::inspect) required: bool,
}

/// The form of an indirect object.
#[derive(Debug)]
pub(in crate::inspect) struct ObjectForm {
    pub(in crate::inspect) body: Body,
}

/// The kind and the content of an indirect object.
#[derive(Debug)]
pub(in crate::inspect) enum Body {
    /// A dictionary.
    Dictionary(&'static DictionaryForm),
    /// A stream with this dictionary.
    Stream(&'static DictionaryForm),
    /// An array of any length whose values all have this form; with its name for the documentation.
    Array(&'static str, ValueForm),
    /// An array with one value for each of these forms; with its name for the documentation.
    Tuple(&'static str, &'static [ValueForm]),
}

/// A required key.
pub(super) const fn key(name: &'static str, form: ValueForm) -> KeyForm {
    KeyForm { name, form, required: true }
}

/// An optional key.
pub(super) const fn optional(name: &'static str, form: ValueForm) -> KeyForm {
    KeyForm { name, form, required: false }
}

/// The form of a dictionary with these keys and no others.
pub(super) const fn entries(name: &'static str, keys: &'static [KeyForm]) -> DictionaryForm {
    DictionaryForm { name, keys, others: None }
}

/// The form of an indirect object that is a dictionary.
pub(super) const fn dictionary(entries: &'static DictionaryForm) -> ObjectForm {
    ObjectForm { body: Body::Dictionary(entries) }
}

/// The form of an indirect object that is a stream.
pub(super) const fn stream(entries: &'static DictionaryForm) -> ObjectForm {
    ObjectForm { body: Body::Stream(entries) }
}
