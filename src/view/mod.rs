//! The view: the whole document as finished strings, in the order in which it is printed.
//!
//! [`view()`] makes it from a checked budget and its layout. It is passed to Typst as JSON, which sets it without
//! computing anything; the gates compare the finished file with it.

mod build;
mod fit;
mod number;
mod sheet;
mod wrap;

pub use build::view;
pub use wrap::Wrap;

use indexmap::IndexMap;
use serde::Serialize;

use crate::layout::{Layout, PageKind, PageSpec, PrintOptions};
use crate::model::Date;

pub(crate) use crate::model::Attachment;

/// A document ready to be set by Typst.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct View {
    /// Title of the document.
    pub title: String,
    /// Its author: the issuer.
    pub author: String,
    /// Its language, ISO 639.
    pub language: String,
    /// Its region, ISO 3166.
    pub region: String,
    /// One sentence about its subject, for the metadata; may be empty.
    pub description: String,
    /// Keywords for the metadata.
    pub keywords: Vec<String>,
    /// Its date of publication.
    pub date: Date,
    /// The edition for which it is set.
    pub edition: Edition,
    /// Paper and margins in mm of the pages `prose` and `sheet`; if margins are mirrored, those of right-hand pages.
    pub pages: IndexMap<&'static str, PageSpec>,
    /// Whether left and right margins are exchanged on left-hand pages; `left` is then the inner margin (订口).
    pub mirrored: bool,
    /// How far paint extends beyond the trimmed page (出血), in mm.
    pub bleed: f64,
    /// Whether pages may have pictures.
    #[serde(skip)]
    pub pictures: bool,
    /// Whether each part begins on a right-hand page.
    pub recto: bool,
    /// Set if landscape tables are turned onto upright pages, their upper edge to the left: how far the text of
    /// left-hand pages is moved to that edge, in mm.
    pub turned: Option<f64>,
    /// The separate cover (封皮); set only in the view of that file, which has no parts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wrap: Option<Wrap>,
    /// The digest of its data, if it is printed at the foot of each page.
    pub fingerprint: Option<String>,
    /// The text across each page, if this is a draft (草稿).
    pub draft: Option<String>,
    /// The lines of the cover page.
    pub cover: Vec<String>,
    /// The title above the table of contents.
    pub contents: String,
    /// The folio (页码) before and after its number, if pages have one.
    pub folio: Option<(String, String)>,
    /// Its parts in order, by key.
    pub parts: IndexMap<String, PrintedPart>,
    /// Files that are embedded in the PDF.
    pub attachments: Vec<Attachment>,
}

/// An edition of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Edition {
    /// For screens and archives: with links, tags and attached data.
    Web,
    /// For the print shop: black ink only, margins for binding.
    Print,
}

impl View {
    /// The view of the print edition. The text keeps its width, so that lines break as in the web edition. The inner
    /// margin (订口) of prose, and of tables with the same orientation, gets the width that binding needs, and the outer
    /// one becomes narrower. Attachments are removed.
    pub fn into_print(mut self, print: &PrintOptions) -> Self {
        self.edition = Edition::Print;
        self.mirrored = true;
        self.bleed = print.bleed();
        self.recto = print.parts_on_recto();
        self.attachments.clear();
        let [prose, sheet] = ["prose", "sheet"].map(|kind| self.pages.get(kind).copied());
        for page in self.pages.values_mut().filter(|page| prose.is_some_and(|prose| prose.lies_like(page))) {
            *page = page.bound(print.inside());
        }
        let turned = prose.zip(sheet).and_then(|(prose, sheet)| print.turned(&prose, &sheet));
        if let Some(turned) = turned {
            self.pages.insert("sheet", turned.page);
            self.turned = Some(turned.shift);
        }
        self
    }

    /// Adds the digest of its data to the foot of each page.
    pub fn with_fingerprint(mut self) -> Self {
        self.fingerprint = self.digest().map(str::to_owned);
        self
    }

    /// The digest of its data, `sha256:` and 64 digits, if its keywords state one.
    pub fn digest(&self) -> Option<&str> {
        self.keywords.iter().map(String::as_str).find(|keyword| keyword.starts_with(DIGEST_PREFIX))
    }

    /// The foot of a page: the folio (页码) on the outer side, the digest of the data, if it is printed, on the inner
    /// side.
    pub fn foot(&self, number: usize) -> Foot {
        let folio = self.folio.as_ref().map(|(before, after)| format!("{before}{number}{after}"));
        let (folio, digest) = (folio.unwrap_or_default(), self.fingerprint.clone().unwrap_or_default());
        Foot { folio, digest, right_hand: number % 2 == 1 }
    }

    /// Adds the digest of its data to its keywords.
    pub fn fingerprinted(mut self, sha256: &str) -> Self {
        self.keywords.push(format!("{DIGEST_PREFIX}{sha256}"));
        self
    }

    /// Adds a file to be embedded in the PDF.
    pub fn with(mut self, attachment: Attachment) -> Self {
        self.attachments.push(attachment);
        self
    }

    /// Keeps the notes of these tables on the page of their last row.
    pub fn with_notes_kept(mut self, sheets: &[String]) -> Self {
        for block in self.parts.values_mut().flat_map(|part| &mut part.blocks) {
            if let Block::Sheet(sheet) = block
                && sheets.contains(&sheet.id)
            {
                sheet.keep_notes();
            }
        }
        self
    }

    /// Marks the document as a draft, across each page and in its title.
    pub fn into_draft(mut self, layout: &Layout) -> Self {
        self.title = format!("{} {}", layout.words.draft, self.title);
        self.draft = Some(layout.words.draft.clone());
        self
    }
}

/// The prefix of the digest of the data.
const DIGEST_PREFIX: &str = "sha256:";

/// The texts at the foot of a page; empty if there are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foot {
    /// The folio.
    pub folio: String,
    /// The digest of the data.
    pub digest: String,
    /// Whether it is a right-hand page, which has its folio on the right.
    pub right_hand: bool,
}

impl Foot {
    /// Both texts, from left to right.
    pub fn text(&self) -> String {
        match self.right_hand {
            true => format!("{}{}", self.digest, self.folio),
            false => format!("{}{}", self.folio, self.digest),
        }
    }
}

/// Whether a count is 0; serde's `skip_serializing_if` passes a reference.
fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// A part of the document (部分).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PrintedPart {
    /// Its ordinal in the table of contents and bookmarks; its title page does not print it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ordinal: String,
    /// Its title.
    pub title: String,
    /// Whether its headings or tables are listed in the table of contents.
    pub listed: bool,
    /// Its content in order.
    pub blocks: Vec<Block>,
}

/// A heading, paragraph or table of a part.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 for 一、, 2 for （一）.
        level: u8,
        /// Its text.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: String,
    },
    /// A table.
    Sheet(Box<PrintedTable>),
}

/// A table (预算表) as it is printed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PrintedTable {
    /// Its identifier in the layout.
    pub id: String,
    /// The kind of page it stands on.
    pub page: PageKind,
    /// Its number (表号).
    pub number: String,
    /// Its ordinal in the contents.
    pub ordinal: String,
    /// Its title.
    pub title: String,
    /// The line that names the issuer.
    pub issuer: String,
    /// The line that names the currency unit.
    pub measure: String,
    /// The description of its structure for screen readers (ISO 32000-1, 14.8.5.7).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The text above the header on further pages (续表), if any.
    pub continued: Option<String>,
    /// Size of its type in pt.
    pub size: f64,
    /// Distance of rows of one line in pt.
    pub pitch: f64,
    /// Space between the lines of a cell in em.
    pub leading: f64,
    /// Space left and right of a cell's text in pt.
    pub padding: f64,
    /// Its columns from left to right.
    pub columns: Vec<PrintedColumn>,
    /// Its header rows.
    pub header: Vec<Vec<HeaderCell>>,
    /// Its rows.
    pub rows: Vec<PrintedRow>,
    /// The number of last rows that stay on one page.
    #[serde(skip_serializing_if = "is_zero")]
    pub kept: usize,
    /// The notes below it, as printed.
    pub notes: Vec<String>,
    /// Height in pt reserved for the notes on each page; set if they would otherwise be alone on a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub noted: Option<f64>,
}

impl PrintedTable {
    /// Reserves the height of the notes on each page, so that they stay with the last row.
    fn keep_notes(&mut self) {
        let width: f64 = self.columns.iter().map(|column| column.width).sum();
        let lines = self
            .notes
            .iter()
            .map(|note| (note.chars().count() as f64 * self.size.max(MAX_NOTE_SIZE_PT) / width).ceil());
        self.noted = Some(lines.sum::<f64>() * MAX_NOTE_SIZE_PT * (1.0 + self.leading) + MAX_NOTE_SIZE_PT);
    }
}

/// The greatest size of type of notes, in pt.
const MAX_NOTE_SIZE_PT: f64 = 10.5;

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PrintedColumn {
    /// Its width in pt.
    pub width: f64,
    /// The kind of its cells.
    pub content: CellContent,
}

/// The kind of a column's cells, which decides how they are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CellContent {
    /// Codes, centred, half-width.
    Code,
    /// Names, flush left, with indents.
    Name,
    /// Amounts, flush right, half-width.
    Amount,
    /// Text, flush left.
    Text,
}

/// A cell of a header.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HeaderCell {
    /// Its text.
    pub text: String,
    /// The number of columns it spans.
    pub colspan: usize,
    /// The number of header rows it spans.
    pub rowspan: usize,
    /// The width of its lines in em, at which they have equal length.
    pub measure: f64,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PrintedRow {
    /// Its cells from left to right.
    pub cells: Vec<String>,
    /// The indent of each cell in em; empty if no cell is indented.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub indents: Vec<f64>,
    /// Whether it is a total, which is set in 黑体.
    pub total: bool,
    /// Whether each of its cells is known to have at most one line: its height is the table's pitch and need not be
    /// measured.
    pub single: bool,
    /// Whether it may break over pages, because it is higher than a page.
    pub breakable: bool,
}
