//! The pages of a file against the data (对照): every text and every figure of the view stands on them once, in its place, and
//! nothing else; so do the things that only a file has: tags, bookmarks, links, properties, and the files inside it.

mod aloud;
mod folio;
mod link_texts;
mod navigation;

use super::gate;
use super::report::{PdfReport, ReportedPage};
use super::texts::{FileTexts, rules};
use crate::model::Finding;
use crate::page::{PageText, ReadPage, Rect};
use crate::proof::{self, PageDifference};
use crate::view::{View, Wrap};

/// The differences between a PDF and a view.
pub fn against(report: &PdfReport, view: &View) -> Vec<Finding> {
    let mut findings: Vec<Finding> = data(report, view).into_iter().collect();
    if let Some(wrap) = &view.wrap {
        findings.extend(gate::overlaps(report, "against-overlap"));
        let differences = report.pages.first().map(|page| cover(page, wrap, view));
        findings.extend(differences.into_iter().flatten().map(describe));
        return findings;
    }
    let mut pages: Vec<ReadPage> = report.pages.iter().map(content).collect();
    findings.extend(folio::check(&pages, view));
    folio::remove(&mut pages, view);
    let (differences, entries) = proof::compare_texts(&pages, view);
    findings.extend(differences.into_iter().map(describe));
    findings.extend(navigation::check(report, &entries, view));
    findings.extend(proof::compare_tables(&pages, view).into_iter().map(describe));
    findings.extend(aloud::check(report, view));
    findings.extend(gate::overlaps(report, "against-overlap"));
    findings
}

/// The tables and the other text of a page. One whose tables hold text that runs up is read with the paper turned; the rest of its
/// text, such as a foot that stands upright, comes last.
fn content(page: &ReportedPage) -> ReadPage {
    let texts = FileTexts::seen(&page.letters);
    let rules = rules(&page.marks);
    let read = |texts: &[PageText<'_>], rules: &[Rect]| ReadPage::read(texts.iter().copied(), rules);
    let lying = read(&texts.lying, &rules);
    if texts.turned.is_empty() {
        return lying;
    }
    let turned = read(&texts.turned, &rules.iter().map(|rule| rule.turned()).collect::<Vec<_>>());
    let (mut content, rest) = match turned.text_in_tables() > lying.text_in_tables() {
        true => (turned, read(&texts.lying, &[])),
        false => (lying, read(&texts.turned, &[])),
    };
    content.lines.extend(rest.lines);
    content
}

/// The differences between a cover (封皮) and the view.
fn cover(page: &ReportedPage, wrap: &Wrap, view: &View) -> Vec<PageDifference> {
    // The trimmed sheet begins behind its bleed.
    let start = page.trim.map_or(0.0, |trim| trim.left - page.media.left);
    let texts: Vec<PageText<'_>> = FileTexts::all_seen(&page.letters).collect();
    proof::compare_cover(&texts, start, wrap, &view.cover)
}

/// The finding about a difference: the file was made from other data, or changed since.
fn describe(difference: PageDifference) -> Finding {
    let sheet_finding = |what: &str| Finding::error("against-sheet").with("what", what);
    match difference {
        PageDifference::TextLost { page, text, wanted, printed, more } => {
            let finding = Finding::error("against-lost").with("page", page).with("text", text);
            finding.with("wanted", wanted).with("printed", printed).with("more", more)
        }
        PageDifference::TextStray { page, text, doubled } => {
            let what = if doubled { "doubled" } else { "stray" };
            Finding::error("against-stray").with("page", page).with("what", what).with("text", text)
        }
        PageDifference::ContentsPage { text, stated, page } => {
            Finding::error("against-contents").with("text", text).with("stated", stated).with("page", page)
        }
        PageDifference::TableLost { table } => sheet_finding("lost").with("sheet", table),
        PageDifference::TableDoubled { table, page } => {
            sheet_finding("doubled").with("sheet", table).with("page", page)
        }
        PageDifference::TableStray { page } => sheet_finding("stray").with("page", page),
        PageDifference::HeaderLost { table, page, header } => {
            sheet_finding("header").with("sheet", table).with("page", page).with("header", header)
        }
        PageDifference::Cell(cell) => {
            let finding = Finding::error("against-cell").with("what", cell.kind).with("page", cell.page);
            let finding = finding.with("sheet", cell.table).with("row", cell.row).with("name", cell.name);
            let finding = finding.with("column", cell.column).with("header", cell.header);
            finding.with("wanted", cell.wanted).with("printed", cell.printed)
        }
    }
}

/// Whether the PDF states another digest of its data than the view.
fn data(report: &PdfReport, view: &View) -> Option<Finding> {
    let (stated, wanted) = (gate::stated(report), gate::digests(view.keywords.iter().map(String::as_str)));
    let wanted = wanted.first().filter(|wanted| !stated.is_empty() && !stated.contains(*wanted))?;
    let stated: Vec<&str> = stated.iter().copied().collect();
    Some(Finding::error("against-data").with("stated", stated.join(", ")).with("wanted", wanted))
}
