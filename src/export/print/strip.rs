//! Removes features of screens from the print edition: links, bookmarks, scripts, attachments, tags.

use lopdf::Document;

/// Keys of the catalogue that are removed: useless for a press, or not allowed (ISO 15930-4, 6.14 ff).
const CATALOGUE_KEYS: [&[u8]; 14] = [
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

/// Keys of pages that are removed. `Group` is about transparency, which PDF/X-1a does not allow.
const PAGE_KEYS: [&[u8]; 7] = [b"AA", b"AF", b"Annots", b"Group", b"StructParents", b"Tabs", b"Metadata"];

/// Removes these keys; objects to which only they refer are pruned later.
pub(super) fn strip(file: &mut Document) {
    if let Ok(catalogue) = file.catalog_mut() {
        for key in CATALOGUE_KEYS {
            catalogue.remove(key);
        }
    }
    let pages: Vec<_> = file.page_iter().collect();
    for page in pages {
        let Ok(page) = file.get_dictionary_mut(page) else { continue };
        for key in PAGE_KEYS {
            page.remove(key);
        }
    }
}
