//! Inspection (验收): a finished PDF is read back, byte by byte, and judged.
//!
//! The pages were proved before they were written, but what is handed over is a file: it may have been written wrongly,
//! changed since, or made by another program. So it is read with a reader that shares nothing with the writer
//! ([`crate::Resources::inspect`]), which gives a [`PdfReport`]. Gates judge the two editions by the report, and the pages are
//! compared with the data.

mod actions;
mod against;
mod attachments;
mod carried;
mod claims;
mod closed;
mod colour;
mod compare;
mod content;
mod draw;
mod file;
mod fonts;
mod gate;
mod guard;
mod letters;
mod lines;
mod measure;
mod names;
mod outline;
mod overlaps;
mod pages;
mod plain;
mod report;
mod revisions;
mod sheet;
mod summary;
mod tags;
mod turn;
mod unpack;
mod values;

pub(crate) use against::against;
pub(crate) use carried::{Carried, carried};
pub(crate) use closed::{Allowed, KnownFace, document as constructs_document};
pub use colour::{ColourFamily, Paint, Use};
pub(crate) use compare::differences;
pub(crate) use draw::draw;
pub use gate::{CODES, JudgedEdition};
pub(crate) use gate::{
    PressCondition, PrintSettings, cover, explain, explained, other_edition, print, print_constructs, release,
    web_constructs,
};
pub use letters::Letter;
pub use report::{
    Action, Annotation, Area, Bookmark, Claims, EmbeddedFile, Font, Heading, Image, LinkTarget, OutputIntent, Overlap,
    PaintedMark, PdfReport, ReportedFile, ReportedPage, TaggedCell, TaggedTable, Tags, TextLine,
};
pub use revisions::Signature;
pub(crate) use revisions::{Revisions, revisions};
pub use summary::summary;

use std::collections::BTreeMap;

use hayro_syntax::object::Dict;
use hayro_syntax::{LoadPdfError, Pdf};

use crate::error::Error;
use crate::guard::guarded;
use crate::model::{Finding, sha256};

/// The largest file that is read, in bytes: a budget of a hundred pages has one MiB.
const MOST_BYTES: usize = 256 << 20;

/// So many glyphs and marks, objects with what is nested in them, and elements of the structure are read of files that others
/// may have made. A budget has some ten thousand of each.
const MOST: usize = 2_000_000;

/// The same of files that were just written: a table of 30,000 rows has some millions.
const MOST_OWN: usize = 200_000_000;

/// Reads a PDF and reports what is in it.
///
/// # Errors
/// `pdf-unreadable` if it is damaged, cut off, or no PDF; `pdf-encrypted` if it asks for a password, or cannot be measured
/// because it is encrypted; `pdf-too-large` or `pdf-unpacks` if it holds more than a document of this kind can.
pub(crate) fn read(bytes: &[u8]) -> Result<PdfReport, Error> {
    read_by(bytes, ContentReading::Short).map(|(report, _)| report)
}

/// How the content of pages is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ContentReading {
    /// In one pass where it is plain, by the interpreter where it is not; objects are taken out of their streams first.
    Short,
    /// By the interpreter, and the file as it is. The report is the same.
    #[cfg_attr(not(test), expect(dead_code, reason = "tests hold both ways against each other"))]
    Long,
}

/// The same, with the number of pages that were read in one pass.
///
/// # Errors
/// Those of [`read`].
pub(crate) fn read_by(bytes: &[u8], way: ContentReading) -> Result<(PdfReport, usize), Error> {
    if bytes.len() > MOST_BYTES || guard::is_deep(bytes) {
        return Err(Error::failed(Finding::error("pdf-too-large")));
    }
    let measured = || measure::check(bytes).and_then(|()| document(bytes, way, sha256(bytes), MOST));
    guarded(measured).unwrap_or_else(|| Err(unreadable("reader")))
}

/// Reads a PDF that this program has just written. It holds no bombs, so that it need not be measured; nor is its digest
/// told.
///
/// # Errors
/// Those of [`read`].
pub(crate) fn reread(bytes: &[u8]) -> Result<PdfReport, Error> {
    let read = guarded(|| document(bytes, ContentReading::Short, String::new(), MOST_OWN))
        .unwrap_or_else(|| Err(unreadable("reader")));
    read.map(|(report, _)| report)
}

/// Why a file cannot be read; the catalogue has the words for each fault.
fn unreadable(fault: &str) -> Error {
    Error::failed(Finding::error("pdf-unreadable").with("fault", fault))
}

/// Reads a file of this digest, up to so many of its parts.
fn document(bytes: &[u8], way: ContentReading, sha256: String, most: usize) -> Result<(PdfReport, usize), Error> {
    let version = file::version(bytes).ok_or_else(|| unreadable("header"))?;
    let trailer = file::trailer(bytes).ok_or_else(|| unreadable("trailer"))?;
    let unpacked = if way == ContentReading::Short { unpack::unpacked(bytes) } else { None };
    let pdf = Pdf::new(unpacked.unwrap_or_else(|| bytes.to_vec())).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Error::failed(Finding::error("pdf-encrypted")),
        LoadPdfError::Invalid => unreadable("structure"),
    })?;
    let xref = pdf.xref();
    let root: Dict<'_> = xref.get(xref.root_id()).ok_or_else(|| unreadable("structure"))?;
    let objects = actions::walk(&pdf, trailer.get::<i32>("Size").unwrap_or_default(), most);
    let read = pages::read(&pdf, &root, way, most)?;
    if objects.is_full() {
        return Err(Error::failed(Finding::error("pdf-too-large")));
    }
    let info = file::member(&trailer, "Info", xref).and_then(|info| info.into_dict());
    let info = info.map(|info| claims::info(&info)).unwrap_or_default();
    let xmp = claims::xmp(&root);
    let file = ReportedFile {
        bytes: bytes.len(),
        sha256,
        version,
        catalogue_version: file::catalogue_version(&root),
        repairs: file::repairs(bytes),
        encrypted: trailer.contains_key("Encrypt"),
        id: file::identifier(&trailer, xref),
        objects: objects.objects,
        unreadable: objects.unreadable,
        pages_stated: root.get::<Dict<'_>>("Pages").and_then(|pages| pages.get::<i32>("Count")).map(i64::from),
    };
    let plain = read.plain;
    let report = assemble(&root, &pdf, file, (info, xmp), objects, read);
    report.map(|report| (report, plain)).ok_or_else(|| Error::failed(Finding::error("pdf-too-large")))
}

type Properties = BTreeMap<String, String>;

/// The report; nothing if attached files unpack to more than is read.
fn assemble<'a>(
    root: &Dict<'a>,
    pdf: &'a Pdf,
    file: ReportedFile,
    (info, xmp): (Properties, Option<Properties>),
    mut objects: actions::ObjectScan<'a>,
    read: pages::PagesRead<'a>,
) -> Option<PdfReport> {
    let xref = pdf.xref();
    objects
        .actions
        .extend(read.foreign.iter().map(|id| Action { kind: "ReferenceXObject".into(), object: id.obj_number }));
    let marked = tags::Marked { pages: &read.pages, numbers: read.numbers, most: objects.most };
    let shows = root.get::<Dict<'_>>("ViewerPreferences").and_then(|wishes| wishes.get::<bool>("DisplayDocTitle"));
    let attachments = attachments::read(root, &objects.files, xref)?;
    Some(PdfReport {
        file,
        claims: claims::claims(xmp.as_ref(), &info),
        info,
        xmp,
        language: values::string(root, "Lang").filter(|language| !language.is_empty()),
        shows_title: shows.unwrap_or_default(),
        intents: claims::intents(root, xref),
        tags: tags::read(root, xref, &read.ways.numbers, &objects.elements, &marked),
        fonts: read.fonts,
        outline: read.ways.outline(),
        attachments,
        actions: objects.actions.into_iter().collect(),
        pages: read.pages,
    })
}
