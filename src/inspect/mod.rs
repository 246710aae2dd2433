//! Inspection (验收): reads a finished PDF back from its bytes, makes a [`PdfReport`] and judges it.
//!
//! [`crate::Resources::inspect`] reads any PDF; a build reads the files that it has just written. The pages were proved
//! before they were written, but a file may have been written wrongly, changed since, or made by another program. The
//! reader therefore shares no code with the writer. Gates (`gate`) judge the two editions by the report; `against`
//! compares the pages with the data.

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
mod report;
mod revisions;
mod sheet;
mod summary;
mod tags;
mod texts;
mod values;

pub(crate) use against::against;
pub(crate) use carried::{Carried, carried};
pub(crate) use closed::{Allowed, KnownFace, document as constructs_document};
pub use colour::{ColourFamily, Paint, Use};
pub(crate) use compare::differences;
pub(crate) use draw::draw;
pub use gate::{CODES, JudgedEdition};
pub(crate) use gate::{PressCondition, PrintSettings, cover, explain, explained, other_edition, print, release};
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
use crate::model::{Finding, finding, sha256};

/// Limit for files that others may have written, which applies to each of these counts: glyphs and marks, objects
/// including nested ones, elements of the tag tree. A budget has some ten thousand of each.
const MAX_ITEMS: usize = 2_000_000;

/// The corresponding limit for files that this program wrote: a table of 30,000 rows has some millions.
const MAX_OWN_ITEMS: usize = 200_000_000;

/// Reads any PDF and reports its contents.
///
/// # Errors
/// `pdf-unreadable` if it is empty, damaged, cut off, or no PDF; `pdf-encrypted` if it asks for a password, or cannot
/// be measured because it is encrypted; `pdf-too-large` or `pdf-unpacks` if it holds more than a document of this kind
/// can.
pub(crate) fn read(bytes: &[u8]) -> Result<PdfReport, Error> {
    guard::admit(bytes)?;
    let measured = || measure::check(bytes).and_then(|()| document(bytes, None, sha256(bytes), MAX_ITEMS));
    guarded(measured, |_| Err(unreadable("reader")))
}

/// Reads a file with the strict reader (`closed`), which accepts only constructs that this program writes. Returns the
/// report and a finding for each other construct. A file with such findings is read as [`read`] does and must not be
/// judged clean.
///
/// # Errors
/// Those of [`read`].
pub(crate) fn edition(
    bytes: &[u8],
    edition: JudgedEdition,
    allowed: &Allowed<'_>,
) -> Result<(PdfReport, Vec<Finding>), Error> {
    let read_strictly = || match closed::read(bytes, edition, allowed) {
        Ok(own_edition) => document(bytes, Some(own_edition), String::new(), MAX_OWN_ITEMS).map(Ok),
        Err(faults) => Ok(Err(gate::constructs(faults))),
    };
    match guarded(read_strictly, |_| Err(unreadable("reader")))? {
        Ok(report) => {
            // Everything drawn apart from text must be a straight line or a picture.
            let lines = gate::lines(&report, allowed.pictures);
            Ok((report, lines))
        }
        Err(findings) => read(bytes).map(|report| (report, findings)),
    }
}

/// The error of a file that cannot be read; `fault` selects its text in the message catalogue.
fn unreadable(fault: &'static str) -> Error {
    Error::failed(finding::pdf_unreadable(fault))
}

/// Makes the report of a file. `own_edition` is the result of the strict reader; `max_items` is [`MAX_ITEMS`] or
/// [`MAX_OWN_ITEMS`].
fn document(
    bytes: &[u8],
    own_edition: Option<closed::OwnEdition>,
    sha256: String,
    max_items: usize,
) -> Result<PdfReport, Error> {
    let version = file::version(bytes).ok_or_else(|| unreadable("header"))?;
    let trailer = file::trailer(bytes).ok_or_else(|| unreadable("trailer"))?;
    let expanded = own_edition.as_ref().map_or_else(|| bytes.to_vec(), |own_edition| own_edition.expanded.clone());
    let pdf = Pdf::new(expanded).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Error::failed(finding::pdf_encrypted()),
        LoadPdfError::Invalid => unreadable("structure"),
    })?;
    let xref = pdf.xref();
    let root: Dict<'_> = xref.get(xref.root_id()).ok_or_else(|| unreadable("structure"))?;
    let objects = match &own_edition {
        Some(own_edition) => actions::ObjectScan::of_edition(&root, xref, own_edition.objects, max_items),
        None => actions::walk(&pdf, trailer.get::<i32>("Size").unwrap_or_default(), max_items),
    };
    let read = pages::read(&pdf, &root, own_edition, max_items)?;
    if objects.is_full() {
        return Err(Error::failed(finding::pdf_too_large()));
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
    assemble(&root, &pdf, file, (info, xmp), objects, read).ok_or_else(|| Error::failed(finding::pdf_too_large()))
}

/// Texts of the document information or of XMP by name.
type Properties = BTreeMap<String, String>;

/// Puts the report together; `None` if the attached files unpack to more bytes than are read.
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
    let marked = tags::Marked { pages: &read.pages, numbers: read.numbers, max_elements: objects.max_items };
    let shows =
        root.get::<Dict<'_>>("ViewerPreferences").and_then(|preferences| preferences.get::<bool>("DisplayDocTitle"));
    let attachments = attachments::read(root, &objects.files, xref)?;
    Some(PdfReport {
        file,
        claims: claims::claims(xmp.as_ref(), &info),
        info,
        xmp,
        language: values::string(root, "Lang").filter(|language| !language.is_empty()),
        shows_title: shows.unwrap_or_default(),
        intents: claims::intents(root, xref),
        tags: tags::read(root, xref, &read.destinations.numbers, &marked),
        fonts: read.fonts,
        outline: read.destinations.outline(),
        attachments,
        actions: objects.actions.into_iter().collect(),
        pages: read.pages,
    })
}
