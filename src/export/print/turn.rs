//! Pages of tables that lie across are turned onto upright ones (GB/T 9704, 7.9).
//!
//! The upper edge of the table becomes the left one on every page: on right-hand pages that is the binding edge (订口),
//! on left-hand ones the fore edge (切口). So a reader turns the volume the same way for all of them.

use lopdf::{Document, Object, ObjectId, Stream};

use super::boxes::{self, Area};
use crate::error::Error;
use crate::export::rewrite::failed;

/// Turns the pages of these numbers, from 1. On left-hand pages what is printed moves so many pt towards the upper edge
/// of the table, so that the inner margin is as wide as on the right.
///
/// # Errors
/// `export-failed` if a page has no size or no content.
pub(super) fn turn(file: &mut Document, numbers: &[usize], shift: f64) -> Result<(), Error> {
    let pages: Vec<ObjectId> = file.page_iter().collect();
    for number in numbers {
        let Some(page) = pages.get(number.wrapping_sub(1)) else { continue };
        let shift = if number.is_multiple_of(2) { shift } else { 0.0 };
        let [left, bottom, right, top] = boxes::area(file, *page)?;
        // Upwards becomes to the left, to the right becomes upwards; the lower left corner stays where it is.
        let (x, y) = (left + top - shift, bottom - left);
        wrap(file, *page, format!("q 0 1 -1 0 {x:.4} {y:.4} cm\n"))?;
        let upright: Area = [left, bottom, left + top - bottom, bottom + right - left];
        file.get_dictionary_mut(*page).map_err(failed)?.set("MediaBox", boxes::array(upright));
    }
    Ok(())
}

/// Puts operators before the content of a page, in force for it alone.
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
