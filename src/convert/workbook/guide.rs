//! Writes the first worksheet, the guide: the steps of filling in the workbook, and a list of the other worksheets with
//! links. [`workbook`](super::workbook) calls it; `load` does not read this worksheet.

use rust_xlsxwriter::{Url, Worksheet};

use super::Book;
use super::accounts::quoted;
use super::list::text_cell;
use super::width::{height, lines};
use crate::error::Error;

/// The number of steps; their texts are `book-step-1` to `book-step-9`.
const STEPS: usize = 9;

/// The first step about tables, which the step about the ledger replaces.
const LEDGER_STEP: usize = 3;

/// The last step about tables.
const LAST_TABLE_STEP: usize = 5;

/// Widths of the columns in digits: the step or the worksheet, and its text.
const WIDTHS: [f64; 2] = [14.0, 92.0];

/// Writes the worksheet.
pub(super) fn guide(book: &Book<'_>) -> Result<Worksheet, Error> {
    let mut sheet = book.sheet(&book.text("book-guide"))?;
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_screen_gridlines(false);
    let title = book.with("book-guide-title", &[("layout", book.layout.description.clone())]);
    text_cell(&mut sheet, 0, 0, &title, &book.style.heading())?;
    sheet.set_row_height(0, 2.0 * height(1.0))?;
    let mut row = 2;
    for (label, about) in steps(book) {
        text_cell(&mut sheet, row, 0, &label, &book.style.prose())?;
        prose(book, &mut sheet, row, &about)?;
        row += 1;
    }
    text_cell(&mut sheet, row + 1, 0, &book.text("book-sheets"), &book.style.prose().set_bold())?;
    for (row, (name, about)) in (row + 2..).zip(contents(book)) {
        let link = Url::new(format!("internal:{}!A1", quoted(&name))).set_text(&name);
        sheet.write_url_with_format(row, 0, link, &book.style.link())?;
        prose(book, &mut sheet, row, &about)?;
    }
    Ok(sheet)
}

/// The steps and a closing hint, each with its label and its text.
fn steps(book: &Book<'_>) -> Vec<(String, String)> {
    let step = |step: usize| {
        let decimals = ("decimals", book.layout.format.decimals.to_string());
        let label = book.with("book-step", &[("number", step.to_string())]);
        (label, book.with(&format!("book-step-{step}"), &[decimals]))
    };
    // With a ledger, one step replaces the steps about tables.
    let ledger =
        |number: usize| (book.with("book-step", &[("number", number.to_string())]), book.text("book-step-ledger"));
    let hint = (book.text("book-hint"), book.text("book-hint-about"));
    if !book.form.ledger {
        return (1..=STEPS).map(step).chain([hint]).collect();
    }
    let rest = (LEDGER_STEP + 1..)
        .zip(LAST_TABLE_STEP + 1..=STEPS)
        .map(|(number, usual)| (book.with("book-step", &[("number", number.to_string())]), step(usual).1));
    (1..LEDGER_STEP).map(step).chain([ledger(LEDGER_STEP)]).chain(rest).chain([hint]).collect()
}

/// Writes a text with line breaks into the second column, and sets the height of the row.
fn prose(book: &Book<'_>, sheet: &mut Worksheet, row: u32, text: &str) -> Result<(), Error> {
    text_cell(sheet, row, 1, text, &book.style.prose())?;
    sheet.set_row_height(row, height(lines(text, WIDTHS[1])))?;
    Ok(())
}

/// The other worksheets, each with its name and its description.
fn contents(book: &Book<'_>) -> Vec<(String, String)> {
    let entry = |name: &str| (book.text(name), book.text(&format!("{name}-about")));
    let mut contents = vec![entry("book-basics"), entry("book-texts")];
    contents.extend(book.form.ledger.then(|| entry("book-ledger")));
    contents.extend(book.tables().map(|spec| {
        let about = if spec.title.is_empty() { book.text("book-in-prose") } else { spec.title.clone() };
        (spec.tab().to_owned(), about)
    }));
    contents.extend([entry("book-figures"), entry("book-ties")]);
    contents
}
