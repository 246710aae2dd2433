//! PDF.

use typst::foundations::Smart;
use typst_pdf::PdfOptions;

use crate::compile::Document;
use crate::error::Error;
use crate::model::Finding;

/// The document as a tagged PDF 1.7 with bookmarks.
///
/// # Errors
/// `export-failed` with what stands in the way.
pub fn pdf(document: &Document) -> Result<Vec<u8>, Error> {
    let options = PdfOptions {
        ident: Smart::Custom(document.identity().into()),
        creator: Smart::Custom(Some(concat!("budgetpress ", env!("CARGO_PKG_VERSION")).into())),
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document.paged(), &options).map_err(|errors| {
        let told = errors.iter().map(|error| Finding::error("export-failed").with("detail", &error.message));
        Error::Found(told.collect())
    })
}
