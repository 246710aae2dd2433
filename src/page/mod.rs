//! The model of a page (页面): texts and rules with their places, from which tables and lines of text are read.
//!
//! `compile::frames` fills it with the runs of set pages, `inspect` with the glyphs of a finished PDF, so that `proof`
//! compares both with the view in one way. Tables are found by their rules; all other text is read line by line.
//! Lengths are in pt, from the upper left corner of the page.

mod lines;
mod rect;
mod tables;
mod text;

pub(crate) use lines::lines;
pub(crate) use rect::Rect;
pub(crate) use tables::TableOnPage;
use tables::table_extents;
pub(crate) use text::{PageText, excerpt, solid};

/// The tables of a page, and its text outside them.
pub(crate) struct ReadPage {
    /// Its tables from top to bottom.
    pub(crate) tables: Vec<TableOnPage>,
    /// The lines outside tables from top to bottom, without white space.
    pub(crate) lines: Vec<String>,
}

impl ReadPage {
    /// Reads a page from its texts and its painted marks; marks too thick for a rule are ignored.
    pub(crate) fn read<'a>(texts: impl Iterator<Item = PageText<'a>>, marks: &[Rect]) -> Self {
        let extents = table_extents(marks);
        let mut inside = vec![Vec::new(); extents.len()];
        let mut outside = Vec::new();
        for text in texts {
            match extents.iter().position(|extent| extent.has(text.middle())) {
                Some(index) => inside[index].push(text),
                None => outside.push(text),
            }
        }
        let lines = lines(outside).into_iter().map(|line| (line.baseline, line.text()));
        let lines: Vec<(f64, String)> = lines.filter(|(_, line)| !line.is_empty()).collect();
        let mut above = f64::MIN;
        let mut tables = Vec::new();
        for (extent, texts) in extents.iter().zip(inside) {
            tables.push(TableOnPage::read(*extent, texts, marks, above, &lines));
            above = extent.bottom;
        }
        Self { tables, lines: lines.into_iter().map(|(_, line)| line).collect() }
    }

    /// The amount of text in tables, in bytes.
    pub(crate) fn text_in_tables(&self) -> usize {
        self.tables.iter().flat_map(|table| &table.cell_lines).map(|line| line.text.len()).sum()
    }
}
