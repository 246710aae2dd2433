//! What a workbook marks and the library does not tell: hidden rows, and formulas without a value; here of .xlsx. The
//! library would give formulas as texts, unfolded, at a price that the file sets.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::{BufReader, Cursor};
use std::rc::Rc;

use calamine::Dimensions;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::face::Look;
use super::grid::{At, at};
use super::open::DisplayKind;

/// The marks of a worksheet.
#[derive(Debug, Default)]
pub(super) struct WorksheetMarks {
    /// Hidden rows, counted from 0.
    pub(super) hidden: BTreeSet<u32>,
    /// Hidden columns, from the first to the last of each run, counted from 0.
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// Cells with a formula.
    pub(super) formulas: HashSet<At>,
    /// Those that no spreadsheet has computed yet: another program wrote them.
    pub(super) uncomputed: Vec<At>,
    /// Those that are zero, in a workbook that does not tell who computed it.
    pub(super) doubtful: HashSet<At>,
    /// Whether a formula has a value other than zero: somebody computed it.
    pub(super) computed: bool,
    /// Of .xls: how cells display what they hold, by the number of their format.
    pub(super) kinds: Rc<Vec<DisplayKind>>,
    /// The numbers of the formats.
    pub(super) formats: HashMap<At, u16>,
    /// Of .ods: the text that a cell displays.
    pub(super) shown: HashMap<At, String>,
    /// Cells whose characters are not plain to see.
    pub(super) looks: HashMap<At, Look>,
    /// Merged regions.
    pub(super) merges: Vec<Dimensions>,
}

impl WorksheetMarks {
    /// How a cell displays what it holds, if that is marked.
    pub(super) fn kind(&self, at: At) -> Option<&DisplayKind> {
        self.kinds.get(usize::from(*self.formats.get(&at)?))
    }
}

/// The marks by the name of their worksheet. What cannot be read has none: the library, which reads the same parts,
/// tells what is wrong with them.
pub(super) fn marks(bytes: &[u8]) -> HashMap<String, WorksheetMarks> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return HashMap::new() };
    let mut targets = HashMap::new();
    elements(&mut archive, "xl/_rels/workbook.xml.rels", |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
            targets.insert(id, part(&target));
        }
    });
    let (mut sheets, mut stale, mut engine) = (Vec::new(), false, false);
    elements(&mut archive, "xl/workbook.xml", |element| {
        if element.local_name().as_ref() == "calcPr" {
            stale = is_true(element, "fullCalcOnLoad");
            engine = attribute(element, "calcId").is_some();
        }
        if let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "id")) {
            sheets.push((name, id));
        }
    });
    let found =
        sheets.into_iter().filter_map(|(name, id)| Some((name, worksheet(&mut archive, targets.get(&id)?, stale))));
    let mut found: HashMap<String, WorksheetMarks> = found.collect();
    settle(engine, found.values_mut().collect());
    found
}

/// Zeros of formulas are values where Excel computed them, or where other formulas of the workbook have values.
/// LibreOffice saves the zeros that a library wrote as they are.
pub(super) fn settle(is_of_excel: bool, mut sheets: Vec<&mut WorksheetMarks>) {
    if is_of_excel || sheets.iter().any(|sheet| sheet.computed) {
        sheets.iter_mut().for_each(|sheet| sheet.doubtful.clear());
    }
}

/// The path of a part from the target of a relationship of the workbook.
fn part(target: &str) -> String {
    target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned)
}

/// The marks of a worksheet. In a `stale` workbook formulas are to be computed when it is opened: the zeros that a
/// library wrote behind them are no values.
fn worksheet(archive: &mut ZipArchive<Cursor<&[u8]>>, part: &str, stale: bool) -> WorksheetMarks {
    let mut marks = WorksheetMarks::default();
    let mut next = Next { row: 1, column: 1, all_hidden: false };
    let mut cell = Reached::default();
    events(archive, part, |event| match event {
        Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
            "sheetFormatPr" => next.all_hidden = is_true(element, "zeroHeight"),
            "row" => {
                let hidden = next.begin_row(element);
                marks.hidden.extend(hidden.then_some(next.row - 2));
            }
            "col" if is_true(element, "hidden") || is_zero(element, "width") => {
                let column = |name| attribute(element, name)?.parse::<u32>().ok()?.checked_sub(1);
                marks.hidden_columns.extend(column("min").zip(column("max")));
            }
            "c" => {
                let reached = Reached::new(element, next.cell(element));
                std::mem::replace(&mut cell, reached).mark(stale, &mut marks);
            }
            "f" => {
                cell.formula = true;
                marks.formulas.extend(cell.at);
            }
            "v" => cell.value = true,
            _ => {}
        },
        Event::Text(text) if cell.value => {
            cell.filled |= !text.is_empty();
            cell.zero = text.as_ref() == "0";
        }
        _ => {}
    });
    cell.mark(stale, &mut marks);
    joined(&mut marks.hidden_columns);
    marks
}

/// Joins runs of columns that meet or overlap: a column is looked for in all of them.
fn joined(runs: &mut Vec<(u32, u32)>) {
    runs.sort_unstable();
    runs.dedup_by(|next, run| {
        let meets = next.0 <= run.1.saturating_add(1);
        run.1 = if meets { run.1.max(next.1) } else { run.1 };
        meets
    });
}

/// The row and the cell that come next where no number tells, counted from 1.
struct Next {
    row: u32,
    column: u32,
    /// Whether rows are hidden that do not say otherwise.
    all_hidden: bool,
}

impl Next {
    /// Begins a row; whether it is hidden.
    fn begin_row(&mut self, element: &BytesStart<'_>) -> bool {
        let row = attribute(element, "r").and_then(|row| row.parse().ok()).unwrap_or(self.row).max(1);
        (self.row, self.column) = (row.saturating_add(1), 1);
        let told = attribute(element, "hidden").is_some();
        is_true(element, "hidden") || is_zero(element, "ht") || self.all_hidden && !told
    }

    /// The place of a cell.
    fn cell(&mut self, element: &BytesStart<'_>) -> Option<At> {
        let told = attribute(element, "r").map(|reference| at(&reference));
        let place = told.unwrap_or_else(|| Some((self.row.checked_sub(2)?, self.column.checked_sub(1)?)));
        self.column = place.map_or(self.column, |(_, column)| column.saturating_add(1)).saturating_add(1);
        place
    }
}

/// The cell that has been reached.
#[derive(Default)]
struct Reached {
    at: Option<At>,
    /// Whether its value is a text: an empty one is a value all the same.
    text: bool,
    formula: bool,
    value: bool,
    filled: bool,
    zero: bool,
}

impl Reached {
    fn new(element: &BytesStart<'_>, at: Option<At>) -> Self {
        Self { at, text: attribute(element, "t").is_some_and(|kind| kind == "str"), ..Self::default() }
    }

    /// Marks the cell if it has a formula: without a value, or with a zero that may be none.
    fn mark(&self, stale: bool, marks: &mut WorksheetMarks) {
        let Some(at) = self.at.filter(|_| self.formula) else { return };
        // An empty text is a value all the same.
        let valued = self.filled || self.text && self.value;
        let zero = self.zero && !self.text;
        if !valued || stale && zero {
            marks.uncomputed.push(at);
        } else if zero {
            marks.doubtful.insert(at);
        } else {
            marks.computed = true;
        }
    }
}

/// Hands each element of a part over.
fn elements(archive: &mut ZipArchive<Cursor<&[u8]>>, part: &str, mut look: impl FnMut(&BytesStart<'_>)) {
    events(archive, part, |event| {
        if let Event::Start(element) | Event::Empty(element) = event {
            look(element);
        }
    });
}

/// Hands each piece of a part over.
fn events(archive: &mut ZipArchive<Cursor<&[u8]>>, part: &str, mut look: impl FnMut(&Event<'_>)) {
    let Ok(file) = archive.by_name(part) else { return };
    let mut reader = Reader::from_reader(BufReader::new(file));
    let mut buffer = Vec::new();
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        if matches!(event, Event::Eof) {
            return;
        }
        look(&event);
        buffer.clear();
    }
}

fn is_true(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| matches!(value.as_str(), "1" | "true"))
}

fn is_zero(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).and_then(|value| value.parse::<f64>().ok()).is_some_and(|value| value == 0.0)
}

/// An attribute by its local name: prefixes are up to the program that wrote the file.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes().flatten();
    let attribute = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}
