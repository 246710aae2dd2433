//! Compares navigation (导航) and properties of a PDF with the view: bookmarks, links of the contents and their texts;
//! language, title, author, subject, date, keywords, paper size, and attached files. Called by [`super::against`].

use super::super::report::{self, Area, LinkTarget, PdfReport};
use super::link_texts;
use crate::layout::PageSpec;
use crate::model::{Finding, PT_PER_MM, finding};
use crate::page::{excerpt, solid};
use crate::proof::ContentsEntry;
use crate::view::{Attachment, Edition, View};

/// Compares a file with the entries of the contents, as `src/proof` found them on the pages, and with the view.
pub(super) fn check(report: &PdfReport, entries: &[ContentsEntry], view: &View) -> Vec<Finding> {
    let mut findings: Vec<Finding> = bookmarks(report, entries).into_iter().collect();
    findings.extend(links(report, entries));
    findings.extend(link_texts::wrong_text(report, pages_before_headings(entries)));
    findings.extend(properties(report, view));
    findings.extend(files(report, view));
    findings
}

/// The number of pages before the first heading, which hold the contents; 0 if a heading was not found.
fn pages_before_headings(entries: &[ContentsEntry]) -> usize {
    entries.iter().map(|entry| entry.page.unwrap_or_default()).min().unwrap_or_default().saturating_sub(1)
}

/// A finding about the first bookmark that is not the entry of the contents in its place, or leads to another page. A
/// file without bookmarks yields none here; the release gate reports it.
fn bookmarks(report: &PdfReport, entries: &[ContentsEntry]) -> Option<Finding> {
    let outline = &report.outline;
    if outline.is_empty() {
        return None;
    }
    if outline.len() != entries.len() {
        return Some(finding::against_ways("count").counted(outline.len()).wanted_count(entries.len()));
    }
    // Bookmarks of numbered headings (1., 1.1) begin with the number that the texts of links state.
    let numbers = link_texts::heading_numbers(report);
    let unnumbered = |title: &str| {
        let (number, rest) = title.split_once(' ')?;
        numbers.contains(number.trim_matches(|c: char| !c.is_alphanumeric())).then(|| solid(rest))
    };
    let wrong = outline.iter().zip(entries).find(|(bookmark, ContentsEntry { text, page })| {
        let leads = page.is_none_or(|page| bookmark.target == Some(LinkTarget::Page(page)));
        let title = &bookmark.title;
        solid(title) != *text && unnumbered(title).as_ref() != Some(text) || !leads
    });
    wrong.map(|(bookmark, entry)| {
        let (text, page) = (excerpt(&entry.text), entry.page.unwrap_or_default());
        finding::against_ways("bookmark").bookmark(excerpt(&bookmark.title), text, page)
    })
}

/// A finding about the first link of the contents, on the pages before the first heading, that leads to another page
/// than its entry. A link broken over two lines is two annotations.
fn links(report: &PdfReport, entries: &[ContentsEntry]) -> Option<Finding> {
    let mut wanted: Vec<usize> = entries.iter().map(|entry| entry.page).collect::<Option<_>>()?;
    let all = report.pages.iter().take(pages_before_headings(entries)).flat_map(|page| &page.annotations);
    let mut targets: Vec<usize> = all
        .filter_map(|annotation| match annotation.target {
            Some(LinkTarget::Page(page)) => Some(page),
            _ => None,
        })
        .collect();
    targets.dedup();
    wanted.dedup();
    let differ = !targets.is_empty() && targets != wanted;
    differ.then(|| {
        let at = targets.iter().zip(&wanted).take_while(|(one, other)| one == other).count();
        let page = |pages: &[usize]| pages.get(at).map_or("-".to_owned(), ToString::to_string);
        finding::against_ways("link").leads(page(&targets), page(&wanted))
    })
}

/// Language, title, author, subject, date, paper and keywords. Properties that the file does not have yield no finding
/// here.
fn properties(report: &PdfReport, view: &View) -> Vec<Finding> {
    let mut findings = Vec::new();
    let language = format!("{}-{}", view.language, view.region);
    if let Some(stated) = report.language.as_ref().filter(|stated| !stated.eq_ignore_ascii_case(&language)) {
        findings.push(finding::against_ways("language").instead(stated, language));
    }
    let described = |key: &str| report.xmp.as_ref().and_then(|xmp| xmp.get(key));
    let date = view.date.to_string();
    let texts: [(&'static str, &str, &str, &str); 4] = [
        ("title", "Title", "dc:title", &view.title),
        ("author", "Author", "dc:creator", &view.author),
        ("subject", "Subject", "dc:description", &view.description),
        ("date", "CreationDate", "xmp:CreateDate", &date),
    ];
    for (what, info, xmp, wanted) in texts {
        let stated = [report.info.get(info), described(xmp)].into_iter().flatten();
        let differs = stated.into_iter().find(|stated| {
            let stated = stated.trim_start_matches("D:");
            if what == "date" {
                !stated.replace('-', "").starts_with(&wanted.replace('-', ""))
            } else {
                stated != wanted
            }
        });
        findings.extend(differs.map(|stated| finding::against_ways(what).instead(excerpt(stated), excerpt(wanted))));
    }
    findings.extend(paper(report, view));
    let wanted = without_digest(view.keywords.iter().map(String::as_str));
    let stated = [report.info.get("Keywords"), described("pdf:Keywords")].into_iter().flatten();
    let differs = stated.into_iter().find(|stated| without_digest(stated.split(',')) != wanted);
    findings.extend(
        differs.map(|stated| {
            finding::against_ways("keywords").instead(excerpt(stated), excerpt(&view.keywords.join(", ")))
        }),
    );
    findings
}

/// A finding about the first page of the web edition whose MediaBox is not a page size of the layout: text may be cut
/// off. The print gate checks the sizes of the print edition.
fn paper(report: &PdfReport, view: &View) -> Option<Finding> {
    const NEAR_PT: f64 = 0.1;
    if view.edition != Edition::Web || report.claims.pdfx.is_some() {
        return None;
    }
    let near = |one: f64, other: f64| (one - other).abs() < NEAR_PT;
    let fits = |page: &report::ReportedPage| {
        let Area { left, bottom, right, top } = page.media;
        let same = |paper: &PageSpec| near(right, paper.width * PT_PER_MM) && near(top, paper.height * PT_PER_MM);
        near(left, 0.0) && near(bottom, 0.0) && view.pages.values().any(same)
    };
    let at = report.pages.iter().position(|page| !fits(page))?;
    let Area { left, bottom, right, top } = report.pages[at].media;
    let stated = format!("{left:.1} {bottom:.1} {right:.1} {top:.1}");
    Some(finding::against_ways("paper").leads(stated, (at + 1).to_string()))
}

/// Keywords without the digest of the data, which [`super`] compares.
fn without_digest<'w>(keywords: impl Iterator<Item = &'w str>) -> Vec<&'w str> {
    keywords.map(str::trim).filter(|word| !word.starts_with("sha256:")).collect()
}

/// Whether an attached file has the MIME type, relationship and description of the view.
fn is_described(file: &report::EmbeddedFile, wanted: &Attachment) -> bool {
    let relationship = file.relationship.as_ref().map(|name| name.to_lowercase());
    file.mime.as_ref() == Some(&wanted.mime)
        && relationship.as_ref() == Some(&wanted.relationship)
        && file.description.as_ref() == Some(&wanted.description)
}

/// Findings about attached files that are missing or differ. A file without attachments yields none here; the release
/// gate reports it.
fn files(report: &PdfReport, view: &View) -> Vec<Finding> {
    if report.attachments.is_empty() {
        return Vec::new();
    }
    let wrong = view.attachments.iter().filter_map(|wanted| {
        let there = report.attachments.iter().find(|file| file.name == wanted.name);
        let what = match there {
            None => "missing",
            Some(file) if file.sha256 != crate::model::sha256(wanted.text.as_bytes()) => "differs",
            Some(file) if !is_described(file, wanted) => "described",
            Some(_) => return None,
        };
        Some(finding::against_file(what, &wanted.name))
    });
    wrong.collect()
}
