//! Renders the pages of a PDF as PNG pictures with hayro, which shares no code with the writer of the file.
//!
//! `src/door` calls [`draw`] for page images of an inspected file and of a print edition, whose pages may be turned.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use hayro_syntax::Pdf;
use hayro_syntax::page::Page;

use super::{document, guard, measure, unreadable};
use crate::error::Error;
use crate::guard::guarded;
use crate::model::{PT_PER_INCH, finding};

/// Maximum side of a picture in pixels: an A3 page at 600 pixels per inch has 9,921.
const MAX_SIDE_PX: f32 = 12_000.0;

/// The pages as PNG pictures of `ppi` pixels per inch. As in viewers, a page is cut to its CropBox if it has one; fonts
/// that are not embedded are replaced by others.
///
/// # Errors
/// Those of [`read`](super::read); `page-too-large` if a page exceeds the size of a picture, `page-tangled` if drawing
/// it could take unlimited time, `export-failed` if a picture cannot be encoded.
pub fn draw(bytes: &[u8], ppi: u16) -> Result<Vec<Vec<u8>>, Error> {
    let read = || {
        // The same limits as for reading: a file that is refused is not drawn either.
        guard::admit(bytes)?;
        measure::check(bytes)?;
        let report = document(bytes, None, String::new(), super::MAX_ITEMS)?;
        if let Some(index) = report.pages.iter().position(|page| page.tangled) {
            return Err(Error::failed(finding::page_tangled(index + 1)));
        }
        let pdf = Pdf::new(bytes.to_vec()).map_err(|_| unreadable("structure"))?;
        let scale = f32::from(ppi) / PT_PER_INCH as f32;
        pdf.pages().iter().enumerate().try_for_each(|(index, page)| fits(page, index, scale))?;
        let cache = RenderCache::new();
        pdf.pages().iter().map(|page| picture(page, &cache, scale)).collect()
    };
    guarded(read, |_| Err(unreadable("reader")))
}

/// Fails with `page-too-large` if the picture of a page would exceed [`MAX_SIDE_PX`].
fn fits(page: &Page<'_>, index: usize, scale: f32) -> Result<(), Error> {
    let (width, height) = page.render_dimensions();
    let side = width.max(height) * scale;
    if side <= MAX_SIDE_PX {
        return Ok(());
    }
    Err(Error::failed(finding::page_too_large(index + 1, side.round(), MAX_SIDE_PX)))
}

/// Renders a page as PNG.
fn picture<'a>(page: &'a Page<'a>, cache: &RenderCache<'a>, scale: f32) -> Result<Vec<u8>, Error> {
    let (width, height) = page.render_dimensions();
    let pixels = |length: f32| Some(((length * scale).round() as u16).max(1));
    let settings = RenderSettings {
        x_scale: scale,
        y_scale: scale,
        width: pixels(width),
        height: pixels(height),
        bg_color: WHITE,
    };
    let drawn = render(page, cache, &InterpreterSettings::default(), &settings);
    let failed = |detail: String| Error::failed(finding::export_failed(detail));
    drawn.into_png().map_err(|error| failed(error.to_string()))
}
