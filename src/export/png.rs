//! Renders set pages as PNG images: the page images of a build, and the pictures in the documentation.

use typst::utils::Scalar;
use typst_render::RenderOptions;

use crate::compile::CompiledDocument;
use crate::error::Error;
use crate::model::{PT_PER_INCH, finding};

/// The finest resolution of page images, in pixels per inch: an A4 page of 35 million pixels.
pub const MAX_PPI: u16 = 600;

/// Renders a page, counted from 0, as a PNG image of `ppi` pixels per inch, at most [`MAX_PPI`].
///
/// # Errors
/// `export-failed` if the document has no such page or the image cannot be encoded.
pub fn png(document: &CompiledDocument, page: usize, ppi: u16) -> Result<Vec<u8>, Error> {
    let failed = |detail: String| Error::failed(finding::export_failed(detail));
    let page = document.paged().pages().get(page).ok_or_else(|| failed(format!("no page {page}")))?;
    let pixel_per_pt = Scalar::new(f64::from(ppi.min(MAX_PPI)) / PT_PER_INCH);
    let options = RenderOptions { pixel_per_pt, ..RenderOptions::default() };
    typst_render::render(page, &options).encode_png().map_err(|error| failed(error.to_string()))
}
