//! The release gate: rules for the web edition, which is PDF/A-3a (ISO 19005-3, level A) and PDF/UA-1 (ISO 14289-1) at
//! once.
//!
//! It does not prove conformance, as a validator does; it finds faults that published budgets had, also those that
//! validators pass.

use super::super::colour::ColourFamily;
use super::super::report::{Annotation, EmbeddedFile, LinkTarget, PdfReport};
use super::data::exchanged;
use super::{drafts, on_pages, pages, unreadable};
use crate::message::ranges;
use crate::model::{Finding, finding};
use crate::page::excerpt;

/// Everything that keeps a PDF from being published.
pub fn release(report: &PdfReport) -> Vec<Finding> {
    let mut findings = claims(report);
    findings.extend(frame(report));
    findings.extend(title(report));
    findings.extend(structure(report));
    findings.extend(headings(report));
    findings.extend(navigation(report));
    findings.extend(fonts(report));
    findings.extend(colours(report));
    findings.extend(actions(report));
    findings.extend(report.attachments.iter().filter_map(attachment));
    findings.extend(exchanged(report));
    findings.extend(overlaps(report, finding::release_overlap));
    findings.extend(drafts(finding::release_draft, report));
    findings
}

/// The claims of conformance in the XMP metadata: ISO 19005-3, 6.6.4; ISO 14289-1, 5.
fn claims(report: &PdfReport) -> Vec<Finding> {
    let claims = &report.claims;
    let wanted =
        [("PDF/A-3A", claims.pdfa.as_deref() == Some("3A")), ("PDF/UA-1", claims.pdfua.as_deref() == Some("1"))];
    wanted.into_iter().filter(|(_, made)| !made).map(|(claim, _)| finding::release_claim(claim)).collect()
}

/// PDF version, damage, encryption and file identifier: ISO 19005-3, 6.1.
fn frame(report: &PdfReport) -> Vec<Finding> {
    let file = &report.file;
    let mut findings = Vec::new();
    let later = |version: &str| !version.starts_with("1.");
    if later(&file.version) || file.catalogue_version.as_deref().is_some_and(later) {
        findings.push(finding::release_structure("version"));
    }
    findings.extend(unreadable(finding::release_structure, report));
    findings.extend(file.encrypted.then(finding::release_encrypted));
    findings.extend(file.id.is_none().then(finding::release_id));
    findings
}

/// Title and language: ISO 14289-1, 7.1 and 7.2.
fn title(report: &PdfReport) -> Vec<Finding> {
    let described = report.xmp.as_ref().and_then(|xmp| xmp.get("dc:title"));
    let mut findings = Vec::new();
    match (described, report.info.get("Title")) {
        (None, _) => findings.push(finding::release_title("missing")),
        (Some(xmp), Some(info)) if xmp.trim() != info.trim() => findings.push(finding::release_title("differs")),
        _ => {}
    }
    findings.extend((!report.shows_title).then(|| finding::release_title("hidden")));
    findings.extend(report.language.is_none().then(finding::release_language));
    findings
}

/// Tags: ISO 14289-1, 7.1, 7.3 and 7.5; ISO 19005-3, 6.7.
fn structure(report: &PdfReport) -> Vec<Finding> {
    let tags = &report.tags;
    let mut findings = Vec::new();
    if !tags.tree || tags.roles.is_empty() {
        findings.push(finding::release_tags("missing"));
    } else if tags.lost > 0 {
        findings.push(finding::release_tags("lost"));
    }
    findings.extend((!tags.marked).then(|| finding::release_tags("unmarked")));
    let mut untagged = pages(report, |page| page.untagged > 0);
    untagged.extend(tags.orphans.keys());
    untagged.sort_unstable();
    untagged.dedup();
    if !untagged.is_empty() {
        findings.push(finding::release_untagged(ranges(&untagged)));
    }
    let bare = tags.tables.iter().enumerate().filter(|(_, table)| table.headers == 0);
    findings.extend(bare.map(|(index, table)| finding::release_table_header(index + 1, table.page)));
    if tags.figures_without_alt > 0 {
        findings.push(finding::release_figure_alt(tags.figures_without_alt));
    }
    findings
}

/// Headings begin at the first level and skip none: ISO 14289-1, 7.4.2.
fn headings(report: &PdfReport) -> Vec<Finding> {
    let mut before = 0;
    let mut findings = Vec::new();
    for heading in &report.tags.headings {
        if heading.level > before + 1 {
            findings.push(finding::release_heading(excerpt(&heading.text), heading.level, before));
        }
        before = heading.level;
    }
    findings
}

/// Bookmarks and links: ISO 14289-1, 7.17 and 7.18.5.
fn navigation(report: &PdfReport) -> Vec<Finding> {
    let mut findings = Vec::new();
    if report.outline.is_empty() {
        findings.push(finding::release_outline("missing"));
    }
    let astray = |target: &Option<LinkTarget>| !matches!(target, Some(LinkTarget::Page(_)));
    let lost = report.outline.iter().filter(|bookmark| astray(&bookmark.target));
    findings.extend(lost.map(|bookmark| finding::release_outline("astray").titled(excerpt(&bookmark.title))));
    for (index, page) in report.pages.iter().enumerate() {
        let wrong = page.annotations.iter().filter_map(|link| Some((link, link_fault(link)?)));
        findings.extend(wrong.map(|(link, what)| {
            let address = match &link.target {
                Some(LinkTarget::Uri(address)) => address.clone(),
                _ => String::new(),
            };
            finding::release_link(what, index + 1, address)
        }));
    }
    findings
}

/// The fault of an annotation, as an id for the finding; `None` if it is a sound link.
fn link_fault(link: &Annotation) -> Option<&'static str> {
    if link.kind != "Link" {
        return Some("kind");
    }
    match &link.target {
        Some(LinkTarget::Uri(address)) if !address.starts_with("https://") => Some("address"),
        Some(LinkTarget::Lost) | None => Some("astray"),
        _ => link.contents.as_ref().is_none_or(String::is_empty).then_some("unsaid"),
    }
}

/// Fonts: ISO 19005-3, 6.2.11.4 and 6.2.11.7.
fn fonts(report: &PdfReport) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    findings.extend(report.fonts.iter().filter(|font| !font.embedded).map(|font| finding::release_font(&font.name)));
    findings.extend(report.fonts.iter().filter(|font| !font.unicode).map(|font| finding::release_unicode(&font.name)));
    let mapped = report.fonts.iter().all(|font| font.unicode);
    // A font without ToUnicode is a finding already.
    if mapped {
        let glyphs = |pages| finding::release_unicode("none").on_pages(pages);
        findings.extend(on_pages(glyphs, report, |page| page.unmapped > 0));
    }
    findings
}

/// Colours of the device need an output intent with a profile of their kind: ISO 19005-3, 6.2.4.3.
fn colours(report: &PdfReport) -> Vec<Finding> {
    let profile = |components: &[i64]| {
        report.intents.iter().any(|intent| intent.profile.is_some_and(|profile| components.contains(&profile)))
    };
    let kinds = [
        (ColourFamily::Gray, &[1, 3, 4][..], "DeviceGray"),
        (ColourFamily::Rgb, &[3], "DeviceRGB"),
        (ColourFamily::Cmyk, &[4], "DeviceCMYK"),
    ];
    let bare = kinds.into_iter().filter(|(_, components, _)| !profile(components));
    let found = bare.filter_map(|(family, _, name)| {
        on_pages(
            |pages| finding::release_colour(pages, name),
            report,
            |page| page.paints.iter().any(|paint| paint.space == family),
        )
    });
    found.collect()
}

/// Scripts and actions: ISO 19005-3, 6.6.1; content from other files: 6.1.7 and 6.2.9.
fn actions(report: &PdfReport) -> Vec<Finding> {
    report.actions.iter().map(|action| finding::release_action(&action.kind, action.object)).collect()
}

/// Attachments: ISO 19005-3, 6.8.
fn attachment(file: &EmbeddedFile) -> Option<Finding> {
    let lacking = [
        ("Subtype", file.mime.is_none()),
        ("AFRelationship", file.relationship.is_none()),
        ("Desc", file.description.is_none()),
        ("AF", !file.associated),
    ];
    let lacking: Vec<&str> = lacking.into_iter().filter(|(_, lacks)| *lacks).map(|(key, _)| key).collect();
    (!lacking.is_empty()).then(|| finding::release_attachment(&file.name, lacking.join(", ")))
}

/// Overlapping texts, which validators do not look for. `finding` gets page, number of overlaps, and the first two
/// texts.
pub(in crate::inspect) fn overlaps(
    report: &PdfReport,
    finding: fn(usize, usize, String, String) -> Finding,
) -> Vec<Finding> {
    let crowded = report.pages.iter().enumerate().filter(|(_, page)| page.overlapping > 0);
    let findings = crowded.map(|(index, page)| {
        let (one, other) = page.overlaps.first().map(|pair| (pair.one.clone(), pair.other.clone())).unwrap_or_default();
        finding(index + 1, page.overlapping, one, other)
    });
    findings.collect()
}
