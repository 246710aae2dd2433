//! The print edition: PDF/X (ISO 15930) for the print shop, and the job ticket that goes with it.
//!
//! Typst knows the bleed, but writes no PDF/X. What is missing is stamped onto its file here: boxes, output intent,
//! keys; what a press must not meet is taken out or refused. Content streams stay as they are.

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
pub use intent::fit;
pub use keys::RECORD;
pub use ticket::{Ticket, TicketText};

use lopdf::ObjectId;
use typst_pdf::PdfStandard;

use super::pdf;
use super::rewrite;
use crate::compile::CompiledDocument;
use crate::error::Error;
use crate::layout::{PrintOptions, Standard};
use crate::model::{Finding, finding};

/// What the print shop gets.
#[derive(Debug, Clone)]
pub struct PrintEdition {
    /// The file.
    pub pdf: Vec<u8>,
    /// What is said about it.
    pub ticket: Ticket,
}

/// The print edition of a document that was set for it, with the shop's ICC profile where PDF/X-4 is asked for.
///
/// # Errors
/// `print-profile-missing` and `print-profile-unfit` about the profile; `print-unfit` for each page with what no press
/// ink stands for; `export-failed` if the file cannot be written.
pub fn print(document: &CompiledDocument, spec: &PrintOptions, profile: Option<&[u8]>) -> Result<PrintEdition, Error> {
    let intent = intent::PrintingCondition::new(spec, profile)?;
    let version = match spec.standard() {
        Standard::X1a => PdfStandard::V_1_4,
        Standard::X4 => PdfStandard::V_1_6,
    };
    let mut file = rewrite::load(&pdf::write(document, &[version], false)?)?;
    strip::strip(&mut file);
    colour::settle(&mut file);
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

/// What cannot be printed, by page.
fn unfit(inks: &[PageInks]) -> Vec<Finding> {
    let told = |(index, inks): (usize, &PageInks)| {
        let page = index + 1;
        let finding = move |what: &String| finding::print_unfit(page, what);
        inks.other.iter().map(finding).collect::<Vec<_>>()
    };
    inks.iter().enumerate().flat_map(told).collect()
}
