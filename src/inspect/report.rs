//! The report of a PDF ([`PdfReport`]): its contents as plain data, which also are the JSON output of `inspect`.
//!
//! [`super::read`] fills it; gates and comparisons only read it. Lengths are in pt (1/72 inch), as the PDF states them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::colour::Paint;
use super::letters::Letter;

/// The contents of a PDF.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PdfReport {
    /// The file itself.
    pub file: ReportedFile,
    /// The standards that it claims to follow.
    pub claims: Claims,
    /// The document information dictionary (ISO 32000-1, 14.3.3): its texts and names, by key.
    pub info: BTreeMap<String, String>,
    /// The properties of its metadata stream (XMP, ISO 16684-1) by prefix and name, such as `dc:title`; `None` without
    /// one.
    pub xmp: Option<BTreeMap<String, String>>,
    /// Its natural language (`Lang` of the catalogue).
    pub language: Option<String>,
    /// Whether the window is to show the title instead of the file's name (`DisplayDocTitle`).
    pub shows_title: bool,
    /// Its output intents, which name printing conditions (ISO 32000-1, 14.11.5).
    pub intents: Vec<OutputIntent>,
    /// Its pages in order.
    pub pages: Vec<ReportedPage>,
    /// The fonts with which text is shown.
    pub fonts: Vec<Font>,
    /// Its logical structure.
    pub tags: Tags,
    /// Its bookmarks in reading order.
    pub outline: Vec<Bookmark>,
    /// The files inside it.
    pub attachments: Vec<EmbeddedFile>,
    /// Scripts, actions, and references to content outside the file.
    pub actions: Vec<Action>,
}

/// Properties of the PDF as a file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportedFile {
    /// Its size in bytes.
    pub bytes: usize,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
    /// The version that its header states, such as `1.7`.
    pub version: String,
    /// The version that its catalogue states; the later of the two applies (ISO 32000-1, 7.2.2).
    pub catalogue_version: Option<String>,
    /// Violations of the standard that did not prevent reading it, as ids of the message catalogue.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub repairs: Vec<&'static str>,
    /// Whether it is encrypted. A file that needs a password is refused.
    pub encrypted: bool,
    /// The two parts of its identifier (`ID` of the trailer) in hexadecimal digits.
    pub id: Option<[String; 2]>,
    /// Number of objects that can be read.
    pub objects: usize,
    /// Number of objects that cannot be read.
    pub unreadable: usize,
    /// Number of pages that the page tree states (`Count`).
    pub pages_stated: Option<i64>,
}

/// The standards that a file claims to follow. They are not verified.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Claims {
    /// Part and level of ISO 19005, such as `3A`.
    pub pdfa: Option<String>,
    /// Part of ISO 14289.
    pub pdfua: Option<String>,
    /// Version of ISO 15930 (`GTS_PDFXVersion`), such as `PDF/X-4`.
    pub pdfx: Option<String>,
}

/// An output intent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutputIntent {
    /// Its kind (`S`): `GTS_PDFX`, `GTS_PDFA1`.
    pub kind: String,
    /// The name of the printing condition (`OutputConditionIdentifier`).
    pub condition: Option<String>,
    /// The registry in which the name is defined (`RegistryName`).
    pub registry: Option<String>,
    /// The condition in words (`OutputCondition`).
    pub about: Option<String>,
    /// Further description (`Info`).
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

/// The contents of a page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportedPage {
    /// The sheet (`MediaBox`, ISO 32000-1, 14.11.2).
    pub media: Area,
    /// The visible area (`CropBox`), if stated.
    pub crop: Option<Area>,
    /// The page with its bleed (`BleedBox`), if stated.
    pub bleed: Option<Area>,
    /// The trimmed page (`TrimBox`), if stated.
    pub trim: Option<Area>,
    /// The extent of its content (`ArtBox`), if stated.
    pub art: Option<Area>,
    /// Its rotation in degrees clockwise (`Rotate`). An invalid value, not a multiple of 90, is reported as stated.
    pub rotation: i32,
    /// Length of a unit of its user space in 1/72 inch (`UserUnit`), if stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_unit: Option<f64>,
    /// The different paints used on it.
    pub paints: BTreeSet<Paint>,
    /// Width of the thinnest line in pt: a stroke, or a filled bar.
    pub thinnest: Option<f64>,
    /// The images on it.
    pub images: Vec<Image>,
    /// Its uses of transparency, such as `ca 0.5`, `SMask`, `BM Multiply`, `Group`.
    pub transparency: BTreeSet<String>,
    /// Number of painting operations that are neither tagged nor marked as an artifact (ISO 14289-1, 7.1).
    pub untagged: usize,
    /// Whether its content cannot be read to its end.
    pub broken: bool,
    /// Whether drawing it could take unlimited time; it is not drawn then.
    #[serde(skip)]
    pub tangled: bool,
    /// Its annotations.
    pub annotations: Vec<Annotation>,
    /// Its lines of text from top to bottom.
    pub lines: Vec<TextLine>,
    /// Number of glyphs without Unicode text.
    pub unmapped: usize,
    /// The first of the texts that overlap each other.
    pub overlaps: Vec<Overlap>,
    /// Number of glyphs that overlap another.
    pub overlapping: usize,
    /// Its glyphs.
    #[serde(skip)]
    pub letters: Vec<Letter>,
    /// The areas that are painted, other than white.
    #[serde(skip)]
    pub marks: Vec<PaintedMark>,
}

/// An area painted in another colour than white.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PaintedMark {
    /// Its extent in user space.
    pub area: Area,
    /// Its extent in pt from the upper left corner of the displayed page: left, top, right, bottom.
    pub seen: [f64; 4],
    /// Whether it is a glyph.
    pub text: bool,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TextLine {
    /// The distance of its baseline from the upper edge of the page, in pt.
    pub y: f64,
    /// Its text, without white space.
    pub text: String,
}

/// Two texts that overlap each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overlap {
    /// The first text.
    pub one: String,
    /// The second text.
    pub other: String,
}

/// An image on a page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Image {
    /// Its width in pixels.
    pub width: i64,
    /// Its height in pixels.
    pub height: i64,
    /// Its resolution on the page in pixels per inch, the lower of both directions.
    pub dpi: f64,
    /// Whether it is line art: one bit per pixel.
    pub bilevel: bool,
}

/// An annotation (ISO 32000-1, 12.5).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Annotation {
    /// Its `Subtype`, such as `Link`.
    pub kind: String,
    /// Its alternative description (`Contents`).
    pub contents: Option<String>,
    /// Its target, if it is a link.
    pub target: Option<LinkTarget>,
}

/// The target of a link or a bookmark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LinkTarget {
    /// A page of the document, counted from 1.
    Page(usize),
    /// A web address.
    Uri(String),
    /// A target that is not in the document, or of an unsupported kind.
    Lost,
}

/// A font with which text is shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Font {
    /// Its name (`BaseFont`), without the prefix of a subset.
    pub name: String,
    /// Its kind, with that of its descendant: `Type0/CIDFontType0`.
    pub kind: String,
    /// Whether its program is inside the file.
    pub embedded: bool,
    /// Whether it is a subset.
    pub subset: bool,
    /// Whether it maps its glyphs to text (`ToUnicode`).
    pub unicode: bool,
}

/// The logical structure (ISO 32000-1, 14.7 and 14.8).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Tags {
    /// Whether there is a structure tree.
    pub tree: bool,
    /// Whether the document declares itself tagged (`MarkInfo`, `Marked`).
    pub marked: bool,
    /// Number of elements of each standard type.
    pub roles: BTreeMap<String, usize>,
    /// The headings in order.
    pub headings: Vec<Heading>,
    /// The tables in order.
    pub tables: Vec<TaggedTable>,
    /// Number of figures without alternative text.
    pub figures_without_alt: usize,
    /// Number of marked contents that the tree refers to but no page has.
    pub lost: usize,
    /// By page, the number of marked contents with an MCID to which the tree does not refer.
    pub orphans: BTreeMap<usize, usize>,
}

/// A tagged heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// 1 for `H1`; 0 for `H`.
    pub level: u8,
    /// Its text.
    pub text: String,
    /// The title of its element (`T`), which viewers show in lists of headings.
    #[serde(skip)]
    pub title: Option<String>,
}

/// A cell of a tagged table, as a screen reader presents it.
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
    /// Number of rows (`TR`).
    pub rows: usize,
    /// Number of header cells (`TH`).
    pub headers: usize,
    /// Number of other cells (`TD`).
    pub cells: usize,
    /// The description of its structure for screen readers (`Summary`, ISO 32000-1, 14.8.5.7).
    pub summary: Option<String>,
    /// The cells in their order.
    #[serde(skip)]
    pub tagged_cells: Vec<TaggedCell>,
}

/// A bookmark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bookmark {
    /// Its level in the tree, from 1.
    pub level: usize,
    /// Its text.
    pub title: String,
    /// Its target.
    pub target: Option<LinkTarget>,
}

/// A file inside the PDF (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct EmbeddedFile {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub mime: Option<String>,
    /// Its relationship to the document (`AFRelationship`).
    pub relationship: Option<String>,
    /// Its description (`Desc`).
    pub description: Option<String>,
    /// Its size in bytes.
    pub bytes: usize,
    /// The size that the PDF states (`Size`), if it states one.
    pub bytes_stated: Option<i64>,
    /// Whether its MD5 is the one that the PDF states (`CheckSum`), if it states one.
    pub checksum: Option<bool>,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
    /// Whether it is listed among the associated files of the document (`AF`).
    pub associated: bool,
}

/// A script, an action, or a reference to content outside the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Action {
    /// Its kind: `JavaScript`, `Launch`, `OpenAction`, `AA`, `ExternalStream`, …
    pub kind: String,
    /// The number of the object that contains it.
    pub object: i32,
}
