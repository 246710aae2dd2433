//! What the view says must stand on the pages.

use crate::layout::PageKind;
use crate::view::{Block, Sheet, View};

/// The texts outside tables, in the order of print: cover, contents, titles, headings, paragraphs, and what
/// stands around tables.
pub(super) fn outer(view: &View) -> Vec<String> {
    let mut texts = view.cover.clone();
    texts.push(view.contents.clone());
    for part in view.parts.values() {
        texts.push(part.title.clone());
        let entries = part.blocks.iter().filter(|_| part.listed).filter_map(|block| match block {
            Block::Heading { level: 1, text } => Some(text.clone()),
            Block::Sheet(sheet) if !sheet.title.is_empty() => Some(format!("{}{}", sheet.ordinal, sheet.title)),
            _ => None,
        });
        texts.extend(entries);
    }
    for part in view.parts.values() {
        texts.push(part.title.clone());
        texts.extend(part.blocks.iter().flat_map(|block| match block {
            Block::Heading { text, .. } | Block::Paragraph { text } => vec![text.clone()],
            Block::Sheet(sheet) => around(sheet),
        }));
    }
    texts
}

/// The sheets in the order of print.
pub(super) fn sheets(view: &View) -> impl Iterator<Item = &Sheet> {
    view.parts.values().flat_map(|part| &part.blocks).filter_map(|block| match block {
        Block::Sheet(sheet) => Some(sheet.as_ref()),
        _ => None,
    })
}

/// What stands around a table: above it its number, title, issuer and unit of money, unless it stands inside
/// prose; below it its notes.
fn around(sheet: &Sheet) -> Vec<String> {
    let head = [&sheet.number, &sheet.title, &sheet.issuer, &sheet.measure];
    let head = head.into_iter().filter(|_| sheet.page == PageKind::Sheet);
    head.chain(&sheet.notes).cloned().collect()
}

/// Every text of the view.
pub(super) fn texts(view: &View, visit: &mut dyn FnMut(&str)) {
    outer(view).iter().for_each(|text| visit(text));
    for sheet in sheets(view) {
        sheet.continued.iter().for_each(|text| visit(text));
        sheet.header.iter().flatten().for_each(|cell| visit(&cell.text));
        sheet.rows.iter().flat_map(|row| &row.cells).for_each(|cell| visit(cell));
    }
}
