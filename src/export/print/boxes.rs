//! Page boxes (ISO 32000-1, 14.11.2): what is printed, where it may bleed, where it is cut.

use lopdf::{Document, Object, ObjectId};

use super::marks;
use crate::error::Error;
use crate::export::rewrite::failed;

/// A rectangle in pt from the lower left corner: left, bottom, right, top.
pub(super) type Area = [f64; 4];

/// Gives every page its TrimBox and, with so many pt of bleed around it, its BleedBox; the MediaBox is as large as the
/// BleedBox, or larger by the room that crop marks take. Content keeps its place: a box may begin below zero. With crop
/// marks go those of folds, told by their distances from the left trimmed edge in pt.
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
            page.set("MediaBox", array(grown(media, marks::ROOM)));
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
pub(super) fn area(file: &Document, page: ObjectId) -> Result<Area, Error> {
    let page = file.get_dictionary(page).map_err(failed)?;
    let media = page.get_deref(b"MediaBox", file).and_then(Object::as_array).map_err(failed)?;
    let values: Vec<f64> = media.iter().filter_map(|value| Some(f64::from(value.as_float().ok()?))).collect();
    values.try_into().map_err(|_| failed("no MediaBox"))
}

/// The rectangle made larger on all sides.
fn grown([left, bottom, right, top]: Area, by: f64) -> Area {
    [left - by, bottom - by, right + by, top + by]
}

/// A rectangle as PDF has it.
#[expect(clippy::cast_possible_truncation, reason = "PDF has numbers of this size")]
pub(super) fn array(area: Area) -> Vec<Object> {
    area.iter().map(|value| Object::Real(*value as f32)).collect()
}
