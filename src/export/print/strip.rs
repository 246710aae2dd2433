//! Takes out what belongs to screens: links, bookmarks, scripts, attachments, tags.

use lopdf::Document;

/// What of the catalogue a press has no use for, or must not meet (ISO 15930-4, 6.14 ff).
const OF_CATALOGUE: [&[u8]; 14] = [
    b"AA",
    b"AF",
    b"AcroForm",
    b"Collection",
    b"Dests",
    b"MarkInfo",
    b"Names",
    b"OpenAction",
    b"Outlines",
    b"PageMode",
    b"StructTreeRoot",
    b"URI",
    b"ViewerPreferences",
    b"OutputIntents",
];

/// The same of a page. Groups are about transparency, which PDF/X-1a does not have.
const OF_PAGE: [&[u8]; 7] = [b"AA", b"AF", b"Annots", b"Group", b"StructParents", b"Tabs", b"Metadata"];

pub(super) fn strip(file: &mut Document) {
    if let Ok(catalogue) = file.catalog_mut() {
        for key in OF_CATALOGUE {
            catalogue.remove(key);
        }
    }
    let pages: Vec<_> = file.page_iter().collect();
    for page in pages {
        let Ok(page) = file.get_dictionary_mut(page) else { continue };
        for key in OF_PAGE {
            page.remove(key);
        }
    }
}
