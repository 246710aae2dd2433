//! The release gate: the edition that is published, PDF/A-3a (ISO 19005-3, level A) and PDF/UA-1 (ISO 14289-1) at once.
//!
//! It does not prove conformance, which takes a validator; it finds the faults that such a document has been seen with,
//! those that validators pass among them.

use super::super::colour::{ColourFamily, Paint};
use super::super::report::{Annotation, EmbeddedFile, LinkTarget, PdfReport};
use super::data::exchanged;
use super::{drafts, fault, hides, on_pages, pages, unread};
use crate::inspect::summary::ranges;
use crate::model::Finding;
use crate::page::excerpt;

/// What takes content from other files, among what is told as actions.
pub(super) const EXTERNAL: [&str; 3] = ["ExternalStream", "ExternalFile", "ReferenceXObject"];

/// What stands in the way of publishing a PDF.
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
    findings.extend(report.attachments.iter().filter_map(differs));
    findings.extend(exchanged(report));
    findings.extend(overlaps(report, "release-overlap"));
    findings.extend(drafts("release-draft", report));
    findings
}

/// ISO 19005-3, 6.6.4; ISO 14289-1, 5.
fn claims(report: &PdfReport) -> Vec<Finding> {
    let claims = &report.claims;
    let wanted =
        [("PDF/A-3A", claims.pdfa.as_deref() == Some("3A")), ("PDF/UA-1", claims.pdfua.as_deref() == Some("1"))];
    wanted
        .into_iter()
        .filter(|(_, made)| !made)
        .map(|(claim, _)| Finding::error("release-claim").with("claim", claim))
        .collect()
}

/// The frame of the file: ISO 19005-3, 6.1.
fn frame(report: &PdfReport) -> Vec<Finding> {
    let file = &report.file;
    let mut findings = Vec::new();
    let later = |version: &str| !version.starts_with("1.");
    if later(&file.version) || file.catalogue_version.as_deref().is_some_and(later) {
        findings.push(fault("release-structure", "version"));
    }
    findings.extend(unread("release-structure", report));
    findings.extend(file.encrypted.then(|| Finding::error("release-encrypted")));
    findings.extend(file.id.is_none().then(|| Finding::error("release-id")));
    findings
}

/// Title and language: ISO 14289-1, 7.1 and 7.2.
fn title(report: &PdfReport) -> Vec<Finding> {
    let described = report.xmp.as_ref().and_then(|xmp| xmp.get("dc:title"));
    let mut findings = Vec::new();
    match (described, report.info.get("Title")) {
        (None, _) => findings.push(fault("release-title", "missing")),
        (Some(xmp), Some(info)) if xmp.trim() != info.trim() => findings.push(fault("release-title", "differs")),
        _ => {}
    }
    findings.extend((!report.shows_title).then(|| fault("release-title", "hidden")));
    findings.extend(report.language.is_none().then(|| Finding::error("release-language")));
    findings
}

/// Tags: ISO 14289-1, 7.1, 7.3 and 7.5; ISO 19005-3, 6.7.
fn structure(report: &PdfReport) -> Vec<Finding> {
    let tags = &report.tags;
    let mut findings = Vec::new();
    if !tags.tree || tags.roles.is_empty() {
        findings.push(fault("release-tags", "missing"));
    } else if tags.lost > 0 {
        findings.push(fault("release-tags", "lost"));
    }
    findings.extend((!tags.marked).then(|| fault("release-tags", "unmarked")));
    let mut untagged = pages(report, |page| page.untagged > 0);
    untagged.extend(tags.orphans.keys());
    untagged.sort_unstable();
    untagged.dedup();
    if !untagged.is_empty() {
        findings.push(Finding::error("release-untagged").with("pages", ranges(&untagged)));
    }
    let bare = tags.tables.iter().enumerate().filter(|(_, table)| table.headers == 0);
    findings.extend(bare.map(|(index, table)| {
        Finding::error("release-table-header").with("table", index + 1).with("page", table.page)
    }));
    if tags.figures_without_alt > 0 {
        findings.push(Finding::error("release-figure-alt").with("count", tags.figures_without_alt));
    }
    findings
}

/// Headings begin at the first level and skip none: ISO 14289-1, 7.4.2.
fn headings(report: &PdfReport) -> Vec<Finding> {
    let mut before = 0;
    let mut findings = Vec::new();
    for heading in &report.tags.headings {
        if heading.level > before + 1 {
            let finding = Finding::error("release-heading").with("text", excerpt(&heading.text));
            findings.push(finding.with("level", heading.level).with("before", before));
        }
        before = heading.level;
    }
    findings
}

/// Bookmarks and links: ISO 14289-1, 7.17 and 7.18.5.
fn navigation(report: &PdfReport) -> Vec<Finding> {
    let mut findings = Vec::new();
    if report.outline.is_empty() {
        findings.push(fault("release-outline", "missing"));
    }
    let astray = |target: &Option<LinkTarget>| !matches!(target, Some(LinkTarget::Page(_)));
    let lost = report.outline.iter().filter(|bookmark| astray(&bookmark.target));
    findings.extend(lost.map(|bookmark| fault("release-outline", "astray").with("title", excerpt(&bookmark.title))));
    for (index, page) in report.pages.iter().enumerate() {
        let wrong = page.annotations.iter().filter_map(|link| Some((link, link_fault(link)?)));
        findings.extend(wrong.map(|(link, what)| {
            let address = match &link.target {
                Some(LinkTarget::Uri(address)) => address.clone(),
                _ => String::new(),
            };
            fault("release-link", what).with("page", index + 1).with("address", address)
        }));
    }
    findings
}

/// What is wrong with an annotation, if anything is.
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
    let named = |code, name: &String| Finding::error(code).with("font", name);
    let mut findings: Vec<Finding> = Vec::new();
    findings.extend(report.fonts.iter().filter(|font| !font.embedded).map(|font| named("release-font", &font.name)));
    findings.extend(report.fonts.iter().filter(|font| !font.unicode).map(|font| named("release-unicode", &font.name)));
    let mapped = report.fonts.iter().all(|font| font.unicode);
    // Without ToUnicode all is said.
    if mapped {
        let glyphs = on_pages("release-unicode", report, |page| page.unmapped > 0);
        findings.extend(glyphs.map(|finding| finding.with("font", "none")));
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
        let used = on_pages("release-colour", report, |page| page.paints.iter().any(|paint| paint.space == family))?;
        Some(used.with("space", name))
    });
    let mut findings: Vec<Finding> = found.collect();
    // The mark of a draft is told by itself.
    if drafts("release-draft", report).is_none() {
        findings.extend(on_pages("release-faint", report, |page| page.paints.iter().any(Paint::is_faint)));
    }
    findings.extend(on_pages("release-hidden", report, hides));
    findings
}

/// Scripts and actions: ISO 19005-3, 6.6.1; content from elsewhere: 6.1.7 and 6.2.9.
fn actions(report: &PdfReport) -> Vec<Finding> {
    let told = report.actions.iter().map(|action| {
        let external = EXTERNAL.contains(&action.kind.as_str());
        let code = if external { "release-external" } else { "release-action" };
        Finding::error(code).with("kind", &action.kind).with("object", action.object)
    });
    told.collect()
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
    let finding = Finding::error("release-attachment").with("name", &file.name);
    (!lacking.is_empty()).then(|| finding.with("lacking", lacking.join(", ")))
}

/// An attachment is what it says to be: ISO 32000-1, 7.11.4.
fn differs(file: &EmbeddedFile) -> Option<Finding> {
    let size = file.bytes_stated.is_some_and(|stated| usize::try_from(stated) != Ok(file.bytes));
    let what = if size { "size" } else { "checksum" };
    let finding = || fault("release-attachment-differs", what).with("name", &file.name);
    (size || file.checksum == Some(false)).then(finding)
}

/// Texts that stand over each other, which no validator looks for.
pub(in crate::inspect) fn overlaps(report: &PdfReport, code: &'static str) -> Vec<Finding> {
    let crowded = report.pages.iter().enumerate().filter(|(_, page)| page.overlapping > 0);
    let told = crowded.map(|(index, page)| {
        let (one, other) = page.overlaps.first().map(|pair| (pair.one.clone(), pair.other.clone())).unwrap_or_default();
        let finding = Finding::error(code).with("page", index + 1).with("count", page.overlapping);
        finding.with("one", one).with("other", other)
    });
    told.collect()
}
