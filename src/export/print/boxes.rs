//! Page boxes of the print edition (ISO 32000-1, 14.11.2): MediaBox, BleedBox (出血框) and TrimBox (成品框), with crop marks
//! where the options ask for them.

use lopdf::{Document, Object, ObjectId};

use super::marks;
use crate::error::Error;
use crate::export::rewrite::failed;

/// A rectangle in pt from the lower left corner: left, bottom, right, top.
pub(super) type BoxArea = [f64; 4];

/// Sets the boxes of every page: the page as set becomes the BleedBox, the TrimBox is smaller by `bleed` pt on all
/// sides. `folds` asks for crop marks, for which the MediaBox grows; it has the folds of a cover, as distances from the
/// left trimmed edge in pt. Content is not moved: a box may begin below zero.
///
/// # Errors
/// `export-failed` if a page has no size.
pub(super) fn stamp(file: &mut Document, bleed: f64, folds: Option<&[f64]>) -> Result<(), Error> {
    let pages: Vec<ObjectId> = file.page_iter().collect();
    for id in pages {
        let media = area(file, id)?;
        let page = file.get_dictionary_mut(id).map_err(failed)?;
        for key in [&b"CropBox"[..], b"ArtBox"] {
            page.remove(key);
        }
        page.set("TrimBox", array(grown(media, -bleed)));
        page.set("BleedBox", array(media));
        if let Some(folds) = folds {
            page.set("MediaBox", array(grown(media, marks::ROOM_PT)));
            let content = marks::content(grown(media, -bleed), media, folds);
            file.add_page_contents(id, content).map_err(failed)?;
        }
    }
    Ok(())
}

/// The MediaBox of a page.
///
/// # Errors
/// `export-failed` if it has none.
pub(super) fn area(file: &Document, page: ObjectId) -> Result<BoxArea, Error> {
    let page = file.get_dictionary(page).map_err(failed)?;
    let media = page.get_deref(b"MediaBox", file).and_then(Object::as_array).map_err(failed)?;
    let values: Vec<f64> = media.iter().filter_map(|value| Some(f64::from(value.as_float().ok()?))).collect();
    values.try_into().map_err(|_| failed("no MediaBox"))
}

/// The rectangle made larger on all sides by this length in pt.
fn grown([left, bottom, right, top]: BoxArea, by: f64) -> BoxArea {
    [left - by, bottom - by, right + by, top + by]
}

/// A rectangle as an array of PDF.
#[expect(clippy::cast_possible_truncation, reason = "PDF has numbers of this size")]
pub(super) fn array(area: BoxArea) -> Vec<Object> {
    area.iter().map(|value| Object::Real(*value as f32)).collect()
}
