//! Estimates the memory that setting a document takes (内存估算), and refuses it if that exceeds the limit. `build::build`
//! calls [`check`] before setting, since a process that runs out of memory ends without a message.
//!
//! The constants were measured (docs/performance.md): every cell of a table takes about the same, each character takes
//! memory for its glyph, position and tags, each paragraph some more. The estimate is within a third for tables and
//! prose of all lengths.

use crate::error::Error;
use crate::model::finding;
use crate::view::{Block, PrintedTable, View};

/// Memory of an empty document, fonts included, in KiB.
const BASE_KIB: u64 = 128 << 10;

/// Memory of a cell, in KiB.
const CELL_KIB: u64 = 16;

/// Memory of a paragraph besides its characters, in KiB: 40,000 paragraphs of one character take 650 MiB.
const PARAGRAPH_KIB: u64 = 14;

/// Memory of a character, in KiB.
const CHARACTER_KIB: u64 = 1;

/// The numbers of rows, cells, paragraphs and characters in a view.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Size {
    rows: u64,
    cells: u64,
    paragraphs: u64,
    characters: u64,
}

/// Refuses a document that would take more than `limit_mib` MiB.
///
/// # Errors
/// `document-too-large` with the estimate and the limit.
pub(super) fn check(view: &View, limit_mib: u64) -> Result<(), Error> {
    let size = Size::of(view);
    let mib = size.kib() >> 10;
    if mib <= limit_mib {
        return Ok(());
    }
    Err(Error::failed(finding::document_too_large(mib, limit_mib, size.rows, size.paragraphs, size.characters)))
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

    /// The estimate in KiB.
    fn kib(&self) -> u64 {
        BASE_KIB + self.cells * CELL_KIB + self.paragraphs * PARAGRAPH_KIB + self.characters * CHARACTER_KIB
    }
}
