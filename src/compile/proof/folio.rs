//! Folios (页码): each tells the number of its page.

use super::frames::{Item, Page, Text};
use super::{geometry, solid};
use crate::model::Finding;
use crate::view::View;

/// Every page has its folio, or the layout has none; the first page may go without.
pub(super) fn check(pages: &[Page], view: &View) -> Vec<Finding> {
    let folio = |number: usize| view.folio.as_ref().map(|(before, after)| solid(&format!("{before}{number}{after}")));
    let wrong = pages.iter().enumerate().filter_map(|(index, page)| {
        let number = index + 1;
        let (printed, wanted) = (foot(page, view), folio(number).unwrap_or_default());
        let right = printed == wanted || index == 0 && printed.is_empty();
        let finding = Finding::error("folio-wrong").with("page", number).with("printed", &printed);
        (!right).then(|| finding.with("wanted", wanted))
    });
    wrong.collect()
}

/// What stands at the foot of a page, from left to right.
fn foot(page: &Page, view: &View) -> String {
    let Some(area) = geometry::area(page, view) else { return String::new() };
    let mut texts: Vec<&Text> = page
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Text(text) if geometry::at_foot(text, page, area) => Some(text),
            _ => None,
        })
        .collect();
    texts.sort_by(|a, b| a.rect.left.total_cmp(&b.rect.left));
    texts.into_iter().map(|text| solid(&text.text)).collect()
}
