//! What leads through a document without standing on its pages (导航): bookmarks, links of the contents, language, title, and
//! the files inside it.

use super::super::report::{Report, Target};
use super::super::values::{excerpt, solid};
use crate::model::Finding;
use crate::view::View;

/// Holds them against the entries of the contents, each with the page of its heading, 0 if that was not found.
pub(super) fn check(report: &Report, entries: &[(String, usize)], view: &View) -> Vec<Finding> {
    let mut findings: Vec<Finding> = bookmarks(report, entries).into_iter().collect();
    findings.extend(links(report, entries));
    findings.extend(named(report, view));
    findings.extend(files(report, view));
    findings
}

fn astray(what: &str) -> Finding {
    Finding::error("against-ways").with("what", what)
}

/// The bookmarks are those entries, and lead to those pages. A document without any is the business of the gate.
fn bookmarks(report: &Report, entries: &[(String, usize)]) -> Option<Finding> {
    let outline = &report.outline;
    if outline.is_empty() {
        return None;
    }
    if outline.len() != entries.len() {
        return Some(astray("count").with("count", outline.len()).with("wanted", entries.len()));
    }
    let wrong = outline.iter().zip(entries).find(|(bookmark, (text, page))| {
        let leads = *page == 0 || bookmark.target == Some(Target::Page(*page));
        solid(&bookmark.title) != *text || !leads
    });
    wrong.map(|(bookmark, (text, page))| {
        astray("bookmark").with("text", excerpt(&bookmark.title)).with("wanted", excerpt(text)).with("page", page)
    })
}

/// The links before the first heading, which are those of the contents, lead where these do. One that is broken over lines is
/// there twice.
fn links(report: &Report, entries: &[(String, usize)]) -> Option<Finding> {
    let first = entries.iter().map(|(_, page)| *page).min().unwrap_or_default();
    let all = report.pages.iter().take(first.saturating_sub(1)).flat_map(|page| &page.annotations);
    let mut targets: Vec<usize> = all
        .filter_map(|annotation| match annotation.target {
            Some(Target::Page(page)) => Some(page),
            _ => None,
        })
        .collect();
    let mut wanted: Vec<usize> = entries.iter().map(|(_, page)| *page).collect();
    targets.dedup();
    wanted.dedup();
    let differ = !targets.is_empty() && !wanted.contains(&0) && targets != wanted;
    differ.then(|| {
        let at = targets.iter().zip(&wanted).take_while(|(one, other)| one == other).count();
        let told = |pages: &[usize]| pages.get(at).map_or("-".to_owned(), ToString::to_string);
        astray("link").with("told", told(&targets)).with("page", told(&wanted))
    })
}

/// Language and title.
fn named(report: &Report, view: &View) -> Vec<Finding> {
    let mut findings = Vec::new();
    let language = format!("{}-{}", view.language, view.region);
    if let Some(stated) = report.language.as_ref().filter(|stated| !stated.eq_ignore_ascii_case(&language)) {
        findings.push(astray("language").with("told", stated).with("wanted", language));
    }
    if let Some(stated) = report.info.get("Title").filter(|stated| **stated != view.title) {
        findings.push(astray("title").with("told", excerpt(stated)).with("wanted", excerpt(&view.title)));
    }
    findings
}

/// The files inside, if there are any.
fn files(report: &Report, view: &View) -> Vec<Finding> {
    if report.attachments.is_empty() {
        return Vec::new();
    }
    let wrong = view.attachments.iter().filter_map(|wanted| {
        let there = report.attachments.iter().find(|file| file.name == wanted.name);
        let what = match there {
            None => "missing",
            Some(file) if file.sha256 != crate::model::sha256(wanted.text.as_bytes()) => "differs",
            Some(_) => return None,
        };
        Some(Finding::error("against-file").with("what", what).with("name", &wanted.name))
    });
    wrong.collect()
}
