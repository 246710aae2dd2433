//! Reads an office's own workbook, which names no layout: the cover, and narrative texts in free cells.
//!
//! [`super::read`] uses it if no worksheet holds the basic data of the template. The layout (`Layout::workbook`)
//! describes the form of such a workbook: name of the cover's worksheet, title, and label of the unit.

use indexmap::IndexMap;

use super::forms;
use super::grid::{CellPosition, GridCell, WorksheetGrid};
use super::reader::{PLACEHOLDER, Unreadable, WorkbookReader};
use super::rows::after_label;
use crate::error::Error;
use crate::layout::{Layout, Layouts, PartBody, SectionSpec};
use crate::load::fold::fold;
use crate::load::node::JsonNode;
use crate::load::text::lines;
use crate::model::{Place, finding};

/// Variable for the year in the layout's title of a cover, as it reads after [`fold`].
const YEAR_VARIABLE: &str = "{{year}}";

/// Variable for the unit in the layout's text of a cover.
const UNIT_VARIABLE: &str = "{{ unit }}";

/// Year and kind of the document, as its cover states them.
pub(super) struct Cover {
    /// Budget year.
    year: u16,
    /// Key of the kind of document, if the layout has kinds.
    kind: Option<String>,
}

/// Finds the layout whose cover matches a worksheet: the index of the worksheet, the layout for the year of the
/// document, and the cover. `None` if no layout matches.
///
/// # Errors
/// `workbook-ambiguous` if several layouts match; errors of opening the matching layout.
pub(super) fn find_cover(grids: &[WorksheetGrid], layouts: &Layouts) -> Result<Option<(usize, Layout, Cover)>, Error> {
    let mut found = Vec::new();
    for name in layouts.names() {
        // A broken layout must not keep other layouts' workbooks from being read.
        let Ok(layout) = layouts.open(&name) else { continue };
        let kinds = layout.kinds.keys().cloned().map(Some);
        let kinds: Vec<Option<String>> = if layout.kinds.is_empty() { vec![None] } else { kinds.collect() };
        for kind in kinds {
            let layout = layouts.open_for(&name, None, kind.as_deref())?;
            found.extend(match_cover(grids, &layout).map(|(index, year)| (name.clone(), index, Cover { year, kind })));
        }
    }
    if found.len() > 1 {
        let names: Vec<&str> = found.iter().map(|(name, ..)| name.as_str()).collect();
        return Err(Error::failed(finding::workbook_ambiguous(names.join(", "))));
    }
    let Some((name, index, cover)) = found.pop() else { return Ok(None) };
    let layout = layouts.open_for(&name, Some(cover.year), cover.kind.as_deref())?;
    Ok(Some((index, layout, cover)))
}

/// The index of the worksheet that is the cover of a layout's workbook, and the year in its title.
fn match_cover(grids: &[WorksheetGrid], layout: &Layout) -> Option<(usize, u16)> {
    let book = layout.workbook.as_ref()?;
    let index = grids.iter().position(|grid| fold(&grid.name) == fold(&book.cover))?;
    let title = fold(&book.title);
    let (before, behind) = title.split_once(YEAR_VARIABLE)?;
    let year = filled_cells(&grids[index]).find_map(|(_, text)| {
        let year = fold(&text).strip_prefix(before)?.strip_suffix(behind)?.to_owned();
        if year.len() == 4 { year.parse().ok() } else { None }
    })?;
    Some((index, year))
}

/// The displayed texts of a worksheet with their cells, from the top.
fn filled_cells(grid: &WorksheetGrid) -> impl Iterator<Item = (CellPosition, String)> {
    grid.rows()
        .into_iter()
        .flat_map(|row| grid.row_texts(row).into_iter().map(move |(column, text)| ((row, column), text)))
}

impl Cover {
    /// Reads unit, year, kind and publication date into members of a data file; placeholders for values that are
    /// missing, which is reported.
    pub(super) fn read(
        &self,
        grid: &WorksheetGrid,
        reader: &mut WorkbookReader<'_>,
        into: &mut IndexMap<String, JsonNode>,
    ) {
        let Some(book) = &reader.layout.workbook else { return };
        if let Some(kind) = &self.kind {
            into.insert("kind".to_owned(), JsonNode::Text(kind.clone()));
        }
        let before = book.unit.strip_suffix(UNIT_VARIABLE).unwrap_or(&book.unit);
        let named = filled_cells(grid).find(|(_, text)| fold(text).starts_with(&fold(before)));
        let unit =
            named.map(|(at, text)| (at, after_label(&text, before).to_owned())).filter(|(_, unit)| !unit.is_empty());
        let place = Place::root().join("unit");
        if let Some((at, _)) = &unit {
            reader.places.note(&place, grid, *at);
        } else {
            reader.report(finding::words_blank(before), &place, grid, (0, 0));
        }
        into.insert("unit".to_owned(), JsonNode::Text(unit.map_or(PLACEHOLDER.to_owned(), |(_, unit)| unit)));
        into.insert("year".to_owned(), JsonNode::Integer(self.year.into()));
        self.read_publication_date(grid, reader, into);
    }

    /// Reads the publication date: the first valid date on the cover.
    fn read_publication_date(
        &self,
        grid: &WorksheetGrid,
        reader: &mut WorkbookReader<'_>,
        into: &mut IndexMap<String, JsonNode>,
    ) {
        let place = Place::root().join("published");
        let day = |at: CellPosition, text: &str| {
            let typed = text.chars().filter(|c| !c.is_ascii_digit()).count() <= MAX_DATE_MARKS;
            let is_day = matches!(grid.cell(at), Some(GridCell::Date(..))) || typed;
            forms::read_date(grid, at)
                .filter(|node| is_day && node.text().is_some_and(|day| day.parse::<crate::model::Date>().is_ok()))
        };
        let found = filled_cells(grid).find_map(|(at, text)| Some((at, day(at, &text)?)));
        if let Some((at, _)) = &found {
            reader.places.note(&place, grid, *at);
        } else {
            reader.report(finding::cover_undated(&grid.name), &place, grid, (0, 0));
        }
        let day = found.map_or_else(|| JsonNode::Text(format!("{}-01-01", self.year)), |(_, day)| day);
        into.insert("published".to_owned(), day);
    }
}

/// Maximum number of characters other than digits in a typed date: 2024年2月5日, 2024 - 2 - 5.
const MAX_DATE_MARKS: usize = 6;

/// Reads the narrative texts of all parts. Returns them with the indexes of the worksheets that hold them or that the
/// layout says to ignore.
pub(super) fn read_texts(grids: &[WorksheetGrid], reader: &mut WorkbookReader<'_>) -> (JsonNode, Vec<usize>) {
    let layout = reader.layout;
    let ignored = layout.workbook.iter().flat_map(|book| &book.passed).map(|name| fold(name)).collect::<Vec<_>>();
    let named = |names: &[String], grid: &WorksheetGrid| names.contains(&fold(&grid.name));
    let mut used: Vec<usize> = (0..grids.len()).filter(|index| named(&ignored, &grids[*index])).collect();
    let mut parts = IndexMap::new();
    for part in &layout.parts {
        let Some(PartBody::Sections(sections)) = part.body() else { continue };
        let tabs: Vec<String> = part.tabs.iter().map(|tab| fold(tab)).collect();
        let place = Place::root().join("texts").join(&part.key);
        match (0..grids.len()).find(|index| named(&tabs, &grids[*index])) {
            Some(index) => {
                used.push(index);
                let prose = read_sections(&grids[index], sections, &place, reader);
                let has_text = prose.values().any(|paragraphs| !paragraphs.is_empty());
                parts.extend((has_text || !part.optional).then(|| (part.key.clone(), prose)));
            }
            None if part.optional => {}
            None => {
                let finding = finding::worksheet_missing(&part.title);
                reader.findings.push(finding.at(&place));
            }
        }
    }
    (forms::prose_record(parts), used)
}

/// The paragraphs of a worksheet by section. Each line of a cell below the first row is a paragraph, except that the
/// title of a section begins that section.
fn read_sections(
    grid: &WorksheetGrid,
    sections: &[SectionSpec],
    place: &Place,
    reader: &mut WorkbookReader<'_>,
) -> IndexMap<String, Vec<JsonNode>> {
    reader.places.note(place, grid, (0, 0));
    let mut prose: IndexMap<String, Vec<JsonNode>> =
        sections.iter().map(|section| (section.key.clone(), Vec::new())).collect();
    let mut current = sections.iter().find(|section| section.title.is_empty());
    let top = grid.rows().first().copied();
    let rows: Vec<u32> = grid.rows().into_iter().filter(|row| Some(*row) != top).collect();
    reader.report_hidden_rows(&rows, place, grid);
    let cells: Vec<CellPosition> =
        rows.into_iter().flat_map(|row| grid.row(row).map(move |(column, _)| (row, column))).collect();
    for at in cells {
        let next = current.and_then(|section| Some(place.join(&section.key).join(prose.get(&section.key)?.len())));
        // The placeholder for an unreadable cell belongs to the current section.
        let text = reader.displayed_text(&next.unwrap_or_else(|| place.clone()), grid, at, &grid.name);
        let text = text.unwrap_or_else(|Unreadable| Some(PLACEHOLDER.to_owned())).unwrap_or_default();
        for line in lines(&text) {
            let line = line.as_str();
            let is_title = |section: &&SectionSpec| {
                let mut titles = [&section.title].into_iter().chain(&section.also);
                titles.any(|title| !title.is_empty() && fold(title) == fold(line))
            };
            if let Some(section) = sections.iter().find(is_title) {
                current = Some(section);
                reader.places.note(&place.join(&section.key), grid, at);
                continue;
            }
            match current.and_then(|section| Some((section, prose.get_mut(&section.key)?))) {
                Some((section, paragraphs)) => {
                    reader.places.note(&place.join(&section.key).join(paragraphs.len()), grid, at);
                    paragraphs.push(JsonNode::Text(line.to_owned()));
                }
                None => reader.report(finding::section_unknown(line), place, grid, at),
            }
        }
    }
    prose
}
