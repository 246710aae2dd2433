//! The parts of an `.xlsx`. A part is what its elements say, wherever they stand: relations may give any part any
//! name, and readers look for elements without regard to those around them.

use quick_xml::events::BytesStart;
use quick_xml::name::QName;

use super::links::Links;
use super::part::{Visit, attribute};
use super::reference::{self, Reference};
use super::strings::Strings;
use super::tally::Tally;
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
    tally: Tally,
    links: Links,
    strings: Strings,
    /// The index and the length of the shared string that is being read.
    string: Option<(usize, u64)>,
    next_string: usize,
    sheet: Option<Sheet>,
}

/// A sheet whose cells are being read.
#[derive(Debug, Default)]
struct Sheet {
    /// The place of the next cell without a reference, from zero.
    next: Reference,
    /// Where the filled cells end, rows and columns.
    corner: (u64, u64),
    cell: Option<Cell>,
}

/// A cell that is being read.
#[derive(Debug, Default)]
struct Cell {
    at: Reference,
    filled: bool,
    /// Its value is the index of a shared string.
    shared: bool,
    formula: Option<String>,
    /// The value begins here.
    value: bool,
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
            ("sheetData", sheet @ None) => *sheet = Some(Sheet::default()),
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

    fn text(&mut self, text: &str) -> Result<(), Error> {
        if let Some((_, bytes)) = &mut self.string {
            *bytes += text.len() as u64;
        }
        match self.sheet.as_mut().and_then(|sheet| sheet.cell.as_mut()) {
            Some(cell) => cell.text(text, &mut self.strings),
            None => Ok(()),
        }
    }
}

impl Sheet {
    fn start(&mut self, part: &str, name: &str, element: &BytesStart<'_>, tally: &mut Tally) -> Result<(), Error> {
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

    fn begin(&mut self, part: &str, element: &BytesStart<'_>) -> Result<Cell, Error> {
        let at = match attribute(part, element, "r")? {
            Some(place) => Reference::parse(&place).ok_or_else(|| reference::refused(part, &place))?,
            None => self.next,
        };
        // The next row is told by the element around the cell, not by the cell.
        self.next.column = at.column;
        let shared = attribute(part, element, "t")?.is_some_and(|kind| kind == "s");
        Ok(Cell { at, shared, ..Cell::default() })
    }

    fn end(&mut self, part: &str, name: &str) -> Result<(), Error> {
        match name {
            "row" => self.next = Reference { row: self.next.row + 1, column: 0 },
            "c" => {
                self.next.column += 1;
                let Some(cell) = self.cell.take() else { return Ok(()) };
                if cell.filled {
                    self.corner.0 = self.corner.0.max(cell.at.row + 1);
                    self.corner.1 = self.corner.1.max(cell.at.column + 1);
                }
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

impl Cell {
    fn start(&mut self, part: &str, name: &str, element: &BytesStart<'_>) -> Result<(), Error> {
        self.value = name == "v";
        self.filled |= matches!(name, "v" | "is" | "f");
        if name == "f" {
            self.formula = Some(String::new());
            // Readers of formulas keep a list as long as the largest index.
            check_number(part, element, "si")?;
            reference::check_area(part, element)?;
        }
        Ok(())
    }

    fn text(&mut self, text: &str, strings: &mut Strings) -> Result<(), Error> {
        if let Some(formula) = &mut self.formula {
            formula.push_str(text);
            if formula.len() > LONGEST_FORMULA {
                return Err(refusal::too_many("formula", LONGEST_FORMULA as u64));
            }
        }
        // Readers take what comes first in the value, and zero for what is no number.
        if self.shared && std::mem::take(&mut self.value) {
            let digits = text.bytes().all(|byte| byte.is_ascii_digit());
            strings.shown(if digits { text.parse().unwrap_or(0) } else { 0 })?;
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
