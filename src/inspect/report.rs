//! What a PDF holds, as plain data. Lengths are in pt (1/72 inch), as the PDF states them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::colour::Paint;
use super::letters::Letter;

/// What was read in a PDF.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PdfReport {
    /// The file itself.
    pub file: ReportedFile,
    /// The standards that it claims to follow.
    pub claims: Claims,
    /// The document information dictionary (ISO 32000-1, 14.3.3): its texts and names, by key.
    pub info: BTreeMap<String, String>,
    /// The properties of its metadata stream (XMP, ISO 16684-1) by prefix and name, such as `dc:title`; `None` without one.
    pub xmp: Option<BTreeMap<String, String>>,
    /// Its natural language (`Lang` of the catalogue).
    pub language: Option<String>,
    /// Whether the window is to show the title instead of the file's name (`DisplayDocTitle`).
    pub shows_title: bool,
    /// For which printing conditions it was made (ISO 32000-1, 14.11.5).
    pub intents: Vec<OutputIntent>,
    /// Its pages in order.
    pub pages: Vec<ReportedPage>,
    /// The fonts with which text is shown.
    pub fonts: Vec<Font>,
    /// Its logical structure.
    pub tags: Tags,
    /// Its bookmarks, as they follow on each other.
    pub outline: Vec<Bookmark>,
    /// The files inside it.
    pub attachments: Vec<EmbeddedFile>,
    /// What runs or leads out of it: scripts, actions, and content that lies elsewhere.
    pub actions: Vec<Action>,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportedFile {
    /// Its size in bytes.
    pub bytes: usize,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
    /// The version that its header states, such as `1.7`.
    pub version: String,
    /// The version of the catalogue, which counts instead if it is later (ISO 32000-1, 7.2.2).
    pub catalogue_version: Option<String>,
    /// What of it is not as the standard wants it and was read all the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub repairs: Vec<&'static str>,
    /// Whether it is encrypted; one that asks for a password is not read at all.
    pub encrypted: bool,
    /// The two parts of its identifier (`ID` of the trailer) in hexadecimal digits.
    pub id: Option<[String; 2]>,
    /// How many objects it has that can be read.
    pub objects: usize,
    /// How many it has that cannot.
    pub unreadable: usize,
    /// How many pages the page tree states to have.
    pub pages_stated: Option<i64>,
}

/// Claims to standards. A claim proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Claims {
    /// Part and level of ISO 19005, such as `3A`.
    pub pdfa: Option<String>,
    /// Part of ISO 14289.
    pub pdfua: Option<String>,
    /// What it says to follow of ISO 15930 (`GTS_PDFXVersion`).
    pub pdfx: Option<String>,
}

/// An output intent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutputIntent {
    /// Its kind (`S`): `GTS_PDFX`, `GTS_PDFA1`.
    pub kind: String,
    /// The name of the condition (`OutputConditionIdentifier`).
    pub condition: Option<String>,
    /// The registry that knows the name.
    pub registry: Option<String>,
    /// The condition in words (`OutputCondition`).
    pub about: Option<String>,
    /// More words (`Info`).
    pub info: Option<String>,
    /// The number of colour components of the embedded profile, if there is one.
    pub profile: Option<i64>,
    /// SHA-256 of that profile, in hexadecimal.
    pub profile_sha256: Option<String>,
}

/// A rectangle in pt from the lower left corner of the user space of its page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Area {
    /// Its left edge.
    pub left: f64,
    /// Its lower edge.
    pub bottom: f64,
    /// Its right edge.
    pub right: f64,
    /// Its upper edge.
    pub top: f64,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportedPage {
    /// The sheet (`MediaBox`, ISO 32000-1, 14.11.2).
    pub media: Area,
    /// What is shown of it (`CropBox`), if stated.
    pub crop: Option<Area>,
    /// With the bleed (`BleedBox`), if stated.
    pub bleed: Option<Area>,
    /// After trimming (`TrimBox`), if stated.
    pub trim: Option<Area>,
    /// The extent of what is on it (`ArtBox`), if stated.
    pub art: Option<Area>,
    /// By how many degrees it is turned clockwise; not a multiple of 90 only where the page says so itself.
    pub rotation: i32,
    /// How many pt a unit of its coordinates is (`UserUnit`), if stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_unit: Option<f64>,
    /// The paints that mark it, each told once.
    pub paints: BTreeSet<Paint>,
    /// The thinnest line that is drawn: a stroke, or a filled bar.
    pub thinnest: Option<f64>,
    /// The images on it.
    pub images: Vec<Image>,
    /// What lets the ground shine through, such as `ca 0.5`, `SMask`, `BM Multiply`, `Group`.
    pub transparency: BTreeSet<String>,
    /// How many times something is painted that is neither tagged nor marked as an artifact (ISO 14289-1, 7.1).
    pub untagged: usize,
    /// Whether its content breaks off before its end.
    pub broken: bool,
    /// Whether drawing it would take without end.
    #[serde(skip)]
    pub tangled: bool,
    /// Its annotations.
    pub annotations: Vec<Annotation>,
    /// Its lines of text from top to bottom.
    pub lines: Vec<TextLine>,
    /// How many glyphs have no Unicode text.
    pub unmapped: usize,
    /// Texts that stand over each other: the first of them.
    pub overlaps: Vec<Overlap>,
    /// How many glyphs stand over another.
    pub overlapping: usize,
    /// Its glyphs.
    #[serde(skip)]
    pub letters: Vec<Letter>,
    /// Where it is inked.
    #[serde(skip)]
    pub marks: Vec<PaintedMark>,
}

/// Something painted that is not white.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PaintedMark {
    /// Where, in user space.
    pub area: Area,
    /// Where from the upper left corner of the page as it is read: left, top, right, bottom.
    pub seen: [f64; 4],
    /// Whether it is a glyph.
    pub text: bool,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TextLine {
    /// The distance of its baseline from the upper edge of the page.
    pub y: f64,
    /// Its text, without white space.
    pub text: String,
}

/// Two texts on one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overlap {
    /// The one.
    pub one: String,
    /// The other.
    pub other: String,
}

/// An image on a page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Image {
    /// Its width in pixels.
    pub width: i64,
    /// Its height in pixels.
    pub height: i64,
    /// Pixels per inch at the size at which it stands, the lesser of both directions.
    pub dpi: f64,
    /// Whether it has one bit a pixel: line art.
    pub bilevel: bool,
}

/// An annotation (ISO 32000-1, 12.5).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Annotation {
    /// Its kind: `Link`, …
    pub kind: String,
    /// Its text for those who cannot see it.
    pub contents: Option<String>,
    /// Where it leads, if it is a link.
    pub target: Option<LinkTarget>,
}

/// Where a link or a bookmark leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LinkTarget {
    /// To a page of the document, counted from 1.
    Page(usize),
    /// To an address.
    Uri(String),
    /// Nowhere that can be found.
    Lost,
}

/// A font.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Font {
    /// Its name (`BaseFont`), without the mark of a subset.
    pub name: String,
    /// Its kind, with that of its descendant: `Type0/CIDFontType0`.
    pub kind: String,
    /// Whether its program is inside the file.
    pub embedded: bool,
    /// Whether it is a subset.
    pub subset: bool,
    /// Whether it tells which text its glyphs stand for (`ToUnicode`).
    pub unicode: bool,
}

/// The logical structure (ISO 32000-1, 14.7 and 14.8).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Tags {
    /// Whether there is a structure tree.
    pub tree: bool,
    /// Whether the document says to be tagged (`MarkInfo`, `Marked`).
    pub marked: bool,
    /// How many elements there are of each standard type.
    pub roles: BTreeMap<String, usize>,
    /// The headings in order.
    pub headings: Vec<Heading>,
    /// The tables in order.
    pub tables: Vec<TaggedTable>,
    /// How many figures there are without a text that stands for them.
    pub figures_without_alt: usize,
    /// Content that the tree names but no page has.
    pub lost: usize,
    /// Content that is marked with a number but that the tree does not name, by page.
    pub orphans: BTreeMap<usize, usize>,
}

/// A tagged heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// 1 for `H1`; 0 for `H`.
    pub level: u8,
    /// Its text.
    pub text: String,
    /// The title that its element states (`T`), as lists of headings show it.
    #[serde(skip)]
    pub title: Option<String>,
}

/// A cell of a tagged table, as it is read aloud.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TaggedCell {
    /// Whether it is a header cell (`TH`).
    pub header: bool,
    /// How many columns it spans.
    pub columns: usize,
    /// How many rows it spans.
    pub rows: usize,
    /// Its text, without white space.
    pub text: String,
}

/// A tagged table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct TaggedTable {
    /// The page on which it begins, from 1; 0 if it has no content.
    pub page: usize,
    /// Its rows.
    pub rows: usize,
    /// Its header cells.
    pub headers: usize,
    /// Its other cells.
    pub cells: usize,
    /// What is told of its structure to those who cannot see it (ISO 32000-1, 14.8.5.7).
    pub summary: Option<String>,
    /// The cells in their order.
    #[serde(skip)]
    pub tagged_cells: Vec<TaggedCell>,
}

/// A bookmark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bookmark {
    /// How deep it lies, from 1.
    pub level: usize,
    /// Its words.
    pub title: String,
    /// Where it leads.
    pub target: Option<LinkTarget>,
}

/// A file inside the PDF (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct EmbeddedFile {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub mime: Option<String>,
    /// What it is to the document (`AFRelationship`).
    pub relationship: Option<String>,
    /// What it is, for people.
    pub description: Option<String>,
    /// Its size in bytes.
    pub bytes: usize,
    /// The size that the PDF states (`Size`), if it states one.
    pub bytes_stated: Option<i64>,
    /// Whether its content has the checksum that the PDF states (`CheckSum`), if it states one.
    pub checksum: Option<bool>,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
    /// Whether it is named among the associated files of the document.
    pub associated: bool,
}

/// Something active or from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Action {
    /// What it is: `JavaScript`, `Launch`, `OpenAction`, `AA`, `ExternalStream`, …
    pub kind: String,
    /// The number of the object in which it stands.
    pub object: i32,
}
