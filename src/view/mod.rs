//! The view: the document as finished strings in the order of print. Nothing is left to compute or decide.

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

/// A document ready to be set.
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
    /// What it is about, in a sentence; empty if the layout says nothing.
    pub description: String,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// Its date.
    pub date: Date,
    /// The edition for which it is set.
    pub edition: Edition,
    /// Page geometry in mm: `prose` and `sheet`. Where margins are mirrored, those of right-hand pages.
    pub pages: IndexMap<&'static str, PageSpec>,
    /// Whether left and right margins of left-hand pages change places: `left` is then the inner one (订口).
    pub mirrored: bool,
    /// How far paint may reach beyond the trimmed page (出血), in mm.
    pub bleed: f64,
    /// Whether pages may hold pictures.
    #[serde(skip)]
    pub pictures: bool,
    /// Whether each part begins on a right-hand page.
    pub recto: bool,
    /// Whether pages of tables, which are set lying across, are turned onto upright ones, their upper edge to the left; and
    /// how far the text of left-hand pages is then nearer to that edge, in mm.
    pub turned: Option<f64>,
    /// Set if this is the cover (封皮) alone, as a file of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wrap: Option<Wrap>,
    /// The digest of its data, if it stands at the foot of each page.
    pub fingerprint: Option<String>,
    /// What stands across each page, if this is a draft (草稿).
    pub draft: Option<String>,
    /// The lines of the cover.
    pub cover: Vec<String>,
    /// The title above the contents.
    pub contents: String,
    /// The folio (页码) before and after its number, if pages have one.
    pub folio: Option<(String, String)>,
    /// Its parts in order, by key.
    pub parts: IndexMap<String, PrintedPart>,
    /// Files that go with it, inside the PDF.
    pub attachments: Vec<Attachment>,
}

/// An edition of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Edition {
    /// For screens and archives: linked, tagged, with its data inside.
    Web,
    /// For the print shop: black ink only, margins for binding.
    Print,
}

impl View {
    /// The same for the print shop. The text keeps its width, so that lines break as in the web edition; pages of
    /// prose give their inner margin (订口) the width that binding needs, at the cost of the outer one; so do pages of
    /// tables that lie the same way, which the shop does not turn. Nothing goes with it.
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

    /// The same with the digest of its data at the foot of each page.
    pub fn with_fingerprint(mut self) -> Self {
        self.fingerprint = self.digest().map(str::to_owned);
        self
    }

    /// The digest of its data, if its keywords state one.
    pub fn digest(&self) -> Option<&str> {
        self.keywords.iter().map(String::as_str).find(|keyword| keyword.starts_with(DIGEST))
    }

    /// What stands at the foot of a page: the folio (页码) on the outer side, the digest of the data, if wanted, on the inner
    /// one.
    pub fn foot(&self, number: usize) -> Foot {
        let folio = self.folio.as_ref().map(|(before, after)| format!("{before}{number}{after}"));
        let (folio, digest) = (folio.unwrap_or_default(), self.fingerprint.clone().unwrap_or_default());
        Foot { folio, digest, right_hand: number % 2 == 1 }
    }

    /// The same with the digest of its data among its keywords.
    pub fn fingerprinted(mut self, sha256: &str) -> Self {
        self.keywords.push(format!("{DIGEST}{sha256}"));
        self
    }

    /// The same with a file that goes with it.
    pub fn with(mut self, attachment: Attachment) -> Self {
        self.attachments.push(attachment);
        self
    }

    /// The same with the notes of these tables on the page of their last row.
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

    /// The same as a draft: marked across each page and in its title.
    pub fn into_draft(mut self, layout: &Layout) -> Self {
        self.title = format!("{} {}", layout.words.draft, self.title);
        self.draft = Some(layout.words.draft.clone());
        self
    }
}

/// What stands before the digest of the data.
const DIGEST: &str = "sha256:";

/// What stands at the foot of a page; empty where nothing does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foot {
    /// The folio.
    pub folio: String,
    /// The digest of the data.
    pub digest: String,
    /// Whether the page is one of the right hand: its folio stands on the right.
    pub right_hand: bool,
}

impl Foot {
    /// As it is read from left to right.
    pub fn text(&self) -> String {
        match self.right_hand {
            true => format!("{}{}", self.digest, self.folio),
            false => format!("{}{}", self.folio, self.digest),
        }
    }
}

/// Whether nothing is counted. Serde hands a reference over.
fn is_none(count: &usize) -> bool {
    *count == 0
}

/// A part of the document (部分).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PrintedPart {
    /// Its ordinal in contents and bookmarks, which its page does not print.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ordinal: String,
    /// Its title.
    pub title: String,
    /// Whether its headings or sheets stand in the contents.
    pub listed: bool,
    /// What it consists of.
    pub blocks: Vec<Block>,
}

/// A piece of a part.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 for 一、, 2 for （一）.
        level: u8,
        /// Its words.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        text: String,
    },
    /// A table.
    Sheet(Box<PrintedTable>),
}

/// A table (预算表).
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
    /// The line that names the unit of money.
    pub measure: String,
    /// What its structure is, read aloud to those who cannot see it (ISO 32000-1, 14.8.5.7).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// What stands above its continued header (续表), if anything.
    pub continued: Option<String>,
    /// Size of its type in pt.
    pub size: f64,
    /// Distance of its one-line rows in pt.
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
    /// So many of its last rows stay on one page.
    #[serde(skip_serializing_if = "is_none")]
    pub kept: usize,
    /// The notes below it, as printed.
    pub notes: Vec<String>,
    /// Room in pt that is kept for the notes on each page, where they would otherwise stand on a page by themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub noted: Option<f64>,
}

impl PrintedTable {
    /// Keeps so much room for the notes that they go with the last row.
    fn keep_notes(&mut self) {
        let width: f64 = self.columns.iter().map(|column| column.width).sum();
        let lines = self.notes.iter().map(|note| (note.chars().count() as f64 * self.size.max(NOTE) / width).ceil());
        self.noted = Some(lines.sum::<f64>() * NOTE * (1.0 + self.leading) + NOTE);
    }
}

/// The size of notes in pt, at most.
const NOTE: f64 = 10.5;

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PrintedColumn {
    /// Its width in pt.
    pub width: f64,
    /// What its cells hold.
    pub content: CellContent,
}

/// What the cells of a column hold, which decides how they are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CellContent {
    /// Codes, centred, half-width.
    Code,
    /// Names, flush left, stepping in.
    Name,
    /// Amounts, flush right, half-width.
    Amount,
    /// Words, flush left.
    Text,
}

/// A cell of a header.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HeaderCell {
    /// Its words.
    pub text: String,
    /// How many columns it takes.
    pub colspan: usize,
    /// How many header rows it takes.
    pub rowspan: usize,
    /// The width in em at which its lines are of equal length.
    pub measure: f64,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PrintedRow {
    /// Its cells from left to right.
    pub cells: Vec<String>,
    /// How far its names step in, in em; by column.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub indents: Vec<f64>,
    /// Whether it is a total, set apart.
    pub total: bool,
    /// Whether each of its cells surely is one line, or empty: it has the table's pitch, which need not be found out.
    pub single: bool,
    /// Whether it may break over pages, because no page holds it.
    pub breakable: bool,
}
