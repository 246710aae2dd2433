//! The workbook that offices have of their own: a cover in place of basics, prose in cells. What it looks like, the
//! layout tells.

use indexmap::IndexMap;

use super::forms;
use super::grid::{GridCell, WorksheetGrid};
use super::reading::{STAND_IN, Unreadable, WorkbookReader};
use super::rows::after;
use crate::error::Error;
use crate::layout::{Layout, Layouts, PartBody, SectionSpec};
use crate::load::fold::fold;
use crate::load::node::JsonNode;
use crate::load::text::lines;
use crate::model::{Finding, Place};

/// What stands for the year and for the unit in the words of a cover; the year as it is when folded.
const YEAR: &str = "{{year}}";
const UNIT: &str = "{{ unit }}";

/// What a cover tells of its document.
pub(super) struct Cover {
    year: u16,
    kind: Option<String>,
}

/// The cover of a workbook that names no layout, with its worksheet and the layout to which it belongs.
///
/// # Errors
/// `workbook-ambiguous` if several layouts have such a cover.
pub(super) fn cover(grids: &[WorksheetGrid], layouts: &Layouts) -> Result<Option<(usize, Layout, Cover)>, Error> {
    let mut found = Vec::new();
    for name in layouts.names() {
        // Another layout that is broken is no matter of this workbook.
        let Ok(layout) = layouts.open(&name) else { continue };
        let kinds = layout.kinds.keys().cloned().map(Some);
        let kinds: Vec<Option<String>> = if layout.kinds.is_empty() { vec![None] } else { kinds.collect() };
        for kind in kinds {
            let layout = layouts.open_for(&name, None, kind.as_deref())?;
            found.extend(told(grids, &layout).map(|(index, year)| (name.clone(), index, Cover { year, kind })));
        }
    }
    if found.len() > 1 {
        let names: Vec<&str> = found.iter().map(|(name, ..)| name.as_str()).collect();
        return Err(Error::failed(Finding::error("workbook-ambiguous").with("names", names.join(", "))));
    }
    let Some((name, index, cover)) = found.pop() else { return Ok(None) };
    let layout = layouts.open_for(&name, Some(cover.year), cover.kind.as_deref())?;
    Ok(Some((index, layout, cover)))
}

/// The worksheet that is the cover of a layout's workbook, and the year that it tells.
fn told(grids: &[WorksheetGrid], layout: &Layout) -> Option<(usize, u16)> {
    let book = layout.workbook.as_ref()?;
    let index = grids.iter().position(|grid| fold(&grid.name) == fold(&book.cover))?;
    let title = fold(&book.title);
    let (before, behind) = title.split_once(YEAR)?;
    let year = words(&grids[index]).find_map(|(_, text)| {
        let year = fold(&text).strip_prefix(before)?.strip_suffix(behind)?.to_owned();
        if year.len() == 4 { year.parse().ok() } else { None }
    })?;
    Some((index, year))
}

/// The words of a worksheet with their cells, from the top.
fn words(grid: &WorksheetGrid) -> impl Iterator<Item = ((u32, u32), String)> {
    grid.rows().into_iter().flat_map(|row| grid.words(row).into_iter().map(move |(column, text)| ((row, column), text)))
}

impl Cover {
    /// The unit, the year, the kind, the date.
    pub(super) fn read(
        &self,
        grid: &WorksheetGrid,
        reading: &mut WorkbookReader<'_>,
        into: &mut IndexMap<String, JsonNode>,
    ) {
        let Some(book) = &reading.layout.workbook else { return };
        if let Some(kind) = &self.kind {
            into.insert("kind".to_owned(), JsonNode::Text(kind.clone()));
        }
        let before = book.unit.strip_suffix(UNIT).unwrap_or(&book.unit);
        let named = words(grid).find(|(_, text)| fold(text).starts_with(&fold(before)));
        let unit = named.map(|(at, text)| (at, after(&text, before).to_owned())).filter(|(_, unit)| !unit.is_empty());
        let place = Place::root().join("unit");
        if let Some((at, _)) = &unit {
            reading.places.note(&place, grid, *at);
        } else {
            reading.tell(Finding::error("words-blank").with("column", before), &place, grid, (0, 0));
        }
        into.insert("unit".to_owned(), JsonNode::Text(unit.map_or(STAND_IN.to_owned(), |(_, unit)| unit)));
        into.insert("year".to_owned(), JsonNode::Integer(self.year.into()));
        self.published(grid, reading, into);
    }

    /// The day of publication: the one day that stands on the cover.
    fn published(&self, grid: &WorksheetGrid, reading: &mut WorkbookReader<'_>, into: &mut IndexMap<String, JsonNode>) {
        let place = Place::root().join("published");
        let day = |at: (u32, u32), text: &str| {
            let typed = text.chars().filter(|c| !c.is_ascii_digit()).count() <= MARKS;
            let is_day = matches!(grid.cell(at), Some(GridCell::Date(..))) || typed;
            forms::date(grid, at)
                .filter(|node| is_day && node.text().is_some_and(|day| day.parse::<crate::model::Date>().is_ok()))
        };
        let found = words(grid).find_map(|(at, text)| Some((at, day(at, &text)?)));
        if let Some((at, _)) = &found {
            reading.places.note(&place, grid, *at);
        } else {
            reading.tell(Finding::error("cover-undated").with("worksheet", &grid.name), &place, grid, (0, 0));
        }
        let day = found.map_or_else(|| JsonNode::Text(format!("{}-01-01", self.year)), |(_, day)| day);
        into.insert("published".to_owned(), day);
    }
}

/// A day that is typed has so many characters beside its digits, at most: 2024年2月5日, 2024 - 2 - 5.
const MARKS: usize = 6;

/// The prose of all parts, and the worksheets that are read or hold nothing to read.
pub(super) fn texts(grids: &[WorksheetGrid], reading: &mut WorkbookReader<'_>) -> (JsonNode, Vec<usize>) {
    let layout = reading.layout;
    let passed = layout.workbook.iter().flat_map(|book| &book.passed).map(|name| fold(name)).collect::<Vec<_>>();
    let named = |names: &[String], grid: &WorksheetGrid| names.contains(&fold(&grid.name));
    let mut used: Vec<usize> = (0..grids.len()).filter(|index| named(&passed, &grids[*index])).collect();
    let mut parts = IndexMap::new();
    for part in &layout.parts {
        let Some(PartBody::Sections(sections)) = part.body() else { continue };
        let tabs: Vec<String> = part.tabs.iter().map(|tab| fold(tab)).collect();
        let place = Place::root().join("texts").join(&part.key);
        match (0..grids.len()).find(|index| named(&tabs, &grids[*index])) {
            Some(index) => {
                used.push(index);
                let prose = sections_of(&grids[index], sections, &place, reading);
                let told = prose.values().any(|paragraphs| !paragraphs.is_empty());
                parts.extend((told || !part.optional).then(|| (part.key.clone(), prose)));
            }
            None if part.optional => {}
            None => {
                let finding = Finding::error("worksheet-missing").with("sheet", &part.title);
                reading.findings.push(finding.at(&place));
            }
        }
    }
    (forms::prose(parts), used)
}

/// The paragraphs of a worksheet by section: each line of a cell below the first row is one; a line that is the title of
/// a section begins it.
fn sections_of(
    grid: &WorksheetGrid,
    sections: &[SectionSpec],
    place: &Place,
    reading: &mut WorkbookReader<'_>,
) -> IndexMap<String, Vec<JsonNode>> {
    reading.places.note(place, grid, (0, 0));
    let mut prose: IndexMap<String, Vec<JsonNode>> =
        sections.iter().map(|section| (section.key.clone(), Vec::new())).collect();
    let mut current = sections.iter().find(|section| section.title.is_empty());
    let top = grid.rows().first().copied();
    let rows: Vec<u32> = grid.rows().into_iter().filter(|row| Some(*row) != top).collect();
    reading.hidden(&rows, place, grid);
    let cells: Vec<(u32, u32)> =
        rows.into_iter().flat_map(|row| grid.row(row).map(move |(column, _)| (row, column))).collect();
    for at in cells {
        let next = current.and_then(|section| Some(place.join(&section.key).join(prose.get(&section.key)?.len())));
        // What stands in for a cell that cannot be read belongs to the section that it is in.
        let text = reading.displayed(&next.unwrap_or_else(|| place.clone()), grid, at, &grid.name);
        let text = text.unwrap_or_else(|Unreadable| Some(STAND_IN.to_owned())).unwrap_or_default();
        for line in lines(&text) {
            let line = line.as_str();
            let is_title = |section: &&SectionSpec| {
                let mut titles = [&section.title].into_iter().chain(&section.also);
                titles.any(|title| !title.is_empty() && fold(title) == fold(line))
            };
            if let Some(section) = sections.iter().find(is_title) {
                current = Some(section);
                reading.places.note(&place.join(&section.key), grid, at);
                continue;
            }
            match current.and_then(|section| Some((section, prose.get_mut(&section.key)?))) {
                Some((section, paragraphs)) => {
                    reading.places.note(&place.join(&section.key).join(paragraphs.len()), grid, at);
                    paragraphs.push(JsonNode::Text(line.to_owned()));
                }
                None => reading.tell(Finding::error("section-unknown").with("words", line), place, grid, at),
            }
        }
    }
    prose
}
