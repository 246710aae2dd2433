//! Compares pages with the view (校对): every text and every figure of the view must stand on the pages once, in its
//! place, and nothing else may.
//!
//! `compile::frames` calls it with set pages, `inspect::against` with the pages of a finished PDF. Tables are compared
//! by columns: the texts of a column from top to bottom, without repeated headers, do not depend on the page breaks.
//! All other text is compared as one stream.

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

/// A difference between the pages and the view, of which the caller makes a finding. Texts are excerpts; pages, rows
/// and columns are counted from 1.
pub(crate) enum PageDifference {
    /// A text outside tables is not in its place, and neither are the `more` texts that follow it. `wanted` and
    /// `printed` begin shortly before the first character in which they differ.
    TextLost { page: usize, text: String, wanted: String, printed: String, more: usize },
    /// A text outside tables that the view does not have, or has once (`doubled`).
    TextStray { page: usize, text: String, doubled: bool },
    /// An entry of the contents that states another page than that of its heading.
    ContentsPage { text: String, stated: String, page: usize },
    /// A table of the view that no page has.
    TableLost { table: String },
    /// A table that is printed a second time.
    TableDoubled { table: String, page: usize },
    /// A table that the view does not have.
    TableStray { page: usize },
    /// A part of the header that is missing above rows of a table.
    HeaderLost { table: String, page: usize, header: String },
    /// A table with rows that differ.
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
    /// The kind of difference, by which messages choose their words: a row that is `missing` or `doubled`, `more` text
    /// below the last row, a cell that is `blank`, or one that differs (`cell`).
    pub(crate) kind: &'static str,
    pub(crate) wanted: String,
    pub(crate) printed: String,
}

/// Excerpts of both texts that begin shortly before the first character in which they differ, for a finding.
fn first_difference(wanted: &str, printed: &str) -> (String, String) {
    const CONTEXT_CHARS: usize = 8;
    let same = wanted.chars().zip(printed.chars()).take_while(|(a, b)| a == b).count();
    let from = |text: &str| excerpt(&text.chars().skip(same.saturating_sub(CONTEXT_CHARS)).collect::<String>());
    (from(wanted), from(printed))
}
