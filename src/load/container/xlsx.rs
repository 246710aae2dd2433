//! The parts of an `.xlsx`. A part is what its elements say, wherever they stand: relations may give any part any
//! name, and readers look for elements without regard to those around them.

use quick_xml::events::BytesStart;
use quick_xml::name::QName;

use super::links::Links;
use super::part::{TextEncoding, Visit, attribute};
use super::reference::{self, Reference};
use super::strings::Strings;
use super::tally::CellTally;
use super::{MOST_CELLS, MOST_TEXT, formula, refusal};
use crate::error::Error;

/// The longest tag of a number format or a font, in bytes: readers copy it into each format of cells that uses
/// it, and Excel allows 255 characters.
const LONGEST_STYLE: usize = 1 << 10;
/// The longest formula, in bytes; Excel allows 8 192 characters.
const LONGEST_FORMULA: usize = 64 << 10;

/// What the parts were found to hold.
#[derive(Debug, Default)]
pub(super) struct Xlsx {
    tally: CellTally,
    links: Links,
    strings: Strings,
    /// The index and the length of the shared string that is being read.
    string: Option<(usize, u64)>,
    next_string: usize,
    sheet: Option<XlsxSheetScan>,
    /// The part whose cells were read last: a second list of cells in it is read by nobody.
    read: String,
}

/// A sheet whose cells are being read.
#[derive(Debug, Default)]
struct XlsxSheetScan {
    /// The place of the next cell without a reference, from zero.
    next: Reference,
    /// Where the filled cells end, rows and columns.
    corner: (u64, u64),
    cell: Option<XlsxCellScan>,
}

/// A cell that is being read.
#[derive(Debug, Default)]
struct XlsxCellScan {
    at: Reference,
    filled: bool,
    kind: XlsxValueKind,
    formula: Option<String>,
    /// The value is being read.
    value: bool,
    /// The pieces of its value so far; `None` before there is one.
    pieces: Option<u32>,
    /// It has a text of its own.
    text: bool,
}

/// What the value of a cell is.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum XlsxValueKind {
    /// A number, a truth value, an error.
    #[default]
    Plain,
    /// The index of a shared string.
    Shared,
    /// Words.
    Words,
    /// Nothing: the words stand beside it.
    Inline,
}

impl Xlsx {
    /// What only the whole workbook tells.
    ///
    /// # Errors
    /// `workbook-rows` if the cells show too much text.
    pub(super) fn finish(self) -> Result<(), Error> {
        if self.strings.total() > MOST_TEXT { Err(refusal::too_many("text", MOST_TEXT)) } else { Ok(()) }
    }

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
                // Readers reserve room for as many.
                check_number(part, element, "uniqueCount")?;
            }
            "si" => self.begin_string(part)?,
            "numFmt" | "name" if element.len() > LONGEST_STYLE => {
                return Err(refusal::too_many("style", LONGEST_STYLE as u64));
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
            self.strings.is(index, bytes)?;
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
    fn start(&mut self, part: &str, name: &str, element: &BytesStart<'_>, tally: &mut CellTally) -> Result<(), Error> {
        match (name, &mut self.cell) {
            ("sheetData" | "row" | "c", Some(_)) | ("sheetData", None) => Err(refusal::damaged("nesting", part, name)),
            ("row", None) => {
                tally.row()?;
                if let Some(number) = attribute(part, element, "r")? {
                    self.next.row = reference::row(&number).ok_or_else(|| reference::refused(part, &number))?;
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

    fn begin(&mut self, part: &str, element: &BytesStart<'_>) -> Result<XlsxCellScan, Error> {
        let at = match attribute(part, element, "r")? {
            Some(place) => Reference::parse(&place).ok_or_else(|| reference::refused(part, &place))?,
            None => self.next,
        };
        // The next row is told by the element around the cell, not by the cell.
        self.next.column = at.column;
        let kind = match attribute(part, element, "t")?.as_deref() {
            Some("s") => XlsxValueKind::Shared,
            Some("str" | "d") => XlsxValueKind::Words,
            Some("inlineStr" | "is") => XlsxValueKind::Inline,
            _ => XlsxValueKind::Plain,
        };
        Ok(XlsxCellScan { at, kind, ..XlsxCellScan::default() })
    }

    fn end(&mut self, part: &str, name: &str) -> Result<(), Error> {
        match name {
            "row" => self.next = Reference { row: self.next.row + 1, column: 0 },
            "c" => {
                self.next.column += 1;
                let Some(cell) = self.cell.take() else { return Ok(()) };
                // Readers take the last of two values, programs the first.
                if cell.text && cell.pieces.is_some() && cell.kind != XlsxValueKind::Inline {
                    return Err(cell.odd(part));
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
                if cell.formula.take().is_some_and(|formula| formula::asks_program(&formula)) {
                    return Err(refusal::dde(part, &cell.at.to_string()));
                }
            }
            _ => {}
        }
        Ok(())
    }
}

impl XlsxCellScan {
    fn start(&mut self, part: &str, name: &str, element: &BytesStart<'_>) -> Result<(), Error> {
        if self.value || name == "v" && self.pieces.is_some() || name == "is" && self.text {
            return Err(self.odd(part));
        }
        self.filled |= matches!(name, "v" | "is" | "f");
        match name {
            "v" => (self.value, self.pieces) = (true, Some(0)),
            "is" => self.text = true,
            "f" => {
                self.formula = Some(String::new());
                // Readers of formulas keep a list as long as the largest index.
                check_number(part, element, "si")?;
                reference::check_area(part, element)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// The refusal of a value of which readers take another part than spreadsheet programs.
    fn odd(&self, part: &str) -> Error {
        refusal::damaged("value", part, self.at)
    }

    fn text(&mut self, part: &str, text: &str, form: TextEncoding, strings: &mut Strings) -> Result<(), Error> {
        if let Some(formula) = &mut self.formula {
            formula.push_str(text);
            if formula.len() > LONGEST_FORMULA {
                return Err(refusal::too_many("formula", LONGEST_FORMULA as u64));
            }
        }
        if !self.value || self.kind == XlsxValueKind::Inline {
            return Ok(());
        }
        let pieces = self.pieces.get_or_insert_default();
        *pieces += 1;
        // Readers take the first piece of a number, and zero for an index that is no number.
        let whole = *pieces == 1 && form == TextEncoding::Plain;
        let sound = match self.kind {
            XlsxValueKind::Shared => whole && text.bytes().all(|byte| byte.is_ascii_digit()),
            XlsxValueKind::Plain => whole,
            _ => matches!(form, TextEncoding::Plain | TextEncoding::Reference),
        };
        if !sound {
            return Err(self.odd(part));
        }
        if self.kind == XlsxValueKind::Shared {
            strings.shown(text.parse().unwrap_or(0))?;
        }
        Ok(())
    }
}

/// A number for which readers set room aside.
fn check_number(part: &str, element: &BytesStart<'_>, name: &str) -> Result<(), Error> {
    let number = attribute(part, element, name)?;
    match number.map(|number| number.parse::<u64>()) {
        Some(Ok(number)) if number > MOST_CELLS => Err(refusal::too_many("strings", MOST_CELLS)),
        _ => Ok(()),
    }
}
