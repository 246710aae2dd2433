//! What the view says must stand on the pages.

use super::super::values::solid;
use crate::layout::PageKind;
use crate::view::{Block, PrintedTable, View};

/// A text outside tables.
pub(super) struct ExpectedFileText {
    /// Without white space.
    pub(super) text: String,
    pub(super) kind: FileTextKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FileTextKind {
    /// An entry of the contents, followed by the number of a page.
    Entry,
    /// What such an entry leads to.
    Heading,
    Other,
}

impl FileTextKind {
    fn of(text: &str, kind: Self) -> ExpectedFileText {
        ExpectedFileText { text: solid(text), kind }
    }
}

/// The texts outside tables in the order of print.
pub(super) fn outer(view: &View) -> Vec<ExpectedFileText> {
    let mut all: Vec<ExpectedFileText> =
        view.cover.iter().chain([&view.contents]).map(|text| FileTextKind::of(text, FileTextKind::Other)).collect();
    for part in view.parts.values() {
        all.push(FileTextKind::of(&format!("{}{}", part.ordinal, part.title), FileTextKind::Entry));
        for block in part.blocks.iter().filter(|_| part.listed) {
            match block {
                Block::Heading { level: 1, text } => all.push(FileTextKind::of(text, FileTextKind::Entry)),
                Block::Sheet(sheet) if !sheet.title.is_empty() => {
                    all.push(FileTextKind::of(&format!("{}{}", sheet.ordinal, sheet.title), FileTextKind::Entry));
                }
                _ => {}
            }
        }
    }
    for part in view.parts.values() {
        all.push(FileTextKind::of(&part.title, FileTextKind::Heading));
        for block in &part.blocks {
            match block {
                Block::Heading { level, text } => {
                    let kind = if part.listed && *level == 1 { FileTextKind::Heading } else { FileTextKind::Other };
                    all.push(FileTextKind::of(text, kind));
                }
                Block::Paragraph { text } => all.push(FileTextKind::of(text, FileTextKind::Other)),
                Block::Sheet(sheet) => around(sheet, part.listed, &mut all),
            }
        }
    }
    all.retain(|expected| !expected.text.is_empty());
    all
}

/// What stands above and below a table.
fn around(sheet: &PrintedTable, listed: bool, all: &mut Vec<ExpectedFileText>) {
    if sheet.page == PageKind::Sheet {
        let kind = if listed && !sheet.title.is_empty() { FileTextKind::Heading } else { FileTextKind::Other };
        all.push(FileTextKind::of(&sheet.number, FileTextKind::Other));
        all.push(FileTextKind::of(&sheet.title, kind));
        all.extend([&sheet.issuer, &sheet.measure].map(|text| FileTextKind::of(text, FileTextKind::Other)));
    }
    all.extend(sheet.notes.iter().map(|note| FileTextKind::of(note, FileTextKind::Other)));
}

/// The sheets in the order of print.
pub(super) fn sheets(view: &View) -> Vec<&PrintedTable> {
    let blocks = view.parts.values().flat_map(|part| &part.blocks);
    let sheets = blocks.filter_map(|block| match block {
        Block::Sheet(sheet) => Some(sheet.as_ref()),
        _ => None,
    });
    sheets.collect()
}
