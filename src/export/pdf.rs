//! Writes the web edition: PDF/A-3a and PDF/UA-1 in one file, to read on screen, to archive, and to take the data from.
//! Typst writes the file, and `compact` packs it. The print edition begins with [`write`], too.

use typst::foundations::Smart;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::compact::compact;
use super::rewrite;
use crate::compile::CompiledDocument;
use crate::error::Error;
use crate::model::finding;

/// Writes the web edition: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), tagged, with bookmarks and with the
/// attachments of the view. PDF/A-4 excludes PDF/UA-1; PDF/A-2 allows only PDF/A files as attachments.
///
/// # Errors
/// `export-failed` with each error of Typst's export.
pub fn pdf(document: &CompiledDocument) -> Result<Vec<u8>, Error> {
    compact(&write(document, &[PdfStandard::A_3a, PdfStandard::Ua_1], true)?)
}

/// The file as Typst writes it, before `compact` or `print` change it.
///
/// # Errors
/// `export-failed` with each error of Typst's export.
pub(super) fn write(document: &CompiledDocument, standards: &[PdfStandard], tagged: bool) -> Result<Vec<u8>, Error> {
    let options = PdfOptions {
        ident: Smart::Custom(document.identity().into()),
        creator: Smart::Custom(Some(PROGRAM.into())),
        standards: PdfStandards::new(standards).map_err(|error| rewrite::failed(error.message()))?,
        tagged,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document.paged(), &options).map_err(|errors| {
        let findings = errors.iter().map(|error| {
            let hints = error.hints.iter().map(|hint| hint.v.to_string());
            let place = document.place(error.span);
            let detail: Vec<String> = place.into_iter().chain([error.message.to_string()]).chain(hints).collect();
            finding::export_failed(detail.join("; "))
        });
        Error::Found(findings.collect())
    })
}

/// The name of the program in the metadata of files.
pub(super) const PROGRAM: &str = concat!("budgetpress ", env!("CARGO_PKG_VERSION"));
