//! Writes the print edition (印刷版): PDF/X (ISO 15930) for the print shop, and the job ticket (送印单) that goes with it.
//!
//! `build` calls [`print`] for the pages and for a cover. Typst sets the bleed but writes no PDF/X, so that its file is
//! completed here: page boxes, output intent, keys, crop marks. Features of screens are removed, and colours that are
//! not press inks are refused. The operators that Typst wrote are kept.

mod blanks;
mod boxes;
mod colour;
mod inks;
mod intent;
mod keys;
mod marks;
mod profile;
mod strip;
mod ticket;
mod turn;

pub use inks::PageInks;
pub use intent::check_profile;
pub use keys::RECORD_KEY;
pub use ticket::{Ticket, TicketText};

use lopdf::ObjectId;
use typst_pdf::PdfStandard;

use super::pdf;
use super::rewrite;
use crate::compile::CompiledDocument;
use crate::error::Error;
use crate::layout::{PrintOptions, Standard};
use crate::model::{Finding, finding};

/// The file and the job ticket for the print shop.
#[derive(Debug, Clone)]
pub struct PrintEdition {
    /// The file.
    pub pdf: Vec<u8>,
    /// The job ticket, which describes the file.
    pub ticket: Ticket,
}

/// Writes the print edition of a document that was set for it. PDF/X-4 needs `profile`, the print shop's ICC profile.
///
/// # Errors
/// `print-profile-missing` and `print-profile-unfit` for the profile; `print-unfit` for each page with a colour or
/// construct that is not a press ink; `export-failed` if the file cannot be written.
pub fn print(document: &CompiledDocument, spec: &PrintOptions, profile: Option<&[u8]>) -> Result<PrintEdition, Error> {
    let intent = intent::PrintingCondition::new(spec, profile)?;
    let version = match spec.standard() {
        Standard::X1a => PdfStandard::V_1_4,
        Standard::X4 => PdfStandard::V_1_6,
    };
    let mut file = rewrite::load(&pdf::write(document, &[version], false)?)?;
    strip::strip(&mut file);
    colour::replace_grey(&mut file);
    let pages: Vec<ObjectId> = file.page_iter().collect();
    let inks: Vec<PageInks> = pages.iter().map(|page| inks::of(&file, *page)).collect();
    Error::unless_clean(unfit(&inks))?;
    if let Some(shift) = document.turned() {
        turn::turn(&mut file, &document.landscape(), shift)?;
    }
    let blanks = blanks::fill(&mut file, spec.binding().multiple())?;
    boxes::stamp(&mut file, document.bleed(), spec.crop_marks().then(|| document.folds()).as_deref())?;
    intent.stamp(&mut file)?;
    keys::stamp(&mut file, document, spec.standard())?;
    file.prune_objects();
    let pdf = rewrite::save(&mut file)?;
    let ticket = Ticket::new(&file, document, spec, &intent, &inks, blanks, &pdf);
    Ok(PrintEdition { pdf, ticket })
}

/// The findings `print-unfit`: colours and constructs that cannot be printed, by page.
fn unfit(inks: &[PageInks]) -> Vec<Finding> {
    let of_page = |(index, inks): (usize, &PageInks)| {
        let page = index + 1;
        let finding = move |what: &String| finding::print_unfit(page, what);
        inks.other.iter().map(finding).collect::<Vec<_>>()
    };
    inks.iter().enumerate().flat_map(of_page).collect()
}
