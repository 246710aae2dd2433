//! Good PDFs of both editions, as the program writes them, and ways to damage them.

use std::sync::LazyLock;

use budgetpress::layout::PrintOptions;
use budgetpress::view::View;
use budgetpress::{convert, export};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::COMPILER;

/// The sample's web edition without attachments.
pub(crate) static PLAIN: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let (_, document) = super::set(&super::sample());
    export::pdf(&document).expect("the PDF is written")
});

/// The sample's web edition with its data, and their digest among the keywords.
pub(crate) static RELEASE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let loaded = super::loaded(&super::sample());
    let (budget, layout) = (&loaded.budget, &loaded.layout);
    let view = budgetpress::view::view(budget, layout).expect("the view builds");
    let view = view.fingerprinted(&convert::fingerprint(budget, layout));
    let view = convert::attachments(budget, layout).expect("the data are written").into_iter().fold(view, View::with);
    export::pdf(&COMPILER.compile(&view, layout).expect("it is set")).expect("the PDF is written")
});

/// The sample's edition for the print shop.
pub(crate) static PRINT: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let (view, layout) = super::view_of(&super::sample());
    let spec = PrintOptions::default();
    let document = COMPILER.compile(&view.into_print(&spec), &layout).expect("it is set");
    export::print(&document, &spec, None).expect("it is printed").pdf
});

pub(crate) fn text(text: &str) -> Object {
    Object::string_literal(text)
}

/// A PDF with something changed.
#[track_caller]
pub(crate) fn edit(bytes: &[u8], change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut pdf = Document::load_from(bytes).expect("it loads");
    // Each object by itself and a plain table of them, so that a change of one changes nothing else.
    pdf.reference_table.cross_reference_type = lopdf::xref::XrefType::CrossReferenceTable;
    change(&mut pdf);
    let mut out = Vec::new();
    pdf.save_to(&mut out).expect("it is written");
    out
}

pub(crate) fn catalogue(pdf: &mut Document) -> &mut Dictionary {
    pdf.catalog_mut().expect("a catalogue")
}

pub(crate) fn info(pdf: &mut Document) -> &mut Dictionary {
    let id = pdf.trailer.get(b"Info").and_then(Object::as_reference).expect("document information");
    pdf.get_dictionary_mut(id).expect("a dictionary")
}

pub(crate) fn pages(pdf: &Document) -> Vec<ObjectId> {
    pdf.page_iter().collect()
}

/// A page, from 1.
pub(crate) fn page(pdf: &mut Document, number: usize) -> &mut Dictionary {
    let id = pages(pdf)[number - 1];
    pdf.get_dictionary_mut(id).expect("a page")
}

/// Every dictionary, those of streams too.
pub(crate) fn dictionaries(pdf: &mut Document) -> impl Iterator<Item = &mut Dictionary> {
    pdf.objects.values_mut().filter_map(|object| match object {
        Object::Dictionary(dict) => Some(dict),
        Object::Stream(stream) => Some(&mut stream.dict),
        _ => None,
    })
}

/// Whether a dictionary has a name under a key.
pub(crate) fn has(dict: &Dictionary, key: &str, name: &str) -> bool {
    dict.get(key.as_bytes()).and_then(Object::as_name).is_ok_and(|own| own == name.as_bytes())
}

/// Takes a key out of every dictionary.
pub(crate) fn remove_all(pdf: &mut Document, key: &str) {
    dictionaries(pdf).for_each(|dict| drop(dict.remove(key.as_bytes())));
}

/// Replaces a name that stands under a key, everywhere.
pub(crate) fn rename(pdf: &mut Document, key: &str, from: &str, to: &str) {
    for dict in dictionaries(pdf) {
        if has(dict, key, from) {
            dict.set(key, Object::Name(to.as_bytes().to_vec()));
        }
    }
}

/// The content of a page, from 1.
pub(crate) fn content(pdf: &Document, number: usize) -> String {
    String::from_utf8_lossy(&pdf.get_page_content(pages(pdf)[number - 1])).into_owned()
}

/// Changes the content of a page, from 1.
#[track_caller]
pub(crate) fn repaint(pdf: &mut Document, number: usize, change: impl FnOnce(String) -> String) {
    let (id, old) = (pages(pdf)[number - 1], content(pdf, number));
    let new = change(old.clone());
    assert!(new != old, "nothing changed");
    pdf.change_page_content(id, new.into_bytes()).expect("the content is written");
}

/// Adds a resource of a page, from 1.
pub(crate) fn resource(pdf: &mut Document, number: usize, kind: &str, name: &str, value: Object) {
    let id = pages(pdf)[number - 1];
    let resources = pdf.get_or_create_resources(id).and_then(Object::as_dict_mut).expect("resources");
    let mut all = match resources.get(kind.as_bytes()) {
        Ok(Object::Dictionary(all)) => all.clone(),
        Ok(Object::Reference(id)) => {
            let id = *id;
            pdf.get_dictionary(id).expect("a dictionary").clone()
        }
        _ => Dictionary::new(),
    };
    all.set(name, value);
    let resources = pdf.get_or_create_resources(id).and_then(Object::as_dict_mut).expect("resources");
    resources.set(kind, all);
}

/// Replaces a text of the metadata.
#[track_caller]
pub(crate) fn metadata(pdf: &mut Document, from: &str, to: &str) {
    let id = catalogue(pdf).get(b"Metadata").and_then(Object::as_reference).expect("metadata");
    let stream = pdf.get_object_mut(id).and_then(Object::as_stream_mut).expect("a stream");
    let old = String::from_utf8_lossy(&stream.content).into_owned();
    assert!(old.contains(from), "the metadata hold {from}");
    stream.set_content(old.replacen(from, to, 1).into_bytes());
}
