//! Comparison of pages with the view (校对): every text and every figure of the view stands on the pages once, in its
//! place, and nothing else does.
//!
//! The pages are those that were set, before a file is written, or those of a written file. Tables are read by columns:
//! however rows were broken over pages, a column's texts from top to bottom, without the repeated headers, are those of
//! the view. All other text is one stream.

mod cover;
mod expected;
mod rows;
mod tables;
mod texts;

pub(crate) use cover::compare_cover;
pub(crate) use expected::{all_texts, printed_tables, running_heads};
pub(crate) use tables::{compare_tables, numbered_title};
pub(crate) use texts::{ContentsEntry, compare_texts};

use crate::page::excerpt;

/// A difference between the pages and the view. Texts are quoted as far as a finding quotes them; pages, rows and
/// columns are counted from 1.
pub(crate) enum PageDifference {
    /// A text outside tables is not in its place, nor are so many more behind it: `wanted` and `printed` begin shortly
    /// before the first character in which they differ.
    TextLost { page: usize, text: String, wanted: String, printed: String, more: usize },
    /// A text outside tables is not in the view, or stands there a second time.
    TextStray { page: usize, text: String, doubled: bool },
    /// An entry of the contents states another page than that of its heading.
    ContentsPage { text: String, stated: String, page: usize },
    /// A table is not there.
    TableLost { table: String },
    /// A table stands there a second time.
    TableDoubled { table: String, page: usize },
    /// A table is not in the view.
    TableStray { page: usize },
    /// A page with rows of a table lacks a part of its header.
    HeaderLost { table: String, page: usize, header: String },
    /// The rows of a table differ.
    Cell(CellDifference),
}

/// The first difference in the rows of a table.
pub(crate) struct CellDifference {
    /// Number and title of the table.
    pub(crate) table: String,
    pub(crate) page: usize,
    pub(crate) row: usize,
    /// The first text of the row.
    pub(crate) name: String,
    pub(crate) column: usize,
    /// The header of the column.
    pub(crate) header: String,
    /// The kind by which messages choose their words: `missing` or `doubled` for the row, `more` for text below the
    /// last row,
    /// `blank`, or `cell`.
    pub(crate) kind: &'static str,
    pub(crate) wanted: String,
    pub(crate) printed: String,
}

/// Both texts from a little before the first character in which they differ, for a finding.
fn first_difference(wanted: &str, printed: &str) -> (String, String) {
    const BEFORE: usize = 8;
    let same = wanted.chars().zip(printed.chars()).take_while(|(a, b)| a == b).count();
    let from = |text: &str| excerpt(&text.chars().skip(same.saturating_sub(BEFORE)).collect::<String>());
    (from(wanted), from(printed))
}
