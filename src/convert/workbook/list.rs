//! Writes worksheets that are lists with a header row, and the cells of all worksheets: texts, amounts and dates.
//!
//! The worksheets of basics, prose, ledger, figures and ties are such a [`List`]; tables use the functions for cells.

use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet};

use super::Book;
use super::width::{height, lines};
use crate::error::Error;
use crate::model::{Amount, Date};

/// Maximum number of significant digits of a number that Excel keeps.
const MAX_NUMBER_DIGITS: usize = 15;

/// A worksheet with a header row, which is written row by row.
pub(super) struct List {
    pub(super) sheet: Worksheet,
    /// The widths of the columns, in digits.
    widths: Vec<f64>,
    /// The current row, counted from 0.
    row: u32,
    /// The number of lines of type for which the current row is high enough.
    lines: f64,
}

impl List {
    /// An empty list. `name` is the identifier of the worksheet's name; each column has the identifier of its title and
    /// its width in digits.
    pub(super) fn new(book: &Book<'_>, name: &str, columns: &[(&str, f64)]) -> Result<Self, Error> {
        let mut sheet = book.sheet(&book.text(name))?;
        for (column, (title, width)) in (0..).zip(columns) {
            sheet.set_column_width(column, *width)?;
            sheet.write_string_with_format(0, column, book.text(title), &book.style.header())?;
        }
        sheet.set_row_height(0, height(1.5))?;
        sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
        if columns.iter().map(|(_, width)| width).sum::<f64>() > 110.0 {
            sheet.set_landscape();
        }
        Ok(Self { sheet, widths: columns.iter().map(|(_, width)| *width).collect(), row: 0, lines: 1.0 })
    }

    /// Begins the next row and returns its number. `open` is the format of an unlocked row, which users may delete;
    /// `None` for a locked one.
    pub(super) fn next(&mut self, open: Option<&Format>) -> Result<u32, Error> {
        self.row += 1;
        self.lines = 1.0;
        if let Some(format) = open {
            self.sheet.set_row_format(self.row, format)?;
        }
        Ok(self.row)
    }

    /// The current row, counted from 0.
    pub(super) fn row(&self) -> u32 {
        self.row
    }

    /// Writes a text into the current row, and makes the row high enough for it.
    pub(super) fn text(&mut self, column: u16, text: &str, format: &Format) -> Result<(), Error> {
        let lines = self.widths.get(usize::from(column)).map_or(1.0, |width| lines(text, *width));
        if lines > self.lines {
            self.sheet.set_row_height(self.row, height(lines))?;
            self.lines = lines;
        }
        text_cell(&mut self.sheet, self.row, column, text, format)
    }
}

/// Writes a text, or a blank cell if it is empty.
pub(super) fn text_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
) -> Result<(), Error> {
    if text.is_empty() {
        sheet.write_blank(row, column, format)?;
    } else {
        sheet.write_string_with_format(row, column, text, format)?;
    }
    Ok(())
}

/// Writes an amount: as a number if Excel keeps all its digits, else as text. `format` makes the format from the number
/// of decimals.
pub(super) fn amount_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    amount: Amount,
    book: &Book<'_>,
    format: impl FnOnce(u32) -> Format,
) -> Result<(), Error> {
    let value = amount.value().normalize();
    let digits = value.to_string();
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    // Nothing is computed with the float: Excel stores numbers as floats, and 15 digits survive that.
    match digits.parse::<f64>() {
        Ok(number) if count <= MAX_NUMBER_DIGITS => {
            sheet.write_number_with_format(row, column, number, &format(value.scale()))?;
        }
        _ => {
            sheet.write_string_with_format(row, column, digits, &book.style.long_amount())?;
        }
    }
    Ok(())
}

/// Writes a date, or a blank cell if there is none.
pub(super) fn date_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    date: Option<Date>,
    format: &Format,
) -> Result<(), Error> {
    match date {
        None => sheet.write_blank(row, column, format)?,
        Some(date) => {
            let day = ExcelDateTime::from_ymd(date.year, date.month, date.day)?;
            sheet.write_datetime_with_format(row, column, &day, format)?
        }
    };
    Ok(())
}
