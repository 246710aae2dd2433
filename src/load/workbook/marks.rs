//! What an .xlsx workbook marks and the library does not tell: hidden rows, and formulas without a value. The library
//! would give formulas as texts, unfolded, at a price that the file sets.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::{BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::grid::{At, at};

/// The marks of a worksheet.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Hidden rows, counted from 0.
    pub(super) hidden: BTreeSet<u32>,
    /// Hidden columns, from the first to the last of each run, counted from 0.
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// Cells with a formula.
    pub(super) formulas: HashSet<At>,
    /// Those that no spreadsheet has computed yet: another program wrote them.
    pub(super) uncomputed: Vec<At>,
}

/// The marks by the name of their worksheet. What cannot be read has none: the library, which reads the same parts,
/// tells what is wrong with them.
pub(super) fn marks(bytes: &[u8]) -> HashMap<String, Marks> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return HashMap::new() };
    let mut targets = HashMap::new();
    elements(&mut archive, "xl/_rels/workbook.xml.rels", |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
            targets.insert(id, part(&target));
        }
    });
    let mut sheets = Vec::new();
    elements(&mut archive, "xl/workbook.xml", |element| {
        if let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "id")) {
            sheets.push((name, id));
        }
    });
    let found = sheets.into_iter().filter_map(|(name, id)| Some((name, worksheet(&mut archive, targets.get(&id)?))));
    found.collect()
}

/// The path of a part from the target of a relationship of the workbook.
fn part(target: &str) -> String {
    target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned)
}

fn worksheet(archive: &mut ZipArchive<Cursor<&[u8]>>, part: &str) -> Marks {
    let mut marks = Marks::default();
    let mut next = 1u32;
    let mut cell = Reached::default();
    events(archive, part, |event| match event {
        Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
            "row" => {
                // A row without a number follows the row before it.
                let row = attribute(element, "r").and_then(|row| row.parse().ok()).unwrap_or(next).max(1);
                next = row.saturating_add(1);
                marks.hidden.extend(is_hidden(element).then_some(row - 1));
            }
            "col" if is_hidden(element) => {
                let column = |name| attribute(element, name)?.parse::<u32>().ok()?.checked_sub(1);
                marks.hidden_columns.extend(column("min").zip(column("max")));
            }
            "c" => marks.uncomputed.extend(std::mem::replace(&mut cell, Reached::new(element)).uncomputed()),
            "f" => {
                cell.formula = true;
                marks.formulas.extend(cell.at);
            }
            "v" => cell.value = true,
            _ => {}
        },
        Event::Text(text) => cell.filled |= cell.value && !text.is_empty(),
        _ => {}
    });
    marks.uncomputed.extend(cell.uncomputed());
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

/// The cell that has been reached.
#[derive(Default)]
struct Reached {
    at: Option<At>,
    /// Whether its value is a text: an empty one is a value all the same.
    text: bool,
    formula: bool,
    value: bool,
    filled: bool,
}

impl Reached {
    fn new(element: &BytesStart<'_>) -> Self {
        let at = attribute(element, "r").and_then(|reference| at(&reference));
        Self { at, text: attribute(element, "t").is_some_and(|kind| kind == "str"), ..Self::default() }
    }

    /// The cell, if it has a formula and no value.
    fn uncomputed(&self) -> Option<At> {
        self.at.filter(|_| self.formula && !self.filled && !(self.text && self.value))
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

fn is_hidden(element: &BytesStart<'_>) -> bool {
    attribute(element, "hidden").is_some_and(|hidden| matches!(hidden.as_str(), "1" | "true"))
}

/// An attribute by its local name: prefixes are up to the program that wrote the file.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes().flatten();
    let attribute = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}
