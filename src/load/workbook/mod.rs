//! Reads a budget from a workbook (.xlsx, .xls or .ods) into the same JSON tree that a data file gives.
//!
//! `load` calls [`read`] for every input file that is a workbook: one filled in from the template that `budgetpress
//! new` writes, or an office's own. Tables are found by their titles and columns by their headers, wherever they stand.
//! [`Places`] records the cell of each value, so that findings of later stages can name it. Content that matches
//! nothing in the layout is reported as a finding, never silently dropped.

mod details;
mod document;
mod effect;
mod format;
mod forms;
mod grid;
mod header;
mod heads;
mod ledger;
mod number;
mod ods;
mod office;
mod open;
mod places;
mod reader;
mod rows;
mod sheets;
mod table;
mod xls;
mod xlsx;

pub use document::document;
pub(super) use places::Places;

use indexmap::IndexMap;

use super::container::Container;
use super::fold::fold;
use super::node::{JsonNode, year_and_kind};
use crate::error::Error;
use crate::layout::{Layout, Layouts};
use crate::message::{FileWords, Language};
use crate::model::{Finding, Place, Severity, finding};
use grid::WorksheetGrid;
use reader::WorkbookReader;

/// A workbook converted to the form of a data file.
pub(super) struct Workbook {
    /// The budget as a JSON tree, not yet checked against the layout's shape.
    pub(super) node: JsonNode,
    /// The layout for the year and kind of document that the workbook states.
    pub(super) layout: Layout,
    /// The cell of each value.
    pub(super) places: Places,
    /// Findings of the reading. With an error among them the tree is incomplete.
    pub(super) findings: Vec<Finding>,
    /// Whether rows were left out because one of their cells cannot be read.
    has_lost_rows: bool,
}

/// Reads a workbook. With `with_ledger` set, a ledger in another file accompanies it, so tables that follow from a
/// ledger may be missing.
///
/// # Errors
/// `workbook-unreadable` with the message of the spreadsheet library; `workbook-unnamed` if no worksheet names the
/// layout and no layout has such a cover; `workbook-ambiguous` if several have; errors of opening the layout.
pub(super) fn read(
    bytes: &[u8],
    container: Container,
    layouts: &Layouts,
    with_ledger: bool,
) -> Result<Workbook, Error> {
    let grids = open::open_worksheets(bytes, container)?;
    let (basics, layout, cover) = identify_workbook(&grids, layouts)?;
    let mut reader = WorkbookReader::new(&layout);
    reader.has_ledger = with_ledger;
    let mut members = IndexMap::from([("layout".to_owned(), JsonNode::Text(layout.name.clone()))]);
    // Findings about the whole workbook point to the worksheet with its basic data.
    reader.places.note(&Place::root(), &grids[basics], (0, 0));
    match &cover {
        Some(cover) => cover.read(&grids[basics], &mut reader, &mut members),
        None => {
            forms::read_basics(&grids[basics], &mut reader, &mut members);
            forms::read_kind(&grids[basics], &mut reader, &mut members);
        }
    }
    reader.units.extend(members.get("unit").and_then(JsonNode::text).map(str::to_owned));
    // Worksheets that are read, by index; those left over are reported below.
    let (mut used, mut text_worksheets) = (vec![basics], Vec::new());
    let mut template_worksheet = |id: &str, reader: &WorkbookReader<'_>| {
        let index = grids.iter().position(|grid| reader.is_word(&grid.name, id))?;
        used.push(index);
        Some(&grids[index])
    };
    match template_worksheet("book-texts", &reader) {
        Some(grid) => drop(members.insert("texts".into(), forms::read_texts(grid, &mut reader))),
        None if cover.is_some() => {
            let (texts, worksheets) = office::read_texts(&grids, &mut reader);
            members.insert("texts".into(), texts);
            text_worksheets = worksheets;
        }
        None => report_missing_worksheet("texts", "book-texts", &mut reader),
    }
    match template_worksheet("book-figures", &reader) {
        Some(grid) => drop(members.insert("figures".into(), forms::read_figures(grid, &mut reader))),
        None if cover.is_some() && layout.figures.is_empty() => {
            members.insert("figures".into(), JsonNode::Record(IndexMap::new()));
        }
        None => report_missing_worksheet("figures", "book-figures", &mut reader),
    }
    match template_worksheet("book-ties", &reader) {
        Some(grid) => members.extend(forms::read_ties(grid, &mut reader).map(|ties| ("ties".to_owned(), ties))),
        // The template of this program always has this worksheet, even if it is blank.
        None if cover.is_none() => {
            let finding = finding::worksheet_ties(reader.word("book-ties"));
            reader.report(finding, &Place::root(), &grids[basics], (0, 0));
        }
        None => {}
    }
    if let (Some(spec), Some(grid)) = (&layout.ledger, template_worksheet("book-ledger", &reader)) {
        reader.has_ledger = true;
        members.extend(ledger::read(grid, spec, &mut reader).map(|lines| ("ledger".to_owned(), lines)));
    }
    // Instructions and the list of accounts in the template hold no data.
    for id in ["book-guide", "book-accounts"] {
        template_worksheet(id, &reader);
    }
    used.extend(text_worksheets);
    members.insert("sheets".into(), read_tables(&grids, &mut used, &mut reader));
    report_unread_worksheets(&grids, &used, &mut reader);
    report_covered_cells(&grids, &used, &mut reader);
    let WorkbookReader { findings, places, has_lost_rows, .. } = reader;
    let findings = places.locate(findings);
    Ok(Workbook { node: JsonNode::Record(members), layout, places, findings, has_lost_rows })
}

/// The index of the worksheet with the basic data, and the layout. The cover is `Some` only if an office's own
/// workbook, which names no layout, was recognised by it.
fn identify_workbook(
    grids: &[WorksheetGrid],
    layouts: &Layouts,
) -> Result<(usize, Layout, Option<office::Cover>), Error> {
    let unnamed = match find_basics(grids, layouts) {
        Ok((basics, layout)) => return Ok((basics, layout_of_document(&grids[basics], &layout, layouts)?, None)),
        Err(error) => error,
    };
    let (basics, layout, cover) = office::find_cover(grids, layouts)?.ok_or(unnamed)?;
    Ok((basics, layout, Some(cover)))
}

/// Opens the layout again for the year and the kind of document that the basic data state.
fn layout_of_document(grid: &WorksheetGrid, layout: &Layout, layouts: &Layouts) -> Result<Layout, Error> {
    let (mut reader, mut members) = (WorkbookReader::new(layout), IndexMap::new());
    forms::read_basics(grid, &mut reader, &mut members);
    forms::read_kind(grid, &mut reader, &mut members);
    let basics = JsonNode::Record(members);
    let (year, kind) = year_and_kind(&basics);
    layouts.open_for(&layout.name, year, kind)
}

/// Reports a missing worksheet other than a table's.
fn report_missing_worksheet(member: &str, id: &str, reader: &mut WorkbookReader<'_>) {
    let finding = finding::worksheet_missing(reader.word(id));
    reader.findings.push(finding.at(&Place::root().join(member)));
}

/// Finds the worksheet with the basic data (unit, year, publication date), and opens the layout that it names.
fn find_basics(grids: &[WorksheetGrid], layouts: &Layouts) -> Result<(usize, Layout), Error> {
    let words = [Language::Chinese, Language::English].map(FileWords::new);
    let label = |id: &str| words.iter().map(|words| words.word(id)).collect::<Vec<_>>();
    let named = grids.iter().enumerate().find_map(|(index, grid)| {
        let is = label("book-basics").iter().any(|name| fold(name) == fold(&grid.name));
        let name = label("book-layout").iter().find_map(|word| forms::layout_name(grid, word));
        is.then_some(index).zip(name)
    });
    let (index, name) = named.ok_or_else(|| {
        Error::found(finding::workbook_unnamed(words[0].word("book-basics"), words[0].word("book-layout")))
    })?;
    Ok((index, layouts.open(&name)?))
}

/// Reads the worksheets of all tables of the layout into the member `sheets`.
fn read_tables(grids: &[WorksheetGrid], used: &mut Vec<usize>, reader: &mut WorkbookReader<'_>) -> JsonNode {
    let layout = reader.layout;
    let matched = sheets::match_worksheets(grids, used, reader);
    let mut tables = IndexMap::new();
    for (spec, index) in layout.sheets.iter().zip(matched) {
        let Some(index) = index else { continue };
        let node = table::read(spec, &grids[index], reader);
        // An optional table that was left blank counts as left out.
        let has_no_lines = |node: &JsonNode| node.member("lines").is_some_and(|lines| lines.list().is_empty());
        let node = node.filter(|node| !(layout.is_optional(&spec.id) && has_no_lines(node)));
        tables.extend(node.map(|node| (spec.id.clone(), node)));
    }
    JsonNode::Record(tables)
}

/// Reports text hidden under merged cells, in the worksheets that were read.
fn report_covered_cells(grids: &[WorksheetGrid], used: &[usize], reader: &mut WorkbookReader<'_>) {
    for grid in used.iter().map(|index| &grids[*index]) {
        for (at, words) in &grid.covered {
            let finding = finding::cell_covered(words);
            reader.report(finding, &Place::root(), grid, *at);
        }
    }
}

/// Reports worksheets that have content and were not read.
fn report_unread_worksheets(grids: &[WorksheetGrid], used: &[usize], reader: &mut WorkbookReader<'_>) {
    for (index, grid) in grids.iter().enumerate() {
        if !used.contains(&index) && !grid.is_empty() {
            let finding = finding::worksheet_unmatched(&grid.name);
            reader.report(finding, &Place::root(), grid, (0, 0));
        }
    }
}

impl Workbook {
    /// Whether parts of the workbook are lost, so that values missing from the data are not reported a second time.
    /// A finding about a blank or faulty cell does not count: a placeholder stands in the data for its value.
    pub(super) fn is_incomplete(&self) -> bool {
        let has_placeholder = [
            finding::cell_blank::CODE,
            finding::words_blank::CODE,
            finding::cell_uncomputed::CODE,
            finding::cell_error::CODE,
            finding::cell_format::CODE,
            finding::cell_unexpected::CODE,
            finding::amount_shown::CODE,
            finding::ledger_total_differs::CODE,
        ];
        let is_loss =
            |finding: &Finding| finding.severity == Severity::Error && !has_placeholder.contains(&finding.code);
        self.has_lost_rows || self.findings.iter().any(is_loss)
    }
}
