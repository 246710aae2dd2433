//! Lists the texts and tables that the view requires on the pages, in the order of print. The proof, the PDF comparison
//! (`inspect::against`) and the glyph checks (`compile::frames`) use the lists.

use crate::layout::PageKind;
use crate::view::{Block, PrintedTable, View};

/// A text that must be printed outside tables.
pub(super) struct ExpectedText {
    pub(super) text: String,
    pub(super) kind: ExpectedKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ExpectedKind {
    /// An entry of the contents, followed by the number of the page on which its heading stands.
    ContentsEntry,
    /// A heading that the contents list; headings have the order of the entries.
    Heading,
    Other,
}

impl ExpectedText {
    fn new(text: impl Into<String>, kind: ExpectedKind) -> Self {
        Self { text: text.into(), kind }
    }

    fn other(text: impl Into<String>) -> Self {
        Self::new(text, ExpectedKind::Other)
    }
}

/// The texts outside tables in the order of print: cover, contents, titles, headings, paragraphs, and the titles and
/// notes of tables. For a cover that is a file of its own, its texts.
pub(super) fn texts_outside_tables(view: &View) -> Vec<ExpectedText> {
    if let Some(wrap) = &view.wrap {
        return wrap.texts(&view.cover).map(ExpectedText::other).collect();
    }
    let mut texts: Vec<ExpectedText> = view.cover.iter().chain([&view.contents]).map(ExpectedText::other).collect();
    for part in view.parts.values() {
        let entry = |text: String| ExpectedText::new(text, ExpectedKind::ContentsEntry);
        texts.push(entry(format!("{}{}", part.ordinal, part.title)));
        let listed = part.blocks.iter().filter(|_| part.listed).filter_map(|block| match block {
            Block::Heading { level: 1, text } => Some(text.clone()),
            Block::Sheet(table) if !table.title.is_empty() => Some(format!("{}{}", table.ordinal, table.title)),
            _ => None,
        });
        texts.extend(listed.map(entry));
    }
    for part in view.parts.values() {
        let heading = |listed: bool| if listed { ExpectedKind::Heading } else { ExpectedKind::Other };
        texts.push(ExpectedText::new(&part.title, ExpectedKind::Heading));
        for block in &part.blocks {
            match block {
                Block::Heading { level, text } => {
                    texts.push(ExpectedText::new(text, heading(part.listed && *level == 1)));
                }
                Block::Paragraph { text } => texts.push(ExpectedText::other(text)),
                Block::Sheet(table) => {
                    add_texts_around(table, heading(part.listed && !table.title.is_empty()), &mut texts)
                }
            }
        }
    }
    texts
}

/// Adds the texts around a table: its notes, and unless it is inside prose, its number, title, issuer and currency
/// unit.
fn add_texts_around(table: &PrintedTable, title: ExpectedKind, texts: &mut Vec<ExpectedText>) {
    if table.page == PageKind::Sheet {
        texts.push(ExpectedText::other(&table.number));
        texts.push(ExpectedText::new(&table.title, title));
        texts.extend([&table.issuer, &table.measure].map(ExpectedText::other));
    }
    texts.extend(table.notes.iter().map(ExpectedText::other));
}

/// The tables in the order of print.
pub(crate) fn printed_tables(view: &View) -> impl Iterator<Item = &PrintedTable> {
    view.parts.values().flat_map(|part| &part.blocks).filter_map(|block| match block {
        Block::Sheet(table) => Some(table.as_ref()),
        _ => None,
    })
}

/// The heads above continued tables (续表): their words, and the currency unit beside them.
pub(crate) fn running_heads(view: &View) -> impl Iterator<Item = (&str, &str)> {
    printed_tables(view).filter_map(|table| Some((table.continued.as_deref()?, table.measure.as_str())))
}

/// Visits every text that the view prints.
pub(crate) fn all_texts(view: &View, visit: &mut dyn FnMut(&str)) {
    texts_outside_tables(view).iter().for_each(|expected| visit(&expected.text));
    for table in printed_tables(view) {
        table.continued.iter().for_each(|text| visit(text));
        table.header.iter().flatten().for_each(|cell| visit(&cell.text));
        table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| visit(cell));
    }
}
