//! The hidden rows of an .xlsx workbook, of which the library does not tell.

use std::collections::HashMap;
use std::io::{BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// The hidden rows by the name of their worksheet, counted from 0. What cannot be read has none: the library, which
/// reads the same parts, tells what is wrong with them.
pub(super) fn rows(bytes: &[u8]) -> HashMap<String, Vec<u32>> {
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
    let mut rows = HashMap::new();
    for (name, id) in sheets {
        let Some(part) = targets.get(&id) else { continue };
        rows.insert(name, hidden(&mut archive, part));
    }
    rows
}

/// The path of a part from the target of a relationship of the workbook.
fn part(target: &str) -> String {
    target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned)
}

fn hidden(archive: &mut ZipArchive<Cursor<&[u8]>>, part: &str) -> Vec<u32> {
    let (mut hidden, mut next) = (Vec::new(), 1u32);
    elements(archive, part, |element| {
        if element.local_name().as_ref() != "row" {
            return;
        }
        // A row without a number follows the row before it.
        let row = attribute(element, "r").and_then(|row| row.parse().ok()).unwrap_or(next);
        next = row.saturating_add(1);
        if row > 0 && attribute(element, "hidden").is_some_and(|hidden| matches!(hidden.as_str(), "1" | "true")) {
            hidden.push(row - 1);
        }
    });
    hidden
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

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok().flatten()?;
    attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}
