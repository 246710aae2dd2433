//! Marks of written files: the kind of output, the document that it is about, and the SHA-256 of the file.
//!
//! Every stage that makes a file adds the mark; `output` reads it before it replaces an existing file. The mark shows
//! whether that file is an earlier output for the same document, unchanged since it was written. Where it stands
//! depends on the format: a member of JSON, a `meta` of HTML, a `tEXt` chunk of PNG, the archive comment of a workbook,
//! the last line of a text. For a PDF its identifiers serve as the mark (ISO 32000-1, 14.4; XMP Media Management). CSV
//! and SHA256SUMS have no room for one.

mod embed;
mod pdf;

pub use embed::{html, json, png, text, workbook};

use std::path::Path;

use sha2::{Digest, Sha256};

use crate::model::{Budget, hex, sha256};

/// The start of every mark; the kind of output, the document's digest and the file's digest follow, with colons
/// between.
const PREFIX: &str = "budgetpress:";

/// Length of the document's digest in a mark, in hexadecimal digits.
const DOCUMENT_DIGITS: usize = 32;

/// Length of each half of the document's digest in the mark of a report: one half stands for the document, the other
/// for the path of its data.
const HALF_DIGITS: usize = DOCUMENT_DIGITS / 2;

/// The half that stands for a document that could not be read, or for data without a path.
const UNKNOWN_HALF: &str = "0000000000000000";

/// Length of the file's digest in a mark, in hexadecimal digits.
const SHA256_DIGITS: usize = 64;

/// The last bytes of a file, in which a mark is searched first.
const END_BYTES: usize = 1 << 10;

/// The first bytes of a file, in which a mark is searched if none stands at the end.
const HEAD_BYTES: usize = 1 << 16;

/// The member of JSON that holds a mark.
pub const MEMBER: &str = "$written";

/// A kind of file that the program writes and marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutputKind {
    /// A budget as canonical JSON.
    Data,
    /// A workbook of a whole budget.
    Workbook,
    /// A workbook to fill in.
    Form,
    /// The report of a check, in HTML.
    Report,
    /// A job ticket, in JSON, as text or as HTML.
    Ticket,
    /// The manifest of a build.
    Manifest,
    /// The description of a package of open data (`datapackage.json`).
    Package,
    /// The report of a batch run, in JSON or HTML.
    Run,
    /// The image of a page.
    Page,
    /// The view as JSON, as the layout's Typst files read it.
    View,
}

impl OutputKind {
    /// All kinds, for finding the kind that a mark names.
    const ALL: [Self; 10] = [
        Self::Data,
        Self::Workbook,
        Self::Form,
        Self::Report,
        Self::Ticket,
        Self::Manifest,
        Self::Package,
        Self::Run,
        Self::Page,
        Self::View,
    ];

    /// The name of the kind in a mark.
    fn word(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Workbook => "workbook",
            Self::Form => "form",
            Self::Report => "report",
            Self::Ticket => "ticket",
            Self::Manifest => "manifest",
            Self::Package => "package",
            Self::Run => "run",
            Self::Page => "page",
            Self::View => "view",
        }
    }
}

/// The kind of an output and the document that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    kind: OutputKind,
    /// The first [`DOCUMENT_DIGITS`] hexadecimal digits of the digest of what identifies the document.
    document: String,
}

impl Subject {
    /// An output about the document that these texts identify together.
    pub fn new(kind: OutputKind, identity: &[&str]) -> Self {
        let mut hash = Sha256::new();
        for part in identity {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        Self { kind, document: hex(&hash.finalize())[..DOCUMENT_DIGITS].to_owned() }
    }

    /// An output about a budget, identified by layout, kind of document, year and issuer (单位名称).
    pub fn of(kind: OutputKind, budget: &Budget) -> Self {
        let year = budget.year.to_string();
        Self::new(kind, &[&budget.layout, budget.kind.as_deref().unwrap_or_default(), &year, &budget.unit])
    }

    /// The report of a check of the data in `file`, a canonical path (absolute, without links); `None` is the standard
    /// input. Data that cannot be read (`budget` is `None`) identify no document; the digest of the path identifies
    /// them instead, so that a report on faulty data and one on the corrected data of the same file replace each other.
    pub fn of_report(budget: Option<&Budget>, file: Option<&Path>) -> Self {
        let half = |subject: Option<Self>| {
            subject.map_or_else(|| UNKNOWN_HALF.to_owned(), |subject| subject.document[..HALF_DIGITS].to_owned())
        };
        let document = half(budget.map(|budget| Self::of(OutputKind::Report, budget)));
        let path = file.map(|path| sha256(path.as_os_str().as_encoded_bytes()));
        let file = half(path.map(|path| Self::new(OutputKind::Report, &["path", &path])));
        Self { kind: OutputKind::Report, document: document + &file }
    }

    /// An output about a PDF: identified by the PDF's document identifier, which all versions of a document share, or
    /// by its bytes if it has none.
    pub fn of_pdf(kind: OutputKind, bytes: &[u8]) -> Self {
        match pdf::identity(bytes) {
            Some(identity) => Self::new(kind, &["pdf", &identity]),
            None => Self::new(kind, &["file", &sha256(bytes)]),
        }
    }

    /// The text of the mark, with the digest of the file in hexadecimal.
    fn mark(&self, sha256: &str) -> String {
        format!("{PREFIX}{}:{}:{sha256}", self.kind.word(), self.document)
    }
}

/// A mark that was read from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileMark {
    /// The kind of output, as the mark names it.
    kind: String,
    document: String,
    /// Whether the file is unchanged since it was written.
    pub intact: bool,
}

impl FileMark {
    /// Reads the mark of a file; `None` if it has none, so that another program wrote it.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"%PDF-") {
            return pdf::read(bytes);
        }
        let found = MarkPosition::of(bytes)?;
        let intact = embed::digest(bytes, found.sha256) == bytes[found.sha256..found.sha256 + SHA256_DIGITS];
        Some(Self { kind: found.kind, document: found.document, intact })
    }

    /// Whether both are marks of the same kind of output for the same document.
    pub fn is_for_same(&self, other: &Self) -> bool {
        if self.kind == OutputKind::Report.word() && other.kind == self.kind {
            return is_same_report(&self.document, &other.document);
        }
        (&self.kind, &self.document) == (&other.kind, &other.document)
    }

    /// Whether it is the mark of an output with this subject.
    pub fn is_about(&self, subject: &Subject) -> bool {
        (self.kind.as_str(), &self.document) == (subject.kind.word(), &subject.document)
    }

    /// Whether it is the mark of a PDF or a job ticket.
    pub fn is_document(&self) -> bool {
        self.kind == pdf::KIND || self.kind == OutputKind::Ticket.word()
    }

    /// Whether the mark at the end of a file is that of a budget in JSON; `None` if there is no mark. `end` is the last
    /// part of the file.
    pub fn is_data(end: &[u8]) -> Option<bool> {
        Some(MarkPosition::of(end)?.kind == OutputKind::Data.word())
    }
}

/// Whether two reports are about the same document: their first halves are equal, or, if one report is on data that
/// could not be read, the halves of their paths are. Reports on unread data of the standard input never count as the
/// same.
fn is_same_report(one: &str, other: &str) -> bool {
    let ((one, one_file), (other, other_file)) = (one.split_at(HALF_DIGITS), other.split_at(HALF_DIGITS));
    match one == UNKNOWN_HALF || other == UNKNOWN_HALF {
        true => one_file == other_file && one_file != UNKNOWN_HALF,
        false => one == other,
    }
}

/// The position of a mark in a file, with the kind and the document that it names.
struct MarkPosition {
    kind: String,
    document: String,
    /// Offset of the file's digest, in bytes from the start of the file.
    sha256: usize,
}

impl MarkPosition {
    /// Finds the last mark at the end of a file, or else the first at its start, as in the head of HTML.
    fn of(bytes: &[u8]) -> Option<Self> {
        let end = bytes.len().saturating_sub(END_BYTES);
        let starts =
            |range: std::ops::Range<usize>| range.filter(|start| bytes[*start..].starts_with(PREFIX.as_bytes()));
        let last = starts(end..bytes.len()).rev().find_map(|start| Self::at(bytes, start));
        last.or_else(|| starts(0..end.min(HEAD_BYTES)).find_map(|start| Self::at(bytes, start)))
    }

    /// The mark that begins at `start`; `None` if the text there is not a complete mark.
    fn at(bytes: &[u8], start: usize) -> Option<Self> {
        let rest = &bytes[start + PREFIX.len()..];
        let kind = OutputKind::ALL
            .iter()
            .map(|kind| kind.word())
            .find(|word| rest.starts_with(word.as_bytes()) && rest.get(word.len()) == Some(&b':'))?;
        let digits = |from: usize, count: usize| {
            let digits = std::str::from_utf8(rest.get(from..from + count)?).ok()?;
            digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| digits.to_owned())
        };
        let document = kind.len() + 1;
        let sha256 = document + DOCUMENT_DIGITS + 1;
        digits(sha256, SHA256_DIGITS)?;
        let document = digits(document, DOCUMENT_DIGITS)?;
        Some(Self { kind: kind.to_owned(), document, sha256: start + PREFIX.len() + sha256 })
    }
}
