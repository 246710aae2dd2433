//! What an .xlsx workbook marks and the library does not tell: hidden rows, and formulas without a value. The library
//! would give formulas as texts, unfolded, at a price that the file sets.

use std::collections::{HashMap, HashSet};
use std::io::{BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::grid::{At, at};

/// The marks of a worksheet.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Hidden rows, counted from 0.
    pub(super) hidden: Vec<u32>,
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
        if let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "r:id")) {
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
    // The cell that is being read, and whether it has a formula so far without a value.
    let (mut cell, mut formula) = (None, false);
    elements(archive, part, |element| match element.local_name().as_ref() {
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
        "c" => {
            marks.uncomputed.extend(cell.take().filter(|_| formula));
            formula = false;
            cell = attribute(element, "r").and_then(|reference| at(&reference));
        }
        "f" => {
            formula = true;
            marks.formulas.extend(cell);
        }
        "v" | "is" => formula = false,
        _ => {}
    });
    marks.uncomputed.extend(cell.filter(|_| formula));
    marks
}

/// Hands each element of a part over.
fn elements(archive: &mut ZipArchive<Cursor<&[u8]>>, part: &str, mut look: impl FnMut(&BytesStart<'_>)) {
    let Ok(file) = archive.by_name(part) else { return };
    let mut reader = Reader::from_reader(BufReader::new(file));
    let mut buffer = Vec::new();
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        match event {
            Event::Start(element) | Event::Empty(element) => look(&element),
            Event::Eof => return,
            _ => {}
        }
        buffer.clear();
    }
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    attribute(element, "hidden").is_some_and(|hidden| matches!(hidden.as_str(), "1" | "true"))
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok().flatten()?;
    attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}
