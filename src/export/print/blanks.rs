//! Adds blank pages at the end of the print edition, up to the number of pages that its binding needs.

use lopdf::{Dictionary, Document, Object};

use crate::error::Error;
use crate::export::rewrite::failed;

/// Adds pages without content or folio until the number of pages is a multiple of `multiple`, and returns how many were
/// added. They have the size of the first page.
///
/// # Errors
/// `export-failed` if the file has no page tree.
pub(super) fn fill(file: &mut Document, multiple: usize) -> Result<usize, Error> {
    let pages = file.page_iter().count();
    let missing = pages.next_multiple_of(multiple) - pages;
    let first = file.page_iter().next().ok_or_else(|| failed("no page"))?;
    let paper = file.get_dictionary(first).and_then(|page| page.get(b"MediaBox")).map_err(failed)?.clone();
    let root = file.catalog().and_then(|catalogue| catalogue.get(b"Pages")?.as_reference()).map_err(failed)?;
    for _ in 0..missing {
        let mut page = Dictionary::new();
        page.set("Type", "Page");
        page.set("Parent", root);
        page.set("MediaBox", paper.clone());
        page.set("Resources", Dictionary::new());
        let page = file.add_object(page);
        let tree = file.get_dictionary_mut(root).map_err(failed)?;
        let count = tree.get(b"Count").and_then(Object::as_i64).map_err(failed)?;
        tree.set("Count", count + 1);
        tree.get_mut(b"Kids").and_then(Object::as_array_mut).map_err(failed)?.push(page.into());
    }
    Ok(missing)
}
