//! Reads details of .xlsx worksheets that calamine does not report: hidden rows and columns, and formulas without a
//! result.
//!
//! [`super::open`] adds them to the grids of worksheets. Calamine could list formulas, but only as expanded texts, at a
//! cost in memory that the file determines.

use std::collections::HashMap;
use std::io::{BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::details::{WorksheetDetails, accept_computed_zeros};
use super::grid::CellPosition;
use crate::load::a1;

/// Reads the details of all worksheets of an .xlsx file, by name of the worksheet. Parts that cannot be read are left
/// out: calamine reads the same parts and reports what is wrong.
pub(super) fn read(bytes: &[u8]) -> HashMap<String, WorksheetDetails> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return HashMap::new() };
    let mut targets = HashMap::new();
    for_each_element(&mut archive, "xl/_rels/workbook.xml.rels", |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
            targets.insert(id, part_path(&target));
        }
    });
    let (mut sheets, mut stale, mut saved_by_excel) = (Vec::new(), false, false);
    for_each_element(&mut archive, "xl/workbook.xml", |element| {
        if element.local_name().as_ref() == "calcPr" {
            stale = is_true(element, "fullCalcOnLoad");
            saved_by_excel = attribute(element, "calcId").is_some();
        }
        if let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "id")) {
            sheets.push((name, id));
        }
    });
    let found = sheets
        .into_iter()
        .filter_map(|(name, id)| Some((name, read_worksheet(&mut archive, targets.get(&id)?, stale))));
    let mut found: HashMap<String, WorksheetDetails> = found.collect();
    accept_computed_zeros(saved_by_excel, found.values_mut().collect());
    found
}

/// The path of a part of the package, from the target of a relationship of the workbook.
fn part_path(target: &str) -> String {
    target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned)
}

/// Reads the details of one worksheet. If `stale`, the workbook asks to be computed when it is opened: formula results
/// of zero then count as not computed.
fn read_worksheet(archive: &mut ZipArchive<Cursor<&[u8]>>, part: &str, stale: bool) -> WorksheetDetails {
    let mut details = WorksheetDetails::default();
    let mut cursor = XlsxCursor { row: 1, column: 1, all_hidden: false };
    let mut cell = XlsxCell::default();
    for_each_event(archive, part, |event| match event {
        Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
            "sheetFormatPr" => cursor.all_hidden = is_true(element, "zeroHeight"),
            "row" => {
                // The cursor counts from 1 and is past the row.
                let hidden = cursor.begin_row(element);
                details.hidden_rows.extend(hidden.then_some(cursor.row - 2));
            }
            "col" if is_true(element, "hidden") || is_zero(element, "width") => {
                let column = |name| attribute(element, name)?.parse::<u32>().ok()?.checked_sub(1);
                details.hidden_columns.extend(column("min").zip(column("max")));
            }
            "c" => {
                let begun = XlsxCell::new(element, cursor.position(element));
                std::mem::replace(&mut cell, begun).record(stale, &mut details);
            }
            "f" => {
                cell.has_formula = true;
                details.formulas.extend(cell.at);
            }
            "v" => cell.has_value = true,
            _ => {}
        },
        Event::Text(text) if cell.has_value => {
            cell.is_filled |= !text.is_empty();
            cell.is_zero = text.as_ref() == "0";
        }
        _ => {}
    });
    cell.record(stale, &mut details);
    join_runs(&mut details.hidden_columns);
    details
}

/// Joins runs of columns that touch or overlap, because each column is looked up in all runs.
fn join_runs(runs: &mut Vec<(u32, u32)>) {
    runs.sort_unstable();
    runs.dedup_by(|next, run| {
        let meets = next.0 <= run.1.saturating_add(1);
        run.1 = if meets { run.1.max(next.1) } else { run.1 };
        meets
    });
}

/// Position for elements without a reference.
struct XlsxCursor {
    /// The next row, counted from 1.
    row: u32,
    /// The next column, counted from 1.
    column: u32,
    /// Whether rows without an attribute of their own are hidden.
    all_hidden: bool,
}

impl XlsxCursor {
    /// Begins a row. Returns whether it is hidden.
    fn begin_row(&mut self, element: &BytesStart<'_>) -> bool {
        let row = attribute(element, "r").and_then(|row| row.parse().ok()).unwrap_or(self.row).max(1);
        (self.row, self.column) = (row.saturating_add(1), 1);
        let stated = attribute(element, "hidden").is_some();
        is_true(element, "hidden") || is_zero(element, "ht") || self.all_hidden && !stated
    }

    /// The position of a cell; `None` if its reference is malformed.
    fn position(&mut self, element: &BytesStart<'_>) -> Option<CellPosition> {
        let stated = attribute(element, "r").map(|reference| a1::parse(&reference));
        let place = stated.unwrap_or_else(|| Some((self.row.checked_sub(2)?, self.column.checked_sub(1)?)));
        self.column = place.map_or(self.column, |(_, column)| column.saturating_add(1)).saturating_add(1);
        place
    }
}

/// State of the cell that is being read.
#[derive(Default)]
struct XlsxCell {
    /// Its position; `None` if its reference is malformed.
    at: Option<CellPosition>,
    /// Whether its value is a text, of which an empty one is a result, too.
    is_text: bool,
    /// Whether it has a formula.
    has_formula: bool,
    /// Whether it has an element for its value.
    has_value: bool,
    /// Whether that element is not empty.
    is_filled: bool,
    /// Whether the value is `0`.
    is_zero: bool,
}

impl XlsxCell {
    /// A cell that begins with this element.
    fn new(element: &BytesStart<'_>, at: Option<CellPosition>) -> Self {
        Self { at, is_text: attribute(element, "t").is_some_and(|kind| kind == "str"), ..Self::default() }
    }

    /// Records the cell if it has a formula: as not computed, as a zero that may not be computed, or as computed.
    fn record(&self, stale: bool, details: &mut WorksheetDetails) {
        let Some(at) = self.at.filter(|_| self.has_formula) else { return };
        // An empty text is a result, too.
        let valued = self.is_filled || self.is_text && self.has_value;
        let zero = self.is_zero && !self.is_text;
        if !valued || stale && zero {
            details.uncomputed.push(at);
        } else if zero {
            details.doubtful_zeros.insert(at);
        } else {
            details.has_results = true;
        }
    }
}

/// Calls `visit` for each element of a part of the package.
fn for_each_element(archive: &mut ZipArchive<Cursor<&[u8]>>, part: &str, mut visit: impl FnMut(&BytesStart<'_>)) {
    for_each_event(archive, part, |event| {
        if let Event::Start(element) | Event::Empty(element) = event {
            visit(element);
        }
    });
}

/// Calls `visit` for each XML event of a part of the package; ends at the first fault of the XML.
fn for_each_event(archive: &mut ZipArchive<Cursor<&[u8]>>, part: &str, mut visit: impl FnMut(&Event<'_>)) {
    let Ok(file) = archive.by_name(part) else { return };
    let mut reader = Reader::from_reader(BufReader::new(file));
    let mut buffer = Vec::new();
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        if matches!(event, Event::Eof) {
            return;
        }
        visit(&event);
        buffer.clear();
    }
}

/// Whether an attribute is set to true.
fn is_true(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| matches!(value.as_str(), "1" | "true"))
}

/// Whether an attribute is a number equal to zero.
fn is_zero(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).and_then(|value| value.parse::<f64>().ok()).is_some_and(|value| value == 0.0)
}

/// The value of an attribute by its local name, as prefixes differ between programs.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes().flatten();
    let attribute = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}
