//! Compares a finished PDF with the data (对照): its pages must show every text and figure of the view once, in place,
//! and nothing else; tags, bookmarks, links, properties and attached files must agree with the view too.
//! `src/build/gate.rs` calls [`against`] for each edition it builds, `src/door/inspection.rs` for files that users
//! inspect. The pages are compared by `src/proof`.

mod folio;
mod link_texts;
mod navigation;
mod tags;

use super::gate;
use super::report::{PdfReport, ReportedPage};
use super::texts::{FileTexts, rules};
use crate::model::{Finding, finding};
use crate::page::{PageText, ReadPage, Rect};
use crate::proof::{self, CellDifference, PageDifference};
use crate::view::{View, Wrap};

/// The findings about all differences between a PDF and a view.
pub fn against(report: &PdfReport, view: &View) -> Vec<Finding> {
    let mut findings: Vec<Finding> = data(report, view).into_iter().collect();
    if let Some(wrap) = &view.wrap {
        findings.extend(gate::overlaps(report, finding::against_overlap));
        let differences = report.pages.first().map(|page| compare_cover(page, wrap, view));
        findings.extend(differences.into_iter().flatten().map(describe));
        return findings;
    }
    let mut pages: Vec<ReadPage> = report.pages.iter().map(read_page).collect();
    findings.extend(folio::check(&pages, view));
    folio::remove(&mut pages, view);
    let (differences, entries) = proof::compare_texts(&pages, view);
    findings.extend(differences.into_iter().map(describe));
    findings.extend(navigation::check(report, &entries, view));
    findings.extend(proof::compare_tables(&pages, view).into_iter().map(describe));
    findings.extend(tags::check(report, view));
    findings.extend(gate::overlaps(report, finding::against_overlap));
    findings
}

/// Reads the tables and the other text of a page. If more text of tables runs upwards than across, the page is read
/// turned by 90°, and its upright text, such as the folio, comes last.
fn read_page(page: &ReportedPage) -> ReadPage {
    let texts = FileTexts::by_direction(&page.letters);
    let rules = rules(&page.marks);
    let read = |texts: &[PageText<'_>], rules: &[Rect]| ReadPage::read(texts.iter().copied(), rules);
    let upright = read(&texts.upright, &rules);
    if texts.turned.is_empty() {
        return upright;
    }
    let turned = read(&texts.turned, &rules.iter().map(|rule| rule.turned()).collect::<Vec<_>>());
    let (mut content, rest) = match turned.text_in_tables() > upright.text_in_tables() {
        true => (turned, read(&texts.upright, &[])),
        false => (upright, read(&texts.turned, &[])),
    };
    content.lines.extend(rest.lines);
    content
}

/// The differences between a cover (封皮) and the view.
fn compare_cover(page: &ReportedPage, wrap: &Wrap, view: &View) -> Vec<PageDifference> {
    // The trimmed sheet begins after the bleed on its left.
    let start = page.trim.map_or(0.0, |trim| trim.left - page.media.left);
    let texts: Vec<PageText<'_>> = FileTexts::all_visible(&page.letters).collect();
    proof::compare_cover(&texts, start, wrap, &view.cover)
}

/// The finding about a difference: the file was made from other data, or altered later.
fn describe(difference: PageDifference) -> Finding {
    match difference {
        PageDifference::TextLost { page, text, wanted, printed, more } => {
            finding::against_lost(page, text, wanted, printed, more)
        }
        PageDifference::TextStray { page, text, doubled } => {
            finding::against_stray(page, if doubled { "doubled" } else { "stray" }, text)
        }
        PageDifference::ContentsPage { text, stated, page } => finding::against_contents(text, stated, page),
        PageDifference::TableLost { table } => finding::against_sheet("lost").of_sheet(table),
        PageDifference::TableDoubled { table, page } => finding::against_sheet("doubled").of_sheet(table).on_page(page),
        PageDifference::TableStray { page } => finding::against_sheet("stray").on_page(page),
        PageDifference::HeaderLost { table, page, header } => {
            finding::against_sheet("header").of_sheet(table).on_page(page).under(header)
        }
        PageDifference::Cell(cell) => {
            let CellDifference { table, page, row, name, column, header, kind, wanted, printed } = cell;
            finding::against_cell(kind, page, table, row, name, column, header, wanted, printed)
        }
    }
}

/// A finding if the PDF states another digest of its data than the view.
fn data(report: &PdfReport, view: &View) -> Option<Finding> {
    let (stated, wanted) = (gate::stated(report), gate::digests(view.keywords.iter().map(String::as_str)));
    let wanted = wanted.first().filter(|wanted| !stated.is_empty() && !stated.contains(*wanted))?;
    let stated: Vec<&str> = stated.iter().copied().collect();
    Some(finding::against_data(stated.join(", "), *wanted))
}
