//! Turns landscape pages with tables upright for print (横表竖排; GB/T 9704, 7.9), where the options ask for it.
//!
//! On every page the upper edge of the table becomes the left one, which is the binding edge (订口) of right-hand pages
//! and the fore edge (切口) of left-hand ones, so that readers turn the volume the same way for all tables.

use lopdf::{Document, Object, ObjectId, Stream};

use super::boxes::{self, BoxArea};
use crate::error::Error;
use crate::export::rewrite::failed;

/// Turns the pages with these numbers, from 1. On left-hand pages the content moves `shift` pt towards the upper edge
/// of the table, so that the inner margin is as wide as on right-hand pages.
///
/// # Errors
/// `export-failed` if a page has no size or no content.
pub(super) fn turn(file: &mut Document, numbers: &[usize], shift: f64) -> Result<(), Error> {
    let pages: Vec<ObjectId> = file.page_iter().collect();
    for number in numbers {
        let Some(page) = pages.get(number.wrapping_sub(1)) else { continue };
        let shift = if number.is_multiple_of(2) { shift } else { 0.0 };
        let [left, bottom, right, top] = boxes::area(file, *page)?;
        // Counterclockwise by 90°: up becomes left, right becomes up. The lower left corner keeps its place.
        let (x, y) = (left + top - shift, bottom - left);
        wrap(file, *page, format!("q 0 1 -1 0 {x:.4} {y:.4} cm\n"))?;
        let upright: BoxArea = [left, bottom, left + top - bottom, bottom + right - left];
        file.get_dictionary_mut(*page).map_err(failed)?.set("MediaBox", boxes::array(upright));
    }
    Ok(())
}

/// Puts operators before the content of a page; `Q` behind it restores the graphics state.
fn wrap(file: &mut Document, page: ObjectId, before: String) -> Result<(), Error> {
    let stream = |file: &mut Document, operators: &str| {
        Object::Reference(file.add_object(Stream::new(lopdf::Dictionary::new(), operators.as_bytes().to_vec())))
    };
    let content = file.get_dictionary(page).and_then(|page| page.get(b"Contents")).map_err(failed)?.clone();
    let mut streams = vec![stream(file, &before)];
    match content {
        Object::Array(parts) => streams.extend(parts),
        one => streams.push(one),
    }
    streams.push(stream(file, "\nQ"));
    file.get_dictionary_mut(page).map_err(failed)?.set("Contents", streams);
    Ok(())
}
