//! The tags that screen readers read aloud (ISO 14289-1): the cells of tables in order, headings with their levels and titles. So
//! readers who cannot see the pages hear the figures of the data in their places.

use super::super::report::{Heading, PdfReport, TaggedTable};
use crate::layout::PageKind;
use crate::model::Finding;
use crate::page::{excerpt, solid};
use crate::proof::{numbered_title, printed_tables};
use crate::view::{Block, PrintedTable, View};

/// Compares tags with the data; a file without tags is a matter of the gate.
pub(super) fn check(report: &PdfReport, view: &View) -> Vec<Finding> {
    let tags = &report.tags;
    if !tags.tree {
        return Vec::new();
    }
    let sheets: Vec<_> = printed_tables(view).collect();
    if tags.tables.len() != sheets.len() {
        let finding = Finding::error("against-aloud").with("what", "tables").with("printed", tags.tables.len());
        return vec![finding.with("wanted", sheets.len()).with("sheet", "").with("number", 0)];
    }
    let mut findings: Vec<Finding> =
        sheets.iter().zip(&tags.tables).filter_map(|(sheet, table)| differs(sheet, table)).collect();
    findings.extend(headings(&tags.headings, view));
    findings
}

/// A cell as it should be read.
type Cell = (bool, usize, usize, String);

/// The cells of a sheet, row by row.
fn cells(sheet: &PrintedTable) -> Vec<Cell> {
    let header = sheet.header.iter().flatten().map(|cell| (true, cell.colspan, cell.rowspan, solid(&cell.text)));
    let rows = sheet.rows.iter().flat_map(|row| &row.cells).map(|cell| (false, 1, 1, solid(cell)));
    header.chain(rows).collect()
}

fn differs(sheet: &PrintedTable, table: &TaggedTable) -> Option<Finding> {
    let wanted = cells(sheet);
    let tagged: Vec<Cell> =
        table.tagged_cells.iter().map(|cell| (cell.header, cell.columns, cell.rows, cell.text.clone())).collect();
    let finding = |what: &str| Finding::error("against-aloud").with("what", what).with("sheet", numbered_title(sheet));
    if let Some(at) = (0..wanted.len().max(tagged.len())).find(|at| wanted.get(*at) != tagged.get(*at)) {
        let text = |cells: &[Cell]| cells.get(at).map_or("-".to_owned(), |(.., text)| excerpt(text));
        let finding = finding("cell").with("number", at + 1);
        return Some(finding.with("wanted", text(&wanted)).with("printed", text(&tagged)));
    }
    let text = |summary: &Option<String>| excerpt(summary.as_deref().unwrap_or("-"));
    let finding = || finding("summary").with("number", 0).with("wanted", text(&sheet.summary));
    (table.summary != sheet.summary).then(|| finding().with("printed", text(&table.summary)))
}

/// Headings have the levels and the words of the data; the title of each ends with its text.
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
    let finding = Finding::error("against-aloud").with("what", "heading").with("sheet", "").with("number", at + 1);
    Some(
        finding
            .with("wanted", wanted.get(at).map_or("-".to_owned(), |(_, text)| excerpt(text)))
            .with("printed", printed),
    )
}
