//! What an .xls workbook marks and the library does not tell: number formats, type, hidden rows and columns, formulas.
//!
//! The gate has looked the records through; what is not understood here has no mark.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::rc::Rc;

use cfb::CompoundFile;

use super::face::{CellType, Rgb};
use super::format::builtin;
use super::marks::{WorksheetMarks, settle};
use super::number::Numeric;
use super::open::DisplayKind;
use crate::load::container::biff::{Records, long, short};

/// Kinds of records ([MS-XLS] 2.3).
const END: u16 = 0x000A;
const BEGIN: u16 = 0x0809;
const BOUND_SHEET: u16 = 0x0085;
const FONT: u16 = 0x0031;
const PALETTE: u16 = 0x0092;
const NUMBER_FORMAT: u16 = 0x041E;
const CELL_FORMAT: u16 = 0x00E0;
const COLUMN: u16 = 0x007D;
const ROW: u16 = 0x0208;
const FORMULA: u16 = 0x0006;
const RECALCULATED: u16 = 0x01C1;
/// The engine that LibreOffice names as the last that computed, whether it did or not.
const ENGINE_OF_OFFICE: u32 = 101_716;
const MANY_NUMBERS: u16 = 0x00BD;
/// The token of a formula that joins two texts ([MS-XLS] 2.5.198.27).
const JOIN: u8 = 0x08;
/// Number, label, rich label, truth or error, number in short, shared label.
const CELLS: [u16; 6] = [0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, 0x00FD];

/// The first entry of the palette; those before it are fixed.
const FIRST_COLOUR: u16 = 8;
/// The fixed colours, and the palette of a workbook that brings none up to where white is.
const COLOURS: [Rgb; 16] = [
    (0, 0, 0),
    (255, 255, 255),
    (255, 0, 0),
    (0, 255, 0),
    (0, 0, 255),
    (255, 255, 0),
    (255, 0, 255),
    (0, 255, 255),
    (0, 0, 0),
    (255, 255, 255),
    (255, 0, 0),
    (0, 255, 0),
    (0, 0, 255),
    (255, 255, 0),
    (255, 0, 255),
    (0, 255, 255),
];

/// The marks of each sheet, in their order.
pub(super) fn marks(bytes: &[u8]) -> Vec<WorksheetMarks> {
    let Some(stream) = stream(bytes) else { return Vec::new() };
    let globals = Globals::read(&stream);
    let kinds = Rc::new(globals.kinds());
    let sheets = globals.sheets.iter().map(|start| {
        let mut marks = WorksheetMarks { kinds: Rc::clone(&kinds), ..WorksheetMarks::default() };
        sheet(stream.get(*start..).unwrap_or_default(), &mut marks);
        marks
    });
    let mut sheets: Vec<WorksheetMarks> = sheets.collect();
    if let Some(engine) = globals.engine {
        settle(engine != ENGINE_OF_OFFICE, sheets.iter_mut().collect());
    }
    sheets
}

fn stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).ok()?;
    let name = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name))?;
    let mut stream = Vec::new();
    file.open_stream(name).ok()?.read_to_end(&mut stream).ok()?;
    Some(stream)
}

/// What stands before the sheets.
#[derive(Default)]
struct Globals {
    sheets: Vec<usize>,
    fonts: Vec<(bool, f64, u16)>,
    palette: Vec<Rgb>,
    codes: BTreeMap<u16, String>,
    /// Of each format of cells its font, its number format, and its ground where that is filled.
    cells: Vec<(u16, u16, Option<u16>)>,
    /// Whether strings are those of Excel 97 and later.
    wide: bool,
    /// The engine that computed its formulas last, if it tells; Excel computes others anew when it opens them.
    engine: Option<u32>,
}

impl Globals {
    fn read(stream: &[u8]) -> Self {
        let mut globals = Self::default();
        for (kind, data) in Records(stream) {
            match kind {
                BEGIN => globals.wide = short(data, 0) == 0x0600,
                BOUND_SHEET => globals.sheets.push(long(data, 0) as usize),
                FONT => {
                    let struck = short(data, 2) & 0x8 != 0;
                    globals.fonts.push((struck, f64::from(short(data, 0)) / 20.0, short(data, 4)));
                }
                PALETTE => {
                    let colours = data.get(2..).unwrap_or_default().chunks_exact(4);
                    globals.palette = colours.map(|colour| (colour[0], colour[1], colour[2])).collect();
                }
                NUMBER_FORMAT => {
                    globals.codes.insert(short(data, 0), globals.code(data.get(2..).unwrap_or_default()));
                }
                CELL_FORMAT => {
                    let solid = data.len() >= 20 && (long(data, 14) >> 26) == 1;
                    let ground = solid.then(|| short(data, 18) & 0x7F);
                    globals.cells.push((short(data, 0), short(data, 2), ground));
                }
                RECALCULATED => globals.engine = Some(long(data, 4)),
                END => break,
                _ => {}
            }
        }
        globals
    }

    /// The code of a number format.
    fn code(&self, data: &[u8]) -> String {
        if !self.wide {
            let text = data.get(1..).unwrap_or_default();
            return encoding_rs::GB18030.decode(text).0.into_owned();
        }
        let count = usize::from(short(data, 0));
        let text = data.get(3..).unwrap_or_default();
        let units: Vec<u16> = if data.get(2).is_some_and(|flags| flags & 1 != 0) {
            text.chunks_exact(2).take(count).map(|unit| short(unit, 0)).collect()
        } else {
            text.iter().take(count).map(|byte| u16::from(*byte)).collect()
        };
        String::from_utf16_lossy(&units)
    }

    /// How cells of each format display what they hold.
    fn kinds(&self) -> Vec<DisplayKind> {
        let kind = |(font, number, ground): &(u16, u16, Option<u16>)| {
            let own = self.codes.get(number).map(String::as_str).or_else(|| builtin((*number).into()));
            // The fifth font has the number of the sixth: there is none with the number 4.
            let font = self.fonts.get(usize::from(*font - u16::from(*font > 4)));
            let face = CellType {
                struck: font.is_some_and(|(struck, ..)| *struck),
                size: font.map(|(_, size, _)| *size),
                ink: font.and_then(|(.., colour)| self.colour(*colour)),
                ground: ground.and_then(|colour| self.colour(colour)),
            };
            DisplayKind { numeric: own.map_or(Numeric::General, Numeric::of), look: face.look() }
        };
        self.cells.iter().map(kind).collect()
    }

    /// A colour by its number; `None` for those that the program chooses.
    fn colour(&self, number: u16) -> Option<Rgb> {
        let own = number.checked_sub(FIRST_COLOUR).and_then(|index| self.palette.get(usize::from(index)));
        own.or_else(|| COLOURS.get(usize::from(number)).filter(|_| self.palette.is_empty() || number < FIRST_COLOUR))
            .copied()
    }
}

fn sheet(stream: &[u8], marks: &mut WorksheetMarks) {
    let mut depth = 0_usize;
    for (kind, data) in Records(stream) {
        let at = (u32::from(short(data, 0)), u32::from(short(data, 2)));
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            // Charts within the sheet.
            _ if depth > 1 => {}
            ROW => {
                let hidden = short(data, 12) & 0x20 != 0 || short(data, 6) & 0x7FFF == 0;
                marks.hidden.extend(hidden.then_some(at.0));
            }
            COLUMN => {
                let hidden = short(data, 8) & 1 != 0 || short(data, 4) == 0;
                marks.hidden_columns.extend(hidden.then_some(at));
            }
            MANY_NUMBERS => {
                let formats = data.get(4..data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
                marks.formats.extend((at.1..).zip(formats).map(|(column, cell)| ((at.0, column), short(cell, 0))));
            }
            FORMULA => {
                marks.formats.insert(at, short(data, 4));
                marks.formulas.insert(at);
                // A library that cannot compute writes zero, and asks programs to compute when they open the workbook.
                let zero = data.get(6..14).is_some_and(|value| value == [0; 8]);
                // The last token of a formula that joins words.
                let tokens = data.get(22..22 + usize::from(short(data, 20))).unwrap_or_default();
                let joins = tokens.last() == Some(&JOIN);
                marks.doubtful.extend(zero.then_some(at));
                marks.computed |= !zero;
                marks.uncomputed.extend((zero && (joins || short(data, 14) & 3 != 0)).then_some(at));
            }
            kind if CELLS.contains(&kind) => drop(marks.formats.insert(at, short(data, 4))),
            _ => {}
        }
    }
}
