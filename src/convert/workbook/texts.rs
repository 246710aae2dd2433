//! Writes the worksheet of the prose: one row for each paragraph, with the title of its section (栏目).
//!
//! [`workbook`](super::workbook) puts it before the tables; `load::workbook` reads it back.

use rust_xlsxwriter::Worksheet;

use super::list::List;
use super::{Book, valid};
use crate::error::Error;
use crate::layout::PartBody;

/// The number of blank rows for a section without paragraphs.
const BLANK_PARAGRAPHS: usize = 8;

/// Maximum length of a list of choices that Excel stores in a drop-down itself, in characters, with the commas between
/// them.
const MAX_LIST_CHARS: usize = 255;

/// Writes the worksheet.
pub(super) fn texts(book: &Book<'_>) -> Result<Worksheet, Error> {
    let mut list = List::new(book, "book-texts", &[("book-section", 24.0), ("book-paragraph", 100.0)])?;
    let mut titles = Vec::new();
    for part in &book.layout.parts {
        let Some(PartBody::Sections(sections)) = part.body() else { continue };
        for given in sections {
            let paragraphs = book.form.texts.get(&part.key).and_then(|part| part.get(&given.key));
            let title = given.label(part);
            section(book, &mut list, title, paragraphs.map_or(&[][..], Vec::as_slice))?;
            titles.push(title.to_owned());
        }
    }
    if list.row() > 0 && titles.join(",").chars().count() <= MAX_LIST_CHARS {
        let (last, choice) = (list.row(), valid::choice(book, &titles)?);
        list.sheet.add_data_validation(1, 0, last, 0, &choice)?;
    }
    list.sheet.set_landscape();
    Ok(list.sheet)
}

/// Writes the rows of a section: its paragraphs and one blank row, or blank rows only if it has no paragraph.
fn section(book: &Book<'_>, list: &mut List, title: &str, paragraphs: &[String]) -> Result<(), Error> {
    let blank = if paragraphs.is_empty() { BLANK_PARAGRAPHS } else { 1 };
    let blank = std::iter::repeat_n("", blank);
    for text in paragraphs.iter().map(String::as_str).chain(blank) {
        list.next(Some(&book.style.open()))?;
        list.text(0, title, &book.style.words(0))?;
        list.text(1, text, &book.style.words(0))?;
    }
    Ok(())
}
