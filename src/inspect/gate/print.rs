//! The print gate: rules for the edition that goes to the print shop, PDF/X-1a (ISO 15930-4, adopted as GB/T 27935) or
//! PDF/X-4 in black, or black and red. They follow print shops' practice and the published descriptions of the
//! standard.

use super::super::colour::{ColourFamily, Paint, Use};
use super::super::report::{Area, PdfReport, ReportedPage};
use super::bleed::{self, BleedExtent};
use super::release::overlaps;
use super::settings::{PressCondition, PrintSettings};
use super::{drafts, on_pages, unreadable};
use crate::model::{Finding, PT_PER_MM, finding};

/// Rounding of page boxes, in pt.
const BOX_TOLERANCE_PT: f64 = 0.02;

/// Largest deviation of the trimmed page from its size, in mm.
const TRIM_TOLERANCE_MM: f64 = 0.1;

/// Everything that keeps a PDF from being printed with these settings.
pub fn print(report: &PdfReport, settings: &PrintSettings) -> Vec<Finding> {
    let mut findings = unreadable(finding::print_structure, report);
    findings.extend(version(report, settings));
    findings.extend(intent(report, settings));
    findings.extend(metadata(report));
    findings.extend(boxes(report, settings));
    findings.extend(paper(report, settings));
    findings.extend(colours(report, settings));
    findings.extend(fonts(report));
    findings.extend(on_pages(finding::print_transparency, report, |page| !page.transparency.is_empty()));
    findings.extend(interactive(report));
    findings.extend(images(report, settings));
    let hairline = |page: &ReportedPage| page.thinnest.is_some_and(|thinnest| thinnest < settings.rule - 0.005);
    findings.extend(on_pages(|pages| finding::print_hairline(pages, settings.rule), report, hairline));
    findings.extend(overlaps(report, finding::print_overlap));
    findings.extend(drafts(finding::print_draft, report));
    findings
}

/// Version and identification: ISO 15930-4.
fn version(report: &PdfReport, settings: &PrintSettings) -> Vec<Finding> {
    let file = &report.file;
    let stated = file.catalogue_version.as_ref().map_or(&file.version, |version| version.max(&file.version));
    let mut findings = Vec::new();
    if *stated > settings.version {
        findings.push(finding::print_version("header").version(stated, &settings.version));
    }
    // Parts before PDF/X-4 require the claim in the document information; one in the XMP metadata is not enough.
    let elsewhere = report.claims.pdfx.as_ref().filter(|_| !settings.claims_in_info());
    if report.info.get("GTS_PDFXVersion").or(elsewhere) != Some(&settings.standard) {
        findings.push(finding::print_version("claim").standard(&settings.standard));
    }
    findings
}

/// The printing condition: ISO 15930-4.
fn intent(report: &PdfReport, settings: &PrintSettings) -> Vec<Finding> {
    let intents: Vec<_> = report.intents.iter().filter(|intent| intent.kind == "GTS_PDFX").collect();
    let [intent] = intents[..] else { return vec![finding::print_intent("missing").counted(intents.len())] };
    let mut findings = Vec::new();
    let condition = intent.condition.as_deref().unwrap_or_default();
    match &settings.condition {
        PressCondition::Registered(name) => {
            if condition != name.as_str() {
                findings.push(finding::print_intent("condition").stated(condition, name));
            }
            if intent.profile.is_none() && intent.registry.as_deref() != Some("http://www.color.org") {
                findings.push(finding::print_intent("registry"));
            }
        }
        PressCondition::Profile { name, sha256 } => {
            if intent.profile != Some(4) {
                findings.push(finding::print_intent("profile"));
            } else if sha256.is_some() && *sha256 != intent.profile_sha256 {
                findings.push(finding::print_intent("other"));
            }
            if let Some(name) = name.as_ref().filter(|name| *name != condition) {
                findings.push(finding::print_intent("condition").stated(condition, name));
            }
        }
    }
    if condition.is_empty() || intent.info.is_none() {
        findings.push(finding::print_intent("info"));
    }
    findings
}

/// Information dictionary and identifier: ISO 15930-4.
fn metadata(report: &PdfReport) -> Vec<Finding> {
    let is_empty = |key: &&str| report.info.get(*key).is_none_or(String::is_empty);
    let lacking = ["Title", "CreationDate", "ModDate"].into_iter().filter(is_empty);
    let trapped = report.info.get("Trapped").is_some_and(|trapped| ["True", "False"].contains(&trapped.as_str()));
    let lacking = lacking.chain((!trapped).then_some("Trapped")).chain(report.file.id.is_none().then_some("ID"));
    lacking.map(finding::print_metadata).collect()
}

/// Page boxes: ISO 15930-4.
fn boxes(report: &PdfReport, settings: &PrintSettings) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(faulty_boxes(report, "trim", |page| page.trim.is_none()));
    findings.extend(faulty_boxes(report, "bleed", |page| page.bleed.is_none()));
    findings.extend(faulty_boxes(report, "nesting", |page| !nested(page)));
    // PDF/X allows either TrimBox or ArtBox; UserUnit and Rotate change what the boxes mean.
    findings.extend(faulty_boxes(report, "art", |page| page.art.is_some()));
    findings.extend(faulty_boxes(report, "unit", |page| {
        page.user_unit.is_some_and(|unit| (unit - 1.0).abs() > f64::EPSILON)
    }));
    findings.extend(faulty_boxes(report, "rotation", |page| page.rotation != 0));
    let narrow = faulty_boxes(report, "narrow", |page| !has_bleed(page, settings.bleed));
    findings.extend(narrow.map(|finding| finding.bleed(settings.bleed)));
    let (width, height) = settings.trim;
    let wrong = |page: &ReportedPage| page.trim.is_some_and(|trim| !has_size(&trim, width, height));
    findings.extend(on_pages(|pages| finding::print_trim(pages, width, height), report, wrong));
    findings
}

/// A finding `print-boxes` of this kind about the pages that pass `test`.
fn faulty_boxes(report: &PdfReport, what: &'static str, test: impl Fn(&ReportedPage) -> bool) -> Option<Finding> {
    on_pages(|pages| finding::print_boxes(pages, what), report, test)
}

/// Whether the BleedBox extends at least `width` mm beyond the TrimBox on all sides.
fn has_bleed(page: &ReportedPage, width: f64) -> bool {
    let (Some(trim), Some(bleed)) = (page.trim, page.bleed) else { return true };
    let sides = [trim.left - bleed.left, trim.bottom - bleed.bottom, bleed.right - trim.right, bleed.top - trim.top];
    sides.iter().all(|side| *side >= width * PT_PER_MM - BOX_TOLERANCE_PT)
}

/// Whether the TrimBox lies in the BleedBox, and that in the MediaBox and the CropBox.
fn nested(page: &ReportedPage) -> bool {
    let within = |inner: &Area, outer: &Area| {
        inner.left >= outer.left - BOX_TOLERANCE_PT
            && inner.bottom >= outer.bottom - BOX_TOLERANCE_PT
            && inner.right <= outer.right + BOX_TOLERANCE_PT
            && inner.top <= outer.top + BOX_TOLERANCE_PT
    };
    let Some(trim) = page.trim else { return true };
    let bleed = page.bleed.unwrap_or(trim);
    within(&trim, &bleed) && within(&bleed, &page.media) && page.crop.is_none_or(|crop| within(&bleed, &crop))
}

/// Whether an area in pt has this size in mm, upright or landscape.
fn has_size(area: &Area, width: f64, height: f64) -> bool {
    let (own_width, own_height) = ((area.right - area.left) / PT_PER_MM, (area.top - area.bottom) / PT_PER_MM);
    let near = |one: f64, other: f64| (one - other).abs() <= TRIM_TOLERANCE_MM;
    near(own_width, width) && near(own_height, height) || near(own_width, height) && near(own_height, width)
}

/// Ink at the edge of the trimmed page, and the number of pages.
fn paper(report: &PdfReport, settings: &PrintSettings) -> Vec<Finding> {
    let mut findings = Vec::new();
    let short = |pages| finding::print_bleed(pages, settings.bleed);
    findings.extend(on_pages(short, report, |page| bleed::has_ink(page, settings, BleedExtent::Short)));
    let near = |pages| finding::print_safety(pages, settings.safety);
    findings.extend(on_pages(near, report, |page| bleed::has_ink(page, settings, BleedExtent::TooClose)));
    let count = report.pages.len();
    if let Some(pages) = settings.pages.filter(|pages| *pages != count) {
        findings.push(finding::print_pages("count").counted(count).wanted_count(pages));
    }
    if settings.multiple > 0 && !count.is_multiple_of(settings.multiple) {
        findings.push(finding::print_pages("multiple").counted(count).multiple(settings.multiple));
    }
    let folio = |pages| finding::print_pages("folio").on_pages(pages);
    findings.extend(on_pages(folio, report, has_only_folio));
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
    let on_first = |finding: fn(String, String) -> Finding, bad: &dyn Fn(&Paint) -> bool| {
        let first = report.pages.iter().flat_map(|page| &page.paints).find(|paint| bad(paint))?;
        on_pages(|pages| finding(pages, first.describe()), report, |page| page.paints.iter().any(bad))
    };
    findings.extend(on_first(finding::print_colour_space, &|paint| !is_allowed(paint, settings)));
    let off_colour = |paint: &Paint| {
        let solid = matches!(paint.used, Use::Text | Use::Line | Use::Area);
        solid && is_allowed(paint, settings) && !is_allowed_colour(paint, settings)
    };
    findings.extend(on_first(finding::print_black, &off_colour));
    findings
}

/// Whether a colour space is grey, CMYK, or an ink allowed by name.
fn is_allowed(paint: &Paint, settings: &PrintSettings) -> bool {
    match paint.space {
        ColourFamily::Gray | ColourFamily::Cmyk => true,
        ColourFamily::Separation => paint.inks.iter().all(|ink| ink == "Black" || settings.inks.contains(ink)),
        _ => false,
    }
}

/// Whether a colour is black alone, white, the allowed red, or an ink allowed by name.
fn is_allowed_colour(paint: &Paint, settings: &PrintSettings) -> bool {
    let red = settings.red.is_some_and(|red| {
        let near = |(value, wanted): (&i64, f64)| (*value as f64 / 10_000.0 - wanted).abs() < 0.005;
        paint.space == ColourFamily::Cmyk && paint.values.len() == 4 && paint.values.iter().zip(red).all(near)
    });
    paint.is_black_only() || paint.is_white() || paint.space == ColourFamily::Separation || red
}

/// Fonts are embedded, and none is Type 3: ISO 15930-4.
fn fonts(report: &PdfReport) -> Vec<Finding> {
    let bad = report.fonts.iter().filter(|font| !font.embedded || font.kind == "Type3");
    bad.map(|font| finding::print_font(&font.name)).collect()
}

/// Annotations, actions, attachments and encryption, which PDF/X forbids: ISO 15930-4.
fn interactive(report: &PdfReport) -> Vec<Finding> {
    let mut findings = Vec::new();
    let annotation = |pages| finding::print_annotation("annotation").on_pages(pages);
    findings.extend(on_pages(annotation, report, |page| !page.annotations.is_empty()));
    for action in &report.actions {
        findings.push(finding::print_annotation("action").of_kind(&action.kind));
    }
    findings.extend(report.attachments.iter().map(|file| finding::print_annotation("file").of_name(&file.name)));
    findings.extend(report.file.encrypted.then(|| finding::print_annotation("encrypted")));
    findings
}

/// Images of too low a resolution.
fn images(report: &PdfReport, settings: &PrintSettings) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, page) in report.pages.iter().enumerate() {
        let min_dpi = |bilevel: bool| if bilevel { settings.line_art_dpi } else { settings.dpi };
        // Sizes are rounded: one per thousand is no fault.
        let coarse = page.images.iter().filter(|image| image.dpi < min_dpi(image.bilevel) * 0.999);
        findings.extend(
            coarse.map(|image| finding::print_resolution(index + 1, image.dpi.round(), min_dpi(image.bilevel))),
        );
    }
    findings
}
