//! Checks the XML parts of an `.xlsx` workbook: counts sheets, rows, cells, strings and formats, and refuses values
//! that the workbook reader and spreadsheet programs would read differently.
//!
//! [`archive`](super::archive) reads the parts and passes each element to [`Xlsx`]. Elements are recognised by their
//! name in any part, because relations may give a part any name, and because the workbook reader ignores the elements
//! around them.

use quick_xml::events::BytesStart;
use quick_xml::name::QName;

use super::links::Links;
use super::part::{TextEncoding, Visit, attribute};
use super::reference::{self, Reference};
use super::strings::Strings;
use super::tally::CellTally;
use super::{MAX_CELLS, MAX_TEXT_BYTES, formula, refusal};
use crate::error::Error;
use crate::load::a1;

/// Maximum length of an XML tag of a number format or font, in bytes; Excel allows 255 characters. The workbook reader
/// copies it into each cell format that uses it.
const MAX_STYLE_BYTES: usize = 1 << 10;

/// Maximum length of a formula, in bytes; Excel allows 8,192 characters.
const MAX_FORMULA_BYTES: usize = 64 << 10;

/// State of the check while the parts are read.
#[derive(Debug, Default)]
pub(super) struct Xlsx {
    tally: CellTally,
    links: Links,
    strings: Strings,
    /// The index of the current shared string, and its length so far in bytes.
    string: Option<(usize, u64)>,
    /// The index of the next shared string.
    next_string: usize,
    /// The current list of cells (`sheetData`).
    sheet: Option<XlsxSheetScan>,
    /// The part with the last list of cells; the workbook reader would ignore a second list in the same part.
    read: String,
}

/// State of the check inside a list of cells.
#[derive(Debug, Default)]
struct XlsxSheetScan {
    /// The position of the next cell without a reference.
    next: Reference,
    /// The number of rows and of columns up to the last filled cell.
    corner: (u64, u64),
    /// The current cell.
    cell: Option<XlsxCellScan>,
}

/// State of the check inside a cell.
#[derive(Debug, Default)]
struct XlsxCellScan {
    at: Reference,
    /// Whether it has a value, a text or a formula.
    filled: bool,
    kind: XlsxValueKind,
    /// The formula so far, while it is read.
    formula: Option<String>,
    /// Whether its value (`v`) is being read.
    value: bool,
    /// The number of pieces of text of its value so far; `None` if it has no value yet.
    pieces: Option<u32>,
    /// Whether it has an inline text (`is`).
    text: bool,
}

/// The type of a cell's value (attribute `t`).
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum XlsxValueKind {
    /// A number, a truth value or an error.
    #[default]
    Plain,
    /// The index of a shared string.
    Shared,
    /// A text.
    Text,
    /// No value: the text is in the element `is`.
    Inline,
}

impl Xlsx {
    /// Compares the text of all cells with the limit, after the last part.
    ///
    /// # Errors
    /// `workbook-rows` if the cells show too much text.
    pub(super) fn finish(self) -> Result<(), Error> {
        if self.strings.total() > MAX_TEXT_BYTES { Err(refusal::too_many("text", MAX_TEXT_BYTES)) } else { Ok(()) }
    }

    /// Begins a shared string.
    fn begin_string(&mut self, part: &str) -> Result<(), Error> {
        if self.string.is_some() {
            return Err(refusal::damaged("nesting", part, ""));
        }
        self.string = Some((self.next_string, 0));
        self.next_string += 1;
        Ok(())
    }
}

impl Visit for Xlsx {
    fn start(&mut self, part: &str, element: &BytesStart<'_>) -> Result<(), Error> {
        let name = element.local_name();
        match name.as_ref() {
            "dimension" | "mergeCell" => reference::check_area(part, element)?,
            "sst" => {
                self.next_string = 0;
                // The workbook reader reserves memory for as many strings.
                check_number(part, element, "uniqueCount")?;
            }
            "si" => self.begin_string(part)?,
            "numFmt" | "name" if element.len() > MAX_STYLE_BYTES => {
                return Err(refusal::too_many("style", MAX_STYLE_BYTES as u64));
            }
            "xf" => self.tally.format()?,
            "sheet" => {
                self.tally.sheet()?;
                self.links.sheet(part, element)?;
            }
            "Relationship" => self.links.relation(part, element)?,
            _ => {}
        }
        match (name.as_ref(), &mut self.sheet) {
            ("sheetData", None) if self.read == part => return Err(refusal::damaged("double", part, "")),
            ("sheetData", sheet @ None) => {
                *sheet = Some(XlsxSheetScan::default());
                part.clone_into(&mut self.read);
            }
            (name, Some(sheet)) => sheet.start(part, name, element, &mut self.tally)?,
            (_, None) => {}
        }
        Ok(())
    }

    fn end(&mut self, part: &str, name: QName<'_>) -> Result<(), Error> {
        let name = name.local_name();
        if name.as_ref() == "si"
            && let Some((index, bytes)) = self.string.take()
        {
            self.strings.set_length(index, bytes)?;
        }
        match (name.as_ref(), &mut self.sheet) {
            ("sheetData", Some(sheet)) => {
                self.tally.area(sheet.corner)?;
                self.sheet = None;
                Ok(())
            }
            (name, Some(sheet)) => sheet.end(part, name),
            (_, None) => Ok(()),
        }
    }

    fn text(&mut self, part: &str, text: &str, form: TextEncoding) -> Result<(), Error> {
        if let Some((_, bytes)) = &mut self.string {
            *bytes += text.len() as u64;
        }
        match self.sheet.as_mut().and_then(|sheet| sheet.cell.as_mut()) {
            Some(cell) => cell.text(part, text, form, &mut self.strings),
            None => Ok(()),
        }
    }
}

impl XlsxSheetScan {
    /// The start of an element inside a list of cells.
    fn start(&mut self, part: &str, name: &str, element: &BytesStart<'_>, tally: &mut CellTally) -> Result<(), Error> {
        match (name, &mut self.cell) {
            ("sheetData" | "row" | "c", Some(_)) | ("sheetData", None) => Err(refusal::damaged("nesting", part, name)),
            ("row", None) => {
                tally.row()?;
                if let Some(number) = attribute(part, element, "r")? {
                    self.next.row = a1::row(&number).ok_or_else(|| reference::refused(part, &number))?.into();
                }
                Ok(())
            }
            ("c", None) => {
                tally.cells(1)?;
                self.cell = Some(self.begin(part, element)?);
                Ok(())
            }
            (_, Some(cell)) => cell.start(part, name, element),
            _ => Ok(()),
        }
    }

    /// Begins a cell.
    fn begin(&mut self, part: &str, element: &BytesStart<'_>) -> Result<XlsxCellScan, Error> {
        let at = match attribute(part, element, "r")? {
            Some(place) => Reference::parse(&place).ok_or_else(|| reference::refused(part, &place))?,
            None => self.next,
        };
        // The row of the next cell follows from the element `row`, not from this cell.
        self.next.column = at.column;
        let kind = match attribute(part, element, "t")?.as_deref() {
            Some("s") => XlsxValueKind::Shared,
            Some("str" | "d") => XlsxValueKind::Text,
            Some("inlineStr" | "is") => XlsxValueKind::Inline,
            _ => XlsxValueKind::Plain,
        };
        Ok(XlsxCellScan { at, kind, ..XlsxCellScan::default() })
    }

    /// The end of an element inside a list of cells.
    fn end(&mut self, part: &str, name: &str) -> Result<(), Error> {
        match name {
            "row" => self.next = Reference { row: self.next.row + 1, column: 0 },
            "c" => {
                self.next.column += 1;
                let Some(cell) = self.cell.take() else { return Ok(()) };
                // Of two values the workbook reader takes the last, spreadsheet programs the first.
                if cell.text && cell.pieces.is_some() && cell.kind != XlsxValueKind::Inline {
                    return Err(cell.ambiguous_value(part));
                }
                if cell.filled {
                    self.corner.0 = self.corner.0.max(cell.at.row + 1);
                    self.corner.1 = self.corner.1.max(cell.at.column + 1);
                }
            }
            "v" => {
                let Some(cell) = &mut self.cell else { return Ok(()) };
                cell.value = false;
            }
            "f" => {
                let Some(cell) = &mut self.cell else { return Ok(()) };
                if cell.formula.take().is_some_and(|formula| formula::has_dde_link(&formula)) {
                    return Err(refusal::dde(part, &cell.at.to_string()));
                }
            }
            _ => {}
        }
        Ok(())
    }
}

impl XlsxCellScan {
    /// The start of an element inside a cell.
    fn start(&mut self, part: &str, name: &str, element: &BytesStart<'_>) -> Result<(), Error> {
        if self.value || name == "v" && self.pieces.is_some() || name == "is" && self.text {
            return Err(self.ambiguous_value(part));
        }
        self.filled |= matches!(name, "v" | "is" | "f");
        match name {
            "v" => (self.value, self.pieces) = (true, Some(0)),
            "is" => self.text = true,
            "f" => {
                self.formula = Some(String::new());
                // The workbook reader allocates a list up to the largest index of a shared formula.
                check_number(part, element, "si")?;
                reference::check_area(part, element)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// The error for a value that the workbook reader and spreadsheet programs would read differently.
    fn ambiguous_value(&self, part: &str) -> Error {
        refusal::damaged("value", part, self.at)
    }

    /// A piece of text inside a cell: of its formula or of its value.
    fn text(&mut self, part: &str, text: &str, form: TextEncoding, strings: &mut Strings) -> Result<(), Error> {
        if let Some(formula) = &mut self.formula {
            formula.push_str(text);
            if formula.len() > MAX_FORMULA_BYTES {
                return Err(refusal::too_many("formula", MAX_FORMULA_BYTES as u64));
            }
        }
        if !self.value || self.kind == XlsxValueKind::Inline {
            return Ok(());
        }
        let pieces = self.pieces.get_or_insert_default();
        *pieces += 1;
        // The workbook reader takes the first piece of a number, and zero for an index that is not a number.
        let whole = *pieces == 1 && form == TextEncoding::Plain;
        let sound = match self.kind {
            XlsxValueKind::Shared => whole && text.bytes().all(|byte| byte.is_ascii_digit()),
            XlsxValueKind::Plain => whole,
            _ => matches!(form, TextEncoding::Plain | TextEncoding::Reference),
        };
        if !sound {
            return Err(self.ambiguous_value(part));
        }
        if self.kind == XlsxValueKind::Shared {
            strings.add_use(text.parse().unwrap_or(0))?;
        }
        Ok(())
    }
}

/// Checks an attribute with a number for which the workbook reader reserves memory.
fn check_number(part: &str, element: &BytesStart<'_>, name: &str) -> Result<(), Error> {
    let number = attribute(part, element, name)?;
    match number.map(|number| number.parse::<u64>()) {
        Some(Ok(number)) if number > MAX_CELLS => Err(refusal::too_many("strings", MAX_CELLS)),
        _ => Ok(()),
    }
}
