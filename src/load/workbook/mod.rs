//! Reading a budget from a workbook: the one that `budgetpress new` writes, or as offices have them.
//!
//! The tables are found by their titles and their columns by the words of the header, wherever they stand. What comes
//! out is what a data file would hold, so that everything after it is the same; of every value it is known in which
//! cell it stands. What cannot be matched is told, never passed over.

mod document;
mod face;
mod format;
mod forms;
mod grid;
mod header;
mod heads;
mod ledger;
mod marks;
mod number;
mod ods;
mod office;
mod open;
mod places;
mod reading;
mod rows;
mod sheets;
mod table;
mod xls;

pub use document::document;
pub(super) use places::Places;

use indexmap::IndexMap;

use super::container::Container;
use super::fold::fold;
use super::node::{JsonNode, year_and_kind};
use crate::error::Error;
use crate::layout::{Layout, Layouts};
use crate::message::{Catalogue, Language};
use crate::model::{Finding, Place, Severity};
use grid::WorksheetGrid;
use reading::WorkbookReader;

/// A workbook as a data file would have it.
pub(super) struct Workbook {
    pub(super) node: JsonNode,
    pub(super) layout: Layout,
    pub(super) places: Places,
    /// What was found on the way; errors among it make the rest incomplete.
    pub(super) findings: Vec<Finding>,
    /// Whether rows were left out because of cells that cannot be read.
    has_lost: bool,
}

/// Reads a workbook; as the `rest` that a ledger does not tell, without the tables that follow from one.
///
/// # Errors
/// `workbook-unreadable` with what the library says; `workbook-unnamed` if no worksheet names the layout.
pub(super) fn read(bytes: &[u8], container: Container, layouts: &Layouts, rest: bool) -> Result<Workbook, Error> {
    let grids = open::grids(bytes, container)?;
    let (basics, layout, cover) = start(&grids, layouts)?;
    let mut reading = WorkbookReader::new(&layout);
    // Of a workbook that a ledger goes with, tables may be missing as well.
    reading.has_ledger = rest;
    let mut members = IndexMap::from([("layout".to_owned(), JsonNode::Text(layout.name.clone()))]);
    // What is about the workbook as a whole is told where it says what it is.
    reading.places.note(&Place::root(), &grids[basics], (0, 0));
    match &cover {
        Some(cover) => cover.read(&grids[basics], &mut reading, &mut members),
        None => {
            forms::basics(&grids[basics], &mut reading, &mut members);
            forms::kind(&grids[basics], &mut reading, &mut members);
        }
    }
    reading.units.extend(members.get("unit").and_then(JsonNode::text).map(str::to_owned));
    let (mut used, mut office) = (vec![basics], Vec::new());
    let mut form = |id: &str, reading: &WorkbookReader<'_>| {
        let index = grids.iter().position(|grid| reading.is_word(&grid.name, id))?;
        used.push(index);
        Some(&grids[index])
    };
    match form("book-texts", &reading) {
        Some(grid) => drop(members.insert("texts".into(), forms::texts(grid, &mut reading))),
        None if cover.is_some() => {
            let (texts, pages) = office::texts(&grids, &mut reading);
            members.insert("texts".into(), texts);
            office = pages;
        }
        None => missing("texts", "book-texts", &mut reading),
    }
    match form("book-figures", &reading) {
        Some(grid) => drop(members.insert("figures".into(), forms::figures(grid, &mut reading))),
        None if cover.is_some() && layout.figures.is_empty() => {
            members.insert("figures".into(), JsonNode::Record(IndexMap::new()));
        }
        None => missing("figures", "book-figures", &mut reading),
    }
    match form("book-ties", &reading) {
        Some(grid) => members.extend(forms::ties(grid, &mut reading).map(|ties| ("ties".to_owned(), ties))),
        // Every workbook of this program has the worksheet, be it blank.
        None if cover.is_none() => {
            let finding = Finding::error("worksheet-ties").with("sheet", reading.word("book-ties")).as_warning();
            reading.tell(finding, &Place::root(), &grids[basics], (0, 0));
        }
        None => {}
    }
    if let (Some(spec), Some(grid)) = (&layout.ledger, form("book-ledger", &reading)) {
        reading.has_ledger = true;
        members.extend(ledger::read(grid, spec, &mut reading).map(|lines| ("ledger".to_owned(), lines)));
    }
    for id in ["book-guide", "book-accounts"] {
        form(id, &reading);
    }
    used.extend(office);
    members.insert("sheets".into(), tables(&grids, &mut used, &mut reading));
    unread(&grids, &used, &mut reading);
    covered(&grids, &used, &mut reading);
    let WorkbookReader { findings, places, is_incomplete, .. } = reading;
    let findings = places.locate(findings);
    Ok(Workbook { node: JsonNode::Record(members), layout, places, findings, has_lost: is_incomplete })
}

/// The worksheet that says what a workbook is, and the layout; of a workbook that names no layout what its cover tells.
fn start(grids: &[WorksheetGrid], layouts: &Layouts) -> Result<(usize, Layout, Option<office::Cover>), Error> {
    let unnamed = match basics(grids, layouts) {
        Ok((basics, layout)) => return Ok((basics, settled(&grids[basics], &layout, layouts)?, None)),
        Err(error) => error,
    };
    let (basics, layout, cover) = office::cover(grids, layouts)?.ok_or(unnamed)?;
    Ok((basics, layout, Some(cover)))
}

/// The layout with the words of the year and the kind of document that the basics tell.
fn settled(grid: &WorksheetGrid, layout: &Layout, layouts: &Layouts) -> Result<Layout, Error> {
    let (mut reading, mut members) = (WorkbookReader::new(layout), IndexMap::new());
    forms::basics(grid, &mut reading, &mut members);
    forms::kind(grid, &mut reading, &mut members);
    let basics = JsonNode::Record(members);
    let (year, kind) = year_and_kind(&basics);
    layouts.open_for(&layout.name, year, kind)
}

/// Tells that a worksheet is missing that is no table.
fn missing(member: &str, id: &str, reading: &mut WorkbookReader<'_>) {
    let finding = Finding::error("worksheet-missing").with("sheet", reading.word(id));
    reading.findings.push(finding.at(&Place::root().join(member)));
}

/// The worksheet that tells the unit and names the layout.
fn basics(grids: &[WorksheetGrid], layouts: &Layouts) -> Result<(usize, Layout), Error> {
    let words = [Language::Chinese, Language::English].map(Catalogue::new);
    let label = |id: &str| words.iter().filter_map(|words| words.text(id, &[])).collect::<Vec<_>>();
    let named = grids.iter().enumerate().find_map(|(index, grid)| {
        let is = label("book-basics").iter().any(|name| fold(name) == fold(&grid.name));
        let name = label("book-layout").iter().find_map(|word| forms::layout_name(grid, word));
        is.then_some(index).zip(name)
    });
    let (index, name) = named.ok_or_else(|| {
        let words = |id: &str| words[0].text(id, &[]).unwrap_or_default();
        let finding = Finding::error("workbook-unnamed").with("worksheet", words("book-basics"));
        Error::found(finding.with("row", words("book-layout")))
    })?;
    Ok((index, layouts.open(&name)?))
}

fn tables(grids: &[WorksheetGrid], used: &mut Vec<usize>, reading: &mut WorkbookReader<'_>) -> JsonNode {
    let layout = reading.layout;
    let matched = sheets::matched(grids, used, reading);
    let mut tables = IndexMap::new();
    for (spec, index) in layout.sheets.iter().zip(matched) {
        let Some(index) = index else { continue };
        let node = table::read(spec, &grids[index], reading);
        // A table that may be left out, and into which nobody wrote.
        let empty = |node: &JsonNode| node.member("lines").is_some_and(|lines| lines.list().is_empty());
        let node = node.filter(|node| !(layout.is_optional(&spec.id) && empty(node)));
        tables.extend(node.map(|node| (spec.id.clone(), node)));
    }
    JsonNode::Record(tables)
}

/// What stands below merged cells of worksheets that were read.
fn covered(grids: &[WorksheetGrid], used: &[usize], reading: &mut WorkbookReader<'_>) {
    for grid in used.iter().map(|index| &grids[*index]) {
        for (at, words) in &grid.covered {
            let finding = Finding::error("cell-covered").with("words", words).as_warning();
            reading.tell(finding, &Place::root(), grid, *at);
        }
    }
}

/// Worksheets that hold something and were not read.
fn unread(grids: &[WorksheetGrid], used: &[usize], reading: &mut WorkbookReader<'_>) {
    for (index, grid) in grids.iter().enumerate() {
        if !used.contains(&index) && !grid.is_empty() {
            let finding = Finding::error("worksheet-unmatched").with("name", &grid.name).as_note();
            reading.tell(finding, &Place::root(), grid, (0, 0));
        }
    }
}

impl Workbook {
    /// Whether parts were not found, so that what is missing in the data need not be told again. What is merely blank
    /// has something standing in for it.
    pub(super) fn is_incomplete(&self) -> bool {
        let blank = [
            "cell-blank",
            "words-blank",
            "cell-uncomputed",
            "cell-error",
            "cell-format",
            "cell-unexpected",
            "amount-shown",
            "ledger-total-differs",
        ];
        let lost = |finding: &Finding| finding.severity == Severity::Error && !blank.contains(&finding.code);
        self.has_lost || self.findings.iter().any(lost)
    }
}
