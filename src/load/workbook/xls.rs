//! Reads details of .xls worksheets that calamine does not report: number formats, fonts, hidden rows and columns, and
//! formulas without a result.
//!
//! [`super::open`] adds them to the grids of worksheets. `load::container` has checked the records before; records that
//! are not understood here are skipped.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::rc::Rc;

use cfb::CompoundFile;

use super::details::CellStyle;
use super::details::{WorksheetDetails, accept_computed_zeros};
use super::effect::{CellFont, Rgb};
use super::format::builtin;
use super::number::CellFormat;
use crate::load::container::biff::{Records, u16_at, u32_at};

/// Types of records ([MS-XLS] 2.3).
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
const MULTIPLE_NUMBERS: u16 = 0x00BD;

/// The calculation engine that LibreOffice states in its files, whether or not it computed the formulas.
const LIBREOFFICE_ENGINE: u32 = 101_716;

/// The token that concatenates two texts in a formula ([MS-XLS] 2.5.198.27).
const CONCATENATE: u8 = 0x08;

/// Types of records of one cell: number, label, rich label, truth value or error, short number, shared label.
const SINGLE_CELLS: [u16; 6] = [0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, 0x00FD];

/// The first colour that a workbook's palette can change; those before it are fixed.
const FIRST_COLOUR: u16 = 8;

/// The fixed colours, and the first ones of the default palette, up to white.
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

/// Reads the details of all worksheets, in their order; nothing if the file cannot be read, as calamine reports why.
pub(super) fn read(bytes: &[u8]) -> Vec<WorksheetDetails> {
    let Some(stream) = workbook_stream(bytes) else { return Vec::new() };
    let globals = Globals::read(&stream);
    let styles = Rc::new(globals.styles());
    let sheets = globals.sheet_offsets.iter().map(|start| {
        let mut details = WorksheetDetails { styles: Rc::clone(&styles), ..WorksheetDetails::default() };
        read_worksheet(stream.get(*start..).unwrap_or_default(), &mut details);
        details
    });
    let mut sheets: Vec<WorksheetDetails> = sheets.collect();
    if let Some(engine) = globals.engine {
        accept_computed_zeros(engine != LIBREOFFICE_ENGINE, sheets.iter_mut().collect());
    }
    sheets
}

/// The stream of the workbook in the compound file; `None` if there is none.
fn workbook_stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).ok()?;
    let name = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name))?;
    let mut stream = Vec::new();
    file.open_stream(name).ok()?.read_to_end(&mut stream).ok()?;
    Some(stream)
}

/// The global records of a workbook, which stand before those of its worksheets.
#[derive(Default)]
struct Globals {
    /// Offset of each worksheet's records in the stream, in bytes.
    sheet_offsets: Vec<usize>,
    /// Fonts: whether struck through, size in pt, number of the colour.
    fonts: Vec<(bool, f64, u16)>,
    /// Colours of the workbook's own palette; empty if it has none.
    palette: Vec<Rgb>,
    /// Codes of number formats, by number.
    format_codes: BTreeMap<u16, String>,
    /// Styles of cells: number of the font, number of the number format, number of the background colour if it is
    /// filled.
    styles: Vec<(u16, u16, Option<u16>)>,
    /// Whether strings are those of Excel 97 and later (BIFF8).
    has_wide_strings: bool,
    /// The calculation engine that computed the workbook last, if it is stated; without it, Excel computes all formulas
    /// when it opens the file.
    engine: Option<u32>,
}

impl Globals {
    /// Reads the global records.
    fn read(stream: &[u8]) -> Self {
        let mut globals = Self::default();
        for (kind, data) in Records(stream) {
            match kind {
                BEGIN => globals.has_wide_strings = u16_at(data, 0) == 0x0600,
                BOUND_SHEET => globals.sheet_offsets.push(u32_at(data, 0) as usize),
                FONT => {
                    let struck = u16_at(data, 2) & 0x8 != 0;
                    globals.fonts.push((struck, f64::from(u16_at(data, 0)) / 20.0, u16_at(data, 4)));
                }
                PALETTE => {
                    let colours = data.get(2..).unwrap_or_default().chunks_exact(4);
                    globals.palette = colours.map(|colour| (colour[0], colour[1], colour[2])).collect();
                }
                NUMBER_FORMAT => {
                    globals
                        .format_codes
                        .insert(u16_at(data, 0), globals.decode_code(data.get(2..).unwrap_or_default()));
                }
                CELL_FORMAT => {
                    let solid = data.len() >= 20 && (u32_at(data, 14) >> 26) == 1;
                    let background = solid.then(|| u16_at(data, 18) & 0x7F);
                    globals.styles.push((u16_at(data, 0), u16_at(data, 2), background));
                }
                RECALCULATED => globals.engine = Some(u32_at(data, 4)),
                END => break,
                _ => {}
            }
        }
        globals
    }

    /// Decodes the code of a number format.
    fn decode_code(&self, data: &[u8]) -> String {
        if !self.has_wide_strings {
            let text = data.get(1..).unwrap_or_default();
            return encoding_rs::GB18030.decode(text).0.into_owned();
        }
        let count = usize::from(u16_at(data, 0));
        let text = data.get(3..).unwrap_or_default();
        let units: Vec<u16> = if data.get(2).is_some_and(|flags| flags & 1 != 0) {
            text.chunks_exact(2).take(count).map(|unit| u16_at(unit, 0)).collect()
        } else {
            text.iter().take(count).map(|byte| u16::from(*byte)).collect()
        };
        String::from_utf16_lossy(&units)
    }

    /// The styles of cells, by number.
    fn styles(&self) -> Vec<CellStyle> {
        let style = |(font, number, background): &(u16, u16, Option<u16>)| {
            let code = self.format_codes.get(number).map(String::as_str).or_else(|| builtin((*number).into()));
            // Font numbers skip 4: the fifth font has the number 5.
            let font = self.fonts.get(usize::from(*font - u16::from(*font > 4)));
            let font_style = CellFont {
                struck: font.is_some_and(|(struck, ..)| *struck),
                size: font.map(|(_, size, _)| *size),
                colour: font.and_then(|(.., colour)| self.colour(*colour)),
                background: background.and_then(|colour| self.colour(colour)),
            };
            CellStyle {
                number_format: code.map_or(CellFormat::General, CellFormat::parse),
                effect: font_style.effect(),
            }
        };
        self.styles.iter().map(style).collect()
    }

    /// The colour with this number; `None` for one that the program chooses.
    fn colour(&self, number: u16) -> Option<Rgb> {
        let changed = number.checked_sub(FIRST_COLOUR).and_then(|index| self.palette.get(usize::from(index)));
        changed
            .or_else(|| COLOURS.get(usize::from(number)).filter(|_| self.palette.is_empty() || number < FIRST_COLOUR))
            .copied()
    }
}

/// Reads the details of one worksheet from its records.
fn read_worksheet(stream: &[u8], details: &mut WorksheetDetails) {
    let mut depth = 0_usize;
    for (kind, data) in Records(stream) {
        let at = (u32::from(u16_at(data, 0)), u32::from(u16_at(data, 2)));
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            // Records of embedded charts.
            _ if depth > 1 => {}
            // Hidden by its flag, or by a height of zero.
            ROW => {
                let hidden = u16_at(data, 12) & 0x20 != 0 || u16_at(data, 6) & 0x7FFF == 0;
                details.hidden_rows.extend(hidden.then_some(at.0));
            }
            // First and last column of a run, hidden by its flag or by a width of zero.
            COLUMN => {
                let hidden = u16_at(data, 8) & 1 != 0 || u16_at(data, 4) == 0;
                details.hidden_columns.extend(hidden.then_some(at));
            }
            // A row, its first column, and for each cell the number of its style and the stored number.
            MULTIPLE_NUMBERS => {
                let formats = data.get(4..data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
                details
                    .style_numbers
                    .extend((at.1..).zip(formats).map(|(column, cell)| ((at.0, column), u16_at(cell, 0))));
            }
            FORMULA => {
                details.style_numbers.insert(at, u16_at(data, 4));
                details.formulas.insert(at);
                // Programs that cannot compute formulas store zero, and ask spreadsheets to compute when they open the
                // workbook.
                let zero = data.get(6..14).is_some_and(|value| value == [0; 8]);
                // The last token shows whether the result is a concatenated text, which cannot be zero.
                let tokens = data.get(22..22 + usize::from(u16_at(data, 20))).unwrap_or_default();
                let joins = tokens.last() == Some(&CONCATENATE);
                details.doubtful_zeros.extend(zero.then_some(at));
                details.has_results |= !zero;
                details.uncomputed.extend((zero && (joins || u16_at(data, 14) & 3 != 0)).then_some(at));
            }
            kind if SINGLE_CELLS.contains(&kind) => drop(details.style_numbers.insert(at, u16_at(data, 4))),
            _ => {}
        }
    }
}
