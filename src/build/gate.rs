//! Reads a finished file back and refuses it if a rule of its gate (放行) is broken or it differs from the view. Called
//! by `editions` before any file is put in place.

use crate::compile::fonts::Fonts;
use crate::error::Error;
use crate::inspect::{self, Allowed, JudgedEdition, KnownFace, PdfReport, PressCondition, PrintSettings};
use crate::layout::{CONDITION, Layout, PrintOptions, Standard};
use crate::model::{Finding, Severity, sha256};
use crate::view::View;

/// Judges the web edition: that it is what it claims to be, and holds every figure and text of the view once.
///
/// # Errors
/// [`Error::Found`] with the faults of the file.
pub(super) fn release(bytes: &[u8], view: &View, fonts: &Fonts) -> Result<(), Error> {
    let (report, mut findings) = inspect::edition(bytes, JudgedEdition::Web, &allowed(view, &faces(fonts)))?;
    findings.extend(inspect::release(&report));
    unless_faulty(findings, &report, view)
}

/// Font programs and pictures that the file may contain.
fn allowed<'a>(view: &View, faces: &'a [KnownFace<'a>]) -> Allowed<'a> {
    Allowed { faces: Some(faces), pictures: view.pictures }
}

/// The font programs that documents are set with, for comparison with embedded fonts.
pub fn faces(fonts: &Fonts) -> Vec<KnownFace<'_>> {
    fonts.programs().map(|(data, index)| KnownFace { data, index }).collect()
}

/// Judges the print edition by the settings agreed with the print shop, or the cover if the view is of one.
///
/// # Errors
/// [`Error::Found`] with the faults of the file.
pub(super) fn print(bytes: &[u8], settings: PrintSettings, view: &View, fonts: &Fonts) -> Result<(), Error> {
    let (report, mut findings) = inspect::edition(bytes, JudgedEdition::Print, &allowed(view, &faces(fonts)))?;
    let settings = match &view.wrap {
        Some(wrap) => settings.of_cover(wrap.spine),
        None => settings,
    };
    findings.extend(inspect::print(&report, &settings));
    unless_faulty(findings, &report, view)
}

/// Adds the comparison with the view and fails if there are errors. Drafts pass: the mark across each page covers their
/// text, and drafts must not be published.
fn unless_faulty(mut findings: Vec<Finding>, report: &PdfReport, view: &View) -> Result<(), Error> {
    if view.draft.is_some() {
        return Ok(());
    }
    findings.extend(inspect::against(report, view));
    findings.retain(|finding| finding.severity == Severity::Error);
    Error::unless_clean(findings)
}

/// The settings by which the print edition is judged: from the print options, the digest of the ICC profile, and the
/// paper size of the layout, or A4.
pub fn settings(spec: &PrintOptions, layout: Option<&Layout>, profile: Option<&[u8]>) -> PrintSettings {
    let (condition, version) = match spec.standard() {
        Standard::X1a => {
            (PressCondition::Registered(spec.condition.clone().unwrap_or_else(|| CONDITION.to_owned())), "1.4")
        }
        Standard::X4 => (PressCondition::Profile { name: spec.condition.clone(), sha256: profile.map(sha256) }, "1.6"),
    };
    let defaults = PrintSettings::default();
    PrintSettings {
        trim: layout.map_or(defaults.trim, |layout| (layout.page.prose.width, layout.page.prose.height)),
        bleed: spec.bleed(),
        multiple: spec.binding().multiple(),
        condition,
        standard: spec.standard().label().to_owned(),
        version: version.to_owned(),
        ..defaults
    }
}
