//! What the view says must stand on the pages.

use super::super::values::solid;
use crate::layout::PageKind;
use crate::view::{Block, Sheet, View};

/// A text outside tables.
pub(super) struct Expected {
    /// Without white space.
    pub(super) text: String,
    pub(super) kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An entry of the contents, followed by the number of a page.
    Entry,
    /// What such an entry leads to.
    Heading,
    Other,
}

impl Kind {
    fn of(text: &str, kind: Self) -> Expected {
        Expected { text: solid(text), kind }
    }
}

/// The texts outside tables in the order of print.
pub(super) fn outer(view: &View) -> Vec<Expected> {
    let mut all: Vec<Expected> =
        view.cover.iter().chain([&view.contents]).map(|text| Kind::of(text, Kind::Other)).collect();
    for part in view.parts.values() {
        all.push(Kind::of(&format!("{}{}", part.ordinal, part.title), Kind::Entry));
        for block in part.blocks.iter().filter(|_| part.listed) {
            match block {
                Block::Heading { level: 1, text } => all.push(Kind::of(text, Kind::Entry)),
                Block::Sheet(sheet) if !sheet.title.is_empty() => {
                    all.push(Kind::of(&format!("{}{}", sheet.ordinal, sheet.title), Kind::Entry));
                }
                _ => {}
            }
        }
    }
    for part in view.parts.values() {
        all.push(Kind::of(&part.title, Kind::Heading));
        for block in &part.blocks {
            match block {
                Block::Heading { level, text } => {
                    let kind = if part.listed && *level == 1 { Kind::Heading } else { Kind::Other };
                    all.push(Kind::of(text, kind));
                }
                Block::Paragraph { text } => all.push(Kind::of(text, Kind::Other)),
                Block::Sheet(sheet) => around(sheet, part.listed, &mut all),
            }
        }
    }
    all.retain(|expected| !expected.text.is_empty());
    all
}

/// What stands above and below a table.
fn around(sheet: &Sheet, listed: bool, all: &mut Vec<Expected>) {
    if sheet.page == PageKind::Sheet {
        let kind = if listed && !sheet.title.is_empty() { Kind::Heading } else { Kind::Other };
        all.push(Kind::of(&sheet.number, Kind::Other));
        all.push(Kind::of(&sheet.title, kind));
        all.extend([&sheet.issuer, &sheet.measure].map(|text| Kind::of(text, Kind::Other)));
    }
    all.extend(sheet.notes.iter().map(|note| Kind::of(note, Kind::Other)));
}

/// The sheets in the order of print.
pub(super) fn sheets(view: &View) -> Vec<&Sheet> {
    let blocks = view.parts.values().flat_map(|part| &part.blocks);
    let sheets = blocks.filter_map(|block| match block {
        Block::Sheet(sheet) => Some(sheet.as_ref()),
        _ => None,
    });
    sheets.collect()
}
