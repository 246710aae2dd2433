//! What the view says must stand on the pages.

use crate::layout::PageKind;
use crate::view::{Block, PrintedTable, View};

/// A text outside tables, and what it is.
pub(super) struct ExpectedPageText {
    pub(super) text: String,
    pub(super) kind: ExpectedKind,
}

/// What a text is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ExpectedKind {
    /// An entry of the contents, followed by the number of the page on which its heading stands.
    Entry,
    /// A heading that stands in the contents; in the order of the entries.
    Heading,
    /// Anything else.
    Other,
}

/// The texts outside tables, in the order of print: cover, contents, titles, headings, paragraphs, and what
/// stands around tables.
pub(super) fn outer(view: &View) -> Vec<ExpectedPageText> {
    if let Some(wrap) = &view.wrap {
        return wrap.texts(&view.cover).map(|text| other(text)).collect();
    }
    let mut texts: Vec<ExpectedPageText> = view.cover.iter().chain([&view.contents]).map(|text| other(text)).collect();
    for part in view.parts.values() {
        texts.push(ExpectedPageText { text: format!("{}{}", part.ordinal, part.title), kind: ExpectedKind::Entry });
        let entries = part.blocks.iter().filter(|_| part.listed).filter_map(|block| match block {
            Block::Heading { level: 1, text } => Some(text.clone()),
            Block::Sheet(sheet) if !sheet.title.is_empty() => Some(format!("{}{}", sheet.ordinal, sheet.title)),
            _ => None,
        });
        texts.extend(entries.map(|text| ExpectedPageText { text, kind: ExpectedKind::Entry }));
    }
    for part in view.parts.values() {
        texts.push(ExpectedPageText { text: part.title.clone(), kind: ExpectedKind::Heading });
        for block in &part.blocks {
            match block {
                Block::Heading { level, text } => {
                    let listed = part.listed && *level == 1;
                    texts.push(ExpectedPageText {
                        text: text.clone(),
                        kind: if listed { ExpectedKind::Heading } else { ExpectedKind::Other },
                    });
                }
                Block::Paragraph { text } => texts.push(other(text)),
                Block::Sheet(sheet) => around(sheet, part.listed, &mut texts),
            }
        }
    }
    texts
}

fn other(text: &str) -> ExpectedPageText {
    ExpectedPageText { text: text.into(), kind: ExpectedKind::Other }
}

/// What stands around a table: above it its number, title, issuer and unit of money, unless it stands inside
/// prose; below it its notes.
fn around(sheet: &PrintedTable, listed: bool, texts: &mut Vec<ExpectedPageText>) {
    if sheet.page == PageKind::Sheet {
        let kind = if listed && !sheet.title.is_empty() { ExpectedKind::Heading } else { ExpectedKind::Other };
        texts.push(other(&sheet.number));
        texts.push(ExpectedPageText { text: sheet.title.clone(), kind });
        texts.extend([&sheet.issuer, &sheet.measure].map(|text| other(text)));
    }
    texts.extend(sheet.notes.iter().map(|note| other(note)));
}

/// The sheets in the order of print.
pub(super) fn sheets(view: &View) -> impl Iterator<Item = &PrintedTable> {
    view.parts.values().flat_map(|part| &part.blocks).filter_map(|block| match block {
        Block::Sheet(sheet) => Some(sheet.as_ref()),
        _ => None,
    })
}

/// Every text of the view.
pub(super) fn texts(view: &View, visit: &mut dyn FnMut(&str)) {
    outer(view).iter().for_each(|expected| visit(&expected.text));
    for sheet in sheets(view) {
        sheet.continued.iter().for_each(|text| visit(text));
        sheet.header.iter().flatten().for_each(|cell| visit(&cell.text));
        sheet.rows.iter().flat_map(|row| &row.cells).for_each(|cell| visit(cell));
    }
}
