//! Folios (页码) of set pages: each must state the number of its page, beside the digest of the data if that is printed
//! (`--fingerprint`). Part of the proof of set pages (`frames`).

use super::geometry;
use super::pages::{SetPage, TextRun};
use crate::model::{Finding, finding};
use crate::page::{Rect, solid};
use crate::view::View;

/// Compares the foot of each page with the view. The first page may lack its folio; a page left blank before a part
/// that begins on a right-hand page must lack it.
pub(super) fn check(pages: &[SetPage], view: &View) -> Vec<Finding> {
    let wrong = pages.iter().enumerate().filter_map(|(index, page)| {
        let number = index + 1;
        let blank = view.recto && number.is_multiple_of(2) && is_blank(page, view);
        let wanted = if blank { String::new() } else { solid(&view.foot(number).text()) };
        let printed = page.area.map_or_else(String::new, |area| foot(page, area, view));
        let right = printed == wanted || index == 0 && printed.is_empty();
        (!right).then(|| finding::folio_wrong(number, &printed, wanted))
    });
    wrong.collect()
}

/// Whether nothing is printed on a page but, at most, a folio.
fn is_blank(page: &SetPage, view: &View) -> bool {
    let Some(area) = page.area else { return false };
    let mut texts = page.texts.iter();
    page.rules.is_empty() && page.edges.is_empty() && texts.all(|text| geometry::at_foot(text, page, area, view))
}

/// The text at the foot of a page with this text area, from left to right.
pub(super) fn foot(page: &SetPage, area: Rect, view: &View) -> String {
    let mut texts: Vec<&TextRun> = page.texts.iter().filter(|text| geometry::at_foot(text, page, area, view)).collect();
    // A page that will be turned upright has its foot along its left edge; text runs from top to bottom there.
    let turned = geometry::is_turned(page, view);
    let start = |text: &TextRun| if turned { text.rect.top } else { text.rect.left };
    texts.sort_by(|a, b| start(a).total_cmp(&start(b)));
    texts.into_iter().map(|text| solid(&text.text)).collect()
}
