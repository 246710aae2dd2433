//! What an .ods workbook marks and the library does not tell: the texts that cells display, type, hidden rows and
//! columns, merged regions, formulas without a value.

use std::collections::HashMap;
use std::io::{BufReader, Cursor};

use calamine::Dimensions;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::face::{CellType, Look, Rgb};
use super::grid::At;
use super::marks::{WorksheetMarks, attribute};

/// The marks of each table, in their order.
pub(super) fn marks(bytes: &[u8]) -> Vec<WorksheetMarks> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Vec::new() };
    let mut reading = OdsTables::default();
    for part in ["styles.xml", "content.xml"] {
        let Ok(file) = archive.by_name(part) else { continue };
        let mut reader = Reader::from_reader(BufReader::new(file));
        reader.config_mut().expand_empty_elements = true;
        let mut buffer = Vec::new();
        while let Ok(event) = reader.read_event_into(&mut buffer) {
            match event {
                Event::Start(element) => reading.start(&element),
                Event::End(element) => reading.end(element.name().as_ref()),
                Event::Text(text) => reading.text(&text),
                Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                    Ok(Some(character)) => reading.text(character.encode_utf8(&mut [0; 4])),
                    _ => reading.text(quick_xml::escape::resolve_xml_entity(&reference).unwrap_or_default()),
                },
                Event::Eof => break,
                _ => {}
            }
            buffer.clear();
        }
    }
    reading.tables
}

/// A style: its parent, and what it says about type.
#[derive(Default, Clone)]
struct OdsStyle {
    parent: Option<String>,
    struck: Option<bool>,
    size: Option<f64>,
    ink: Option<Rgb>,
    ground: Option<Rgb>,
    /// Whether rows or columns of this style have no extent.
    flat: bool,
}

#[derive(Default)]
struct OdsTables {
    styles: HashMap<String, OdsStyle>,
    /// The style that is being read.
    style: Option<(String, OdsStyle)>,
    tables: Vec<WorksheetMarks>,
    depth: usize,
    row: u32,
    rows: u32,
    column: u32,
    /// The column up to which columns were described.
    described: u32,
    cell: Option<OdsCell>,
    /// Within a remark on a cell.
    remark: bool,
}

/// The cell that is being read.
#[derive(Default)]
struct OdsCell {
    repeated: u32,
    /// What it displays; `None` without a paragraph.
    shown: Option<String>,
    /// The words that it holds, where its format displays others.
    held: Option<String>,
    look: Option<Look>,
    formula: bool,
    span: (u32, u32),
}

impl OdsCell {
    /// What the number format does to words. LibreOffice loses some of these formats, and then displays the words alone.
    fn formatted(&self) -> Option<Look> {
        let solid = |text: &String| text.split_whitespace().collect::<String>();
        let (held, shown) = (solid(self.held.as_ref()?), solid(self.shown.as_ref()?));
        let look = if shown.contains(&held) { Look::Added } else { Look::Blank };
        (shown != held).then_some(look)
    }
}

/// Regions of repeated cells are marked up to so many: more are not read.
const MAX_REPEATED: u32 = 1 << 20;

impl OdsTables {
    fn start(&mut self, element: &BytesStart<'_>) {
        let get = |name: &str| attribute(element, name);
        let count = |name: &str| get(name).and_then(|number| number.parse::<u32>().ok()).unwrap_or(1).min(MAX_REPEATED);
        match element.name().as_ref() {
            "style:style" | "style:default-style" => {
                let name = get("name").unwrap_or_default();
                self.style = Some((name, OdsStyle { parent: get("parent-style-name"), ..OdsStyle::default() }));
            }
            "style:text-properties"
            | "style:table-cell-properties"
            | "style:table-row-properties"
            | "style:table-column-properties" => self.describe(element),
            "table:table" => {
                self.depth += 1;
                if self.depth == 1 {
                    self.tables.push(WorksheetMarks::default());
                    (self.row, self.rows, self.described) = (0, 0, 0);
                }
            }
            "table:table-column" => {
                let (first, count) = (self.described, count("number-columns-repeated"));
                self.described = first.saturating_add(count);
                let hidden = self.is_hidden(get("visibility"), get("style-name")) && count > 0;
                if let Some(marks) = self.tables.last_mut().filter(|_| hidden) {
                    marks.hidden_columns.push((first, first.saturating_add(count - 1)));
                }
            }
            "table:table-row" => {
                (self.column, self.rows) = (0, count("number-rows-repeated"));
                let hidden = self.is_hidden(get("visibility"), get("style-name"));
                let last = self.row.saturating_add(self.rows).min(MAX_REPEATED);
                if let Some(marks) = self.tables.last_mut().filter(|_| hidden) {
                    marks.hidden.extend(self.row..last);
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.cell = Some(OdsCell {
                    repeated: count("number-columns-repeated"),
                    shown: None,
                    held: get("string-value"),
                    look: get("style-name").and_then(|name| self.face(&name).look()),
                    formula: get("formula").is_some(),
                    span: (count("number-rows-spanned"), count("number-columns-spanned")),
                });
            }
            "office:annotation" => self.remark = true,
            "text:p" if !self.remark => {
                let shown = self.cell.as_mut().map(|cell| &mut cell.shown);
                if let Some(shown) = shown {
                    match shown {
                        Some(text) => text.push('\n'),
                        None => *shown = Some(String::new()),
                    }
                }
            }
            "text:s" => (0..attribute(element, "c").and_then(|c| c.parse().ok()).unwrap_or(1).min(1024u32))
                .for_each(|_| self.text(" ")),
            "text:tab" => self.text("\t"),
            "text:line-break" => self.text("\n"),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "style:style" | "style:default-style" => self.styles.extend(self.style.take()),
            "table:table" => self.depth = self.depth.saturating_sub(1),
            "table:table-row" => self.row = self.row.saturating_add(self.rows),
            "table:table-cell" | "table:covered-table-cell" => self.end_cell(),
            "office:annotation" => self.remark = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let shown = self.cell.as_mut().filter(|_| !self.remark).and_then(|cell| cell.shown.as_mut());
        shown.into_iter().for_each(|shown| shown.push_str(text));
    }

    fn end_cell(&mut self) {
        let (Some(cell), Some(marks)) = (self.cell.take(), self.tables.last_mut()) else { return };
        let first = self.column;
        self.column = first.saturating_add(cell.repeated);
        let (rows, columns) = cell.span;
        if rows > 1 || columns > 1 {
            let end = (self.row.saturating_add(rows - 1), first.saturating_add(columns - 1));
            marks.merges.push(Dimensions::new((self.row, first), end));
        }
        if cell.shown.is_none() && !cell.formula {
            return;
        }
        let look = cell.look.or_else(|| cell.formatted());
        for row in self.row..self.row.saturating_add(self.rows) {
            for at in (first..self.column).map(|column| -> At { (row, column) }) {
                marks.shown.extend(cell.shown.clone().map(|shown| (at, shown)));
                marks.looks.extend(look.map(|look| (at, look)));
                marks.formulas.extend(cell.formula.then_some(at));
            }
        }
    }

    /// Adds what an element says about the style that is being read.
    fn describe(&mut self, element: &BytesStart<'_>) {
        let Some((_, style)) = &mut self.style else { return };
        let get = |name: &str| attribute(element, name);
        if let Some(line) = get("text-line-through-style").or_else(|| get("text-line-through-type")) {
            style.struck = Some(line != "none");
        }
        style.size = get("font-size").and_then(|size| size.strip_suffix("pt")?.parse().ok()).or(style.size);
        style.ink = get("color").and_then(|colour| rgb(&colour)).or(style.ink);
        style.ground = get("background-color").and_then(|colour| rgb(&colour)).or(style.ground);
        let extent = get("row-height").or_else(|| get("column-width"));
        let number = |extent: &str| extent.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<f64>().ok();
        style.flat |= extent.and_then(|extent| number(&extent)).is_some_and(|extent| extent == 0.0);
    }

    fn is_hidden(&self, visibility: Option<String>, style: Option<String>) -> bool {
        let flat = || style.and_then(|style| self.styles.get(&style)).is_some_and(|style| style.flat);
        visibility.is_some_and(|visibility| visibility != "visible") || flat()
    }

    /// The type of a style, with what its parents say.
    fn face(&self, name: &str) -> CellType {
        let mut face = CellType::default();
        let (mut next, mut struck, mut steps) = (Some(name), None, 0);
        while let Some(style) = next.and_then(|name| self.styles.get(name)).filter(|_| steps < 16) {
            struck = struck.or(style.struck);
            face.size = face.size.or(style.size);
            face.ink = face.ink.or(style.ink);
            face.ground = face.ground.or(style.ground);
            (next, steps) = (style.parent.as_deref(), steps + 1);
        }
        face.struck = struck.unwrap_or_default();
        face
    }
}

/// A colour such as `#FF0000`.
fn rgb(text: &str) -> Option<Rgb> {
    let number = u32::from_str_radix(text.strip_prefix('#').filter(|digits| digits.len() == 6)?, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some((red, green, blue))
}
