//! How much memory setting a document takes (内存估算), before it is set: what does not fit a machine ends the process, and
//! nobody would know why.
//!
//! The figures were measured (docs/performance.md): a cell of a table takes the same whatever it holds, and each character
//! takes its glyph, its place and its part of the tags, each paragraph its own. They hold within a third for tables and prose of all lengths.

use crate::error::Error;
use crate::model::Finding;
use crate::view::{Block, PrintedTable, View};

/// What a document takes that has nothing in it, fonts included, in KiB.
const BASE_KIB: u64 = 128 << 10;

/// What a cell takes, in KiB.
const CELL_KIB: u64 = 16;

/// What a paragraph takes beside its characters, in KiB: 40,000 of one character take 650 MiB.
const PARAGRAPH_KIB: u64 = 14;

/// What a character takes, in KiB.
const CHARACTER_KIB: u64 = 1;

/// What is to be set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Size {
    rows: u64,
    cells: u64,
    paragraphs: u64,
    characters: u64,
}

/// Refuses a document that would take more memory than is allowed, in MiB.
///
/// # Errors
/// `document-too-large` with what it would take, and what it has.
pub(super) fn check(view: &View, limit_mib: u64) -> Result<(), Error> {
    let size = Size::of(view);
    let mib = size.kib() >> 10;
    if mib <= limit_mib {
        return Ok(());
    }
    let finding = Finding::error("document-too-large").with("mib", mib).with("limit", limit_mib);
    Err(Error::failed(
        finding.with("rows", size.rows).with("paragraphs", size.paragraphs).with("characters", size.characters),
    ))
}

impl Size {
    fn of(view: &View) -> Self {
        let mut size = Self::default();
        for block in view.parts.values().flat_map(|part| &part.blocks) {
            match block {
                Block::Heading { text, .. } | Block::Paragraph { text } => size.paragraph(text),
                Block::Sheet(sheet) => size.sheet(sheet),
            }
        }
        size
    }

    fn sheet(&mut self, sheet: &PrintedTable) {
        self.rows += sheet.rows.len() as u64;
        for row in &sheet.rows {
            self.cells += row.cells.len() as u64;
            row.cells.iter().for_each(|cell| self.text(cell));
        }
        sheet.notes.iter().for_each(|note| self.paragraph(note));
    }

    fn paragraph(&mut self, text: &str) {
        self.paragraphs += 1;
        self.text(text);
    }

    fn text(&mut self, text: &str) {
        self.characters += text.chars().count() as u64;
    }

    fn kib(&self) -> u64 {
        BASE_KIB + self.cells * CELL_KIB + self.paragraphs * PARAGRAPH_KIB + self.characters * CHARACTER_KIB
    }
}
