//! Reads details of .ods worksheets that calamine does not report: displayed texts, fonts, hidden rows and columns,
//! merged regions, and formulas without a result.
//!
//! [`super::open`] adds them to the grids of worksheets.

use std::collections::HashMap;
use std::io::{BufReader, Cursor};

use calamine::Dimensions;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::details::WorksheetDetails;
use super::effect::{CellFont, Rgb, TextEffect};
use super::grid::CellPosition;
use super::xlsx::attribute;

/// Reads the details of all worksheets, in their order. Parts that cannot be read are left out: calamine reports what
/// is wrong.
pub(super) fn read(bytes: &[u8]) -> Vec<WorksheetDetails> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Vec::new() };
    let mut ods = OdsReader::default();
    for part in ["styles.xml", "content.xml"] {
        let Ok(file) = archive.by_name(part) else { continue };
        let mut reader = Reader::from_reader(BufReader::new(file));
        reader.config_mut().expand_empty_elements = true;
        let mut buffer = Vec::new();
        while let Ok(event) = reader.read_event_into(&mut buffer) {
            match event {
                Event::Start(element) => ods.start(&element),
                Event::End(element) => ods.end(element.name().as_ref()),
                Event::Text(text) => ods.text(&text),
                Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                    Ok(Some(character)) => ods.text(character.encode_utf8(&mut [0; 4])),
                    _ => ods.text(quick_xml::escape::resolve_xml_entity(&reference).unwrap_or_default()),
                },
                Event::Eof => break,
                _ => {}
            }
            buffer.clear();
        }
    }
    ods.tables
}

/// A style: its parent, and the properties that it sets itself.
#[derive(Default, Clone)]
struct OdsStyle {
    /// Name of the style that it inherits from.
    parent: Option<String>,
    /// Whether text is struck through.
    struck: Option<bool>,
    /// Size of text, in pt.
    size: Option<f64>,
    /// Colour of text.
    colour: Option<Rgb>,
    /// Colour of the background.
    background: Option<Rgb>,
    /// Whether rows or columns of this style have a height or width of zero.
    has_no_extent: bool,
}

/// State of the XML reader.
#[derive(Default)]
struct OdsReader {
    /// Styles by name.
    styles: HashMap<String, OdsStyle>,
    /// The style being read, with its name.
    style: Option<(String, OdsStyle)>,
    /// The worksheets so far; the last is being read.
    tables: Vec<WorksheetDetails>,
    /// Depth of nested tables: 1 within a worksheet.
    depth: usize,
    /// The current row, counted from 0.
    row: u32,
    /// How often the current row is repeated.
    row_repeats: u32,
    /// The column of the next cell, counted from 0.
    column: u32,
    /// One more than the last column that has been described.
    next_described_column: u32,
    /// The cell being read.
    cell: Option<OdsCell>,
    /// Whether the reader is within a comment on a cell, whose text is not displayed.
    in_comment: bool,
}

/// A cell being read.
#[derive(Default)]
struct OdsCell {
    /// How often the cell is repeated to the right.
    repeated: u32,
    /// The text that it displays; `None` without a paragraph.
    shown: Option<String>,
    /// The stored text, if its format displays another one.
    stored: Option<String>,
    /// The effect of its style on the text.
    effect: Option<TextEffect>,
    /// Whether it has a formula.
    has_formula: bool,
    /// Rows and columns of the merged region that begins here.
    span: (u32, u32),
}

impl OdsCell {
    /// The effect of a number format on a text. LibreOffice loses some of these formats on import, and then displays
    /// the bare text.
    fn format_effect(&self) -> Option<TextEffect> {
        let without_blanks = |text: &String| text.split_whitespace().collect::<String>();
        let (stored, shown) = (without_blanks(self.stored.as_ref()?), without_blanks(self.shown.as_ref()?));
        let effect = if shown.contains(&stored) { TextEffect::Added } else { TextEffect::Blank };
        (shown != stored).then_some(effect)
    }
}

/// Maximum count of repeated rows or columns: 2²⁰, the number of rows in a spreadsheet.
const MAX_REPEATED: u32 = 1 << 20;

/// Maximum count of spaces that one element stands for.
const MAX_SPACES: u32 = 1024;

/// Maximum number of styles that inherit from one another; bounds the search if they form a circle.
const MAX_STYLE_DEPTH: usize = 16;

impl OdsReader {
    /// Handles the start of an element.
    fn start(&mut self, element: &BytesStart<'_>) {
        match element.name().as_ref() {
            "style:style" | "style:default-style" => {
                let style = OdsStyle { parent: attribute(element, "parent-style-name"), ..OdsStyle::default() };
                self.style = Some((attribute(element, "name").unwrap_or_default(), style));
            }
            "style:text-properties"
            | "style:table-cell-properties"
            | "style:table-row-properties"
            | "style:table-column-properties" => self.add_properties(element),
            "table:table" => {
                self.depth += 1;
                if self.depth == 1 {
                    self.tables.push(WorksheetDetails::default());
                    (self.row, self.row_repeats, self.next_described_column) = (0, 0, 0);
                }
            }
            "table:table-column" => self.add_columns(element),
            "table:table-row" => self.start_row(element),
            "table:table-cell" | "table:covered-table-cell" => self.start_cell(element),
            "office:annotation" => self.in_comment = true,
            "text:p" if !self.in_comment => {
                let shown = self.cell.as_mut().map(|cell| &mut cell.shown);
                if let Some(shown) = shown {
                    match shown {
                        Some(text) => text.push('\n'),
                        None => *shown = Some(String::new()),
                    }
                }
            }
            "text:s" => {
                let count = attribute(element, "c").and_then(|c| c.parse().ok()).unwrap_or(1);
                (0..count.min(MAX_SPACES)).for_each(|_| self.text(" "));
            }
            "text:tab" => self.text("\t"),
            "text:line-break" => self.text("\n"),
            _ => {}
        }
    }

    /// Records whether the columns that an element describes are hidden.
    fn add_columns(&mut self, element: &BytesStart<'_>) {
        let (first, count) = (self.next_described_column, count(element, "number-columns-repeated"));
        self.next_described_column = first.saturating_add(count);
        let hidden = self.is_hidden(element) && count > 0;
        if let Some(details) = self.tables.last_mut().filter(|_| hidden) {
            details.hidden_columns.push((first, first.saturating_add(count - 1)));
        }
    }

    /// Begins a row, and records whether it and its repetitions are hidden.
    fn start_row(&mut self, element: &BytesStart<'_>) {
        (self.column, self.row_repeats) = (0, count(element, "number-rows-repeated"));
        let hidden = self.is_hidden(element);
        let last = self.row.saturating_add(self.row_repeats).min(MAX_REPEATED);
        if let Some(details) = self.tables.last_mut().filter(|_| hidden) {
            details.hidden_rows.extend(self.row..last);
        }
    }

    /// Begins a cell.
    fn start_cell(&mut self, element: &BytesStart<'_>) {
        self.cell = Some(OdsCell {
            repeated: count(element, "number-columns-repeated"),
            shown: None,
            stored: attribute(element, "string-value"),
            effect: attribute(element, "style-name").and_then(|name| self.font(&name).effect()),
            has_formula: attribute(element, "formula").is_some(),
            span: (count(element, "number-rows-spanned"), count(element, "number-columns-spanned")),
        });
    }

    /// Handles the end of an element.
    fn end(&mut self, name: &str) {
        match name {
            "style:style" | "style:default-style" => self.styles.extend(self.style.take()),
            "table:table" => self.depth = self.depth.saturating_sub(1),
            "table:table-row" => self.row = self.row.saturating_add(self.row_repeats),
            "table:table-cell" | "table:covered-table-cell" => self.end_cell(),
            "office:annotation" => self.in_comment = false,
            _ => {}
        }
    }

    /// Adds text to the cell being read.
    fn text(&mut self, text: &str) {
        let shown = self.cell.as_mut().filter(|_| !self.in_comment).and_then(|cell| cell.shown.as_mut());
        shown.into_iter().for_each(|shown| shown.push_str(text));
    }

    /// Records the cell being read at all its repetitions.
    fn end_cell(&mut self) {
        let (Some(cell), Some(details)) = (self.cell.take(), self.tables.last_mut()) else { return };
        let first = self.column;
        self.column = first.saturating_add(cell.repeated);
        let (rows, columns) = cell.span;
        if rows > 1 || columns > 1 {
            let end = (self.row.saturating_add(rows - 1), first.saturating_add(columns - 1));
            details.merges.push(Dimensions::new((self.row, first), end));
        }
        if cell.shown.is_none() && !cell.has_formula {
            return;
        }
        let effect = cell.effect.or_else(|| cell.format_effect());
        for row in self.row..self.row.saturating_add(self.row_repeats) {
            for at in (first..self.column).map(|column| -> CellPosition { (row, column) }) {
                details.shown.extend(cell.shown.clone().map(|shown| (at, shown)));
                details.effects.extend(effect.map(|effect| (at, effect)));
                details.formulas.extend(cell.has_formula.then_some(at));
            }
        }
    }

    /// Adds the properties of an element to the style being read.
    fn add_properties(&mut self, element: &BytesStart<'_>) {
        let Some((_, style)) = &mut self.style else { return };
        let get = |name: &str| attribute(element, name);
        if let Some(line) = get("text-line-through-style").or_else(|| get("text-line-through-type")) {
            style.struck = Some(line != "none");
        }
        style.size = get("font-size").and_then(|size| size.strip_suffix("pt")?.parse().ok()).or(style.size);
        style.colour = get("color").and_then(|colour| parse_colour(&colour)).or(style.colour);
        style.background = get("background-color").and_then(|colour| parse_colour(&colour)).or(style.background);
        let extent = get("row-height").or_else(|| get("column-width"));
        let number = |extent: &str| extent.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<f64>().ok();
        style.has_no_extent |= extent.and_then(|extent| number(&extent)).is_some_and(|extent| extent == 0.0);
    }

    /// Whether a row or column is hidden: by its visibility, or by a style without extent.
    fn is_hidden(&self, element: &BytesStart<'_>) -> bool {
        let style = || self.styles.get(&attribute(element, "style-name")?);
        attribute(element, "visibility").is_some_and(|visibility| visibility != "visible")
            || style().is_some_and(|style| style.has_no_extent)
    }

    /// The font and colours of a style, with properties inherited from its parents.
    fn font(&self, name: &str) -> CellFont {
        let mut font = CellFont::default();
        let (mut next, mut struck, mut steps) = (Some(name), None, 0);
        while let Some(style) = next.and_then(|name| self.styles.get(name)).filter(|_| steps < MAX_STYLE_DEPTH) {
            struck = struck.or(style.struck);
            font.size = font.size.or(style.size);
            font.colour = font.colour.or(style.colour);
            font.background = font.background.or(style.background);
            (next, steps) = (style.parent.as_deref(), steps + 1);
        }
        font.struck = struck.unwrap_or_default();
        font
    }
}

/// Parses a colour such as `#FF0000`.
fn parse_colour(text: &str) -> Option<Rgb> {
    let number = u32::from_str_radix(text.strip_prefix('#').filter(|digits| digits.len() == 6)?, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some((red, green, blue))
}

/// The number in an attribute, at most [`MAX_REPEATED`]; 1 if there is none.
fn count(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name).and_then(|number| number.parse::<u32>().ok()).unwrap_or(1).min(MAX_REPEATED)
}
