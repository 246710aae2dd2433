//! Writes the worksheet of the basics: layout, unit (单位名称), budget year, day of publication and kind of document.
//!
//! [`workbook`](super::workbook) puts it after the guide; the headings of the tables refer to its cell with the unit.

use rust_xlsxwriter::Worksheet;

use super::list::{List, date_cell};
use super::{Book, valid};
use crate::error::Error;

/// The cell with the name of the unit, which the heading of each table refers to: second row below the header.
pub(super) const UNIT_CELL: &str = "$B$3";

/// The column of the values, counted from 0.
const VALUE: u16 = 1;

/// Writes the worksheet.
pub(super) fn basics(book: &Book<'_>) -> Result<Worksheet, Error> {
    let columns = [("book-item", 16.0), ("book-value", 44.0), ("book-remark", 60.0)];
    let mut list = List::new(book, "book-basics", &columns)?;
    let (form, style) = (book.form, &book.style);
    row(book, &mut list, "book-layout")?;
    list.text(VALUE, &book.layout.name, &style.fixed(0))?;
    row(book, &mut list, "book-unit")?;
    list.text(VALUE, form.unit.as_deref().unwrap_or_default(), &style.words(0))?;
    let year = row(book, &mut list, "book-year")?;
    match form.year {
        Some(given) => list.sheet.write_number_with_format(year, VALUE, given, &style.on_left())?,
        None => list.sheet.write_blank(year, VALUE, &style.on_left())?,
    };
    list.sheet.add_data_validation(year, VALUE, year, VALUE, &valid::year(book)?)?;
    let published = row(book, &mut list, "book-published")?;
    date_cell(&mut list.sheet, (published, VALUE), form.published, &style.day())?;
    list.sheet.add_data_validation(published, VALUE, published, VALUE, &valid::date(book)?)?;
    if !book.layout.kinds.is_empty() {
        kind(book, &mut list)?;
    }
    Ok(list.sheet)
}

/// Writes the row of the kind of document (文种), with a drop-down of the layout's kinds.
fn kind(book: &Book<'_>, list: &mut List) -> Result<(), Error> {
    let kinds = book.layout.kinds_about();
    let row = row(book, list, "book-document")?;
    let chosen = kinds.iter().find(|(key, _)| Some(key) == book.form.kind.as_ref());
    list.text(VALUE, chosen.map_or("", |(_, about)| about), &book.style.words(0))?;
    let choices: Vec<String> = kinds.into_iter().map(|(_, about)| about).collect();
    list.sheet.add_data_validation(row, VALUE, row, VALUE, &valid::choice(book, &choices)?)?;
    Ok(())
}

/// Begins the row of an item with its name and its explanation; returns the row, counted from 0.
fn row(book: &Book<'_>, list: &mut List, item: &str) -> Result<u32, Error> {
    let row = list.next(None)?;
    list.text(0, &book.text(item), &book.style.fixed(0))?;
    list.text(2, &book.text(&format!("{item}-about")), &book.style.remark())?;
    Ok(row)
}
