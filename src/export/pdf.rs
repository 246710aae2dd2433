//! The web edition: one file to read on screen, to keep, and to take the figures from.

use typst::foundations::Smart;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::compact::compact;
use super::rewrite;
use crate::compile::CompiledDocument;
use crate::error::Error;
use crate::model::Finding;

/// The web edition: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) in one file, tagged, with bookmarks, with the
/// view's attachments inside. PDF/A-4 knows no PDF/UA-1, and PDF/A-2 no attachments of another kind.
///
/// # Errors
/// `export-failed` with what stands in the way.
pub fn pdf(document: &CompiledDocument) -> Result<Vec<u8>, Error> {
    compact(&write(document, &[PdfStandard::A_3a, PdfStandard::Ua_1], true)?)
}

/// The document as Typst writes it.
pub(super) fn write(document: &CompiledDocument, standards: &[PdfStandard], tagged: bool) -> Result<Vec<u8>, Error> {
    let options = PdfOptions {
        ident: Smart::Custom(document.identity().into()),
        creator: Smart::Custom(Some(PROGRAM.into())),
        standards: PdfStandards::new(standards).map_err(|error| rewrite::failed(error.message()))?,
        tagged,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document.paged(), &options).map_err(|errors| {
        let told = errors.iter().map(|error| {
            let hints = error.hints.iter().map(|hint| hint.v.to_string());
            let place = document.place(error.span);
            let detail: Vec<String> = place.into_iter().chain([error.message.to_string()]).chain(hints).collect();
            Finding::error("export-failed").with("detail", detail.join("; "))
        });
        Error::Found(told.collect())
    })
}

/// Who wrote the file.
pub(super) const PROGRAM: &str = concat!("budgetpress ", env!("CARGO_PKG_VERSION"));
