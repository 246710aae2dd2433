//! The structure of the PDF, read from its bytes: bookmarks, links, language, tags.

use std::collections::BTreeMap;

use hayro_syntax::Pdf;
use hayro_syntax::object::dict::keys::{
    ANNOTS, COUNT, DEST, FIRST, K, LANG, NEXT, OUTLINES, S, STRUCT_TREE_ROOT, TITLE,
};
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, String as Bytes};

use crate::support;
use crate::support::pdf::text;

fn sample() -> Pdf {
    let (_, document) = support::set(&support::sample());
    Pdf::new(budgetpress::export::pdf(&document).expect("the PDF is written")).expect("the PDF parses")
}

fn root(pdf: &Pdf) -> Dict<'_> {
    pdf.xref().get(pdf.xref().root_id()).expect("a catalogue")
}

/// The number of a page by its object.
fn numbers(pdf: &Pdf) -> BTreeMap<ObjectIdentifier, usize> {
    let pages = pdf.pages().iter().enumerate();
    pages.filter_map(|(index, page)| Some((page.raw().obj_id()?, index + 1))).collect()
}

fn target(pdf: &Pdf, destination: &Array<'_>) -> usize {
    let page = destination.raw_iter().next().and_then(|first| first.as_obj_ref()).expect("a page");
    numbers(pdf)[&page.into()]
}

fn outline(pdf: &Pdf, item: &Dict<'_>, level: usize, out: &mut Vec<String>) {
    let title = item.get::<Bytes<'_>>(TITLE).map(|title| text(&title)).unwrap_or_default();
    let page = target(pdf, &item.get::<Array<'_>>(DEST).expect("a destination"));
    out.push(format!("{}{title} {page}", "  ".repeat(level)));
    if let Some(first) = item.get::<Dict<'_>>(FIRST) {
        outline(pdf, &first, level + 1, out);
    }
    if let Some(next) = item.get::<Dict<'_>>(NEXT) {
        outline(pdf, &next, level, out);
    }
}

#[test]
fn bookmarks_are_the_contents_and_lead_to_their_pages() {
    let pdf = sample();
    let outlines = root(&pdf).get::<Dict<'_>>(OUTLINES).expect("bookmarks");
    assert!(outlines.get::<i32>(COUNT).is_some_and(|count| count > 0));
    let mut bookmarks = Vec::new();
    outline(&pdf, &outlines.get::<Dict<'_>>(FIRST).expect("a bookmark"), 0, &mut bookmarks);
    insta::assert_snapshot!(bookmarks.join("\n"));
    // The contents page prints the same titles with the same pages.
    let printed = support::pages(&support::sample())[1].text().replace('·', "");
    for bookmark in &bookmarks {
        assert!(printed.contains(&support::solid(bookmark)), "{bookmark} is not in {printed}");
    }
}

#[test]
fn entries_of_the_contents_are_links_to_their_pages() {
    let pdf = sample();
    let page = pdf.pages().get(1).expect("the contents").raw().clone();
    let annotations = page.get::<Array<'_>>(ANNOTS).expect("links");
    let targets: Vec<usize> = annotations
        .iter::<Dict<'_>>()
        .map(|link| target(&pdf, &link.get::<Array<'_>>(DEST).expect("a destination")))
        .collect();
    let expected = vec![3, 3, 3, 3, 4, 4, 6, 7, 8, 10, 11, 13, 14, 15, 16, 17, 18, 20, 22];
    assert_eq!(targets, expected);
}

fn tags<'a>(object: &Object<'a>, level: usize, count: &mut BTreeMap<String, usize>, lines: &mut Vec<String>) {
    match object {
        Object::Array(array) => array.iter::<Object<'_>>().for_each(|object| tags(&object, level, count, lines)),
        Object::Dict(dict) => {
            let Some(role) = dict.get::<Name<'_>>(S) else { return };
            let role = role.as_str().to_owned();
            *count.entry(role.clone()).or_default() += 1;
            if level < 3 {
                lines.push(format!("{}{role}", "  ".repeat(level)));
            }
            if let Some(kids) = dict.get::<Object<'_>>(K) {
                tags(&kids, level + 1, count, lines);
            }
        }
        _ => {}
    }
}

#[test]
fn the_document_is_tagged_in_chinese_with_a_table_for_each_sheet() {
    let pdf = sample();
    let root = root(&pdf);
    assert_eq!(root.get::<Bytes<'_>>(LANG).map(|lang| text(&lang)).as_deref(), Some("zh-CN"));
    let tree = root.get::<Dict<'_>>(STRUCT_TREE_ROOT).expect("tags");
    let (mut count, mut lines) = (BTreeMap::new(), Vec::new());
    tags(&tree.get::<Object<'_>>(K).expect("a document"), 0, &mut count, &mut lines);
    assert_eq!((count.get("Table"), count.get("THead")), (Some(&13), Some(&13)), "{count:?}");
    assert_eq!((count.get("H1"), count.get("H2")), (Some(&4), Some(&21)), "{count:?}");
    insta::assert_snapshot!(format!("{count:#?}"));
}
