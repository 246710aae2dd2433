//! The print gate: the edition for the print shop, PDF/X-1a (ISO 15930-4, adopted as GB/T 27935) in black, or black and
//! red. Its rules follow the trade and the published descriptions of the standard.

use super::super::colour::{ColourFamily, Paint, Use};
use super::super::report::{Area, PdfReport, ReportedPage};
use super::super::summary::POINTS;
use super::bleed::{self, BleedExtent};
use super::release::overlaps;
use super::settings::{PressCondition, PrintSettings};
use super::{drafts, fault, on_pages, unread};
use crate::model::Finding;

/// Boxes are rounded, in pt.
const TOLERANCE: f64 = 0.02;

/// A trimmed page may differ by so much from its size, in mm.
const TRIM: f64 = 0.1;

/// What stands in the way of printing a PDF.
pub fn print(report: &PdfReport, settings: &PrintSettings) -> Vec<Finding> {
    let mut findings = unread("print-structure", report);
    findings.extend(version(report, settings));
    findings.extend(intent(report, settings));
    findings.extend(metadata(report));
    findings.extend(boxes(report, settings));
    findings.extend(paper(report, settings));
    findings.extend(colours(report, settings));
    findings.extend(fonts(report));
    findings.extend(on_pages("print-transparency", report, |page| !page.transparency.is_empty()));
    findings.extend(active(report));
    findings.extend(images(report, settings));
    let hairline = |page: &ReportedPage| page.thinnest.is_some_and(|thinnest| thinnest < settings.rule - 0.005);
    findings.extend(on_pages("print-hairline", report, hairline).map(|finding| finding.with("least", settings.rule)));
    findings.extend(overlaps(report, "print-overlap"));
    findings.extend(drafts("print-draft", report));
    findings
}

/// Version and identification: ISO 15930-4.
fn version(report: &PdfReport, settings: &PrintSettings) -> Vec<Finding> {
    let file = &report.file;
    let stated = file.catalogue_version.as_ref().map_or(&file.version, |version| version.max(&file.version));
    let mut findings = Vec::new();
    if *stated > settings.version {
        findings.push(fault("print-version", "header").with("stated", stated).with("latest", &settings.version));
    }
    // Before PDF/X-4 the document information states it; what is in the metadata is not enough.
    let elsewhere = report.claims.pdfx.as_ref().filter(|_| !settings.informs());
    if report.info.get("GTS_PDFXVersion").or(elsewhere) != Some(&settings.standard) {
        findings.push(fault("print-version", "claim").with("standard", &settings.standard));
    }
    findings
}

/// The printing condition: ISO 15930-4.
fn intent(report: &PdfReport, settings: &PrintSettings) -> Vec<Finding> {
    let intents: Vec<_> = report.intents.iter().filter(|intent| intent.kind == "GTS_PDFX").collect();
    let [intent] = intents[..] else { return vec![fault("print-intent", "missing").with("count", intents.len())] };
    let mut findings = Vec::new();
    let condition = intent.condition.as_deref().unwrap_or_default();
    match &settings.condition {
        PressCondition::Registered(name) => {
            if condition != name.as_str() {
                let finding = fault("print-intent", "condition").with("stated", condition);
                findings.push(finding.with("wanted", name));
            }
            if intent.profile.is_none() && intent.registry.as_deref() != Some("http://www.color.org") {
                findings.push(fault("print-intent", "registry"));
            }
        }
        PressCondition::Profile { name, sha256 } => {
            if intent.profile != Some(4) {
                findings.push(fault("print-intent", "profile"));
            } else if sha256.is_some() && *sha256 != intent.profile_sha256 {
                findings.push(fault("print-intent", "other"));
            }
            if let Some(name) = name.as_ref().filter(|name| *name != condition) {
                let finding = fault("print-intent", "condition").with("stated", condition);
                findings.push(finding.with("wanted", name));
            }
        }
    }
    if condition.is_empty() || intent.info.is_none() {
        findings.push(fault("print-intent", "info"));
    }
    findings
}

/// Information dictionary and identifier: ISO 15930-4.
fn metadata(report: &PdfReport) -> Vec<Finding> {
    let filled = |key: &&str| report.info.get(*key).is_none_or(String::is_empty);
    let lacking = ["Title", "CreationDate", "ModDate"].into_iter().filter(filled);
    let trapped = report.info.get("Trapped").is_some_and(|trapped| ["True", "False"].contains(&trapped.as_str()));
    let lacking = lacking.chain((!trapped).then_some("Trapped")).chain(report.file.id.is_none().then_some("ID"));
    lacking.map(|key| Finding::error("print-metadata").with("key", key)).collect()
}

/// Page boxes: ISO 15930-4.
fn boxes(report: &PdfReport, settings: &PrintSettings) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(missing(report, "trim", |page| page.trim.is_none()));
    findings.extend(missing(report, "bleed", |page| page.bleed.is_none()));
    findings.extend(missing(report, "nesting", |page| !nested(page)));
    // PDF/X knows one of TrimBox and ArtBox; a unit of its own or a rotation make another page of the same boxes.
    findings.extend(missing(report, "art", |page| page.art.is_some()));
    findings
        .extend(missing(report, "unit", |page| page.user_unit.is_some_and(|unit| (unit - 1.0).abs() > f64::EPSILON)));
    findings.extend(missing(report, "rotation", |page| page.rotation != 0));
    let narrow = missing(report, "narrow", |page| !bleeds(page, settings.bleed));
    findings.extend(narrow.map(|finding| finding.with("bleed", settings.bleed)));
    let (width, height) = settings.trim;
    let wrong = |page: &ReportedPage| page.trim.is_some_and(|trim| !has_size(&trim, width, height));
    let size = on_pages("print-trim", report, wrong);
    findings.extend(size.map(|finding| finding.with("width", width).with("height", height)));
    findings
}

fn missing(report: &PdfReport, what: &str, of: impl Fn(&ReportedPage) -> bool) -> Option<Finding> {
    on_pages("print-boxes", report, of).map(|finding| finding.with("what", what))
}

/// Whether the bleed is so many mm wide around the trimmed page, or wider.
fn bleeds(page: &ReportedPage, width: f64) -> bool {
    let (Some(trim), Some(bleed)) = (page.trim, page.bleed) else { return true };
    let sides = [trim.left - bleed.left, trim.bottom - bleed.bottom, bleed.right - trim.right, bleed.top - trim.top];
    sides.iter().all(|side| *side >= width * POINTS - TOLERANCE)
}

/// Whether the trimmed page lies in the bleed, the bleed on the sheet, and nothing of it is cropped.
fn nested(page: &ReportedPage) -> bool {
    let within = |inner: &Area, outer: &Area| {
        inner.left >= outer.left - TOLERANCE
            && inner.bottom >= outer.bottom - TOLERANCE
            && inner.right <= outer.right + TOLERANCE
            && inner.top <= outer.top + TOLERANCE
    };
    let Some(trim) = page.trim else { return true };
    let bleed = page.bleed.unwrap_or(trim);
    within(&trim, &bleed) && within(&bleed, &page.media) && page.crop.is_none_or(|crop| within(&bleed, &crop))
}

fn has_size(area: &Area, width: f64, height: f64) -> bool {
    let (own_width, own_height) = ((area.right - area.left) / POINTS, (area.top - area.bottom) / POINTS);
    let near = |one: f64, other: f64| (one - other).abs() <= TRIM;
    near(own_width, width) && near(own_height, height) || near(own_width, height) && near(own_height, width)
}

/// Bleed, safety, and the number of pages.
fn paper(report: &PdfReport, settings: &PrintSettings) -> Vec<Finding> {
    let mut findings = Vec::new();
    let short = on_pages("print-bleed", report, |page| bleed::any(page, settings, BleedExtent::Short));
    findings.extend(short.map(|finding| finding.with("bleed", settings.bleed)));
    let near = on_pages("print-safety", report, |page| bleed::any(page, settings, BleedExtent::Near));
    findings.extend(near.map(|finding| finding.with("safety", settings.safety)));
    let count = report.pages.len();
    if let Some(pages) = settings.pages.filter(|pages| *pages != count) {
        findings.push(fault("print-pages", "count").with("count", count).with("wanted", pages));
    }
    if settings.multiple > 0 && !count.is_multiple_of(settings.multiple) {
        let finding = fault("print-pages", "multiple").with("count", count);
        findings.push(finding.with("multiple", settings.multiple));
    }
    let folio = on_pages("print-pages", report, has_only_folio);
    findings.extend(folio.map(|finding| finding.with("what", "folio")));
    findings
}

/// Whether a page that should be blank bears its number.
fn has_only_folio(page: &ReportedPage) -> bool {
    let lines: Vec<&str> = page.lines.iter().map(|line| line.text.as_str()).collect();
    let number = |text: &str| text.chars().all(|c| c.is_ascii_digit() || matches!(c, '—' | '-' | '–' | '·'));
    page.images.is_empty() && matches!(lines[..], [only] if number(only))
}

/// Colour spaces and colours: ISO 15930-4.
fn colours(report: &PdfReport, settings: &PrintSettings) -> Vec<Finding> {
    let mut findings = Vec::new();
    let told = |code, bad: &dyn Fn(&Paint) -> bool| {
        let finding = on_pages(code, report, |page| page.paints.iter().any(bad))?;
        let first = report.pages.iter().flat_map(|page| &page.paints).find(|paint| bad(paint))?;
        Some(finding.with("paint", first.told()))
    };
    findings.extend(told("print-colour-space", &|paint| !is_allowed(paint, settings)));
    let off = |paint: &Paint| {
        let solid = matches!(paint.used, Use::Text | Use::Line | Use::Area);
        solid && is_allowed(paint, settings) && !is_right(paint, settings)
    };
    findings.extend(told("print-black", &off));
    findings
}

fn is_allowed(paint: &Paint, settings: &PrintSettings) -> bool {
    match paint.space {
        ColourFamily::Gray | ColourFamily::Cmyk => true,
        ColourFamily::Separation => paint.inks.iter().all(|ink| ink == "Black" || settings.inks.contains(ink)),
        _ => false,
    }
}

/// Black alone, white, the red, or an ink that is allowed by its name.
fn is_right(paint: &Paint, settings: &PrintSettings) -> bool {
    let red = settings.red.is_some_and(|red| {
        let near = |(value, wanted): (&i64, f64)| (*value as f64 / 10_000.0 - wanted).abs() < 0.005;
        paint.space == ColourFamily::Cmyk && paint.values.len() == 4 && paint.values.iter().zip(red).all(near)
    });
    paint.is_black_only() || paint.is_white() || paint.space == ColourFamily::Separation || red
}

/// Fonts are embedded, and none is made of drawings: ISO 15930-4.
fn fonts(report: &PdfReport) -> Vec<Finding> {
    let bad = report.fonts.iter().filter(|font| !font.embedded || font.kind == "Type3");
    bad.map(|font| Finding::error("print-font").with("font", &font.name)).collect()
}

/// What a press does not do: ISO 15930-4.
fn active(report: &PdfReport) -> Vec<Finding> {
    let mut findings = Vec::new();
    let annotated = on_pages("print-annotation", report, |page| !page.annotations.is_empty());
    findings.extend(annotated.map(|finding| finding.with("what", "annotation")));
    for action in &report.actions {
        findings.push(fault("print-annotation", "action").with("kind", &action.kind));
    }
    findings.extend(report.attachments.iter().map(|file| fault("print-annotation", "file").with("name", &file.name)));
    findings.extend(report.file.encrypted.then(|| fault("print-annotation", "encrypted")));
    findings
}

fn images(report: &PdfReport, settings: &PrintSettings) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, page) in report.pages.iter().enumerate() {
        let least = |bilevel: bool| if bilevel { settings.line_art_dpi } else { settings.dpi };
        // Sizes are rounded: a pixel in a thousand is no fault.
        let coarse = page.images.iter().filter(|image| image.dpi < least(image.bilevel) * 0.999);
        findings.extend(coarse.map(|image| {
            let finding = Finding::error("print-resolution").with("page", index + 1);
            finding.with("dpi", image.dpi.round()).with("least", least(image.bilevel))
        }));
    }
    findings
}
