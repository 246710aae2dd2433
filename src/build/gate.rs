//! What a build asks of its own files before they are put in place (放行).

use crate::compile::fonts::Fonts;
use crate::error::Error;
use crate::inspect::{self, Allowed, JudgedEdition, KnownFace, PdfReport, PressCondition, PrintSettings};
use crate::layout::{CONDITION, Layout, PrintOptions, Standard};
use crate::model::{Finding, Severity, sha256};
use crate::view::View;

/// The web edition, read back, is what it claims, and holds every figure and text of the view once.
///
/// # Errors
/// [`Error::Found`] with the faults of the file.
pub(super) fn release(bytes: &[u8], view: &View, fonts: &Fonts) -> Result<(), Error> {
    let (report, mut findings) = inspect::edition(bytes, JudgedEdition::Web, &allowed(view, &faces(fonts)))?;
    findings.extend(inspect::release(&report));
    passed(findings, &report, view)
}

fn allowed<'a>(view: &View, faces: &'a [KnownFace<'a>]) -> Allowed<'a> {
    Allowed { faces: Some(faces), pictures: view.pictures }
}

/// The faces that documents are set with, to compare embedded fonts with.
pub fn faces(fonts: &Fonts) -> Vec<KnownFace<'_>> {
    fonts.programs().map(|(data, index)| KnownFace { data, index }).collect()
}

/// The same of the print edition, with what the shop asks for; or of the cover, if the view has one.
///
/// # Errors
/// [`Error::Found`] with the faults of the file.
pub(super) fn print(bytes: &[u8], shop: PrintSettings, view: &View, fonts: &Fonts) -> Result<(), Error> {
    let (report, mut findings) = inspect::edition(bytes, JudgedEdition::Print, &allowed(view, &faces(fonts)))?;
    let shop = match &view.wrap {
        Some(wrap) => shop.of_cover(wrap.spine),
        None => shop,
    };
    findings.extend(inspect::print(&report, &shop));
    passed(findings, &report, view)
}

/// A draft is marked across each page, over its text: it goes to nobody who would need a sound file.
fn passed(mut findings: Vec<Finding>, report: &PdfReport, view: &View) -> Result<(), Error> {
    if view.draft.is_some() {
        return Ok(());
    }
    findings.extend(inspect::against(report, view));
    findings.retain(|finding| finding.severity == Severity::Error);
    Error::unless_clean(findings)
}

/// What the shop asks for by these settings and this ICC profile, on paper of the layout, or of A4.
pub fn settings(spec: &PrintOptions, layout: Option<&Layout>, profile: Option<&[u8]>) -> PrintSettings {
    let (condition, version) = match spec.standard() {
        Standard::X1a => {
            (PressCondition::Registered(spec.condition.clone().unwrap_or_else(|| CONDITION.to_owned())), "1.4")
        }
        Standard::X4 => (PressCondition::Profile { name: spec.condition.clone(), sha256: profile.map(sha256) }, "1.6"),
    };
    let usual = PrintSettings::default();
    PrintSettings {
        trim: layout.map_or(usual.trim, |layout| (layout.page.prose.width, layout.page.prose.height)),
        bleed: spec.bleed(),
        multiple: spec.binding().multiple(),
        condition,
        standard: spec.standard().label().to_owned(),
        version: version.to_owned(),
        ..usual
    }
}
