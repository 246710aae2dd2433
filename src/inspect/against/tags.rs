//! Compares the tag tree (ISO 14289-1), which screen readers read aloud, with the view: the cells and summaries of
//! tables, and the levels, texts and titles of headings. Called by [`super::against`].

use super::super::report::{Heading, PdfReport, TaggedTable};
use crate::layout::PageKind;
use crate::model::{Finding, finding};
use crate::page::{excerpt, solid};
use crate::proof::{numbered_title, printed_tables};
use crate::view::{Block, PrintedTable, View};

/// Compares the tags with the view. A file without tags yields no finding here; the release gate reports it.
pub(super) fn check(report: &PdfReport, view: &View) -> Vec<Finding> {
    let tags = &report.tags;
    if !tags.tree {
        return Vec::new();
    }
    let sheets: Vec<_> = printed_tables(view).collect();
    if tags.tables.len() != sheets.len() {
        return vec![finding::against_aloud(
            "tables",
            "",
            0usize,
            sheets.len().to_string(),
            tags.tables.len().to_string(),
        )];
    }
    let mut findings: Vec<Finding> =
        sheets.iter().zip(&tags.tables).filter_map(|(sheet, table)| differs(sheet, table)).collect();
    findings.extend(headings(&tags.headings, view));
    findings
}

/// A cell: whether it is a header, its column and row spans, and its text without white space.
type ComparedCell = (bool, usize, usize, String);

/// The cells of a table of the view, row by row, header first.
fn cells(sheet: &PrintedTable) -> Vec<ComparedCell> {
    let header = sheet.header.iter().flatten().map(|cell| (true, cell.colspan, cell.rowspan, solid(&cell.text)));
    let rows = sheet.rows.iter().flat_map(|row| &row.cells).map(|cell| (false, 1, 1, solid(cell)));
    header.chain(rows).collect()
}

/// The first difference between a table of the view and a tagged one.
fn differs(sheet: &PrintedTable, table: &TaggedTable) -> Option<Finding> {
    let wanted = cells(sheet);
    let tagged: Vec<ComparedCell> =
        table.tagged_cells.iter().map(|cell| (cell.header, cell.columns, cell.rows, cell.text.clone())).collect();
    let title = || numbered_title(sheet);
    let differs = |what, number, wanted, printed| finding::against_aloud(what, title(), number, wanted, printed);
    if let Some(at) = (0..wanted.len().max(tagged.len())).find(|at| wanted.get(*at) != tagged.get(*at)) {
        let text = |cells: &[ComparedCell]| cells.get(at).map_or("-".to_owned(), |(.., text)| excerpt(text));
        return Some(differs("cell", at + 1, text(&wanted), text(&tagged)));
    }
    let text = |summary: &Option<String>| excerpt(summary.as_deref().unwrap_or("-"));
    let differ = table.summary != sheet.summary;
    differ.then(|| differs("summary", 0, text(&sheet.summary), text(&table.summary)))
}

/// The first heading that has another level or text than in the view, or a title that does not end with its text.
fn headings(headings: &[Heading], view: &View) -> Option<Finding> {
    let mut wanted: Vec<(u8, String)> = Vec::new();
    for part in view.parts.values() {
        wanted.push((1, solid(&part.title)));
        for block in &part.blocks {
            match block {
                Block::Heading { level, text } => wanted.push((level + 1, solid(text))),
                Block::Sheet(sheet) if sheet.page == PageKind::Sheet => wanted.push((2, solid(&sheet.title))),
                Block::Sheet(_) | Block::Paragraph { .. } => {}
            }
        }
    }
    let at = (0..wanted.len().max(headings.len())).find(|at| {
        let (Some((level, text)), Some(heading)) = (wanted.get(*at), headings.get(*at)) else { return true };
        let titled = heading.title.as_ref().is_some_and(|title| solid(title).ends_with(text.as_str()));
        heading.level != *level || heading.text != *text || !titled
    })?;
    let printed = headings.get(at).map_or("-".to_owned(), |heading| {
        excerpt(
            heading
                .title
                .as_deref()
                .filter(|_| wanted.get(at).is_some_and(|(_, text)| *text == heading.text))
                .unwrap_or(&heading.text),
        )
    });
    Some(finding::against_aloud(
        "heading",
        "",
        at + 1,
        wanted.get(at).map_or("-".to_owned(), |(_, text)| excerpt(text)),
        printed,
    ))
}
